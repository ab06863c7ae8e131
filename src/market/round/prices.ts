import { solveChecked } from '../../clearing/index.ts'
import { at, numberAt } from '../../lists/index.ts'
import {
  gramsInTonnes,
  inMicroUsdPerKg,
  inUsdPerKg,
  less,
  limitPerKg,
  movedBy,
  quantity,
  sum,
  type MicroUsdPerKg,
  type PlainGrams,
  type UsdPerKg,
} from '../../quantity/index.ts'
import { modelFromRows, type NewRow, type Solver } from '../../solver/index.ts'
import { fillTolerance, type Bid } from './bids.ts'
import type { PriceRule } from './book.ts'
import type { Leg, CanonicalBook } from './validate-book.ts'
import type { Solved } from './clearing-lp.ts'

/** Whole, by node. */
export interface Prices {
  /** What the rule makes of the two ends. */
  readonly set: readonly MicroUsdPerKg[]
  readonly low: readonly MicroUsdPerKg[]
  readonly high: readonly MicroUsdPerKg[]
}

/** Half a gram is no trade; whole numbers come later. */
export const PRICE_TOLERANCE = quantity<'g'>(0.5)
/** For the solver's last digits: a whole price must not be cut down to the next lower one. */
const ROUNDING = quantity<'µUSD/kg'>(0.01)

/** The next lower whole price, or the one that the solver means. */
const wholePrice = (price: UsdPerKg): MicroUsdPerKg => quantity(Math.floor(inMicroUsdPerKg(price) + ROUNDING))

/** Goods are wasted rather than sold for less: never -0, which is no price. */
export const leastPrice = (wasteCost: MicroUsdPerKg): MicroUsdPerKg => less(quantity<'µUSD/kg'>(0), wasteCost)

/**
 * The prices that support what is accepted, and of them the lowest and the highest, each price weighed by what passes its
 * node. With s(p) = moves . p - limit of an alternative, they are all p with
 *
 *   s <= 0                  for an alternative of a bid that is not full, accepted or divisible; = 0 where it is filled
 *   s >= 0, s >= s'         for a filled alternative of a full bid, beside the others s' of the bid
 *   p_to - p_from <= cost   for a leg; = cost where it is used
 *     ... <= cost + rent    instead, with rent >= 0, where its limit is reached
 *   p >= -waste             at a node; = -waste where goods are wasted
 *
 * Whole prices are the parts rounded down: if a <= b + c with a whole c, so are a and b rounded down, so that every rule of
 * one node or two holds to the digit. Packages and conversions may miss by less than 1 a kg.
 *
 * @throws SolverError where no prices support it
 */
