import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  commandText,
  roundsView,
  verifyLog,
  type CommandName,
  type Entry,
  type MarketEvent,
} from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { chained, given } from '../market-chained.ts'
import { codeOf } from '../market-desk.ts'
import { Bench, buys, HOUR, ORE, OTHER, sells } from './economics-desk.ts'

/** Rounds that are announced, voided, opened and settled to suit somebody; several at once for the same money; and a log that says otherwise. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

let bench: Bench
let lot: string
beforeEach(async () => {
  bench = await Bench.open(world, solver, { seller: '10000', mill: '10000', friend: '10000' })
  lot = await bench.desk.dig('seller', 100)
})
/** Sold and bought, not closed yet. */
async function ordered(round = 'r1', more: object = {}): Promise<void> {
  await bench.announce(round, more)
  await bench.places('seller', round, sells(lot, 100, 60), '600', `${round}-sale`)
  await bench.places('mill', round, buys(100, 60), '600', `${round}-purchase`)
}
const faults = async (entries: readonly Entry<MarketEvent>[] = bench.log.entries): Promise<string> =>
  (await verifyLog(world, given([...entries]))).faults.map(String).join('\n')

describe('an operator that has seen how many orders there are', () => {
  it('announces the round again with other terms: there is one of that name', async () => {
    await ordered()
    expect(await codeOf(bench.announce('r1', { margin: 0.5 }))).toBe('ROUND_TWICE')
    expect(bench.venue.round('r1').spec.margin).toBe(0.1)
  })
  it('closes it at once, or opens it before its time', async () => {
    await ordered()
    expect(await bench.operates('close-round', { round: 'r1' })).toBe('ROUND_NOT_OVER')
    expect(await bench.operates('open-round', { round: 'r1' })).toBe('ROUND_NOT_READY')
  })
  it('declares a shortage of nearly all in the last millisecond: nobody buys, and all is where it was', async () => {
    await ordered()
    bench.wait(HOUR - 1)
    await bench.operates('declare-shortage', { material: ORE, share: 0.000000001, why: 'x' })
    const { refused } = await bench.finish('r1')
    expect([...refused.keys()]).toEqual(['r1-purchase'])
    expect(await bench.operates('settle-round', { round: 'r1' })).toBe('taken')
    expect([bench.cash('seller'), bench.cash('mill'), bench.stock('seller')]).toEqual([10_000, 10_000, 100])
    await bench.laws()
  })
  it('lifts a shortage after the close, for a friend: it counts as it stood', async () => {
    await bench.operates('declare-shortage', { material: ORE, share: 0.5, why: 'x' })
    await ordered()
    bench.wait(HOUR)
    await bench.operates('declare-shortage', { material: ORE, share: 1, why: 'over' })
    await bench.finish('r1')
    expect(bench.filled('r1', 'r1-purchase')).toBe(50_000)
  })
  it('raises a rival’s deposit, or lowers a friend’s: an order counts by the class in which it was placed', async () => {
    await bench.announce('r1', { damages: 0.01, margins: { reduced: 0.01, raised: 1 }, limits: { deposit: '1' } })
    await bench.places('seller', 'r1', sells(lot, 100, 60), '600')
    const rival = await bench.places('mill', 'r1', buys(50, 60), '300')
    const friend = await bench.places('friend', 'r1', buys(50, 60), '30')
    for (const [name, of] of [
      ['mill', 'raised'],
      ['friend', 'reduced'],
    ] as const)
      await bench.operates('set-deposit-class', { organisation: bench.id(name), class: of, reason: 'x' })
    const { refused } = await bench.finish('r1')
    expect([refused.has(rival), refused.has(friend)]).toEqual([false, true])
  })
  it('asks a deposit that nobody can place: it has no orders, and no member loses by it', async () => {
    await bench.announce('r1', { limits: { deposit: '99999999999' } })
    expect(await codeOf(bench.places('mill', 'r1', buys(100, 60), '600'))).toBe('DEPOSIT_TOO_SMALL')
    await bench.finish('r1')
    expect(await bench.operates('settle-round', { round: 'r1' })).toBe('taken')
    await bench.laws()
  })
})

