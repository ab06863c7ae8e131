import { at } from '../../lists/index.ts'
import { inMillions, larger, quantity, type MillionUsd, type ThousandUsd } from '../../quantity/index.ts'
import type { Attack, PlanCut } from './bound-shifts.ts'
import { costOf } from './costs.ts'
import { yearsOf } from './periods.ts'
import type { Levels, MasterProblem } from './master.ts'
import { weigh } from './risk.ts'
import type { SecondStage } from './second-stage.ts'

/** What plans lose, and all that was learnt in asking. */
export interface PlanEvaluator {
  /** Looks at a plan period by period: cuts at all attacks known, and the exact search where it is asked for. */
  readonly evaluate: (
    levels: Levels,
    exactly: boolean,
  ) => { readonly losses: readonly MillionUsd[]; readonly worst: readonly PeriodLoss[] }
  /** What is lost if nothing is decided. */
  readonly doNothing: () => DoNothing
  readonly pool: readonly PlanCut[]
  /** Attacks known so far. */
  readonly attacks: () => readonly Attack[]
  readonly exactSubproblems: () => number
  /** Cost and loss of a plan, discounted. `parts`: what is had in part is paid in part. */
  readonly objective: (levels: Levels, losses: readonly MillionUsd[], parts?: boolean) => MillionUsd
  /** The same at most. */
  readonly objectiveUpperBound: (levels: Levels, worst: readonly PeriodLoss[]) => MillionUsd
}

/** The plan that decides nothing. */
export interface DoNothing {
  readonly levels: Levels
  readonly worst: readonly PeriodLoss[]
  readonly objective: MillionUsd
}

/** What is lost in a period. */
export interface PeriodLoss {
  /** By the risk that is asked for. */
  readonly loss: MillionUsd
  /** No more than this, by the same; infinite if the search was not exact. */
  readonly bound: MillionUsd
  /** The attack that costs most. */
  readonly set: Attack
  /** For each attack that is told apart. */
  readonly losses: readonly MillionUsd[]
  readonly bounds: readonly MillionUsd[]
}

export function openPlanEvaluator(stage: SecondStage, problem: MasterProblem): PlanEvaluator {
  const { periods, discount, attackProbability, risk } = problem
  const attacks = new Map<string, Attack>()
  const pool: PlanCut[] = []
  const weights = periods.map((period) => attackProbability * yearsOf(period, discount))
  let exactSubproblems = 0

  const ask = (v: Float64Array, exactly: boolean): PeriodLoss => {
    stage.setPlan(v)
    const certain = exactly || stage.contingencyCount > 1 ? stage.exactLosses() : []
    if (certain.length > 0) exactSubproblems += 1
    for (const { attack } of certain) attacks.set(attack.join(' '), attack)
    let most: { loss: ThousandUsd; attack: Attack } = { loss: quantity(Number.NEGATIVE_INFINITY), attack: [] }
    for (const attack of attacks.values()) {
      const cut = stage.cut(attack)
      pool.push(cut)
      if (cut.loss > most.loss) most = { loss: cut.loss, attack }
    }
    const found = certain.length > 0 ? certain : [{ ...most, bound: quantity<'kUSD'>(Number.POSITIVE_INFINITY) }]
    const losses = found.map(({ loss }) => inMillions(loss))
    const bounds = found.map(({ bound }) => inMillions(bound))
    const worst = found.reduce((one, other) => (other.loss > one.loss ? other : one))
    // What is known already may be worse than what the search found, by its tolerance.
    const sure = stage.contingencyCount > 1 ? weigh(losses, risk) : inMillions(larger(worst.loss, most.loss))
    return { loss: sure, bound: weigh(bounds, risk), set: worst.attack, losses, bounds }
  }
  const objective = (levels: Levels, losses: readonly MillionUsd[], parts = false): MillionUsd =>
    quantity(losses.reduce<number>((sum, loss, b) => sum + at(weights, b) * loss, costOf(problem, levels, parts)))
  const evaluate: PlanEvaluator['evaluate'] = ({ v }, exactly) => {
    const known = new Map<string, PeriodLoss>()
    const worst = v.map((levels) => {
      const key = levels.join(' ')
      const told = known.get(key) ?? ask(levels, exactly)
      known.set(key, told)
      return told
    })
    return { losses: worst.map(({ loss }) => loss), worst }
  }
  const objectiveUpperBound: PlanEvaluator['objectiveUpperBound'] = (levels, worst) =>
    objective(
      levels,
      worst.map(({ bound }) => bound),
    )
  let nothing: DoNothing | undefined
  return {
    evaluate,
    doNothing: () => {
      if (nothing !== undefined) return nothing
      const levels = {
        v: periods.map((_, b) =>
          Float64Array.from(problem.decisions, (_, i) => (problem.availability(i, b) === 'committed' ? 1 : 0)),
        ),
      }
      const { worst } = evaluate(levels, true)
      nothing = { levels, worst, objective: objectiveUpperBound(levels, worst) }
      return nothing
    },
    pool,
    attacks: () => [...attacks.values()],
    exactSubproblems: () => exactSubproblems,
    objective,
    objectiveUpperBound,
  }
}
