import { at } from '../../lists/index.ts'

/**
 * What is brought to a round, and on what terms: plain data, as it is published afterwards, in which nothing is checked yet.
 * `openBook` checks it and gives its numbers their units as types.
 *
 * Units: goods in whole grams, prices in whole micro-dollars per kg, so that money is a whole number of nano-dollars
 * (1e-6 USD/kg x 1 g = 1e-9 USD).
 */
export interface Book {
  readonly round: string
  readonly materials: readonly TradedMaterial[]
  readonly places: readonly string[]
  /** Delivery months, `2027-03`. */
  readonly months: readonly string[]
  readonly routes: readonly BookRoute[]
  /** Which of the prices that support the round is taken where they leave a choice. */
  readonly priceRule: PriceRule
  /** What each budget for floor contracts may pay, in micro-dollars. */
  readonly budgets: Readonly<Record<string, number>>
  /**
   * Version of the rules that it is cleared and checked by. Left out in earlier books: in these goods are shared out by whole sizes, and
   * where more could be traded at no gain, it may or may not be. By the second, among orders that are not equal their form may decide who trades at no
   * gain.
   */
  readonly rules?: 2 | 3
  /** What nobody could know before the orders were sealed: it puts them in their canonical order. Without it, their hashes alone do. */
  readonly tieBreak?: string
  readonly orders: readonly Order[]
}

/** Whether orders at the margin share by the same part, whatever their form. */
export const isEven = ({ rules }: Pick<Book, 'rules'>): boolean => rules === 3

export type PriceRule = 'lowest' | 'middle'

export interface TradedMaterial {
  readonly name: string
  /** Grades, the strictest first; what is of one may be sold as the next. */
  readonly grades: readonly string[]
  /** As which other grades a grade may be sold, where that is not the next: `[stricter, looser]`. */
  readonly downgrades?: readonly (readonly [from: string, to: string])[]
  /** What it costs to get rid of it, in micro-dollars per kg: no price falls below minus this. */
  readonly wasteCost: number
}

/** A way from place to place, for whole lists of materials, in every month. */
export interface BookRoute {
  readonly id: string
  /** Who is paid the freight, and the rent where the route is full. */
  readonly owner: string
  readonly from: string
  readonly to: string
  /** All materials, if left out. */
  readonly materials?: readonly string[]
  /** Micro-dollars per kg. */
  readonly cost: number
  /** Grams a month, of everything it carries together; no limit if left out. */
  readonly most?: number
}

/**
 * An order of any kind. It is filled in grains: 0, or from `least` to `most` of them, shared out among its alternatives.
 * Sell, buy, package, conversion and a choice of months differ in their moves alone.
 */
export interface Order {
  readonly id: string
  readonly owner: string
  readonly most: number
  /** 0: divisible; as much as `most`: all or nothing. */
  readonly least: number
  readonly alternatives: readonly Alternative[]
  readonly contract?: FloorContract
}

export interface Alternative {
  /** What a grain must bring in at least, in nano-dollars: an ask is positive, a bid negative. */
  readonly limit: number
  /** Grams a grain brings to a node (positive) or takes from it (negative). */
  readonly moves: readonly (readonly [node: string, grams: number])[]
}

/** A two-way contract for the difference between a strike and the round's price, settled after the round by a budget. */
export interface FloorContract {
  /** Micro-dollars per kg. */
  readonly strike: number
  readonly budget: string
}

/**
 * The name of a grade: how strict it is by origin, and which standards the plants keep to that it comes from, which is the trade's
 * qualification: `democracies+iatf-16949`.
 */
export const gradeName = (origin: string, qualifications: readonly string[]): string =>
  [origin, ...[...qualifications].sort()].join('+')

export function partsOfGrade(grade: string): { readonly origin: string; readonly qualifications: readonly string[] } {
  const [origin = '', ...qualifications] = grade.split('+')
  return { origin, qualifications }
}

/** As which grades a material's grades may be sold, one step at a time. */
export const downgradesOf = ({
  grades,
  downgrades,
}: TradedMaterial): readonly (readonly [from: string, to: string])[] =>
  downgrades ?? grades.slice(1).map((looser, g) => [at(grades, g), looser] as const)

/** The name of a node: a material of a grade, at a place, in a month. */
export const nodeName = (material: string, grade: string, place: string, month: string): string =>
  [material, grade, place, month].join('/')
