import { at, entry } from '../../lists/index.ts'
import { during, MONTHS_PER_YEAR, quantity, sum, unitValue } from '../../quantity/index.ts'
import type { CandidateDecision } from './decisions.ts'
import { guardedConducts } from './guarded-worlds.ts'
import { openPlanEvaluator } from './plan-evaluator.ts'
import type { PlanProblem, ProblemChanges } from './problem.ts'
import type { PlanScreening, PlanVerdict } from './result.ts'
import { screeningOf } from './screening.ts'
import type { SolvedPlan } from './solve.ts'
import { between, notBelowZero, shareOf, solved, tried, type Between } from './solved-otherwise.ts'

/** A year of attack for certain, then so often the middle, by ratio, of what is left in doubt. */
const CERTAIN = 1
const HALVINGS = 3

/**
 * From which chance of an attack in a year an item is chosen. Both V and V_i are concave in the chance, so that the item may come and go: what is found
 * is where it comes, between two chances that were solved. It is not chosen where V_i - V is above zero by the bounds of both, and chosen where the
 * plan found has it.
 *
 * @returns null where the item is not chosen at the chance asked for for certain, or years without an attack count too
 */
export function chanceFrom(question: PlanProblem, i: number, changes: ProblemChanges): PlanVerdict['attackChance'] {
  if (question.options.quietYears === true) return null
  const chosenAt = (attackProbability: number): boolean | undefined => {
    const best = solved(question, { attackProbability })
    if (typeof best === 'string') return undefined
    if (shareOf(question, i, best.levels) > 0) return true
    const withIt = solved(question, { ...changes, attackProbability })
    return typeof withIt === 'string' || between(best, withIt).atLeast <= 0 ? undefined : false
  }
  let atLeast = question.master.attackProbability
  let atMost: number | null = null
  for (let tries = 0, chance = CERTAIN; tries <= HALVINGS && chance > atLeast; tries++) {
    const chosen = chosenAt(chance)
    if (chosen === undefined) break
    if (chosen) atMost = chance
    else atLeast = chance
    if (atMost === null) break
    chance = Math.sqrt(atLeast * atMost)
  }
  return { atLeast, atMost }
}

/**
 * What a plant would be worth if it could be built at any size for the cost of each tonne of the whole: nothing is paid whatever its size.
 *
 * @returns null for what any part may be chosen of already, or where no plan was found in time
 */
export function divisible(
  question: PlanProblem,
  best: SolvedPlan,
  i: number,
  offBudget: ReadonlySet<number>,
): PlanVerdict['ifDivisible'] {
  const { fixed, minShare } = at(question.master.decisions, i)
  if (fixed === 0 && minShare === 0) return null
  const decisions = question.master.decisions.map((decision, d) =>
    d === i
      ? { ...decision, fixed: quantity<'MUSD'>(0), sized: sum(decision.fixed, decision.sized), minShare: 0 }
      : decision,
  )
  const found = solved(question, { decisions, offBudget })
  if (typeof found === 'string') return null
  return { saved: notBelowZero(between(found, best)), share: shareOf(question, i, found.levels) }
}

/** A benefit of all of a plant in a year, million USD, by what it makes or works up then, USD/kg; null for other items. */
export function perKilogram(decision: CandidateDecision, { atLeast, atMost }: Between): Between | null {
  if (decision.kind !== 'plant') return null
  const inYear = during(decision.most, MONTHS_PER_YEAR)
  const of = (benefit: number): number => unitValue(quantity(benefit), inYear)
  return { atLeast: of(atLeast), atMost: of(atMost) }
}

type Reason = Pick<PlanScreening, 'reason' | 'notChosenAbove'>

/** Why items are in the plan or not where firms and third places act otherwise: by the best plan against each setting of conduct.csv alone. */
export function underConducts(
  question: PlanProblem,
  ids: readonly string[],
): readonly { readonly conduct: string; readonly reasonFor: (id: string) => Reason }[] {
  const { world, baseline, worlds, master, options } = question
  // Where several worlds or news count, they are in the plan itself.
  if (worlds.length !== 1 || options.news !== undefined) return []
  return guardedConducts(world).map((conduct) => {
    const opened = question.openWorld({ id: conduct, world, baseline, conduct: [conduct] })
    try {
      const evaluator = openPlanEvaluator(opened.stage, master)
      const screened = tried(() =>
        screeningOf({ ...question, stage: opened.stage, evaluator }, question.solveIn(opened, evaluator), ids),
      )
      if (typeof screened !== 'string') {
        const reasons = new Map(screened.map((one) => [one.id, one]))
        return { conduct, reasonFor: (id) => entry(reasons, id) }
      }
      const none: Reason = { reason: screened === 'none' ? 'ruled-out' : 'open', notChosenAbove: null }
      return { conduct, reasonFor: () => none }
    } finally {
      opened.stage.dispose()
    }
  })
}
