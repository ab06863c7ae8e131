import type { Solver } from '../solver/index.ts'
import { InputError, parseMonth, parseScenario, type Scenario, type ScenarioText, type World } from '../world/index.ts'
import { drawWorlds } from './ensemble/index.ts'
import type { DrawOptions } from './ensemble/draw.ts'
import type { HindcastText } from './hindcast/index.ts'
import { budgetIn, drawContingencies, parsePlanConstraints, type PlanOptions } from './plan/index.ts'
import { placesNamed } from './places.ts'
import type { StressOptions } from './stress/index.ts'
import type { DumpingOptions } from './sustain/index.ts'
import { aimedAt, type WeaponOptions } from './weapon/index.ts'

/** A file handed in with a question. */
export interface TextFile {
  readonly file: string
  readonly text: string
}

export interface StressQuestion extends Omit<StressOptions, 'onProgress'> {
  readonly study: 'stress'
  readonly scenario: ScenarioText
  /** Months to run; the scenario's own if left out. */
  readonly months?: number
  readonly company?: TextFile
}

export interface ExposureQuestion {
  readonly study: 'exposure'
  readonly places: readonly string[]
  readonly company?: TextFile
}

export interface WeaponQuestion extends Omit<WeaponOptions, 'onProgress' | 'onPart'> {
  readonly study: 'weapon'
  readonly menu: ScenarioText
  /** Only measures aimed at these places; the whole menu if left out. */
  readonly target?: readonly string[]
  readonly months?: number
}

export interface PlanQuestion extends Omit<
  PlanOptions,
  'start' | 'budget' | 'budgets' | 'constraints' | 'drawn' | 'clock' | 'onPart' | 'onProgress'
> {
  readonly study: 'plan'
  readonly menu: ScenarioText
  readonly months?: number
  /** YYYY-MM; that of the menu if left out. */
  readonly start?: string
  /** An amount in a currency of the world: `39e9JPY`; no limit if left out. */
  readonly budget?: string
  /** Budgets besides, written alike. */
  readonly budgets?: readonly string[]
  readonly constraints?: ScenarioText
  /** Draw so many sets of measures, in place of all of them or of the futures that the menu lists. */
  readonly contingencies?: number
  /** Whether each future happens to a world of its own, drawn within the ranges. */
  readonly drawFigures?: boolean
}

export interface DumpingStudyRequest extends Omit<DumpingOptions, 'menu' | 'onProgress' | 'onPartialResult'> {
  readonly study: 'dumping'
  /** A path of prices. */
  readonly path: ScenarioText
  /** What there is to attack with; what is aimed at the members counts. */
  readonly menu?: ScenarioText
}

export interface HindcastQuestion {
  readonly study: 'hindcast'
  /** The tables that the desk was opened with: small worlds take their behaviour from them. */
  readonly layers: readonly { readonly name: string; readonly files: Readonly<Record<string, string>> }[]
  readonly text: HindcastText
  /** By name; all if left out. */
  readonly episodes?: readonly string[]
}

/** What an ensemble can be made of. */
export type DrawnQuestion = StressQuestion | ExposureQuestion | WeaponQuestion

/** Some rows of an ensemble: all of its questions asked of every world drawn. */
export interface DrawsQuestion {
  readonly study: 'draws'
  readonly of: readonly DrawnQuestion[]
  readonly options: DrawOptions
  readonly from: number
  readonly count: number
}

/** What all rows of an ensemble add up to. */
export interface EnsembleQuestion extends Pick<DrawsQuestion, 'of' | 'options'> {
  readonly study: 'ensemble'
  /** The numbers of all rows, as `draws` gives them. */
  readonly values: Float64Array
}

/** The scenario of a question, read against the world and as long as was asked. */
export const scenarioOf = (
  world: World,
  { scenario, months }: Pick<StressQuestion, 'scenario' | 'months'>,
  menu = false,
): Scenario => parseScenario(scenario.file, scenario.text, world, { months, menu })

export const optionsOf = ({ foresight, terminalValue }: StressOptions): StressOptions => ({
  ...(foresight === undefined ? {} : { foresight }),
  ...(terminalValue === undefined ? {} : { terminalValue }),
})

/** What there is to choose from: a menu, or the part of it that is aimed at some places. */
export function menuOf(world: World, { menu, months, target = [] }: WeaponQuestion): Scenario {
  const whole = scenarioOf(world, { scenario: menu, ...(months === undefined ? {} : { months }) }, true)
  return target.length === 0 ? whole : aimedAt(whole, target, world)
}

/** What a plan is made against, and what it must keep to, read against the world. */
export function planOf(
  world: World,
  question: PlanQuestion,
  solver: Solver,
): { readonly menu: Scenario; readonly options: PlanOptions } {
  const { study: _study, menu: _menu, months: _months, contingencies: _contingencies, ...others } = question
  const { start, budget, budgets = [], constraints, drawFigures, ...rest } = others
  const menu = planMenuOf(world, question)
  return {
    menu,
    options: {
      ...rest,
      members: placesNamed(world, question.members),
      start: (start === undefined ? undefined : parseMonth(start)) ?? menu.start,
      ...(budget === undefined ? {} : { budget: budgetIn(world, budget) }),
      budgets: budgets.map((money) => budgetIn(world, money)),
      ...(constraints === undefined
        ? {}
        : { constraints: parsePlanConstraints(constraints.file, constraints.text, world) }),
      ...(drawFigures === true ? { drawn: drawnFor(menu, world, solver, question.seed ?? 1) } : {}),
    },
  }
}

/** What a plan is to hold against: the sets of a menu's measures that aim at its members, or futures. */
export function planMenuOf(world: World, question: PlanQuestion): Scenario {
  const { menu: scenario, months, contingencies, seed = 1, maxMeasures = 3 } = question
  const whole = scenarioOf(world, { scenario, ...(months === undefined ? {} : { months }) }, true)
  const aimed = whole.futures.length > 0 ? whole : aimedAt(whole, placesNamed(world, question.members), world)
  return contingencies === undefined
    ? aimed
    : { ...aimed, futures: drawContingencies(aimed, contingencies, maxMeasures, seed) }
}

/** A world for each future. The solver holds all of them at once, which bounds how many there can be. */
function drawnFor({ futures }: Scenario, world: World, solver: Solver, seed: number): ReturnType<typeof drawWorlds> {
  const { length } = futures
  if (length === 0 || length > MOST_DRAWN)
    throw new InputError([
      {
        code: 'PLAN_DRAWN',
        message:
          length === 0
            ? 'Figures are drawn anew for each future, and this menu lists none.'
            : `Figures cannot be drawn anew for ${length} futures: ${MOST_DRAWN} at most.`,
        remedy: `Ask for futures (--futures ${MOST_DRAWN} or fewer), or leave out --draw-figures.`,
      },
    ])
  return drawWorlds(world, solver, length, seed)
}
const MOST_DRAWN = 30
