import { InputError, type Scenario, type World } from '../../world/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import { menuIn } from '../given.ts'
import type { CompleteRequest } from '../options.ts'
import { readPlan, withExistingPlan } from '../plan/index.ts'
import { defineStudy } from '../study.ts'
import { weaponAbout, weaponOptions } from './options.ts'
import { weaponReport } from './report.ts'
import { weaponSummary } from './summary.ts'
import { weaponTables } from './tables.ts'
import { weaponSchema, type WeaponResult } from './result.ts'
import { checkAsked } from './check-asked.ts'
import { weapon, type WeaponOptions } from './study.ts'
import { studyFault } from '../study-fault.ts'

type Request = CompleteRequest<typeof weaponOptions>

export const weaponStudy = defineStudy<typeof weaponOptions, WeaponResult>({
  id: 'weapon',
  about: weaponAbout,
  options: weaponOptions,
  resolve(world, request) {
    const menu = menuFor(world, request)
    const { maxMeasures } = checkAsked(world, menu, request)
    planIn(request)
    return { menu: { id: menu.id, title: menu.title }, months: menu.months, maxMeasures }
  },
  run({ world, baseline: { baseline }, solver }, request, { onProgress, onPartialResult }) {
    const { menu: _menu, months: _months, target: _target, plan: _plan, year: _year, ...options } = request
    const menu = menuFor(world, request)
    const existingPlan = existingPlanIn(world, baseline, request, menu)
    return weapon(world, baseline, menu, solver, {
      ...options,
      ...(existingPlan === undefined ? {} : { existingPlan }),
      // How many solves a proof takes is not known before; for one member it is.
      onProgress: ({ solved, best, bound, member }) =>
        onProgress?.(member?.done ?? solved, member?.total ?? 0, { best, bound }),
      ...(onPartialResult === undefined ? {} : { onPartialResult }),
    })
  },
  schema: weaponSchema,
  summary: weaponSummary,
  measures: (world, request) => menuFor(world, request).measures,
  tables: weaponTables,
  report: ({ world }, request, result, language) => weaponReport(world, menuFor(world, request), result, language),
})

const menuFor = (world: World, { menu, months, target }: Request): Scenario => menuIn(world, menu, { months, target })

/** @throws InputError for a file that is no plan, or a year of none */
function planIn({
  plan,
  year,
}: Request): { readonly name: string; readonly plan: PlanFile; readonly year: number } | undefined {
  if (plan !== undefined) {
    const read = readPlan(plan.file, plan.text)
    const then = year ?? read.periods.at(-1)?.from ?? 0
    return { name: `${plan.file.replace(/^.*\//, '')}, ${then}`, plan: read, year: then }
  }
  if (year === undefined) return undefined
  throw new InputError([studyFault('YEAR_WITHOUT_PLAN', {})])
}
type PlanFile = ReturnType<typeof readPlan>

function existingPlanIn(
  world: World,
  baseline: Baseline,
  request: Request,
  menu: Scenario,
): WeaponOptions['existingPlan'] {
  const existing = planIn(request)
  if (existing === undefined) return undefined
  const { name, plan, year } = existing
  return { name, provision: withExistingPlan(world, baseline, plan, year, menu) }
}
