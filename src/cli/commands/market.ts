import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { makeBaseline } from '../../baseline/index.ts'
import {
  freshKeys,
  rehearsalDefaults,
  rehearsalReport,
  rehearsalTables,
  rehearse,
  type OriginTexts,
  type RehearseOptions,
} from '../../market/index.ts'
import { loadScenario, packageRoot, readText } from '../../files/index.ts'
import { sayer } from '../../messages/index.ts'
import { marketOutputMessages } from '../market-output.gen.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { statusLine } from '../progress.ts'
import { deliver, openWorld } from './common.ts'

export type RehearseCommandOptions = WorldOptions &
  LanguageOption &
  OutputOptions &
  Pick<RehearseOptions, 'months' | 'partners' | 'imports' | 'seed'> &
  Partial<Pick<RehearseOptions, 'materials' | 'strictestGradeOnly'>> & {
    strike?: { material: string; price: number }
    withhold?: { owner: string; share: number }
    reserve: number
  }

export async function rehearseCommand(
  asked: string | undefined,
  { withhold, reserve, strike, materials, strictestGradeOnly, ...options }: RehearseCommandOptions,
  argv: readonly string[],
): Promise<void> {
  const { world, solver } = await openWorld(options)
  const usual = rehearsalDefaults(world)
  const name = asked ?? world.defaults('scenario')[0] ?? ''
  const [scenario, origin] = await Promise.all([loadScenario(name, world, options.months), readOrigin()])
  const { baseline } = makeBaseline(world, solver)
  const status = statusLine()
  const say = sayer(marketOutputMessages, options.lang)
  try {
    const result = await rehearse(
      { world, baseline, scenario },
      solver,
      {
        ...options,
        materials: materials ?? usual.materials,
        strictestGradeOnly: strictestGradeOnly ?? usual.strictestGradeOnly,
        reserveDays: reserve,
        ...(withhold === undefined ? {} : { withhold }),
        ...(strike === undefined ? {} : { strike }),
      },
      {
        origin,
        keys: freshKeys,
        onRound: (done, total) => status.say(`rehearse ${name}: ${say('round-of', { done, total })}`),
      },
    )
    status.end()
    await deliver(
      options,
      {
        result,
        report: rehearsalReport(world, scenario, result, options.lang),
        tables: rehearsalTables(result),
      },
      { world, solver, argv },
    )
  } finally {
    status.end()
  }
}

/** The shipped rules of origin and grades. */
async function readOrigin(): Promise<OriginTexts> {
  const folder = join(packageRoot(), 'data', 'origin-rules')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()
  const rules = await Promise.all(
    files.map(async (file) => [basename(file), await readText(join(folder, file))] as const),
  )
  return {
    rules: Object.fromEntries(rules),
    grades: await readText(join(packageRoot(), 'data', 'origin-grades', 'market.yaml')),
  }
}
