import { describe, expect, it } from 'vitest'
import { isVoidable, nextStep, payBackOf } from './run-state.ts'

const round = {
  status: 'announced' as const,
  opens: '2027-01-01T00:00:00Z',
  closes: '2027-01-02T00:00:00Z',
  orders: 5,
  sharesFrom: ['urn:org:a'],
  accepted: 4,
  refused: 1,
  terms: { threshold: 2 },
}
const during = Date.parse('2027-01-01T12:00:00Z')
const after = Date.parse('2027-01-02T00:00:00Z')

describe('the next step of a round', () => {
  it('is to wait until it opens and until its time is over, then to close it', () => {
    expect(nextStep(round, Date.parse('2026-12-31T00:00:00Z'), undefined)).toEqual({ kind: 'opens', at: round.opens })
    expect(nextStep(round, during, undefined)).toEqual({ kind: 'closes', at: round.closes })
    expect(nextStep(round, after, undefined)).toEqual({ kind: 'close' })
  })

  it('is to open the orders once enough trustees have handed out their shares, or where there is no order', () => {
    const closed = { ...round, status: 'closed' as const }
    expect(nextStep(closed, after, undefined)).toEqual({ kind: 'shares', have: 1, needed: 2 })
    expect(nextStep({ ...closed, sharesFrom: ['a', 'b'] }, after, undefined)).toMatchObject({ kind: 'open' })
    expect(nextStep({ ...closed, orders: 0, sharesFrom: [] }, after, undefined)).toMatchObject({ kind: 'open' })
  })

  it('is to clear what was opened, and to settle only what nothing is missing of', () => {
    const parcels = [parcel]
    const cleared = { ...round, status: 'cleared' as const }
    expect(nextStep({ ...round, status: 'opened' }, after, undefined)).toEqual({
      kind: 'clear',
      accepted: 4,
      refused: 1,
    })
    expect(nextStep(cleared, after, undefined)).toEqual({ kind: 'looking' })
    expect(nextStep(cleared, after, { parcels, shortfalls: [] })).toEqual({
      kind: 'missing',
      parcels: 1,
      shortfalls: 0,
    })
    expect(nextStep(cleared, after, { parcels: [], shortfalls: [{ organisation: 'a', amount: '1' }] })).toMatchObject({
      kind: 'missing',
    })
    expect(nextStep(cleared, after, { parcels: [], shortfalls: [] })).toEqual({ kind: 'settle' })
  })

  it('waits until nothing that was handed over may be disputed', () => {
    const cleared = { ...round, status: 'cleared' as const }
    const settlement = { parcels: [], shortfalls: [], disputable: after + 1 }
    expect(nextStep(cleared, after, settlement)).toEqual({
      kind: 'disputable',
      at: new Date(after + 1).toISOString(),
    })
    expect(nextStep(cleared, after + 1, settlement)).toEqual({ kind: 'settle' })
    expect(nextStep(cleared, after, { ...settlement, parcels: [parcel] })).toMatchObject({ kind: 'missing' })
  })

  it('is none where it is settled or void; only before it is cleared can it be declared void', () => {
    expect(nextStep({ ...round, status: 'settled' }, after, undefined)).toEqual({ kind: 'settled' })
    expect(nextStep({ ...round, status: 'void' }, after, undefined)).toEqual({ kind: 'void' })
    expect(isVoidable({ status: 'opened' })).toBe(true)
    expect(isVoidable({ status: 'cleared' })).toBe(false)
  })
})

const goods = { material: 'ndpr-oxide', grade: 'traced', place: 'JPN', month: '2027-03' }
const parcel = { parcel: 'urn:p:1', from: 'urn:org:a', to: 'urn:org:b', ...goods, kg: '1000.5' }

describe('what is paid back for a parcel that does not come', () => {
  const prices = [{ ...goods, price: '66.123456', low: '66', high: '67' }]
  const result = { prices, volumes: [], fills: [], certificate: {} as never, signature: '' }

  it('is the price and the damages, to the last digit', () => {
    expect(payBackOf({ result, terms: { damages: 0.1 } }, parcel)).toEqual({
      price: '66156.517728',
      damages: '6615.6517728',
      sum: '72772.1695008',
    })
  })

  it('is not told where there is no price', () => {
    expect(payBackOf({ result, terms: { damages: 0.1 } }, { ...parcel, place: 'USA' })).toBeUndefined()
  })
})