describe('a round that is declared void', () => {
  const voids = (round = 'r1') => bench.operates('void-round', { round, why: 'it does not suit' })
  it('once it was opened gives back all that was deposited, and frees goods and plants', async () => {
    await ordered()
    bench.wait(HOUR)
    await bench.operates('close-round', { round: 'r1' })
    const { id, actor } = bench.desk.keysOf('trustee')
    await bench.desk.ask(actor, 'give-shares', { round: 'r1', shares: await bench.desk.shares('trustee', 'r1') })
    await bench.operates('open-round', { round: 'r1' })
    expect(id).toBe(bench.venue.round('r1').spec.trustees[0])
    expect(await voids()).toBe('taken')
    expect([bench.cash('seller'), bench.cash('mill')]).toEqual([10_000, 10_000])
    await ordered('r2')
    await bench.finish('r2')
    expect(bench.filled('r2', 'r2-purchase')).toBe(100_000)
    await bench.laws()
  })
  it('is not a round that was cleared: its losers have no friend in an operator', async () => {
    await ordered()
    await bench.finish('r1')
    expect(await voids()).toBe('ROUND_NOT_READY')
  })
  it('time and again costs members nothing, and gives no reference', async () => {
    for (let i = 0; i < 5; i++) {
      await ordered(`r${i}`)
      expect(await voids(`r${i}`)).toBe('taken')
      expect(await bench.does('mill', 'withdraw-order', { round: `r${i}`, order: `r${i}-purchase` })).toBe(
        'ROUND_NOT_READY',
      )
    }
    expect([bench.cash('seller'), bench.cash('mill')]).toEqual([10_000, 10_000])
    expect(await codeOf(bench.announce('last', { collar: { percent: 20 } }))).toBe('COLLAR_REFERENCE')
    await bench.laws()
  })
  it('gives deposits back once, though an order was refused before', async () => {
    await ordered()
    await bench.places('friend', 'r1', sells('urn:x:none', 1, 60), '100')
    bench.wait(HOUR)
    await bench.operates('close-round', { round: 'r1' })
    await bench.desk.ask(bench.desk.keysOf('trustee').actor, 'give-shares', {
      round: 'r1',
      shares: await bench.desk.shares('trustee', 'r1'),
    })
    await bench.operates('open-round', { round: 'r1' })
    expect(bench.cash('friend')).toBe(10_000)
    await voids()
    expect(bench.cash('friend')).toBe(10_000)
    await bench.laws()
  })
})

