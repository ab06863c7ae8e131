import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { grams } from '../../src/quantity/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { codeOf } from '../market-desk.ts'
import { Bench, buys, GOODS, MARCH, ORE, OTHER, sells } from './economics-desk.ts'

/** Trades that are none: with oneself, with friends, of goods that never come, for a price that others go by or for money that others set aside. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
const market = (cash: Readonly<Record<string, string>>): Promise<Bench> => Bench.open(world, solver, cash)
const COLLAR = { collar: { percent: 20, references: [] } }
/** Has one owner behind several members. */
async function own(bench: Bench, names: readonly string[], share = 1): Promise<void> {
  const holding = 'urn:test:org:holding'
  await bench.desk.operate('register-organisation', {
    organisation: { id: holding, name: 'Holding', country: 'AUS' },
    member: false,
  })
  for (const name of names)
    await bench.desk.operate('register-organisation', {
      organisation: { ...bench.venue.organisations.get(bench.id(name))!, owners: [{ owner: holding, share }] },
      member: true,
    })
}
const referenceIn = (bench: Bench, round: string) => bench.venue.round(round).spec.collar?.references[0]

describe('a reference price of a collar is not moved by', () => {
  /** A first round at 60, another that somebody would set the reference with, and a third with a collar. */
  async function after(wash: (bench: Bench) => Promise<void>): Promise<Bench> {
    const bench = await market({ mine: '100000', mill: '100000', washer: '100000', friend: '100000' })
    const lot = await bench.desk.dig('mine', 100)
    await bench.announce('first')
    await bench.places('mine', 'first', sells(lot, 100, 60), '1000')
    await bench.places('mill', 'first', buys(100, 60), '1000')
    await bench.finish('first')
    await bench.delivers('mine', 'first', lot)
    await bench.operates('settle-round', { round: 'first' })
    await bench.announce('wash')
    await wash(bench)
    await bench.announce('third', COLLAR)
    return bench
  }
  it('a trader that sells a gram to itself at a thousand: it has traded with nobody', async () => {
    const bench = await after(async (bench) => {
      const lot = await bench.desk.dig('washer', 1)
      await bench.places('washer', 'wash', sells(lot, 0.001, 1000), '1')
      await bench.places('washer', 'wash', buys(0.001, 1000), '1')
      await bench.finish('wash')
      expect(bench.price('wash')).toBe(1000)
    })
    expect(referenceIn(bench, 'third')).toMatchObject({ price: '60', round: 'first' })
    await bench.laws()
  })
  it('two sisters under one owner that sell to each other: one party is behind both', async () => {
    const bench = await after(async (bench) => {
      await own(bench, ['washer', 'friend'])
      const lot = await bench.desk.dig('washer', 1)
      await bench.places('washer', 'wash', sells(lot, 1, 1000), '1000')
      await bench.places('friend', 'wash', buys(1, 1000), '1000')
      await bench.finish('wash')
      await bench.delivers('washer', 'wash', lot)
    })
    expect(referenceIn(bench, 'third')).toMatchObject({ price: '60', round: 'first' })
  })
  it('friends who trade goods that are then declared undelivered: nothing was handed over at that price', async () => {
    const bench = await after(async (bench) => {
      const lot = await bench.desk.dig('washer', 10)
      await bench.places('washer', 'wash', sells(lot, 10, 1000), '1000')
      await bench.places('friend', 'wash', buys(10, 1000), '1000')
      await bench.finish('wash')
      await bench.undelivered('washer', 'wash')
      expect(await bench.operates('settle-round', { round: 'wash' })).toBe('taken')
    })
    expect(referenceIn(bench, 'third')).toMatchObject({ price: '60', round: 'first' })
    await bench.laws()
  })
  it('a buyer without money whose purchase is called off by its default', async () => {
    const bench = await after(async (bench) => {
      await bench.join('shell', '1000')
      const lot = await bench.desk.dig('washer', 10)
      await bench.places('washer', 'wash', sells(lot, 10, 1000), '1000')
      await bench.places('shell', 'wash', buys(10, 1000), '1000')
      await bench.finish('wash')
      expect(
        await bench.operates('declare-default', { round: 'wash', organisation: bench.id('shell'), why: 'no money' }),
      ).toBe('taken')
    })
    expect(referenceIn(bench, 'third')).toMatchObject({ price: '60', round: 'first' })
  })
  it('orders at whatever price that trade with nobody', async () => {
    const bench = await after(async (bench) => {
      const lot = await bench.desk.dig('washer', 10)
      await bench.places('washer', 'wash', sells(lot, 10, 999_999), '1000000').catch(() => undefined)
      await bench.places('friend', 'wash', buys(10, 0.000001), '0')
      await bench.finish('wash')
    })
    expect(referenceIn(bench, 'third')).toMatchObject({ price: '60', round: 'first' })
  })
})

