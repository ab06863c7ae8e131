import { describe, expect, it } from 'vitest'
import { optimalityOf } from './index.ts'

describe('how an answer stands to the best there can be', () => {
  it.each([
    ['both the same', 500, 500, 0, true],
    ['within a millionth', 500, 500.0005, 1e-6, true],
    ['two millionths off', 500, 500.001, 2e-6, false],
    ['a bound from below', 26_359, 26_290, 69 / 26_359, false],
    ['a worst of 0.078 under a bound of 500', 0.078, 500, 499.922 / 0.078, false],
    ['nothing, and nothing more to gain', 0, 0, 0, true],
  ])('%s', (_, value, bound, gap, optimal) => {
    const found = optimalityOf(value, bound)
    expect(found.gap).toBeCloseTo(gap, 9)
    expect(found.optimal).toBe(optimal)
  })

  it.each([
    ['nothing found under a bound', 0, 1],
    ['no bound', 5, Number.POSITIVE_INFINITY],
    ['a bound that is no number', 5, Number.NaN],
    ['a value that is no number', Number.NaN, 5],
    ['two values that are no numbers', Number.NaN, Number.NaN],
    ['both without end', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('claims nothing of %s', (_, value, bound) => {
    expect(optimalityOf(value, bound)).toEqual({ gap: null, optimal: false })
  })
})
