import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers } from './answers.ts'
import { building } from './building.ts'
import { shipped } from './cases.ts'
import { cold, solveTwice } from './cold.ts'
import { command } from './command.ts'
import { ensembleSpeed } from './ensemble.ts'
import { machine, watchOthers } from './machine.ts'
import { differs, SAME, say } from './measure.ts'
import { findNative } from './native.ts'
import { orderEntry } from './order-entry.ts'
import { planning } from './plan.ts'
import { planDraws } from './plan-draws.ts'
import { asText, writeResults, type Results } from './report.ts'
import { rounds } from './round.ts'
import { brutePart, bruteForce, weaponSearch } from './weapon.ts'
import { web } from './web.ts'

const PARTS = {
  building: [1],
  cold: [2],
  answers: [3, 4],
  command: [5],
  ensemble: [6],
  weapon: [7],
  plan: [8],
  round: [9],
  web: [10],
  orders: [11],
} as const

/** Measures of speed against native HiGHS on this machine; see bench/results/README.md. Some rows alone are not written. */
async function bench(rows: readonly number[]): Promise<boolean> {
  const wanted = (part: keyof typeof PARTS): boolean =>
    rows.length === 0 || PARTS[part].some((row) => rows.includes(row))
  const work = mkdtempSync(join(tmpdir(), 'ytterby-bench-'))
  const start = performance.now()
  const others = watchOthers()
  try {
    const native = findNative(work)
    const given = await shipped()
    const nothing = { lines: [], agreements: [] }
    const built = wanted('building') ? await building(given) : []
    const solved = wanted('cold') ? await cold(given, native, work) : nothing
    const answered = wanted('answers') ? await answers(given, native, work) : nothing
    const commands = wanted('command') ? await command(given, native, work) : []
    const drawn = wanted('ensemble') ? await ensembleSpeed() : []
    const searched = wanted('weapon') ? await weaponSearch(given) : nothing
    const planned = wanted('plan') ? await planning() : []
    const cleared = wanted('round') ? rounds(given.solver, work) : []
    const seen = wanted('web') ? await web() : []
    const entered = wanted('orders') ? await orderEntry(work) : []
    const busyCores = others()
    if (busyCores > 0.1) say(`Others kept ${busyCores} cores of this machine busy: times are longer for it, and vary.`)
    const results: Results = {
      date: new Date().toISOString().slice(0, 10),
      machine: machine({ highsHere: given.solver.version, highsNative: native?.version, busyCores }),
      seconds: (performance.now() - start) / 1000,
      lines: [
        ...built,
        ...solved.lines,
        ...answered.lines,
        ...commands,
        ...drawn,
        ...searched.lines,
        ...planned,
        ...cleared,
        ...seen,
        ...entered,
      ],
      agreements: [...solved.agreements, ...answered.agreements, ...searched.agreements],
    }
    process.stdout.write(asText(results))
    const wrong = results.agreements.filter((agreement) => !(differs(agreement) <= SAME))
    for (const { what, one, other } of wrong) say(`WRONG ${what}: ${one} and ${other}`)
    if (wrong.length === 0 && rows.length === 0) say(`written ${writeResults(results)}`)
    return wrong.length === 0
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const [mode, ...rest] = process.argv.slice(2)
if (mode === 'first-solve') await solveTwice(rest[0] ?? '')
else if (mode === 'brute-force') await bruteForce()
else if (mode === 'brute-part') {
  const [most = 0, part = 0, of = 1] = rest.map(Number)
  await brutePart(most, part, of)
} else if (mode === 'plan-draws') await planDraws(rest[0] ?? '')
else process.exitCode = (await bench(process.argv.slice(2).map(Number))) ? 0 : 1
