import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What another solver said of a linear program. */
export interface Testimony {
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'no answer'
  /** Of its last solution, to the last digit. */
  readonly objective: number
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
 * Solves a program that is given as MPS text, cold, in a process of its own.
 *
 * Clp calls some programs infeasible that have solutions and no optimum. So where it finds no optimum, it is asked again with nothing that
 * costs: what has a solution then is unbounded. Where that ends without an answer, what it said first counts.
 */
export function askClp(program: string, folder: string, mps: string): Testimony {
  const said = solveText(program, folder, mps)
  if (said.status === 'optimal' || said.status === 'no answer') return said
  const free = solveText(program, folder, mps.replaceAll(/^( c\d+ cost) .*$/gm, '$1 0'))
  const seconds = said.seconds + free.seconds
  if (free.status === 'no answer') return { ...said, seconds }
  return { ...said, status: free.status === 'optimal' ? 'unbounded' : 'infeasible', seconds }
}

function solveText(program: string, folder: string, mps: string): Testimony {
  const [file, answer] = [join(folder, 'program.mps'), join(folder, 'answer.bin')]
  rmSync(answer, { force: true })
  writeFileSync(file, mps)
  const begun = performance.now()
  const { stdout } = spawnSync(program, [file, '-seconds', String(LIMIT), '-solve', '-saveSolution', answer, '-quit'], {
    encoding: 'utf8',
    timeout: 1000 * (LIMIT + 60),
    maxBuffer: 2 ** 28,
  })
  const seconds = (performance.now() - begun) / 1000
  const said = stdout ?? ''
  if (!/^Problem ytterby has /m.test(said) || /errors (?:on input|when importing)/.test(said))
    throw new Error(`Clp could not read the program:\n${said.slice(0, 2000)}`)
  return { status: endOf(said), objective: objectiveIn(answer), seconds }
}

function endOf(said: string): Testimony['status'] {
  const found = ENDS.map(([words, status]) => ({ status, at: [...said.matchAll(words)].at(-1)?.index ?? -1 }))
  const last = found.reduce((one, other) => (other.at > one.at ? other : one))
  return last.at === -1 ? 'no answer' : last.status
}

/** The text has ten digits of it; the file of a solution begins with int32 rows and columns, and the objective as float64. */
const objectiveIn = (file: string): number => readFileSync(file).readDoubleLE(8)
