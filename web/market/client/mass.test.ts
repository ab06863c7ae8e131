import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kilogramText, massOf, massThere } from './mass.ts'

describe('kilograms in digits', () => {
  it('are whole grams and back, however many', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }), (mass) => {
        expect(massOf(kilogramText(mass))).toBe(mass)
      }),
    )
  })
  it.each(['', '0', '0.000', '-1', '1.0001', '1e3', '1,00', '1.', '.5', 'abc', '1 000'])('"%s" is no mass', (text) => {
    expect(massOf(text)).toBeUndefined()
    expect(massThere(text)).toBe(0n)
  })
  it('digits of a Japanese keyboard and thousands set apart count', () => {
    expect(massOf('１２．５')).toBe(12_500n)
    expect(massOf('１２，０００')).toBe(12_000_000n)
  })
  it('half a gram more than a float can hold is kept', () => {
    expect(massOf('999999999999.999')).toBe(999_999_999_999_999n)
  })
})
