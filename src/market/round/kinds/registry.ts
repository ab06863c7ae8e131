import { z } from 'zod'
import type { Fixed } from '../../fixed.ts'
import type { Order } from '../book.ts'
import { BASKET } from './basket.ts'
import { BUY } from './buy.ts'
import { CONVERT } from './convert.ts'
import { FLOOR } from './floor.ts'
import type { BookingTerms, KindFault, Offer, OrderKind, OrderNames, PlantWork } from './kind.ts'
import { PACKAGE } from './package.ts'
import { SELL } from './sell.ts'
import { STORE } from './store.ts'

/** Every kind of order, in the order in which the schema tells of them. */
export const KINDS = [SELL, PACKAGE, BUY, CONVERT, FLOOR, BASKET, STORE] as const

export type OrderContent = ContentOf<(typeof KINDS)[number]>
type ContentOf<K extends { readonly schema: z.ZodObject }> = K extends unknown ? Fixed<z.infer<K['schema']>> : never

/** What is asked of orders of some kinds. */
export interface OrderKinds<C> {
  readonly schema: z.ZodType<C>
  /** The schema of rounds by a version of the rules. */
  readonly schemaBy: (version: number) => z.ZodType<C>
  readonly namesOf: (content: C) => OrderNames
  readonly goodsOffered: (content: C) => Offer
  readonly bookOrder: (id: string, content: C, terms: BookingTerms) => Order
  readonly limitOf: (content: C) => string
  readonly askOf: (content: C) => ReturnType<NonNullable<OrderKind['ask']>> | undefined
  readonly isCutByShortage: (content: C) => boolean
  readonly contractUnder: (content: C) => ReturnType<NonNullable<OrderKind['under']>> | undefined
  readonly plantWork: (content: C) => PlantWork | undefined
  readonly repeats: (content: C) => boolean
  readonly kindFaults: (content: C, booked: Order, known: Known) => Iterable<KindFault>
}
type Known = Parameters<NonNullable<OrderKind['faults']>>[2]

const NO_GOODS: Offer = new Map()

/** Joins kinds: what is asked of an order is asked of its own. */
export function orderKinds<const K extends readonly OrderKind[]>(kinds: K): OrderKinds<ContentOf<K[number]>> {
  type C = ContentOf<K[number]>
  const byName = new Map(kinds.map((one) => [one.kind, one]))
  const schemaBy = (version: number): z.ZodType<C> => {
    const [first, ...rest] = kinds.filter(({ since = 0 }) => since <= version).map(({ schema }) => schema)
    if (first === undefined) throw new Error('there are no kinds of orders')
    return z.discriminatedUnion('kind', [first, ...rest]) as unknown as z.ZodType<C>
  }
  /** The kind of a content, with that content as what its functions take. */
  const of = (content: C): readonly [kind: OrderKind, own: Parameters<OrderKind['names']>[0]] => {
    const own = content as unknown as Parameters<OrderKind['names']>[0] & { readonly kind: string }
    const found = byName.get(own.kind)
    if (found === undefined) throw new Error(`no kind of order is called ${own.kind}`)
    return [found, own]
  }
  const asked =
    <T>(ask: (kind: OrderKind, own: Parameters<OrderKind['names']>[0]) => T) =>
    (content: C): T =>
      ask(...of(content))
  return {
    schema: schemaBy(Number.POSITIVE_INFINITY),
    schemaBy,
    namesOf: asked((kind, own) => kind.names(own)),
    goodsOffered: asked((kind, own) => kind.offered?.(own) ?? NO_GOODS),
    bookOrder: (id, content, terms) => asked((kind, own) => kind.book(id, own, terms))(content),
    limitOf: asked((kind, own) => kind.limit(own)),
    askOf: asked((kind, own) => kind.ask?.(own)),
    isCutByShortage: asked((kind) => kind.isCut === true),
    contractUnder: asked((kind, own) => kind.under?.(own)),
    plantWork: asked((kind, own) => kind.work?.(own)),
    repeats: asked((kind, own) => kind.repeats?.(own) === true),
    kindFaults: (content, booked, known) => asked((kind, own) => kind.faults?.(own, booked, known) ?? [])(content),
  }
}

const ORDERS = orderKinds(KINDS)

/** What a trader writes, and seals. */
export const orderSchema = ORDERS.schema
/** The same in rounds of rules before the third, which have neither baskets nor storage. */
export const orderSchemaBefore = ORDERS.schemaBy(2)
export const {
  namesOf,
  goodsOffered,
  bookOrder,
  limitOf,
  askOf,
  isCutByShortage,
  contractUnder,
  plantWork,
  repeats,
  kindFaults,
} = ORDERS
