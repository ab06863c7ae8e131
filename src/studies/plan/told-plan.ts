import { at } from '../../lists/index.ts'
import { sumOf, type MillionUsd } from '../../quantity/index.ts'
import { optimalityOf } from '../../solver/index.ts'
import { yearOf } from '../../world/index.ts'
import { decisionsIn, type DecidedItem } from './decided.ts'
import { attackedIn } from './period-options.ts'
import type { PeriodLoss } from './plan-evaluator.ts'
import type { PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'
import type { ObjectiveBounds } from './solve-control.ts'
import type { SolvedPlan } from './solve.ts'
import { KEPT_WITHIN } from './tolerances.ts'
import { valuesOf, type DecisionValue } from './values.ts'

/** A plan with its bound, before it is handed out. */
export type FoundPlan = Omit<SolvedPlan, 'doNothing' | 'least'>

/** Both bounds, and how near they are. */
export const proofOf = ({
  lowerBound,
  upperBound,
}: ObjectiveBounds): Pick<PlanResult['objective'], 'lowerBound' | 'upperBound' | 'gap' | 'optimal'> => ({
  lowerBound,
  upperBound,
  ...optimalityOf(upperBound, lowerBound),
})

type ToldPlan = Pick<PlanResult, 'discountedCost' | 'undiscountedCost' | 'decisions' | 'periods'>

export interface Decided {
  readonly told: ToldPlan
  readonly items: readonly DecidedItem[]
  readonly difference: number | null
  readonly beyond: readonly (MillionUsd | null)[]
}

export interface RecheckedPlan {
  readonly rechecked: readonly (MillionUsd | null)[]
  readonly beyond: readonly (MillionUsd | null)[]
  readonly difference: number | null
}

export const unchecked = ({ worst }: Pick<SolvedPlan, 'worst'>): RecheckedPlan => ({
  rechecked: worst.map(() => null),
  beyond: worst.map(() => null),
  difference: null,
})

/** A plan for a reader. */
export function decided(
  question: PlanProblem,
  solved: Pick<SolvedPlan, 'levels' | 'worst' | 'discountedCost' | 'undiscountedCost'>,
  { rechecked, beyond, difference }: RecheckedPlan,
  valued = false,
): Decided {
  const { master: problem } = question
  const nothing = question.doNothing().worst
  const items = decisionsIn(question, solved.levels)
  const values = valued ? valuesOf(question, solved.levels, items) : new Map<string, DecisionValue>()
  return {
    items,
    difference,
    beyond,
    told: {
      discountedCost: solved.discountedCost,
      undiscountedCost: solved.undiscountedCost,
      decisions: items.map(({ item }) => ({ ...item, value: values.get(item.id) ?? null })),
      periods: problem.periods.map((_, b) =>
        toldPeriod(question, b, { nothing: at(nothing, b), worst: at(solved.worst, b), rechecked: at(rechecked, b) }),
      ),
    },
  }
}

/** What is paid, added up again from the items, and whether budget, lead times and sizes are kept. */
export function feasibilityOf(
  { master: problem, start, availableFrom }: PlanProblem,
  items: readonly DecidedItem[],
): { paid: MillionUsd; feasible: boolean } {
  const paid = sumOf(items.map((item) => item.paid))
  return {
    paid,
    feasible:
      paid <= problem.budget * (1 + KEPT_WITHIN) + KEPT_WITHIN &&
      items.every(({ item, decision, first }) => {
        const attacked = attackedIn(start, at(problem.periods, first))
        return (
          availableFrom(decision) <= attacked &&
          item.share >= decision.minShare - KEPT_WITHIN &&
          item.share <= 1 + KEPT_WITHIN
        )
      }),
  }
}

/** What is lost in a period, without a plan and under it. */
export function toldPeriod(
  { master: { periods, risk }, start, ids }: Pick<PlanProblem, 'master' | 'start' | 'ids'>,
  b: number,
  { nothing, worst, rechecked }: { nothing: PeriodLoss; worst: PeriodLoss; rechecked: MillionUsd | null },
): PlanResult['periods'][number] {
  const { from, years } = at(periods, b)
  const attack = ({ set, loss }: PeriodLoss): PlanResult['periods'][number]['worstCase'] => ({
    measures: ids(set),
    loss,
  })
  return {
    from: yearOf(start) + from,
    years,
    doNothing: attack(nothing),
    worstCase: attack(worst),
    losses: risk.kind === 'worst' ? [] : [...worst.losses],
    lossUpperBound: worst.bound,
    recheckedLoss: rechecked,
  }
}
