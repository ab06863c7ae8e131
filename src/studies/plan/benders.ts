import { at } from '../../lists/index.ts'
import { inMillions, larger, less, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { BranchAndBound } from './branch-and-bound.ts'
import type { PlanEvaluator } from './plan-evaluator.ts'
import { cutAt, type PlanCut } from './bound-shifts.ts'
import { levelIn, type Levels, type Master } from './master.ts'
import type { SecondStage } from './second-stage.ts'
import {
  checkBound,
  gapClosed,
  type SolveControl,
  type SolveResult,
  type Termination,
  type EvaluatedPlan,
} from './solve-control.ts'

/** Parts of the gap that is asked for at which parts of projects are settled, and each search for wholes ends. */
const LP_GAP_SHARE = 0.5
const MIP_GAP_SHARE = 0.25
/** Part of the time left in which each search for wholes ends, so that its bound can be checked in what remains. */
const OF_TIME = 0.75
/** Far from the end, a search for wholes ends at the same part of the distance that is left, up to this. */
const MAX_MIP_GAP = 0.04
/** Rounds in which what is had stays and its size is mended. */
const POLISHED = 8
/** A round that lifts the bound by less than this part of the gap is slow; after so many the sets are looked at anew. */
const SLOW = 0.02
const PATIENCE = 4
const MAX_ROUNDS = 200
/** Cuts that a period takes from the pool in a round, the most violated first. */
const CUTS_PER_ROUND = 4
/** A cut is broken by more than this part of the programme's unit. */
const VIOLATION_TOLERANCE = 1e-4

/**
 * For second stages that are large: the first stage knows them by cuts (Benders). Parts are allowed at first, since cuts found
 * there hold for wholes too; then wholes are sought over the same cuts, and each is searched, until both bounds meet.
 */
export function solveByBenders(
  solver: Solver,
  stage: SecondStage,
  master: Master,
  evaluator: PlanEvaluator,
  initialIncumbent: EvaluatedPlan,
  { options, secondsLeft, reportBounds, onIncumbent }: SolveControl,
): SolveResult {
  const { evaluate, pool, attacks } = evaluator
  const taken = master.problem.periods.map(() => new Set<PlanCut>())
  const contingencyOf = ({ attack }: PlanCut): number => (stage.contingencyCount > 1 ? at(attack, 0) : 0)
  /**
   * Gives each period the cuts of the pool that a plan of the master does not keep, for each attack that is told apart.
   *
   * @returns how many of them the plan broke
   */
  const separate = ({ v }: Levels, losses?: readonly (readonly MillionUsd[])[]): number => {
    let broken = 0
    taken.forEach((own, b) => {
      const levels = at(v, b)
      const given = new Map<number, number>()
      pool
        .filter((cut) => !own.has(cut))
        .map((cut) => ({ cut, value: inMillions(cutAt(cut, levels)) }))
        .sort((one, other) => other.value - one.value)
        .forEach(({ cut, value }) => {
          const contingency = contingencyOf(cut)
          const before = given.get(contingency) ?? 0
          const known = losses === undefined ? undefined : at(at(losses, b), contingency)
          // Where the master's own losses are known, only what they fall short of is of use.
          if (before >= CUTS_PER_ROUND || (known !== undefined && value <= known + VIOLATION_TOLERANCE * master.unit))
            return
          given.set(contingency, before + 1)
          master.add(b, cut, contingency)
          own.add(cut)
          broken += 1
        })
    })
    return broken
  }
  /** The master's best, with all in the pool that it would break. */
  const settle = (): ReturnType<Master['solve']> => {
    let found = master.solve()
    for (let round = 0; round < MAX_ROUNDS && separate(found.levels, found.losses) > 0; round++) found = master.solve()
    return found
  }
  /** With what is had given, how much of each is best: the cuts found on the way hold for all plans. */
  const polish = (found: Levels): Levels => {
    master.fixBinaries(found)
    let kept = { levels: found, value: evaluator.objective(found, evaluate(found, false).losses) }
    for (let round = 0; round < POLISHED && secondsLeft() > 0; round++) {
      const { bound, levels } = settle()
      if (gapClosed(kept.value, bound, MIP_GAP_SHARE * options.gap, master.trifle) || same(levels, kept.levels)) break
      const value = evaluator.objective(levels, evaluate(levels, false).losses)
      if (value < kept.value) kept = { levels, value }
    }
    master.fixBinaries(undefined)
    return kept.levels
  }
  let incumbent = initialIncumbent
  separate(initialIncumbent.levels)
  let lower = master.floor()
  const rounds = { lpRounds: 0, mipRounds: 0 }
  const met = (bound: MillionUsd): boolean => gapClosed(incumbent.upperBound, bound, options.gap, master.trifle)
  let stabilityCentre = { levels: initialIncumbent.levels, value: initialIncumbent.upperBound }

  // Parts.
  let stalled = 0
  // Half of the time is kept for wholes: parts are no plan.
  const inTime = (): boolean => secondsLeft() > (Number.isFinite(options.seconds) ? options.seconds / 2 : 0)
  while (rounds.lpRounds < MAX_ROUNDS && inTime()) {
    rounds.lpRounds += 1
    const { bound, levels } = settle()
    stalled = bound > lower + SLOW * options.gap * Math.abs(bound) ? 0 : stalled + 1
    lower = larger(lower, bound)
    reportBounds('relaxation', { lowerBound: lower, upperBound: incumbent.upperBound })
    const near = (value: MillionUsd): boolean => gapClosed(value, lower, LP_GAP_SHARE * options.gap, master.trifle)
    if (near(stabilityCentre.value) || (stalled > PATIENCE && Number.isFinite(stabilityCentre.value))) {
      // As far as the attacks known go, this is it; whether there is a worse one, only the exact search can tell.
      const before = attacks().length
      const { losses } = evaluate(stabilityCentre.levels, true)
      stabilityCentre = {
        levels: stabilityCentre.levels,
        value: evaluator.objective(stabilityCentre.levels, losses, true),
      }
      separate(levels)
      if (near(stabilityCentre.value) || (attacks().length === before && stalled > PATIENCE)) break
      stalled = 0
      continue
    }
    // Half-way to the best known keeps the plan that is asked about from leaping to and fro.
    const asked =
      stalled > 1 || !Number.isFinite(stabilityCentre.value) ? levels : midpoint(stabilityCentre.levels, levels)
    const { losses } = evaluate(asked, rounds.lpRounds <= 2)
    const value = evaluator.objective(asked, losses, true)
    if (value < stabilityCentre.value) stabilityCentre = { levels: asked, value }
    separate(levels)
  }

  // Wholes.
  const tree = new BranchAndBound(solver, master.integerColumns)
  let claimed = lower
  let termination: Termination = 'round-limit'
  while (rounds.mipRounds < MAX_ROUNDS) {
    if (met(lower)) {
      termination = 'gap-reached'
      break
    }
    if (secondsLeft() <= 0) {
      termination = 'time-limit'
      break
    }
    rounds.mipRounds += 1
    const apart = less(incumbent.upperBound, lower) / Math.abs(incumbent.upperBound)
    const nearly = Math.min(MAX_MIP_GAP, Math.max(options.gap, Number.isFinite(apart) ? apart : 1))
    const found = master.solveMip(MIP_GAP_SHARE * nearly, Math.max(1, OF_TIME * secondsLeft()))
    if (found === undefined) {
      termination = 'time-limit'
      break
    }
    claimed = larger(claimed, found.claimed)
    const levels = polish(found.levels)
    const { worst } = evaluate(levels, true)
    const upper = evaluator.objectiveUpperBound(levels, worst)
    if (upper < incumbent.upperBound) {
      incumbent = { levels, worst, upperBound: upper }
      onIncumbent(incumbent, lower)
    }
    separate(found.levels)
    separate(levels)
    // The search goes by what is checked; what is claimed only says how far to check.
    const checked = checkBound(tree, master, master.model(), claimed, incumbent.upperBound, secondsLeft)
    lower = larger(lower, checked)
    reportBounds('integer', { lowerBound: lower, upperBound: incumbent.upperBound })
    if (met(claimed) && !met(lower)) {
      termination = 'unchecked'
      break
    }
  }
  return { lowerBound: lower, claimed, incumbent, termination, rounds }
}

const same = (one: Levels, other: Levels): boolean =>
  one.v.every((v, b) => v.every((level, i) => level === levelIn(other, b, i)))

const midpoint = (one: Levels, other: Levels): Levels => ({
  v: one.v.map((v, b) => v.map((level, i) => (level + levelIn(other, b, i)) / 2)),
})