describe('a benchmark is not made by', () => {
  async function traded(
    pairs: readonly (readonly [seller: string, buyer: string, kg: number])[],
    isOwned = false,
  ): Promise<Bench> {
    const names = [...new Set(pairs.flatMap(([seller, buyer]) => [seller, buyer]))]
    const bench = await market(Object.fromEntries(names.map((name) => [name, '10000000'])))
    if (isOwned) await own(bench, names, 0.6)
    await bench.announce('r1')
    for (const [seller, buyer, kg] of pairs) {
      await bench.places(seller, 'r1', sells(await bench.desk.dig(seller, kg), kg, 200), '1000000')
      await bench.places(buyer, 'r1', buys(kg, 200), '1000000')
    }
    await bench.finish('r1')
    return bench
  }
  it('three sellers and three buyers whom one owner controls: they are one of each', async () => {
    const bench = await traded(
      [
        ['s1', 'b1', 400],
        ['s2', 'b2', 400],
        ['s3', 'b3', 400],
      ],
      true,
    )
    expect(bench.benchmark('r1')).toMatchObject({ price: undefined })
  })
  it('a trader with many orders on both sides: what it sells where it buys is left out', async () => {
    const bench = await traded([
      ['s1', 's1', 400],
      ['s1', 's1', 400],
      ['s1', 's1', 400],
    ])
    expect(bench.benchmark('r1')).toMatchObject({ price: undefined, grams: 0 })
  })
  it('one who sells nearly all, with two friends for the number', async () => {
    const bench = await traded([
      ['s1', 'b1', 1000],
      ['s2', 'b2', 400],
      ['s3', 'b3', 10],
    ])
    expect(bench.benchmark('r1')?.withheld).toMatch(/more than 60 %/)
  })
  it('a ring of six that trades a few hundred kilograms', async () => {
    const bench = await traded([
      ['s1', 'b1', 100],
      ['s2', 'b2', 100],
      ['s3', 'b3', 100],
    ])
    expect(bench.benchmark('r1')?.withheld).toMatch(/Only 300000 g were traded/)
  })
  // Works today: a benchmark is made of what a round cleared, and what of it never came is not taken off. Damages between friends are its only cost.
  it.fails('a ring of six for goods that all of them then leave undelivered', async () => {
    const bench = await traded([
      ['s1', 'b1', 400],
      ['s2', 'b2', 400],
      ['s3', 'b3', 400],
    ])
    for (const seller of ['s1', 's2', 's3']) await bench.undelivered(seller, 'r1')
    expect(await bench.operates('settle-round', { round: 'r1' })).toBe('taken')
    expect(bench.benchmark('r1')?.price).toBeUndefined()
  })
  it('a trade with oneself, for the value by which conversions deposit: it takes several owners to move that', async () => {
    const bench = await market({ plant: '100000' })
    const value = async (round: string): Promise<string | undefined> => {
      await bench.announce(round, { materials: [{ material: ORE, grades: ['traced'] }] })
      return bench.venue.round(round).spec.materials[0]?.value
    }
    const before = await value('r1')
    const lot = await bench.desk.dig('plant', 10)
    await bench.places('plant', 'r1', sells(lot, 1, 0.01), '1')
    await bench.places('plant', 'r1', buys(1, 0.01), '1')
    await bench.finish('r1')
    expect(bench.price('r1')).toBe(0.01)
    expect(await value('r2')).toBe(before)
  })
})

