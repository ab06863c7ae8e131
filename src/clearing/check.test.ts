import { describe, expect, it } from 'vitest'
import type { LinearModel, Optimum } from '../solver/index.ts'
import { checkOptimum, type Checked } from './check.ts'

const NONE = Number.POSITIVE_INFINITY

/** The least of 2 a + 3 b - c - 0.0000005 d, with a + b >= 10, c <= 5, a <= 6, and no rows or bounds for d: 24 - 5. */
const model: LinearModel = {
  columns: 4,
  rows: 2,
  starts: Int32Array.of(0, 1, 2, 3, 3),
  indices: Int32Array.of(0, 0, 1),
  values: Float64Array.of(1, 1, 1),
  cost: Float64Array.of(2, 3, -1, -5e-7),
  lower: Float64Array.of(0, 0, 0, 0),
  upper: Float64Array.of(6, NONE, NONE, NONE),
  rowLower: Float64Array.of(10, -NONE),
  rowUpper: Float64Array.of(NONE, 5),
}
const check = (x: readonly number[], duals: readonly number[] = [3, -1], objective?: number): Checked => {
  const cost = x.reduce((sum, amount, j) => sum + amount * (model.cost[j] ?? 0), 0)
  return checkOptimum(model, {
    x: Float64Array.from(x),
    rowDual: Float64Array.from(duals),
    objective: objective ?? cost,
  } as Optimum)
}

describe('the check of an optimum', () => {
  it('believes it, with ends of rows and columns of both kinds', () =>
    expect(check([6, 4, 5, 0])).toEqual({ gap: 0, error: 0 }))
  it('minds no more of a row than a millionth of what passes it, and at least of one', () => {
    expect(check([6, 4, 5 + 4e-6, 0]).gap).toBeLessThan(1e-6)
    expect(() => check([6, 4, 5 + 6e-6, 0])).toThrow('row 1')
  })
  it('says how far the optimum may lie below, or above where bounds are exceeded a little', () => {
    // Claimed 1e-5 above what it costs.
    expect(check([6, 4, 5, 0], [3, -1], 19 + 1e-5).error).toBeCloseTo(1e-5, 9)
    // Claimed 1e-5 below, and a is 3e-6 above its bound, which is worth 1 a unit.
    expect(check([6 + 3e-6, 4, 5, 0], [3, -1], 19 + 6e-6 - 1e-5).error).toBeCloseTo(1.3e-5, 9)
    // Nothing bounds d, and each of it earns 5e-7: four may be no more than they are, or nothing.
    expect(check([6, 4, 5, 4], [3, -1], 19 - 2e-6 + 1e-5).error).toBeCloseTo(1e-5, 9)
  })
  it.each<[string, readonly number[], readonly number[], number | undefined]>([
    ['column 0 is 7, outside 0 to 6', [7, 3, 5, 0], [3, -1], undefined],
    ['column 1 is -1, outside 0', [6, -1, 5, 0], [3, -1], undefined],
    ['row 0 is 9, outside 10', [6, 3, 5, 0], [3, -1], undefined],
    ['row 1 is 6, outside -Infinity to 5', [6, 4, 6, 0], [3, -1], undefined],
    ['row 0 has a dual of -3 against an open end', [6, 4, 5, 0], [-3, -1], undefined],
    ['column 2 has no upper bound and a reduced cost of -1', [6, 4, 5, 0], [3, 0], undefined],
    ['the objective is said to be 18', [6, 4, 5, 0], [3, -1], 18],
    ['differ by', [5, 5, 5, 0], [3, -1], undefined],
  ])('refuses what it finds: %s', (reason, x, duals, objective) =>
    expect(() => check(x, duals, objective)).toThrow(reason),
  )
})
