import { CheckFailed } from '../../clearing/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import type { LinearModel } from '../../solver/index.ts'
import type { BranchAndBound } from './branch-and-bound.ts'
import type { PeriodLoss, PlanEvaluator } from './plan-evaluator.ts'
import type { Master } from './master.ts'
import type { Levels } from './master-problem.ts'
import type { SecondStage } from './second-stage.ts'
import { BOUND_REFUTED, CLAIM_REFUTED } from './tolerances.ts'

/** Where the search stands. */
export interface ObjectiveBounds {
  /** No plan's objective is lower, checked without the solver. */
  readonly lowerBound: MillionUsd
  /** Objective of the best plan so far. */
  readonly upperBound: MillionUsd
}

export interface SolveOptions {
  /** Gap at which it ends, as a share of the best plan’s objective. */
  readonly gap: number
  /** Seconds by `clock` after which the best so far is taken. */
  readonly seconds: number
  readonly clock: () => number
  readonly onProgress?: (progress: ObjectiveBounds & { readonly phase: 'relaxation' | 'integer' }) => void
  /** Told each plan that is better than those before it, and the bound of all. */
  readonly onIncumbent?: (best: EvaluatedPlan, lower: MillionUsd) => void
}

/** `unchecked`: the solver claims that the gap is reached, and not all of its bound could be checked. */
export type Termination = 'gap-reached' | 'time-limit' | 'round-limit' | 'unchecked' | 'interrupted'

/** Rounds in which parts of projects were allowed, and in which they were not. */
export interface Rounds {
  readonly lpRounds: number
  readonly mipRounds: number
}

/** What a method keeps of its search. */
export interface SolveControl {
  readonly options: SolveOptions
  /** Seconds that are left. */
  readonly secondsLeft: () => number
  readonly reportBounds: (phase: 'relaxation' | 'integer', bounds: ObjectiveBounds) => void
  readonly onIncumbent: (best: EvaluatedPlan, lower: MillionUsd) => void
}

/** The two stages of a plan, and what evaluates one exactly. */
export interface Stages {
  readonly master: Master
  readonly stage: SecondStage
  readonly evaluator: PlanEvaluator
}

/** A plan that was evaluated exactly, and its upper bound. */
export interface EvaluatedPlan {
  readonly levels: Levels
  readonly worst: readonly PeriodLoss[]
  readonly upperBound: MillionUsd
}

export interface SolveResult {
  readonly lowerBound: MillionUsd
  /** The bound that the solver claims; no result rests on it. */
  readonly claimed: MillionUsd
  readonly incumbent: EvaluatedPlan
  readonly termination: Termination
  readonly rounds: Rounds
}

/** Whether both bounds have met as nearly as is asked, or as losses are known. */
export const gapClosed = (upper: MillionUsd, lower: MillionUsd, gap: number, trifle: MillionUsd): boolean =>
  Number.isFinite(upper) && upper - lower <= gap * Math.abs(upper) + trifle

/** Leaves of the tree of branches that are looked at between two looks at a plan. */
const MOST_LEAVES = 5000

/** A bound that the solver claims, beside the best plan that was searched. */
interface BoundClaim {
  readonly claimed: MillionUsd
  readonly best: MillionUsd
  readonly secondsLeft: () => number
}

/** A bound that the solver claims is above a plan that was searched: in that model it has erred by more than rounding. */
export class ClaimRefuted extends CheckFailed {}

/**
 * Checks as much of a claimed bound as time and the number of leaves allow.
 *
 * @param model the master problem, or one with second stages in it
 * @throws ClaimRefuted if a plan that was searched is below what the solver claims for all
 * @throws CheckFailed if one is below the bound that was checked
 */
export function checkBound(
  tree: BranchAndBound,
  { unit, trifle }: Master,
  model: LinearModel,
  { claimed, best, secondsLeft: left }: BoundClaim,
): MillionUsd {
  const refuted = (bound: number, part: number): boolean => bound - best > part * Math.abs(best) + trifle
  if (refuted(claimed, CLAIM_REFUTED))
    throw new ClaimRefuted(`the solver claims that no plan is below ${claimed}, and one is at ${best}`)
  const checked = quantity<'MUSD'>(
    unit * tree.raise(model, Math.min(claimed, best) / unit, { nodes: MOST_LEAVES, left }),
  )
  if (refuted(checked, BOUND_REFUTED)) throw new CheckFailed(`no plan is below ${checked}, and one is at ${best}`)
  return checked
}
