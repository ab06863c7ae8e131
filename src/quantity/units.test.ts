import { describe, expect, expectTypeOf, it } from 'vitest'
import { numberAt, type VectorOf } from '../lists/index.ts'
import {
  basisOf,
  dollarsInMillions,
  eachPerMonth,
  eachPerYear,
  inBillions,
  inDays,
  inMillions,
  inThousands,
  kilogramsOf,
  larger,
  less,
  minus,
  monthsIn,
  pay,
  payInYear,
  perMonth,
  perTonne,
  perYear,
  pricePaid,
  quantity,
  smaller,
  sum,
  sumOf,
  times,
  tonnes,
  tonnesOf,
  tonnesPerYear,
  unitValue,
  vector,
  worthOf,
  yearsIn,
  type Kilograms,
  type MillionUsd,
  type ThousandUsd,
  type Tonnes,
  type TonnesPerYear,
  type UsdPerKg,
} from './units.ts'

describe('units as types', () => {
  const mass = quantity<'t'>(2)
  const money = quantity<'MUSD'>(3)

  it('adds masses', () => {
    expect(sum(mass, mass)).toBe(4)
    expectTypeOf(sum(mass, mass)).toEqualTypeOf<Tonnes>()
  })

  it('does not add a mass to money', () => {
    // @ts-expect-error two units
    sum(mass, money)
    expectTypeOf(mass + money).not.toExtend<Tonnes>()
    expectTypeOf(money).not.toExtend<Tonnes>()
  })

  it('does not take a yearly flow for a stock', () => {
    expectTypeOf<TonnesPerYear>().not.toExtend<Tonnes>()
    expect(perMonth(quantity<'t/yr'>(24))).toBe(2)
    expect(perYear(mass)).toBe(24)
    expectTypeOf(perMonth(quantity<'t/yr'>(24))).toEqualTypeOf<Tonnes>()
    // @ts-expect-error a mass is no yearly flow
    perMonth(tonnes(24))
    // @ts-expect-error a yearly flow is no month's
    perYear(tonnesPerYear(24))
  })

  it('prices a mass: one tonne at one dollar a kilogram is a thousand dollars', () => {
    expect(pay(quantity<'t'>(1), quantity<'USD/kg'>(1) as UsdPerKg)).toBe(1)
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
    expect(less(mass, times(mass, 0.25))).toBe(1.5)
    expect(minus(mass)).toBe(-2)
    expectTypeOf(times(mass, 2)).toEqualTypeOf<Tonnes>()
    // @ts-expect-error two units
    less(mass, money)
  })

  it('values a mass: 3 million dollars for 2 tonnes are 1,500 dollars a kilogram', () => {
    expect(unitValue(quantity<'MUSD'>(3), mass)).toBe(1500)
    expect(pricePaid(pay(mass, quantity<'USD/kg'>(7) as UsdPerKg), mass)).toBe(7)
  })

  it('does not take kilograms for tonnes', () => {
    const part = quantity<'kg/yr'>(2400)
    expect(tonnesOf(part)).toBe(2.4)
    expect(kilogramsOf(tonnesOf(part))).toBe(2400)
    expect(perMonth(part)).toBe(200)
    expectTypeOf(perMonth(part)).toEqualTypeOf<Kilograms>()
    // @ts-expect-error kilograms have no price here
    pay(perMonth(part), quantity<'USD/kg'>(1))
    // @ts-expect-error converted twice
    tonnesOf(tonnesOf(part))
  })

  it('tells billions from millions, and adds up no two units', () => {
    expect(inBillions(quantity<'MUSD'>(2500))).toBe(2.5)
    expect(sumOf([mass, mass, mass])).toBe(6)
    expect(sumOf<'MUSD'>([])).toBe(0)
    // @ts-expect-error thousands are no millions
    inBillions(quantity<'kUSD'>(2500))
    // @ts-expect-error a list of two units
    sumOf<'MUSD'>([quantity<'MUSD'>(1), quantity<'kUSD'>(1)])
  })

  it('tells what is lost with a mass: 600 million dollars on 120 tonnes are 5 with each', () => {
    const rate = perTonne(quantity<'MUSD'>(600), tonnes(120))
    expect(worthOf(tonnes(12), rate)).toBe(60)
    // @ts-expect-error a price is not million dollars a tonne
    worthOf(tonnes(12), quantity<'USD/kg'>(5))
  })

  it('compares quantities of one unit', () => {
    expect(larger(mass, quantity(5))).toBe(5)
    expect(smaller(mass, quantity(5))).toBe(2)
    expectTypeOf(larger(mass, mass)).toEqualTypeOf<Tonnes>()
    // @ts-expect-error two units
    larger(mass, money)
    // @ts-expect-error two units
    smaller(mass, money)
  })

  it('keeps the unit of a vector', () => {
    const yearly = vector<TonnesPerYear>(Float64Array.of(24, 0))
    const monthly = eachPerMonth(yearly)
    expect([...monthly]).toEqual([2, 0])
    expect([...eachPerYear(monthly)]).toEqual([24, 0])
    expectTypeOf(numberAt(monthly, 0)).toEqualTypeOf<Tonnes>()
    expectTypeOf(numberAt(Float64Array.of(1), 0)).toEqualTypeOf<number>()
    expectTypeOf(yearly).not.toExtend<VectorOf<Tonnes>>()
    expectTypeOf<Float64Array>().not.toExtend<VectorOf<Tonnes>>()
    // @ts-expect-error a month's flows twice
    eachPerMonth(monthly)
    // @ts-expect-error prices are no masses
    eachPerYear(vector<UsdPerKg>(Float64Array.of(1)))
  })

  it('counts days and months of a year', () => {
    expect(inDays(tonnesPerYear(730), 60)).toBe(120)
    expect(monthsIn(2)).toBe(24)
    expect(yearsIn(quantity(18))).toBe(1.5)
    // @ts-expect-error a month's mass is no yearly flow
    inDays(tonnes(730), 60)
    // @ts-expect-error years are no months
    void (() => yearsIn(2))
  })

  it('pays for a year: 20 tonnes a year at 3 dollars a kilogram are 60 thousand', () => {
    expect(payInYear(tonnesPerYear(20), quantity(3))).toBe(60)
    // @ts-expect-error a mass is no yearly flow
    void (() => payInYear(tonnes(20), quantity(3)))
  })

  it('reads the basis from a unit', () => {
    expect(basisOf('t REO')).toBe('REO')
    expect(basisOf('kg REO')).toBeUndefined()
  })
})
