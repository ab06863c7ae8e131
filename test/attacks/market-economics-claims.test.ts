import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { claimsView, type CustodyEvent } from '../../src/market/index.ts'
import { grams } from '../../src/quantity/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { codeOf, OPERATOR } from '../market-desk.ts'
import { Bench, buys, DAY, sells } from './economics-desk.ts'

/** Disputes, force majeure, screening, suspension and payouts, used for what they are not there for. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const TERMS = { disputeDays: 10, forceMajeureDays: 60 }
const IBAN = 'DE89370400440532013000'
let bench: Bench
let lot: string
let parcel: string
let handed: string
let events = 0

beforeEach(async () => {
  bench = await Bench.open(world, solver, { seller: '10000', mill: '10000', friend: '10000' })
  lot = await bench.desk.dig('seller', 100)
})

const mass = (kg: number) => grams(BigInt(Math.round(kg * 1000)))
const transferOf = (from: string, to: string, of: string, kg: number, order: string): CustodyEvent => {
  bench.wait(1000)
  return {
    kind: 'transfer',
    id: `urn:test:event:claim-${++events}`,
    ...bench.desk.at(from),
    lots: [{ lot: of, mass: mass(kg) }],
    from: bench.id(from),
    to: bench.id(to),
    order,
  }
}
/** The mill has bought 100 kg at 60 USD; so much of it is handed over. */
async function sold({ kg = 100, terms = TERMS }: { kg?: number; terms?: object } = {}): Promise<void> {
  await bench.announce('r1', terms)
  await bench.places('seller', 'r1', sells(lot, 100, 60), '600')
  await bench.places('mill', 'r1', buys(100, 60), '600')
  const { parcels } = await bench.finish('r1')
  parcel = parcels[0]!.id
  if (kg === 0) return
  bench.wait(1000)
  await bench.desk.deliver('seller', parcel, bench.id('mill'), lot, kg * 1000)
  handed = [...bench.venue.round('r1').deliveries.keys()].at(-1)!
}
const disputes = (name: string, delivery = handed, round = 'r1'): Promise<string> =>
  bench.does(name, 'open-dispute', { round, delivery, about: 'quality', why: 'too little of it' })
const answers = (name: string, delivery = handed, round = 'r1'): Promise<string> =>
  bench.does(name, 'answer-dispute', { round, delivery, why: 'it is as agreed' })
const reduces = (amount: string, delivery = handed, round = 'r1'): Promise<string> =>
  bench.operates('decide-dispute', { round, delivery, decision: 'reduced', amount, why: 'as analysed' })
const settles = (round = 'r1'): Promise<string> => bench.operates('settle-round', { round })
const declares = (name = 'seller', one = parcel, round = 'r1'): Promise<string> =>
  bench.does(name, 'declare-force-majeure', { round, parcel: one, why: 'a storm' })
const excuses = (days?: number, one = parcel, round = 'r1'): Promise<string> =>
  bench.operates('decide-force-majeure', {
    round,
    parcel: one,
    why: 'so it was',
    ...(days === undefined ? {} : { days }),
  })

