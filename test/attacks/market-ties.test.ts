import { base64url } from 'jose'
import { combine } from 'shamir-secret-sharing'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  buy as bookBuy,
  clearRound,
  digest,
  validateBook,
  sell as bookSell,
  USUAL_LIMITS,
  verifyLog,
  type Book,
  type Entry,
  type Envelope,
  type Order,
  type Round,
  type MarketEvent,
} from '../../src/market/index.ts'
import { openOrders } from '../../src/market/venue/rules/rounds/opening.ts'
import { quantity } from '../../src/quantity/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { chained, given } from '../market-chained.ts'
import { Desk, MemoryLog } from '../market-desk.ts'
import { buy, linesOf, ORE, sell, verified } from './public-lines.ts'

/** Who would have a tie broken as it suits: by ids, by an order that opens for friends alone, by withholding, by the log. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

describe('two equal blocks, of which one finds a buyer', () => {
  const NODE = 'dy/any/JPN/2027-01'
  const mass = { most: quantity<'g'>(10_000), least: quantity<'g'>(10_000) }
  const price = { ask: quantity<'µUSD/kg'>(50_000_000), bid: quantity<'µUSD/kg'>(90_000_000) }
  const block = (id: string): Order => bookSell({ id, owner: id, ...mass, node: NODE, ask: price.ask })
  const bookOf = (orders: readonly Order[], tieBreak?: string): Book => ({
    round: 'test',
    materials: [{ name: 'dy', grades: ['any'], wasteCost: 0 }],
    places: ['JPN'],
    months: ['2027-01'],
    routes: [],
    rules: 3,
    priceRule: 'lowest',
    budgets: {},
    ...(tieBreak === undefined ? {} : { tieBreak }),
    orders: [...orders, bookBuy({ id: 'buyer', owner: 'buyer', ...mass, at: [{ node: NODE, bid: price.bid }] })],
  })
  const winnerIn = (book: Book): string | undefined => {
    const { open, certificate } = clearRound(solver, book, USUAL_LIMITS)
    return certificate.fills.map(([o]) => open.orders[o]!.order.id).find((id) => id !== 'buyer')
  }
  const rival = block('honest')
  /** The first of some ids that wins, by what somebody can work out who knows all orders and no tie-break. */
  const tried = (count: number): Order | undefined =>
    Array.from({ length: count }, (_, i) => block(`mine-${i}`)).find(
      (mine) => winnerIn(bookOf([mine, rival])) === mine.id,
    )

  it('is won by those who try ids, where nothing but the orders decides: so it was', () => {
    expect(tried(50)).toBeDefined()
  })
  it('is won by either as often, however many ids were tried, where the tie-break comes after', () => {
    const mine = tried(50)!
    const won = Array.from({ length: 200 }, (_, i) => winnerIn(bookOf([mine, rival], digest(i)))).filter(
      (id) => id === mine.id,
    )
    // 100 in the mean, with a standard deviation of 7.
    expect(won.length).toBeGreaterThan(70)
    expect(won.length).toBeLessThan(130)
  })
  it('is won by the same whatever order they were handed in', () => {
    const orders = [block('a'), block('b'), block('c'), rival]
    for (const tieBreak of ['1', '2', '3'].map(digest)) {
      const forwards = bookOf(orders, tieBreak)
      expect(winnerIn({ ...forwards, orders: forwards.orders.toReversed() })).toBe(winnerIn(forwards))
    }
  })
  it('has another hash with another tie-break: a certificate is of one', () => {
    const orders = [block('a'), rival]
    const hashes = [undefined, digest(1), digest(2)].map((tieBreak) => validateBook(bookOf(orders, tieBreak)).hash)
    expect(new Set(hashes).size).toBe(3)
  })
})

