import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../../files/index.ts'
import {
  bookView,
  placeOrder,
  roundView,
  verifyLog,
  verifyPublicLog,
  type Entry,
  type OrderContent,
  type PublishedRound,
  type MarketEvent,
} from '../../../index.ts'
import { loadSolver } from '../../../../solver/index.ts'
import type { World } from '../../../../world/index.ts'
import { chained, given } from '../../../../../test/market-chained.ts'
import { linesOf } from '../../../../../test/attacks/public-lines.ts'
import { codeOf, Desk, MemoryLog } from '../../../../../test/market-desk.ts'

/** A round with a collar: who would push its price is left out, and the round goes on. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const ORE = 'ore-mt-weld'
const HOUR_MS = 3_600_000
const GIVEN = { material: ORE, price: '60', source: 'the tables of 2024' }

async function market(log = new MemoryLog()): Promise<Desk> {
  const desk = await Desk.open(world, solver, log)
  for (const name of ['mine', 'buyer', 'other']) await desk.join(name, 'AUS')
  return desk
}

const specOf = (desk: Desk, collar?: object) => {
  const start = Date.parse(desk.time.now)
  return {
    title: 'A round',
    opens: new Date(start).toISOString(),
    closes: new Date(start + HOUR_MS).toISOString(),
    materials: [{ material: ORE, grades: ['traced'] }],
    places: ['AUS'],
    months: ['2027-03', '2027-04'],
    margin: 0.1,
    trustees: [desk.keysOf('buyer').id],
    threshold: 1,
    ...(collar === undefined ? {} : { collar }),
  }
}
const announce = (desk: Desk, round: string, collar?: object) =>
  desk.operate('announce-round', { round, spec: specOf(desk, collar) })

const GOODS = { material: ORE, grade: 'traced', place: 'AUS' }
const sell = (ask: string, lot: string, kg = '100'): OrderContent => ({
  kind: 'sell',
  ...GOODS,
  kg,
  month: '2027-03',
  ask,
  lots: [lot],
})
const buy = (bid: string, kg = '100'): OrderContent => ({
  kind: 'buy',
  ...GOODS,
  kg,
  at: [{ month: '2027-03', bid }],
})
const bundle = (bid: string): OrderContent => ({
  kind: 'basket',
  place: 'AUS',
  baskets: [
    {
      month: '2027-03',
      bid,
      parts: [{ material: ORE, grade: 'traced', kg: '100' }],
    },
  ],
})

/** A round about 60, within a fifth of it, with these orders; why each that was refused was. */
async function refusedOf(orders: (lot: string) => readonly (readonly [string, OrderContent])[]): Promise<{
  readonly desk: Desk
  readonly why: readonly (string | undefined)[]
}> {
  const desk = await market()
  const lot = await desk.dig('mine', 10_000)
  await announce(desk, 'r', { percent: 20, references: [GIVEN] })
  const ids: string[] = []
  for (const [who, content] of orders(lot)) ids.push(await desk.place(who, 'r', content, { deposit: '100000' }))
  const round = await desk.finish('r')
  return { desk, why: ids.map((id) => round.refused.get(id)) }
}

describe('orders and the collar', () => {
  it('take part up to its edges, and not a micro-dollar beyond', async () => {
    const { why } = await refusedOf((lot) => [
      ['mine', sell('48', lot)],
      ['mine', sell('47.999999', lot)],
      ['buyer', buy('72')],
      ['other', buy('72.000001')],
    ])
    expect(why.map((one) => one !== undefined)).toEqual([false, true, false, true])
    expect(why[3]).toContain('collar ends at 72')
  })

  it('are not refused for asking more or bidding less: these do not move the price beyond it', async () => {
    const { why } = await refusedOf((lot) => [
      ['mine', sell('200', lot)],
      ['buyer', buy('1')],
    ])
    expect(why).toEqual([undefined, undefined])
  })

  it('are checked against it as baskets as well', async () => {
    const { why } = await refusedOf(() => [
      ['buyer', bundle('72')],
      ['other', bundle('73')],
    ])
    expect(why.map((one) => one !== undefined)).toEqual([false, true])
  })

  it('cannot kill a round by a price beyond it: the others trade, within it, as if it had not come', async () => {
    const { desk, why } = await refusedOf((lot) => [
      ['mine', sell('50', lot)],
      ['buyer', buy('70')],
      ['other', buy('900000')],
    ])
    const round = desk.venue.round('r')
    expect(round.status).toBe('cleared')
    expect(why[2]).toBeDefined()
    expect([...round.prices.values()][0]).toBe(60_000_000)
    expect(round.parcels.map(({ grams }) => grams)).toEqual([100_000])
  })
})

