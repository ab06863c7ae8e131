import { mpsOf, type Solver } from '../src/solver/index.ts'
import type { Testimony } from './witness-clp.ts'
import { boundOf, compared } from './witness-compare.ts'
import type { WatchedQuestion } from './witness-questions.ts'
import { watched, type SolvedProgram } from './witness-watch.ts'

/** What two solvers say of the linear programs of one question. */
export interface WitnessedQuestion {
  readonly question: string
  /** Months of a rolling horizon among them. */
  readonly windows: number
  readonly programs: number
  /** Columns and rows of the largest. */
  readonly columns: number
  readonly rows: number
  /** How often both said so. */
  readonly statuses: Readonly<Record<string, number>>
  readonly largestDifference: number
  readonly differ: readonly Difference[]
  /** Seconds of this solver, from the basis before where there is one, and of the other, each time from its start and the file. */
  readonly seconds: { readonly ours: number; readonly theirs: number }
}

interface Difference {
  /** The how manieth of its question. */
  readonly program: number
  readonly statuses: readonly [ours: string, theirs: string]
  readonly objectives: readonly [ours: number, theirs: number]
  /** What no solution is below, by our duals. */
  readonly bound: number
}

/** Answers a question, and has each of its linear programs solved by another solver as well. */
export async function witness(
  { name, ask }: WatchedQuestion,
  solver: Solver,
  other: (mps: string) => Testimony,
  keep: (name: string, mps: string) => void,
): Promise<WitnessedQuestion> {
  const statuses: Record<string, number> = {}
  const differ: Difference[] = []
  const seconds = { ours: 0, theirs: 0 }
  let [programs, columns, rows, largestDifference] = [0, 0, 0, 0]
  const see = (program: SolvedProgram): void => {
    programs += 1
    columns = Math.max(columns, program.model.columns)
    rows = Math.max(rows, program.model.rows)
    const mps = mpsOf(program.model)
    const testimony = other(mps)
    seconds.ours += program.seconds
    seconds.theirs += testimony.seconds
    const { ours, theirs, difference = 0, agree } = compared(program, testimony)
    const said = ours === theirs ? ours : `${ours} / ${theirs}`
    statuses[said] = (statuses[said] ?? 0) + 1
    largestDifference = Math.max(largestDifference, difference)
    if (agree) return
    differ.push({
      program: programs,
      statuses: [ours, theirs],
      objectives: [program.optimum?.objective ?? Number.NaN, testimony.objective],
      bound: boundOf(program),
    })
    keep(`${name} ${programs}`, mps)
  }
  const windows = await ask(watched(solver, see))
  return { question: name, windows, programs, columns, rows, statuses, largestDifference, differ, seconds }
}

const HEAD = ['question', 'windows', 'programs', 'largest difference', 'status differs', 'HiGHS, s', 'Clp, s']

/** A line a question, columns padded to one width each. */
export function witnessTable(all: readonly WitnessedQuestion[]): string {
  const table = [
    HEAD,
    ...all.map(({ question, windows, programs, largestDifference, differ, seconds }) => [
      question,
      windows === 0 ? '–' : String(windows),
      String(programs),
      largestDifference.toExponential(1),
      String(differ.filter(({ statuses: [ours, theirs] }) => ours !== theirs).length),
      seconds.ours.toFixed(1),
      seconds.theirs.toFixed(1),
    ]),
  ]
  const widths = HEAD.map((_, c) => Math.max(...table.map((row) => row[c]?.length ?? 0)))
  return table
    .map((row) =>
      row
        .map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
