import { describe, expect, it } from 'vitest'
import { discountOver, yearsOf } from './periods.ts'

describe('discounts', () => {
  it('are powers over years, whole or not', () => {
    expect(discountOver(0.9, 0)).toBe(1)
    expect(discountOver(0.9, 2)).toBeCloseTo(0.81, 15)
    expect(discountOver(0.81, 2.5)).toBeCloseTo(0.9 ** 5, 14)
    expect(yearsOf({ from: 2, years: 3 }, 0.9)).toBeCloseTo(0.81 + 0.729 + 0.6561, 14)
  })
})
