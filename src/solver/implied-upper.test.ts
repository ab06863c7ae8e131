import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dualBound, impliedUpper, loadSolver, modelFromRows, SolverError, type LinearModel } from './index.ts'

const RUNS = Number(process.env['LAW_RUNS'] ?? 100)
const solver = await loadSolver()
const NONE = Number.POSITIVE_INFINITY

const models: fc.Arbitrary<LinearModel> = fc
  .record({ columns: fc.integer({ min: 1, max: 6 }), rows: fc.integer({ min: 1, max: 6 }) })
  .chain(({ columns, rows }) =>
    fc.record({
      cost: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }),
      upper: fc.array(fc.constantFrom(0, 1, 7, NONE, NONE), { minLength: columns, maxLength: columns }),
      rows: fc.array(
        fc.record({
          values: fc.array(fc.constantFrom(-2, -1, 0, 0, 1, 3), { minLength: columns, maxLength: columns }),
          low: fc.constantFrom(Number.NEGATIVE_INFINITY, -4, 0),
          more: fc.constantFrom(0, 5, NONE),
        }),
        { minLength: rows, maxLength: rows },
      ),
    }),
  )
  .map(({ cost, upper, rows }) =>
    modelFromRows(
      { cost: Float64Array.from(cost), lower: new Float64Array(cost.length), upper: Float64Array.from(upper) },
      rows.map(({ values, low, more }) => {
        const kept = values.flatMap((value, j) => (value === 0 ? [] : [j]))
        const upper = Number.isFinite(low) ? low + more : more
        return { lower: low, upper, indices: kept, values: kept.map((j) => values[j] ?? 0) }
      }),
    ),
  )

const optimum = (model: LinearModel): number | undefined => {
  const live = solver.create(model)
  try {
    return live.solve().objective
  } catch (error) {
    if (!(error instanceof SolverError)) throw error
    return undefined
  } finally {
    live.dispose()
  }
}

describe('what rows leave of a column', () => {
  it('is never less than what a solution takes of it', () =>
    fc.assert(
      fc.property(models, (model) => {
        impliedUpper(model).forEach((most, j) => {
          if (!Number.isFinite(most)) return
          const found = optimum({ ...model, cost: model.cost.map((_, k) => (k === j ? -1 : 0)) })
          if (found !== undefined) expect(-found).toBeLessThanOrEqual(most * (1 + 1e-9) + 1e-9)
        })
      }),
      { numRuns: RUNS },
    ))
  it('is what one row leaves, or another that leaves less, with all else at the end that leaves most', () => {
    // 4 a + b <= 20 with b from 2 to 9; -2 a >= -8 leaves less.
    const model = (...rows: [number, number, number, number][]): LinearModel =>
      modelFromRows(
        { cost: new Float64Array(2), lower: Float64Array.of(0, 2), upper: Float64Array.of(NONE, 9) },
        rows.map(([lower, upper, a, b]) => ({ lower, upper, indices: [0, 1], values: [a, b] })),
      )
    const most = (...rows: [number, number, number, number][]): number => impliedUpper(model(...rows))[0] ?? 0
    expect(most([-NONE, 20, 4, 1])).toBeCloseTo(18 / 4, 6)
    expect(most([-NONE, 20, 4, 1], [-8, NONE, -2, 0])).toBeCloseTo(4, 6)
    expect(most([-20, NONE, -4, -1])).toBeCloseTo(18 / 4, 6)
    expect(most([-NONE, 20, 4, -1])).toBeCloseTo(29 / 4, 6)
    // Nothing holds it down, or what does is less than it takes at least.
    expect(most([0, NONE, 4, 1])).toBe(NONE)
    expect(most([-NONE, 1, 4, 1])).toBe(0)
    // It is widened, never narrowed, by rounding.
    expect(most([-NONE, 20, 4, 1])).toBeGreaterThan(18 / 4)
  })
  it('is found along a chain of shelves, and not where nothing limits what comes', () => {
    // Two months: 3 come at first, what is kept of one month is there in the next.
    const shelf = (upper: number): LinearModel =>
      modelFromRows(
        { cost: new Float64Array(3), lower: new Float64Array(3), upper: Float64Array.of(upper, NONE, NONE) },
        [
          { lower: -3, upper: -3, indices: [0, 1], values: [1, -1] },
          { lower: 0, upper: 0, indices: [1, 2], values: [1, -1] },
        ],
      )
    expect([...impliedUpper(shelf(4))]).toEqual([4, expect.closeTo(7, 6), expect.closeTo(7, 6)])
    expect([...impliedUpper(shelf(NONE))]).toEqual([NONE, NONE, NONE])
  })
  it('is found whatever the order: what is known of a column only later limits those that came before it', () => {
    const chain = (...rows: [number, number][]): LinearModel =>
      modelFromRows(
        { cost: new Float64Array(3), lower: new Float64Array(3), upper: Float64Array.of(NONE, NONE, NONE) },
        [
          ...rows.map(([a, b]) => ({ lower: -NONE, upper: 0, indices: [a, b], values: [1, -2] })),
          { lower: -NONE, upper: 5, indices: [2], values: [1] },
        ],
      )
    // a <= 2 b, b <= 2 c, c <= 5.
    expect([...impliedUpper(chain([0, 1], [1, 2]))]).toEqual([20, 10, 5].map((most) => expect.closeTo(most, 6)))
    expect([...impliedUpper(chain([0, 1]))]).toEqual([NONE, NONE, expect.closeTo(5, 6)])
  })
})

