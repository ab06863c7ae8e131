import { at } from '../../lists/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import { errorOfMean } from '../estimates.ts'
import { mean, quantileIn } from '../sample.ts'
import type { GuardedWorld } from './guarded-worlds.ts'
import { lossesIn } from './losses-by-world.ts'
import { levelsOfNothing, type Levels } from './master-problem.ts'
import { CENTRAL_TIME, openPlanProblem, type PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'
import type { SolvedPlan } from './solve.ts'

/** Standard errors to either side of a mean: nineteen times in twenty it lies between. */
const ERRORS = 2

/** What a plan decides, which is all that a world asks of it. */
type KnownPlan = Pick<SolvedPlan, 'levels'>

export type OutOfSample = NonNullable<PlanResult['outOfSample']>

/**
 * What plans cost and lose in worlds drawn besides, in which none of them was made; each world by its own worst attack. Told after each world:
 * who stops waiting keeps what the worlds until then say.
 */
export function* outOfSample(
  question: PlanProblem,
  fresh: Iterable<GuardedWorld>,
  { central, best }: { readonly central: KnownPlan | undefined; readonly best: KnownPlan },
): Generator<OutOfSample> {
  const nothing = levelsOfNothing(question.master)
  const draws: OutOfSample['draws'] = []
  for (const world of fresh) {
    const opened = question.openWorld(world)
    try {
      const lost = lossesIn(opened, question.master)
      draws.push({
        id: world.id,
        conduct: [...world.conduct],
        doNothing: lost(nothing).objective,
        centralPlan: central === undefined ? null : lost(central.levels).objective,
        plan: lost(best.levels).objective,
      })
    } finally {
      opened.stage.dispose()
    }
    yield spreadOver(draws)
  }
}

export function spreadOver(draws: OutOfSample['draws']): OutOfSample {
  const ofCentral = draws.flatMap(({ centralPlan }) => centralPlan ?? [])
  return {
    draws: [...draws],
    doNothing: spread(draws.map(({ doNothing }) => doNothing)),
    centralPlan: ofCentral.length === 0 ? null : spread(ofCentral),
    plan: spread(draws.map(({ plan }) => plan)),
    // The same worlds for both: what they share falls out of the difference.
    saved: spread(draws.map(({ centralPlan, doNothing, plan }) => quantity((centralPlan ?? doNothing) - plan))),
  }
}

function spread(objectives: readonly MillionUsd[]): OutOfSample['plan'] {
  const sorted = Float64Array.from(objectives).sort()
  const middle = mean(sorted)
  const error = ERRORS * (sorted.length > 1 ? errorOfMean(sorted) : Number.POSITIVE_INFINITY)
  const musd = (value: number): MillionUsd => quantity(value)
  return {
    mean: musd(middle),
    meanLow: Number.isFinite(error) ? musd(middle - error) : null,
    meanHigh: Number.isFinite(error) ? musd(middle + error) : null,
    median: musd(quantileIn(sorted, 0.5)),
    p95: musd(quantileIn(sorted, 0.95)),
    most: musd(at([...sorted], sorted.length - 1)),
  }
}

/** Student's t, one side, 19 times in 20, by degrees of freedom from 1. */
const STUDENT = [6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833]

/**
 * How far a plan may be from the best over all worlds that could have been drawn, and not only over those that were (Mak, Morton and Wood
 * 1999). With f_m the objective over another sample m of as many worlds,
 *
 *     G_m = f_m(plan) - min f_m        E[ min f_m ] <= min E[ f_m ],   so   E[ G_m ] >= f(plan) - min f
 *
 * and the gap is at most  mean(G) + t s(G) / sqrt(M), nineteen times in twenty. For min f_m its checked lower bound stands, so that the gap is rather
 * too wide than too narrow.
 */
export function samplingGap(
  question: PlanProblem,
  samples: Iterable<readonly GuardedWorld[]>,
  best: Levels,
): NonNullable<PlanResult['samplingGap']> {
  const { world, baseline, menu, solver, options } = question
  const gaps: MillionUsd[] = []
  for (const worlds of samples) {
    const other = openPlanProblem(world, baseline, menu, solver, { ...options, worlds })
    try {
      const own = other.evaluator.objectiveUpperBound(best, other.evaluator.evaluate(best, true).worst)
      gaps.push(quantity(Math.max(0, own - other.solve({}, { from: best, timeShare: 1 - CENTRAL_TIME }).lowerBound)))
    } finally {
      other.dispose()
    }
  }
  const middle = mean(gaps)
  const error = at(STUDENT, gaps.length - 2) * errorOfMean(gaps)
  return { gaps, mean: quantity(middle), atMost: quantity(middle + error) }
}
