import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  basisOf,
  dollarsInMillions,
  inMillions,
  inThousands,
  less,
  minus,
  pay,
  perMonth,
  pricePaid,
  quantity,
  sum,
  times,
  unitValue,
  type MillionUsd,
  type ThousandUsd,
  type Tonnes,
  type TonnesPerYear,
  type UsdPerKg,
} from './units.ts'

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

  it('does not take thousands for millions', () => {
    const thousands = quantity<'kUSD'>(2500)
    expect(inMillions(thousands)).toBe(2.5)
    expect(inThousands(inMillions(thousands))).toBe(2500)
    expect(dollarsInMillions(39e6)).toBe(39)
    expectTypeOf<ThousandUsd>().not.toExtend<MillionUsd>()
    expectTypeOf<number>().not.toExtend<MillionUsd>()
    // @ts-expect-error a sum of two units
    sum(thousands, inMillions(thousands))
    // @ts-expect-error converted twice
    inMillions(inMillions(thousands))
  })

  it('keeps the unit of what is taken off and multiplied', () => {
    expect(less(oxide, times(oxide, 0.25))).toBe(1.5)
    expect(minus(oxide)).toBe(-2)
    expectTypeOf(times(oxide, 2)).toEqualTypeOf<Tonnes<'REO'>>()
    // @ts-expect-error two bases
    less(oxide, metal)
  })

  it('values a mass: 3 million dollars for 2 tonnes are 1,500 dollars a kilogram', () => {
    expect(unitValue(quantity<'MUSD'>(3), oxide)).toBe(1500)
    expect(pricePaid(pay(oxide, quantity<'USD/kg'>(7) as UsdPerKg), oxide)).toBe(7)
  })

  it('reads the basis from a unit', () => {
    expect(basisOf('t REO')).toBe('REO')
    expect(basisOf('kg REO')).toBeUndefined()
  })
})
