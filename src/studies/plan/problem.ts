import { buildNetwork, type Baseline, type Network, type Provision } from '../../clearing/index.ts'
import { at, entry } from '../../lists/index.ts'
import { MONTHS_PER_YEAR, quantity, smaller, type MillionUsd } from '../../quantity/index.ts'
import { sharing, type Solver } from '../../solver/index.ts'
import { MAX_MEASURES } from '../shared-options.ts'
import {
  formatMonth,
  InputError,
  yearOf,
  type Currency,
  type Month,
  type Scenario,
  type World,
  suggested,
} from '../../world/index.ts'
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
import type { Levels, MasterProblem } from './master-problem.ts'
import type { InvestmentPeriod } from './periods.ts'
import { refuseIncludes, refuseInfeasible } from './infeasibility.ts'
import type { Risk } from './risk.ts'
import { quietWeight } from './quiet-years.ts'
import type { ObjectiveBounds, SolveOptions } from './solve-control.ts'
import type { SecondStage } from './second-stage.ts'
import type { PlanResult } from './result.ts'
import { solvePlan, type SolvedPlan } from './solve.ts'
import { constraintsOf, type PlanConstraints, type PlanConstraint } from './constraints.ts'
import { power } from '../exp-log.ts'
import { word, studyFault } from '../study-fault.ts'
import type { GuardedWorld } from './guarded-worlds.ts'
import { worldOpener, type Build, type OpenedWorld, type OtherAttack } from './open-world.ts'
import { keptThrough, openDumping, type AskedDumping, type DumpingOnPlan } from './dumping-support.ts'
import type { PlanNews } from './news.ts'
import { newsTimeline, refuseSlips, slipsOf, type AskedNews } from './news-timeline.ts'
import { attackThere, newsSecondStage, worldsSecondStage } from './worlds-second-stage.ts'