describe('a trade with oneself', () => {
  it('brings its sender nothing: no money moves, nothing is to be handed over, deposits come back', async () => {
    const bench = await market({ washer: '10000' })
    const lot = await bench.desk.dig('washer', 100)
    await bench.announce('r1')
    await bench.places('washer', 'r1', sells(lot, 100, 40), '1000')
    await bench.places('washer', 'r1', buys(100, 80), '1000')
    await bench.finish('r1')
    expect(await bench.operates('settle-round', { round: 'r1' })).toBe('taken')
    expect([bench.cash('washer'), bench.stock('washer')]).toEqual([10_000, 100])
    await bench.laws()
  })
  it('takes a rival’s turn at no price: who bids more is still served first', async () => {
    const bench = await market({ washer: '10000', rival: '10000' })
    const lot = await bench.desk.dig('washer', 100)
    await bench.announce('r1')
    await bench.places('washer', 'r1', sells(lot, 100, 40), '1000')
    await bench.places('washer', 'r1', buys(100, 50), '1000')
    const rival = await bench.places('rival', 'r1', buys(60, 50.000001), '1000')
    await bench.finish('r1')
    expect(bench.filled('r1', rival)).toBe(60_000)
  })
  it('does not sell the same goods again while others are to have them', async () => {
    const bench = await market({ washer: '10000', mill: '10000' })
    const lot = await bench.desk.dig('washer', 100)
    await bench.announce('r1')
    await bench.announce('r2', { closes: '2027-02-01T00:00:00Z' })
    await bench.places('washer', 'r1', sells(lot, 100, 40), '1000')
    await bench.places('mill', 'r1', buys(100, 50), '1000')
    await bench.places('washer', 'r2', sells(lot, 100, 40), '1000', 'again')
    await bench.places('washer', 'r2', buys(100, 50), '1000')
    await bench.finish('r1')
    const { refused } = await bench.finish('r2')
    expect(refused.get('again')).toMatch(/It sells 100000 g/)
  })
})

