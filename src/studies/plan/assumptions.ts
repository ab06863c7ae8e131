import { at } from '../../lists/index.ts'
import { less, MONTHS_PER_YEAR, quantity, times, type MillionUsd } from '../../quantity/index.ts'
import { yearOf, type Figure, type Month, type World } from '../../world/index.ts'
import { power } from '../exp-log.ts'
import type { AssumptionKind, PlanAssumption, PlanAssumptions } from './assumptions-schema.ts'
import type { CandidateDecision } from './decisions.ts'
import { lateIn } from './delays.ts'
import { guardedConducts } from './guarded-worlds.ts'
import { lossesIn } from './losses-by-world.ts'
import type { Levels, MasterProblem } from './master-problem.ts'
import { planOptions } from './options.ts'
import { attackedIn } from './period-options.ts'
import type { OpenedWorld } from './open-world.ts'
import type { PlanProblem } from './problem.ts'
import type { SolvedPlan } from './solve.ts'

type Case = PlanAssumption['cases'][number]
type Found = Pick<SolvedPlan, 'levels' | 'worst'>

/** What the plan and the one that decides nothing lose in each period. */
interface Losses {
  readonly plan: readonly MillionUsd[]
  readonly doNothing: readonly MillionUsd[]
}

/** Measures at once that are tried besides those that were asked. */
const MEASURES = [1, 2, 3]

/**
 * From which chance of an attack in a year a plan costs less than it saves: what it saves is linear in it.
 *
 * @returns null where it saves at every chance, or at none
 */
export function breakEvenChance(question: PlanProblem, found: Found): number | null {
  const { evaluate } = evaluation(question, found)
  return chanceBetween(evaluate, foundLosses(question, found))
}

/**
 * What a plan saves against the one that decides nothing where an assumption is another, net of its costs. Both are evaluated there as they
 * stand: no other plan is sought, and one that was made for that case saves as much there or more.
 */
export function assumptionsOf(question: PlanProblem, found: Found): PlanAssumptions {
  const { world, worlds, menu, maxMeasures, master } = question
  const { evaluate, lossesThere, lateLosses } = evaluation(question, found)
  const central = at(worlds, 0)
  const base = worlds.length > 1 ? lossesThere(central) : foundLosses(question, found)
  const saved = evaluate(base).saved
  const assumption = (
    kind: AssumptionKind,
    value: number | null,
    cases: readonly Case[],
    breakEven: number | null = null,
  ): PlanAssumption[] => {
    if (cases.length === 0) return []
    const all = [saved, ...cases.map((one) => one.saved)]
    const [least, most] = [quantity<'MUSD'>(Math.min(...all)), quantity<'MUSD'>(Math.max(...all))]
    return [{ kind, value, cases: [...cases], least, most, swing: less(most, least), breakEven }]
  }
  const ends = (id: 'attack-probability' | 'discount', changes: (value: number) => Partial<MasterProblem>): Case[] => {
    const figure = world.parameters.get(id)
    return (figure === undefined ? [] : [figure.low, figure.high]).map((value) =>
      evaluate(base, { value, changes: changes(value) }),
    )
  }
  return {
    saved,
    assumptions: [
      ...assumption(
        'attack-probability',
        master.attackProbability,
        ends('attack-probability', (value) => ({ attackProbability: value })),
        chanceBetween(evaluate, base),
      ),
      ...assumption(
        'months',
        menu.months,
        monthsTried(menu.months).map((value) => evaluate(lossesThere(central, { months: value }), { value })),
      ),
      ...assumption(
        'measures',
        maxMeasures,
        MEASURES.filter((n) => n !== maxMeasures && n <= menu.measures.length).map((value) =>
          evaluate(lossesThere(central, { maxMeasures: value }), { value }),
        ),
      ),
      ...assumption(
        'start',
        yearOf(menu.start),
        laterStart(question).flatMap((start) => [
          evaluate(lossesThere(central, { start }), { value: yearOf(start) }),
          ...foundSlowly(world).map((id) =>
            evaluate(lossesThere({ ...central, id, conduct: [id] }, { start }), { value: yearOf(start), conduct: id }),
          ),
        ]),
      ),
      ...assumption(
        'conduct',
        null,
        guardedConducts(world).map((id) =>
          evaluate(lossesThere({ ...central, id, conduct: [id] }), { value: null, conduct: id }),
        ),
      ),
      ...assumption('delay', 0, [evaluate(lateLosses(central), { value: MONTHS_PER_YEAR })]),
      ...assumption(
        'discount',
        world.parameter('discount'),
        ends('discount', (value) => ({ discount: power(1 / (1 + value), MONTHS_PER_YEAR) })),
      ),
      ...capitalCases(question, (changes) => evaluate(base, { changes }), assumption),
    ].sort((one, other) => other.swing - one.swing),
    notEvaluated: [...world.conduct.keys()].filter((id) => !guardedConducts(world).includes(id)),
  }
}

