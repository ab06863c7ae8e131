import type { JSX } from 'react'
import type { OrderContent, OwnShown, RoundShown } from '../../../../../src/market/index.ts'
import type { PlainKeyOf, SayOf } from '../../../../../src/messages/index.ts'
import { sumOf, typedDigits } from '../../../parts/exact.ts'
import type { Naming } from '../../../parts/naming.ts'
import type { readMessages } from '../read.gen.ts'
import type { orderMessages } from '../messages.gen.ts'

/** An order while it is being written: texts as they are typed, of all kinds at once, so that nothing is lost on the way from one to another. */

export type Kind = OrderContent['kind']
export type Partly = 'any' | 'least' | 'all'

export interface Amount {
  readonly material: string
  readonly grade: string
  readonly kg: string
}
export interface Recipe {
  readonly process: string
  readonly fee: string
  readonly inputs: readonly Amount[]
  readonly outputs: readonly Amount[]
}
export interface Basket {
  readonly month: string
  readonly bid: string
  readonly parts: readonly Amount[]
}
export interface Draft {
  readonly kind: Kind
  readonly material: string
  readonly grade: string
  readonly place: string
  readonly month: string
  /** In which stored goods are handed out again. */
  readonly until: string
  readonly kg: string
  readonly partly: Partly
  readonly least: string
  /** The ask, the floor, or what storage takes. */
  readonly price: string
  /** Bids by delivery month; none where a month will not do. */
  readonly bids: Readonly<Record<string, string>>
  readonly lots: readonly string[]
  readonly parts: readonly Amount[]
  readonly baskets: readonly Basket[]
  /** What baskets may cost at most; empty if there is no limit. */
  readonly money: string
  readonly recipes: readonly Recipe[]
  /** Own site that converts. */
  readonly site: string
  readonly contract: string
}

export interface FieldsProps {
  readonly draft: Draft
  readonly change: (draft: Draft) => void
  readonly round: RoundShown
}
export interface GoodsProps extends FieldsProps {
  readonly contracts: OwnShown['contracts']
}

type OrderWord = PlainKeyOf<typeof orderMessages>

/** What the form of a kind has: it shows what the kind takes, and no more. */
export interface KindForm {
  /** What is said of the grade, where it is for one material. */
  readonly grade?: OrderWord
  readonly place: OrderWord
  /** Label of its month, where it has just one. */
  readonly month?: OrderWord
  /** Above the goods. */
  readonly First?: (props: GoodsProps) => JSX.Element
  /** Beside the month. */
  readonly Last?: (props: FieldsProps) => JSX.Element
  /** What it is made up of. */
  readonly Parts?: (props: FieldsProps) => JSX.Element
  readonly size?: { readonly label: OrderWord; readonly hint: OrderWord }
  /** How it may be filled; it is not asked, if there is none. */
  readonly partly: readonly Partly[]
  /** The price that it holds to: one for all, or fields of its own. */
  readonly limit?:
    | { readonly label: OrderWord; readonly hint: OrderWord }
    | { readonly legend?: OrderWord; readonly Fields: (props: FieldsProps) => JSX.Element }
  /** The goods that lots have to be of, by material, where it brings any. */
  readonly wanted?: (draft: Draft) => readonly Pick<Amount, 'material' | 'grade'>[]
  /** What a round or a member lacks for it. */
  readonly lacking?: (round: RoundShown, contracts: OwnShown['contracts'] | undefined) => OrderWord | undefined
}

/** A kind of order on the page: how it is written, shown and read back. What the market asks of it stands in `src/market/round/kinds/`. */
export interface KindPage<C extends OrderContent = OrderContent> {
  readonly form: KindForm
  /** The order as it is typed; what is missing or wrong the schema says. */
  write(draft: Draft, months: readonly string[]): { readonly [K in keyof C as Exclude<K, 'kind'>]: unknown }
  /** What of an order stands in fields besides those that all kinds have. */
  read(content: C): Partial<Draft>
  /** Kilograms of all of it, where it does not say so itself. */
  whole?(content: C): string
  readBack(content: C, reading: Reading): string
  /** Whether it says something twice that the form has once. */
  repeats?(content: C): boolean
  readonly past: {
    /** How it is told by how much a price has missed it; not at all, if left out. */
    readonly short?: 'bidShort' | 'askOver'
    /** Whether its goods differ by month. */
    readonly byMonth?: true
    /** Whether it is filled in grains of more than a gram. */
    readonly inGrains?: true
  }
}

export const ANY_PART: readonly Partly[] = ['any', 'least', 'all']
export const KG = { label: 'kg', hint: 'kgHint' } as const

export const amountsTyped = (list: readonly Amount[]): Amount[] =>
  list.map((one) => ({ ...one, kg: typedDigits(one.kg) }))

export const sumOfParts = (parts: readonly Pick<Amount, 'kg'>[]): string => sumOf(parts.map(({ kg }) => kg))

/** The least part as it is typed; `whole` is all of it. */
export const leastTyped = ({ partly, least }: Draft, whole: string): { readonly least?: string } =>
  partly === 'any' ? {} : { least: partly === 'all' ? whole : typedDigits(least) }

type Names = Pick<
  Naming,
  'lang' | 'material' | 'place' | 'grade' | 'month' | 'price' | 'money' | 'kg' | 'list' | 'site'
>

/** What an order is read back with. */
export interface Reading {
  readonly say: SayOf<typeof readMessages>
  readonly names: Names
  readonly contracts: OwnShown['contracts']
  readonly grade: (id: string) => string
  /** As a buyer accepts it. */
  readonly loosest: (id: string) => string
  readonly price: (digits: string) => string
  readonly part: (key: 'part' | 'becomes') => (one: Amount) => string
  readonly place: string
  /** How much of it may be filled. */
  readonly size: string
  /** Gaps that most sentences have: the place and all of its kilograms. */
  readonly here: { readonly place: string; readonly kg: string }
  /** A sentence with size and lots. */
  readonly told: (said: string) => string
}
