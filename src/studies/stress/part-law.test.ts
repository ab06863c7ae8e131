import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chancesOf } from './line-stops.ts'
import { lotOutcome } from './part-law.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const shares = fc.array(share, { minLength: 1, maxLength: 10 })
const terms = fc.record({
  relief: share,
  spread: fc.double({ min: 0.1, max: 2, noNaN: true }),
  stock: fc.double({ min: 0, max: 6, noNaN: true }),
})

describe('a line that has goods by lot from several sources', () => {
  it('by hand: half of the lines lack two months with one of stock, all alike', () => {
    expect(lotOutcome([{ part: 1, shares: [0.5, 0.5] }], { relief: 0, spread: 0, stock: 1 })).toEqual({
      chance: 0.5,
      lost: 0.5,
    })
  })

  it('by hand: two sources of a half, each of which gives to half of its customers', () => {
    // A quarter lacks both halves for two months (2 months), two quarters one (1 month), a quarter nothing; stock lasts 0.75.
    const half = { part: 0.5, shares: [0.5, 0.5] }
    const { chance, lost } = lotOutcome([half, half], { relief: 0, spread: 0, stock: 0.75 })
    expect(chance).toBeCloseTo(0.75, 12)
    expect(lost).toBeCloseTo(0.25 * 1.25 + 0.5 * 0.25, 12)
  })

  it('by hand: no stock loses what is lacking, all goods lose nothing', () => {
    expect(lotOutcome([{ part: 1, shares: [0, 0] }], { relief: 0.9, spread: 0.8, stock: 0 }).lost).toBeCloseTo(0.2, 12)
    expect(lotOutcome([{ part: 1, shares: [1, 1] }], { relief: 0, spread: 0.8, stock: 0 })).toEqual({
      chance: 0,
      lost: 0,
    })
  })

  it('with one source has the chance of one line', () => {
    fc.assert(
      fc.property(shares, terms, (given, own) => {
        const chances = chancesOf(given, { ...own, lines: 1 })
        expect(lotOutcome([{ part: 1, shares: given }], own).chance).toBeCloseTo(chances.at(-1) ?? NaN, 9)
      }),
    )
  })

  it('split between two sources that give to all or none alike is as with one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 8 }), share, terms, (given, part, own) => {
        const one = lotOutcome([{ part: 1, shares: given }], own)
        const two = lotOutcome(
          [
            { part, shares: given },
            { part: 1 - part, shares: given },
          ],
          own,
        )
        expect(two.chance).toBeCloseTo(one.chance, 9)
        expect(two.lost).toBeCloseTo(one.lost, 9)
      }),
    )
  })

  it('loses no more with more stock, or with a second source that gives more', () => {
    fc.assert(
      fc.property(
        shares,
        share,
        share,
        terms,
        fc.double({ min: 0, max: 5, noNaN: true }),
        (given, part, more, own, stock) => {
          const before = lotOutcome([{ part: 1, shares: given }], own)
          const stocked = lotOutcome([{ part: 1, shares: given }], { ...own, stock: own.stock + stock })
          expect(stocked.lost).toBeLessThanOrEqual(before.lost + 1e-9)
          expect(stocked.chance).toBeLessThanOrEqual(before.chance + 1e-9)
          const other = given.map((one) => one + more * (1 - one))
          const better = lotOutcome(
            [
              { part: 1 - part, shares: given },
              { part, shares: other },
            ],
            own,
          )
          const same = lotOutcome(
            [
              { part: 1 - part, shares: given },
              { part, shares: given },
            ],
            own,
          )
          expect(better.lost).toBeLessThanOrEqual(same.lost + 1e-9)
        },
      ),
    )
  })

  it('loses at least what the mean lacks beyond the mean of stock, and at most all that is lacking', () => {
    fc.assert(
      fc.property(shares, terms, (given, own) => {
        const { lost } = lotOutcome([{ part: 1, shares: given }], own)
        const lacking = (1 - own.relief) * given.reduce((sum, one) => sum + 1 - one, 0)
        expect(lost).toBeGreaterThanOrEqual(lacking - own.stock - 1e-9)
        expect(lost).toBeLessThanOrEqual(lacking + 1e-9)
      }),
    )
  })
})
