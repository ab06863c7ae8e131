import { makeBaseline } from '../../baseline/index.ts'
import { companyStops, parseCompany, stress, stressReport, stressTables } from '../../studies/index.ts'
import { loadScenario, readText } from '../load.ts'
import { progress } from '../progress.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { deliver, openWorld } from './common.ts'

export async function stressCommand(
  name: string,
  options: WorldOptions &
    LanguageOption &
    OutputOptions & {
      months?: number
      foresight?: number
      endWorth: 'flat' | 'follow'
      company?: string
      range: boolean
    },
  argv: readonly string[],
): Promise<void> {
  const { world, solver } = await openWorld(options)
  const given = await loadScenario(name, world)
  const scenario = options.months === undefined ? given : { ...given, months: options.months }
  const company =
    options.company === undefined ? undefined : parseCompany(options.company, await readText(options.company), world)
  const { baseline } = makeBaseline(world, solver)
  const bar = progress(`stress ${scenario.id}`)
  const { result, run } = stress(world, baseline, scenario, solver, {
    range: options.range,
    endWorth: options.endWorth,
    onProgress: bar.at,
    ...(options.foresight === undefined ? {} : { foresight: options.foresight }),
  })
  bar.end()
  const parts = company === undefined ? undefined : companyStops(run, company)
  await deliver(
    options,
    parts === undefined ? result : { ...result, company: parts },
    stressReport(world, scenario, result, options.lang, parts),
    stressTables(result, parts),
    { world, solver, argv },
  )
}
