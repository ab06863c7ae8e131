import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { codeOf, OPERATOR } from '../market-desk.ts'
import { Bench, buys, DAY, ORE, OTHER, sells } from './economics-desk.ts'

/** Members that do not pay or do not deliver on purpose: what it brings them, who bears it, and whether their victims are whole. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
const market = (cash: Readonly<Record<string, string>>): Promise<Bench> => Bench.open(world, solver, cash)
const defaults = (bench: Bench, name: string, round = 'r1'): Promise<string> =>
  bench.operates('declare-default', { round, organisation: bench.id(name), why: 'it does not pay' })
const settles = (bench: Bench, round = 'r1'): Promise<string> => bench.operates('settle-round', { round })

/** A market with capital of 20,000 and 50,000 of an honest member in the default fund. */
async function insured(cash: Readonly<Record<string, string>>): Promise<Bench> {
  const bench = await market({ honest: '100000', ...cash })
  await bench.desk.operate('add-capital', { amount: '20000', reference: 'own' })
  await bench.does('honest', 'pay-into-fund', { amount: '50000' })
  return bench
}

describe('a buyer without money', () => {
  it('bids far above all others to keep the goods from them: the seller keeps these and has damages out of the deposit', async () => {
    const bench = await insured({ seller: '1000', mill: '10000', griefer: '1000' })
    const lot = await bench.desk.dig('seller', 100)
    await bench.announce('r1', { priceRule: 'lowest' })
    await bench.places('seller', 'r1', sells(lot, 100, 50), '1000')
    await bench.places('mill', 'r1', buys(100, 60), '1000')
    await bench.places('griefer', 'r1', buys(100, 100), '1000')
    await bench.finish('r1')
    expect(await defaults(bench, 'griefer')).toBe('taken')
    expect(await settles(bench)).toBe('taken')
    // The mill has what it had, the seller its goods and a tenth of their price; the griefer has paid for it.
    expect([bench.cash('mill'), bench.stock('seller'), bench.capital, bench.fund('honest')]).toEqual([
      10_000, 100, 20_000, 50_000,
    ])
    expect(bench.cash('seller')).toBe(1000 + 0.1 * 100 * bench.price('r1'))
    await bench.laws()
  })
  it('takes part of the goods for its deposit and leaves the rest: what it was handed is paid in full', async () => {
    const bench = await insured({ seller: '1000', shell: '1000' })
    const lot = await bench.desk.dig('seller', 100)
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(lot, 100, 50), '1000')
    await bench.places('shell', 'r1', buys(100, 50), '1000')
    const { parcels } = await bench.finish('r1')
    bench.wait(1000)
    const hands = (grams: number) => codeOf(bench.desk.deliver('seller', parcels[0]!.id, bench.id('shell'), lot, grams))
    expect(await hands(20_001)).toBe('PARCEL_NOT_COVERED')
    expect(await hands(20_000)).toBe('taken')
    expect(await defaults(bench, 'shell')).toBe('taken')
    expect(await settles(bench)).toBe('taken')
    expect([bench.stock('shell'), bench.stock('seller'), bench.cash('shell')]).toEqual([20, 80, 0])
    // 1,000 for the goods out of what the shell had; nothing is left for 400 of damages, and nobody else pays these.
    expect([bench.cash('seller'), bench.capital, bench.fund('honest')]).toEqual([2000, 20_000, 50_000])
    await bench.laws()
  })
  it('has a friend hand over first in a later round, so that its cash is gone for an honest seller: the round that was opened first has it', async () => {
    const bench = await insured({ seller: '1000', friend: '1000', shell: '5000' })
    const [honest, friends] = [await bench.desk.dig('seller', 100), await bench.desk.dig('friend', 60)]
    await bench.announce('r1')
    await bench.announce('r2')
    await bench.places('seller', 'r1', sells(honest, 60, 50), '300')
    await bench.places('shell', 'r1', buys(60, 50), '300')
    await bench.places('friend', 'r2', sells(friends, 60, 50), '300')
    await bench.places('shell', 'r2', buys(60, 50), '300')
    await bench.finish('r1')
    await bench.finish('r2')
    expect(await codeOf(bench.delivers('friend', 'r2', friends))).toBe('PARCEL_NOT_COVERED')
    await bench.delivers('seller', 'r1', honest)
    expect(await settles(bench, 'r1')).toBe('taken')
    expect(bench.cash('seller')).toBe(4000)
    expect(await defaults(bench, 'shell', 'r2')).toBe('taken')
    expect([bench.capital, bench.fund('honest'), bench.stock('friend')]).toEqual([20_000, 50_000, 60])
    await bench.laws()
  })
  it('piles up damages for a sister, so that an honest seller who handed over is left with a part: goods are paid before damages', async () => {
    const bench = await market({ seller: '1000', sister: '100000', shell: '9000' })
    const [honest, sisters] = [await bench.desk.dig('seller', 100), await bench.desk.dig('sister', 1000)]
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(honest, 100, 50), '500')
    await bench.places('sister', 'r1', sells(sisters, 1000, 50), '5000')
    await bench.places('shell', 'r1', buys(1100, 50), '5500')
    await bench.finish('r1')
    await bench.delivers('seller', 'r1', honest)
    expect(await defaults(bench, 'shell')).toBe('taken')
    expect(await settles(bench)).toBe('taken')
    expect(bench.cash('seller')).toBe(1000 + 5000)
    // The sister would have had 5,000.
    expect(bench.cash('sister')).toBe(100_000 + 4000)
    await bench.laws()
  })
  it('has its own part of the fund leave by a notice of long ago, once it owes: that comes into its cash, which pays', async () => {
    const bench = await insured({ seller: '1000', shell: '5000' })
    await bench.does('shell', 'pay-into-fund', { amount: '2000' })
    await bench.does('shell', 'give-fund-notice', { amount: '2000' })
    const lot = await bench.desk.dig('seller', 100)
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(lot, 100, 50), '1000')
    await bench.places('shell', 'r1', buys(100, 100), '1000')
    await bench.finish('r1')
    expect(await bench.does('shell', 'withdraw-from-fund', { amount: '2000' })).toBe('taken')
    expect(await bench.does('shell', 'pay-into-fund', { amount: '1' })).toBe('CASH_TOO_LITTLE')
    expect(await defaults(bench, 'shell')).toBe('taken')
    expect(await settles(bench)).toBe('taken')
    expect([bench.capital, bench.fund('honest')]).toEqual([20_000, 50_000])
    await bench.laws()
  })
  it('is declared in default a second time for the same: nobody is paid twice', async () => {
    const bench = await insured({ seller: '1000', shell: '500' })
    const lot = await bench.desk.dig('seller', 100)
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(lot, 100, 50), '500')
    await bench.places('shell', 'r1', buys(100, 50), '500')
    await bench.finish('r1')
    expect(await defaults(bench, 'shell')).toBe('taken')
    expect(await defaults(bench, 'shell')).toBe('NOT_SHORT')
    expect(await defaults(bench, 'seller')).toBe('NOT_SHORT')
    await settles(bench)
    expect(bench.cash('seller')).toBe(1500)
    await bench.laws()
  })
  it('orders on in the next round as if nothing had been: it is suspended, and what stands there takes no part', async () => {
    const bench = await insured({ seller: '1000', shell: '1000' })
    const lot = await bench.desk.dig('seller', 100)
    await bench.announce('r1')
    await bench.announce('r2', { closes: '2027-02-01T00:00:00Z' })
    await bench.places('seller', 'r1', sells(lot, 100, 50), '500')
    await bench.places('shell', 'r1', buys(100, 50), '500')
    await bench.places('shell', 'r2', buys(1, 50), '5', 'before')
    await bench.finish('r1')
    await defaults(bench, 'shell')
    expect(await codeOf(bench.places('shell', 'r2', buys(1, 50), '5'))).toBe('MEMBER_SUSPENDED')
    expect((await bench.finish('r2')).refused.get('before')).toMatch(/in default/)
    await bench.laws()
  })
  it.each<[string, (bench: Bench) => Promise<unknown>, (bench: Bench) => Promise<unknown>]>([
    [
      'asks for a payout of all it has before the clearing, and takes that back after its default',
      (bench) => bench.does('shell', 'ask-payout', { payout: 'p', amount: '9300' }),
      (bench) => bench.does('shell', 'withdraw-payout', { payout: 'p' }),
    ],
    [
      'sets all it has aside for a budget of its own',
      (bench) => bench.does('shell', 'fund-budget', { budget: 'own', amount: '9300' }),
      (bench) => bench.does('shell', 'take-budget-back', { budget: 'own', amount: '9300' }),
    ],
    [
      'deposits all it has with an order of another round, and withdraws that after its default',
      (bench) => bench.places('shell', 'later', buys(1, 1, { material: OTHER }), '9300', 'shield'),
      (bench) => bench.does('shell', 'withdraw-order', { round: 'later', order: 'shield' }),
    ],
  ])('%s: its own money still pays the damages', async (_, hide, fetch) => {
    const bench = await insured({ mill: '130000', shell: '10000' })
    const lot = await bench.desk.dig('shell', 1000)
    await bench.does('shell', 'register-bank-account', { iban: 'DE89370400440532013000', name: 'Shell' })
    await bench.announce('r1')
    await bench.announce('later', {
      closes: '2027-02-01T00:00:00Z',
      materials: [{ material: OTHER, grades: ['traced'] }],
    })
    // It deposits a tenth of what it asks, and owes a tenth of the price: that is 60 USD a kilogram.
    await bench.places('shell', 'r1', sells(lot, 1000, 7), '700')
    await bench.places('mill', 'r1', buys(1000, 113), '11300')
    await hide(bench)
    expect(bench.cash('shell')).toBe(0)
    await bench.finish('r1')
    await bench.undelivered('shell', 'r1')
    expect(await defaults(bench, 'shell')).toBe('taken')
    await fetch(bench)
    await settles(bench)
    expect([bench.worth('shell'), bench.cash('mill')]).toEqual([4000, 136_000])
    expect([bench.capital, bench.fund('honest')]).toEqual([20_000, 50_000])
    await bench.finish('later')
    expect(bench.worth('shell')).toBe(4000)
    await bench.laws()
  })
  it('puts all it has into the default fund before the clearing: its own part of it pays the damages', async () => {
    const bench = await insured({ mill: '130000', shell: '10000' })
    const lot = await bench.desk.dig('shell', 1000)
    await bench.announce('r1')
    await bench.places('shell', 'r1', sells(lot, 1000, 7), '700')
    await bench.places('mill', 'r1', buys(1000, 113), '11300')
    await bench.does('shell', 'pay-into-fund', { amount: '9300' })
    await bench.finish('r1')
    await bench.undelivered('shell', 'r1')
    expect(await defaults(bench, 'shell')).toBe('taken')
    expect([bench.capital, bench.fund('honest'), bench.fund('shell')]).toEqual([20_000, 50_000, 4000])
    await bench.laws()
  })
})

