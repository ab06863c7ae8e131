import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What another solver said of a linear program. */
export interface Testimony {
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'no answer'
  /** Value of the best solution, if there is one. */
  readonly objective: number
  readonly x: Float64Array
  readonly rowDual: Float64Array
  /** The whole process, reading the file included. */
  readonly seconds: number
}

/** Seconds after which a linear program counts as one without an answer. */
const LIMIT = 300

/** Clp's words at the end of a solve. The last of them counts: after its presolve it may say first that it does not know. */
const ENDS: readonly (readonly [RegExp, Testimony['status']])[] = [
  [/^Optimal objective /gm, 'optimal'],
  [/^PrimalInfeasible objective /gm, 'infeasible'],
  [/^DualInfeasible objective /gm, 'unbounded'],
]

/** The version of Clp on this machine; undefined if there is none. */
export function clpVersion(program: string): string | undefined {
  const { stdout } = spawnSync(program, ['-quit'], { encoding: 'utf8' })
  return /^Coin LP version ([^ ,]+)/m.exec(stdout ?? '')?.[1]
}

/**
 * Clp's dual simplex has called a program infeasible that has solutions and no optimum. So where it finds none, its primal simplex decides,
 * which looks for a solution first.
 */
const WAYS = [['-solve'], ['-presolve', 'off', '-primalsimplex']] as const

/** Solves a program that is given as MPS text, cold, in a process of its own. */
export function askClp(program: string, folder: string, mps: string): Testimony {
  const file = join(folder, 'program.mps')
  writeFileSync(file, mps)
  const [first, second] = WAYS
  const said = solveBy(program, folder, file, first)
  if (said.status === 'optimal') return said
  const again = solveBy(program, folder, file, second)
  return { ...again, seconds: said.seconds + again.seconds }
}

function solveBy(program: string, folder: string, file: string, way: readonly string[]): Testimony {
  const answer = join(folder, 'answer.bin')
  rmSync(answer, { force: true })
  const begun = performance.now()
  const { stdout } = spawnSync(program, [file, '-seconds', String(LIMIT), ...way, '-saveSolution', answer, '-quit'], {
    encoding: 'utf8',
    timeout: 1000 * (LIMIT + 60),
    maxBuffer: 2 ** 28,
  })
  const seconds = (performance.now() - begun) / 1000
  const said = stdout ?? ''
  if (!/^Problem ytterby has /m.test(said) || /error/i.test(said))
    throw new Error(`Clp could not read the program:\n${said.slice(0, 2000)}`)
  return { status: endOf(said), seconds, ...readAnswer(answer) }
}

function endOf(said: string): Testimony['status'] {
  const found = ENDS.map(([words, status]) => ({ status, at: [...said.matchAll(words)].at(-1)?.index ?? -1 }))
  const last = found.reduce((one, other) => (other.at > one.at ? other : one))
  return last.at === -1 ? 'no answer' : last.status
}

/**
 * The solution to the last digit, which the text does not have: int32 rows and columns, then float64 the objective, rows, their
 * duals, columns and their reduced costs.
 */
function readAnswer(file: string): Pick<Testimony, 'objective' | 'x' | 'rowDual'> {
  const bytes = readFileSync(file)
  const [rows, columns] = [bytes.readInt32LE(0), bytes.readInt32LE(4)]
  const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset + 8, bytes.byteOffset + bytes.byteLength))
  const [objective = Number.NaN] = numbers
  return {
    objective,
    rowDual: numbers.slice(1 + rows, 1 + 2 * rows),
    x: numbers.slice(1 + 2 * rows, 1 + 2 * rows + columns),
  }
}