describe('a bound made from duals', () => {
  it('pays for the rows at their ends, and for each column at the end that costs least', () => {
    // minimise 2 a - b, a from 3 to 5, b from 1 to 4, a + b <= 6.
    const model = modelFromRows(
      { cost: Float64Array.of(2, -1), lower: Float64Array.of(3, 1), upper: Float64Array.of(5, 4) },
      [{ lower: Number.NEGATIVE_INFINITY, upper: 6, indices: [0, 1], values: [1, 1] }],
    )
    const boundBy = (dual: number) => {
      const { bound, reduced, duals } = dualBound(model, Float64Array.of(dual))
      return [bound, [...reduced], [...duals]]
    }
    expect(boundBy(0)).toEqual([2 * 3 - 4, [2, -1], [0]])
    expect(boundBy(-1)).toEqual([-6 + 3 * 3, [3, 0], [-1]])
    expect(boundBy(-3)).toEqual([-18 + 5 * 3 + 2 * 1, [5, 2], [-3]])
    // There is no lower end: a dual that prices it is none.
    expect(boundBy(1)).toEqual([2, [2, -1], [0]])
  })
  it('is none where a column without an end is priced against it, but for rounding', () => {
    const open = (cost: number, most?: number): number =>
      dualBound(
        modelFromRows(
          { cost: Float64Array.of(cost, 7), lower: Float64Array.of(0, 1), upper: Float64Array.of(NONE, 9) },
          [{ lower: 0, upper: 0, indices: [], values: [] }],
        ),
        new Float64Array(1),
        ...(most === undefined ? [] : [Float64Array.of(most, 99)]),
      ).bound
    expect(open(2)).toBe(7)
    expect(open(-1e-6)).toBe(7)
    expect(open(-1.1e-6)).toBe(Number.NEGATIVE_INFINITY)
    expect(open(-2, 5)).toBe(7 - 10)
  })
  it('is never above the optimum, whatever the duals, where the rows limit every column', () =>
    fc.assert(
      fc.property(
        models,
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (model, duals) => {
          const most = impliedUpper(model)
          const { bound } = dualBound(
            model,
            Float64Array.from({ length: model.rows }, (_, r) => duals[r] ?? 0),
            most,
          )
          const found = optimum(model)
          if (found !== undefined) expect(bound).toBeLessThanOrEqual(found + 1e-6 * Math.max(1, Math.abs(found)))
        },
      ),
      { numRuns: 3 * RUNS },
    ))
  it('is lower by what an open end could hold, where a dual is wrong by rounding', () => {
    // minimise -x - y, x <= 1000 by a row, and a dual that is too small by a ten millionth.
    const model = modelFromRows(
      { cost: Float64Array.of(-1), lower: Float64Array.of(0), upper: Float64Array.of(NONE) },
      [{ lower: Number.NEGATIVE_INFINITY, upper: 1000, indices: [0], values: [1] }],
    )
    const wrong = Float64Array.of(-1 + 1e-7)
    // Dropped as rounding, it is false: above -1000.
    expect(dualBound(model, wrong).bound).toBeGreaterThan(-1000)
    expect(dualBound(model, wrong, impliedUpper(model)).bound).toBeLessThanOrEqual(-1000)
  })
})
