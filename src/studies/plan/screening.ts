import { at } from '../../lists/index.ts'
import { larger, less, quantity, yearsIn, type MillionUsd } from '../../quantity/index.ts'
import { SolverError } from '../../solver/index.ts'
import { formatMonth } from '../../world/index.ts'
import { BranchAndBound } from './branch-and-bound.ts'
import { Master } from './master.ts'
import { levelIn, type MasterProblem } from './master-problem.ts'
import { discountOver, yearsOf } from './periods.ts'
import type { PlanProblem } from './problem.ts'
import type { PlanScreening } from './result.ts'
import type { SolvedPlan } from './solve.ts'
import { Separation } from './separation.ts'
import { rangeOf } from './plan-evaluator.ts'

/**
 * Why each item is in the plan or not, from what was learnt in finding it, without another search. With V the objective of the best plan, at most U,
 * and V_i that of the best plan with item i in it, where that and what it presupposes cost nothing: each cut holds for every plan, so that the first stage with the cuts
 * that are known is a relaxation, and its dual bound L_i is at most V_i. With c_i the least that it costs at all,
 *
 *     saved if free   V - V_i <= U - L_i            too dear:  U - L_i < c_i            chosen at k times its cost only where  k <= (U - L_i) / c_i
 *
 * For plants that this leaves open, L_i is lifted by a small tree of what is built and what is not, each leaf bounded in the same way.
 * Without a budget, as what is free takes none of it. Where this leaves open whether it would be worth its cost, `verdictsOf` searches.
 *
 * @param asked ids of the items that it is asked of; all if left out
 */
export function screeningOf(
  question: Pick<PlanProblem, 'master' | 'availableFrom' | 'world' | 'options' | 'evaluator' | 'solver' | 'stage'>,
  best: SolvedPlan,
  asked?: readonly string[],
): PlanScreening[] {
  const { master, availableFrom, world, options } = question
  const pinned = new Set([...(options.pin ?? []), ...world.defaults('projects')])
  const { decisions, periods } = master
  // What is spoken of first comes first, in the order in which it was named.
  const places = new Map(decisions.map(({ id }, i) => [id, i]))
  const order = new Set([...(asked ?? pinned)].flatMap((id) => places.get(id) ?? []))
  if (asked === undefined) for (const i of decisions.keys()) order.add(i)
  const known = openKnown(question, best)
  try {
    return [...order].map((i) => {
      const decision = at(decisions, i)
      const about = {
        id: decision.id,
        kind: decision.kind,
        pinned: pinned.has(decision.id),
        availableFrom: formatMonth(availableFrom(decision)),
        leastCost: null,
        savedAtMost: null,
        notChosenAbove: null,
      }
      const optional = periods.some((_, b) => master.availability(i, b) === 'optional')
      if (decision.expected !== undefined) return { ...about, reason: 'under-way' }
      if (periods.some((_, b) => levelIn(best.levels, b, i) > 0)) return { ...about, reason: 'chosen' }
      if (master.forced.get(i) === false) return { ...about, reason: 'excluded' }
      if (!optional) return { ...about, reason: 'too-late' }
      const leastCost = leastCostOf(master, i)
      try {
        const target = less(best.upperBound, leastCost)
        const lower = decision.kind === 'plant' ? known.lifted(i, target) : known.relaxed(i)
        const savedAtMost = quantity<'MUSD'>(Math.max(0, best.upperBound - lower))
        const notChosenAbove = leastCost > 0 ? savedAtMost / leastCost : null
        return {
          ...about,
          leastCost,
          savedAtMost,
          notChosenAbove,
          reason: savedAtMost < leastCost ? 'too-dear' : 'open',
        }
      } catch (error) {
        if (error instanceof SolverError && error.status === 'infeasible')
          return { ...about, leastCost, reason: 'ruled-out' }
        throw error
      }
    })
  } finally {
    known.dispose()
  }
}

/** Leaves of the tree for one item. */
const LEAVES = 40
/** Plans of relaxations that are looked at, for all items together. */
const LOOKS = 6

/** What is known of the best plans in which an item is free. */
interface KnownIfFree {
  /** With parts of projects allowed. */
  readonly relaxed: (item: number) => MillionUsd
  /** The same, which is loose, lifted by a small tree, then by what the plan of the relaxation would lose. */
  readonly lifted: (item: number, target: MillionUsd) => MillionUsd
  readonly dispose: () => void
}

function openKnown(
  { master, evaluator, solver, stage }: Pick<PlanProblem, 'master' | 'evaluator' | 'solver' | 'stage'>,
  best: SolvedPlan,
): KnownIfFree {
  const range = rangeOf(best.doNothing, best.least)
  const known = new Master(solver, { ...master, budget: quantity(Number.POSITIVE_INFINITY) }, range, stage.trifle)
  const cuts = new Separation(known, stage, evaluator)
  cuts.separate(best.levels)
  /** With all cuts of the pool that its plan breaks: the bound is that of all. */
  const relaxed = (item: number): ReturnType<Master['relaxed']> => {
    for (;;) {
      const found = known.relaxed(known.ifFree(item))
      if (cuts.separate(found.levels, found.losses) === 0) return found
    }
  }
  let looks = 0
  const lifted = (item: number, target: MillionUsd): MillionUsd => {
    const { bound, levels } = relaxed(item)
    if (bound > target) return bound
    const tree = new BranchAndBound(solver, known.integerColumns)
    const reached = (target + known.trifle) / known.unit
    const raised = known.unit * tree.raise(known.ifFree(item), reached, { nodes: LEAVES, left: () => 1 })
    const most = larger(bound, quantity(raised))
    if (most > target || looks >= LOOKS) return most
    looks += 1
    evaluator.evaluate(levels, false)
    return larger(most, lifted(item, target))
  }
  return { relaxed: (item) => relaxed(item).bound, lifted, dispose: () => known.dispose() }
}

/** The least that an item costs, discounted: its smallest size, as late as it may come. All of a stock or contract is meant. */
function leastCostOf({ decisions, periods, discount, availability }: MasterProblem, i: number): MillionUsd {
  const { fixed, sized, annualCost, lead, minShare } = at(decisions, i)
  const share = minShare > 0 ? minShare : 1
  const costs = periods.flatMap((period, b) => {
    if (availability(i, b) !== 'optional') return []
    const years = periods.slice(b).reduce((sum, each) => sum + yearsOf(each, discount), 0)
    const once = discountOver(discount, Math.max(0, period.from - yearsIn(lead))) * (fixed + sized * share)
    return [once + annualCost * share * years]
  })
  return quantity(Math.min(...costs))
}
