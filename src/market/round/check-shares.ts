import { at } from '../../lists/index.ts'
import type { Grains } from '../../quantity/index.ts'
import { equalityKey } from './bids.ts'
import { sharedAmong, sharedBy, type Item, type Margin } from './margin.ts'
import type { CanonicalBook } from './validate-book.ts'

/** A part of what an order could have, in whole numbers. */
interface Part {
  readonly got: bigint
  readonly of: bigint
}

/**
 * At a node: the largest part that an order would still have with as much less as rounding may leave, and the
 * smallest that another would have with as much more.
 */
interface Ends {
  most?: Part
  least?: Part
}

const isLess = (a: Part, b: Part): boolean => a.got * b.of < b.got * a.of

/**
 * Whether what the orders at the margin buy and sell by the gram is shared evenly. It looks for an exchange that would better it: goods handed on
 * along legs at no gain or loss, from an order with a larger part of what it could have to one with a smaller, or from one that would sell more
 * to one that would buy more. Rounding may leave a gram for each column, and a grain for what moves more. Through packages and conversions it
 * looks for none.
 */
export function areEven(
  { nodes, legs, limits }: CanonicalBook,
  items: readonly Item[],
  {
    margin,
    fills,
    flow,
    carried,
    filled,
  }: {
    margin: Margin
    fills: readonly (readonly [item: number, alternative: number, grains: number])[]
    flow: readonly number[]
    carried: readonly number[]
    filled: readonly Grains[]
  },
): boolean {
  const looseIn = leftByRounding(margin, items, legs)
  const sharedIn = sharedBy(margin, (i) => at(filled, i))
  const grainsOf = new Map(fills.map(([i, a, grains]) => [`${i} ${a}`, grains]))
  const ends = { sell: nodes.map((): Ends => ({})), buy: nodes.map((): Ends => ({})) }
  /** Where something could be sold, or bought, that is not. */
  const more = { sell: new Set<number>(), buy: new Set<number>() }
  margin.choices.forEach((choice, i) => {
    if (choice?.marginal !== true || choice.side === 'convert') return
    const { least, most, alternatives } = at(items, i)
    const loose = looseIn(choice.pool)
    const could = Math.min(most, sharedAmong(margin, sharedIn, i) ?? most)
    const total = at(filled, i)
    for (const a of choice.free) {
      const [move, ...others] = at(alternatives, a).moves
      if (move === undefined || others.length > 0 || Math.abs(move.grams) !== 1) continue
      const here = at(ends[choice.side], move.node)
      const part = (got: number): Part => ({ got: BigInt(got), of: BigInt(could) })
      if (total + loose < most) more[choice.side].add(move.node)
      if ((grainsOf.get(`${i} ${a}`) ?? 0) > loose && total - loose >= least) {
        const left = part(total - loose)
        if (here.most === undefined || isLess(here.most, left)) here.most = left
      }
      if (total + loose < could) {
        const then = part(total + loose)
        if (here.least === undefined || isLess(then, here.least)) here.least = then
      }
    }
  })
  const ways = nodes.map((): number[] => [])
  for (const l of margin.tight) {
    const { from, to, limit } = at(legs, l)
    const loose = looseIn(margin.poolOf(from))
    if (limit === undefined || at(limits, limit).most - at(carried, limit) > loose) at(ways, from).push(to)
    if (at(flow, l) > loose) at(ways, to).push(from)
  }
  const betters = (n: number, m: number): boolean => {
    const [buyer, other] = [at(ends.buy, n).most, at(ends.buy, m).least]
    const [lacking, seller] = [at(ends.sell, n).least, at(ends.sell, m).most]
    return (
      (more.sell.has(n) && more.buy.has(m)) ||
      (buyer !== undefined && other !== undefined && isLess(other, buyer)) ||
      (lacking !== undefined && seller !== undefined && isLess(lacking, seller))
    )
  }
  return nodes.every((_, n) => {
    const couldGive = at(ends.buy, n).most !== undefined || at(ends.sell, n).least !== undefined || more.sell.has(n)
    return !couldGive || [...reachedFrom(n, ways)].every((m) => !betters(n, m))
  })
}

function reachedFrom(n: number, ways: readonly (readonly number[])[]): ReadonlySet<number> {
  const reached = new Set([n])
  for (const node of reached) for (const next of at(ways, node)) reached.add(next)
  return reached
}

/** By pool, what rounding may leave: grams. */
function leftByRounding(
  { choices, tight, poolOf }: Margin,
  items: readonly Item[],
  legs: CanonicalBook['legs'],
): (pool: number) => number {
  const sums = new Map<number, number>()
  const add = (pool: number, grams: number): void => void sums.set(pool, (sums.get(pool) ?? 0) + grams)
  // Equal orders are one column, whose part is shared out by itself.
  const seen = new Set<string>()
  choices.forEach((choice, i) => {
    if (choice === undefined) return
    const { least, alternatives } = at(items, i)
    const key = equalityKey(least, alternatives)
    if (key !== undefined && seen.has(key)) return
    if (key !== undefined) seen.add(key)
    add(choice.pool, choice.grams)
  })
  for (const l of tight) add(poolOf(at(legs, l).from), 1)
  return (pool) => 2 + (sums.get(pool) ?? 0)
}
