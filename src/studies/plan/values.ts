import { shapley } from '../../games/index.ts'
import { at, entry, numberAt } from '../../lists/index.ts'
import { less, minus, quantity, times, type MillionUsd } from '../../quantity/index.ts'
import type { DecidedItem } from './decided.ts'
import type { Levels } from './master-problem.ts'
import type { PlanProblem } from './problem.ts'

/** What an item spares in a year of attack in which all of the plan stands; where years without one count, in the mean year. */
export interface DecisionValue {
  /** More is lost by so much if it alone is left out; at least, as only the attacks known are tried. */
  readonly leaveOneOut: MillionUsd
  /** Its fair part of all that is spared (Shapley): the mean of what it adds over all orders in which items could join. */
  readonly shapley: MillionUsd
}

/** Items beyond this many are valued together, as one. */
const APART = 8

/** Values items by what a year loses without them in which each stands as it does at its most. */
export function valuesOf(
  question: PlanProblem,
  { v }: Levels,
  items: readonly DecidedItem[],
): ReadonlyMap<string, DecisionValue> {
  const { master: problem, evaluator, options } = question
  const full = Float64Array.from(problem.decisions, (_, i) => Math.max(...v.map((levels) => numberAt(levels, i))))
  const own = (i: number): boolean => problem.periods.some((_, b) => problem.availability(i, b) === 'optional')
  const known = new Map<string, MillionUsd>()
  const lossOf = (left: ReadonlySet<number>): MillionUsd => {
    const key = [...left].sort((a, b) => a - b).join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    const levels = full.map((level, i) => (left.has(i) && own(i) ? 0 : level))
    const asked = at(evaluator.evaluate({ v: [levels] }, false).losses, 0)
    const loss = options.quietYears === true ? times(asked, problem.attackProbability) : asked
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
