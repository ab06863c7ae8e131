import type { Solver } from '../../solver/index.ts'
import { InputError, parseMonth, type Month, type Scenario, type World } from '../../world/index.ts'
import { drawWorlds } from '../ensemble/index.ts'
import { menuIn } from '../given.ts'
import type { RequestOf } from '../options.ts'
import { placesNamed } from '../places.ts'
import { defineStudy } from '../study.ts'
import { aimedAt } from '../weapon/index.ts'
import { periodsIn } from './blocks.ts'
import { budgetIn } from './budget.ts'
import { drawContingencies } from './draw-futures.ts'
import { planOptions } from './options.ts'
import type { PlanOptions } from './question.ts'
import { planReport, planTables } from './report.ts'
import { planSchema, type PlanResult } from './result.ts'
import { riskIn } from './risk.ts'
import { plan } from './study.ts'
import { parsePlanConstraints } from './terms.ts'

type Request = RequestOf<typeof planOptions>

export const planStudy = defineStudy<typeof planOptions, PlanResult>({
  id: 'plan',
  about: {
    en: 'the projects, stockpiles and contracts that leave least cost and loss within a budget, and how near to the best that is',
    ja: '予算内で費用と損失が最小になる事業・備蓄・契約と、最良の計画との差',
  },
  options: planOptions,
  resolve(world, request) {
    const menu = planMenuIn(world, request)
    optionsIn(world, menu, request)
    const { start = planOptions.start.default } = request
    return {
      menu: { id: menu.id, title: menu.title },
      members: placesNamed(world, request.members),
      months: menu.months,
      start,
    }
  },
  run({ world, baseline: { baseline }, solver, clock }, request, { onProgress, onPart }) {
    const menu = planMenuIn(world, request)
    let rounds = 0
    return plan(world, baseline, menu, solver, {
      ...optionsIn(world, menu, request),
      ...(request.drawFigures === true ? { drawn: drawnFor(menu, world, solver, seedOf(request)) } : {}),
      ...(clock === undefined ? {} : { clock }),
      onProgress: ({ lowerBound, upperBound, phase }) =>
        onProgress?.(++rounds, 0, { best: upperBound, bound: lowerBound, phase }),
      ...(onPart === undefined ? {} : { onPart }),
    })
  },
  schema: planSchema,
  tables: planTables,
  report: ({ world }, request, result, language) => planReport(world, planMenuIn(world, request), result, language),
})

const seedOf = ({ seed = planOptions.seed.default }: Request): number => seed

/** What a plan is to hold against: the sets of a menu's measures that aim at its members, or contingencies. */
export function planMenuIn(world: World, request: Request): Scenario {
  const { menu, months, members, contingencies, maxMeasures = planOptions.maxMeasures.default } = request
  const all = menuIn(world, menu, { months })
  const aimed = all.futures.length > 0 ? all : aimedAt(all, placesNamed(world, members), world)
  return contingencies === undefined
    ? aimed
    : { ...aimed, futures: drawContingencies(aimed, contingencies, maxMeasures, seedOf(request)) }
}

/** @throws InputError for money, months, periods, constraints or a measure of risk that cannot be read */
function optionsIn(world: World, menu: Scenario, request: Request): PlanOptions {
  const { menu: _menu, months: _months, contingencies: _contingencies, drawFigures, ...others } = request
  const { members, start, budget, budgets, timeLimit, periods, risk, constraints, ...rest } = others
  if (drawFigures === true) checkDrawn(menu)
  return {
    ...rest,
    members: placesNamed(world, members),
    start: monthIn(start ?? planOptions.start.default),
    seconds: timeLimit ?? planOptions.timeLimit.default,
    budgets: (budgets ?? []).map((money) => budgetIn(world, money)),
    risk: riskIn(risk ?? planOptions.risk.default),
    ...(budget === undefined ? {} : { budget: budgetIn(world, budget) }),
    ...(periods === undefined ? {} : { periods: periodsIn(periods) }),
    ...(constraints === undefined
      ? {}
      : { constraints: parsePlanConstraints(constraints.file, constraints.text, world) }),
  }
}

function monthIn(text: string): Month {
  const month = parseMonth(text)
  if (month !== undefined) return month
  throw new InputError([
    { code: 'MONTH_UNREADABLE', message: `"${text}" is not a month.`, remedy: 'Write year and month: 2027-01.' },
  ])
}

/** The solver holds a world for each contingency at once, which bounds how many there can be. */
function checkDrawn({ futures: { length } }: Scenario): void {
  if (length > 0 && length <= MAX_DRAWN) return
  throw new InputError([
    {
      code: 'PLAN_DRAWN',
      message:
        length === 0
          ? 'Figures are drawn for each contingency, and this menu lists none.'
          : `Figures cannot be drawn for ${length} contingencies: ${MAX_DRAWN} at most.`,
      remedy: `Ask for ${MAX_DRAWN} contingencies or fewer, or leave out drawFigures.`,
    },
  ])
}
const MAX_DRAWN = 30

const drawnFor = (
  { futures }: Scenario,
  world: World,
  solver: Solver,
  seed: number,
): NonNullable<PlanOptions['drawn']> => drawWorlds(world, solver, futures.length, seed)
