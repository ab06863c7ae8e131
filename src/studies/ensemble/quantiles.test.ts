import fc from 'fast-check'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { describe, expect, it } from 'vitest'
import { mean } from '../sample.ts'
import { bandCoverage, endsOf, quantilesOf } from './quantiles.ts'

describe('quantiles', () => {
  it('lie between neighbours, leave out what is not there and put last what never is', () => {
    expect(quantilesOf(Float64Array.of(4, 1, 3, 2, 5)).p50).toBe(3)
    expect(quantilesOf(Float64Array.of(1, Number.NaN, 2)).p50).toBe(1.5)
    const { p50, p95 } = quantilesOf(Float64Array.of(1, 2, Number.POSITIVE_INFINITY))
    expect([p50, p95]).toEqual([2, Number.POSITIVE_INFINITY])
  })
})

describe('what a band holds of further draws', () => {
  it.each([
    [20, 0.66],
    [50, 0.78],
    [100, 0.83],
    [200, 0.85],
  ])(
    'is 0.9 (n - 1) / (n + 1) on average, of %i independent draws, and %f or more in 19 of 20 bands',
    (draws, most) => {
      // Even draws: a band holds of further ones what lies between its ends. The distribution does not matter, since quantiles move with it.
      const generator = xoroshiro128plus(7)
      const held = Float64Array.from({ length: 2000 }, () => {
        const { p5, p95 } = quantilesOf(Float64Array.from({ length: draws }, () => uniformFloat64(generator)))
        return p95 - p5
      })
      expect(Math.abs(mean(held) - bandCoverage(draws))).toBeLessThan(0.005)
      expect(Math.abs(quantilesOf(held).p5 - most)).toBeLessThan(0.01)
    },
  )

  it('is as the page says: 81 % of 20 draws, 89 % of 200, nothing of one', () => {
    expect([20, 50, 100, 200, 1000].map((draws) => Math.round(100 * bandCoverage(draws)))).toEqual([81, 86, 88, 89, 90])
    expect([bandCoverage(0), bandCoverage(1)]).toEqual([0, 0])
  })
})

describe('where the ends of a band lie', () => {
  /** Draws 1 to n: the ends are places. */
  const placesOf = (draws: number) => endsOf(Float64Array.from({ length: draws }, (_, i) => i + 1))

  it('is between draws by the binomial distribution of how many lie beyond an end', () => {
    // Of 20, four or more lie below the 5 % figure with chance 0.016, three or more with 0.075; none does with 0.36.
    expect(placesOf(20)).toEqual({ p5Low: -Infinity, p5High: 4, p95Low: 17, p95High: Infinity })
    // Of 200: at most 4 with chance 0.026, at most 3 with 0.009; 17 or more with 0.024.
    expect(placesOf(200)).toEqual({ p5Low: 4, p5High: 17, p95Low: 184, p95High: 197 })
    const placesIn = [50, 100, 1000].map((draws) => [placesOf(draws).p5Low, placesOf(draws).p5High])
    expect(placesIn).toEqual([[-Infinity, 7], [1, 11], [37, 65]]) // prettier-ignore
  })

  it('has no outer side under 72 draws: 0.95^71 is above a fortieth, 0.95^72 is not', () => {
    expect([0.95 ** 71 > 0.025, 0.95 ** 72 > 0.025]).toEqual([true, false])
    expect(placesOf(71)).toMatchObject({ p5Low: -Infinity, p95High: Infinity })
    expect(placesOf(72)).toMatchObject({ p5Low: 1, p95High: 72 })
  })

  it.each([20, 72, 200])(
    'holds the true ends in 95 of 100 runs of %i draws or more, whatever the distribution',
    (draws) => {
      const generator = xoroshiro128plus(11)
      // Even, and with a long tail: 1 / (1 - u) is above 20 in one of twenty.
      for (const [of, low, high] of [
        [(u: number) => u, 0.05, 0.95],
        [(u: number) => 1 / (1 - u), 1 / 0.95, 20],
      ] as const) {
        let [lower, upper] = [0, 0]
        for (let run = 0; run < 2000; run++) {
          const ends = endsOf(Float64Array.from({ length: draws }, () => of(uniformFloat64(generator))))
          if (ends.p5Low <= low && low <= ends.p5High) lower++
          if (ends.p95Low <= high && high <= ends.p95High) upper++
        }
        expect(Math.min(lower, upper) / 2000).toBeGreaterThan(0.94)
      }
    },
  )

  it('holds the ends of the draws themselves, leaves out what is not there, and may be never', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 300 }), (numbers) => {
        const drawn = Float64Array.from(numbers)
        const { p5, p95 } = quantilesOf(drawn)
        const { p5Low, p5High, p95Low, p95High } = endsOf(drawn)
        expect([p5Low, p5, p5High]).toEqual([p5Low, p5, p5High].toSorted((a, b) => a - b))
        expect([p95Low, p95, p95High]).toEqual([p95Low, p95, p95High].toSorted((a, b) => a - b))
        expect(endsOf(Float64Array.from([...numbers, Number.NaN]))).toEqual(endsOf(drawn))
      }),
    )
    expect(endsOf(new Float64Array())).toEqual({
      p5Low: -Infinity,
      p5High: Infinity,
      p95Low: -Infinity,
      p95High: Infinity,
    })
    expect(endsOf(new Float64Array(100).fill(Infinity)).p95Low).toBe(Infinity)
  })

  it('is worked out of many draws as well, where 0.95^n is less than a computer can tell from 0', () => {
    const { p5Low, p5High, p95Low, p95High } = placesOf(100_000)
    // Two standard deviations of a binomial are 2 x sqrt(4750), about 137.
    for (const [end, truth] of [[p5Low, 4865], [p5High, 5137], [p95Low, 94864], [p95High, 95136]] as const) expect(Math.abs(end - truth)).toBeLessThan(3) // prettier-ignore
  })
})