export interface PlanOptions extends Partial<ProjectDelays> {
  /** Places whose plan it is. The menu should aim at them (`aimedAt`). */
  readonly members: readonly string[]
  /** Month in which it is decided on. */
  readonly start: Month
  /** No limit if left out. */
  readonly budget?: MillionUsd
  /** That the budget is written in. */
  readonly currency?: Currency
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
  /** The worlds that it guards against, the central case first; that alone if left out. For menus without contingencies. */
  readonly worlds?: readonly GuardedWorld[]
  /** What is learnt on the way, and the worlds that it leads to; nothing if left out. In place of other worlds. */
  readonly news?: AskedNews
  /** Worlds that it was not made in, to see what it loses there; and samples of worlds beside the one that it guards against. */
  readonly fresh?: Iterable<GuardedWorld>
  readonly samples?: Iterable<readonly GuardedWorld[]>
  /** What it must keep to besides. */
  readonly constraints?: PlanConstraints
  /** Budgets besides, for the curve of cost against what is lost. */
  readonly budgets?: readonly MillionUsd[]
  /** How many other plans that are nearly as good to look for. */
  readonly alternatives?: number
  /** By what share they may cost more than the best; 0.05 if left out. */
  readonly slack?: number
  /** Whether years without an attack count too. */
  readonly quietYears?: boolean
  /** Whether to tell what each item buys. */
  readonly values?: boolean
  /** Ids of items to speak of first, beside those of the world. */
  readonly pin?: readonly string[]
  /** Ids of items to judge: why each is in the plan or not. */
  readonly verdicts?: readonly string[]
  /** Ids of constraints to price: what each costs, and what the last of it. */
  readonly termPrices?: readonly string[]
  /** Loss per dollar forgone under which the weapon counts as blunt. */
  readonly threshold?: number
  /** In how many drawn cases to tell what is lost if projects come a year late, each by its own chance; and the seed. */
  readonly delaySamples?: number
  readonly seed?: number
  /** Prices that the supplier state may make for what is built; nothing if left out, and plants are taken to stay. */
  readonly dumping?: AskedDumping
  /** Whether to tell what the plan saves under other assumptions. */
  readonly assumptions?: boolean
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

/** Part of the time that the plan against the central case alone may take. */
export const CENTRAL_TIME = 1 / 3

/** What another question about the same attacks may change. */
export type ProblemChanges = Partial<
  Pick<
    MasterProblem,
    'budget' | 'forced' | 'decisions' | 'availability' | 'offBudget' | 'rows' | 'periods' | 'news' | 'attackProbability'
  >
>

/** How another question is asked. */
export interface SolveFrom {
  readonly onBest?: SolveOptions['onIncumbent']
  /** A plan to begin with. */
  readonly from?: Levels | undefined
  /** Part of the time that it may take; all of it if left out. */
  readonly timeShare?: number
}

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
  /** What becomes of plants that are dumped on; none where that is not asked. */
  readonly dumping: DumpingOnPlan | undefined
  /** The terms in their own units. */
  readonly constraints: readonly PlanConstraint[]
  readonly stage: SecondStage
  /** The worlds that it guards against; the central case alone where no others were asked for, and none where contingencies are listed. */
  readonly worlds: readonly OpenedWorld[]
  readonly evaluator: PlanEvaluator
  /** Networks with a plan in them: of the world as tabled, or for each contingency, of a world of its own. */
  readonly builds: readonly [Build, ...Build[]]
  /** Earliest month in which a decision stands. */
  readonly availableFrom: (decision: CandidateDecision) => Month
  /** Ids of the measures, or of the contingency, that an attack is. */
  readonly ids: (attack: readonly number[]) => string[]
  /** A world besides, with its networks, or under another attack; the caller ends its second stage. */
  readonly openWorld: (world: GuardedWorld, attack?: OtherAttack) => OpenedWorld
  /** The best plan, with some of the terms changed. */
  readonly solve: (changes?: ProblemChanges, how?: SolveFrom) => SolvedPlan
  /** The best plan against one world alone, in a third of the time. */
  readonly solveIn: (world: Pick<OpenedWorld, 'stage'>, evaluator?: PlanEvaluator) => SolvedPlan
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
  const { members, start, budget = quantity(Number.POSITIVE_INFINITY) } = options
  const { maxMeasures = MAX_MEASURES.default } = options
  const { delay = 0, technologyBan = false } = options
  const { attackProbability = world.parameter('attack-probability') } = options
  const guarded = options.news?.worlds ?? options.worlds
  const risk = riskOf(menu, guarded?.length ?? 1, options.risk ?? 'worst')
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const [first = { world, baseline }, ...others] = options.drawn ?? []
  const provided = (provision: Provision, drawn: Drawn, scenario = menu): Network =>
    networkWith(provision, drawn, scenario, coercer)
  const projects = decisionsOf(world, baseline, members, { delay, technologyBan }, menu)
  const network = provided(provisionOf(projects), { world, baseline })
  const candidates: readonly CandidateDecision[] = [...projects, ...offtakesOf(network, members)]
  if (candidates.length === 0) throw new InputError([studyFault('PLAN_NOTHING', {})])
  const dumping = options.dumping && openDumping(world, baseline, options.dumping, candidates)
  const decisions = dumping === undefined ? candidates : keptThrough(dumping, candidates)
  const availableFrom = (decision: CandidateDecision): Month => readyFrom(start, decision)
  const { periods, news } = periodsOver(options, start, attackProbability, decisions)
  if (options.news !== undefined) refuseSlips(world, options.news.tree, decisions)
  const availability = availabilityOf({ decisions, periods, news }, start)
  refuseUnknown(decisions, [...(options.verdicts ?? []), ...(options.pin ?? [])])
  const forced = forcedBy(decisions, options, periods.length, availability, (decision) =>
    formatMonth(availableFrom(decision)),
  )
  const constraints =
    options.constraints === undefined
      ? []
      : constraintsOf(options.constraints, { world, baseline, decisions, periods, year: yearOf(start), availability })
  const discount = power(1 / (1 + world.parameter('discount')), MONTHS_PER_YEAR)
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
    ...(news === undefined ? {} : { news }),
  }
  refuseBudgets(solver, problem, constraints, options)
  const listed = menu.contingencies.length > 0
  const weight = quietWeight(options.quietYears, attackProbability)
  const buildIn =
    (drawn: Drawn): Build =>
    (levels) =>
      provided(provisionOf(decisions, levels), drawn)
  const builds: [Build, ...Build[]] = [buildIn(first), ...others.map(buildIn)]
  const openWorld = worldOpener(sharing(solver), {
    world,
    menu,
    decisions,
    maxMeasures,
    network,
    networkIn: (guarded, scenario, levels) => provided(provisionOf(decisions, levels), guarded, scenario),
    quiet: { weight, from: attackedIn(start, at(periods, 0)) },
    isAlike: news === undefined && (options.worlds ?? options.fresh) !== undefined,
  })
  const worlds = listed
    ? []
    : (guarded ?? [{ id: 'central', world, baseline, conduct: [] }]).map((one) => openWorld(one))
  const networks = (): Network[] => builds.map((build) => build())
  const stage =
    stageOver(worlds, news === undefined ? risk : 'told') ??
    contingencySecondStage(solver, networks(), menu, decisions, risk)
  const evaluator = openPlanEvaluator(stage, problem)
  const limits = limitsOf(options)
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
    dumping,
    constraints,
    stage,
    worlds,
    evaluator,
    openWorld,
    builds,
    availableFrom,
    ids: (attack) =>
      (worlds.length > 1 ? attackThere(attack) : attack).map(
        (a) => at<{ readonly id: string }>(listed ? menu.contingencies : menu.measures, a).id,
      ),
    solve: (changes = {}, { onBest, from, timeShare = 1 } = {}) => {
      const changed = { ...problem, ...changes }
      const told = onBest === undefined ? {} : { onIncumbent: onBest }
      const asked = { ...limits, seconds: limits.seconds * timeShare, ...told }
      const known = { evaluator: evaluator.under(changed), ...(from === undefined ? {} : { from }) }
      return solvePlan(solver, stage, changed, asked, known)
    },
    solveIn: ({ stage }, evaluator) =>
      solvePlan(
        solver,
        stage,
        { ...problem, risk: { kind: 'worst' } },
        { ...limits, seconds: limits.seconds * CENTRAL_TIME },
        evaluator === undefined ? {} : { evaluator },
      ),
    doNothing: evaluator.doNothing,
    dispose: () => stage.dispose(),
  }
}