describe('what takes part in a round', () => {
  const CLOSES = '2027-01-02T00:00:00.000Z'
  let desk: Desk
  let log: MemoryLog
  let strange: Envelope

  beforeAll(async () => {
    log = new MemoryLog()
    desk = await Desk.open(world, solver, log)
    for (const name of ['one', 'two', 'three', 'schemer']) await desk.join(name, 'AUS')
    const lot = await desk.dig('one', 100)
    await desk.operate('announce-round', {
      round: 'r',
      spec: {
        title: 'Ties',
        opens: desk.time.now,
        closes: CLOSES,
        materials: [{ material: ORE, grades: ['traced'] }],
        places: ['AUS'],
        months: ['2027-03'],
        trustees: ['one', 'two', 'three'].map((name) => desk.keysOf(name).id),
        threshold: 2,
      },
    })
    await desk.place('one', 'r', sell(40, 50, lot), { order: 'sale', deposit: '5000' })
    await desk.place('two', 'r', buy(30, 70), { order: 'purchase', deposit: '5000' })
    // The schemer's order can be read by the third trustee, its friend, and not by the first, which has rubbish in its place.
    const { id, actor } = desk.keysOf('schemer')
    const sealed = await desk.sealed('r', { organisation: id, order: 'strange' }, buy(30, 70))
    const [first, ...others] = sealed.shares
    const parts = first!.share.split('.')
    const rubbish = parts.with(1, `${parts[1]!.slice(0, -6)}AAAAAA`).join('.')
    strange = { ...sealed, shares: [{ ...first!, share: rubbish }, ...others] }
    await desk.ask(actor, 'place-order', { round: 'r', order: 'strange', deposit: '5000', envelope: strange })
    desk.time.now = CLOSES
    await desk.operate('close-round', { round: 'r' })
  })

  /** Shares of those who hand out what they can read. */
  const sharesOf = async (...names: string[]): Promise<Round['shares']> => {
    const round = desk.venue.round('r')
    const all = await Promise.all(
      names.map(async (name) => {
        const own = await Promise.all(
          [...round.orders.keys()].map(async (order) =>
            desk.share(name, 'r', order).then(
              (share) => [[order, share] as const],
              () => [],
            ),
          ),
        )
        return [desk.keysOf(name).id, new Map(own.flat())] as const
      }),
    )
    return new Map(all)
  }

  it('is settled at the close: no trustee changes it by keeping a share back', async () => {
    const round = desk.venue.round('r')
    const outcomes = await Promise.all(
      [
        ['one', 'two'],
        ['two', 'three'],
        ['one', 'three'],
        ['three', 'two', 'one'],
      ].map(async (names) => openOrders(desk.venue, { ...round, shares: await sharesOf(...names) })),
    )
    for (const { accepted, refused, tieBreak } of outcomes) {
      expect(accepted.map(({ order }) => order)).toEqual(['purchase', 'sale'])
      expect(refused.map(({ order }) => order)).toEqual(['strange'])
      expect(tieBreak).toBe(outcomes[0]!.tieBreak)
    }
  })
  it('is not changed by a sender who says the key of an order that not all could read, or does not', async () => {
    const round = desk.venue.round('r')
    const shares = await sharesOf('one', 'two')
    const own = await openOrders(desk.venue, { ...round, shares })
    // Two of three shares make its key, which the market takes: it is the one that the envelope names.
    const parts = await Promise.all(
      ['two', 'three'].map(async (name) => base64url.decode(await desk.share(name, 'r', 'strange'))),
    )
    const key = base64url.encode(await combine(parts))
    const revealed = await openOrders(desk.venue, { ...round, shares, revealed: new Map([['strange', key]]) })
    expect({ ...revealed, refused: revealed.refused.map(({ order }) => order) }).toEqual({
      ...own,
      refused: own.refused.map(({ order }) => order),
    })
    expect(revealed.refused[0]!.why).toMatch(/not all of its trustees could have opened it/)
  })
  it('and the tie-break come of all keys: without one of them another comes out', async () => {
    const round = desk.venue.round('r')
    const shares = await sharesOf('one', 'two')
    const { tieBreak } = await openOrders(desk.venue, { ...round, shares })
    for (const order of ['sale', 'purchase']) {
      const fewer = new Map([...round.orders].filter(([id]) => id !== order))
      expect((await openOrders(desk.venue, { ...round, shares, orders: fewer })).tieBreak).not.toBe(tieBreak)
    }
  })

  describe('once it is opened and cleared', () => {
    beforeAll(async () => {
      const round = desk.venue.round('r')
      for (const name of ['two', 'three'])
        await desk.ask(desk.keysOf(name).actor, 'give-shares', { round: 'r', shares: await desk.shares(name, 'r') })
      expect(round.unreadable.get('strange')).toBeUndefined()
      await desk.operate('open-round', { round: 'r' })
      await desk.operate('clear-round', { round: 'r' })
    })
    const withOpened = (change: object): Entry<MarketEvent>[] =>
      chained(
        log.entries.map((entry) =>
          entry.event.kind === 'opened' ? { ...entry, event: { ...entry.event, ...change } } : entry,
        ),
      )

    it('stands in the log, which is sound', async () => {
      const opened = log.entries.find(({ event }) => event.kind === 'opened')?.event
      expect(opened).toMatchObject({ tieBreak: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown })
      expect(desk.venue.round('r').book?.tieBreak).toBe((opened as { tieBreak?: string }).tieBreak)
      expect((await verifyLog(world, given(log.entries))).faults).toEqual([])
      expect((await verified(world, linesOf(log.entries))).faults).toEqual([])
    })
    it.each<[string, object]>([
      ['another', { tieBreak: '0'.repeat(64) }],
      ['none', { tieBreak: undefined }],
    ])('is found out with %s', async (_, change) => {
      const { faults } = await verifyLog(world, given(withOpened(change)))
      expect(faults.some((fault) => /opened.*is not what the rules lead to/.test(fault))).toBe(true)
    })
    it('is found out by everybody where it tells none', async () => {
      const { faults } = await verified(world, linesOf(withOpened({ tieBreak: undefined })))
      expect(faults[0]).toMatch(/does not tell what decides between orders that are alike/)
    })
  })
})
