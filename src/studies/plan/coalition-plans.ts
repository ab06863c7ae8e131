import { at, entry, memoized } from '../../lists/index.ts'
import { less, quantity, type MillionUsd } from '../../quantity/index.ts'
import { aimedAt } from '../weapon/index.ts'
import type { CandidateDecision } from './decisions.ts'
import { levelIn, type Levels } from './master-problem.ts'
import { openPlanProblem, type PlanProblem } from './problem.ts'
import type { SolvedPlan } from './solve.ts'
import { narrowedTo } from './constraints.ts'

/** What some members would do by themselves. */
interface OwnPlan {
  readonly levels: Levels
  /** Discounted. */
  readonly cost: MillionUsd
  /** How much better their best plan could be, against what aims at themselves. */
  readonly gap: MillionUsd
}

/** What an arrangement costs and loses: the objective if some plan together and the others each alone. */
interface Arrangement {
  readonly atLeast: MillionUsd
  readonly atMost: MillionUsd
}

export interface CoalitionPlans {
  /** The plan of some members, by their places in the list of all. */
  readonly planOf: (group: readonly number[]) => OwnPlan
  /** The plans of some members together and of each of the others alone, side by side, under all that aims at any of them. */
  readonly totalOf: (group: readonly number[]) => Arrangement
}

/** Any plant and thrift, but stocks and contracts of their own alone. */
const mayFund = (decision: CandidateDecision, group: readonly string[]): boolean =>
  decision.kind === 'stockpile'
    ? group.includes(decision.place)
    : decision.kind !== 'offtake' || group.includes(decision.to)

/** Fewer members have nobody to act with. */
export const LEAST_MEMBERS = 2

const nothing = quantity<'MUSD'>(0)

/**
 * Plans of members by themselves: each coalition plans against what aims at it, with its own stocks and contracts, any plant, and its
 * part of the budget.
 *
 * @param partOf each member's part of the budget
 */
export function coalitionPlans(
  question: PlanProblem,
  best: SolvedPlan,
  partOf: (member: number) => number,
): CoalitionPlans {
  const { members, master: problem, evaluator } = question
  const beside = (plans: readonly Levels[]): Levels => ({
    v: problem.periods.map((_, b) =>
      Float64Array.from(problem.decisions, (_, i) =>
        Math.max(problem.availability(i, b) === 'committed' ? 1 : 0, ...plans.map((plan) => levelIn(plan, b, i))),
      ),
    ),
  })
  const planned = memoized((key: string): OwnPlan => {
    const own = key.split(' ').map(Number)
    return ownPlan(
      question,
      own.map((member) => at(members, member)),
      own.reduce((sum, member) => sum + partOf(member), 0),
    )
  })
  const planOf = (group: readonly number[]): OwnPlan =>
    group.length === members.length
      ? { levels: best.levels, cost: best.discountedCost, gap: less(best.upperBound, best.lowerBound) }
      : planned(group.join(' '))
  const arranged = memoized((key: string): Arrangement => {
    const together = key === '' ? [] : key.split(' ').map(Number)
    const alone = members.map((_, member) => member).filter((member) => !together.includes(member))
    const levels = beside([
      ...(together.length === 0 ? [] : [planOf(together).levels]),
      ...alone.map((member) => planOf([member]).levels),
    ])
    const { worst, losses } = evaluator.evaluate(levels, true)
    return {
      atLeast: evaluator.objective(levels, losses),
      atMost: evaluator.objectiveUpperBound(levels, worst),
    }
  })
  return {
    planOf,
    totalOf: (group) => {
      if (group.length === members.length) return { atLeast: best.lowerBound, atMost: best.upperBound }
      return arranged(group.length < LEAST_MEMBERS ? '' : group.join(' '))
    },
  }
}

/** The plan of some members by themselves, among the decisions of all. */
function ownPlan(question: PlanProblem, group: readonly string[], part: number): OwnPlan {
  const { menu, world, baseline, solver, options, master: problem, evaluator } = question
  // Who is not aimed at pays for nothing.
  if (!menu.measures.some(({ to }) => group.some((member) => to.has(member))))
    return { levels: evaluator.doNothing().levels, cost: nothing, gap: nothing }
  const index = new Map(problem.decisions.map(({ id }, i) => [id, i]))
  const { budget, include: _, exclude = [], constraints, ...rest } = options
  // Stocks and contracts of others are not known to them.
  const theirs = (id: string): boolean => mayFund(at(problem.decisions, entry(index, id)), group)
  const own = openPlanProblem(world, baseline, aimedAt(menu, group, world), solver, {
    ...rest,
    members: group,
    budgets: [],
    verdicts: [],
    exclude: exclude.filter(theirs),
    ...(constraints === undefined ? {} : { constraints: narrowedTo(constraints, theirs) }),
    ...(budget === undefined ? {} : { budget: quantity<'MUSD'>(budget * part) }),
  })
  try {
    const solved = own.solve()
    const levels = problem.periods.map((_, b) => {
      const v = new Float64Array(problem.decisions.length)
      own.master.decisions.forEach(({ id }, i) => {
        const place = index.get(id)
        if (place !== undefined) v[place] = levelIn(solved.levels, b, i)
      })
      return v
    })
    return { levels: { v: levels }, cost: solved.discountedCost, gap: less(solved.upperBound, solved.lowerBound) }
  } finally {
    own.dispose()
  }
}
