import { at } from '../../lists/index.ts'
import { sumOf, times, type MillionUsd } from '../../quantity/index.ts'
import { optimalityOf } from '../../solver/index.ts'
import { yearOf } from '../../world/index.ts'
import { decisionsIn, type DecidedItem } from './decided.ts'
import { costOf } from './costs.ts'
import { newsOf } from './master-problem.ts'
import { lossWeight } from './news.ts'
import { attackedIn } from './period-options.ts'
import { attackedYear, type PeriodLoss } from './plan-evaluator.ts'
import { yearsOf } from './periods.ts'
import type { PlanProblem } from './problem.ts'
import type { RecheckedYear } from './recheck.ts'
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
  readonly rechecked: readonly (RecheckedYear | null)[]
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

/** What the objective is made of, where years without an attack count. */
export function partsIn(
  question: PlanProblem,
  solved: Pick<SolvedPlan, 'levels' | 'worst'>,
): Pick<PlanResult, 'objectiveParts'> {
  const { master: problem } = question
  if (question.stage.quietWeight === undefined) return {}
  const weights = problem.periods.map((period, b) => lossWeight(newsOf(problem), b, yearsOf(period, problem.discount)))
  const parts = ({
    levels,
    worst,
  }: Pick<SolvedPlan, 'levels' | 'worst'>): NonNullable<PlanResult['objectiveParts']>['plan'] => ({
    cost: costOf(problem, levels),
    attacks: sumOf(worst.map((lost, b) => times(attackedYear(lost).bound, at(weights, b)))),
    quietYears: sumOf(
      worst.flatMap(({ quiet }, b) => (quiet === undefined ? [] : times(quiet.loss, at(weights, b) * quiet.weight))),
    ),
  })
  return { objectiveParts: { doNothing: parts(question.doNothing()), plan: parts(solved) } }
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
  { master: { periods, risk }, stage, start, ids }: Pick<PlanProblem, 'master' | 'stage' | 'start' | 'ids'>,
  b: number,
  { nothing, worst, rechecked }: { nothing: PeriodLoss; worst: PeriodLoss; rechecked: RecheckedYear | null },
): PlanResult['periods'][number] {
  const { from, years } = at(periods, b)
  const attack = (lost: PeriodLoss): PlanResult['periods'][number]['worstCase'] => ({
    measures: ids(lost.set),
    loss: attackedYear(lost).loss,
  })
  const attacked = attackedYear(worst)
  return {
    from: yearOf(start) + from,
    years,
    doNothing: attack(nothing),
    worstCase: attack(worst),
    losses: risk.kind === 'worst' || stage.isSearched ? [] : [...attacked.losses],
    lossUpperBound: attacked.bound,
    recheckedLoss: rechecked?.loss ?? null,
    ...(nothing.quiet === undefined || worst.quiet === undefined
      ? {}
      : {
          quietYear: { doNothing: nothing.quiet.loss, plan: worst.quiet.loss, rechecked: rechecked?.quiet ?? null },
        }),
  }
}
