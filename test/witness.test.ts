import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadScenario, loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  loadSolver,
  modelFromRows,
  mpsOf,
  SolverError,
  type LinearModel,
  type Optimum,
  type Solver,
} from '../src/solver/index.ts'
import { stress } from '../src/studies/index.ts'
import { askClp, clpVersion, type Testimony } from '../scripts/witness-clp.ts'
import { boundOf, compared } from '../scripts/witness-compare.ts'
import { randomQuestions, type WatchedQuestion } from '../scripts/witness-questions.ts'
import { witness, witnessTable, type WitnessedQuestion } from '../scripts/witness-record.ts'
import { watched, type SolvedProgram } from '../scripts/witness-watch.ts'
import { CLP } from './needs.ts'

const RUNS = Number(process.env['LAW_RUNS'] ?? 60)
const inf = Number.POSITIVE_INFINITY
const solver = await loadSolver()
const work = mkdtempSync(join(tmpdir(), 'ytterby-witness-test-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const ask = (mps: string): Testimony => askClp(CLP.file, work, mps)
const witnessed = (question: WatchedQuestion, by = solver, kept: string[] = []): Promise<WitnessedQuestion> =>
  witness(question, by, ask, (name) => kept.push(name))

const fiveWorlds = randomQuestions(5)[0] as WatchedQuestion
/** Japan is cut off for a month, and buyers look six months ahead. */
const oneMonth: WatchedQuestion = {
  name: 'a month of jp-cutoff-3m',
  ask: async (by) => {
    const world = await loadWorld(shippedWorld())
    stress(world, makeBaseline(world, by).baseline, await loadScenario('jp-cutoff-3m', world, 1), by)
    return 1
  },
}
const oneProgram = (model: LinearModel): WatchedQuestion => ({
  name: 'one program',
  ask: (by) => {
    const live = by.create(model)
    try {
      live.solve()
    } catch (error) {
      if (!(error instanceof SolverError)) throw error
    } finally {
      live.dispose()
    }
    return Promise.resolve(0)
  },
})

async function programsOf(question: WatchedQuestion): Promise<SolvedProgram[]> {
  const programs: SolvedProgram[] = []
  await question.ask(watched(solver, (program) => programs.push(program)))
  return programs
}

/** A solver whose answers are changed before anyone sees them. */
const lying = (lie: (found: Optimum) => Optimum): Solver => ({
  version: solver.version,
  create: (model, options) => {
    const live = solver.create(model, options)
    const solve = live.solve.bind(live)
    return Object.assign(live, { solve: () => lie(solve()) })
  },
})

/** minimise 2a + 3b, a + b >= 4, a <= 3: a = 3, b = 1, objective 9. */
const small: LinearModel = modelFromRows(
  { cost: Float64Array.of(2, 3), lower: new Float64Array(2), upper: Float64Array.of(3, inf) },
  [{ lower: 4, upper: inf, indices: [0, 1], values: [1, 1] }],
)

// `needs.ts` has said how to get it.
describe.skipIf(!existsSync(CLP.file))('a second solver', () => {
  it('says its version', () => {
    expect(clpVersion(CLP.file)).toMatch(/^\d+\.\d+/)
    expect(clpVersion('/usr/bin/no-such-solver')).toBeUndefined()
  })

  it.each([fiveWorlds, oneMonth])('finds the same optima: $name', async (question) => {
    const kept: string[] = []
    const found = await witnessed(question, solver, kept)
    expect(found.programs).toBeGreaterThan(5)
    expect(found.windows).toBeGreaterThan(0)
    expect(found.differ).toEqual([])
    expect(kept).toEqual([])
    expect(found.largestDifference).toBeLessThan(1e-9)
    expect(witnessTable([found])).toContain(`${found.question}  `)
  })

  it('says the same of random programs with rows of all kinds, with and without an optimum', async () => {
    const seen = new Set<string>()
    const value = fc.constantFrom(-inf, -4, -1, 0, 0.1, 1 / 3, 1, 2, 5, inf)
    const ends = fc.tuple(value, value).filter(([low, high]) => low !== inf && high !== -inf && low <= high)
    // As in the product's models. With columns that are open below, Clp calls an unbounded program optimal in one of a thousand.
    const bounds = ends.filter(([low]) => low !== -inf)
    const weights = fc.array(fc.constantFrom(0, 0, 0.3, 1, -1, 2.5), { minLength: 4, maxLength: 4 })
    const columns = fc.array(fc.tuple(bounds, fc.integer({ min: -3, max: 3 })), { minLength: 4, maxLength: 4 })
    const rows = fc.array(fc.tuple(ends, weights), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(columns, rows, async (ofColumns, ofRows) => {
        const model = modelFromRows(
          {
            cost: Float64Array.from(ofColumns, ([, cost]) => cost),
            lower: Float64Array.from(ofColumns, ([[low]]) => low),
            upper: Float64Array.from(ofColumns, ([[, high]]) => high),
          },
          ofRows.map(([[lower, upper], row]) => {
            const indices = row.flatMap((weight, j) => (weight === 0 ? [] : [j]))
            return { lower, upper, indices, values: indices.map((j) => row[j]!) }
          }),
        )
        const { differ, statuses } = await witnessed(oneProgram(model))
        for (const status of Object.keys(statuses)) seen.add(status)
        expect(differ).toEqual([])
      }),
      { numRuns: RUNS },
    )
    expect([...seen].some((status) => status.startsWith('optimal'))).toBe(true)
    expect([...seen].some((status) => status.includes('infeasible'))).toBe(true)
    expect([...seen].some((status) => status.includes('unbounded'))).toBe(true)
  })

  it('is asked what was posed last: bounds that changed, rows that came, models that share a matrix', async () => {
    const found = await witnessed({
      name: 'changes',
      ask: (by) => {
        const live = by.create(small)
        const twin = live.twin({ ...small, cost: Float64Array.of(5, 4) })
        expect(live.solve().objective).toBeCloseTo(9, 9)
        expect(twin?.solve().objective).toBeCloseTo(16, 9)
        live.update({ ...small, upper: Float64Array.of(1, inf) })
        expect(live.solve().objective).toBeCloseTo(11, 9)
        live.dispose()
        twin?.dispose()
        const more = by.create(small)
        more.addRows([{ lower: 2, upper: 6, indices: [1], values: [1] }])
        expect(more.solve().objective).toBeCloseTo(10, 9)
        more.dispose()
        return Promise.resolve(0)
      },
    })
    expect(found).toMatchObject({ programs: 4, statuses: { optimal: 4 }, differ: [] })
  })
})

describe.skipIf(!existsSync(CLP.file))('a false claim is found:', () => {
  let programs: SolvedProgram[]
  beforeAll(async () => {
    programs = [...(await programsOf(fiveWorlds)), ...(await programsOf(oneMonth))].filter(
      ({ optimum }) => optimum !== undefined && optimum.objective !== 0,
    )
  })

  /** Some of them, with what the solver said and the solution. */
  const each = (what: (program: SolvedProgram, optimum: Optimum) => void): void => {
    const some = programs.filter((_, i) => i % 7 === 0 || i >= programs.length - 3)
    expect(some.length).toBeGreaterThan(8)
    for (const program of some) what(program, program.optimum as Optimum)
  }
  const changed = (list: Float64Array, index: number, value: number): Float64Array => {
    const copy = list.slice()
    copy[index] = value
    return copy
  }

  it('an objective that is 1e-5 off, and who is right', () => {
    each((program, optimum) => {
      const testimony = ask(mpsOf(program.model))
      for (const off of [1 + 1e-5, 1 - 1e-5]) {
        const claim = { ...program, optimum: { ...optimum, objective: optimum.objective * off } }
        expect(compared(claim, testimony).agree).toBe(false)
        // Its own duals say who is right.
        const bound = boundOf(claim)
        expect(Math.abs(bound / claim.optimum.objective - 1)).toBeGreaterThan(1e-6)
        expect(Math.abs(bound / testimony.objective - 1)).toBeLessThan(1e-6)
      }
      expect(compared(program, testimony).agree).toBe(true)
    })
  })

  it('a bound that is another than the solver was given', () => {
    each((program, { x, reducedCost, objective }) => {
      const { model } = program
      // The bound that is worth most: where the solution stands at it.
      const worth = [...x].map((at, j) => (at > 0 && at === model.upper[j] ? at * Math.abs(reducedCost[j]!) : 0))
      const most = worth.indexOf(Math.max(...worth))
      expect(worth[most]!).toBeGreaterThan(1e-4 * Math.abs(objective))
      const other = { ...model, upper: changed(model.upper, most, model.upper[most]! * 0.99) }
      expect(compared(program, ask(mpsOf(other))).agree).toBe(false)
    })
  })

  it('what is least for what is most', () => {
    each((program) => {
      const { model } = program
      const flipped = mpsOf({ ...model, cost: model.cost.map((cost) => -cost) })
      expect(compared(program, ask(flipped)).agree).toBe(false)
    })
  })

  it('a row that holds from the other side', () => {
    const model = { ...small, rowLower: Float64Array.of(-inf), rowUpper: Float64Array.of(4) }
    return programsOf(oneProgram(small)).then(([program]) => {
      expect(program).toBeDefined()
      expect(compared(program!, ask(mpsOf(small))).agree).toBe(true)
      expect(compared(program!, ask(mpsOf(model)))).toMatchObject({ ours: 'optimal', theirs: 'optimal', agree: false })
    })
  })

  it('an optimum where there is none, and none where there is one', async () => {
    const [program] = await programsOf(oneProgram(small))
    const crossed = mpsOf({ ...small, rowUpper: Float64Array.of(3) })
    const open = mpsOf({ ...small, cost: Float64Array.of(2, -3) })
    expect(compared(program!, ask(crossed))).toMatchObject({ theirs: 'infeasible', agree: false })
    expect(compared(program!, ask(open))).toMatchObject({ theirs: 'unbounded', agree: false })
    const none = { ...program!, status: 'infeasible', optimum: undefined }
    expect(compared(none, ask(mpsOf(small)))).toMatchObject({ theirs: 'optimal', agree: false })
    expect(compared({ ...none, status: 'solve error' }, ask(mpsOf(small))).agree).toBe(false)
  })

  it('a solver that is 1e-5 off, or does not take a change, in the record of a question', async () => {
    const kept: string[] = []
    // What the product itself checks would not let it pass; the witness hears it before.
    const lies = lying((found) => ({ ...found, objective: found.objective * (1 + 1e-5) }))
    const off = await witnessed(oneProgram(small), lies, kept)
    expect(off.differ).toMatchObject([{ program: 1, statuses: ['optimal', 'optimal'] }])
    expect(kept).toEqual(['one program 1'])
    expect(off.largestDifference).toBeCloseTo(1e-5, 8)
    const deaf: Solver = {
      version: solver.version,
      create: (model, options) => Object.assign(solver.create(model, options), { update: () => undefined }),
    }
    const unheard = await witnessed(
      {
        name: 'unheard',
        ask: (by) => {
          const live = by.create(small)
          live.update({ ...small, upper: Float64Array.of(2.9, inf) })
          live.solve()
          live.dispose()
          return Promise.resolve(0)
        },
      },
      deaf,
    )
    expect(unheard.differ).toHaveLength(1)
  })
})