describe('a ring of members that drains the capital and the fund of others', () => {
  const taken = (bench: Bench): number => 70_000 - bench.capital - bench.fund('honest')
  it('by wash trades that both leave undone, where the deposit is as much as the damages: it pays them to itself', async () => {
    const bench = await insured({ shell: '6000', friend: '6000' })
    const lot = await bench.desk.dig('friend', 1000)
    await bench.announce('r1')
    await bench.places('friend', 'r1', sells(lot, 1000, 60), '6000')
    await bench.places('shell', 'r1', buys(1000, 60), '6000')
    await bench.finish('r1')
    expect(await defaults(bench, 'shell')).toBe('taken')
    await settles(bench)
    expect([taken(bench), bench.cash('shell') + bench.cash('friend')]).toEqual([0, 12_000])
    await bench.laws()
  })
  it('by a sale for nothing to a friend that bids much, and that is not delivered: its damages are nobody else’s', async () => {
    const bench = await insured({ shell: '0', friend: '130000' })
    const lot = await bench.desk.dig('shell', 1000)
    await bench.announce('r1')
    await bench.places('shell', 'r1', sells(lot, 1000, 0), '0')
    await bench.places('friend', 'r1', buys(1000, 1300), '130000')
    await bench.finish('r1')
    await bench.undelivered('shell', 'r1')
    expect(await defaults(bench, 'shell')).toBe('taken')
    expect(await settles(bench)).toBe('taken')
    expect([taken(bench), bench.cash('shell') + bench.cash('friend')]).toEqual([0, 130_000])
    await bench.laws()
  })
  it('in a round with a collar: the victim has what the shell had', async () => {
    const bench = await insured({ shell: '5000', friend: '130000' })
    const lot = await bench.desk.dig('shell', 1000)
    await bench.announce('r1', {
      collar: { percent: 20, references: [{ material: ORE, price: '60', source: 'the tables' }] },
    })
    await bench.places('shell', 'r1', sells(lot, 1000, 48), '4800')
    await bench.places('friend', 'r1', buys(1000, 72), '130000')
    await bench.finish('r1')
    await bench.undelivered('shell', 'r1')
    expect(await defaults(bench, 'shell')).toBe('taken')
    await settles(bench)
    // A tenth of 60 USD a kilogram, of which the shell has paid all that it had.
    expect([taken(bench), bench.cash('friend')]).toEqual([0, 135_000])
    await bench.laws()
  })
  it('by a purchase of a member that deposits less than the damages: such terms are refused', async () => {
    const bench = await insured({ shell: '3000', friend: '6000' })
    const announced = (more: object): Promise<string> => codeOf(bench.announce('r1', more))
    const classes = { margins: { reduced: 0.05, raised: 0.2 }, limits: { deposit: '100' } }
    expect([await announced(classes), await announced({ margin: 0.09 })]).toEqual(
      Array(2).fill('DEPOSIT_BELOW_DAMAGES'),
    )
    expect(await announced({ ...classes, damages: 0.05 })).toBe('taken')
  })
  it('by the freight of goods that a buyer without money never takes: the carrier has what that had, and no more', async () => {
    const bench = await insured({ shell: '1000', carrier: '1000', friend: '1000' })
    const lot = await bench.desk.dig('friend', 10)
    await bench.announce('r1', {
      places: ['AUS', 'USA'],
      routes: [{ id: 'dear', owner: bench.id('carrier'), from: 'AUS', to: 'USA', cost: '900' }],
    })
    await bench.places('friend', 'r1', sells(lot, 10, 0), '0')
    await bench.places('shell', 'r1', buys(10, 1000, { place: 'USA' }), '1000')
    await bench.finish('r1')
    await defaults(bench, 'shell')
    expect(await settles(bench)).toBe('taken')
    expect(taken(bench)).toBe(0)
    expect(bench.cash('shell') + bench.cash('carrier') + bench.cash('friend')).toBeCloseTo(3000, 6)
    await bench.laws()
  })
  it('by what it sells to itself over a friend’s route: freight that it cannot pay is nobody else’s', async () => {
    const bench = await insured({ shell: '1000', friend: '0' })
    const lot = await bench.desk.dig('shell', 10)
    await bench.announce('r1', {
      places: ['AUS', 'USA'],
      routes: [{ id: 'dear', owner: bench.id('friend'), from: 'AUS', to: 'USA', cost: '900' }],
    })
    await bench.places('shell', 'r1', sells(lot, 10, 0), '0')
    await bench.places('shell', 'r1', buys(10, 1000, { place: 'USA' }), '1000')
    await bench.finish('r1')
    expect(await defaults(bench, 'shell')).toBe('taken')
    expect(await settles(bench)).toBe('taken')
    expect([taken(bench), bench.cash('friend'), bench.cash('shell')]).toEqual([0, 1000, 0])
    await bench.laws()
  })
  it('by damages in a round opened before, for which the money goes that a friend’s goods were handed over against', async () => {
    const bench = await insured({ shell: '6000', buyer: '13000', friend: '1000' })
    const [shells, friends] = [await bench.desk.dig('shell', 100), await bench.desk.dig('friend', 100)]
    await bench.announce('r1')
    await bench.announce('r2')
    await bench.places('shell', 'r1', sells(shells, 100, 0), '0')
    await bench.places('buyer', 'r1', buys(100, 1200), '12000')
    await bench.places('friend', 'r2', sells(friends, 100, 50), '500')
    await bench.places('shell', 'r2', buys(100, 50), '500')
    await bench.finish('r1')
    await bench.finish('r2')
    await bench.delivers('friend', 'r2', friends)
    await bench.undelivered('shell', 'r1')
    // It owes 6,000 of damages in the first round, and has 5,500 that bind the goods of the second, and 500 deposited there.
    expect(await defaults(bench, 'shell', 'r2')).toBe('NOT_SHORT')
    expect(await defaults(bench, 'shell', 'r1')).toBe('taken')
    expect([await settles(bench, 'r1'), await settles(bench, 'r2')]).toEqual(['taken', 'taken'])
    expect([taken(bench), bench.cash('friend'), bench.cash('shell')]).toEqual([0, 6000, 0])
    await bench.laws()
  })
  it('by taking goods back that it handed over, once what it was handed against them is paid: they stay handed over', async () => {
    const bench = await insured({ shell: '610', friend: '60000', victim: '1000' })
    const lots = [await bench.desk.dig('shell', 90), await bench.desk.dig('shell', 1010)]
    const other = await bench.desk.dig('victim', 100, OTHER)
    await bench.announce('r1', { materials: [ORE, OTHER].map((material) => ({ material, grades: ['traced'] })) })
    await bench.places('shell', 'r1', sells(lots, 1100, 1), '110')
    await bench.places('friend', 'r1', buys(1100, 99), '10890')
    await bench.places('victim', 'r1', sells(other, 100, 50, { material: OTHER }), '500')
    await bench.places('shell', 'r1', buys(100, 50, { material: OTHER }), '500')
    const { parcels } = await bench.finish('r1')
    const hands = (from: string, to: string, lot: string, kg: number) => ({
      kind: 'transfer' as const,
      id: `urn:test:event:${from}-hands`,
      ...bench.desk.at(from),
      lots: [{ lot, mass: BigInt(kg * 1000) as never }],
      from: bench.id(from),
      to: bench.id(to),
      order: parcels.find(({ source }) => source.startsWith(lot === other ? OTHER : ORE))!.id,
    })
    bench.wait(1000)
    const handed = hands('shell', 'friend', lots[0]!, 90)
    await bench.desk.record('shell', handed)
    bench.wait(1000)
    await bench.desk.record('victim', hands('victim', 'shell', other, 100))
    await bench.undelivered('shell', 'r1')
    expect(await defaults(bench, 'shell')).toBe('taken')
    bench.wait(1000)
    const error = { declared: bench.desk.time.now, reason: 'did_not_occur', corrections: [] }
    expect(await codeOf(bench.desk.record('shell', { ...handed, error } as never))).toBe('DELIVERY_SETTLED')
    expect(await settles(bench)).toBe('taken')
    // Of 610 of the shell's 500 are for the goods; 110 are all that the friend has of 5,050 of damages.
    expect([taken(bench), bench.cash('victim'), bench.cash('friend')]).toEqual([0, 6000, 60_000 - 4500 + 110])
    await bench.laws()
  })
  it('by having a trade cancelled for a compensation that a sale was to pay for: it is due like damages', async () => {
    const bench = await insured({ shell: '1100', friend: '10000', other: '100000' })
    const [one, two] = [await bench.desk.dig('shell', 100), await bench.desk.dig('shell', 100, OTHER)]
    await bench.announce('r1', {
      materials: [ORE, OTHER].map((material) => ({ material, grades: ['traced'] })),
      erroneousTradeDays: 3,
    })
    await bench.places('shell', 'r1', sells(one, 100, 50), '500')
    await bench.places('friend', 'r1', buys(100, 50), '500')
    await bench.places('shell', 'r1', sells(two, 100, 60, { material: OTHER }), '600')
    await bench.places('other', 'r1', buys(100, 60, { material: OTHER }), '600')
    const { parcels } = await bench.finish('r1')
    const parcel = parcels.find(({ source }) => source.startsWith(ORE))!.id
    const asked = { round: 'r1', parcel, compensation: '500', why: 'x' }
    expect(await bench.does('shell', 'ask-trade-review', asked)).toBe('taken')
    expect(await bench.does('friend', 'answer-trade-review', { round: 'r1', parcel, consents: true, why: 'x' })).toBe(
      'taken',
    )
    expect(await bench.operates('decide-trade-review', { round: 'r1', parcel, decision: 'cancelled', why: 'x' })).toBe(
      'taken',
    )
    await bench.undelivered('shell', 'r1')
    const { dues } = bench.venue.round('r1')
    expect(dues.map(({ amount }) => Number(amount) / 1e9)).toEqual([500, 600])
    expect(taken(bench)).toBe(0)
    await bench.laws()
  })
  const FULL = (bench: Bench) => ({
    places: ['AUS', 'USA'],
    routes: [{ id: 'full', owner: bench.id('carrier'), from: 'AUS', to: 'USA', cost: '1', most: '5' }],
  })
  it('by the rent of a full route, for goods that a buyer without money never takes: the carrier has its freight', async () => {
    const bench = await insured({ shell: '2000', carrier: '1000', friend: '1000' })
    const lot = await bench.desk.dig('friend', 10)
    await bench.announce('r1', FULL(bench))
    await bench.places('friend', 'r1', sells(lot, 10, 0), '0')
    await bench.places('shell', 'r1', buys(10, 2000, { place: 'USA' }), '2000')
    await bench.finish('r1')
    expect(bench.balance(`round r1 ${bench.id('carrier')}`)).toBe(5 * 2000)
    await defaults(bench, 'shell')
    expect(await settles(bench)).toBe('taken')
    expect([taken(bench), bench.cash('carrier')]).toEqual([0, 1005])
    await bench.laws()
  })
  it('by the same, for goods that a seller without money never brings: the buyer has its money back', async () => {
    const bench = await insured({ shell: '0', carrier: '1000', mill: '10000' })
    const lot = await bench.desk.dig('shell', 10)
    await bench.announce('r1', FULL(bench))
    await bench.places('shell', 'r1', sells(lot, 10, 0), '0')
    await bench.places('mill', 'r1', buys(10, 1000, { place: 'USA' }), '1000')
    await bench.finish('r1')
    await bench.undelivered('shell', 'r1')
    await defaults(bench, 'shell')
    expect(await settles(bench)).toBe('taken')
    // The rent goes back; the shell has nothing for freight and damages, and nobody else pays these.
    expect([taken(bench), bench.cash('carrier'), bench.cash('mill')]).toEqual([0, 1000, 10_000])
    await bench.laws()
  })
  it('by the same, where nobody insures anything: a carrier that has earned nothing owes nothing', async () => {
    const bench = await market({ shell: '10', carrier: '1000', friend: '1000' })
    const lot = await bench.desk.dig('friend', 10)
    await bench.announce('r1', { ...FULL(bench), margin: 0.001, damages: 0.001 })
    await bench.places('friend', 'r1', sells(lot, 10, 0), '0')
    await bench.places('shell', 'r1', buys(10, 1000, { place: 'USA' }), '10')
    await bench.finish('r1')
    await defaults(bench, 'shell')
    expect(await settles(bench)).toBe('taken')
    expect(bench.worth('carrier')).toBeGreaterThanOrEqual(1000)
    expect(bench.worth('shell') + bench.worth('carrier') + bench.worth('friend')).toBe(2010)
    await bench.laws()
  })
})

