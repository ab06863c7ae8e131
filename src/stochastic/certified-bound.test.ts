import fc from 'fast-check'
import { expect, it } from 'vitest'
import { at } from '../lists/index.ts'
import { dualBound, modelFromRows } from '../solver/index.ts'
import { certifiedBound } from './certified-bound.ts'

it('is not above the truth where huge duals make rounding count', () => {
  let wrong = 0
  // In eighths, so that the sum of a row is exact, and only duals round.
  const eighths = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max }).map((n) => n / 8)
  const point = fc.array(eighths(0, 99), { minLength: 3, maxLength: 3 })
  const row = fc.tuple(
    fc.array(eighths(-99, 99), { minLength: 3, maxLength: 3 }),
    fc.double({ min: -9, max: 9, noNaN: true }),
  )
  fc.assert(
    fc.property(point, fc.tuple(row, row), (x, rows) => {
      const model = modelFromRows(
        { cost: new Float64Array(3), lower: Float64Array.from(x), upper: Float64Array.from(x) },
        rows.map(([values]) => {
          // Kept at the one point that there is, where all costs 0.
          const end = x.reduce((sum, amount, j) => sum + amount * at(values, j), 0)
          return { lower: end, upper: end, indices: [0, 1, 2], values }
        }),
      )
      const huge = Float64Array.from(rows, ([, y]) => 1e9 * y)
      if (dualBound(model, huge).bound > 0) wrong += 1
      expect(certifiedBound(model, huge).bound).toBeLessThanOrEqual(0)
      // Of duals of the size of costs, hardly anything is taken off.
      const usual = Float64Array.from(rows, ([, y]) => y)
      expect(dualBound(model, usual).bound - certifiedBound(model, usual).bound).toBeLessThan(1e-9)
    }),
    { numRuns: 2000 },
  )
  expect(wrong).toBeGreaterThan(100)
})

it('is none where duals are no numbers', () => {
  const model = modelFromRows({ cost: Float64Array.of(1), lower: Float64Array.of(0), upper: Float64Array.of(1) }, [
    { lower: 1, upper: 1, indices: [0], values: [1] },
  ])
  for (const dual of [Number.NaN, Infinity, -Infinity, 1e308])
    expect(certifiedBound(model, Float64Array.of(dual)).bound).toBeLessThanOrEqual(1)
  expect(certifiedBound(model, Float64Array.of(1)).bound).toBeCloseTo(1, 12)
})
