import { InputError, type Scenario, type World } from '../../world/index.ts'
import { drawWorlds } from '../ensemble/index.ts'
import { menuIn, monthIn } from '../given.ts'
import type { CompleteRequest } from '../options.ts'
import { placesNamed } from '../places.ts'
import { defineStudy } from '../study.ts'
import { aimedAt } from '../weapon/index.ts'
import { periodsIn } from './period-options.ts'
import { budgetIn } from './budget.ts'
import { drawContingencies } from './draw-contingencies.ts'
import { planAbout, planOptions } from './options.ts'
import type { PlanOptions } from './problem.ts'
import { planReport } from './report.ts'
import { planSummary } from './summary.ts'
import { planTables } from './tables.ts'
import { planSchema, type PlanResult } from './result.ts'
import { riskIn } from './risk.ts'
import { plan } from './study.ts'
import { parsePlanConstraints } from './constraints.ts'
import { studyFault } from '../study-fault.ts'

type Request = CompleteRequest<typeof planOptions>

export const planStudy = defineStudy<typeof planOptions, PlanResult>({
  id: 'plan',
  about: planAbout,
  options: planOptions,
  resolve(world, request) {
    const menu = planMenuIn(world, request)
    optionsIn(world, menu, request)
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
    return plan(world, baseline, menu, solver, {
      ...optionsIn(world, menu, request),
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

/** What a plan is made against: the sets of a menu's measures that aim at its members, or contingencies. */
function planMenuIn(world: World, { menu, months, members, contingencies, maxMeasures, seed }: Request): Scenario {
  const all = menuIn(world, menu, { months })
  const aimed = all.contingencies.length > 0 ? all : aimedAt(all, placesNamed(world, members), world)
  return contingencies === undefined
    ? aimed
    : { ...aimed, contingencies: drawContingencies(aimed, contingencies, maxMeasures, seed) }
}

/** @throws InputError for money, months, periods, constraints or a measure of risk that cannot be read */
function optionsIn(world: World, menu: Scenario, request: Request): PlanOptions {
  const { menu: _menu, months: _months, contingencies: _contingencies, drawFigures, ...others } = request
  const { members, start, budget, budgets, timeLimit, periods, risk, constraints, ...rest } = others
  if (drawFigures) checkDrawn(menu)
  return {
    ...rest,
    members: placesNamed(world, members),
    start: monthIn(start),
    seconds: timeLimit,
    budgets: (budgets ?? []).map((money) => budgetIn(world, money)),
    risk: riskIn(risk),
    ...(budget === undefined ? {} : { budget: budgetIn(world, budget) }),
    ...(periods === undefined ? {} : { periods: periodsIn(periods) }),
    ...(constraints === undefined
      ? {}
      : { constraints: parsePlanConstraints(constraints.file, constraints.text, world) }),
  }
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
const MAX_DRAWN = 30
