import { makeBaseline } from '../../baseline/index.ts'
import { clearOnce, clearReport, clearTables } from '../../studies/index.ts'
import { loadScenario } from '../load.ts'
import type { OutputOptions, WorldOptions } from '../options.ts'
import { deliver, openWorld } from './common.ts'

export async function clearCommand(
  name: string,
  options: WorldOptions & OutputOptions & { months?: number; ends?: boolean },
  argv: readonly string[],
): Promise<void> {
  const { world, solver } = await openWorld(options)
  const scenario = await loadScenario(name, world, options.months ?? (name === 'undisturbed' ? 1 : undefined))
  const { baseline } = makeBaseline(world, solver)
  const result = clearOnce(world, baseline, scenario, solver, { ends: options.ends === true })
  await deliver(options, result, clearReport(result), clearTables(result), { world, solver, argv })
}
