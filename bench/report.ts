import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/files/index.ts'
import { slug, type Machine } from './machine.ts'
import { SAME, differs, type Agreement, type Line } from './measure.ts'

export interface Results {
  readonly date: string
  readonly machine: Machine
  readonly seconds: number
  readonly lines: readonly Line[]
  readonly agreements: readonly Agreement[]
}

const COLUMNS = ['row', 'what', 'here, s', 'native, s', 'compared', 'bar', 'met']
const RIGHT = new Set([2, 3, 4])

function cells({ row, what, here, native, value, bar }: Line): string[] {
  return [
    String(row),
    what,
    ...[here, native, value].map((one) => (one === undefined ? '–' : figure(one))),
    bar?.text ?? '–',
    bar === undefined ? '–' : bar.met ? 'yes' : 'no',
  ]
}

/** Three digits that mean something. */
const figure = (value: number): string =>
  Number.isInteger(value) ? String(value) : Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)

/** Cells padded to one width a column: the same table for the screen and, between bars, for Markdown. */
function padded(lines: readonly Line[]): { widths: number[]; rows: string[][] } {
  const table = [COLUMNS, ...lines.map(cells)]
  const widths = COLUMNS.map((_, c) => Math.max(...table.map((row) => row[c]?.length ?? 0)))
  const rows = table.map((row) =>
    row.map((cell, c) => (RIGHT.has(c) ? cell.padStart(widths[c] ?? 0) : cell.padEnd(widths[c] ?? 0))),
  )
  return { widths, rows }
}

export const asText = ({ lines, agreements }: Results): string =>
  [...padded(lines).rows.map((row) => row.join('  ').trimEnd()), '', agreed(agreements), ''].join('\n')

function agreed(agreements: readonly Agreement[]): string {
  const worst = Math.max(0, ...agreements.map(differs))
  return `${agreements.length} pairs of answers compared; they differ by at most ${worst.toExponential(1)}, relative. More than ${SAME} fails the bench.`
}

function asMarkdown({ date, machine, seconds, lines, agreements }: Results): string {
  const { cpu, cores, memoryGB, os, busyCores, node, highsHere, highsNative, commit } = machine
  const { widths, rows } = padded(lines)
  const row = (list: readonly string[]): string => `| ${list.join(' | ')} |`
  const rule = widths.map((width, c) => (RIGHT.has(c) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
  const [head = [], ...body] = rows
  const counted = lines.map(({ row, what, counts }) => {
    const list = Object.entries(counts).map(([name, value]) => `${name} ${figure(value)}`)
    return `- ${row}, ${what}: ${list.join('; ')}.`
  })
  return `# Measures of speed

Written by \`npm run bench\`: the newest run. Older ones lie beside it as JSON.

- ${date}, commit ${commit}, ${seconds.toFixed(0)} s in all
- ${cores} cores of ${cpu}, ${memoryGB} GB, ${os}, Node ${node}; others kept ${busyCores} cores busy
- here: HiGHS ${highsHere} in WebAssembly, one thread
- native: ${highsNative === undefined ? 'not on this machine' : `HiGHS ${highsNative} of the system, one thread`}

${[head, rule, ...body].map(row).join('\n')}

${agreed(agreements)}

## What is compared

1. Everything around a solve: network, arrays, copying into the solver, proof of the answer, reading back every flow, stock
   and price with its name and unit. The long horizon is built and handed over, not solved; what reading it would take is
   scaled from the short one.
2. The same model, from arrays in WebAssembly, from the MPS file it was exported as in the native program. Native time is
   what the solver gives, without start and file.
3. Twenty bans: five groups of materials withheld from four destinations, everything known. Live: costs, bounds and
   right-hand sides are replaced, here only those that differ, and the optimal basis of the undisturbed months is put back
   before each. From cold: the native program on an MPS file for each. The native live model is a C program on the system's
   HiGHS library, \`bench/native/live.c\`.
4. Threads with a solver each take the next ban that nobody has taken. Native kept live starts each ban from the last basis:
   it stands for linopy at its best, which cannot be faster than the solver it drives. Linopy itself is not run. Rolled: month
   by month with six in view, as \`stress\` does, which is another question than that of the native linear programs beside it.
5. The command as typed, process start to end. The whole horizon as one linear program knows the future; the command looks six
   months ahead, month by month, and does so for three cases unless told \`--no-range\`.

6. Worlds drawn from the ranges, reconciled and run, in chunks of four; every thread has its world open before the clock
   starts. \`ensemble-storm.json\` holds what \`npm run soak\` saw: the same ensemble in threads, on workers, and in a storm.
7. All sets of bans on a menu, each solved from the undisturbed basis (\`npm run bench -- brute-force\`, once, kept beside this
   file), against the search that proves the same worst set. Supersets that the search solves take more pivots than pairs.

8. The command as typed, with its own limit of five minutes: the gap that it certifies by then. Memory is the most that the
   process held, as the system counts it. \`plan-draws-*.json\` keep what plans for members together lose in worlds drawn
   besides, and how far that is (\`npm run bench -- plan-draws europe\`: hours, which go on where they were ended).

9. Made-up rounds, twelve places by 25 materials by six months: a process is started, reads the book, clears it, proves it
   and writes the certificate. The gap is to what no allocation gains more than, blocks or not; it is not known how much of it
   is possible. The search may take 2,000 solves, of which each counts for some 35. Small rounds have 3 places, 6 materials and 2 months.
   \`round-three-grades.json\` has three grades before and after a change, by processor time.

10. The app as served, in headless Chromium with an empty cache, from entering the address to what a reader sees. Sizes are
    what gzip makes of the files, in thousands of bytes; the server sends what is smaller still to browsers that take brotli.

11. Sealed orders placed, or put in the place of earlier ones, over HTTP with API keys at \`market serve\` in a process of its
    own, each confirmed once it is on disk. Callers wait for each answer, on a connection of their own. Beside it rows of the
    same length inserted straight into the same PostgreSQL, each in a transaction of its own, from as many connections.
    Callers, server and database share the cores.

Rows are numbered as in the project's table of speeds.

Where the two versions of HiGHS differ, so do their pivots. The same version in both was measured as 1.15 times native in
WebAssembly with the simplex method and 1.45 times with the interior-point method.

## Counts and parts

${counted.join('\n')}
`
}

export function writeResults(results: Results): string {
  const folder = join(packageRoot(), 'bench/results')
  mkdirSync(folder, { recursive: true })
  const name = `${results.date}-${slug(results.machine.cpu)}.json`
  const { agreements, ...rest } = results
  const compared = { pairs: agreements.length, worst: Math.max(0, ...agreements.map(differs)) }
  writeFileSync(join(folder, name), `${JSON.stringify({ ...rest, compared }, undefined, 2)}\n`)
  writeFileSync(join(folder, 'README.md'), asMarkdown(results))
  return `bench/results/${name}`
}