type Evaluate = (
  losses: Losses,
  how?: { readonly value?: number | null; readonly conduct?: string; readonly changes?: Partial<MasterProblem> },
) => Case

/** How both plans are evaluated under other assumptions. */
function evaluation(
  question: PlanProblem,
  { levels }: Found,
): {
  readonly evaluate: Evaluate
  readonly lossesThere: (...there: Parameters<PlanProblem['openWorld']>) => Losses
  /** What both lose if every project comes a year late. */
  readonly lateLosses: (world: OpenedWorld) => Losses
} {
  const { master, evaluator } = question
  const nothing = question.doNothing().levels
  const late = ({ v }: Levels): Levels => ({
    v: master.periods.map((period, b) =>
      lateIn({ decisions: master.decisions, start: question.start }, { v }, { b, period }, (i) =>
        isProject(at(master.decisions, i)),
      ),
    ),
  })
  const bothIn = (opened: OpenedWorld, plan: Levels, doNothing: Levels): Losses => {
    const lost = lossesIn(opened, master)
    return { plan: lost(plan).losses, doNothing: lost(doNothing).losses }
  }
  return {
    evaluate: (losses, { value = null, conduct = null, changes = {} } = {}) => {
      const { objective } = evaluator.under({ ...master, ...changes })
      const plan = objective(levels, losses.plan)
      const doNothing = objective(nothing, losses.doNothing)
      return {
        value,
        conduct,
        saved: less(doNothing, plan),
        doNothing,
        plan,
        doNothingLosses: [...losses.doNothing],
        planLosses: [...losses.plan],
      }
    },
    lossesThere: (...there) => {
      const opened = question.openWorld(...there)
      try {
        return bothIn(opened, levels, nothing)
      } finally {
        opened.stage.dispose()
      }
    },
    lateLosses: (opened) => bothIn(opened, late(levels), late(nothing)),
  }
}

const foundLosses = (question: PlanProblem, { worst }: Found): Losses => ({
  plan: worst.map(({ loss }) => loss),
  doNothing: question.doNothing().worst.map(({ loss }) => loss),
})

/** Where the line of what is saved at no chance and at a certain attack crosses nothing. */
function chanceBetween(evaluate: Evaluate, losses: Losses): number | null {
  const [none, certain] = [0, 1].map((attackProbability) => evaluate(losses, { changes: { attackProbability } }).saved)
  if (none === undefined || certain === undefined || none >= 0 || certain < 0) return null
  return none / (none - certain)
}

const { min: LEAST_MONTHS, max: MOST_MONTHS } = planOptions.months

/** Half and twice as long, within what may be asked. */
const monthsTried = (months: number): number[] =>
  [Math.round(months / 2), 2 * months].filter((n) => n !== months && n >= LEAST_MONTHS && n <= MOST_MONTHS)

/** The month in which the plan first may be of use, where the menu begins before it. */
function laterStart({ menu, start, master: { periods } }: PlanProblem): Month[] {
  const first = attackedIn(start, at(periods, 0))
  return first > menu.start ? [first] : []
}

/** How fast buyers find others decides what a later year finds: settings of conduct by which they find them more slowly. */
const foundSlowly = ({ conduct }: World): string[] =>
  [...conduct.values()].filter(({ lever, figure }) => lever === 'ramp' && figure.value < 1).map(({ id }) => id)

/** What is built or changed over, and may be late or dearer; stocks and contracts are bought. */
const isProject = ({ kind }: CandidateDecision): boolean => kind === 'plant' || kind === 'thrifting'

/** Capital costs of all projects chosen at either end of their ranges. */
function capitalCases(
  { world, master }: PlanProblem,
  evaluate: (changes: Partial<MasterProblem>) => Case,
  assumption: (
    kind: 'capital-cost',
    value: number,
    cases: readonly Case[],
    breakEven: number | null,
  ) => PlanAssumption[],
): PlanAssumption[] {
  const scaled = (by: (capex: Figure) => number): Case =>
    evaluate({
      decisions: master.decisions.map((decision) => {
        const capex = world.projects.get(decision.id)?.capex
        if (capex === undefined || !isProject(decision)) return decision
        return { ...decision, fixed: times(decision.fixed, by(capex)), sized: times(decision.sized, by(capex)) }
      }),
    })
  const free = scaled(() => 0)
  const capital = less(free.saved, scaled(() => 1).saved)
  if (capital <= 0) return []
  const ends = [(capex: Figure) => capex.low / capex.value, (capex: Figure) => capex.high / capex.value]
  const cases = ends.map((end) => {
    const found = scaled(end)
    return { ...found, value: less(free.saved, found.saved) / capital }
  })
  return assumption('capital-cost', 1, cases, free.saved < 0 ? null : free.saved / capital)
}
