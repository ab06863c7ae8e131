import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  loadSolver,
  modelFromRows,
  SolverError,
  type LinearModel,
  type Optimum,
  type Solver,
} from '../../solver/index.ts'
import { BranchAndBound } from './branch-and-bound.ts'

const RUNS = Number(process.env['LAW_RUNS'] ?? 100)
const solver = await loadSolver()

/** Things that are built or not, with what each costs, what all may cost, which of them must be built, and cuts: t >= constant - slope . w */
interface Case {
  readonly cost: readonly number[]
  readonly budget: number
  readonly least: number
  readonly cuts: readonly { readonly constant: number; readonly slope: readonly number[] }[]
}
const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 7 }).chain((n) => {
  const list = (min: number, max: number): fc.Arbitrary<number[]> =>
    fc.array(fc.integer({ min, max }), { minLength: n, maxLength: n })
  return fc.record({
    cost: list(1, 30),
    budget: fc.integer({ min: 0, max: 60 }),
    least: fc.integer({ min: 0, max: 5 }),
    cuts: fc.array(fc.record({ constant: fc.integer({ min: 0, max: 90 }), slope: list(0, 60) }), {
      minLength: 1,
      maxLength: 6,
    }),
  })
})

const MOST = 100

function modelOf({ cost, budget, least, cuts }: Case, known = cuts.length): LinearModel {
  const n = cost.length
  const all = cost.map((_, j) => j)
  return modelFromRows(
    {
      cost: Float64Array.from([...cost, 1]),
      lower: new Float64Array(n + 1),
      upper: Float64Array.from([...cost.map(() => 1), MOST]),
    },
    [
      { lower: Number.NEGATIVE_INFINITY, upper: budget, indices: all, values: cost },
      { lower: least, upper: Number.POSITIVE_INFINITY, indices: all, values: cost.map(() => 1) },
      ...cuts.slice(0, known).map(({ constant, slope }) => ({
        lower: constant,
        upper: Number.POSITIVE_INFINITY,
        indices: [...all, n],
        values: [...slope, 1],
      })),
    ],
  )
}

/** By trying all. */
function best({ cost, budget, least, cuts }: Case): number {
  let found = Number.POSITIVE_INFINITY
  for (let code = 0; code < 2 ** cost.length; code++) {
    const had = cost.map((_, j) => Math.floor(code / 2 ** j) % 2)
    const sum = (of: readonly number[]): number => of.reduce((all, each, j) => all + each * (had[j] ?? 0), 0)
    const loss = Math.max(0, ...cuts.map(({ constant, slope }) => constant - sum(slope)))
    if (sum(cost) <= budget && sum(had.map(() => 1)) >= least && loss <= MOST) found = Math.min(found, sum(cost) + loss)
  }
  return found
}

const wholeOf = ({ cost }: Case): Int32Array => Int32Array.from(cost, (_, j) => j)
const ever = { nodes: 10_000, left: (): number => 1 }

/** A solver whose answers are spoilt. */
const spoilt = (spoil: (optimum: Optimum, n: number) => Optimum): Solver => ({
  ...solver,
  create: (model) => {
    const live = solver.create(model)
    const solve = live.solve.bind(live)
    let n = 0
    live.solve = () => spoil(solve(), n++)
    return live
  },
})

describe('a bound of our own', () => {
  it('is what trying all finds, and is known to be without end where nothing is allowed', () =>
    fc.assert(
      fc.property(cases, (one) => {
        const bound = new BranchAndBound(solver, wholeOf(one)).raise(modelOf(one), 1e9, ever)
        const least = best(one)
        // Nothing is below an infinite optimum.
        expect(bound).toBeLessThanOrEqual(least * (1 + 1e-12) + 1e-12)
        expect(bound).toBeGreaterThan(least === Number.POSITIVE_INFINITY ? 1e9 : least - 1e-6)
      }),
      { numRuns: RUNS },
    ))
  it('goes on from where it stood when more is known', () =>
    fc.assert(
      fc.property(cases, fc.nat(6), fc.nat(30), (one, known, nodes) => {
        const tree = new BranchAndBound(solver, wholeOf(one))
        const before = tree.raise(modelOf(one, known), 1e9, { ...ever, nodes })
        const bound = tree.raise(modelOf(one), 1e9, ever)
        expect(bound).toBeGreaterThanOrEqual(before)
        const least = best(one)
        if (least === Number.POSITIVE_INFINITY) return
        expect(bound).toBeLessThanOrEqual(least * (1 + 1e-12) + 1e-12)
      }),
      { numRuns: RUNS },
    ))
  it('is never above the best, whatever the solver says of duals and of what is left', () =>
    fc.assert(
      fc.property(cases, fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 9 }), (one, drawn) => {
        const spoil = (n: number): number => drawn[n % drawn.length] ?? 0
        const liar = spoilt((optimum, n) => {
          if (spoil(n) > 30) throw new SolverError('infeasible', 'Nothing is left, it says.')
          return {
            ...optimum,
            objective: 1e6,
            x: optimum.x.map((x, j) => x + spoil(n + j) / 80),
            rowDual: optimum.rowDual.map((y, r) => y + spoil(n + r)),
          }
        })
        const bound = new BranchAndBound(liar, wholeOf(one)).raise(modelOf(one), 1e9, { ...ever, nodes: 300 })
        expect(bound).toBeLessThanOrEqual(best(one) * (1 + 1e-12) + 1e-12)
      }),
      { numRuns: RUNS },
    ))
  it('ends with the time, and with the leaves that it may look at', () => {
    const one = { cost: [3, 4, 5], budget: 6, least: 0, cuts: [{ constant: 50, slope: [9, 12, 20] }] }
    const tree = new BranchAndBound(solver, wholeOf(one))
    expect(tree.raise(modelOf(one), 1e9, { ...ever, left: () => 0 })).toBe(Number.NEGATIVE_INFINITY)
    expect(tree.raise(modelOf(one), 1e9, { ...ever, nodes: 0 })).toBe(Number.NEGATIVE_INFINITY)
    // One leaf: the relaxation.
    expect(tree.raise(modelOf(one), 1e9, { ...ever, nodes: 1 })).toBeLessThan(best(one) - 1)
    expect(tree.raise(modelOf(one), 1e9, ever)).toBeCloseTo(best(one), 9)
  })
})
