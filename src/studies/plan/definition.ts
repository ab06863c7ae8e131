import { MOST_PLAYERS } from '../../games/index.ts'
import { begunIn, InputError, parseDumping, type Scenario, type World } from '../../world/index.ts'
import { drawWorlds } from '../ensemble/index.ts'
import { menuIn, monthIn } from '../given.ts'
import type { CompleteRequest } from '../options.ts'
import { placesNamed } from '../places.ts'
import { defineStudy } from '../study.ts'
import { aimedAt } from '../weapon/index.ts'
import { periodsIn } from './period-options.ts'
import { budgetIn, currencyOf } from './budget.ts'
import { freshWorlds, guardedWorlds, isDrawn, otherSamples } from './guarded-worlds.ts'
import { LEAST_MEMBERS } from './coalition-plans.ts'
import { drawContingencies } from './draw-contingencies.ts'
import { MAX_DRAWN, planAbout, planOptions } from './options.ts'
import type { PlanOptions } from './problem.ts'
import { planReport } from './report.ts'
import { planSummary } from './summary.ts'
import { planTables } from './tables.ts'
import { planSchema, type PlanResult } from './result.ts'
import { parseNews } from './parse-news.ts'
import type { NewsTree } from './news-schema.ts'
import { newsWorlds } from './news-worlds.ts'
import { riskIn } from './risk.ts'
import { plan } from './study.ts'
import { parsePlanConstraints } from './parse-constraints.ts'
import { studyFault } from '../study-fault.ts'

type Request = CompleteRequest<typeof planOptions>

export const planStudy = defineStudy<typeof planOptions, PlanResult>({
  id: 'plan',
  about: planAbout,
  options: planOptions,
  resolve(world, request) {
    const menu = planMenuIn(world, request)
    optionsIn(world, menu, request)
    newsIn(world, request)
    return {
      menu: { id: menu.id, title: menu.title },
      members: placesNamed(world, request.members),
      months: menu.months,
      start: request.start,
    }
  },
  run({ world, baseline: { baseline }, solver, clock }, request, { onProgress, onPartialResult }) {
    const menu = planMenuIn(world, request)
    let rounds = 0
    const { against, draws, seed, freshDraws, replications } = request
    const asked = { against, draws, seed }
    const tree = newsIn(world, request)
    return plan(world, baseline, menu, solver, {
      ...optionsIn(world, menu, request),
      ...(tree === undefined ? {} : { news: { tree, worlds: newsWorlds(world, baseline, solver, tree, seed) } }),
      ...(against === 'central' ? {} : { worlds: guardedWorlds(world, baseline, solver, asked) }),
      ...(freshDraws === undefined ? {} : { fresh: freshWorlds(world, solver, asked, freshDraws) }),
      ...(replications === undefined ? {} : { samples: otherSamples(world, baseline, solver, asked, replications) }),
      ...(request.drawFigures ? { drawn: drawWorlds(world, solver, menu.contingencies.length, request.seed) } : {}),
      ...(clock === undefined ? {} : { clock }),
      onProgress: ({ lowerBound, upperBound, phase }) =>
        onProgress?.(++rounds, 0, { best: upperBound, bound: lowerBound, phase }),
      ...(onPartialResult === undefined ? {} : { onPartialResult }),
    })
  },
  schema: planSchema,
  summary: planSummary,
  measures: (world, request) => planMenuIn(world, request).measures,
  tables: planTables,
  report: ({ world }, request, result, language) => planReport(world, planMenuIn(world, request), result, language),
})

/** A question as the plan is found for it, for what takes it apart: `bench/plan-draws.ts`. */
export const planQuestion = (
  world: World,
  request: Request,
): { readonly menu: Scenario; readonly options: PlanOptions } => {
  const menu = planMenuIn(world, request)
  return { menu, options: optionsIn(world, menu, request) }
}

/** The currency that money is written in. */
function currencyIn(world: World, money: string): Pick<PlanOptions, 'currency'> {
  const currency = world.currencies.get(currencyOf(money))
  return currency === undefined ? {} : { currency }
}

/** What a plan is made against: the sets of a menu's measures that aim at its members, or contingencies. */
function planMenuIn(world: World, request: Request): Scenario {
  const { menu, months, attackStart, members, contingencies, maxMeasures, seed } = request
  const dated = menuIn(world, menu, { months })
  const all = attackStart === undefined ? dated : begunIn(dated, monthIn(attackStart))
  const aimed = all.contingencies.length > 0 ? all : aimedAt(all, placesNamed(world, members), world)
  return contingencies === undefined
    ? aimed
    : { ...aimed, contingencies: drawContingencies(aimed, contingencies, maxMeasures, seed) }
}

