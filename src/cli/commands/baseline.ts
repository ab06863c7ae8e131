import { compareWithFacts, makeBaseline } from '../../baseline/index.ts'
import { baselineReport, baselineTables, VERSION } from '../../studies/index.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { deliver, openWorld } from './common.ts'

export async function baselineCommand(
  options: WorldOptions & LanguageOption & OutputOptions,
  argv: readonly string[],
): Promise<void> {
  const { world, solver } = await openWorld(options)
  const made = makeBaseline(world, solver)
  const fits = made.reconciled === undefined ? [] : compareWithFacts(world, made.reconciled)
  const result = {
    study: 'baseline',
    version: VERSION,
    world: { title: world.title, hash: world.hash },
    imbalance: made.reconciled?.imbalance ?? 0,
    fits: fits.map(({ figure, ...fit }) => ({
      ...fit,
      value: figure.value,
      low: figure.low,
      high: figure.high,
      unit: figure.unit,
      date: figure.date,
      source: figure.source,
      confidence: figure.confidence,
    })),
    wedges: made.wedges,
  }
  await deliver(options, result, baselineReport(world, made, fits, options.lang), baselineTables(made, fits), {
    world,
    solver,
    argv,
  })
}
