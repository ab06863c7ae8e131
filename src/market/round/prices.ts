import { solveSurely } from '../../clearing/index.ts'
import { modelOfRows, type NewRow, type Solver } from '../../solver/index.ts'
import { trifleOf, type Bid } from './bids.ts'
import type { PriceRule } from './book.ts'
import type { Leg, OpenBook } from './open-book.ts'
import type { Solved } from './programme.ts'

/** Whole micro-dollars per kg, by node. */
export interface Prices {
  /** What the rule makes of the two ends. */
  readonly set: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}

const MICRO_PER_DOLLAR = 1e6
const GRAMS_PER_TONNE = 1e6
/** Half a gram is no trade; whole numbers come later. */
const TRIFLE = 0.5
/** Micro-dollars per kg, for the solver's last digits: a whole price must not be cut down to the next lower one. */
const ROUNDING = 0.01

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
  { nodes, legs, limits, wasteCost }: OpenBook,
  bids: readonly Bid[],
  { accepted, solved, rule }: { accepted: (b: number) => boolean; solved: Solved; rule: PriceRule },
): Prices {
  const { fills, flows, waste } = solved
  const rents = nodes.length
  const lower = new Float64Array(nodes.length + limits.length)
  const upper = new Float64Array(nodes.length + limits.length).fill(Number.POSITIVE_INFINITY)
  const weight = new Float64Array(nodes.length + limits.length)
  const rows: NewRow[] = []
  const must = (low: number, high: number, terms: ReadonlyMap<number, number>): void => {
    const entries = [...terms].filter(([, value]) => value !== 0)
    const [only, ...others] = entries
    if (only === undefined) return
    if (others.length > 0) {
      rows.push({ lower: low, upper: high, indices: entries.map(([j]) => j), values: entries.map(([, v]) => v) })
      return
    }
    const [j, v] = only
    const [least, most] = v > 0 ? [low / v, high / v] : [high / v, low / v]
    lower[j] = Math.max(lower[j] ?? 0, least)
    upper[j] = Math.min(upper[j] ?? 0, most)
  }
  wasteCost.forEach((cost, n) => {
    lower[n] = cost === 0 ? 0 : -cost / MICRO_PER_DOLLAR
    if ((waste[n] ?? 0) > TRIFLE) upper[n] = lower[n] ?? 0
    weight[n] = (waste[n] ?? 0) / GRAMS_PER_TONNE
  })
  bids.forEach((bid, b) => {
    if (bid.least > 0 && !accepted(b)) return
    const filled = fills[b] ?? []
    const trifle = trifleOf(bid)
    const full = filled.reduce((x, y) => x + y, 0) >= bid.most - trifle
    const used = filled.map((grains) => grains > trifle)
    bid.alternatives.forEach(({ limit, moves }, a) => {
      // Per kg of what the alternative moves, so that the solver's tolerance means the same for all.
      const kg = Math.max(...moves.map(({ grams }) => Math.abs(grams)))
      const terms = new Map(moves.map(({ node, grams }) => [node, grams / kg]))
      const bound = limit / kg / MICRO_PER_DOLLAR
      for (const { node, grams } of moves)
        if (grams < 0) weight[node] = (weight[node] ?? 0) + ((filled[a] ?? 0) * -grams) / GRAMS_PER_TONNE
      if (!full) must(used[a] === true ? bound : Number.NEGATIVE_INFINITY, bound, terms)
      else if (used[a] === true) {
        must(bound, Number.POSITIVE_INFINITY, terms)
        bid.alternatives.forEach((other, o) => {
          if (o === a) return
          const difference = new Map(terms)
          for (const { node, grams } of other.moves) difference.set(node, (difference.get(node) ?? 0) - grams / kg)
          const least = (limit - other.limit) / kg / MICRO_PER_DOLLAR
          must(least, used[o] === true ? least : Number.POSITIVE_INFINITY, difference)
        })
      }
    })
  })
  const carried = carriedOf(legs, limits.length, flows)
  legs.forEach(({ from, to, cost, limit }, l) => {
    const flow = flows[l] ?? 0
    const used = flow > TRIFLE
    weight[from] = (weight[from] ?? 0) + flow / GRAMS_PER_TONNE
    const full = limit !== undefined && (carried[limit] ?? 0) >= (limits[limit]?.most ?? 0) - TRIFLE
    must(
      used ? cost / MICRO_PER_DOLLAR : Number.NEGATIVE_INFINITY,
      cost / MICRO_PER_DOLLAR,
      new Map([[to, 1], [from, -1], ...(full ? [[rents + limit, -1] as const] : [])]),
    )
  })
  for (const [n, tonnes] of weight.entries()) if (tonnes < TRIFLE / GRAMS_PER_TONNE) weight[n] = 0

  const model = modelOfRows({ cost: weight, lower, upper }, rows)
  const live = solver.create(model)
  try {
    const whole = (): number[] =>
      Array.from(solveSurely(live, model).x.subarray(0, nodes.length), (price) =>
        Math.floor(price * MICRO_PER_DOLLAR + ROUNDING),
      )
    const low = whole()
    weight.forEach((tonnes, n) => (weight[n] = tonnes === 0 ? 0 : -tonnes))
    live.update(model)
    const high = whole()
    const set = rule === 'lowest' ? low : low.map((price, n) => Math.floor((price + (high[n] ?? price)) / 2))
    return { set, low, high }
  } finally {
    live.dispose()
  }
}

/** Grams on each limit. */
export function carriedOf(legs: readonly Leg[], limits: number, flows: ArrayLike<number>): number[] {
  const carried = Array.from({ length: limits }, () => 0)
  legs.forEach(({ limit }, l) => {
    if (limit !== undefined) carried[limit] = (carried[limit] ?? 0) + (flows[l] ?? 0)
  })
  return carried
}

/**
 * Prices for the bound that anyone can work out: the duals of the programme with all blocks as if divisible, in whole
 * micro-dollars, raised where waste or a leg without a limit would leave a gain.
 */
export function boundPrices({ legs, wasteCost }: OpenBook, duals: Float64Array): number[] {
  const prices = Array.from(duals, (price, n) =>
    Math.max(Math.floor(price * MICRO_PER_DOLLAR + ROUNDING), wasteCost[n] === 0 ? 0 : -(wasteCost[n] ?? 0)),
  )
  for (let raised = true; raised;) {
    raised = false
    for (const { from, to, cost, limit } of legs) {
      const least = (prices[to] ?? 0) - cost
      if (limit !== undefined || (prices[from] ?? 0) >= least) continue
      prices[from] = least
      raised = true
    }
  }
  return prices
}
