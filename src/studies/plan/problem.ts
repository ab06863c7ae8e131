import { buildNetwork, type Baseline, type Network, type Provision } from '../../clearing/index.ts'
import { at, entry } from '../../lists/index.ts'
import { MONTHS_PER_YEAR, quantity, smaller, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { MAX_MEASURES } from '../shared-options.ts'
import { formatMonth, InputError, yearOf, type Month, type Scenario, type World, suggested } from '../../world/index.ts'
import { attackedIn, DEFAULT_PERIODS } from './period-options.ts'
import {
  decisionsOf,
  offtakesOf,
  provisionOf,
  readyFrom,
  type CandidateDecision,
  type ProjectDelays,
} from './decisions.ts'
import { contingencySecondStage } from './contingencies.ts'
import { openPlanEvaluator, type PlanEvaluator, type DoNothing } from './plan-evaluator.ts'
import type { MasterProblem } from './master.ts'
import type { InvestmentPeriod } from './periods.ts'
import { refuseIncludes, refuseInfeasible } from './infeasibility.ts'
import type { Risk } from './risk.ts'
import type { ObjectiveBounds, SolveOptions } from './solve-control.ts'
import { menuSecondStage, type SecondStage } from './second-stage.ts'
import type { PlanResult } from './result.ts'
import { solvePlan, type SolvedPlan } from './solve.ts'
import { constraintsOf, type PlanConstraints, type PlanConstraint } from './constraints.ts'
import { word, studyFault } from '../study-fault.ts'

export interface PlanOptions extends Partial<ProjectDelays> {
  /** Places whose plan it is. The menu should aim at them (`aimedAt`). */
  readonly members: readonly string[]
  /** Month in which it is decided on. */
  readonly start: Month
  /** No limit if left out. */
  readonly budget?: MillionUsd
  /** 2 if left out. */
  readonly maxMeasures?: number
  /** 0.01 if left out. */
  readonly gap?: number
  /** Seconds by `clock` after which the best so far is taken; no limit if left out. */
  readonly seconds?: number
  readonly clock?: () => number
  /** Chance of an attack in a year; the world's if left out. */
  readonly attackProbability?: number
  /** Ids that must be in the plan, and that must not. */
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  /** Years from the start in which an attack may come, in periods that share what stands; ten years if left out. */
  readonly periods?: readonly InvestmentPeriod[]
  /** What counts of the contingencies of the menu: the worst, all by their chances, or the worst part of them. The worst if left out. */
  readonly risk?: 'worst' | { readonly tailShare: number }
  /** The worlds that the contingencies of the menu happen to, one for each; the world as tabled if left out. */
  readonly drawn?: readonly Drawn[]
  /** What it must keep to besides. */
  readonly constraints?: PlanConstraints
  /** Budgets besides, for the curve of cost against what is lost. */
  readonly budgets?: readonly MillionUsd[]
  /** How many other plans that are nearly as good to look for. */
  readonly alternatives?: number
  /** By what share they may cost more than the best; 0.05 if left out. */
  readonly slack?: number
  /** Whether to tell what each item buys. */
  readonly values?: boolean
  /** Loss per dollar forgone under which the weapon counts as blunt. */
  readonly threshold?: number
  /** In how many drawn cases to tell what is lost if projects come a year late, each by its own chance; and the seed. */
  readonly delaySamples?: number
  readonly seed?: number
  /** Whether to tell what each member saves by acting with the others. */
  readonly costSharing?: boolean
  /** Told the answer so far, each time something is added to it: a better plan, then what is asked besides. */
  readonly onPartialResult?: (soFar: PlanResult) => void
  readonly onProgress?: (progress: ObjectiveBounds & { readonly phase: 'relaxation' | 'integer' }) => void
}

/** A world drawn within the ranges of its figures. */
interface Drawn {
  readonly world: World
  readonly baseline: Baseline
}

type Build = (levels?: Float64Array) => Network

/** A plan that is asked for, with all that is learnt of it from one answer to the next. */
export interface PlanProblem {
  readonly world: World
  readonly baseline: Baseline
  readonly menu: Scenario
  /** The supplier state. */
  readonly coercer: string
  readonly solver: Solver
  readonly options: PlanOptions
  readonly members: readonly string[]
  readonly start: Month
  readonly maxMeasures: number
  readonly master: MasterProblem
  /** The terms in their own units. */
  readonly constraints: readonly PlanConstraint[]
  readonly stage: SecondStage
  readonly evaluator: PlanEvaluator
  /** Networks with a plan in them: of the world as tabled, or for each contingency, of a world of its own. */
  readonly builds: readonly [Build, ...Build[]]
  /** Earliest month in which a decision stands. */
  readonly availableFrom: (decision: CandidateDecision) => Month
  /** Ids of the measures, or of the contingency, that an attack is. */
  readonly ids: (attack: readonly number[]) => string[]
  /** The best plan, with some of the terms changed. */
  readonly solve: (changes?: Partial<Pick<MasterProblem, 'budget'>>, onBest?: SolveOptions['onIncumbent']) => SolvedPlan
  /** The objective if nothing is decided. */
  readonly doNothing: () => DoNothing
  readonly dispose: () => void
}

export function openPlanProblem(
  world: World,
  baseline: Baseline,
  menu: Scenario,
  solver: Solver,
  options: PlanOptions,
): PlanProblem {
  const { members, start, budget = quantity(Number.POSITIVE_INFINITY), gap = 0.01 } = options
  const { maxMeasures = MAX_MEASURES.default } = options
  const { delay = 0, technologyBan = false } = options
  const { attackProbability = world.parameter('attack-probability'), periods = DEFAULT_PERIODS } = options
  const risk = riskOf(menu, options.risk ?? 'worst')
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const [first = { world, baseline }, ...others] = options.drawn ?? []
  const provided = (provision: Provision, { world, baseline }: Drawn): Network =>
    buildNetwork(world, baseline, menu, {
      split: new Set(),
      valuation: 'value-added',
      provision,
      ...(coercer === undefined ? {} : { exogenousPlace: coercer }),
    })
  const projects = decisionsOf(world, baseline, members, { delay, technologyBan }, menu)
  const network = provided(provisionOf(projects), { world, baseline })
  const decisions: readonly CandidateDecision[] = [...projects, ...offtakesOf(network, members)]
  if (decisions.length === 0) throw new InputError([studyFault('PLAN_NOTHING', {})])
  const availableFrom = (decision: CandidateDecision): Month => readyFrom(start, decision)
  const availability = (i: number, b: number): 'unavailable' | 'optional' | 'committed' => {
    const decision = at(decisions, i)
    const attacked = attackedIn(start, at(periods, b))
    if (decision.expected !== undefined)
      return decision.expected + decision.delay <= attacked ? 'committed' : 'unavailable'
    return availableFrom(decision) <= attacked ? 'optional' : 'unavailable'
  }
  const forced = forcedBy(decisions, options, periods.length, availability, (decision) =>
    formatMonth(availableFrom(decision)),
  )
  const year = yearOf(start)
  const constraints =
    options.constraints === undefined
      ? []
      : constraintsOf(options.constraints, { world, baseline, decisions, periods, year, availability })
  const discount = (1 / (1 + world.parameter('discount'))) ** MONTHS_PER_YEAR
  const problem: MasterProblem = {
    decisions,
    periods,
    discount,
    attackProbability,
    budget,
    availability,
    forced,
    risk,
    rows: constraints,
  }
  // What the least of all budgets allows, each does.
  for (const each of new Set([budget, (options.budgets ?? []).reduce(smaller, budget)])) {
    refuseIncludes(solver, { ...problem, budget: each })
    refuseInfeasible(solver, { ...problem, budget: each }, constraints, options.constraints?.file ?? '')
  }
  const listed = menu.contingencies.length > 0
  const buildIn =
    (drawn: Drawn): Build =>
    (levels) =>
      provided(provisionOf(decisions, levels), drawn)
  const builds: [Build, ...Build[]] = [buildIn(first), ...others.map(buildIn)]
  const stage = listed
    ? contingencySecondStage(
        solver,
        builds.map((build) => build()),
        menu,
        decisions,
        risk,
      )
    : menuSecondStage(solver, network, menu, decisions, maxMeasures)
  const evaluator = openPlanEvaluator(stage, problem)
  const clock = options.clock ?? ((): number => 0)
  return {
    world,
    baseline,
    menu,
    coercer: coercer ?? '',
    solver,
    options,
    members,
    start,
    maxMeasures,
    master: problem,
    constraints,
    stage,
    evaluator,
    builds,
    availableFrom,
    ids: (attack) => attack.map((a) => at<{ readonly id: string }>(listed ? menu.contingencies : menu.measures, a).id),
    solve: (changes = {}, onBest) =>
      solvePlan(
        solver,
        stage,
        { ...problem, ...changes },
        {
          gap,
          seconds: options.seconds ?? Number.POSITIVE_INFINITY,
          clock,
          ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
          ...(onBest === undefined ? {} : { onIncumbent: onBest }),
        },
        { evaluator },
      ),
    doNothing: evaluator.doNothing,
    dispose: () => stage.dispose(),
  }
}

function riskOf({ contingencies }: Scenario, asked: NonNullable<PlanOptions['risk']>): Risk {
  if (asked === 'worst') return { kind: 'worst' }
  if (contingencies.length === 0) throw new InputError([studyFault('PLAN_NO_CONTINGENCIES', {})])
  return { kind: 'tail', tailShare: asked.tailShare, chances: chancesOf(contingencies) }
}

/** They add to 1. */
export function chancesOf(contingencies: Scenario['contingencies']): number[] {
  const all = contingencies.reduce((sum, { weight }) => sum + weight, 0)
  return contingencies.map(({ weight }) => weight / all)
}

/** What must be in the plan or must not, by its place in the list; ids that are unknown, or cannot come in time, are faults. */
function forcedBy(
  decisions: readonly CandidateDecision[],
  { include = [], exclude = [] }: PlanOptions,
  periods: number,
  availability: (i: number, b: number) => 'unavailable' | 'optional' | 'committed',
  availableFrom: (decision: CandidateDecision) => string,
): ReadonlyMap<number, boolean> {
  const index = new Map(decisions.map(({ id }, i) => [id, i]))
  const unknown = [...include, ...exclude].filter((id) => !index.has(id))
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((id) =>
        studyFault('PLAN_ITEM_UNKNOWN:asked', {
          id,
          suggestion: suggested(
            id,
            [...index.keys()],
            'projects.csv, or `stockpile MATERIAL PLACE`, `offtake MATERIAL FROM TO`',
          ),
        }),
      ),
    )
  const both = include.filter((id) => exclude.includes(id))
  const late = include.filter((id) =>
    Array.from({ length: periods }, (_, b) => availability(entry(index, id), b)).every(
      (when) => when === 'unavailable',
    ),
  )
  if (both.length + late.length > 0)
    throw new InputError([
      ...both.map((id) => studyFault('PLAN_ITEM_BOTH', { id })),
      ...late.map((id) => {
        const decision = at(decisions, entry(index, id))
        return studyFault('PLAN_ITEM_LATE', {
          id,
          month: availableFrom(decision),
          late: decision.delay > 0 ? word('late', { months: decision.delay }) : '',
        })
      }),
    ])
  return new Map([
    ...include.map((id) => [entry(index, id), true] as const),
    ...exclude.map((id) => [entry(index, id), false] as const),
  ])
}
