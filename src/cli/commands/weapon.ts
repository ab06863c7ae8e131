import { basename } from 'node:path'
import { makeBaseline } from '../../baseline/index.ts'
import { aimedAt, readPlan, withExistingPlan, weapon, weaponReport, weaponTables } from '../../studies/index.ts'
import { InputError } from '../../world/index.ts'
import { loadMenu, readText } from '../load.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { statusLine } from '../progress.ts'
import { deliver, openWorld } from './common.ts'

export async function weaponCommand(
  name: string,
  options: WorldOptions &
    LanguageOption &
    OutputOptions & {
      maxMeasures?: number
      runnersUp: number
      rolled: number
      curve: boolean
      months?: number
      threshold?: number
      protect?: number
      plan?: string
      year?: number
      target: string[]
      member: string[]
    },
  argv: readonly string[],
): Promise<void> {
  const { world, solver } = await openWorld(options)
  const whole = await loadMenu(name, world, options.months)
  const menu = options.target.length === 0 ? whole : aimedAt(whole, options.target, world)
  const { baseline } = makeBaseline(world, solver)
  const { plan: file, year } = options
  if (year !== undefined && file === undefined)
    throw new InputError([
      {
        code: 'YEAR_WITHOUT_PLAN',
        message: '--year says when of a plan, and none is named.',
        remedy: 'Add --plan plan.json, or leave --year out.',
      },
    ])
  const plan = file === undefined ? undefined : readPlan(file, await readText(file))
  const then = year ?? plan?.periods.at(-1)?.from ?? 0
  const existingPlan =
    plan === undefined
      ? undefined
      : { name: `${basename(file ?? '')}, ${then}`, provision: withExistingPlan(world, baseline, plan, then) }
  const status = statusLine()
  const { maxMeasures, runnersUp, rolled: simulate, curve, threshold, protect, member } = options
  try {
    const result = weapon(world, baseline, menu, solver, {
      ...(maxMeasures === undefined ? {} : { maxMeasures }),
      member,
      runnersUp,
      simulate,
      curve,
      ...(threshold === undefined ? {} : { threshold }),
      ...(protect === undefined ? {} : { protect }),
      ...(existingPlan === undefined ? {} : { existingPlan }),
      onProgress: ({ solved, best, bound, member: alone }) =>
        status.say(
          alone === undefined
            ? `weapon ${name}: ${solved} sets solved, worst known ${best.toPrecision(3)}, at most ${bound.toPrecision(3)} M USD`
            : `weapon ${name}: ${member.join(', ')} alone, ${alone.done} of ${alone.total} sets known`,
        ),
    })
    status.end()
    await deliver(options, result, weaponReport(world, menu, result, options.lang), weaponTables(result), {
      world,
      solver,
      argv,
    })
  } finally {
    status.end()
  }
}
