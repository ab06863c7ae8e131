import { describe, expect, it, vi } from 'vitest'
import { loadSolver, SolverError, stretchOf, type LinearModel } from './index.ts'

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

  it('loses nothing of a model that is smaller than what it takes for nothing', async () => {
    const live = (await loadSolver()).create({ ...small, upper: f(3e-9, inf), rowLower: f(4e-9) })
    expect(live.solve().objective).toBeCloseTo(9e-9, 18)
    live.update({ ...small, upper: f(1e-9, inf), rowLower: f(4e-9) })
    expect([...live.solve().x].map((amount) => Math.round(amount * 1e12) / 1e3)).toEqual([1, 3])
    // a + 2b >= 10
    live.addRows([{ lower: 10e-9, upper: inf, indices: [0, 1], values: [1, 2] }])
    const { x, objective } = live.solve()
    expect([...x].map((amount) => Math.round(amount * 1e12) / 1e3)).toEqual([0, 5])
    expect(objective).toBeCloseTo(15e-9, 18)
    live.dispose()
  })

  it('is given small models in larger numbers, and others as they are', () => {
    expect(stretchOf(small)).toBe(1)
    expect(stretchOf({ ...small, upper: f(0.25, inf), rowLower: f(0.25) })).toBe(1)
    expect(stretchOf({ ...small, upper: f(1 / 64, inf), rowLower: f(1 / 64) })).toBe(64)
    expect(stretchOf({ ...small, upper: f(inf, inf), rowLower: f(0) })).toBe(1)
  })

  it('holds a model with integer columns in its own sizes, however small, and refuses integers in one that says nothing of them', async () => {
    const solver = await loadSolver()
    // a is whole and b makes up the rest: 2a + 3b of at least 1/64, where a whole a costs 2.
    const tiny = { ...small, upper: f(1 / 64, inf), rowLower: f(1 / 64) }
    const live = solver.create(tiny, { hasIntegers: true })
    const found = live.solveMip(i(0), { gap: 0, seconds: 10 })
    expect([...found!.x]).toEqual([0, 1 / 64])
    expect(found).toMatchObject({ objective: 3 / 64, bound: 3 / 64 })
    live.dispose()
    const silent = solver.create(tiny)
    expect(() => silent.solveMip(i(0), { gap: 0, seconds: 10 })).toThrow(/hasIntegers/)
    silent.dispose()
  })

  it('ends as without an optimum where the solver breaks its own tolerances, which the module throws for', async () => {
    const live = (await loadSolver()).create(small, { hasIntegers: true })
    const broken = vi.spyOn(live['held'].model, 'run').mockImplementation(() => {
      throw Object.assign(new Error('run failed with HiGHS status -1'), { name: 'HighsError' })
    })
    const failed = expect.objectContaining({ name: 'SolverError', status: 'solve error' }) as unknown
    expect(() => live.solve()).toThrow(failed)
    expect(() => live.solveMip(i(0), { gap: 0, seconds: 10 })).toThrow(failed)
    broken.mockImplementation(() => {
      throw new TypeError('another fault')
    })
    expect(() => live.solve()).toThrow(TypeError)
    broken.mockRestore()
    expect(live.solve()).toMatchObject({ objective: 9 })
    live.dispose()
  })

  it('solves again after a change of bounds, from the basis it was given', async () => {
    const live = (await loadSolver()).create(small)
    live.solve()
    const basis = live.basis()
    live.update({ ...small, upper: f(1, inf) })
    expect(live.solve().objective).toBeCloseTo(11, 9)
    live.update(small)
    live.setBasis(basis)
    expect(live.solve()).toMatchObject({ objective: 9, simplexIterations: 0 })
    live.dispose()
  })

  it('is sent only what has changed, and then answers as a new model of the same terms does', async () => {
    const solver = await loadSolver()
    const live = solver.create(small)
    const costs = vi.spyOn(live['model'], 'changeColsCost')
    const bounds = vi.spyOn(live['model'], 'changeColsBounds')
    const rows = vi.spyOn(live['model'], 'changeRowsBounds')
    live.update(small)
    expect([costs, bounds, rows].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0])
    for (const changed of [
      { ...small, upper: f(1, inf) },
      { ...small, cost: f(2, 1) },
      { ...small, lower: f(0, 2), rowLower: f(5) },
      small,
    ]) {
      live.update(changed)
      const fresh = solver.create(changed)
      expect(live.solve()).toEqual({ ...fresh.solve(), simplexIterations: expect.any(Number) as number })
      fresh.dispose()
    }
    const sent = (spy: { mock: { calls: unknown[][] } }): unknown[] =>
      spy.mock.calls.map(([selection, ...values]) => [(selection as { indices: Int32Array }).indices, ...values])
    expect(sent(costs)).toEqual([
      [i(1), f(1)],
      [i(1), f(3)],
    ])
    expect(sent(bounds)).toEqual([
      [i(0), f(0), f(1)],
      [i(0), f(0), f(3)],
      [i(1), f(2), f(inf)],
      [i(1), f(0), f(inf)],
    ])
    expect(sent(rows)).toEqual([
      [i(0), f(5), f(inf)],
      [i(0), f(4), f(inf)],
    ])
    live.dispose()
  })

  it('says so when there is no optimum', async () => {
    const live = (await loadSolver()).create({ ...small, upper: f(3, 0.5) })
    expect(() => live.solve()).toThrow(SolverError)
    live.dispose()
  })

  it('refuses a model larger than its memory before it builds it', async () => {
    const solver = await loadSolver()
    expect(() => solver.create({ ...small, columns: 9_000_000 })).toThrow(/GiB/)
  })
})