describe('the money that a state has set aside for price contracts', () => {
  const STRIKE = { material: ORE, strike: '60', budget: 'support' }
  const floor = (lot: string, kg = 1000) =>
    ({ kind: 'floor', ...GOODS, month: MARCH, kg: String(kg), contract: 'c', floor: '0', lots: [lot] }) as const
  async function supported(more: Readonly<Record<string, string>> = {}): Promise<{ bench: Bench; lot: string }> {
    const bench = await market({ seller: '10000', friend: '10000', state: '100000', ...more })
    const lot = await bench.desk.dig('seller', 1000)
    await bench.does('state', 'fund-budget', { budget: 'support', amount: '60000' })
    await bench.desk.operate('sign-contract', { id: 'c', organisation: bench.id('seller'), ...STRIKE, amount: '60000' })
    await bench.announce('r1')
    return { bench, lot }
  }
  it('is not paid to a seller that sells to itself', async () => {
    const { bench, lot } = await supported()
    await bench.places('seller', 'r1', floor(lot))
    await bench.places('seller', 'r1', buys(1000, 0.1), '1000')
    await bench.finish('r1')
    expect(await bench.operates('settle-round', { round: 'r1' })).toBe('taken')
    expect([bench.cash('seller'), bench.balance('budget support'), bench.stock('seller')]).toEqual([
      10_000, 60_000, 1000,
    ])
    await bench.laws()
  })
  it('nor to one that sells to a sister of the same owner', async () => {
    const { bench, lot } = await supported()
    await own(bench, ['seller', 'friend'])
    await bench.places('seller', 'r1', floor(lot))
    await bench.places('friend', 'r1', buys(1000, 0.1), '1000')
    await bench.finish('r1')
    await bench.delivers('seller', 'r1', lot)
    expect(await bench.operates('settle-round', { round: 'r1' })).toBe('taken')
    expect([bench.worth('seller') + bench.worth('friend'), bench.balance('budget support')]).toEqual([20_000, 60_000])
  })
  it('goes back for what the seller does not hand over, and the contract may take it again', async () => {
    const { bench, lot } = await supported()
    await bench.places('seller', 'r1', floor(lot))
    await bench.places('friend', 'r1', buys(1000, 0.1), '1000')
    await bench.finish('r1')
    await bench.undelivered('seller', 'r1')
    expect(await bench.operates('settle-round', { round: 'r1' })).toBe('taken')
    // All that is left of it are the damages, a tenth of the price.
    expect([bench.cash('seller'), bench.cash('friend'), bench.balance('budget support')]).toEqual([
      9995, 10_005, 60_000,
    ])
    expect(bench.venue.contracts.get('c')?.amount).toBe(60_000_000_000)
    await bench.laws()
  })
  it('goes back in part for what comes in part', async () => {
    const { bench, lot } = await supported()
    await bench.places('seller', 'r1', floor(lot))
    await bench.places('friend', 'r1', buys(1000, 0.1), '1000')
    const { parcels } = await bench.finish('r1')
    bench.wait(1000)
    await bench.desk.deliver('seller', parcels[0]!.id, bench.id('friend'), lot, 250_000)
    await bench.undelivered('seller', 'r1')
    await bench.operates('settle-round', { round: 'r1' })
    expect(bench.balance('budget support')).toBe(60_000 - 250 * (60 - bench.price('r1')))
    await bench.laws()
  })
  it('goes back for what a friend buys who then is in default', async () => {
    const { bench, lot } = await supported({ shell: '10' })
    await bench.places('seller', 'r1', floor(lot))
    await bench.places('shell', 'r1', buys(1000, 0.1), '10')
    await bench.finish('r1')
    expect(
      await bench.operates('declare-default', { round: 'r1', organisation: bench.id('shell'), why: 'no money' }),
    ).toBe('taken')
    expect(await bench.operates('settle-round', { round: 'r1' })).toBe('taken')
    expect(bench.balance('budget support')).toBe(60_000)
    await bench.laws()
  })
  it('has what a contract brings once that is settled, and not before: until then the buyer may not pay, nor the seller deliver', async () => {
    const { bench, lot } = await supported({ mill: '1000000' })
    // At 100 USD, above the strike, the sale brings the budget 40 USD a kilogram.
    await bench.places('seller', 'r1', floor(lot))
    await bench.places('mill', 'r1', buys(1000, 100), '10000')
    await bench.places('friend', 'r1', buys(1, 99), '10')
    const { parcels } = await bench.finish('r1')
    const brought = 1000 * (bench.price('r1') - 60)
    expect(brought).toBeGreaterThan(0)
    expect([bench.balance('budget support'), bench.balance('contracts r1 support')]).toEqual([60_000, brought])
    // Nobody takes it out, though no contract binds it any more.
    expect(await bench.does('seller', 'give-up-contract', { contract: 'c' })).toBe('taken')
    const back = (amount: string) => bench.does('state', 'take-budget-back', { budget: 'support', amount })
    expect(await back('60000.000000001')).toBe('BUDGET_NOT_FREE')
    for (const { id } of parcels)
      await bench.operates('declare-undelivered', { round: 'r1', parcel: id, why: 'it did not come' })
    expect([bench.balance('budget support'), bench.balance('contracts r1 support')]).toEqual([60_000, 0])
    expect(await bench.operates('settle-round', { round: 'r1' })).toBe('taken')
    expect(bench.balance('budget support')).toBe(60_000)
    await bench.laws()
  })
  it('is no cover for what its seller buys: goods are handed over against the strike, not against what the budget is to get', async () => {
    const { bench, lot } = await supported({ mill: '1000000', honest: '10000' })
    const others = [await bench.desk.dig('honest', 880, OTHER), await bench.desk.dig('honest', 870, OTHER)]
    await bench.announce('r2', { materials: [ORE, OTHER].map((material) => ({ material, grades: ['traced'] })) })
    await bench.places('seller', 'r2', floor(lot))
    await bench.places('mill', 'r2', buys(1000, 100), '10000')
    await bench.places('friend', 'r2', buys(1, 99), '10')
    await bench.places('honest', 'r2', sells(others, 1000, 80, { material: OTHER }), '8000')
    await bench.places('seller', 'r2', buys(1000, 80, { material: OTHER }), '8000')
    await bench.finish('r1')
    const { parcels } = await bench.finish('r2')
    await bench.delivers('seller', 'r2', lot)
    const parcel = parcels.find(({ source }) => source.startsWith(OTHER))!.id
    const hands = (n: 0 | 1) =>
      codeOf(
        bench.desk.record('honest', {
          kind: 'transfer',
          id: `urn:test:event:other-${n}`,
          ...bench.desk.at('honest'),
          lots: [{ lot: others[n]!, mass: grams(n === 0 ? 880_000n : 870_000n) }],
          from: bench.id('honest'),
          to: bench.id('seller'),
          order: parcel,
        }),
      )
    bench.wait(1000)
    // It has 10,000, and 60,000 come for its ore; the rest of its price is the budget's.
    expect(await hands(0)).toBe('PARCEL_NOT_COVERED')
    expect(await hands(1)).toBe('taken')
    await bench.laws()
  })
  it('is not drawn on twice by a seller who has two orders under one contract', async () => {
    const { bench, lot } = await supported()
    await bench.places('seller', 'r1', floor(lot, 500), '0', 'one')
    await bench.places('seller', 'r1', floor(lot, 500), '0', 'two')
    await bench.places('friend', 'r1', buys(1000, 0.1), '1000')
    const { refused } = await bench.finish('r1')
    expect([...refused.keys()]).toEqual(['two'])
  })
  // Works today: nothing tells a friend at arm's length from a buyer, and goods that go out at next to nothing may come back by another round.
  it.fails(
    'is not paid where a friend at arm’s length takes the goods at next to nothing and sells them back',
    async () => {
      const { bench, lot } = await supported()
      await bench.places('seller', 'r1', floor(lot))
      await bench.places('friend', 'r1', buys(1000, 0.1), '1000')
      await bench.finish('r1')
      await bench.delivers('seller', 'r1', lot)
      await bench.operates('settle-round', { round: 'r1' })
      await bench.announce('r2')
      await bench.places('friend', 'r2', sells(lot, 1000, 0.1), '1000')
      await bench.places('seller', 'r2', buys(1000, 0.1), '1000')
      const { parcels } = await bench.finish('r2')
      bench.wait(1000)
      // The goods lie where they were.
      await bench.desk.record('friend', {
        kind: 'transfer',
        id: 'urn:test:event:back',
        ...bench.desk.at('seller'),
        lots: [{ lot, mass: grams(1_000_000n) }],
        from: bench.id('friend'),
        to: bench.id('seller'),
        order: parcels[0]!.id,
      })
      expect(await bench.operates('settle-round', { round: 'r2' })).toBe('taken')
      expect(bench.stock('seller')).toBe(1000)
      expect(bench.balance('budget support')).toBe(60_000)
    },
  )
})

