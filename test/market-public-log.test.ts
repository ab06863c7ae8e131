import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/cli/load.ts'
import {
  bookView,
  followChain,
  followPublic,
  publicEntry,
  roundView,
  verifyLog,
  verifyPublicLog,
  type Book,
  type Entry,
  type OrderContent,
  type PublicEntry,
  type PublicVerified,
  type PublishedRound,
  type VenueEvent,
  type VerifyPublicOptions,
} from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { chained, chainedWith, given } from './market-chained.ts'
import { Desk, MemoryLog } from './market-desk.ts'

/**
 * What everybody may read of a log: the same chain as that of the whole log, the life of each round, and nothing that would tell who
 * trades.
 */

const solver = await loadSolver()
let world: World
let desk: Desk
let entries: readonly Entry<VenueEvent>[]

const ORE = 'ore-mt-weld'
const sell = (kg: number, ask: number, lot: string): OrderContent => ({
  kind: 'sell',
  material: ORE,
  grade: 'traced',
  place: 'AUS',
  month: '2027-03',
  kg: String(kg),
  ask: String(ask),
  lots: [lot],
})
const buy = (kg: number, bid: number): OrderContent => ({
  kind: 'buy',
  material: ORE,
  grade: 'traced',
  place: 'AUS',
  kg: String(kg),
  at: [{ month: '2027-03', bid: String(bid) }],
})

beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  const log = new MemoryLog()
  desk = await Desk.open(world, solver, log)
  for (const name of ['seller', 'buyer', 'rival']) await desk.join(name, 'AUS', '20000')
  const lot = await desk.dig('seller', 300)
  for (const round of ['cleared', 'void', 'taking']) {
    await desk.operate('announce-round', {
      round,
      spec: {
        title: round,
        opens: desk.time.now,
        closes: new Date(Date.parse(desk.time.now) + 3_600_000).toISOString(),
        materials: [{ material: ORE, grades: ['traced'] }],
        places: ['AUS'],
        months: ['2027-03'],
        trustees: ['seller', 'buyer'].map((name) => desk.keysOf(name).id),
        threshold: 2,
      },
    })
    await desk.place('seller', round, sell(40, 50, lot), { order: `${round}-sale`, deposit: '500' })
    await desk.place('buyer', round, buy(30, 70), { order: `${round}-purchase`, deposit: '500' })
    // Refused once it is opened: nobody has such a lot.
    await desk.place('rival', round, sell(10, 40, 'urn:lot:nobody:1'), { order: `${round}-strange`, deposit: '500' })
    if (round === 'cleared') await desk.finish(round)
    if (round === 'void') await desk.operate('void-round', { round, why: 'announced by mistake' })
  }
  entries = log.entries
})

const lines = (list: readonly Entry<VenueEvent>[] = entries): PublicEntry[] =>
  list.map((entry) => JSON.parse(JSON.stringify(publicEntry(entry))) as PublicEntry)
const verified = (list: readonly PublicEntry[], options?: VerifyPublicOptions): Promise<PublicVerified> =>
  verifyPublicLog(world, given(list), options)
const publishedRound = (id: string): PublishedRound =>
  JSON.parse(JSON.stringify(roundView(desk.venue, id))) as PublishedRound
const bookIn = (id: string): Book => JSON.parse(JSON.stringify(bookView(desk.venue, id))) as Book