/** What the least of all budgets allows, each does. */
function refuseBudgets(
  solver: Solver,
  problem: MasterProblem,
  constraints: readonly PlanConstraint[],
  { budgets = [], constraints: asked }: PlanOptions,
): void {
  for (const budget of new Set([problem.budget, budgets.reduce(smaller, problem.budget)])) {
    refuseIncludes(solver, { ...problem, budget })
    refuseInfeasible(solver, { ...problem, budget }, constraints, asked?.file ?? '')
  }
}

const networkWith = (
  provision: Provision,
  { world, baseline }: Drawn,
  scenario: Scenario,
  coercer: string | undefined,
): Network =>
  buildNetwork(world, baseline, scenario, {
    split: new Set(),
    valuation: 'value-added',
    provision,
    ...(coercer === undefined ? {} : { exogenousPlace: coercer }),
  })

/**
 * The second stage of all worlds; none without a world.
 *
 * @param risk how what may be lost over them is weighed, or `told` where news tells which of them it is
 */
function stageOver(worlds: readonly OpenedWorld[], risk: Risk | 'told'): SecondStage | undefined {
  const [first, ...others] = worlds.map(({ stage }) => stage)
  if (first === undefined || others.length === 0) return first
  return risk === 'told' ? newsSecondStage([first, ...others]) : worldsSecondStage([first, ...others], risk)
}

/** Whether a decision that is made from `start` on can stand in a period, or will in any case. */
function availabilityOf(
  { decisions, periods, news }: Pick<MasterProblem, 'decisions' | 'periods'> & { news: PlanNews | undefined },
  start: Month,
): MasterProblem['availability'] {
  const availability: MasterProblem['availability'] = (i, b) => {
    const decision = at(decisions, i)
    // What stands stays, however late it would come by what is learnt later.
    const before = news === undefined ? -1 : at(news.periods, b).before
    const stood = before < 0 ? 'unavailable' : availability(i, before)
    if (stood !== 'unavailable') return stood
    const attacked = attackedIn(start, at(periods, b)) - (news?.slip(i, b) ?? 0)
    if (decision.expected !== undefined)
      return decision.expected + decision.delay <= attacked ? 'committed' : 'unavailable'
    return readyFrom(start, decision) <= attacked ? 'optional' : 'unavailable'
  }
  return availability
}

/** The periods of a plan, and where each lies in the tree of what is learnt. */
function periodsOver(
  { news: asked, periods = DEFAULT_PERIODS }: PlanOptions,
  start: Month,
  attackProbability: number,
  decisions: readonly CandidateDecision[],
): Pick<MasterProblem, 'periods' | 'news'> {
  if (asked === undefined) return { periods }
  const timeline = newsTimeline(asked, yearOf(start), periods, attackProbability)
  return {
    periods: timeline.periods,
    news: { ...timeline.news, slip: slipsOf(asked.tree, timeline.news, decisions) },
  }
}

const limitsOf = ({
  gap = 0.01,
  seconds = Number.POSITIVE_INFINITY,
  clock,
  onProgress,
}: PlanOptions): SolveOptions => ({
  gap,
  seconds,
  clock: clock ?? ((): number => 0),
  ...(onProgress === undefined ? {} : { onProgress }),
})

function riskOf({ contingencies }: Scenario, worlds: number, asked: NonNullable<PlanOptions['risk']>): Risk {
  if (asked === 'worst') return { kind: 'worst' }
  if (worlds > 1)
    return { kind: 'tail', tailShare: asked.tailShare, chances: Array.from({ length: worlds }, () => 1 / worlds) }
  if (contingencies.length === 0) throw new InputError([studyFault('PLAN_NO_CONTINGENCIES', {})])
  return { kind: 'tail', tailShare: asked.tailShare, chances: chancesOf(contingencies) }
}

/** They add to 1. */
export function chancesOf(contingencies: Scenario['contingencies']): number[] {
  const all = contingencies.reduce((sum, { weight }) => sum + weight, 0)
  return contingencies.map(({ weight }) => weight / all)
}

/** @throws InputError for ids of nothing that may be decided */
function refuseUnknown(decisions: readonly CandidateDecision[], ids: readonly string[]): void {
  const known = decisions.map(({ id }) => id)
  const unknown = ids.filter((id) => !known.includes(id))
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((id) =>
        studyFault('PLAN_ITEM_UNKNOWN:asked', {
          id,
          suggestion: suggested(id, known, 'projects.csv, or `stockpile MATERIAL PLACE`, `offtake MATERIAL FROM TO`'),
        }),
      ),
    )
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
  refuseUnknown(decisions, [...include, ...exclude])
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
