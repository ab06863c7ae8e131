import { at } from '../../lists/index.ts'
import { inMillions, larger, less, quantity, times, type MillionUsd, type ThousandUsd } from '../../quantity/index.ts'
import { cutAt, type Attack, type PlanCut } from './bound-shifts.ts'
import { costOf } from './costs.ts'
import { isPossibleIn, lossWeight } from './news.ts'
import { levelsOfNothing, newsOf, type Levels, type MasterProblem } from './master-problem.ts'
import { yearsOf, type InvestmentPeriod } from './periods.ts'
import { weigh, weighPart } from './risk.ts'
import { contingencyOf, type Exact, type SecondStage } from './second-stage.ts'

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
  /** Cost and loss of a plan, discounted. `parts`: what is built in part is paid in part. */
  readonly objective: (levels: Levels, losses: readonly MillionUsd[], parts?: boolean) => MillionUsd
  /** The same at most. */
  readonly objectiveUpperBound: (levels: Levels, worst: readonly PeriodLoss[]) => MillionUsd
  /** The same evaluator, with all that it knows, where decisions cost or come otherwise: what an attack takes from a plan stays. */
  readonly under: (problem: MasterProblem) => PlanEvaluator
}

/** The plan that decides nothing. */
export interface DoNothing {
  readonly levels: Levels
  readonly worst: readonly PeriodLoss[]
  readonly objective: MillionUsd
}

/** Least and most that each attack can cost, by period and attack that is distinguished: with all of it, and with nothing decided. */
export const rangeOf = (
  { worst }: DoNothing,
  least: readonly MillionUsd[],
): (readonly (readonly [MillionUsd, MillionUsd])[])[] =>
  worst.map(({ bounds }) => bounds.map((bound, f) => [at(least, f), bound] as const))

/** What is lost in a period. */
export interface PeriodLoss {
  /** By the risk that is asked for. */
  readonly loss: MillionUsd
  /** No more than this, by the same; infinite if the search was not exact. */
  readonly bound: MillionUsd
  /** The attack that costs most. */
  readonly set: Attack
  /** For each attack that is distinguished. */
  readonly losses: readonly MillionUsd[]
  readonly bounds: readonly MillionUsd[]
  /** What a year without an attack loses; left out where such years do not count. */
  readonly quiet?: QuietLoss
}

/** What a year without an attack loses, which is in the losses of a period by its weight. */
interface QuietLoss {
  readonly weight: number
  readonly loss: MillionUsd
  /** For each attack that is distinguished: that of its world. */
  readonly losses: readonly MillionUsd[]
}

/** What a year of attack loses by itself. */
export function attackedYear({
  loss,
  bound,
  losses,
  quiet,
}: PeriodLoss): Pick<PeriodLoss, 'loss' | 'bound' | 'losses'> {
  if (quiet === undefined) return { loss, bound, losses }
  const counted = times(quiet.loss, quiet.weight)
  return {
    loss: less(loss, counted),
    bound: less(bound, counted),
    losses: losses.map((each, f) => less(each, times(at(quiet.losses, f), quiet.weight))),
  }
}

