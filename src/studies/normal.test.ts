import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalBelow } from './normal.ts'

describe('the normal distribution', () => {
  // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1.
  test.each([
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1, 0.841344746068543],
    [1.96, 0.975002104851779],
    [3, 0.9986501019683699],
    [-3.1, 0.000967603213218],
    [-5, 2.866515718791939e-7],
  ])('below %s lies %s', (z, chance) => {
    expect(Math.abs(normalBelow(z) / chance - 1)).toBeLessThan(1e-11)
  })

  test('rises, and both halves add up', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -12, max: 12, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (z, step) => {
          expect(normalBelow(z) + normalBelow(-z)).toBeCloseTo(1, 13)
          expect(normalBelow(z + step)).toBeGreaterThanOrEqual(normalBelow(z) - 1e-15)
        },
      ),
    )
  })
})