describe('a buyer that disputes to have goods for nothing', () => {
  it('has no more than their price back, though the rest of them never comes: no gram is paid back twice', async () => {
    await sold({ kg: 40 })
    await disputes('mill')
    await answers('seller')
    expect(await reduces('2400.000000001')).toBe('DISPUTE_BEYOND')
    expect(await reduces('2400')).toBe('taken')
    await bench.undelivered('seller', 'r1')
    bench.wait(10 * DAY)
    expect(await settles()).toBe('taken')
    // Nothing paid for 40 kg, nothing for the 60 that did not come, and a tenth of the price of those.
    expect([bench.cash('mill'), bench.cash('seller')]).toEqual([10_360, 9640])
    await bench.laws()
  })
  it('sells them on in the meantime, and disputes on: what is bound is the seller’s price, and no more', async () => {
    await sold()
    await disputes('mill')
    bench.wait(10 * DAY)
    await settles()
    const given = [...bench.venue.lots.lots.values()].find(({ owner }) => owner === bench.id('mill'))
    await bench.announce('r2')
    await bench.places('mill', 'r2', sells(given!.id, 100, 90), '900')
    await bench.places('friend', 'r2', buys(100, 90), '900')
    await bench.finish('r2')
    expect(await reduces('6000.01')).toBe('DISPUTE_BEYOND')
    expect(await reduces('6000')).toBe('taken')
    expect([bench.cash('seller'), bench.balance(`dispute r1 ${handed}`)]).toEqual([10_000, 0])
    await bench.laws()
  })
  it('opens one for each gram-wise hand-over: together they bind what the goods cost', async () => {
    await bench.announce('r1', TERMS)
    await bench.places('seller', 'r1', sells(lot, 0.004, 60), '1')
    await bench.places('mill', 'r1', buys(0.004, 60), '1')
    const { parcels, deliveries } = await bench.finish('r1')
    for (let i = 0; i < 4; i++) {
      bench.wait(1000)
      await bench.desk.deliver('seller', parcels[0]!.id, bench.id('mill'), lot, 1)
    }
    for (const delivery of deliveries.keys()) expect(await disputes('mill', delivery)).toBe('taken')
    const bound = claimsView(bench.venue, OPERATOR).disputes.map((one) => Number(one.bound))
    expect(bound).toEqual(Array(4).fill(0.06))
    await bench.laws()
  })
  it('gets a second chance by no word of its own: what it ended it cannot open again', async () => {
    await sold()
    await disputes('mill')
    expect(await bench.does('mill', 'end-dispute', { round: 'r1', delivery: handed })).toBe('taken')
    expect(await disputes('mill')).toBe('DISPUTE_TWICE')
    expect(await reduces('1')).toBe('DISPUTE_OVER')
  })
  it('disputes what a friend was handed', async () => {
    await sold()
    expect(await disputes('friend')).toBe('DELIVERY_UNKNOWN')
  })
  it('disputes in a round that is settled', async () => {
    await sold()
    bench.wait(10 * DAY)
    await settles()
    expect(await disputes('mill')).toBe('ROUND_NOT_READY')
  })
})

describe('a seller that disputes or dodges', () => {
  it('takes the goods back by a correction once they are disputed, and hands worse over: that may be disputed again', async () => {
    await bench.announce('r1', TERMS)
    await bench.places('seller', 'r1', sells(lot, 100, 60), '600')
    await bench.places('mill', 'r1', buys(100, 60), '600')
    const { parcels } = await bench.finish('r1')
    const first = transferOf('seller', 'mill', lot, 100, parcels[0]!.id)
    await bench.desk.record('seller', first)
    await disputes('mill', first.id)
    bench.wait(1000)
    const wrong = {
      ...first,
      error: { declared: bench.desk.time.now, reason: 'did_not_occur', corrections: [] },
    } as CustodyEvent
    expect(await codeOf(bench.desk.record('seller', wrong))).toBe('taken')
    expect(await settles()).toBe('NOT_DELIVERED')
    const second = transferOf('seller', 'mill', lot, 100, parcels[0]!.id)
    await bench.desk.record('seller', second)
    expect(await disputes('mill', second.id)).toBe('taken')
    await answers('seller', second.id)
    expect(await reduces('6000', second.id)).toBe('taken')
    await bench.laws()
  })
  it('has its money paid out while a dispute is open: what is bound is not its cash', async () => {
    await sold()
    await bench.does('seller', 'register-bank-account', { iban: IBAN, name: 'Seller' })
    await disputes('mill')
    bench.wait(10 * DAY)
    await settles()
    expect(await bench.does('seller', 'ask-payout', { payout: 'all', amount: '10000.01' })).toBe('CASH_TOO_LITTLE')
    expect(await bench.does('seller', 'ask-payout', { payout: 'all', amount: '10000' })).toBe('taken')
    expect(await reduces('6000')).toBe('taken')
    expect(bench.cash('mill')).toBe(10_000)
    await bench.laws()
  })
  it('deposits what is bound with an order of the next round', async () => {
    await sold()
    await disputes('mill')
    bench.wait(10 * DAY)
    await settles()
    const second = await bench.desk.dig('seller', 1)
    await bench.announce('r2')
    expect(await codeOf(bench.places('seller', 'r2', sells(second, 1, 60), '10001'))).toBe('CASH_TOO_LITTLE')
  })
  it('opens the only dispute itself, about nothing, and has it dismissed: the buyer answers in it, and the price may be reduced', async () => {
    await sold()
    expect(await disputes('seller')).toBe('taken')
    expect(await disputes('mill')).toBe('DISPUTE_TWICE')
    expect(await bench.does('seller', 'end-dispute', { round: 'r1', delivery: handed })).toBe('DISPUTE_OF_BUYER')
    expect(await answers('mill')).toBe('taken')
    expect(await reduces('1000')).toBe('taken')
  })
  it('lets a friend dispute first, so that nothing is left to bind for an honest buyer: each binds the price of its own goods', async () => {
    const second = await bench.desk.dig('seller', 100)
    await bench.announce('r1', TERMS)
    await bench.places('seller', 'r1', sells([lot, second], 150, 60), '900')
    await bench.places('friend', 'r1', buys(50, 60), '300')
    await bench.places('mill', 'r1', buys(100, 60), '600')
    const { parcels, orders, deliveries } = await bench.finish('r1')
    for (const { id, to, grams: due } of parcels) {
      bench.wait(1000)
      const of = due === 100_000 ? lot : second
      await bench.desk.deliver('seller', id, orders.get(to)!.organisation, of, due)
    }
    const of = (name: string): string =>
      [...deliveries].find(([, one]) => orders.get(one.parcel.to)?.organisation === bench.id(name))![0]
    await disputes('friend', of('friend'))
    await disputes('mill', of('mill'))
    const bound = claimsView(bench.venue, OPERATOR)
      .disputes.map((one) => Number(one.bound))
      .sort((a, b) => a - b)
    expect(bound).toEqual([3000, 6000])
  })
})

