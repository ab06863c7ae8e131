import { at, entry } from '../../lists/index.ts'
import { less, quantity, sum, sumOf, times, type MillionUsd } from '../../quantity/index.ts'
import { aimedAt } from '../weapon/index.ts'
import type { CandidateDecision } from './decisions.ts'
import { levelIn, type Levels } from './master.ts'
import { openPlanProblem, type PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'
import type { SolvedPlan } from './solve.ts'
import type { PlanConstraints } from './constraints.ts'
import { shapley } from './values.ts'

/** Any plant and thrift, but stocks and contracts of their own alone. */
const mayFund = (decision: CandidateDecision, group: readonly string[]): boolean =>
  decision.kind === 'stockpile'
    ? group.includes(decision.place)
    : decision.kind !== 'offtake' || group.includes(decision.to)

type Limit = NonNullable<PlanConstraints['limits']>[number]

/** A limit, drawn on by some items alone. */
const drawnBy = ({ draws, ...limit }: Limit, counts: (id: string) => boolean): Limit => ({
  ...limit,
  draws: Object.fromEntries(Object.entries(draws).filter(([id]) => counts(id))),
})

/** Fewer members have nobody to act with. */
const LEAST = 2

/**
 * What members save by acting together. Alone, each plans against what aims at itself, with its own stocks and contracts, any
 * plant, and an equal part of the budget. Plans side by side are looked at under all that aims at any of them; a plant that
 * several would fund is paid for once, so that the saving is rather too low than too high.
 *
 * With T(C) the objective if C acts together and the others each alone, C saves T({}) - T(C): a game, whose Shapley value is
 * each member's part of what all save. What the common plan costs more or less than the plans alone is borne in those parts.
 */
export function costSharing(question: PlanProblem, best: SolvedPlan): PlanResult['costSharing'] {
  const { members, menu, world, baseline, solver, options, master: problem, evaluator } = question
  if (members.length < LEAST || menu.contingencies.length > 0) return null
  const index = new Map(problem.decisions.map(({ id }, i) => [id, i]))
  const planned = new Map<string, { levels: Levels; cost: MillionUsd }>()
  /** The plan of some members by themselves, among the decisions of all. */
  const planOf = (group: readonly string[]): { levels: Levels; cost: MillionUsd } => {
    const key = group.join(' ')
    const before = planned.get(key)
    if (before !== undefined) return before
    // Who is not aimed at pays for nothing.
    if (!menu.measures.some(({ to }) => group.some((member) => to.has(member))))
      return { levels: evaluator.doNothing().levels, cost: quantity<'MUSD'>(0) }
    const { budget, include: _, exclude = [], constraints, ...rest } = options
    // Stocks and contracts of others are not known to them.
    const theirs = (id: string): boolean => mayFund(at(problem.decisions, entry(index, id)), group)
    const own = openPlanProblem(world, baseline, aimedAt(menu, group, world), solver, {
      ...rest,
      members: group,
      budgets: [],
      exclude: exclude.filter(theirs),
      ...(constraints === undefined
        ? {}
        : { constraints: { ...constraints, limits: constraints.limits?.map((limit) => drawnBy(limit, theirs)) } }),
      ...(budget === undefined ? {} : { budget: quantity<'MUSD'>((budget * group.length) / members.length) }),
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
      const found = { levels: { v: levels }, cost: solved.discountedCost }
      planned.set(key, found)
      return found
    } finally {
      own.dispose()
    }
  }
  const beside = (plans: readonly Levels[]): Levels => ({
    v: problem.periods.map((_, b) =>
      Float64Array.from(problem.decisions, (_, i) =>
        Math.max(problem.availability(i, b) === 'committed' ? 1 : 0, ...plans.map((plan) => levelIn(plan, b, i))),
      ),
    ),
  })
  const objectiveOf = (plans: readonly Levels[]): MillionUsd => {
    const levels = beside(plans)
    return evaluator.objectiveUpperBound(levels, evaluator.evaluate(levels, true).worst)
  }
  const apart = new Map<string, MillionUsd>()
  const totalOf = (group: readonly string[]): MillionUsd => {
    if (group.length === members.length) return best.upperBound
    const key = group.length < LEAST ? '' : group.join(' ')
    const before = apart.get(key)
    if (before !== undefined) return before
    const joint = group.length < LEAST ? [] : [planOf(group).levels]
    const alone = members.filter((member) => group.length < LEAST || !group.includes(member))
    const total = objectiveOf([...joint, ...alone.map((member) => planOf([member]).levels)])
    apart.set(key, total)
    return total
  }
  const separate = totalOf([])
  const saved = shapley(members.length, (inside) => separate - totalOf(members.filter((_, m) => inside.has(m))))
  const all = separate - best.upperBound
  const costs = members.map((member) => planOf([member]).cost)
  const more = less(best.discountedCost, sumOf(costs))
  return {
    separatePlans: separate,
    jointPlan: best.upperBound,
    members: members.map((place, m) => {
      const [standaloneCost, allocatedSaving] = [at(costs, m), quantity<'MUSD'>(at(saved, m))]
      const allocatedCost = sum(standaloneCost, times(more, all > 0 ? allocatedSaving / all : 1 / members.length))
      return { place, standaloneCost, allocatedSaving, allocatedCost }
    }),
  }
}
