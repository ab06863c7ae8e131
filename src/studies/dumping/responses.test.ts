import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity, tonnes } from '../../quantity/index.ts'
import { PRICE_INSTRUMENTS, type PriceInstrument } from './instruments.ts'
import { payersOf, type PriceResponse } from './responses.ts'

const RUNS = Number(process.env['LAW_RUNS'] ?? 100)

interface Masses {
  readonly bought: number
  readonly imported: number
  readonly others: number
  /** What the core sells inside, under a rule of origin. */
  readonly sold: number
}

/** Tonnes on which a dollar is paid, as `priceSupportsOf` has them. */
function paidOn(instrument: PriceInstrument, { bought, imported, others, sold }: Masses) {
  switch (instrument) {
    case 'cfd':
      return { treasury: tonnes(sold), users: tonnes(0), others: tonnes(0), bought: tonnes(0) }
    case 'tariff':
      return { treasury: tonnes(-imported), users: tonnes(bought), others: tonnes(others), bought: tonnes(bought) }
    case 'origin':
      return { treasury: tonnes(0), users: tonnes(Math.min(sold, bought)), others: tonnes(0), bought: tonnes(bought) }
    default:
      return instrument satisfies never
  }
}

const paid = (instrument: PriceInstrument, masses: Masses, raise: number, price: number, response: PriceResponse) =>
  payersOf(
    instrument,
    { ...paidOn(instrument, masses), raise: quantity<'USD/kg'>(raise), price: quantity<'USD/kg'>(price) },
    response,
  )

/** Tonnes for which the core gets the raise, at demand as it was. */
const ofCore = (instrument: PriceInstrument, masses: Masses): number => {
  const { treasury, users, others } = paidOn(instrument, masses)
  return treasury + users - others
}

describe('who pays a raise once users and importers have answered', () => {
  const masses = { bought: 100, imported: 60, others: 10, sold: 40 }
  const still = { elasticity: 0, evasion: 0 }

  it('is as before where they do nothing', () => {
    expect(paid('tariff', masses, 10, 100, still)).toEqual({
      fiscalCost: -0.6,
      consumerCost: 1,
      otherTransfer: 0.1,
      evaded: 0,
      deadweight: 0,
      coreKept: 1,
    })
    expect(paid('origin', masses, 10, 100, still)).toMatchObject({ consumerCost: 0.4, deadweight: 0, coreKept: 1 })
  })

  it('takes a fall of demand from imports, and a part of the duty to those who evade it', () => {
    // 10 on 100 with an elasticity of 0.5: 5 t less. 55 t are imported, of whose duty exp(-0.2) is paid. 10 . 95 + 10 . 5 / 2.
    const found = paid('tariff', masses, 10, 100, { elasticity: 0.5, evasion: 2 })
    expect(found.consumerCost).toBeCloseTo(0.975, 12)
    expect(found.deadweight).toBeCloseTo(0.025, 12)
    expect(found.fiscalCost).toBeCloseTo(-0.55 * Math.exp(-0.2), 12)
    expect(found.evaded).toBeCloseTo(0.55 * (1 - Math.exp(-0.2)), 12)
    expect([found.otherTransfer, found.coreKept]).toEqual([0.1, 1])
  })

  it('takes from other producers what imports do not suffice for, and then from the core', () => {
    // 40 t less: 8 of imports, 12 of others, 20 of the 80 t of the core.
    const few = { bought: 100, imported: 8, others: 12, sold: 0 }
    const found = paid('tariff', few, 40, 100, { elasticity: 1, evasion: 1 })
    expect(found.fiscalCost).toBeCloseTo(0, 12)
    expect(found.otherTransfer).toBeCloseTo(0, 12)
    expect(found.coreKept).toBeCloseTo(0.75, 12)
  })

  it('ends where users buy nothing: beyond that no raise costs them more', () => {
    const all = { elasticity: 2, evasion: 0 }
    expect(paid('tariff', masses, 50, 100, all).consumerCost).toBeCloseTo(2.5, 12)
    expect(paid('tariff', masses, 90, 100, all).consumerCost).toBeCloseTo(2.5, 12)
    expect(paid('tariff', masses, 90, 100, all).coreKept).toBe(0)
  })

  it('leaves the core what it sells under a rule of origin as long as members buy as much at all', () => {
    // r (1 - r / 100) = 4: r = 50 (1 - sqrt(0.84)) = 4.174, 4.174 t less, and r . 4.174 / 2 on top.
    const found = paid('origin', masses, 10, 100, { elasticity: 1, evasion: 3 })
    const mean = 50 * (1 - Math.sqrt(0.84))
    expect(found.deadweight).toBeCloseTo((mean * mean) / 2e3, 12)
    expect(found.consumerCost).toBeCloseTo(0.4 + (mean * mean) / 2e3, 12)
    expect([found.coreKept, found.evaded, found.fiscalCost]).toEqual([1, 0, 0])
    // All that they buy is the core's: 10 t less of 100.
    const whole = paid('origin', { ...masses, sold: 100 }, 10, 100, { elasticity: 1, evasion: 0 })
    expect(whole.coreKept).toBeCloseTo(0.9, 12)
    expect(whole.consumerCost).toBeCloseTo(0.95, 12)
  })

  it('is no matter of users or importers where the treasury pays', () =>
    expect(paid('cfd', masses, 10, 100, { elasticity: 2, evasion: 10 })).toMatchObject({
      fiscalCost: 0.4,
      consumerCost: 0,
      deadweight: 0,
      coreKept: 1,
    }))
})