describe('two that dispute each other', () => {
  it('have what each sold for nothing: their money is where it was, and nobody else pays', async () => {
    const other = await bench.desk.dig('mill', 100)
    await bench.announce('r1', TERMS)
    await bench.announce('r2', TERMS)
    await bench.places('seller', 'r1', sells(lot, 100, 60), '600')
    await bench.places('mill', 'r1', buys(100, 60), '600')
    await bench.places('mill', 'r2', sells(other, 100, 60), '600')
    await bench.places('seller', 'r2', buys(100, 60), '600')
    const [one, two] = [await bench.finish('r1'), await bench.finish('r2')]
    const [there, back] = [
      transferOf('seller', 'mill', lot, 100, one.parcels[0]!.id),
      transferOf('mill', 'seller', other, 100, two.parcels[0]!.id),
    ]
    await bench.desk.record('seller', there)
    await bench.desk.record('mill', back)
    expect([await disputes('mill', there.id), await disputes('seller', back.id, 'r2')]).toEqual(['taken', 'taken'])
    await answers('seller', there.id)
    await answers('mill', back.id, 'r2')
    expect([await reduces('6000', there.id), await reduces('6000', back.id, 'r2')]).toEqual(['taken', 'taken'])
    bench.wait(10 * DAY)
    expect([await settles('r1'), await settles('r2')]).toEqual(['taken', 'taken'])
    expect([bench.cash('seller'), bench.cash('mill'), bench.cash('friend')]).toEqual([10_000, 10_000, 10_000])
    await bench.laws()
  })
  it('have a buyer in default pay less: others have paid for its goods', async () => {
    const bench2 = bench
    await bench2.join('shell', '1000')
    await bench2.announce('r1', TERMS)
    await bench2.places('seller', 'r1', sells(lot, 100, 60), '600')
    await bench2.places('shell', 'r1', buys(100, 60), '600')
    const { parcels, deliveries } = await bench2.finish('r1')
    bench2.wait(1000)
    await bench2.desk.deliver('seller', parcels[0]!.id, bench2.id('shell'), lot, 16_000)
    const delivery = [...deliveries.keys()][0]!
    expect(await disputes('shell', delivery)).toBe('taken')
    await bench2.operates('declare-default', { round: 'r1', organisation: bench2.id('shell'), why: 'no money' })
    await answers('seller', delivery)
    expect(await reduces('1', delivery)).toBe('DISPUTE_DEFAULTED')
    await bench2.laws()
  })
})

