import { makeBaseline } from '../../baseline/index.ts'
import { aimedAt, weapon, weaponReport, weaponTables } from '../../studies/index.ts'
import { loadMenu } from '../load.ts'
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
      target: string[]
      member: string[]
    },
  argv: readonly string[],
): Promise<void> {
  const { world, solver } = await openWorld(options)
  const whole = await loadMenu(name, world)
  const menu = {
    ...(options.target.length === 0 ? whole : aimedAt(whole, options.target, world)),
    ...(options.months === undefined ? {} : { months: options.months }),
  }
  const { baseline } = makeBaseline(world, solver)
  const status = statusLine()
  const { maxMeasures, runnersUp, rolled, curve, threshold, protect, member } = options
  try {
    const result = weapon(world, baseline, menu, solver, {
      ...(maxMeasures === undefined ? {} : { maxMeasures }),
      member,
      runnersUp,
      rolled,
      curve,
      ...(threshold === undefined ? {} : { threshold }),
      ...(protect === undefined ? {} : { protect }),
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