describe('the public log', () => {
  it('ends with the hash of the log that it is of', () => {
    expect(followPublic(lines()).hash).toBe(followChain(entries).hash)
  })
  it('is sound, and tells what became of each round', async () => {
    const { faults, market, members, rounds, from } = await verified(lines())
    expect(faults).toEqual([])
    expect({ from, members, key: market?.key }).toEqual({ from: 1, members: 3, key: desk.venue.founded?.signs.x })
    expect(
      rounds.map(({ id, status, orders, accepted, refused }) => ({ id, status, orders, accepted, refused })),
    ).toEqual([
      { id: 'cleared', status: 'cleared', orders: 3, accepted: 2, refused: 1 },
      { id: 'void', status: 'void', orders: undefined, accepted: 0, refused: 0 },
      { id: 'taking', status: 'announced', orders: undefined, accepted: 0, refused: 0 },
    ])
  })
  it('has a result proved by what was published of its round', async () => {
    const { faults, rounds } = await verified(lines(), {
      rounds: [publishedRound('cleared'), publishedRound('taking')],
      books: [bookIn('cleared')],
    })
    expect(faults).toEqual([])
    expect(rounds.map(({ proved }) => proved)).toEqual([true, false, false])
  })
  it('tells the commitments that stood at the close, which each sender finds theirs in', () => {
    const closed = lines().find(({ shown }) => (shown?.event as { kind?: string } | undefined)?.kind === 'closed')
    const all = [...desk.venue.round('cleared').orders.values()].map(({ commitment }) => commitment)
    expect((closed?.shown?.event as { commitments: string[] }).commitments).toEqual(all.sort())
  })
  it('names no user, no order, no amount, and of no hidden entry the kind or the time', () => {
    const text = lines()
      .map((line) => JSON.stringify(line))
      .join('\n')
    for (const user of desk.venue.users.keys()) expect(text).not.toContain(`"${user}"`)
    for (const { orders } of desk.venue.rounds.values())
      for (const { id, envelope } of orders.values()) {
        expect(text).not.toContain(`"${id}"`)
        expect(text).not.toContain(envelope.content)
      }
    for (const { command, salt, signature } of entries) {
      expect(text).not.toContain(command)
      expect(text).not.toContain(salt)
      if (signature !== undefined) expect(text).not.toContain(signature)
    }
    for (const kind of ['order', 'paid-in', 'fund', 'lot-event', 'user', 'api-key', 'withdrawn', 'revealed'])
      expect(text).not.toContain(`"kind":"${kind}"`)
    for (const line of lines().filter(({ shown }) => shown === undefined))
      expect(Object.keys(line).sort()).toEqual(['before', 'hash', 'hidden', 'seq'])
  })
  it('hides alike what is alike: two entries that say the same have nothing in common', () => {
    const [one] = entries.filter(({ event }) => event.kind === 'order')
    const { salt: _, ...draft } = one!
    const [first, second] = chained([draft, draft]).map((entry) => publicEntry(entry).hidden)
    expect(first).not.toBe(second)
  })
})

describe('what is held against the public log', () => {
  it('a receipt stands in it, and not in one that has something else there', async () => {
    const done = await desk.operate('add-capital', { amount: '1000', reference: 'bank 1' })
    const receipt = await desk.clerk.receipt(done)
    expect((await verified(lines(), { receipts: [receipt] })).faults).toEqual([])
    const dropped = chained(entries.slice(0, -1))
    expect((await verified(lines(dropped), { receipts: [receipt] })).faults).toEqual([
      expect.stringMatching(/^The receipt of .* is signed by the market, and this log ends at entry/),
    ])
    const replaced = chained([
      ...entries.slice(0, -1),
      { ...entries.at(-1)!, event: { kind: 'void', round: 'taking', why: 'x' } },
    ])
    expect((await verified(lines(replaced), { receipts: [receipt] })).faults).toEqual([
      expect.stringMatching(/this log has another entry there/),
    ])
  })
  it('a hash that was seen is in it, and not in another log of the same market', async () => {
    const seen = new Map([[5, entries[4]!.hash]])
    expect((await verified(lines(), { seen })).faults).toEqual([])
    expect((await verifyLog(world, given(entries), { seen })).faults).toEqual([])
    const other = chained(entries.map(({ salt: _, ...draft }) => draft))
    const says = [expect.stringMatching(/^Entry 5 was seen with the hash .* in this log: it is another one\.$/)]
    expect((await verified(lines(other), { seen })).faults).toEqual(says)
    expect((await verifyLog(world, given(other), { seen })).faults).toEqual(says)
    const short = entries.slice(0, 4)
    expect((await verified(lines(short), { seen })).faults).toEqual([expect.stringMatching(/this log ends at entry 4/)])
    expect((await verifyLog(world, given(short), { seen })).faults).toEqual([
      expect.stringMatching(/this log ends at entry 4/),
    ])
  })
})

describe('whoever reads the whole log', () => {
  it('finds what is shown otherwise than it is, less of it, more of it, or without a salt', async () => {
    const i = entries.findIndex(({ event }) => event.kind === 'closed')
    const spoilt = async (change: Partial<Entry<VenueEvent>>): Promise<readonly string[]> => {
      return (
        await verifyLog(
          world,
          given(chainedWith(entries.map((entry, j) => (j === i ? { ...entry, ...change } : entry)))),
        )
      ).faults
    }
    const shown = { kind: 'closed', round: 'cleared', commitments: [] }
    expect(await spoilt({ shown })).toEqual([expect.stringMatching(/To everybody it shows .* and has to show/)])
    expect(await spoilt({ shown: undefined })).toEqual([expect.stringMatching(/To everybody it shows null/)])
    expect(await spoilt({ salt: '00' })).toEqual([expect.stringMatching(/could be found out by trying/)])
    const user = entries.findIndex(({ event }) => event.kind === 'user')
    const told = chainedWith(entries.map((entry, j) => (j === user ? { ...entry, shown: { kind: 'user' } } : entry)))
    expect((await verifyLog(world, given(told))).faults).toEqual([expect.stringMatching(/has to show null/)])
  })
})