export function supportingPrices(
  solver: Solver,
  { nodes, legs, limits, wasteCost }: CanonicalBook,
  bids: readonly Bid[],
  { accepted, solved, rule }: { accepted: (b: number) => boolean; solved: Solved; rule: PriceRule },
): Prices {
  const { fills, flows, waste } = solved
  const rents = nodes.length
  const lower = new Float64Array(nodes.length + limits.length)
  const upper = new Float64Array(nodes.length + limits.length).fill(Number.POSITIVE_INFINITY)
  const weight = new Float64Array(nodes.length + limits.length)
  const rows: NewRow[] = []
  const must = (low: number, high: number, terms: readonly (readonly [column: number, value: number])[]): void => {
    const entries = terms.filter(([, value]) => value !== 0)
    const [only, ...others] = entries
    if (only === undefined) return
    if (others.length > 0) {
      rows.push({ lower: low, upper: high, indices: entries.map(([j]) => j), values: entries.map(([, v]) => v) })
      return
    }
    const [j, v] = only
    const [least, most] = v > 0 ? [low / v, high / v] : [high / v, low / v]
    lower[j] = Math.max(numberAt(lower, j), least)
    upper[j] = Math.min(numberAt(upper, j), most)
  }
  wasteCost.forEach((cost, n) => {
    const wasted = quantity<'g'>(numberAt(waste, n))
    const least = inUsdPerKg(leastPrice(cost))
    lower[n] = least
    if (wasted > PRICE_TOLERANCE) upper[n] = least
    weight[n] = gramsInTonnes(wasted)
  })
  bids.forEach((bid, b) => {
    if (bid.least > 0 && !accepted(b)) return
    const filled = at(fills, b)
    const trifle = fillTolerance(bid)
    const full = filled.reduce((x, y) => x + y, 0) >= bid.most - trifle
    const used = filled.map((grains) => grains > trifle)
    bid.alternatives.forEach(({ limit, moves }, a) => {
      // Per kg of what the alternative moves, so that the solver's tolerance means the same for all.
      const most = quantity<'g/grain'>(Math.max(...moves.map(({ grams }) => Math.abs(grams))))
      const terms = moves.map(({ node, grams }) => [node, grams / most] as const)
      const bound = inUsdPerKg(limitPerKg(limit, most))
      for (const { node, grams } of moves)
        if (grams < 0) weight[node] = numberAt(weight, node) - gramsInTonnes(movedBy(at(filled, a), grams))
      if (!full) must(used[a] === true ? bound : Number.NEGATIVE_INFINITY, bound, terms)
      else if (used[a] === true) {
        must(bound, Number.POSITIVE_INFINITY, terms)
        bid.alternatives.forEach((other, o) => {
          if (o === a) return
          const difference = new Map(terms)
          for (const { node, grams } of other.moves) difference.set(node, (difference.get(node) ?? 0) - grams / most)
          const least = inUsdPerKg(limitPerKg(less(limit, other.limit), most))
          must(least, used[o] === true ? least : Number.POSITIVE_INFINITY, [...difference])
        })
      }
    })
  })
  const carried = carriedOf(legs, limits.length, flows)
  legs.forEach(({ from, to, cost, limit }, l) => {
    const flow = quantity<'g'>(numberAt(flows, l))
    const used = flow > PRICE_TOLERANCE
    weight[from] = numberAt(weight, from) + gramsInTonnes(flow)
    const full = limit !== undefined && at(carried, limit) >= at(limits, limit).most - PRICE_TOLERANCE
    must(used ? inUsdPerKg(cost) : Number.NEGATIVE_INFINITY, inUsdPerKg(cost), [
      [to, 1],
      [from, -1],
      ...(full ? [[rents + limit, -1] as const] : []),
    ])
  })
  for (const [n, tonnes] of weight.entries()) if (tonnes < gramsInTonnes(PRICE_TOLERANCE)) weight[n] = 0

  const model = modelFromRows({ cost: weight, lower, upper }, rows)
  const live = solver.create(model)
  try {
    const whole = (): MicroUsdPerKg[] =>
      Array.from(solveChecked(live, model).x.subarray(0, nodes.length), (price) => wholePrice(quantity(price)))
    const low = whole()
    weight.forEach((tonnes, n) => (weight[n] = tonnes === 0 ? 0 : -tonnes))
    live.update(model)
    const high = whole()
    const set =
      rule === 'lowest' ? low : low.map((price, n) => quantity<'µUSD/kg'>(Math.floor((price + at(high, n)) / 2)))
    return { set, low, high }
  } finally {
    live.dispose()
  }
}

/** What is on each limit. */
export function carriedOf(legs: readonly Leg[], limits: number, flows: Float64Array): PlainGrams[] {
  const carried = Array.from({ length: limits }, () => quantity<'g'>(0))
  legs.forEach(({ limit }, l) => {
    if (limit !== undefined) carried[limit] = sum(at(carried, limit), quantity<'g'>(numberAt(flows, l)))
  })
  return carried
}

/**
 * Prices for the bound that anyone can work out: the duals of the programme with all blocks as if divisible, in whole
 * micro-dollars, raised where waste or a leg without a limit would leave a gain.
 */
export function boundPrices({ legs, wasteCost }: CanonicalBook, duals: Float64Array): MicroUsdPerKg[] {
  const prices = Array.from(duals, (price, n) =>
    quantity<'µUSD/kg'>(Math.max(wholePrice(quantity(price)), leastPrice(at(wasteCost, n)))),
  )
  for (let raised = true; raised;) {
    raised = false
    for (const { from, to, cost, limit } of legs) {
      const least = less(at(prices, to), cost)
      if (limit !== undefined || at(prices, from) >= least) continue
      prices[from] = least
      raised = true
    }
  }
  return prices
}
