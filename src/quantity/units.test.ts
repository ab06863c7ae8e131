import { describe, expect, expectTypeOf, it } from 'vitest'
import { basisOf, pay, perMonth, quantity, sum, type Tonnes, type TonnesPerYear, type UsdPerKg } from './units.ts'

describe('units as types', () => {
  const oxide = quantity<'t REO'>(2)
  const metal = quantity<'t metal'>(3)

  it('adds masses of one basis', () => {
    expect(sum(oxide, oxide)).toBe(4)
    expectTypeOf(sum(oxide, oxide)).toEqualTypeOf<Tonnes<'REO'>>()
  })

  it('does not add oxide to metal', () => {
    // @ts-expect-error two bases
    sum(oxide, metal)
    expectTypeOf(oxide + metal).not.toExtend<Tonnes>()
    expectTypeOf(metal).not.toExtend<Tonnes<'REO'>>()
  })

  it('does not take a yearly flow for a stock', () => {
    expectTypeOf<TonnesPerYear<'REO'>>().not.toExtend<Tonnes<'REO'>>()
    expect(perMonth(quantity<'t REO/yr'>(24))).toBe(2)
  })

  it('prices a mass: one tonne at one dollar a kilogram is a thousand dollars', () => {
    expect(pay(quantity<'t REO'>(1), quantity<'USD/kg'>(1) as UsdPerKg)).toBe(1)
  })

  it('reads the basis from a unit', () => {
    expect(basisOf('t REO')).toBe('REO')
    expect(basisOf('kg REO')).toBeUndefined()
  })
})
