import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../files/index.ts'
import {
  clearBook,
  sealed,
  verifyLog,
  type Certificate,
  type Entry,
  type Verified,
  type MarketEvent,
} from '../../index.ts'
import { loadSolver } from '../../../solver/index.ts'
import type { World } from '../../../world/index.ts'
import { Desk, MemoryLog } from '../../../../test/market-desk.ts'
import { chained, given } from '../../../../test/market-chained.ts'
import { quantity } from '../../../quantity/index.ts'

const solver = await loadSolver()
let world: World
let entries: readonly Entry<MarketEvent>[]

const verify = (list: readonly Entry<MarketEvent>[]): Promise<Verified> =>
  verifyLog(world, given(list), {
    replay: (book) => clearBook(solver, book, { solves: 10_000 }).certificate,
  })

/** The log with some of its events changed, and chained again by somebody who can compute a hash. */
const forged = (change: (event: MarketEvent) => MarketEvent): Entry<MarketEvent>[] =>
  chained(entries.map((entry) => ({ ...entry, event: change(entry.event) })))

beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  const log = new MemoryLog()
  const desk = await Desk.open(world, solver, log)
  for (const name of ['seller', 'buyer', 'keeper']) await desk.join(name, 'AUS', '10000')
  const trustees = ['seller', 'buyer', 'keeper'].map((name) => desk.keysOf(name).id)
  await desk.operate('announce-round', {
    round: 'r1',
    spec: {
      title: 'A round',
      opens: '2027-01-01T00:00:00Z',
      closes: '2027-01-02T00:00:00Z',
      materials: [{ material: 'ore-mt-weld', grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      margin: 0,
      damages: 0,
      trustees,
      threshold: 2,
    },
  })
  const common = { material: 'ore-mt-weld', grade: 'traced', place: 'AUS', kg: '100' }
  const lots = [await desk.dig('seller', 100)]
  await desk.place('seller', 'r1', { kind: 'sell', ...common, month: '2027-03', ask: '60', lots })
  await desk.place('buyer', 'r1', { kind: 'buy', ...common, at: [{ month: '2027-03', bid: '70' }] })
  await desk.finish('r1')
  entries = log.entries
})

describe('a log that is gone through by somebody who trusts nobody', () => {
  it('is found sound: chain, books, orders, certificate, signature, and the round cleared again', async () => {
    const { faults, rounds, head } = await verify(entries)
    expect(faults).toEqual([])
    expect(head.seq).toBe(entries.length)
    expect(rounds).toEqual([
      { id: 'r1', status: 'cleared', orders: 2, gains: '1000000000000', gap: '0', replayed: true },
    ])
  })
  it('is found out where an entry was changed', async () => {
    const spoilt = entries.map((entry, i) => (i === 5 ? { ...entry, by: 'somebody' } : entry))
    expect((await verify(spoilt)).faults).toEqual(['Entry 6 is not what its hash was made of: it was changed.'])
  })
  it.each<[string, (certificate: Certificate) => Certificate, RegExp]>([
    [
      'with one digit changed',
      (one) => ({ ...one, prices: one.prices.map((price) => quantity<'µUSD/kg'>(price + 1)) }),
      /is refused/,
    ],
    [
      'sealed again after it was changed',
      (one) => {
        const { seal: _, ...content } = one
        return sealed({ ...content, fills: one.fills.map(([o, a, grains]) => [o, a, quantity<'grain'>(grains - 1)]) })
      },
      /is refused/,
    ],
  ])('is found out with a certificate %s, though it was chained again', async (_, change, why) => {
    const list = forged((event) =>
      event.kind === 'cleared' ? { ...event, certificate: change(event.certificate) } : event,
    )
    const { faults } = await verify(list)
    expect(faults.some((fault) => why.test(fault))).toBe(true)
  })
  it('is found out where another signed, or the same signed something else', async () => {
    const list = forged((event) =>
      event.kind === 'cleared'
        ? { ...event, signature: event.signature.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')) }
        : event,
    )
    const other = forged((event) =>
      event.kind === 'cleared' ? { ...event, signature: `${event.signature.split('.')[0] ?? ''}..AAAA` } : event,
    )
    for (const one of [list, other])
      if (JSON.stringify(one) !== JSON.stringify(entries))
        expect((await verify(one)).faults).toEqual(['The certificate of "r1" is not signed with the market\'s key.'])
  })
  it('is found out where an order was opened to something else than was sealed', async () => {
    const list = forged((event) =>
      event.kind === 'opened'
        ? {
            ...event,
            accepted: event.accepted.map(({ order, content }) => ({
              order,
              content: content.kind === 'sell' ? { ...content, ask: '69' } : content,
            })),
          }
        : event,
    )
    const { faults } = await verify(list)
    expect(faults[0]).toMatch(/is not what was sealed: its envelope holds something else/)
  })
  it('is as sound where the release has another world: it holds its tables', async () => {
    const { faults, world: named, keepsTables } = await verifyLog({ ...world, hash: 'another' }, given(entries))
    expect([faults, named, keepsTables]).toEqual([[], world.hash, true])
  })
})
