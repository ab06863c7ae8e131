import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signed } from '../../subjects/signed.ts'
import { changeOf, laterBy } from './amounts.ts'

describe('a difference', () => {
  it('is the second less the first, and a share of the first', () => {
    expect(changeOf(200, 250)).toEqual({ by: 50, share: 0.25 })
    expect(changeOf(200, 0)).toEqual({ by: -200, share: -1 })
    // Nothing has no percentage.
    expect(changeOf(0, 250)).toEqual({ by: 250, share: undefined })
  })

  it('turned round is as large, whatever the amounts', () => {
    const amount = fc.double({ min: 0, max: 1e7, noNaN: true })
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(changeOf(a, b).by).toBe(0 - changeOf(b, a).by)
        if (a > 1e-6) expect((changeOf(a, b).share ?? 0) * a).toBeCloseTo(b - a, 3)
      }),
    )
  })

  it('is written with its sign', () => {
    expect([5, -5, 0].map((by) => signed(by, String))).toEqual(['+5', '−5', '0'])
  })

  it('of stops is counted in months, where a line stops under both', () => {
    const stops = (...at: (string | null)[]) => ({ sector: 's', stops: at, lost: [] })
    expect(laterBy(stops('2026-11', '2027-02'), 1)).toBe(3)
    expect(laterBy(stops('2026-11', '2026-09'), 1)).toBe(-2)
    expect(laterBy(stops(null, '2026-09'), 1)).toBeUndefined()
    expect(laterBy(stops('2026-09', null), 1)).toBeUndefined()
  })
})
