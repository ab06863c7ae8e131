import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  averagePrice,
  dollarsInNano,
  grainsOf,
  gramsInTonnes,
  inMicroUsdPerKg,
  inUsdPerKg,
  limitAt,
  limitInThousands,
  limitPerKg,
  massBought,
  microInNano,
  movedBy,
  nanoInDollars,
  nanoUsd,
  payAbout,
  payExactly,
  tonnesInGrams,
  worthOfGrain,
  type Grains,
  type MicroUsd,
  type MicroUsdPerKg,
  type NanoUsd,
  type PlainGrams,
} from './exact.ts'
import { pay, quantity, type ThousandUsd, type Tonnes, type UsdPerKg } from './units.ts'

describe('the units of a round', () => {
  // 2.5 kg at 63.50 USD/kg are 158.75 USD.
  const mass = quantity<'g'>(2500) as PlainGrams
  const price = quantity<'µUSD/kg'>(63_500_000) as MicroUsdPerKg

  it('prices a mass exactly, and about', () => {
    expect(payExactly(mass, price)).toBe(158_750_000_000n)
    expect(nanoInDollars(payExactly(mass, price))).toBe(158.75)
    expect(nanoInDollars(payAbout(mass, price))).toBe(158.75)
    expect(averagePrice(payExactly(mass, price), mass)).toBe(price)
  })

  it('agrees with the units of the model', () => {
    expect(gramsInTonnes(mass)).toBe(0.0025)
    expect(tonnesInGrams(gramsInTonnes(mass))).toBe(2500)
    expect(inUsdPerKg(price)).toBe(63.5)
    expect(inMicroUsdPerKg(inUsdPerKg(price))).toBe(63_500_000)
    // 0.0025 t at 63.50 USD/kg are 0.15875 thousand USD.
    expect(pay(gramsInTonnes(mass), inUsdPerKg(price))).toBeCloseTo(0.15875, 12)
  })

  it('prices a grain of 5 g: 0.3175 USD at 63.50 USD/kg', () => {
    const each = quantity<'g/grain'>(5)
    expect(limitAt(price, each)).toBe(317_500_000)
    expect(limitPerKg(limitAt(price, each), each)).toBe(price)
    expect(worthOfGrain(inUsdPerKg(price), each)).toBe(317_500_000)
    // A tonne of it is 200,000 grains, and 63.5 thousand USD.
    const amount = grainsOf(quantity<'t'>(1), each)
    expect(amount).toBe(200_000)
    expect(movedBy(amount, each)).toBe(1_000_000)
    expect(limitInThousands(limitAt(price, each), amount)).toBe(63.5)
  })

  it('buys 20 kg for 1,000 USD at 50 USD/kg, rounded down to the gram', () => {
    const budget = quantity<'µUSD'>(1_000_000_000)
    expect(massBought(budget, quantity(50_000_000))).toBe(20_000)
    expect(massBought(budget, quantity(49_999_999))).toBe(20_000)
    expect(microInNano(budget)).toBe(dollarsInNano(1000n))
  })

  it('takes none of its units for another', () => {
    // @ts-expect-error kilograms are no grams
    void (() => payExactly(2.5, price))
    // @ts-expect-error USD/kg
    void (() => payExactly(mass, inUsdPerKg(price)))
    // @ts-expect-error tonnes
    void (() => payExactly(gramsInTonnes(mass), price))
    // @ts-expect-error converted twice
    inUsdPerKg(inUsdPerKg(price))
    // @ts-expect-error a price for a grain is none for a kilogram
    inUsdPerKg(limitAt(price, quantity(5)))
    // @ts-expect-error a budget is no price
    inUsdPerKg(quantity<'µUSD'>(1))
    // @ts-expect-error grains
    gramsInTonnes(quantity<'grain'>(1))
    // @ts-expect-error micro-dollars per kg in the linear program
    pay(gramsInTonnes(mass), price)
    expectTypeOf<PlainGrams>().not.toExtend<Grains>()
    expectTypeOf<PlainGrams>().not.toExtend<Tonnes>()
    expectTypeOf<MicroUsdPerKg>().not.toExtend<UsdPerKg>()
    expectTypeOf<MicroUsd>().not.toExtend<MicroUsdPerKg>()
    expectTypeOf<NanoUsd>().not.toExtend<ThousandUsd>()
    expectTypeOf<bigint>().not.toExtend<NanoUsd>()
    expect(nanoUsd(1n)).toBe(1n)
  })
})