describe('several rounds at once', () => {
  it('with the same money: what one deposits is not there for the other', async () => {
    await bench.announce('r1')
    await bench.announce('r2')
    await bench.places('mill', 'r1', buys(100, 60), '6000')
    expect(await codeOf(bench.places('mill', 'r2', buys(100, 60), '4000.01'))).toBe('CASH_TOO_LITTLE')
  })
  it('each for all that a buyer has: it is short in the second alone, whose seller keeps its goods', async () => {
    const second = await bench.desk.dig('friend', 150)
    await bench.announce('r1')
    await bench.announce('r2')
    await bench.places('seller', 'r1', sells(lot, 100, 60), '600')
    await bench.places('mill', 'r1', buys(100, 60), '600')
    await bench.places('friend', 'r2', sells(second, 150, 60), '900')
    await bench.places('mill', 'r2', buys(150, 60), '900')
    await bench.finish('r1')
    await bench.finish('r2')
    expect(await bench.operates('declare-default', { round: 'r1', organisation: bench.id('mill'), why: 'x' })).toBe(
      'NOT_SHORT',
    )
    expect(await bench.operates('declare-default', { round: 'r2', organisation: bench.id('mill'), why: 'x' })).toBe(
      'taken',
    )
    await bench.delivers('seller', 'r1', lot)
    expect([
      await bench.operates('settle-round', { round: 'r1' }),
      await bench.operates('settle-round', { round: 'r2' }),
    ]).toEqual(['taken', 'taken'])
    expect([bench.cash('seller'), bench.cash('friend'), bench.stock('friend')]).toEqual([16_000, 10_900, 150])
    await bench.laws()
  })
  it('of which the operator would open the one first that suits: they are opened as they closed', async () => {
    await ordered('r1')
    await bench.announce('r2', { closes: '2027-01-01T02:00:00Z' })
    await bench.places('seller', 'r2', sells(lot, 100, 60), '600', 'twice')
    await bench.places('friend', 'r2', buys(100, 90), '900')
    bench.wait(2 * HOUR)
    for (const round of ['r2', 'r1']) await bench.operates('close-round', { round })
    for (const round of ['r1', 'r2'])
      await bench.desk.ask(bench.desk.keysOf('trustee').actor, 'give-shares', {
        round,
        shares: await bench.desk.shares('trustee', round),
      })
    expect(await bench.operates('open-round', { round: 'r2' })).toBe('ROUND_BEFORE')
    await bench.operates('open-round', { round: 'r1' })
    await bench.operates('clear-round', { round: 'r1' })
    await bench.operates('open-round', { round: 'r2' })
    expect([...bench.venue.round('r2').refused.keys()]).toEqual(['twice'])
    await bench.laws()
  })
  it('in one of which a sale is to pay for a purchase in the other: it counts once that is settled, and not before', async () => {
    await bench.join('poor', '600')
    const [own, others] = [await bench.desk.dig('poor', 100), await bench.desk.dig('friend', 100, OTHER)]
    await bench.announce('r1', { margin: 0, damages: 0 })
    await bench.announce('r2', { margin: 0, damages: 0, materials: [{ material: OTHER, grades: ['traced'] }] })
    await bench.places('poor', 'r1', sells(own, 100, 60), '0')
    await bench.places('mill', 'r1', buys(100, 60), '0')
    await bench.places('friend', 'r2', sells(others, 100, 60, { material: OTHER }), '0')
    await bench.places('poor', 'r2', buys(100, 60, { material: OTHER }), '0')
    await bench.finish('r1')
    const { parcels } = await bench.finish('r2')
    const hands = async (): Promise<string> => {
      bench.wait(1000)
      const handed = {
        kind: 'transfer' as const,
        id: `urn:test:event:${bench.desk.time.now}`,
        ...bench.desk.at('friend'),
        lots: [{ lot: others, mass: 100_000n as never }],
        from: bench.id('friend'),
        to: bench.id('poor'),
        order: parcels[0]!.id,
      }
      return codeOf(bench.desk.record('friend', handed))
    }
    expect(await hands()).toBe('PARCEL_NOT_COVERED')
    await bench.delivers('poor', 'r1', own)
    expect(await hands()).toBe('PARCEL_NOT_COVERED')
    await bench.operates('settle-round', { round: 'r1' })
    expect(await hands()).toBe('taken')
    expect(await bench.operates('settle-round', { round: 'r2' })).toBe('taken')
    expect(bench.cash('friend')).toBe(16_000)
    await bench.laws()
  })
})

describe('what everybody reads', () => {
  it('counts the orders that stand, and not those that were withdrawn to look like more', async () => {
    await ordered()
    for (let i = 0; i < 4; i++) await bench.places('friend', 'r1', buys(1, 1), '1', `f${i}`)
    for (let i = 0; i < 4; i++) await bench.does('friend', 'withdraw-order', { round: 'r1', order: `f${i}` })
    const [shown] = roundsView(bench.venue).rounds
    expect(shown).toMatchObject({ orders: 2 })
  })
  it('has no price where nothing was traded, whatever was asked and bid', async () => {
    await bench.announce('r1')
    await bench.places('seller', 'r1', sells(lot, 100, 999_999), '10000')
    await bench.places('mill', 'r1', buys(100, 0.01), '1')
    const { parcels } = await bench.finish('r1')
    expect([parcels, bench.benchmark('r1')?.price]).toEqual([[], undefined])
  })
})

