import { at } from '../../lists/index.ts'
import { quantity } from '../../quantity/index.ts'
import { costOf, spentOn } from './costs.ts'
import { Master } from './master.ts'
import { levelIn, type Levels } from './master-problem.ts'
import type { PlanProblem } from './problem.ts'
import type { SolvedPlan } from './solve.ts'
import { contingencyOf } from './second-stage.ts'
import { rangeOf } from './plan-evaluator.ts'

/** A plan with an objective hardly above the best, and is as different from those before it as the terms let it be. */
export interface AlternativePlan extends Pick<
  SolvedPlan,
  'levels' | 'worst' | 'upperBound' | 'discountedCost' | 'undiscountedCost'
> {
  /** How little of what stands at the end is the same as in the best: 0 all, 1 nothing. */
  readonly dissimilarity: number
}

/** Solves for one other plan, each after a look at the one before. */
const TRIES = 12
/** Part of the slack that is aimed at, since cuts promise a little too much. */
const AIMED = 0.9

/**
 * Plans within a share of the best that differ most (modelling to generate alternatives, Brill 1979): each makes as little use as
 * it can of what those before it use. Each was searched exactly; where cuts had promised too much, they are mended and it is
 * sought again.
 */
export function alternativePlans(
  question: PlanProblem,
  best: SolvedPlan,
  count: number,
  slack: number,
): AlternativePlan[] {
  const { master: problem, evaluator, solver, options } = question
  const { decisions, periods } = problem
  const most = quantity<'MUSD'>(best.upperBound + slack * Math.abs(best.upperBound))
  const aimed = quantity<'MUSD'>(best.upperBound + AIMED * slack * Math.abs(best.upperBound))
  const master = new Master(solver, problem, rangeOf(best.doNothing, best.least), question.stage.trifle)
  const given = new Set<unknown>()
  const know = (): void => {
    for (const cut of evaluator.pool) {
      if (given.has(cut)) continue
      given.add(cut)
      periods.forEach((_, b) => master.add(b, cut, contingencyOf(question.stage, cut.attack)))
    }
  }
  const last = periods.length - 1
  const used = decisions.map((_, i) => levelIn(best.levels, last, i))
  const found: AlternativePlan[] = []
  try {
    for (let n = 0; n < count; n++) {
      for (let tried = 0; tried < TRIES; tried++) {
        know()
        const levels = master.minimiseOverlap(used, aimed, { gap: 0.05, seconds: options.seconds ?? 60 })
        if (levels === undefined) return found
        // What is known already may show that its objective is too high.
        if (evaluator.objective(levels, evaluator.evaluate(levels, false).losses) > most) continue
        const { worst } = evaluator.evaluate(levels, true)
        const upper = evaluator.objectiveUpperBound(levels, worst)
        if (upper > most) continue
        found.push({
          levels,
          worst,
          upperBound: upper,
          discountedCost: costOf(problem, levels),
          undiscountedCost: spentOn(problem, levels),
          dissimilarity: dissimilarity(levels, best.levels, (i) => problem.availability(i, last) === 'optional'),
        })
        decisions.forEach((_, i) => (used[i] = at(used, i) + levelIn(levels, last, i)))
        break
      }
    }
    return found
  } finally {
    master.dispose()
  }
}

/** 1 - sum min / sum max of what a plan adds by its end. */
function dissimilarity(one: Levels, other: Levels, counts: (decision: number) => boolean): number {
  let [both, either] = [0, 0]
  const last = one.v.length - 1
  at(one.v, last).forEach((a, i) => {
    if (!counts(i)) return
    const b = levelIn(other, last, i)
    both += Math.min(a, b)
    either += Math.max(a, b)
  })
  return either > 0 ? 1 - both / either : 0
}
