import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { loadScenario } from '../src/files/index.ts'
import { loadSolver, mpsOf, type LinearModel } from '../src/solver/index.ts'
import { sizeOf, wholeHorizon, type Shipped } from './cases.ts'
import { atMost, median, say, timed, type Agreement, type Line } from './measure.ts'
import { runProgram, type Native } from './native.ts'

const CASES = [
  { id: 'jp-2026-practice', algorithm: 'simplex', runs: 3 },
  { id: 'jp-2026-practice', algorithm: 'ipm', runs: 1 },
  { id: 'jp-cutoff-12m', algorithm: 'simplex', runs: 1 },
] as const

/** One model, in WebAssembly from arrays and in the native program from the MPS file it was exported as. */
export async function cold(
  shipped: Shipped,
  native: Native | undefined,
  work: string,
): Promise<{ lines: Line[]; agreements: Agreement[] }> {
  const lines: Line[] = []
  const agreements: Agreement[] = []
  for (const { id, algorithm, runs } of CASES) {
    say(`2 cold solve: ${id}, ${algorithm}`)
    const { model } = wholeHorizon(shipped, await loadScenario(id, shipped.world))
    const live = shipped.solver.create(model)
    live.algorithm(algorithm)
    const file = join(work, `${id}.mps`)
    writeFileSync(file, mpsOf(model))
    const first = lines.length === 0 ? firstSolve(model, work) : undefined
    const here: number[] = []
    const theirs: number[] = []
    let pivots = 0
    let nativePivots = 0
    for (let i = 0; i < runs; i++) {
      live.clearSolver()
      const { value, seconds } = timed(() => live.solve())
      here.push(seconds)
      pivots = value.simplexIterations
      if (native === undefined) continue
      const answer = runProgram(work, file, algorithm)
      theirs.push(answer.seconds)
      nativePivots = answer.pivots
      agreements.push({
        what: `${id}, cold, ${algorithm}: here and native`,
        one: value.objective,
        other: answer.objective,
      })
    }
    live.dispose()
    const ratio = median(here) / median(theirs)
    lines.push({
      row: 2,
      what: `Cold, ${algorithm}: ${id}, 24 months`,
      here: median(here),
      ...(native === undefined ? {} : { native: median(theirs), ...atMost(ratio, 1.5, 'at most 1.5 x native') }),
      counts: {
        ...sizeOf(model),
        runs,
        pivots,
        ...(native === undefined ? {} : { 'pivots, native': nativePivots }),
        ...(first === undefined
          ? {}
          : { 'first solve of a process, s': first.first, 'second solve of that process, s': first.second }),
      },
    })
  }
  return { lines, agreements }
}

/** A process that has solved nothing yet compiles the solver while it solves. */
function firstSolve(model: LinearModel, work: string): { first: number; second: number } {
  const file = join(work, 'first.bin')
  writeFileSync(file, serialize(model))
  const { stdout } = spawnSync(process.execPath, [process.argv[1] ?? '', 'first-solve', file], { encoding: 'utf8' })
  const [first = Number.NaN, second = Number.NaN] = stdout.trim().split(' ').map(Number)
  return { first, second }
}

/** What that process does: two cold solves of a model from a file. */
export async function solveTwice(file: string): Promise<void> {
  const model = deserialize(readFileSync(file)) as LinearModel
  const live = (await loadSolver()).create(model)
  live.algorithm('simplex')
  const first = timed(() => live.solve()).seconds
  live.clearSolver()
  const second = timed(() => live.solve()).seconds
  live.dispose()
  process.stdout.write(`${first} ${second}\n`)
}
