import { at } from '../../lists/index.ts'
import { quantity, type Grains } from '../../quantity/index.ts'
import type { Book } from './book.ts'
import type { OpenAlternative, CanonicalBook } from './validate-book.ts'

/** What the programme sees: an order, or all divisible orders of one alternative that ask for the same. */
export interface Bid {
  /** Positions in the book's canonical order. */
  readonly orders: readonly number[]
  readonly most: Grains
  /** More than 0 for a block: an order that takes part with this much or not at all. */
  readonly least: Grains
  readonly alternatives: readonly OpenAlternative[]
}

/** Half a gram of what it moves most of, in grains: less is no fill, and no shortfall; whole numbers come later. */
export const fillTolerance = ({ alternatives }: Bid): Grains =>
  quantity<'grain'>(0.5 / Math.max(...alternatives.flatMap(({ moves }) => moves.map(({ grams }) => Math.abs(grams)))))

/** Equal orders are one bid, since their columns would be the same; what it gets is shared out pro rata. */
export function bidsOf({ orders }: CanonicalBook): Bid[] {
  const bids: Bid[] = []
  const equal = new Map<string, number[]>()
  orders.forEach(({ order: { most, least }, alternatives }, o) => {
    const key = equalityKey(least, alternatives)
    const others = key === undefined ? undefined : equal.get(key)
    if (others === undefined) {
      const members = [o]
      if (key !== undefined) equal.set(key, members)
      bids.push({ orders: members, most, least, alternatives })
    } else others.push(o)
  })
  return bids.map((bid) =>
    bid.orders.length === 1
      ? bid
      : { ...bid, most: quantity<'grain'>(bid.orders.reduce((sum, o) => sum + at(orders, o).order.most, 0)) },
  )
}

/** What a bid could have at most, each of its orders counted by no more than all there is to share. */
export const maxFill = ({ orders }: CanonicalBook, bid: Pick<Bid, 'orders'>, shared: Grains): Grains =>
  quantity(bid.orders.reduce((sum, o) => sum + Math.min(at(orders, o).order.most, shared), 0))

/** Divisible orders with one alternative are equal if limit and moves are; others are equal to none. */
export function equalityKey(least: number, alternatives: readonly OpenAlternative[]): string | undefined {
  const [only, ...others] = alternatives
  if (only === undefined || others.length > 0 || least > 0) return undefined
  return `${only.limit}:${only.moves.map(({ node, grams }) => `${node}*${grams}`).join(',')}`
}

/**
 * Shares out goods among equal orders: pro rata, each counted by no more than all there is to share (with others beside them, `shared`),
 * so that it gains nothing to ask for more than could come.
 */
export const sharedOut = (
  amount: number,
  sizes: readonly number[],
  { rules }: Pick<Book, 'rules'>,
  shared = amount,
): number[] =>
  proRata(amount, rules === undefined ? sizes : sizes.map((size) => Math.min(size, Math.max(shared, amount))))

/**
 * Shares out a whole amount pro rata, by largest remainder; equal remainders go by position.
 *
 * @returns whole numbers that add to `amount`, each at most its size if `amount` is at most their sum
 */
export function proRata(amount: number, sizes: readonly number[]): number[] {
  const total = BigInt(sizes.reduce((a, b) => a + b, 0))
  if (total === 0n) return sizes.map(() => 0)
  const exact = sizes.map((size) => BigInt(amount) * BigInt(size))
  const parts = exact.map((share) => Number(share / total))
  const left = amount - parts.reduce((a, b) => a + b, 0)
  exact
    .map((share, i) => ({ rest: share % total, i }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
    .slice(0, left)
    .forEach(({ i }) => (parts[i] = at(parts, i) + 1))
  return parts
}
