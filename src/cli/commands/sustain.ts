import { makeBaseline } from '../../baseline/index.ts'
import {
  aimedAt,
  placesNamed,
  plannedIn,
  dumpingStudy,
  dumpingReport,
  dumpingTables,
  type Instrument,
} from '../../studies/index.ts'
import { parseDumping, startingIn, type Month } from '../../world/index.ts'
import { loadMenu, readDumping, readText } from '../load.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { statusLine } from '../progress.ts'
import { deliver, openWorld } from './common.ts'

export interface DumpingCommandOptions extends WorldOptions, LanguageOption, OutputOptions {
  readonly for: readonly string[]
  readonly core: readonly string[]
  readonly projects: readonly string[]
  readonly plan?: string
  readonly instrument?: readonly Instrument[]
  readonly preset?: readonly string[]
  readonly start?: Month
  readonly months?: number
  readonly upside: number
  readonly capital?: boolean
  readonly menu: string
  readonly maxMeasures: number
  readonly chance?: number
}

export async function dumpingCommand(
  name: string,
  options: DumpingCommandOptions,
  argv: readonly string[],
): Promise<void> {
  const { world, solver } = await openWorld(options)
  const members = placesNamed(world, options.for)
  const given = parseDumping(await readDumping(name), world)
  const path = options.start === undefined ? given : startingIn(given, options.start)
  const planned = options.plan === undefined ? undefined : plannedIn(options.plan, await readText(options.plan), world)
  const menu = options.maxMeasures === 0 ? undefined : aimedAt(await loadMenu(options.menu, world), members, world)
  const { baseline } = makeBaseline(world, solver)
  const status = statusLine()
  const { core, projects, instrument, preset, months, upside, capital, maxMeasures, chance } = options
  const what = { cash: 'who lives through it', support: 'what keeps the core', averted: 'the loss it averts' } as const
  try {
    const result = dumpingStudy(world, baseline, path, solver, {
      members,
      core,
      projects,
      clawbackShare: upside,
      maxMeasures,
      ...(planned === undefined ? {} : { planned }),
      ...(instrument === undefined ? {} : { instruments: instrument }),
      ...(preset === undefined ? {} : { contracts: preset }),
      ...(months === undefined ? {} : { months }),
      ...(capital === undefined ? {} : { capital }),
      ...(menu === undefined ? {} : { menu }),
      ...(chance === undefined ? {} : { attackProbability: chance }),
      onProgress: (part) => status.say(`dumping ${path.id}: ${what[part]}`),
    })
    status.end()
    await deliver(options, result, dumpingReport(world, path, result, options.lang), dumpingTables(result), {
      world,
      solver,
      argv,
    })
  } finally {
    status.end()
  }
}
