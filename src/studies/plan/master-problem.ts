import { at, numberAt } from '../../lists/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import type { CandidateDecision } from './decisions.ts'
import type { PlanNews } from './news.ts'
import type { InvestmentPeriod } from './periods.ts'
import type { Risk } from './risk.ts'

/**
 * What to decide, with all that is known of the second stage so far. For each decision i and investment period b:
 *
 *   v_ib in [0, 1]   how much of it stands          w_ib in {0, 1}   whether it is built at all
 *   t_bf             loss in the first year of the period under attack f; where only the worst counts, under all alike
 *   r_b              the objective of t_b by the risk that is asked for
 *
 *   minimise   sum_ib  d_b ( fixed_i (w_ib - w_i,b-1) + sized_i (v_ib - v_i,b-1) ) + annual_i y_b v_ib  +  p sum_b y_b r_b
 *   subject to v_ib <= w_ib,  minShare_i w_ib <= v_ib                 had in part, or not
 *              v_i,b-1 <= v_ib,  w_i,b-1 <= w_ib                   what stands stays
 *              w_ib <= w_jb                                        i presupposes j
 *              w_ib + w_jb <= 1                                    i and j exclude each other
 *              sum of what is paid, not discounted <= budget
 *              low <= sum a v <= high                              for each row of the constraints: targets, shared limits
 *              t_bf >= constant + slope . v_b                      for each cut
 *
 *   worst:  r_b = t_b        all:  r_b = sum_f chance_f t_bf
 *   tail:   r_b = h_b + (1 / tailShare) sum_f chance_f e_bf,   e_bf >= t_bf - h_b,   e_bf >= 0
 *
 * d_b discounts to the month in which it is paid, y_b adds the years of the period. Contracts may end: v need not rise.
 *
 * With news, periods are those of the nodes of a scenario tree. A decision has a column u_io for each order o (`orders.ts`), which stands for
 * v_ib in all periods b that it decides; b - 1 is the order, or period, before it on its path. Costs of an order and losses of a period count by
 * their chance, and what is paid is limited on each path.
 */
export interface MasterProblem {
  readonly decisions: readonly CandidateDecision[]
  readonly periods: readonly InvestmentPeriod[]
  /** Discount of a year. */
  readonly discount: number
  /** Chance of an attack in a year. */
  readonly attackProbability: number
  /** Infinite if there is none. */
  readonly budget: MillionUsd
  /** Whether a decision can stand in a period, may, or will in any case. */
  readonly availability: (decision: number, period: number) => 'unavailable' | 'optional' | 'committed'
  /** Decisions that must be in the plan, and that must not. */
  readonly forced: ReadonlyMap<number, boolean>
  readonly risk: Risk
  readonly rows: readonly ConstraintRow[]
  /** What is learnt on the way, and how likely; nothing if left out. */
  readonly news?: PlanNews
  /** Decisions that the budget does not pay; none if left out. */
  readonly offBudget?: ReadonlySet<number>
}

/** Something else that a plan must keep to: low <= sum (amount . v + had . w) <= high. */
export interface ConstraintRow {
  readonly low: number
  readonly high: number
  readonly amounts: readonly {
    readonly decision: number
    readonly period: number
    /** By what stands of it. */
    readonly amount: number
    /** If it is built at all. */
    readonly had?: number
  }[]
}

/** A plan: how much of each decision stands in each period. */
export interface Levels {
  readonly v: readonly Float64Array[]
}

export const levelIn = ({ v }: Levels, period: number, decision: number): number => numberAt(at(v, period), decision)

/** What stands where nothing is decided: what will in any case. */
export const levelsOfNothing = ({ periods, decisions, availability }: MasterProblem): Levels => ({
  v: periods.map((_, b) => Float64Array.from(decisions, (_, i) => (availability(i, b) === 'committed' ? 1 : 0))),
})

/** Periods that follow on one another, and nothing is learnt. */
const withoutNews = ({
  periods,
  attackProbability,
}: Pick<MasterProblem, 'periods' | 'attackProbability'>): PlanNews => ({
  nodes: [{ parent: -1, from: 0, reach: 1 }],
  periods: periods.map((_, b) => ({ node: 0, before: b - 1, attackProbability, world: 0 })),
  worlds: 1,
  slip: () => quantity<'months'>(0),
  waits: true,
})

const known = new WeakMap<MasterProblem, PlanNews>()

/** The tree of a plan; without news a single path. */
export function newsOf(problem: MasterProblem): PlanNews {
  if (problem.news !== undefined) return problem.news
  const path = known.get(problem) ?? withoutNews(problem)
  known.set(problem, path)
  return path
}