describe('a chain of those who buy to sell on', () => {
  it('is broken by the one in the middle, which keeps the goods: who handed over to it is paid, and who waits for it has damages', async () => {
    const bench = await insured({ mine: '1000', middle: '5000', last: '5000' })
    const lot = await bench.desk.dig('mine', 100)
    await bench.announce('r1')
    await bench.places('mine', 'r1', sells(lot, 100, 40), '500')
    await bench.places('middle', 'r1', buys(100, 40), '500')
    await bench.finish('r1')
    await bench.delivers('mine', 'r1', lot)
    await settles(bench)
    await bench.announce('r2')
    await bench.places('middle', 'r2', sells(lot, 100, 60), '600')
    await bench.places('last', 'r2', buys(100, 60), '600')
    await bench.finish('r2')
    expect(bench.cash('mine')).toBe(1000 + 4000)
    await bench.undelivered('middle', 'r2')
    expect(await settles(bench, 'r2')).toBe('taken')
    expect(bench.cash('last') - 5000).toBe(600)
    await bench.laws()
  })
  it('of one who counted on a sale that is called off: it owes for what it was handed, and that is covered', async () => {
    const bench = await insured({ mine: '1000', middle: '6000', shell: '700' })
    const [ore, middles] = [await bench.desk.dig('mine', 100, OTHER), await bench.desk.dig('middle', 100)]
    await bench.announce('r1', { materials: [ORE, OTHER].map((material) => ({ material, grades: ['traced'] })) })
    await bench.places('mine', 'r1', sells(ore, 100, 60, { material: OTHER }), '600')
    await bench.places('middle', 'r1', buys(100, 60, { material: OTHER }), '600')
    await bench.places('middle', 'r1', sells(middles, 100, 60), '600')
    await bench.places('shell', 'r1', buys(100, 60), '600')
    const { parcels } = await bench.finish('r1')
    bench.wait(1000)
    const act = {
      kind: 'transfer' as const,
      id: 'urn:test:event:other',
      ...bench.desk.at('mine'),
      lots: [{ lot: ore, mass: 100_000n as never }],
      from: bench.id('mine'),
      to: bench.id('middle'),
      order: parcels.find(({ source }) => source.startsWith(OTHER))!.id,
    }
    await bench.desk.record('mine', act)
    expect(await defaults(bench, 'shell')).toBe('taken')
    expect(await settles(bench)).toBe('taken')
    expect([bench.cash('mine'), bench.cash('middle'), bench.stock('middle')]).toEqual([7000, 600, 100])
    expect([bench.capital, bench.fund('honest')]).toEqual([20_000, 50_000])
    await bench.laws()
  })
})

