import { at } from '../../lists/index.ts'
import { inMillions, quantity, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { InputError } from '../../world/index.ts'
import { solveByColumnAndConstraint } from './column-and-constraint.ts'
import { solveByBenders } from './benders.ts'
import { costOf, spentOn } from './costs.ts'
import { openPlanEvaluator, type PlanEvaluator, type DoNothing, type PeriodLoss } from './plan-evaluator.ts'
import { Master, type Levels, type MasterProblem } from './master.ts'
import {
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
 */
/** @param evaluator what was learnt in answering before, with other budgets */
export function solvePlan(
  solver: Solver,
  stage: SecondStage,
  problem: MasterProblem,
  options: SolveOptions,
  {
    method = methodFor(stage, problem),
    evaluator = openPlanEvaluator(stage, problem),
  }: { method?: Method; evaluator?: PlanEvaluator } = {},
): SolvedPlan {
  const begun = options.clock()
  const doNothing = evaluator.doNothing()
  // Whatever is decided adds room: no plan loses more than nothing does, nor less than all of it at its best.
  const least = stage.lossLowerBounds().map(inMillions)
  const range = doNothing.worst.map(({ bounds }) => bounds.map((bound, f) => [at(least, f), bound] as const))
  const master = new Master(solver, problem, range, stage.trifle)
  try {
    // Doing nothing is a plan only where nothing must be in the plan.
    const upper = master.isFeasible(doNothing.levels) ? doNothing.objective : quantity<'MUSD'>(Number.POSITIVE_INFINITY)
    const initialIncumbent: EvaluatedPlan = { levels: doNothing.levels, worst: doNothing.worst, upperBound: upper }
    const { lowerBound, claimed, incumbent, termination, rounds } = method(
      solver,
      { stage, master, evaluator },
      initialIncumbent,
      {
        options,
        secondsLeft: () => options.seconds - (options.clock() - begun),
        reportBounds: (phase, bounds) => options.onProgress?.({ phase, ...bounds }),
        onIncumbent: (best, lower) => options.onIncumbent?.(best, lower),
      },
    )
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

/** Rounded down to twelve digits: the last ones depend on the order of additions, and a bound from below may always be lower. */
function inTwelveDigits(lower: MillionUsd): MillionUsd {
  const rounded = Number(lower.toPrecision(12))
  return quantity(rounded <= lower ? rounded : rounded - DIGIT_DOWN * Math.abs(rounded))
}
