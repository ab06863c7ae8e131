import { makeBaseline } from '../../baseline/index.ts'
import { exposure, exposureReport, exposureTables, parseCompany, placesToLookAt } from '../../studies/index.ts'
import { readText } from '../load.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { deliver, openWorld } from './common.ts'

export async function exposureCommand(
  options: WorldOptions & LanguageOption & OutputOptions & { place: string[]; company?: string },
  argv: readonly string[],
): Promise<void> {
  const { world, solver } = await openWorld(options)
  const places = placesToLookAt(world, options.place)
  const company =
    options.company === undefined ? undefined : parseCompany(options.company, await readText(options.company), world)
  const { baseline } = makeBaseline(world, solver)
  const result = exposure(world, baseline, places, company)
  await deliver(options, result, exposureReport(world, result, options.lang), exposureTables(result), {
    world,
    solver,
    argv,
  })
}
