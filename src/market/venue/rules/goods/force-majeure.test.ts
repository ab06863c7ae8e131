import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../../files/index.ts'
import {
  claimsView,
  commandText,
  decimalOf,
  openParcels,
  parcelsView,
  verifyLog,
  type CommandName,
  type Entry,
  type MarketEvent,
} from '../../../index.ts'
import { loadSolver } from '../../../../solver/index.ts'
import type { World } from '../../../../world/index.ts'
import { buy, ORE, sell } from '../../../../../test/attacks/public-lines.ts'
import { chained, given } from '../../../../../test/market-chained.ts'
import { codeOf, Desk, MemoryLog, OPERATOR } from '../../../../../test/market-desk.ts'

/** What a seller could not have prevented: until when it may be declared, what it changes, and what it does not. */

const solver = await loadSolver()
const DAY = 24 * 3_600_000
/** A tenth of 40 kg at 60 USD. */
const DAMAGES = 240
/** The end of the month of delivery. */
const DUE = '2027-04-01T00:00:00.000Z'
let world: World
let desk: Desk
let log: MemoryLog
let parcel: string

const at = (instant: string): void => void (desk.time.now = instant)
const later = (days: number): void => at(new Date(Date.parse(desk.time.now) + days * DAY).toISOString())
const declares = (name = 'seller', more: object = {}): Promise<string> =>
  codeOf(desk.ask(desk.keysOf(name).actor, 'declare-force-majeure', { round: 'r1', parcel, why: 'a storm', ...more }))
const decides = (more: object = {}): Promise<string> =>
  codeOf(desk.operate('decide-force-majeure', { round: 'r1', parcel, why: 'the port was shut', ...more }))
const undelivered = (): Promise<string> =>
  codeOf(desk.operate('declare-undelivered', { round: 'r1', parcel, why: 'it did not come' }))
const cash = (name: string): number =>
  Number(decimalOf(desk.venue.ledger.balance(`cash ${desk.keysOf(name).id}`, 'USD')))
const shown = () => parcelsView(desk.venue, desk.keysOf('buyer').actor).parcels[0]
const faults = async (entries = log.entries): Promise<string[]> =>
  (await verifyLog(world, given(entries))).faults.map(String)

beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(() => cleared())

