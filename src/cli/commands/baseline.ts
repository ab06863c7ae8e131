import { makeBaseline } from '../../baseline/index.ts'
import { baselineReport, baselineTables, VERSION } from '../../studies/index.ts'
import type { OutputOptions, WorldOptions } from '../program.ts'
import { deliver, openWorld } from './common.ts'

export async function baselineCommand(options: WorldOptions & OutputOptions, argv: readonly string[]): Promise<void> {
  const { world, solver } = await openWorld(options)
  const made = makeBaseline(world, solver)
  const result = {
    study: 'baseline',
    version: VERSION,
    world: { title: world.title, hash: world.hash },
    imbalance: made.reconciled?.imbalance ?? 0,
    fits: (made.reconciled?.fits ?? []).map(({ figure, ...fit }) => ({
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
  await deliver(options, result, baselineReport(world, made), baselineTables(made), { world, solver, argv })
}