describe('force majeure, declared to escape', () => {
  it('by a seller that sold the goods elsewhere at a better price: while it is open they stay bound', async () => {
    await sold({ kg: 0 })
    expect(await declares()).toBe('taken')
    expect(
      await codeOf(bench.desk.record('seller', transferOf('seller', 'friend', lot, 100, 'urn:test:order:aside'))),
    ).toBe('LOT_BOUND')
    expect(await excuses(60)).toBe('taken')
    await bench.announce('r2')
    const order = await bench.places('seller', 'r2', sells(lot, 100, 90), '900')
    await bench.places('friend', 'r2', buys(100, 90), '900')
    expect((await bench.finish('r2')).refused.has(order)).toBe(true)
    await bench.laws()
  })
  it('in the minute before its default: it takes damages away only if operators accept it, and pays no debt', async () => {
    await sold({ kg: 0 })
    await bench.desk.operate('record-payment-out', { organisation: bench.id('seller'), amount: '9400', reference: 'x' })
    await declares()
    expect(await bench.operates('declare-undelivered', { round: 'r1', parcel, why: 'x' })).toBe('FORCE_MAJEURE_OPEN')
    await excuses()
    await bench.undelivered('seller', 'r1')
    expect(await settles()).toBe('taken')
    expect([bench.cash('seller'), bench.cash('mill')]).toEqual([0, 10_600])
    await bench.laws()
  })
  it('once what it did not bring was declared undelivered', async () => {
    await sold({ kg: 0 })
    await bench.undelivered('seller', 'r1')
    expect(await declares()).toBe('PARCEL_UNKNOWN')
  })
  it('by a buyer that cannot pay, or a friend that has nothing to do with it', async () => {
    await sold({ kg: 0 })
    expect([await declares('mill'), await declares('friend')]).toEqual(['PARCEL_UNKNOWN', 'PARCEL_UNKNOWN'])
  })
  it('for the part that is missing, so that it keeps what it was paid for goods that never came', async () => {
    await sold({ kg: 40 })
    expect(await declares()).toBe('taken')
    await excuses(1)
    bench.desk.time.now = '2027-04-02T00:00:00.000Z'
    await bench.undelivered('seller', 'r1')
    bench.wait(11 * DAY)
    expect(await settles()).toBe('taken')
    // No damages, and nothing for the 60 kg.
    expect([bench.cash('seller'), bench.cash('mill')]).toEqual([12_400, 7600])
    await bench.laws()
  })
  it('in one round, for what it sold in another of the same goods', async () => {
    await sold({ kg: 0 })
    const second = await bench.desk.dig('seller', 100)
    await bench.announce('r2', TERMS)
    await bench.places('seller', 'r2', sells(second, 10, 60), '600')
    await bench.places('friend', 'r2', buys(10, 60), '600')
    const { parcels } = await bench.finish('r2')
    await declares()
    await excuses(60)
    expect(await bench.operates('declare-undelivered', { round: 'r2', parcel: parcels[0]!.id, why: 'x' })).toBe('taken')
    expect(await bench.operates('declare-undelivered', { round: 'r1', parcel, why: 'x' })).toBe('FORCE_MAJEURE_TIME')
  })
  it('and once more when its time is over, for more time', async () => {
    await sold({ kg: 0 })
    await declares()
    await excuses(10)
    bench.desk.time.now = '2027-04-05T00:00:00.000Z'
    expect(await declares()).toBe('FORCE_MAJEURE_TWICE')
  })
  it('with a default of the buyer meanwhile: the seller has its goods and damages', async () => {
    await bench.join('shell', '600')
    await bench.announce('r1', TERMS)
    await bench.places('seller', 'r1', sells(lot, 100, 60), '600')
    await bench.places('shell', 'r1', buys(100, 60), '600')
    const { parcels } = await bench.finish('r1')
    expect(await declares('seller', parcels[0]!.id)).toBe('taken')
    await excuses(60, parcels[0]!.id)
    await bench.operates('declare-default', { round: 'r1', organisation: bench.id('shell'), why: 'no money' })
    expect(await settles()).toBe('taken')
    expect([bench.cash('seller'), bench.stock('seller')]).toEqual([10_600, 100])
    await bench.laws()
  })
})