describe('a budget', () => {
  /** A contract has brought its budget 20,000: the price was above the strike. */
  async function gained(before: (bench: Bench) => Promise<unknown> = () => Promise.resolve()): Promise<Bench> {
    const bench = await market({ seller: '10000', mill: '100000', state: '100000', thief: '1000' })
    const lot = await bench.desk.dig('seller', 500)
    await before(bench)
    await bench.does('state', 'fund-budget', { budget: 'support', amount: '10000' })
    const contract = {
      id: 'c',
      organisation: bench.id('seller'),
      material: ORE,
      strike: '20',
      budget: 'support',
      amount: '10000',
    }
    await bench.desk.operate('sign-contract', contract)
    await bench.announce('r1')
    await bench.places(
      'seller',
      'r1',
      { kind: 'floor', ...GOODS, month: MARCH, kg: '500', contract: 'c', floor: '10', lots: [lot] },
      '1000',
    )
    await bench.places('mill', 'r1', buys(1000, 60), '6000')
    await bench.finish('r1')
    await bench.delivers('seller', 'r1', lot)
    await bench.operates('settle-round', { round: 'r1' })
    await bench.does('seller', 'give-up-contract', { contract: 'c' })
    expect(Math.floor(bench.balance('budget support'))).toBe(30_000)
    return bench
  }
  const takes = (bench: Bench, name: string, amount: string): Promise<string> =>
    bench.does(name, 'take-budget-back', { budget: 'support', amount })
  it('gives what contracts have brought to nobody who has put in a billionth of a dollar', async () => {
    const bench = await gained()
    await bench.does('thief', 'fund-budget', { budget: 'support', amount: '0.000000001' })
    expect(await takes(bench, 'state', '10000')).toBe('taken')
    expect(await takes(bench, 'thief', '0.000000002')).toBe('BUDGET_NOT_FREE')
    expect(await takes(bench, 'thief', '0.000000001')).toBe('taken')
    expect(bench.cash('thief')).toBe(1000)
    await bench.laws()
  })
  it('nor keeps it from who has set the budget up: what another puts in is in nobody’s way', async () => {
    const bench = await gained()
    await bench.does('thief', 'fund-budget', { budget: 'support', amount: '1' })
    expect(await takes(bench, 'state', '30000')).toBe('taken')
    expect(await takes(bench, 'thief', '1')).toBe('taken')
    expect([bench.cash('state'), bench.cash('thief'), bench.balance('budget support')]).toEqual([120_000, 1000, 0])
    await bench.laws()
  })
  // Works today: a budget is a name, and the first who sets anything aside for it has what contracts bring. Operators see whose it is before they sign a contract.
  it.fails(
    'gives them to nobody who set a billionth of a dollar aside under its name before the state did',
    async () => {
      const bench = await gained((market) =>
        market.does('thief', 'fund-budget', { budget: 'support', amount: '0.000000001' }),
      )
      expect(await takes(bench, 'thief', '20000')).toBe('BUDGET_NOT_FREE')
    },
  )
  it('is not taken back by somebody who put nothing in', async () => {
    const bench = await gained()
    expect(await takes(bench, 'thief', '0.000000001')).toBe('BUDGET_NOT_FREE')
    expect(await takes(bench, 'seller', '1')).toBe('BUDGET_NOT_FREE')
  })
  it('of nine billions stops no round: no contract takes more of it than a book holds', async () => {
    const bench = await market({ seller: '10000', mill: '10000', state: '20000000000' })
    const lot = await bench.desk.dig('seller', 100)
    await bench.does('state', 'fund-budget', { budget: 'support', amount: '10000000000' })
    const contract = { organisation: bench.id('seller'), material: ORE, strike: '60', budget: 'support' }
    const signs = (id: string, amount: string) => bench.operates('sign-contract', { id, ...contract, amount })
    expect(await signs('all', '10000000000')).toBe('CONTRACT_TOO_LARGE')
    expect(await signs('most', '4000000000')).toBe('taken')
    expect(await signs('rest', '600000000')).toBe('CONTRACT_TOO_LARGE')
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(lot, 100, 50), '1000')
    await bench.places('mill', 'r1', buys(100, 70), '1000')
    expect((await bench.finish('r1')).parcels).toHaveLength(1)
  })
})