describe('laws', () => {
  const even = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: 1e6 }).map((n) => (n * most) / 1e6)
  const mass = fc.oneof(fc.constant(0), even(1), even(1e5))
  const cases = fc.record({
    instrument: fc.constantFrom(...PRICE_INSTRUMENTS),
    // What is bought is imports, others' goods and the core's.
    imported: mass,
    others: fc.oneof(
      mass,
      mass.map((value) => -value),
    ),
    core: mass,
    sold: mass,
    price: even(1000).map((value) => value + 0.01),
    share: even(1),
    response: fc.record({ elasticity: even(3), evasion: even(10) }),
  })

  it('all that is paid is got or lost, in 500 random cases', () => {
    let answered = 0
    let sellsLess = 0
    fc.assert(
      fc.property(cases, ({ instrument, imported, others, core, sold, price, share, response }) => {
        const masses = { bought: Math.max(0, imported + others + core), imported, others, sold }
        // Others that fall short by more than all the rest stand for no trade that there is.
        fc.pre(imported + others + core >= 0)
        const raise = share * price
        const found = paid(instrument, masses, raise, price, response)
        const gets = (ofCore(instrument, masses) * raise * found.coreKept) / 1e3
        const got = gets + found.otherTransfer + found.evaded + found.deadweight
        const size = ((imported + Math.abs(others) + core + sold) * raise) / 1e3
        expect(Math.abs(found.fiscalCost + found.consumerCost - got)).toBeLessThanOrEqual(1e-9 * Math.max(1e-9, size))
        expect(found.deadweight).toBeGreaterThanOrEqual(0)
        expect(found.evaded).toBeGreaterThanOrEqual(0)
        expect(found.coreKept).toBeGreaterThanOrEqual(-1e-9)
        expect(found.coreKept).toBeLessThanOrEqual(1 + 1e-9)
        if (found.deadweight > 0) answered++
        if (found.coreKept < 1) sellsLess++
      }),
      { numRuns: Math.max(500, 5 * RUNS), seed: 1 },
    )
    expect(answered).toBeGreaterThan(100)
    expect(sellsLess).toBeGreaterThan(30)
  })

  it('a tariff costs users less the more readily they do without, and the treasury takes in less', () =>
    fc.assert(
      fc.property(cases, even(1), (one, part) => {
        const masses = {
          bought: one.imported + Math.abs(one.others) + one.core,
          imported: one.imported,
          others: Math.abs(one.others),
          sold: 0,
        }
        const at = (factor: number) =>
          paid('tariff', masses, one.share * one.price, one.price, {
            elasticity: factor * one.response.elasticity,
            evasion: factor * one.response.evasion,
          })
        const size = 1e-9 * Math.max(1, masses.bought * one.price)
        expect(at(1).consumerCost).toBeLessThanOrEqual(at(part).consumerCost + size)
        expect(at(1).fiscalCost).toBeGreaterThanOrEqual(at(part).fiscalCost - size)
      }),
      { numRuns: RUNS, seed: 1 },
    ))
})
