import { makeBaseline } from '../../baseline/index.ts'
import { aimedAt, budgetIn, placesNamed, plan, planReport, planTables } from '../../studies/index.ts'
import type { Month } from '../../world/index.ts'
import { loadMenu } from '../load.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { statusLine } from '../progress.ts'
import { deliver, openWorld } from './common.ts'

export interface PlanCommandOptions extends WorldOptions, LanguageOption, OutputOptions {
  readonly for: readonly string[]
  readonly budget?: string
  readonly start: Month
  readonly maxMeasures: number
  readonly months?: number
  readonly gap: number
  readonly timeLimit: number
  readonly chance?: number
  readonly slip: number
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

export async function planCommand(name: string, options: PlanCommandOptions, argv: readonly string[]): Promise<void> {
  const { world, solver } = await openWorld(options)
  const members = placesNamed(world, options.for)
  const budget = options.budget === undefined ? undefined : budgetIn(world, options.budget)
  const whole = await loadMenu(name, world)
  const menu = {
    ...aimedAt(whole, members, world),
    ...(options.months === undefined ? {} : { months: options.months }),
  }
  const { baseline } = makeBaseline(world, solver)
  const status = statusLine()
  const { start, maxMeasures, gap, timeLimit, chance, slip, include, exclude } = options
  try {
    const result = plan(world, baseline, menu, solver, {
      members,
      start,
      maxMeasures,
      gap,
      slip,
      include,
      exclude,
      seconds: timeLimit,
      clock: () => performance.now() / 1000,
      ...(budget === undefined ? {} : { budget }),
      ...(chance === undefined ? {} : { chance }),
      onProgress: ({ phase, lower, upper }) =>
        status.say(
          `plan: ${phase === 'parts' ? 'parts of projects allowed' : 'whole projects'}; at least ${lower.toPrecision(4)} (certified), best so far ${upper.toPrecision(4)} M USD (certified)`,
        ),
    })
    status.end()
    await deliver(options, result, planReport(world, menu, result, options.lang), planTables(result), {
      world,
      solver,
      argv,
    })
  } finally {
    status.end()
  }
}
