import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  areaUnderCurve,
  bandOf,
  brierOf,
  chanceUpTo,
  crps,
  logScoreOf,
  normalBelow,
  pointForecast,
  quantileOf,
} from './proper-scores.ts'

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

describe('the score of a forecast of numbers', () => {
  test('of one value is the distance to it', () => {
    expect(crps(pointForecast(0.7), 1)).toBeCloseTo(0.3, 14)
  })

  test('of two values, by hand: mean distance 1, less half of the mean distance between two draws', () => {
    expect(crps({ draws: [0, 2], deviation: 0 }, 1)).toBeCloseTo(1 - 0.5, 14)
  })

  test('of a normal forecast at its mean is (sqrt 2 - 1) / sqrt pi standard deviations', () => {
    expect(crps({ draws: [3], deviation: 2 }, 3)).toBeCloseTo((2 * (Math.SQRT2 - 1)) / Math.sqrt(Math.PI), 12)
  })

  const forecasts = fc.record({
    draws: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 12 }),
    deviation: fc.oneof(fc.constant(0), fc.double({ min: 0.05, max: 2, noNaN: true })),
  })

  test('is the integral of (chance up to x - whether what was seen is)^2', () => {
    fc.assert(
      fc.property(forecasts, fc.double({ min: -3, max: 3, noNaN: true }), (forecast, observed) => {
        const steps = 40_000
        const from = -25
        const width = 50 / steps
        let integral = 0
        for (let i = 0; i < steps; i++) {
          const x = from + (i + 0.5) * width
          integral += (chanceUpTo(forecast, x) - Number(observed <= x)) ** 2 * width
        }
        expect(crps(forecast, observed)).toBeCloseTo(integral, 2)
      }),
      { numRuns: 30 },
    )
  })

  test('is proper: on average over what a forecast holds likely, no other forecast does better', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 8 }),
        (belief, other) => {
          const expected = (draws: readonly number[]): number =>
            belief.reduce((sum, y) => sum + crps({ draws, deviation: 0 }, y), 0) / belief.length
          expect(expected(belief)).toBeLessThanOrEqual(expected(other) + 1e-12)
        },
      ),
    )
  })

  test('quantiles turn chances around, and a band holds its part', () => {
    fc.assert(
      fc.property(forecasts, fc.double({ min: 0.02, max: 0.98, noNaN: true }), (forecast, part) => {
        const value = quantileOf(forecast, part)
        if (forecast.deviation > 0) expect(chanceUpTo(forecast, value)).toBeCloseTo(part, 9)
        const { low, high } = bandOf(forecast, 0.9)
        expect(low).toBeLessThanOrEqual(high)
      }),
    )
  })
})

describe('the score of when a line stops', () => {
  test('by hand: three months, stopped in the second', () => {
    // Said 0.2, 0.5, 0.5; was 0, 1, 1.
    expect(brierOf([0.2, 0.5, 0.5], 1)).toBeCloseTo((0.04 + 0.25 + 0.25) / 3, 14)
  })

  test('stopping everything scores worse than stopping nothing where most did not stop', () => {
    const stopped = [2, ...Array.from({ length: 19 }, () => 9)]
    const score = (chance: number): number =>
      stopped.reduce(
        (sum, first) =>
          sum +
          brierOf(
            Array.from({ length: 9 }, () => chance),
            first,
          ),
        0,
      )
    expect(score(1)).toBeGreaterThan(score(0))
  })

  test('is proper for a chance that is the same in all months', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (belief, said) => {
          const expected = (chance: number): number =>
            belief * brierOf([chance], 0) + (1 - belief) * brierOf([chance], 1)
          expect(expected(belief)).toBeLessThanOrEqual(expected(said) + 1e-12)
        },
      ),
    )
  })

  test('the logarithm punishes certainty that was wrong', () => {
    expect(logScoreOf(0.5, true)).toBeCloseTo(Math.log(2), 14)
    expect(logScoreOf(0.99, false)).toBeGreaterThan(logScoreOf(0.5, false))
    expect(logScoreOf(0, true)).toBe(Number.POSITIVE_INFINITY)
  })

  test('the area under the curve: all above 1, all alike a half, none of either no answer', () => {
    expect(areaUnderCurve([0.8, 0.9], [0.1, 0.7])).toBe(1)
    expect(areaUnderCurve([0.3], [0.3, 0.3])).toBe(0.5)
    expect(areaUnderCurve([], [0.3])).toBeUndefined()
  })
})