describe('standing and screening, timed', () => {
  const screens = (name: string, until: string): Promise<string> =>
    bench.operates('record-screening', {
      organisation: bench.id(name),
      what: 'sanctions',
      by: 'An office',
      on: '2026-12-01',
      until,
      document: 'd'.repeat(64),
    })
  it('a member whose screening ends between close and delivery is not spared what it owes', async () => {
    await screens('seller', '2027-01-01')
    await screens('mill', '2027-01-01')
    await sold({ kg: 0, terms: { screening: ['sanctions'] } })
    bench.wait(5 * DAY)
    await bench.undelivered('seller', 'r1')
    expect(await settles()).toBe('taken')
    expect(bench.cash('mill')).toBe(10_600)
  })
  it('a member that lets its record end a day before the close takes back no order by it that it could not withdraw: deposits go back', async () => {
    await screens('seller', '2027-01-01')
    await bench.announce('r1', { screening: ['sanctions'], closes: '2027-01-03T00:00:00Z' })
    const order = await bench.places('seller', 'r1', sells(lot, 100, 60), '600')
    const { refused } = await bench.finish('r1')
    expect([refused.has(order), bench.cash('seller')]).toEqual([true, 10_000])
    await bench.laws()
  })
  it('a member that is suspended still hands over, answers, takes back what it placed, and is paid', async () => {
    await sold({ kg: 0 })
    await bench.announce('r2')
    const second = await bench.desk.dig('seller', 1)
    await bench.places('seller', 'r2', sells(second, 1, 60), '6', 'stands')
    expect(
      await bench.operates('set-standing', { organisation: bench.id('seller'), suspended: true, why: 'a list' }),
    ).toBe('taken')
    bench.wait(1000)
    await bench.desk.deliver('seller', parcel, bench.id('mill'), lot, 100_000)
    handed = [...bench.venue.round('r1').deliveries.keys()][0]!
    await disputes('mill')
    expect(await answers('seller')).toBe('taken')
    expect(await bench.does('seller', 'withdraw-order', { round: 'r2', order: 'stands' })).toBe('taken')
    await bench.does('mill', 'end-dispute', { round: 'r1', delivery: handed })
    bench.wait(10 * DAY)
    expect(await settles()).toBe('taken')
    expect(bench.cash('seller')).toBe(16_000)
    await bench.laws()
  })
  it('a member that is suspended after the close, by a rival’s friend, still trades, and nobody gains a turn by it', async () => {
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(lot, 100, 60), '600')
    const best = await bench.places('mill', 'r1', buys(100, 70), '700')
    await bench.places('friend', 'r1', buys(100, 61), '700')
    bench.wait(3_600_000)
    await bench.operates('set-standing', { organisation: bench.id('mill'), suspended: true, why: 'x' })
    await bench.finish('r1')
    expect(bench.filled('r1', best)).toBe(100_000)
  })
})

describe('money on its way out', () => {
  const asks = (amount: string, payout = 'p'): Promise<string> => bench.does('mill', 'ask-payout', { payout, amount })
  beforeEach(() => bench.does('mill', 'register-bank-account', { iban: IBAN, name: 'Mill' }))
  it('is not what is owed for goods that were sold and not handed over', async () => {
    await sold({ kg: 0 })
    expect([await asks('4000.01'), await asks('4000')]).toEqual(['CASH_TOO_LITTLE', 'taken'])
    await bench.desk.deliver('seller', parcel, bench.id('mill'), lot, 100_000)
    bench.wait(10 * DAY)
    expect(await settles()).toBe('taken')
    expect(bench.cash('seller')).toBe(16_000)
    await bench.laws()
  })
  it('does not leave in many small parts that are each free', async () => {
    await sold({ kg: 0 })
    const codes = []
    for (let i = 0; i < 12; i++) codes.push(await asks('400', `p${i}`))
    expect(codes.filter((code) => code === 'taken')).toHaveLength(10)
  })
  it('is not deposited at the same time, and a payout that is taken back is there once', async () => {
    expect(await asks('10000')).toBe('taken')
    await bench.announce('r1')
    expect(await codeOf(bench.places('mill', 'r1', buys(1, 60), '6'))).toBe('CASH_TOO_LITTLE')
    expect(await bench.does('mill', 'withdraw-payout', { payout: 'p' })).toBe('taken')
    expect(await bench.does('mill', 'withdraw-payout', { payout: 'p' })).toBe('PAYOUT_NOT_READY')
    expect(bench.cash('mill')).toBe(10_000)
    await bench.laws()
  })
  it('goes to the account of when it was asked for, though another is registered before it is released', async () => {
    await asks('100')
    await bench.does('mill', 'register-bank-account', { iban: 'GB29NWBK60161331926819', name: 'Thief' })
    bench.wait(4 * DAY)
    await bench.desk.operate('set-bank-account', { iban: 'FR1420041010050500013M02606', name: 'Market' })
    expect(await bench.operates('release-payouts', { payouts: ['p'] })).toBe('taken')
    expect(bench.venue.payout('p').account.iban).toBe(IBAN)
  })
  it('is asked for under an id that a rival has taken: another id does', async () => {
    await bench.does('friend', 'register-bank-account', { iban: IBAN, name: 'Friend' })
    await bench.does('friend', 'ask-payout', { payout: 'mill-2027-01', amount: '1' })
    expect([await asks('1', 'mill-2027-01'), await asks('1', 'mill-2027-01b')]).toEqual(['PAYOUT_TWICE', 'taken'])
    expect(await bench.does('mill', 'withdraw-payout', { payout: 'mill-2027-01' })).toBe('PAYOUT_UNKNOWN')
  })
})