describe('a seller', () => {
  it('that delivers a gram at a time and stops halfway owes for the other half alone, and is paid for the first', async () => {
    const bench = await market({ seller: '1000', mill: '10000' })
    const lot = await bench.desk.dig('seller', 1)
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(lot, 0.02, 50), '1')
    await bench.places('mill', 'r1', buys(0.02, 50), '1')
    const { parcels } = await bench.finish('r1')
    for (let i = 0; i < 10; i++) {
      bench.wait(1000)
      await bench.desk.deliver('seller', parcels[0]!.id, bench.id('mill'), lot, 1)
    }
    await bench.undelivered('seller', 'r1')
    expect(await settles(bench)).toBe('taken')
    expect([bench.cash('seller'), bench.cash('mill')]).toEqual([1000 + 0.5 - 0.05, 10_000 - 0.5 + 0.05])
    await bench.laws()
  })
  it('that takes its cash out before it fails to deliver leaves the buyer no worse off than before the round', async () => {
    const bench = await market({ seller: '10000', mill: '10000' })
    const lot = await bench.desk.dig('seller', 100)
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(lot, 100, 10), '100')
    await bench.places('mill', 'r1', buys(100, 90), '900')
    await bench.finish('r1')
    await bench.desk.operate('record-payment-out', { organisation: bench.id('seller'), amount: '9900', reference: 'x' })
    await bench.undelivered('seller', 'r1')
    expect(await defaults(bench, 'seller')).toBe('taken')
    expect(await settles(bench)).toBe('taken')
    // Of 500 of damages there were 100, and nobody insures the rest here.
    expect(bench.cash('mill')).toBe(10_100)
    await bench.laws()
  })
  it('that is paid to have goods taken away, and keeps them, is not paid damages for that', async () => {
    const bench = await market({ seller: '10000', mill: '100000', taker: '1000' })
    const lots = [await bench.desk.dig('seller', 100), await bench.desk.dig('seller', 100, OTHER)]
    await bench.announce('r1', { materials: [ORE, OTHER].map((material) => ({ material, grades: ['traced'] })) })
    const parts = [ORE, OTHER].map((material) => ({ material, grade: 'traced', kg: '100' }))
    await bench.places(
      'seller',
      'r1',
      { kind: 'package', place: 'AUS', month: '2027-03', ask: '5', lots, parts },
      '1000',
    )
    await bench.places('mill', 'r1', buys(100, 60), '1000')
    await bench.places('taker', 'r1', buys(50, 1, { material: OTHER }), '100')
    await bench.finish('r1')
    // More of it is there than anybody wants: the taker is paid a tenth of a dollar a kilogram.
    expect(bench.price('r1', { material: OTHER })).toBe(-0.1)
    await bench.undelivered('seller', 'r1')
    expect(await settles(bench)).toBe('taken')
    expect(bench.cash('taker')).toBe(1000 + 0.5)
    await bench.laws()
  })
  it('that cannot pay damages defaults as well: goods that others handed to it are paid before', async () => {
    const bench = await market({ seller: '1000', mill: '100000', shell: '6000' })
    const [ore, shells] = [await bench.desk.dig('seller', 100, OTHER), await bench.desk.dig('shell', 1000)]
    await bench.announce('r1', {
      materials: [ORE, OTHER].map((material) => ({ material, grades: ['traced'] })),
    })
    await bench.places('seller', 'r1', sells(ore, 100, 50, { material: OTHER }), '500')
    await bench.places('shell', 'r1', buys(100, 50, { material: OTHER }), '500')
    await bench.places('shell', 'r1', sells(shells, 1000, 0), '0')
    await bench.places('mill', 'r1', buys(1000, 50), '5000')
    const { parcels } = await bench.finish('r1')
    bench.wait(1000)
    await bench.desk.record('seller', {
      kind: 'transfer',
      id: 'urn:test:event:to-shell',
      ...bench.desk.at('seller'),
      lots: [{ lot: ore, mass: 100_000n as never }],
      from: bench.id('seller'),
      to: bench.id('shell'),
      order: parcels.find(({ source }) => source.startsWith(OTHER))!.id,
    })
    await bench.undelivered('shell', 'r1')
    expect(await defaults(bench, 'shell')).toBe('taken')
    expect(await settles(bench)).toBe('taken')
    expect(bench.cash('seller')).toBe(1000 + 100 * bench.price('r1', { material: OTHER }))
    await bench.laws()
  })
})