export function openPlanEvaluator(stage: SecondStage, problem: MasterProblem): PlanEvaluator {
  const { risk } = problem
  const attacks = new Map<string, Attack>()
  const pool: PlanCut[] = []
  const cutsOf = new Map<string, readonly PlanCut[]>()
  let exactSubproblems = 0

  /**
   * The attacks known, each with the least that it costs under a plan by what is known of it; those first that cost most by that, and before
   * them those of which nothing is known, or that are the worst for certain. One that costs less by its cuts than another by a solve is left
   * alone: its cuts are near enough there, and most plans are settled by a solve or two.
   */
  const promising = (
    v: Float64Array,
    certain: readonly Exact[],
  ): { readonly attack: Attack; readonly least: number }[] => {
    const sure = new Set(certain.map(({ attack }) => keyOf(attack)))
    return [...attacks]
      .map(([key, attack]) => {
        const cuts = cutsOf.get(key) ?? []
        const isFirst = sure.has(key) || cuts.length === 0
        return { attack, least: isFirst ? Number.POSITIVE_INFINITY : Math.max(...cuts.map((cut) => cutAt(cut, v))) }
      })
      .sort((one, other) => other.least - one.least)
  }

  /** @param isPossible whether an attack is one of the world that is asked about */
  const ask = (
    v: Float64Array,
    { exactly, world, isPossible }: { exactly: boolean; world: number; isPossible: (attack: Attack) => boolean },
  ): PeriodLoss => {
    stage.setPlan(v, world)
    const isEachLooked = stage.contingencyCount > 1 && !stage.isSearched
    const certain = exactly || isEachLooked ? stage.exactLosses() : []
    if (certain.length > 0) exactSubproblems += 1
    for (const { attack } of certain) attacks.set(keyOf(attack), attack)
    const most = Array.from({ length: stage.contingencyCount }, () => ({
      attack: [] as Attack,
      loss: quantity<'kUSD'>(Number.NEGATIVE_INFINITY),
      bound: quantity<'kUSD'>(Number.POSITIVE_INFINITY),
      quiet: undefined as ThousandUsd | undefined,
    }))
    for (const { attack, least } of promising(v, certain)) {
      const contingency = contingencyOf(stage, attack)
      if (!isPossible(attack) || least <= at(most, contingency).loss) continue
      const cut = stage.cut(attack)
      pool.push(cut)
      cutsOf.set(keyOf(attack), [...(cutsOf.get(keyOf(attack)) ?? []), cut])
      if (cut.loss > at(most, contingency).loss)
        most[contingency] = { ...at(most, contingency), attack, loss: cut.loss, quiet: cut.quiet }
    }
    const found = certain.length > 0 ? certain : most
    const losses = found.map(({ loss }) => inMillions(loss))
    const bounds = found.map(({ bound }) => inMillions(bound))
    const worst = found.reduce((one, other) => (other.loss > one.loss ? other : one))
    // What is known already may be worse than what the search found, by its tolerance.
    const sure = stage.contingencyCount > 1 ? weigh(losses, risk) : inMillions(larger(worst.loss, at(most, 0).loss))
    const told = { loss: sure, bound: weigh(bounds, risk), set: worst.attack, losses, bounds }
    if (stage.quietWeight === undefined) return told
    const quiet = found.map((one) => inMillions(one.quiet ?? quantity(Number.NaN)))
    return { ...told, quiet: { weight: stage.quietWeight, loss: weighPart(quiet, losses, risk), losses: quiet } }
  }
  /** By periods: other prices of decisions change nothing of it. */
  const nothing = new Map<readonly InvestmentPeriod[], Omit<DoNothing, 'objective'>>()
  const under = (asked: MasterProblem): PlanEvaluator => {
    const { periods, discount } = asked
    const news = newsOf(asked)
    const weights = periods.map((period, b) => lossWeight(news, b, yearsOf(period, discount)))
    const evaluate: PlanEvaluator['evaluate'] = ({ v }, exactly) => {
      const known = new Map<string, PeriodLoss>()
      const worst = v.map((levels, b) => {
        const { world } = at(news.periods, b)
        const key = `${world} ${levels.join(' ')}`
        const isPossible = (attack: Attack): boolean => isPossibleIn(news, b, attack)
        const told = known.get(key) ?? ask(levels, { exactly, world, isPossible })
        known.set(key, told)
        return told
      })
      return { losses: worst.map(({ loss }) => loss), worst }
    }
    const objective: PlanEvaluator['objective'] = (levels, losses, parts = false) =>
      quantity(losses.reduce<number>((sum, loss, b) => sum + at(weights, b) * loss, costOf(asked, levels, parts)))
    const objectiveUpperBound: PlanEvaluator['objectiveUpperBound'] = (levels, worst) =>
      objective(
        levels,
        worst.map(({ bound }) => bound),
      )
    return {
      evaluate,
      doNothing: () => {
        const before = nothing.get(periods)
        const levels = before?.levels ?? levelsOfNothing(asked)
        const { worst } = before ?? evaluate(levels, true)
        nothing.set(periods, { levels, worst })
        return { levels, worst, objective: objectiveUpperBound(levels, worst) }
      },
      pool,
      attacks: () => [...attacks.values()],
      exactSubproblems: () => exactSubproblems,
      objective,
      objectiveUpperBound,
      under,
    }
  }
  return under(problem)
}

const keyOf = (attack: Attack): string => attack.join(' ')
