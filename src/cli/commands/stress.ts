import { makeBaseline } from '../../baseline/index.ts'
import { hasSpareCore, sendOut } from '../../ensemble/index.ts'
import { loadSolver } from '../../solver/index.ts'
import {
  companyStops,
  parseCompany,
  stress,
  stressRange,
  stressReport,
  stressTables,
  withRange,
} from '../../studies/index.ts'
import { parseScenario, parseWorld } from '../../world/index.ts'
import { readLayers, readScenario, readText, shippedWorld } from '../load.ts'
import { statusLine } from '../progress.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { deliver } from './common.ts'

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
  const layers = await readLayers(options.world ?? shippedWorld(), options.with)
  const text = await readScenario(name)
  const how = {
    terminalValue: options.endWorth,
    ...(options.foresight === undefined ? {} : { foresight: options.foresight }),
  }
  const status = statusLine()
  const beside =
    options.range && hasSpareCore()
      ? sendOut(layers, {
          study: 'stress-range',
          scenario: text,
          ...how,
          ...(options.months === undefined ? {} : { months: options.months }),
        })
      : undefined
  try {
    const [world, solver] = await Promise.all([parseWorld(layers), loadSolver()])
    const scenario = parseScenario(text.file, text.text, world, { months: options.months })
    const company =
      options.company === undefined ? undefined : parseCompany(options.company, await readText(options.company), world)
    const { baseline } = makeBaseline(world, solver)
    const { result: central, run } = stress(world, baseline, scenario, solver, {
      ...how,
      onProgress: (done, total) => status.say(`stress ${name} ${Math.round((100 * done) / total)} %`),
    })
    const range = beside?.answer ?? (options.range ? stressRange(world, baseline, scenario, solver, how) : undefined)
    const result = range === undefined ? central : withRange(central, await range)
    const parts = company === undefined ? undefined : companyStops(run, company)
    status.end()
    await deliver(
      options,
      parts === undefined ? result : { ...result, company: parts },
      stressReport(world, scenario, result, options.lang, parts),
      stressTables(result, parts),
      { world, solver, argv },
    )
  } finally {
    status.end()
    await beside?.stop()
  }
}
