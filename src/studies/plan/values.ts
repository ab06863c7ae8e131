import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { at, entry, numberAt } from '../../lists/index.ts'
import { less, minus, quantity, type MillionUsd } from '../../quantity/index.ts'
import type { DecidedItem } from './decided.ts'
import type { Levels } from './master.ts'
import type { PlanProblem } from './problem.ts'

/** What an item spares in a year of attack in which all of the plan stands. */
export interface DecisionValue {
  /** More is lost by so much if it alone is left out; at least, as only the attacks known are tried. */
  readonly leaveOneOut: MillionUsd
  /** Its fair part of all that is spared (Shapley): the mean of what it adds over all orders in which items could join. */
  readonly shapley: MillionUsd
}

/** Items up to which all orders are counted; and pairs of an order and its reverse that are drawn beyond. */
const EXACT = 6
const PAIRS = 8
/** Items beyond this many are valued together, as one. */
const APART = 8

/** Values items by what a year loses without them in which each stands as it does at its most. */
export function valuesOf(
  question: PlanProblem,
  { v }: Levels,
  items: readonly DecidedItem[],
): ReadonlyMap<string, DecisionValue> {
  const { master: problem, evaluator } = question
  const full = Float64Array.from(problem.decisions, (_, i) => Math.max(...v.map((levels) => numberAt(levels, i))))
  const own = (i: number): boolean => problem.periods.some((_, b) => problem.availability(i, b) === 'optional')
  const known = new Map<string, MillionUsd>()
  const lossOf = (left: ReadonlySet<number>): MillionUsd => {
    const key = [...left].sort((a, b) => a - b).join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    const levels = full.map((level, i) => (left.has(i) && own(i) ? 0 : level))
    const loss = at(evaluator.evaluate({ v: [levels] }, false).losses, 0)
    known.set(key, loss)
    return loss
  }
  const all = lossOf(new Set())
  const leaveOneOut = items.map(({ index }) => less(lossOf(new Set([index])), all))
  // The rest counts as one player; its part is shared out by what each of it spares alone.
  const order = items.map((_, i) => i).sort((a, b) => at(leaveOneOut, b) - at(leaveOneOut, a))
  const rest = order.length > APART ? order.slice(APART - 1) : []
  const players = [...order.slice(0, order.length - rest.length).map((i) => [i]), ...(rest.length > 0 ? [rest] : [])]
  const fair = shapley(players.length, (inside) => {
    const left = new Set(players.flatMap((own, p) => (inside.has(p) ? [] : own.map((i) => at(items, i).index))))
    return minus(lossOf(left))
  })
  const within = new Map<number, MillionUsd>()
  players.forEach((own, p) => {
    const sum = own.reduce((total, i) => total + Math.max(0, at(leaveOneOut, i)), 0)
    for (const i of own) {
      const part = own.length === 1 ? 1 : sum > 0 ? Math.max(0, at(leaveOneOut, i)) / sum : 1 / own.length
      within.set(i, quantity(at(fair, p) * part))
    }
  })
  return new Map(items.map(({ item }, i) => [item.id, { leaveOneOut: at(leaveOneOut, i), shapley: entry(within, i) }]))
}

/** The Shapley value of a game. Players up to `EXACT` are counted out; more are drawn, an order and its reverse, with a fixed seed. */
export function shapley(players: number, worth: (inside: ReadonlySet<number>) => number): number[] {
  const sums = Array.from({ length: players }, () => 0)
  const orders = players <= EXACT ? permutations(players) : drawnOrders(players)
  for (const order of orders) {
    const inside = new Set<number>()
    let before = worth(inside)
    for (const player of order) {
      inside.add(player)
      const after = worth(inside)
      sums[player] = at(sums, player) + after - before
      before = after
    }
  }
  return sums.map((sum) => sum / orders.length)
}

function permutations(n: number): number[][] {
  if (n === 0) return [[]]
  return permutations(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, place) => [...order.slice(0, place), n - 1, ...order.slice(place)]),
  )
}

function drawnOrders(n: number): number[][] {
  const generator = xoroshiro128plus(1)
  return Array.from({ length: PAIRS }, () => {
    const order = Array.from({ length: n }, (_, i) => i)
    for (let i = n - 1; i > 0; i--) {
      const j = uniformInt(generator, 0, i)
      const kept = at(order, i)
      order[i] = at(order, j)
      order[j] = kept
    }
    return [order, [...order].reverse()]
  }).flat()
}
