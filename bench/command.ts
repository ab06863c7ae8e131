import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadScenario } from '../src/files/index.ts'
import { mpsOf } from '../src/solver/index.ts'
import { MAIN } from '../test/start-server.ts'
import { sizeOf, wholeHorizon, type Shipped } from './cases.ts'
import { atMost, median, say, timed, type Line } from './measure.ts'
import { runProgram, type Native } from './native.ts'

const SCENARIO = 'jp-2026-practice'
const RUNS = 5
const WAYS = [
  { options: [], what: `\`stress ${SCENARIO}\`, three cases` },
  { options: ['--no-range'], what: `\`stress ${SCENARIO} --no-range\`, one case` },
]

/** The command as a user runs it, in turn with native HiGHS on the same 24 months as one program. */
export async function command(shipped: Shipped, native: Native | undefined, work: string): Promise<Line[]> {
  say(`5 stress ${SCENARIO}`)
  const { model } = wholeHorizon(shipped, await loadScenario(SCENARIO, shipped.world))
  const file = join(work, `${SCENARIO}.mps`)
  writeFileSync(file, mpsOf(model))
  const seconds = WAYS.map((): number[] => [])
  const solver: number[] = []
  const wall: number[] = []
  let pivots = 0
  for (let i = 0; i < RUNS; i++) {
    WAYS.forEach(({ options }, w) => seconds[w]?.push(timed(() => stress(options)).seconds))
    if (native === undefined) continue
    const answer = runProgram(work, file, 'simplex')
    solver.push(answer.seconds)
    wall.push(answer.wall)
    pivots = answer.pivots
  }
  return WAYS.flatMap(({ what }, w) => {
    const here = median(seconds[w] ?? [])
    const line = {
      row: 5,
      what,
      here,
      counts: {
        runs: RUNS,
        'fastest, s': Math.min(...(seconds[w] ?? [])),
        'slowest, s': Math.max(...(seconds[w] ?? [])),
      },
    }
    const whole: Line = {
      ...line,
      what: `${what}, native 24 months from cold`,
      ...(native === undefined
        ? {}
        : { native: median(solver), ...atMost(here / median(solver), 0.5, 'at most half of native') }),
      counts: {
        ...line.counts,
        ...sizeOf(model),
        ...(native === undefined
          ? {}
          : { 'pivots, native': pivots, 'native with start and reading the file, s': median(wall) }),
      },
    }
    return [{ ...line, ...atMost(here, 5, 'under 5 s') }, whole]
  })
}

function stress(options: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'stress', SCENARIO, ...options], {
    encoding: 'utf8',
  })
  if (status !== 0 || stdout.length === 0) throw new Error(`stress ended with ${String(status)}: ${stderr}`)
}
