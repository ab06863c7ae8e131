import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { CLP } from '../test/needs.ts'
import { askClp, clpVersion } from './witness-clp.ts'
import { SAME_OBJECTIVE } from './witness-compare.ts'
import { randomQuestions, shippedQuestions } from './witness-questions.ts'
import { witness, witnessTable, type WitnessedQuestion } from './witness-record.ts'

/**
 * A second solver as a witness: Clp, which shares no code with HiGHS, solves every linear program that HiGHS solves for the shipped questions and
 * for random worlds, and says whether it has the same optimum. The record is kept in bench/results.
 * `node dist/scripts/witness.js [worlds] [part of a question's name]`; with fewer worlds, or a part of a name, nothing is kept.
 */
const ALL_WORLDS = 500
const WORLDS = Number(process.argv[2] ?? ALL_WORLDS)
const PART = process.argv[3]

const say = (text: string): void => void process.stderr.write(`${text}\n`)

async function main(): Promise<number> {
  const clp = clpVersion(CLP.file)
  if (clp === undefined) {
    say(`The witness needs ${CLP.package}. On Debian: apt-get install ${CLP.package}`)
    return 1
  }
  const begun = performance.now()
  const work = mkdtempSync(join(tmpdir(), 'ytterby-witness-'))
  const kept = join(work, 'differ')
  const keep = (name: string, mps: string): void => {
    mkdirSync(kept, { recursive: true })
    writeFileSync(join(kept, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.mps`), mps)
  }
  const solver = await loadSolver()
  const questions = [...(await shippedQuestions()), ...randomQuestions(WORLDS)].filter(
    ({ name }) => PART === undefined || name.includes(PART),
  )
  const found: WitnessedQuestion[] = []
  for (const question of questions) {
    const answer = await witness(question, solver, (mps) => askClp(CLP.file, work, mps), keep)
    found.push(answer)
    say(`${answer.question}: ${answer.programs} linear programs, ${answer.differ.length} differ`)
  }
  const programs = found.reduce((sum, one) => sum + one.programs, 0)
  const differ = found.flatMap(({ question, differ: list }) => list.map((one) => ({ question, ...one })))
  const largestDifference = Math.max(...found.map((one) => one.largestDifference))
  process.stdout.write(`${witnessTable(found)}\n`)
  process.stdout.write(
    `${programs} linear programs; objectives differ by at most ${largestDifference.toExponential(1)}, relative. More than ${SAME_OBJECTIVE}, or another status, is a difference: ${differ.length}.\n`,
  )
  for (const one of differ) say(JSON.stringify(one))
  if (differ.length > 0) say(`They are kept in ${kept}`)
  else rmSync(work, { recursive: true, force: true })
  if (PART === undefined && WORLDS >= ALL_WORLDS)
    writeFileSync(
      join(packageRoot(), 'bench', 'results', 'witness.json'),
      `${JSON.stringify(
        {
          date: new Date().toISOString().slice(0, 10),
          machine: cpus()[0]?.model.trim() ?? '',
          cores: cpus().length,
          node: process.version.slice(1),
          highs: solver.version,
          clp,
          tolerance: SAME_OBJECTIVE,
          seconds: Math.round((performance.now() - begun) / 1000),
          programs,
          largestDifference,
          differ: differ.length,
          questions: found,
        },
        undefined,
        2,
      )}\n`,
    )
  return programs > 0 && differ.length === 0 ? 0 : 1
}

process.exitCode = await main()
