import { quantity, type MicroUsd, type MicroUsdPerKg, type PlainGrams } from '../../../quantity/index.ts'
import { z } from 'zod'
import { gramsOf, kilograms } from '../../amounts.ts'
import type { Fixed } from '../../fixed.ts'
import type { Order } from '../book.ts'

/** Parts that the schemas of several kinds have. */
export const name = z.string().min(1).max(200)
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, such as 2027-03')
export const lots = z.array(name).min(1).max(100)
/** Whole, in part or not at all: `least` is all or nothing where it is as much as the order. */
export const sized = { kg: kilograms, least: kilograms.optional() }
export const amount = z.strictObject({ material: name, grade: name, kg: kilograms })

/** Every material, grade, place and month that an order names. */
export interface OrderNames {
  readonly materials: readonly (readonly [material: string, grade: string])[]
  readonly place: string
  readonly months: readonly string[]
}

/** What an order brings to the market itself, by material: what has to lie in its lots. */
export type Offer = ReadonlyMap<string, { readonly grade: string; readonly grams: PlainGrams }>

/** Besides its content, what an order is booked by. */
export interface BookingTerms {
  /** The price contract that it is under. */
  readonly contract: { readonly strike: MicroUsdPerKg; readonly budget: string; readonly amount: MicroUsd } | undefined
  /** What part of what it would buy it may have: below 1 under a declared shortage, the same for everybody. */
  readonly share: number
}

/** What a plant does for an order. */
export interface PlantWork {
  readonly site?: string | undefined
  readonly place: string
  readonly month: string
  /** In the order of the alternatives that the order is booked with. */
  readonly recipes: readonly {
    readonly process?: string | undefined
    readonly inputs: readonly { readonly material: string }[]
  }[]
}

/** What is wrong with an order by its kind alone. */
export type KindFault =
  /** Its amounts have no common measure, so that it cannot be bought in parts. */
  | { readonly kind: 'baskets-coarse' }
  | { readonly kind: 'store-until'; readonly month: string; readonly until: string }
  | { readonly kind: 'value-unknown'; readonly material: string }

type Content<S extends z.ZodObject> = Fixed<z.infer<S>>

/**
 * A kind of order: all that the market has to know of it. The clearing knows no kinds (`Order` in `book.ts`); what is asked of an order before and after
 * is asked here, and nowhere else by its name.
 */
export interface OrderKind<S extends z.ZodObject = z.ZodObject> {
  readonly kind: z.infer<S>['kind'] & string
  /** What a trader writes, and seals. */
  readonly schema: S
  /** Version of the rules from which rounds take it; all, if left out. */
  readonly since?: number
  names(content: Content<S>): OrderNames
  /** As the clearing takes it. */
  book(id: string, content: Content<S>, terms: BookingTerms): Order
  /** The price that it may not be worse than, as its sender wrote it. */
  limit(content: Content<S>): string
  /** Of one that brings goods from lots (its content has `lots` then). */
  offered?(content: Content<S>): Offer
  /** Of one that asks a price for a good by itself: by it is seen later what was withheld. */
  ask?(content: Content<S>): { readonly material: string; readonly ask: string }
  /** Whether it buys, so that a shortage cuts it. */
  readonly isCut?: true
  /** The price contract that it names. */
  under?(content: Content<S>): { readonly id: string; readonly material: string; readonly floor: string }
  /** The work of a plant that it offers. */
  work?(content: Content<S>): PlantWork
  /** Whether it names something twice that the clearing takes once. */
  repeats?(content: Content<S>): boolean
  faults?(
    content: Content<S>,
    booked: Order,
    known: { readonly values: ReadonlyMap<string, unknown> },
  ): Iterable<KindFault>
  /** One that is sound. */
  readonly example: Content<S>
}

/** A kind, as its schema types it. */
export const orderKind = <S extends z.ZodObject>(kind: OrderKind<S>): OrderKind<S> => kind

/** Goods of an order for one material. */
export const oneGood = ({
  material,
  grade,
  kg,
}: {
  readonly material: string
  readonly grade: string
  readonly kg: string
}): Offer => new Map([[material, { grade, grams: gramsOf(kg) }]])

export const leastOf = ({ least }: { readonly least?: string | undefined }): PlainGrams =>
  least === undefined ? quantity<'g'>(0) : gramsOf(least)

export const pairs = (
  list: readonly { readonly material: string; readonly grade: string }[],
): (readonly [string, string])[] => list.map(({ material, grade }) => [material, grade] as const)
