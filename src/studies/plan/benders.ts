import { larger, less, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { BranchAndBound } from './branch-and-bound.ts'
import { type Master } from './master.ts'
import { levelIn, type Levels } from './master-problem.ts'
import {
  checkBound,
  gapClosed,
  type SolveControl,
  type SolveOptions,
  type SolveResult,
  type Stages,
  type Termination,
  type EvaluatedPlan,
} from './solve-control.ts'
import { Separation } from './separation.ts'

/** Parts of the gap that is asked for at which parts of projects are settled, and each search for integer solutions ends. */
const LP_GAP_SHARE = 0.5
const MIP_GAP_SHARE = 0.25
/** Part of the time left in which each search for integer solutions ends, so that its bound can be checked in what remains. */
const OF_TIME = 0.75
/** Far from the end, a search for integer solutions ends at the same part of the distance that is left, up to this. */
const MAX_MIP_GAP = 0.04
/** Rounds in which what is built stays and its size is mended. */
const POLISHED = 8
/** A round that lifts the bound by less than this part of the gap is slow; after this many the sets are looked at again. */
const SLOW = 0.02
const PATIENCE = 4
const MAX_ROUNDS = 200

/** A search by cuts, and how far the bounds are. */
interface Search extends Stages {
  readonly cuts: Separation
  readonly options: SolveOptions
  readonly control: SolveControl
  /** The best integer plan that was searched exactly. */
  incumbent: EvaluatedPlan
  /** No plan's objective is lower, checked. */
  lower: MillionUsd
}

/**
 * For second stages that are large: the first stage knows them by cuts (Benders). The relaxation comes first, since cuts found
 * there hold for integer solutions too; then these are sought over the same cuts, and each is searched, until both bounds meet.
 */
export function solveByBenders(
  solver: Solver,
  stages: Stages,
  initialIncumbent: EvaluatedPlan,
  control: SolveControl,
): SolveResult {
  const { master } = stages
  const cuts = new Separation(master, stages.stage, stages.evaluator)
  cuts.separate(initialIncumbent.levels)
  const search: Search = {
    ...stages,
    cuts,
    options: control.options,
    control,
    incumbent: initialIncumbent,
    lower: master.floor(),
  }
  const lpRounds = searchParts(search)
  const { mipRounds, claimed, termination } = searchWholes(search, new BranchAndBound(solver, master.integerColumns))
  const { lower, incumbent } = search
  return { lowerBound: lower, claimed, incumbent, termination, rounds: { lpRounds, mipRounds } }
}

/** The master's best, with all in the pool that it would break. */
function settle(search: Search): ReturnType<Master['solve']> {
  const { master, cuts } = search
  let found = master.solve()
  for (let round = 0; round < MAX_ROUNDS && cuts.separate(found.levels, found.losses) > 0; round++)
    found = master.solve()
  return found
}

/** With what is built given, how much of each is best: the cuts found on the way hold for all plans. */
function polish(search: Search, found: Levels): Levels {
  const { master, evaluator, options, control } = search
  master.fixBinaries(found)
  let kept = { levels: found, value: evaluator.objective(found, evaluator.evaluate(found, false).losses) }
  for (let round = 0; round < POLISHED && control.secondsLeft() > 0; round++) {
    const { bound, levels } = settle(search)
    if (gapClosed(kept.value, bound, MIP_GAP_SHARE * options.gap, master.trifle) || same(levels, kept.levels)) break
    const value = evaluator.objective(levels, evaluator.evaluate(levels, false).losses)
    if (value < kept.value) kept = { levels, value }
  }
  master.fixBinaries(undefined)
  return kept.levels
}

/**
 * Raises the bound with parts of projects allowed.
 *
 * @returns in how many rounds
 */
function searchParts(search: Search): number {
  const { master, evaluator, options, control } = search
  const { secondsLeft, reportBounds } = control
  let stabilityCentre = { levels: search.incumbent.levels, value: search.incumbent.upperBound }
  let rounds = 0
  let stalled = 0
  // Half of the time is kept for integer solutions: the relaxation is no plan.
  const inTime = (): boolean => secondsLeft() > (Number.isFinite(options.seconds) ? options.seconds / 2 : 0)
  while (rounds < MAX_ROUNDS && inTime()) {
    rounds += 1
    const { bound, levels } = settle(search)
    search.cuts.forgetIdle()
    stalled = bound > search.lower + SLOW * options.gap * Math.abs(bound) ? 0 : stalled + 1
    search.lower = larger(search.lower, bound)
    reportBounds('relaxation', { lowerBound: search.lower, upperBound: search.incumbent.upperBound })
    const near = (value: MillionUsd): boolean =>
      gapClosed(value, search.lower, LP_GAP_SHARE * options.gap, master.trifle)
    if (near(stabilityCentre.value) || (stalled > PATIENCE && Number.isFinite(stabilityCentre.value))) {
      // As far as the attacks known go, this is it; whether there is a worse one, only the exact search can tell.
      const before = evaluator.attacks().length
      const { losses } = evaluator.evaluate(stabilityCentre.levels, true)
      stabilityCentre = {
        levels: stabilityCentre.levels,
        value: evaluator.objective(stabilityCentre.levels, losses, true),
      }
      search.cuts.separate(levels)
      if (near(stabilityCentre.value) || (evaluator.attacks().length === before && stalled > PATIENCE)) break
      stalled = 0
      continue
    }
    // Half-way to the best known keeps the plan that is asked about from leaping to and fro.
    const asked =
      stalled > 1 || !Number.isFinite(stabilityCentre.value) ? levels : midpoint(stabilityCentre.levels, levels)
    const { losses } = evaluator.evaluate(asked, rounds <= 2)
    const value = evaluator.objective(asked, losses, true)
    if (value < stabilityCentre.value) stabilityCentre = { levels: asked, value }
    search.cuts.separate(levels)
  }
  return rounds
}

/** Seeks integer solutions over the same cuts until both bounds meet, or time is up. */
function searchWholes(
  search: Search,
  tree: BranchAndBound,
): { readonly mipRounds: number; readonly claimed: MillionUsd; readonly termination: Termination } {
  const { master, evaluator, options, control } = search
  const { secondsLeft, reportBounds, onIncumbent } = control
  const met = (bound: MillionUsd): boolean => gapClosed(search.incumbent.upperBound, bound, options.gap, master.trifle)
  let claimed = search.lower
  let mipRounds = 0
  const ended = (termination: Termination): ReturnType<typeof searchWholes> => ({ mipRounds, claimed, termination })
  while (mipRounds < MAX_ROUNDS) {
    if (met(search.lower)) return ended('gap-reached')
    if (secondsLeft() <= 0) return ended('time-limit')
    mipRounds += 1
    const apart = less(search.incumbent.upperBound, search.lower) / Math.abs(search.incumbent.upperBound)
    const nearly = Math.min(MAX_MIP_GAP, Math.max(options.gap, Number.isFinite(apart) ? apart : 1))
    const found = master.solveMip(MIP_GAP_SHARE * nearly, Math.max(1, OF_TIME * secondsLeft()))
    if (found === undefined) return ended('time-limit')
    claimed = larger(claimed, found.claimed)
    const levels = polish(search, found.levels)
    const { worst } = evaluator.evaluate(levels, true)
    const upper = evaluator.objectiveUpperBound(levels, worst)
    if (upper < search.incumbent.upperBound) {
      search.incumbent = { levels, worst, upperBound: upper }
      onIncumbent(search.incumbent, search.lower)
    }
    search.cuts.separate(found.levels)
    search.cuts.separate(levels)
    // The search goes by what is checked; what is claimed only says how far to check.
    const best = search.incumbent.upperBound
    const checked = checkBound(tree, master, master.model(), { claimed, best, secondsLeft })
    search.lower = larger(search.lower, checked)
    reportBounds('integer', { lowerBound: search.lower, upperBound: best })
    if (met(claimed) && !met(search.lower)) return ended(secondsLeft() <= 0 ? 'time-limit' : 'unchecked')
  }
  return ended('round-limit')
}

const same = (one: Levels, other: Levels): boolean =>
  one.v.every((v, b) => v.every((level, i) => level === levelIn(other, b, i)))

const midpoint = (one: Levels, other: Levels): Levels => ({
  v: one.v.map((v, b) => v.map((level, i) => (level + levelIn(other, b, i)) / 2)),
})