describe('a log that says otherwise than the market did is found out: it', () => {
  /** The log with its last entry invented: a command that nobody could have had carried out. */
  const made = (name: CommandName, input: object, events: readonly object[], by = 'op'): Entry<MarketEvent>[] => {
    const { at } = bench.log.entries.at(-1)!
    const command = commandText(by, 'made-up', name, input)
    return chained([...bench.log.entries, ...events.map((event) => ({ at, by, command, event: event as MarketEvent }))])
  }
  it('settles a round whose goods have not come', async () => {
    await ordered()
    await bench.finish('r1')
    expect(await faults(made('settle-round', { round: 'r1' }, [{ kind: 'settled', round: 'r1' }]))).toMatch(
      /still to be delivered/,
    )
  })
  it('declares a member in default that could pay', async () => {
    await ordered()
    await bench.finish('r1')
    const input = { round: 'r1', organisation: bench.id('mill'), why: 'x' }
    expect(await faults(made('declare-default', input, [{ kind: 'defaulted', ...input }]))).toMatch(/has enough/)
  })
  it('declares more undelivered than was missing, for the damages', async () => {
    await ordered()
    const { parcels } = await bench.finish('r1')
    const input = { round: 'r1', parcel: parcels[0]!.id, why: 'x' }
    expect(
      await faults(made('declare-undelivered', input, [{ kind: 'undelivered', ...input, grams: 200_000 }])),
    ).not.toBe('')
  })
  it('lets capital leave of which no notice was given', async () => {
    await bench.operates('add-capital', { amount: '1000', reference: 'x' })
    const input = { amount: '1000', reference: 'x' }
    expect(await faults(made('withdraw-capital', input, [{ kind: 'capital-out', ...input }]))).toMatch(
      /Notice was given of 0/,
    )
  })
  it('pays out what is owed to a round', async () => {
    await ordered()
    await bench.finish('r1')
    const input = { organisation: bench.id('mill'), amount: '9400', reference: 'x' }
    expect(await faults(made('record-payment-out', input, [{ kind: 'paid-out', ...input }]))).toMatch(/free/)
  })
  it('announces a round with a reference at which nothing was traded', async () => {
    await ordered()
    await bench.finish('r1')
    await bench.delivers('seller', 'r1', lot)
    await bench.announce('r2', { collar: { percent: 20 } })
    const last = bench.log.entries.at(-1)!
    const forged = JSON.parse(JSON.stringify(last).replace('"price":"60"', '"price":"90"')) as typeof last
    expect(await faults(chained([...bench.log.entries.slice(0, -1), forged]))).not.toBe('')
  })
  it('has a hand-over taken back that a settled round has paid for', async () => {
    await ordered()
    const { parcels } = await bench.finish('r1')
    bench.wait(1000)
    const handed = {
      kind: 'transfer' as const,
      id: 'urn:test:event:handed',
      ...bench.desk.at('seller'),
      lots: [{ lot, mass: 100_000n as never }],
      from: bench.id('seller'),
      to: bench.id('mill'),
      order: parcels[0]!.id,
    }
    await bench.desk.record('seller', handed)
    const wrong = {
      ...handed,
      error: { declared: bench.desk.time.now, reason: 'did_not_occur' as const, corrections: [] },
    }
    // Taken as long as the round is not settled: the record is kept, and put behind the settlement.
    await bench.desk.record('seller', wrong)
    const taken = bench.log.entries.at(-1)!
    const before = bench.log.entries.slice(0, -1)
    const settled = {
      at: taken.at,
      by: 'op',
      command: commandText('op', 's', 'settle-round', { round: 'r1' }),
      event: { kind: 'settled', round: 'r1' } as const,
    }
    expect(await faults(chained([...before, settled]))).toBe('')
    expect(await faults(chained([...before, settled, taken]))).toMatch(/would not stand/)
  })
  it('gives what a budget has gained to somebody who put in a cent', async () => {
    await bench.does('mill', 'fund-budget', { budget: 'b', amount: '100' })
    await bench.does('friend', 'fund-budget', { budget: 'b', amount: '0.01' })
    const input = { budget: 'b', amount: '100' }
    const event = { kind: 'budget-back', organisation: bench.id('friend'), ...input }
    expect(await faults(made('take-budget-back', input, [event], 'friend-trader'))).not.toBe('')
  })
})
