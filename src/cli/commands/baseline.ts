import { compareWithFacts, makeBaseline } from '../../baseline/index.ts'
import { baselineReport, baselineResult, baselineTables } from '../../studies/index.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { deliver, openWorld } from './common.ts'

export async function baselineCommand(
  options: WorldOptions & LanguageOption & OutputOptions,
  argv: readonly string[],
): Promise<void> {
  const { world, solver } = await openWorld(options)
  const made = makeBaseline(world, solver)
  const fits = made.reconciled === undefined ? [] : compareWithFacts(world, made.reconciled)
  const result = baselineResult(world, made)
  await deliver(options, result, baselineReport(world, made, fits, options.lang), baselineTables(result), {
    world,
    solver,
    argv,
  })
}