describe('an operator in league with one side', () => {
  async function sold(): Promise<Bench> {
    const bench = await market({ seller: '10000', mill: '600' })
    const lot = await bench.desk.dig('seller', 100)
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(lot, 100, 60), '600')
    await bench.places('mill', 'r1', buys(100, 60), '600')
    await bench.finish('r1')
    return bench
  }
  it('declares goods undelivered or a default alone: where there are two operators, it takes both', async () => {
    const bench = await sold()
    const { parcels } = bench.venue.round('r1')
    await bench.desk.operate('add-user', { user: 'op2', name: 'Second', organisation: null, role: 'operator' })
    bench.wait(4 * DAY)
    await bench.desk.operate('require-two', { forGood: true })
    expect([
      await bench.operates('declare-undelivered', { round: 'r1', parcel: parcels[0]!.id, why: 'x' }),
      await defaults(bench, 'mill'),
      await bench.operates('set-standing', { organisation: bench.id('mill'), suspended: true, why: 'x' }),
    ]).toEqual(Array(3).fill('TAKES_TWO_OPERATORS'))
    const proposal = {
      proposal: 'p',
      command: 'declare-default',
      input: { round: 'r1', organisation: bench.id('mill'), why: 'x' },
    }
    expect(await bench.operates('propose', proposal)).toBe('taken')
    expect(await bench.operates('agree-to-proposal', { proposal: 'p' })).toBe('PROPOSAL_NEEDS_ANOTHER')
    const second = { ...OPERATOR, user: 'op2' }
    expect(await codeOf(bench.desk.ask(second, 'agree-to-proposal', { proposal: 'p' }))).toBe('taken')
    await bench.laws()
  })
  // Works today: operators, one where there is one, may declare goods undelivered two months before they are due, and the seller owes damages for them.
  it.fails('declares goods undelivered before they are due', async () => {
    const bench = await sold()
    expect(bench.desk.time.now < '2027-04-01').toBe(true)
    const { parcels } = bench.venue.round('r1')
    expect(await bench.operates('declare-undelivered', { round: 'r1', parcel: parcels[0]!.id, why: 'x' })).not.toBe(
      'taken',
    )
  })
  // Works today: no time is stated by which a buyer has to pay, so that its default may be declared in the minute of the clearing.
  it.fails('declares a buyer in default before it could pay', async () => {
    const bench = await sold()
    expect(await defaults(bench, 'mill')).not.toBe('taken')
  })
  it('declares one in default that has paid, or one of whom nothing is due', async () => {
    const bench = await sold()
    await bench.desk.operate('record-payment-in', { organisation: bench.id('mill'), amount: '5400', reference: 'x' })
    expect([await defaults(bench, 'mill'), await defaults(bench, 'seller'), await defaults(bench, 'trustee')]).toEqual(
      Array(3).fill('NOT_SHORT'),
    )
  })
  it('settles a round over what a friend has not paid or not brought', async () => {
    const bench = await sold()
    expect(await settles(bench)).toBe('NOT_DELIVERED')
    await bench.desk.operate('record-payment-in', { organisation: bench.id('mill'), amount: '5400', reference: 'x' })
    await bench.delivers('seller', 'r1', 'urn:test:lot:seller-1')
    expect(
      await bench.operates('record-payment-out', { organisation: bench.id('mill'), amount: '1', reference: 'x' }),
    ).toBe('CASH_TOO_LITTLE')
    expect(await settles(bench)).toBe('taken')
  })
  it('has the capital leave in the hour of a default: it stands behind each round that was announced', async () => {
    const bench = await insured({ seller: '1000', shell: '6000' })
    const lot = await bench.desk.dig('seller', 1000)
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(lot, 1000, 60), '1000')
    await bench.places('shell', 'r1', buys(1000, 60), '6000')
    await bench.finish('r1')
    await bench.operates('give-capital-notice', { amount: '20000' })
    const leaves = (): Promise<string> => bench.operates('withdraw-capital', { amount: '20000', reference: 'x' })
    expect(await leaves()).toBe('NOTICE_NOT_OVER')
    await defaults(bench, 'shell')
    expect(await leaves()).toBe('NOTICE_NOT_OVER')
    await settles(bench)
    bench.wait(DAY)
    expect(await leaves()).toBe('taken')
    await bench.laws()
  })
})
