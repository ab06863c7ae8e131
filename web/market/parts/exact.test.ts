import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDigits, fractionOf, kgText, massOf, percentOf, sumOf, usdText } from './exact.ts'

describe('kilograms in digits', () => {
  it('are whole grams and back, however many', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }), (mass) => {
        expect(massOf(kgText(mass))).toBe(mass)
      }),
    )
  })
  it.each(['', '0', '0.000', '-1', '1.0001', '1e3', '1,00', '1.', '.5', 'abc'])('"%s" is no mass', (text) => {
    expect(massOf(text)).toBeUndefined()
  })
  it('digits of a Japanese keyboard and thousands set apart count', () => {
    expect(massOf('１２．５')).toBe(12_500n)
    expect(massOf('１２，０００')).toBe(12_000_000n)
    expect(massOf('1 000')).toBe(1_000_000n)
  })
  it('half a gram more than a float can hold is kept', () => {
    expect(massOf('999999999999.999')).toBe(999_999_999_999_999n)
  })
})

describe('amounts in digits', () => {
  it('are added and compared digit by digit', () => {
    expect(sumOf(['0.1', '0.2', '1000000000.000000001'])).toBe('1000000000.300000001')
    expect(compareDigits('9.5', '10')).toBe(-1)
    expect(compareDigits('10.0', '10')).toBe(0)
  })
  it('come from grams and micro-dollars, also from those that were worked out', () => {
    expect(kgText(1)).toBe('0.001')
    expect(kgText(999.6)).toBe('1')
    expect(usdText(66_123_456)).toBe('66.123456')
  })
})

describe('per cent', () => {
  it('are a fraction to the digit, and back', () => {
    expect(fractionOf('12.3')).toBe(0.123)
    expect(percentOf(0.07)).toBe('7')
    expect(percentOf(0.1234)).toBe('12.34')
    expect(fractionOf('ten')).toBeNaN()
  })
})
