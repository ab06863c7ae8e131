import { loadSolver, type Solver } from '../../solver/index.ts'
import { toJson, type DataTable, type Report } from '../../studies/index.ts'
import type { World } from '../../world/index.ts'
import { loadWorld, shippedWorld } from '../load.ts'
import { runFolder, tablesFolder, writeFolders } from '../output.ts'
import type { OutputOptions, WorldOptions } from '../options.ts'
import { colours, renderReport } from '../render.ts'

export async function openWorld(options: WorldOptions): Promise<{ world: World; solver: Solver }> {
  const world = await loadWorld(options.world ?? shippedWorld(), options.with)
  return { world, solver: await loadSolver() }
}

/** Options that say where a run leaves; they are not part of what it is. */
const LEAVING = new Set(['--out', '--csv', '--brief'])

/** Sends a result where it was asked to go. Files first: if they cannot be written, nothing is printed as if all were well. */
export async function deliver(
  options: OutputOptions,
  result: unknown,
  report: Report,
  tables: readonly DataTable[],
  about: { world: World; solver: Solver; argv: readonly string[] },
): Promise<void> {
  const command = about.argv.filter(
    (word, i) => !LEAVING.has(word.split('=')[0] ?? '') && !LEAVING.has(about.argv[i - 1] ?? '') && word !== '--json',
  )
  await writeFolders([
    ...(options.csv === undefined ? [] : [tablesFolder(options.csv, tables)]),
    ...(options.out === undefined
      ? []
      : [
          runFolder(options.out, result, tables, {
            solver: `highs ${about.solver.version}`,
            world: { title: about.world.title, sha256: about.world.hash },
            command,
          }),
        ]),
  ])
  process.stdout.write(options.json === true ? toJson(result) : renderReport(report, colours(process.stdout)))
  for (const folder of [options.csv, options.out]) if (folder !== undefined) process.stderr.write(`written ${folder}\n`)
}

/** The first signal to stop; a second one ends the process at once. */
export function signalled(): Promise<void> {
  let told = false
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (told) process.exit(130)
        told = true
        resolve()
      })
  })
}
