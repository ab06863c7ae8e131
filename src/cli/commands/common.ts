import { loadSolver, type Solver } from '../../solver/index.ts'
import { toJson, type DataTable, type Report } from '../../studies/index.ts'
import type { World } from '../../world/index.ts'
import { EXIT } from '../exit.ts'
import { loadWorld } from '../../files/index.ts'
import { runFolder, tablesFolder, writeOutputs, type OutputFile } from '../output.ts'
import type { OutputOptions, WorldOptions } from '../options.ts'
import { colours } from '../colours.ts'
import { renderReport } from '../render.ts'

export async function openWorld(options: WorldOptions): Promise<{ world: World; solver: Solver }> {
  const world = await loadWorld(options.world, options.overlay)
  return { world, solver: await loadSolver() }
}

/** Options that say where a run leaves; they are not part of what it is. */
const LEAVING = new Set(['--out', '--csv', '--brief', '--slides'])

/** A result, and how it is shown. */
export interface CommandAnswer {
  readonly result: unknown
  readonly report: Report
  readonly tables: readonly DataTable[]
  /** What is written besides, such as a brief. */
  readonly files?: readonly OutputFile[]
}

/** Sends a result where it was asked to go. Files first: if they cannot be written, nothing is printed as if all were well. */
export async function deliver(
  options: OutputOptions,
  { result, report, tables, files = [] }: CommandAnswer,
  about: { world: World; solver: Solver; argv: readonly string[] },
): Promise<void> {
  const command = about.argv.filter(
    (word, i) => !LEAVING.has(word.split('=')[0] ?? '') && !LEAVING.has(about.argv[i - 1] ?? '') && word !== '--json',
  )
  await writeOutputs(
    [
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
    ],
    files,
  )
  process.stdout.write(options.json === true ? toJson(result) : renderReport(report, colours(process.stdout)))
  for (const place of [options.csv, options.out, ...files.map(({ file }) => file)])
    if (place !== undefined) process.stderr.write(`Wrote ${place}\n`)
}

/** The first signal to stop; a second one ends the process at once. `release` leaves signals to the system again. */
export function onStop(): { readonly asked: Promise<void>; readonly release: () => void } {
  let told = false
  let resolve: () => void = () => undefined
  const asked = new Promise<void>((settle) => (resolve = settle))
  const stop = (): void => {
    if (told) process.exit(EXIT.interrupted)
    told = true
    resolve()
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  return {
    asked,
    release: () => {
      for (const signal of SIGNALS) process.off(signal, stop)
    },
  }
}
const SIGNALS = ['SIGINT', 'SIGTERM'] as const
