import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../../files/index.ts'
import {
  ownView,
  registerView,
  screeningExpiries,
  verifyLog,
  type ScreenedFor,
  type MarketEvent,
} from '../../../index.ts'
import { loadSolver } from '../../../../solver/index.ts'
import type { World } from '../../../../world/index.ts'
import { buy, linesOf, ORE, sell, verified } from '../../../../../test/attacks/public-lines.ts'
import { chained, given } from '../../../../../test/market-chained.ts'
import { codeOf, Desk, MemoryLog, OPERATOR } from '../../../../../test/market-desk.ts'

/** Records that members were looked into: who may trade by them, until when, and who reads them. */

const solver = await loadSolver()
let world: World
let desk: Desk
let log: MemoryLog
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  log = new MemoryLog()
  desk = await Desk.open(world, solver, log)
  for (const name of ['seller', 'buyer', 'other']) await desk.join(name, 'AUS', '10000')
})

const looked = (name: string, more: object = {}): Promise<string> =>
  codeOf(
    desk.operate('record-screening', {
      organisation: desk.keysOf(name).id,
      what: 'identity',
      by: 'a bank',
      on: '2026-12-01',
      until: '2028-12-01',
      document: 'd'.repeat(64),
      ...more,
    }),
  )
const announce = (round: string, screening: readonly ScreenedFor[] | undefined, hours = 1): Promise<unknown> =>
  desk.operate('announce-round', {
    round,
    spec: {
      title: round,
      opens: desk.time.now,
      closes: new Date(Date.parse(desk.time.now) + hours * 3_600_000).toISOString(),
      materials: [{ material: ORE, grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      margin: 0.1,
      trustees: ['seller', 'buyer', 'other'].map((name) => desk.keysOf(name).id),
      threshold: 2,
      ...(screening === undefined ? {} : { screening }),
    },
  })
const buys = (name: string, round = 'r1', order = `${name}-${round}`): Promise<string> =>
  codeOf(desk.place(name, round, buy(40, 70), { order, deposit: '1000' }))
const faults = async (): Promise<readonly string[]> => (await verifyLog(world, given(log.entries))).faults

describe('an order for a round whose terms ask for it', () => {
  it('takes a record in force of each kind, and of other rounds none', async () => {
    await announce('r1', ['identity', 'sanctions'])
    await announce('r2', undefined)
    expect([await buys('buyer'), await buys('buyer', 'r2')]).toEqual(['SCREENING_MISSING', 'taken'])
    expect(await looked('buyer')).toBe('taken')
    expect(await buys('buyer')).toBe('SCREENING_MISSING')
    expect(await looked('buyer', { what: 'sanctions' })).toBe('taken')
    expect([await buys('buyer'), await buys('other')]).toEqual(['taken', 'SCREENING_MISSING'])
  })
  it('is taken on the last day of a record, and not on the next', async () => {
    await announce('r1', ['identity'], 72)
    await looked('buyer', { until: '2027-01-02' })
    desk.time.now = '2027-01-02T23:59:59.999Z'
    expect(await buys('buyer')).toBe('taken')
    desk.time.now = '2027-01-03T00:00:00.000Z'
    expect(await buys('buyer', 'r1', 'another')).toBe('SCREENING_MISSING')
    const withdraw = { round: 'r1', order: 'buyer-r1' }
    expect(await codeOf(desk.ask(desk.keysOf('buyer').actor, 'withdraw-order', withdraw))).toBe('taken')
  })
  it('takes no part if the record ends before the close, and none that comes after the close brings it in', async () => {
    const lot = await desk.dig('seller', 100)
    await announce('r1', ['identity'], 72)
    for (const name of ['seller', 'other']) await looked(name)
    await looked('buyer', { until: '2027-01-02' })
    await desk.place('seller', 'r1', sell(40, 50, lot), { deposit: '1000' })
    expect([await buys('buyer'), await buys('other')]).toEqual(['taken', 'taken'])
    const { closes, trustees } = desk.venue.round('r1').spec
    desk.time.now = closes
    // Nobody has closed it yet: who is let in late, or is out late, is so for the next round.
    await looked('buyer')
    await looked('other', { until: '2026-12-31' })
    await desk.operate('close-round', { round: 'r1' })
    for (const [name, { id, actor }] of desk.members)
      if (trustees.includes(id))
        await desk.ask(actor, 'give-shares', { round: 'r1', shares: await desk.shares(name, 'r1') })
    await desk.operate('open-round', { round: 'r1' })
    const { refused, accepted } = desk.venue.round('r1')
    expect([...refused]).toEqual([
      ['buyer-r1', expect.stringContaining('has no record in force at the close of: identity')],
    ])
    expect([...accepted.keys()]).toContain('other-r1')
    expect(await faults()).toEqual([])
  })
})

it('a record that ends touches nothing that is owed: goods are handed over and paid for', async () => {
  const lot = await desk.dig('seller', 100)
  await announce('r1', ['identity'])
  for (const name of ['seller', 'buyer']) await looked(name, { until: '2027-01-02' })
  await desk.place('seller', 'r1', sell(40, 50, lot), { deposit: '1000' })
  await buys('buyer')
  const round = await desk.finish('r1')
  desk.time.now = '2027-01-05T00:00:00.000Z'
  const [parcel] = round.parcels
  await desk.deliver('seller', parcel!.id, desk.keysOf('buyer').id, lot, parcel!.grams)
  expect(await codeOf(desk.operate('settle-round', { round: 'r1' }))).toBe('taken')
  const { actor } = desk.keysOf('seller')
  expect(await codeOf(desk.ask(actor, 'pay-into-fund', { amount: '10' }))).toBe('taken')
})

describe('a record', () => {
  it.each([
    ['of a day to come', { on: '2027-01-02' }],
    ['that ends before it was made', { until: '2026-11-30' }],
  ])('%s is refused', async (_, more) => {
    expect(await looked('buyer', more)).toBe('SCREENING_DATES')
  })
  it.each([
    ['somebody who is no member', { organisation: 'urn:test:org:nobody' }, 'MEMBER_UNKNOWN'],
    ['a document in place of its hash', { document: 'passport no. 123' }, 'INPUT_NOT_ALLOWED'],
    ['something else', { what: 'creditworthiness' }, 'INPUT_NOT_ALLOWED'],
  ])('of %s is refused', async (_, more, code) => {
    expect(await looked('buyer', more)).toBe(code)
  })
  it('is not made by a member', async () => {
    const input = { organisation: desk.keysOf('buyer').id, what: 'identity', by: 'x', on: '2026-12-01' }
    const own = { ...input, until: '2028-12-01', document: 'd'.repeat(64) }
    expect(await codeOf(desk.ask(desk.keysOf('buyer').actor, 'record-screening', own))).toBe('NOT_ALLOWED')
  })
  it('takes the place of the one before, and says when it ends', async () => {
    await looked('buyer')
    await looked('buyer', { until: '2027-06-30' })
    await looked('buyer', { what: 'sanctions' })
    const organisation = desk.keysOf('buyer').id
    expect(screeningExpiries(desk.venue)).toEqual([
      { organisation, what: 'identity', until: '2027-06-30' },
      { organisation, what: 'sanctions', until: '2028-12-01' },
    ])
  })
  it('is read by its member and by operators, and stands in nothing that others read', async () => {
    await looked('buyer')
    const seen = (name: string): number => ownView(desk.venue, desk.keysOf(name).actor).screenings.length
    expect([seen('buyer'), seen('seller')]).toEqual([1, 0])
    expect(registerView(desk.venue, OPERATOR).screenings).toHaveLength(1)
    const lines = linesOf(log.entries)
    expect((await verified(world, lines)).faults).toEqual([])
    expect(JSON.stringify(lines)).not.toMatch(/a bank|d{64}|screening/)
  })
  it('that is forged into the log is found out', async () => {
    await looked('buyer')
    const last = log.entries.at(-1)!
    const changed = { ...last, event: { ...last.event, until: '2030-01-01' } as MarketEvent }
    const { faults: found } = await verifyLog(world, given(chained([...log.entries.slice(0, -1), changed])))
    expect(found).not.toEqual([])
  })
})