/** @throws InputError for money, months, periods, constraints or a measure of risk that cannot be read */
function optionsIn(world: World, menu: Scenario, request: Request): PlanOptions {
  const {
    menu: _menu,
    months: _months,
    attackStart: _attackStart,
    contingencies: _contingencies,
    drawFigures,
    against,
    draws: _draws,
    freshDraws: _freshDraws,
    replications,
    news,
    dumping,
    dumpingProbability,
    ...others
  } = request
  if (news !== undefined) refuseBesideNews(menu, request)
  if (request.quietYears) refuseBesideQuietYears(menu, request)
  if (dumping === undefined && dumpingProbability !== undefined)
    throw new InputError([studyFault('PLAN_DUMPING_PROBABILITY', {})])
  if (replications !== undefined && !(isDrawn({ against }) && request.risk !== 'worst'))
    throw new InputError([studyFault('PLAN_REPLICATIONS_RISK', {})])
  if (against !== 'central' || request.freshDraws !== undefined || request.assumptions) refuseContingencies(menu)
  const { members, start, budget, budgets, timeLimit, periods, risk, constraints, ...rest } = others
  if (drawFigures) checkDrawn(menu)
  if (others.costSharing) checkShared(menu, placesNamed(world, members).length)
  return {
    ...rest,
    members: placesNamed(world, members),
    start: monthIn(start),
    seconds: timeLimit,
    budgets: (budgets ?? []).map((money) => budgetIn(world, money)),
    risk: riskIn(risk),
    ...(budget === undefined ? {} : { budget: budgetIn(world, budget), ...currencyIn(world, budget) }),
    ...(periods === undefined ? {} : { periods: periodsIn(periods) }),
    ...(constraints === undefined
      ? {}
      : { constraints: parsePlanConstraints(constraints.file, constraints.text, world) }),
    ...(dumping === undefined
      ? {}
      : {
          dumping: {
            path: parseDumping(dumping, world),
            ...(dumpingProbability === undefined ? {} : { probability: dumpingProbability }),
          },
        }),
  }
}

const newsIn = (world: World, { news }: Request): NewsTree | undefined =>
  news === undefined ? undefined : parseNews(news.file, news.text, world)

/** What the search over a tree of news does not answer. */
function refuseBesideNews({ contingencies }: Scenario, request: Request): void {
  if (contingencies.length > 0) throw new InputError([studyFault('NEWS_CONTINGENCIES', {})])
  const asked = {
    '--against': request.against !== 'central',
    '--fresh-draws': request.freshDraws !== undefined,
    '--replications': request.replications !== undefined,
    '--risk': request.risk !== 'worst',
    '--constraints': request.constraints !== undefined,
    '--budgets': (request.budgets ?? []).length > 0,
    '--alternatives': request.alternatives > 0,
    '--values': request.values,
    '--verdicts': (request.verdicts ?? []).length > 0,
    '--term-prices': (request.termPrices ?? []).length > 0,
    '--threshold': request.threshold !== undefined,
    '--delay-samples': request.delaySamples !== undefined,
    '--assumptions': request.assumptions,
    '--cost-sharing': request.costSharing,
    '--quiet-years': request.quietYears,
    '--dumping': request.dumping !== undefined,
  }
  const options = Object.entries(asked).flatMap(([option, isAsked]) => (isAsked ? [option] : []))
  if (options.length > 0) throw new InputError([studyFault('NEWS_WITH', { options: options.join(', ') })])
}

/** What is not counted together with years without an attack. */
function refuseBesideQuietYears({ contingencies }: Scenario, { costSharing, assumptions }: Request): void {
  if (contingencies.length > 0) throw new InputError([studyFault('PLAN_QUIET_CONTINGENCIES', {})])
  if (costSharing) throw new InputError([studyFault('PLAN_QUIET_SHARED', {})])
  if (assumptions) throw new InputError([studyFault('PLAN_QUIET_ASSUMPTIONS', {})])
}

/** Contingencies are what a menu is guarded against already. */
function refuseContingencies({ contingencies }: Scenario): void {
  if (contingencies.length > 0) throw new InputError([studyFault('PLAN_AGAINST_CONTINGENCIES', {})])
}

/** Members save together what sets of measures aimed at them cost, and each group of them plans once. */
function checkShared({ contingencies }: Scenario, members: number): void {
  if (members < LEAST_MEMBERS) throw new InputError([studyFault('PLAN_COST_SHARING:one', {})])
  if (members > MOST_PLAYERS) throw new InputError([studyFault('PLAN_COST_SHARING', { members, most: MOST_PLAYERS })])
  if (contingencies.length > 0) throw new InputError([studyFault('PLAN_COST_SHARING:contingencies', {})])
}

/** The solver holds a world for each contingency at once, which bounds how many there can be. */
function checkDrawn({ contingencies: { length } }: Scenario): void {
  if (length > 0 && length <= MAX_DRAWN) return
  throw new InputError([
    length === 0
      ? studyFault('PLAN_DRAWN:none', { most: MAX_DRAWN })
      : studyFault('PLAN_DRAWN', { contingencies: length, most: MAX_DRAWN }),
  ])
}
