import { describe, expect, it } from 'vitest'
import { loadSolver, SolverError, type LinearModel } from './index.ts'

const f = (...xs: number[]): Float64Array => Float64Array.from(xs)
const i = (...xs: number[]): Int32Array => Int32Array.from(xs)
const inf = Number.POSITIVE_INFINITY

/** minimise 2a + 3b, a + b >= 4, a <= 3: a = 3, b = 1, objective 9, row worth 3. */
const small: LinearModel = {
  columns: 2,
  rows: 1,
  cost: f(2, 3),
  lower: f(0, 0),
  upper: f(3, inf),
  rowLower: f(4),
  rowUpper: f(inf),
  starts: i(0, 1, 2),
  indices: i(0, 0),
  values: f(1, 1),
}

describe('the solver', () => {
  it('finds the optimum, its prices and its reduced costs', async () => {
    const solver = await loadSolver()
    const live = solver.create(small)
    const { objective, x, rowDual, reducedCost } = live.solve()
    expect(objective).toBeCloseTo(9, 9)
    expect([...x]).toEqual([3, 1])
    expect([...rowDual]).toEqual([3])
    expect([...reducedCost]).toEqual([-1, 0])
    live.dispose()
  })

  it('solves again after a change of bounds, from the basis it was given', async () => {
    const live = (await loadSolver()).create(small)
    live.solve()
    const basis = live.basis()
    live.setBounds(f(0, 0), f(1, inf))
    expect(live.solve().objective).toBeCloseTo(11, 9)
    live.setBounds(f(0, 0), f(3, inf))
    live.setBasis(basis)
    expect(live.solve()).toMatchObject({ objective: 9, pivots: 0 })
    live.dispose()
  })

  it('says so when there is no optimum', async () => {
    const live = (await loadSolver()).create({ ...small, upper: f(3, 0.5) })
    expect(() => live.solve()).toThrow(SolverError)
    live.dispose()
  })

  it('solves a diagonal quadratic: nearest point to (1, 2) with a + b = 4', async () => {
    const live = (await loadSolver()).create({
      ...small,
      cost: f(-1, -2),
      upper: f(inf, inf),
      rowLower: f(4),
      rowUpper: f(4),
      curvature: f(1, 1),
    })
    const { x } = live.solve()
    expect(x[0]).toBeCloseTo(1.5, 6)
    expect(x[1]).toBeCloseTo(2.5, 6)
    live.dispose()
  })

  it('refuses a model larger than its memory before it builds it', async () => {
    const solver = await loadSolver()
    expect(() => solver.create({ ...small, columns: 9_000_000 })).toThrow(/GiB/)
  })
})
