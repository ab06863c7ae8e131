import { inMillions, quantity, type MillionUsd } from '../../quantity/index.ts'
import { SolverError, type Solver } from '../../solver/index.ts'
import { InputError } from '../../world/index.ts'
import { solveByColumnAndConstraint } from './column-and-constraint.ts'
import { solveByBenders } from './benders.ts'
import { costOf, spentOn } from './costs.ts'
import { openPlanEvaluator, rangeOf, type PlanEvaluator, type DoNothing, type PeriodLoss } from './plan-evaluator.ts'
import { Master } from './master.ts'
import type { Levels, MasterProblem } from './master-problem.ts'
import {
  ClaimRefuted,
  type ObjectiveBounds,
  type Rounds,
  type SolveControl,
  type SolveResult,
  type SolveOptions,
  type Stages,
  type Termination,
  type EvaluatedPlan,
} from './solve-control.ts'
import type { SecondStage } from './second-stage.ts'
import { DIGIT_DOWN } from './tolerances.ts'
import { studyFault } from '../study-fault.ts'

export interface SolvedPlan extends ObjectiveBounds {
  readonly levels: Levels
  readonly claimed: MillionUsd
  /** What is lost in the first year of each period. */
  readonly worst: readonly PeriodLoss[]
  readonly discountedCost: MillionUsd
  readonly undiscountedCost: MillionUsd
  /** The objective if nothing is decided. */
  readonly doNothing: DoNothing
  /** What no plan goes below in a period, for each attack that is distinguished. */
  readonly least: readonly MillionUsd[]
  readonly termination: Termination
  readonly rounds: Rounds & { readonly exactSubproblems: number; readonly cuts: number }
}

/** A way to search. */
type Method = (solver: Solver, stages: Stages, initialIncumbent: EvaluatedPlan, search: SolveControl) => SolveResult

/** Columns of a second stage, over all periods and distinct attacks, up to which it is put into the first as it is. */
const SMALL = 20_000

const methodFor = ({ columns, contingencyCount }: SecondStage, { periods }: MasterProblem): Method =>
  columns * contingencyCount * periods.length <= SMALL ? solveByColumnAndConstraint : solveByBenders

/**
 * The cheapest mix of paying before and losing under attack, between two bounds.
 *
 * From below, a linear program that knows some of the attacks, or some of what each costs: what it finds best, no plan beats. From
 * above, any plan whose attacks were searched exactly.
 *
 * @param evaluator what was learnt in answering before, with other budgets
 * @param from a plan to begin with, where it keeps to all that is asked
 */
export function solvePlan(
  solver: Solver,
  stage: SecondStage,
  problem: MasterProblem,
  options: SolveOptions,
  {
    method = methodFor(stage, problem),
    evaluator = openPlanEvaluator(stage, problem),
    from,
  }: { method?: Method; evaluator?: PlanEvaluator; from?: Levels } = {},
): SolvedPlan {
  const begun = options.clock()
  const doNothing = evaluator.doNothing()
  // Whatever is decided adds room: no plan loses more than nothing does, nor less than all of it at its best.
  const least = stage.lossLowerBounds().map(inMillions)
  const range = rangeOf(doNothing, least)
  const master = new Master(solver, problem, range, stage.trifle)
  try {
    // Doing nothing is a plan only where nothing must be in the plan.
    const upper = master.isFeasible(doNothing.levels) ? doNothing.objective : quantity<'MUSD'>(Number.POSITIVE_INFINITY)
    const nothing: EvaluatedPlan = { levels: doNothing.levels, worst: doNothing.worst, upperBound: upper }
    const given = from === undefined || !master.isFeasible(from) ? nothing : evaluated(evaluator, from)
    const initialIncumbent = given.upperBound < nothing.upperBound ? given : nothing
    if (initialIncumbent === given && given !== nothing) options.onIncumbent?.(given, master.floor())
    const search = (by: Method): SolveResult =>
      by(solver, { stage, master, evaluator }, initialIncumbent, {
        options,
        secondsLeft: () => options.seconds - (options.clock() - begun),
        reportBounds: (phase, bounds) => options.onProgress?.({ phase, ...bounds }),
        onIncumbent: (best, lower) => options.onIncumbent?.(best, lower),
      })
    const isKnown = Number.isFinite(initialIncumbent.upperBound)
    const { lowerBound, claimed, incumbent, termination, rounds } = unlessRefuted(search, method, isKnown)
    if (!Number.isFinite(incumbent.upperBound)) throw new InputError([studyFault('PLAN_NONE_IN_TIME', {})])
    return {
      lowerBound: inTwelveDigits(lowerBound),
      claimed,
      upperBound: incumbent.upperBound,
      levels: incumbent.levels,
      worst: incumbent.worst,
      discountedCost: costOf(problem, incumbent.levels),
      undiscountedCost: spentOn(problem, incumbent.levels),
      doNothing,
      least,
      termination,
      rounds: { ...rounds, exactSubproblems: evaluator.exactSubproblems(), cuts: evaluator.pool.length },
    }
  } finally {
    master.dispose()
  }
}

/**
 * A plan that is known may show that the solver has erred: it finds none, or claims that none is as good. The first stage by cuts is another model,
 * and goes on.
 *
 * @param isKnown whether a plan was known before the search
 */
function unlessRefuted(search: (by: Method) => SolveResult, method: Method, isKnown: boolean): SolveResult {
  try {
    return search(method)
  } catch (error) {
    const isRefuted = error instanceof ClaimRefuted || (isKnown && error instanceof SolverError)
    if (!isRefuted || method === solveByBenders) throw error
    return search(solveByBenders)
  }
}

function evaluated(evaluator: PlanEvaluator, levels: Levels): EvaluatedPlan {
  const { worst } = evaluator.evaluate(levels, true)
  return { levels, worst, upperBound: evaluator.objectiveUpperBound(levels, worst) }
}

/** Rounded down to twelve digits: the last ones depend on the order of additions, and a bound from below may always be lower. */
function inTwelveDigits(lower: MillionUsd): MillionUsd {
  const rounded = Number(lower.toPrecision(12))
  return quantity(rounded <= lower ? rounded : rounded - DIGIT_DOWN * Math.abs(rounded))
}