async function cleared(more: object = { forceMajeureDays: 60 }): Promise<void> {
  log = new MemoryLog()
  desk = await Desk.open(world, solver, log)
  for (const name of ['seller', 'buyer', 'other']) await desk.join(name, 'AUS', '10000')
  const lot = await desk.dig('seller', 100)
  await desk.operate('announce-round', {
    round: 'r1',
    spec: {
      title: 'r1',
      opens: desk.time.now,
      closes: new Date(Date.parse(desk.time.now) + 3_600_000).toISOString(),
      materials: [{ material: ORE, grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      margin: 0.5,
      damages: 0.1,
      ...more,
      trustees: ['seller', 'buyer', 'other'].map((name) => desk.keysOf(name).id),
      threshold: 2,
    },
  })
  await desk.place('seller', 'r1', sell(40, 50, lot), { deposit: '2000' })
  await desk.place('buyer', 'r1', buy(40, 70), { deposit: '2000' })
  parcel = openParcels(desk.venue, await desk.finish('r1'))[0]!.parcel
}

describe('force majeure that operators accept', () => {
  it('gives the seller as many days, and nobody declares the goods undelivered before', async () => {
    expect(shown()?.due).toBe(Date.parse(DUE))
    expect(await declares()).toBe('taken')
    expect(await undelivered()).toBe('FORCE_MAJEURE_OPEN')
    expect(await decides({ days: 30 })).toBe('taken')
    expect(shown()).toMatchObject({ due: Date.parse(DUE) + 30 * DAY, forceMajeure: { decision: { days: 30 } } })
    at(DUE)
    later(30)
    at(new Date(Date.parse(desk.time.now) - 1).toISOString())
    expect(await undelivered()).toBe('FORCE_MAJEURE_TIME')
    later(1)
    expect(await undelivered()).toBe('taken')
  })
  it('spares it the damages for what does not come; the buyer has the price back', async () => {
    await declares()
    await decides({ days: 1 })
    at(DUE)
    later(1)
    expect(await undelivered()).toBe('taken')
    await desk.operate('settle-round', { round: 'r1' })
    expect([cash('seller'), cash('buyer')]).toEqual([10_000, 10_000])
    expect([...desk.venue.ledger.imbalance().values()].every((sum) => sum === 0n)).toBe(true)
    expect(await faults()).toEqual([])
  })
})

describe('force majeure changes nothing', () => {
  afterEachUnexcused('where it is refused', async () => {
    await declares()
    expect(await decides()).toBe('taken')
  })
  afterEachUnexcused('where nobody decides it in fourteen days', async () => {
    await declares()
    later(14)
    expect(await decides({ days: 30 })).toBe('FORCE_MAJEURE_OVER')
  })
  afterEachUnexcused('where it is declared once the goods are due', async () => {
    at(DUE)
    expect(await declares()).toBe('FORCE_MAJEURE_LATE')
  })
  afterEachUnexcused('where somebody else declares it', async () => {
    for (const name of ['buyer', 'other']) expect(await declares(name)).toBe('PARCEL_UNKNOWN')
    expect(await decides({ days: 30 })).toBe('FORCE_MAJEURE_UNKNOWN')
  })
  function afterEachUnexcused(name: string, attempt: () => Promise<void>): void {
    it(`${name}: the seller pays the damages`, async () => {
      await attempt()
      expect(await undelivered()).toBe('taken')
      await desk.operate('settle-round', { round: 'r1' })
      expect([cash('seller'), cash('buyer')]).toEqual([10_000 - DAMAGES, 10_000 + DAMAGES])
      expect(await faults()).toEqual([])
    })
  }
})

describe('force majeure', () => {
  it('is not known where the terms of a round give no days for it', async () => {
    await cleared({})
    expect(await declares()).toBe('FORCE_MAJEURE_NONE')
  })
  it('is declared once for a parcel and decided once, and for nothing that was handed over', async () => {
    expect(await declares()).toBe('taken')
    expect(await declares()).toBe('FORCE_MAJEURE_TWICE')
    expect(await decides({ days: 61 })).toBe('FORCE_MAJEURE_DAYS')
    expect(await decides()).toBe('taken')
    expect(await decides({ days: 30 })).toBe('FORCE_MAJEURE_OVER')
    expect(await declares('seller', { parcel: 'urn:none' })).toBe('PARCEL_UNKNOWN')
  })
  it('is read by both sides and those who oversee, and by no other member', async () => {
    await declares('seller', { document: 'd'.repeat(64) })
    const read = (name: string): number => claimsView(desk.venue, desk.keysOf(name).actor).forceMajeure.length
    expect([read('seller'), read('buyer'), read('other')]).toEqual([1, 1, 0])
    expect(claimsView(desk.venue, OPERATOR).forceMajeure[0]).toMatchObject({ why: 'a storm', document: 'd'.repeat(64) })
  })
  it('that the log says was accepted without a declaration, or too late, is found', async () => {
    const forged = (name: CommandName, input: object, event: MarketEvent): Entry<MarketEvent> =>
      ({
        at: desk.time.now,
        by: 'op',
        command: commandText('op', `forged-${name}`, name, input),
        event,
      }) as Entry<MarketEvent>
    const accepted = (): Entry<MarketEvent> => {
      const input = { round: 'r1', parcel, days: 60, why: 'x' }
      return forged('decide-force-majeure', input, { kind: 'force-majeure-decided', ...input })
    }
    const added = async (): Promise<number> => (await faults(chained([...log.entries, accepted()]))).length
    expect(await added()).toBeGreaterThan(0)
    await declares()
    expect(await added()).toBe(0)
    later(15)
    expect(await added()).toBeGreaterThan(0)
  })
})