describe('the price that a collar lies about', () => {
  it('is that of the last round that traded the goods, where the announcement has none', async () => {
    const desk = await market()
    const lot = await desk.dig('mine', 10_000)
    await announce(desk, 'first')
    await desk.place('mine', 'first', sell('80', lot), { deposit: '100000' })
    await desk.place('buyer', 'first', buy('80'), { deposit: '100000' })
    await desk.finish('first')
    await announce(desk, 'second', { percent: 10 })
    expect(desk.venue.round('second').spec.collar?.references).toEqual([{ ...GOODS, price: '80', round: 'first' }])
    const entries = (desk.log as MemoryLog).entries
    expect((await verifyLog(world, given(entries))).faults).toEqual([])
  })

  it('has to be there for all that is traded, with a source, of what is traded', async () => {
    const desk = await market()
    const refused = (collar: object): Promise<string> => codeOf(announce(desk, 'r', collar))
    expect(await refused({ percent: 10 })).toBe('COLLAR_REFERENCE')
    expect(await refused({ percent: 10, references: [{ material: ORE, price: '60' }] })).toBe('INPUT_NOT_ALLOWED')
    expect(await refused({ percent: 10, references: [GIVEN, { ...GIVEN, place: 'JPN' }] })).toBe('COLLAR_REFERENCE')
    expect(await refused({ percent: 10, references: [{ material: ORE, price: '60', round: 'r' }] })).toBe(
      'COLLAR_REFERENCE',
    )
    expect(await refused({ percent: 10, references: [GIVEN] })).toBe('taken')
  })

  it('is what is named most closely', async () => {
    const desk = await market()
    const lot = await desk.dig('mine', 10_000)
    await announce(desk, 'r', { percent: 10, references: [GIVEN, { ...GIVEN, place: 'AUS', price: '100' }] })
    const order = await desk.place('mine', 'r', sell('60', lot), { deposit: '100000' })
    expect((await desk.finish('r')).refused.get(order)).toContain('begins at 90')
  })

  it('cannot be said once a round is announced', async () => {
    const desk = await market()
    await announce(desk, 'r')
    expect(await codeOf(announce(desk, 'r', { percent: 10, references: [GIVEN] }))).toBe('ROUND_TWICE')
  })
})

describe('a trader’s own machine', () => {
  it('refuses an order outside the collar before it is sealed', async () => {
    const desk = await market()
    await announce(desk, 'r', { percent: 20, references: [GIVEN] })
    const shown = JSON.parse(JSON.stringify(roundView(desk.venue, 'r'))) as Parameters<typeof placeOrder>[0]
    const place = (bid: string) => placeOrder(shown, buy(bid), { organisation: desk.keysOf('buyer').id, order: 'x' })
    await expect(place('73')).rejects.toMatchObject({ faults: [{ code: 'ORDER_OUTSIDE_COLLAR' }] })
    expect((await place('72')).input.round).toBe('r')
  })
})

describe('one who verifies', () => {
  /** A round about 60 in which an order at 90 trades: its operator has let it in. */
  async function forged(): Promise<{ desk: Desk; entries: Entry<MarketEvent>[] }> {
    const desk = await market()
    const lot = await desk.dig('mine', 10_000)
    await announce(desk, 'r', { percent: 90, references: [GIVEN] })
    await desk.place('mine', 'r', sell('90', lot), { deposit: '100000' })
    await desk.place('buyer', 'r', buy('90'), { deposit: '100000' })
    await desk.finish('r')
    // The same, had it been announced with a collar of a fifth.
    const narrow = <T>(one: T): T => JSON.parse(JSON.stringify(one).replaceAll('"percent":90', '"percent":20')) as T
    return { desk, entries: chained((desk.log as MemoryLog).entries.map(narrow)) }
  }

  it('finds a log in which an order outside the collar was let in', async () => {
    const { desk } = await refusedOf((lot) => [
      ['mine', sell('50', lot)],
      ['buyer', buy('90')],
    ])
    const list = (desk.log as MemoryLog).entries
    const opening = list.findIndex(({ event }) => event.kind === 'opened')
    const letIn = list.slice(0, opening + 1).map((one): Entry<MarketEvent> => {
      const { event } = one
      if (event.kind !== 'opened') return one
      const accepted = [...event.accepted, ...event.refused.map(({ order }) => ({ order, content: buy('90') }))]
      return { ...one, event: { ...event, accepted, refused: [] } }
    })
    expect((await verifyLog(world, given(list))).faults).toEqual([])
    const { faults } = await verifyLog(world, given(chained(letIn)))
    expect(faults).toContainEqual(expect.stringContaining('collar ends at 72'))
  })

  it('finds it in the public log with the book that is published', async () => {
    const { desk, entries } = await forged()
    const view = JSON.parse(
      JSON.stringify(roundView(desk.venue, 'r')).replaceAll('"percent":90', '"percent":20'),
    ) as PublishedRound
    const book = bookView(desk.venue, 'r')
    const lines = linesOf(entries)
    const { faults } = await verifyPublicLog(world, given(lines), { rounds: [view], books: [book] })
    expect(faults).toContainEqual(expect.stringContaining('outside the collar'))
  })

  it('finds a reference that the market does not have', async () => {
    const desk = await market()
    const lot = await desk.dig('mine', 10_000)
    await announce(desk, 'first')
    await desk.place('mine', 'first', sell('80', lot), { deposit: '100000' })
    await desk.place('buyer', 'first', buy('80'), { deposit: '100000' })
    await desk.finish('first')
    await announce(desk, 'second', { percent: 10 })
    const entries = chained(
      (desk.log as MemoryLog).entries.map(
        (one) => JSON.parse(JSON.stringify(one).replace('"price":"80"', '"price":"90"')) as Entry<MarketEvent>,
      ),
    )
    const { faults } = await verifyLog(world, given(entries))
    expect(faults).toContainEqual(expect.stringContaining('collar'))
  })
})
