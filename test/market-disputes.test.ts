import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  accountView,
  claimsView,
  commandText,
  decimalOf,
  openParcels,
  roundView,
  settlementView,
  verifyLog,
  type CommandName,
  type Entry,
  type MarketEvent,
} from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { buy, ORE, sell } from './attacks/public-lines.ts'
import { chained, given } from './market-chained.ts'
import { codeOf, Desk, MemoryLog, OPERATOR } from './market-desk.ts'

/** Disputes about what was handed over: who may open one and until when, what it binds, and how it ends. */

const solver = await loadSolver()
const DAY = 24 * 3_600_000
const DISPUTE_DAYS = 10
/** 40 kg at 60 USD: halfway between what is asked and what is bid. */
const PRICE = 2400
let world: World
let desk: Desk
let log: MemoryLog
let delivery: string

const later = (days: number): void => {
  desk.time.now = new Date(Date.parse(desk.time.now) + days * DAY).toISOString()
}
const does = (name: string, command: CommandName, more: object = {}): Promise<string> =>
  codeOf(desk.ask(desk.keysOf(name).actor, command, { round: 'r1', delivery, ...more }))
const decides = (more: object): Promise<string> =>
  codeOf(desk.operate('decide-dispute', { round: 'r1', delivery, why: 'as analysed', ...more }))
const opens = (name = 'buyer', more: object = {}): Promise<string> =>
  does(name, 'open-dispute', { about: 'quality', why: 'too little Dy', ...more })
const settles = (): Promise<string> => codeOf(desk.operate('settle-round', { round: 'r1' }))
const balance = (account: string): number => Number(decimalOf(desk.venue.ledger.balance(account, 'USD')))
const cash = (name: string): number => balance(`cash ${desk.keysOf(name).id}`)
const bound = (): number => Number(claimsView(desk.venue, OPERATOR).disputes[0]?.bound)
const isBalanced = (): boolean => [...desk.venue.ledger.imbalance().values()].every((sum) => sum === 0n)

async function announce(round: string, more: object = { disputeDays: DISPUTE_DAYS }): Promise<void> {
  await desk.operate('announce-round', {
    round,
    spec: {
      title: round,
      opens: desk.time.now,
      closes: new Date(Date.parse(desk.time.now) + 3_600_000).toISOString(),
      materials: [{ material: ORE, grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      margin: 0.1,
      trustees: ['seller', 'buyer', 'other'].map((name) => desk.keysOf(name).id),
      threshold: 2,
      ...more,
    },
  })
}

/** A round with one parcel, handed over. */
async function delivered(more?: object): Promise<void> {
  const lot = await desk.dig('seller', 100)
  await announce('r1', more)
  await desk.place('seller', 'r1', sell(40, 50, lot), { deposit: '1000' })
  await desk.place('buyer', 'r1', buy(40, 70), { deposit: '1000' })
  const round = await desk.finish('r1')
  const [parcel] = openParcels(desk.venue, round)
  later(1)
  await desk.deliver('seller', parcel!.parcel, desk.keysOf('buyer').id, lot, parcel!.grams)
  delivery = [...round.deliveries.keys()][0]!
}

beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  log = new MemoryLog()
  desk = await Desk.open(world, solver, log)
  for (const name of ['seller', 'buyer', 'other']) await desk.join(name, 'AUS', '10000')
})

describe('a dispute', () => {
  beforeEach(() => delivered())
  it('binds what the seller is paid for the goods, in the round and after its settlement, until it is decided', async () => {
    expect(await opens()).toBe('taken')
    expect(bound()).toBe(PRICE)
    later(DISPUTE_DAYS)
    expect(await settles()).toBe('taken')
    expect(bound()).toBe(PRICE)
    expect([cash('seller'), cash('buyer'), balance(`dispute r1 ${delivery}`)]).toEqual([10_000, 10_000 - PRICE, PRICE])
    expect(await decides({ decision: 'reduced', amount: '400' })).toBe('taken')
    expect([cash('seller'), cash('buyer'), balance(`dispute r1 ${delivery}`)]).toEqual([
      10_000 + PRICE - 400,
      10_000 - PRICE + 400,
      0,
    ])
    expect(isBalanced()).toBe(true)
    expect((await verifyLog(world, given(log.entries))).faults).toEqual([])
  })
  it('that is decided before the settlement changes what both get there', async () => {
    await opens()
    expect(await does('seller', 'answer-dispute', { why: 'it was as agreed' })).toBe('taken')
    expect(await decides({ decision: 'reduced', amount: '2400' })).toBe('taken')
    expect(await settles()).toBe('taken')
    expect([cash('seller'), cash('buyer')]).toEqual([10_000, 10_000])
  })
  it('that is dismissed, withdrawn or left undecided leaves the seller its price', async () => {
    const ends = {
      dismissed: () => decides({ decision: 'dismissed' }),
      withdrawn: () => does('buyer', 'end-dispute'),
      lapsed: () => (later(60), does('seller', 'end-dispute')),
    }
    for (const [how, end] of Object.entries(ends)) {
      log = new MemoryLog()
      desk = await Desk.open(world, solver, log)
      for (const name of ['seller', 'buyer', 'other']) await desk.join(name, 'AUS', '10000')
      await delivered()
      await opens()
      later(DISPUTE_DAYS)
      await settles()
      expect(await end()).toBe('taken')
      expect([how, cash('seller'), cash('buyer')]).toEqual([how, 10_000 + PRICE, 10_000 - PRICE])
      expect(claimsView(desk.venue, OPERATOR).disputes[0]?.end?.how).toBe(how)
      expect(await decides({ decision: 'dismissed' })).toBe('DISPUTE_OVER')
    }
  })
  it('holds the settlement up only while others may still be opened', async () => {
    expect(await settles()).toBe('DISPUTES_POSSIBLE')
    const { at } = desk.venue.round('r1').deliveries.get(delivery)!
    // As the page says before.
    expect(settlementView(desk.venue, OPERATOR, 'r1').disputable).toBe(Date.parse(at) + DISPUTE_DAYS * DAY)
    later(DISPUTE_DAYS)
    expect(await settles()).toBe('taken')
  })
  it('can be opened until the last moment of its days, and not after', async () => {
    const { at } = desk.venue.round('r1').deliveries.get(delivery)!
    desk.time.now = new Date(Date.parse(at) + DISPUTE_DAYS * DAY).toISOString()
    expect(await opens()).toBe('DISPUTE_TOO_LATE')
    // The clock of a market does not go back: refused commands leave no entry that it could go by.
    desk.time.now = new Date(Date.parse(at) + DISPUTE_DAYS * DAY - 1).toISOString()
    expect(await opens()).toBe('taken')
  })
  it.each<[string, string, () => Promise<string>]>([
    ['by somebody else', 'DELIVERY_UNKNOWN', () => opens('other')],
    ['about what was not handed over', 'DELIVERY_UNKNOWN', () => opens('buyer', { delivery: 'urn:test:event:none' })],
    ['twice', 'DISPUTE_TWICE', async () => (await opens(), opens())],
    ['again by the other side', 'DISPUTE_TWICE', async () => (await opens('seller'), opens('buyer'))],
    [
      'again once it was withdrawn',
      'DISPUTE_TWICE',
      async () => (await opens(), await does('buyer', 'end-dispute'), opens()),
    ],
  ])('is not opened %s', async (_, code, attempt) => {
    expect(await attempt()).toBe(code)
  })
  it.each<[string, string, () => Promise<string>]>([
    ['answered by the side that opened it', 'DISPUTE_OWN', () => does('buyer', 'answer-dispute', { why: 'x' })],
    ['answered by somebody else', 'DISPUTE_UNKNOWN', () => does('other', 'answer-dispute', { why: 'x' })],
    [
      'answered twice',
      'DISPUTE_ANSWERED',
      async () => (
        await does('seller', 'answer-dispute', { why: 'x' }),
        does('seller', 'answer-dispute', { why: 'y' })
      ),
    ],
    ['ended by the seller before its time', 'DISPUTE_OF_BUYER', () => does('seller', 'end-dispute')],
    ['ended by somebody else', 'DISPUTE_UNKNOWN', () => does('other', 'end-dispute')],
    [
      'ended by an operator before its time',
      'DISPUTE_OF_BUYER',
      () => codeOf(desk.operate('end-dispute', { round: 'r1', delivery })),
    ],
    ['decided by a member', 'NOT_ALLOWED', () => does('buyer', 'decide-dispute', { decision: 'dismissed', why: 'x' })],
    ['decided before the other side could answer', 'DISPUTE_UNHEARD', () => decides({ decision: 'dismissed' })],
    [
      'decided for more than is bound',
      'DISPUTE_BEYOND',
      () => (later(7), decides({ decision: 'reduced', amount: '2400.000000001' })),
    ],
    ['decided for no amount', 'DISPUTE_AMOUNT', () => (later(7), decides({ decision: 'reduced' }))],
    ['dismissed with an amount', 'DISPUTE_AMOUNT', () => (later(7), decides({ decision: 'dismissed', amount: '1' }))],
    ['decided after its time', 'DISPUTE_LAPSED', () => (later(60), decides({ decision: 'dismissed' }))],
  ])('is not %s', async (_, code, attempt) => {
    await opens()
    const before = log.entries.length
    const found = await attempt()
    expect(found).toBe(code)
    expect(log.entries.length - before).toBe(code === 'DISPUTE_ANSWERED' ? 1 : 0)
  })
  it('that the seller opens leaves the buyer its say: the seller cannot take it back', async () => {
    await opens('seller')
    expect(await does('seller', 'end-dispute')).toBe('DISPUTE_OF_BUYER')
    expect(await does('buyer', 'answer-dispute', { why: 'too little Dy' })).toBe('taken')
    expect(await decides({ decision: 'reduced', amount: '100' })).toBe('taken')
  })
  it('is read by its two sides, operators and auditors, and by nobody else', async () => {
    await opens()
    const seen = (name: string): number => claimsView(desk.venue, desk.keysOf(name).actor).disputes.length
    expect([seen('buyer'), seen('seller'), seen('other')]).toEqual([1, 1, 0])
    later(DISPUTE_DAYS)
    await settles()
    const accounts = (name: string): string[] =>
      accountView(desk.venue, desk.keysOf(name).actor).balances.map(({ account }) => account)
    const account = `dispute r1 ${delivery}`
    expect(['seller', 'buyer', 'other'].map((name) => accounts(name).includes(account))).toEqual([true, true, false])
  })
  it('that is decided while another round is opened tells everybody neither whose it is nor why', async () => {
    await opens()
    await announce('r2')
    later(DISPUTE_DAYS)
    await decides({ decision: 'dismissed', why: 'a secret reason' })
    const { operatorActs } = roundView(desk.venue, 'r2')
    expect(operatorActs.map(({ what }) => what)).toContain('dispute-decided')
    expect(JSON.stringify(operatorActs)).not.toMatch(/secret|r1|urn:/)
  })
})

it('there are no disputes in a round whose terms know none, and its settlement waits for nothing', async () => {
  await delivered({})
  expect(await opens()).toBe('DISPUTES_NONE')
  expect(await settles()).toBe('taken')
})

describe('what is bound', () => {
  it('is no more than the seller has in the round beyond what it was handed there itself', async () => {
    const lots = [await desk.dig('seller', 100), await desk.dig('other', 100)]
    await announce('r1')
    await desk.place('seller', 'r1', sell(40, 50, lots[0]!), { deposit: '1000' })
    // It buys nearly as much as it sells.
    await desk.place('seller', 'r1', buy(35, 70), { deposit: '1000' })
    await desk.place('other', 'r1', sell(40, 50, lots[1]!), { deposit: '1000' })
    await desk.place('buyer', 'r1', buy(45, 70), { deposit: '1000' })
    const round = await desk.finish('r1')
    for (const { parcel, grams } of openParcels(desk.venue, round)) {
      const [from, to] = (['from', 'to'] as const).map(
        (side) => round.orders.get(round.parcels.find(({ id }) => id === parcel)![side])!.organisation,
      )
      const name = from!.split(':').at(-1)!
      later(1)
      await desk.deliver(name, parcel, to!, lots[name === 'seller' ? 0 : 1]!, grams)
    }
    const { id } = desk.keysOf('seller')
    const sold = [...round.deliveries].filter(([, { parcel }]) => round.orders.get(parcel.from)!.organisation === id)
    for (const [event, { parcel }] of sold) {
      delivery = event
      const buyer = round.orders.get(parcel.to)!.organisation.split(':').at(-1)!
      expect(await opens(buyer)).toBe('taken')
    }
    later(7)
    const spare = (): number => balance(`round r1 ${id}`) + balance(`cover r1 ${id}`)
    const { disputes } = claimsView(desk.venue, OPERATOR)
    expect(disputes.reduce((sum, one) => sum + Number(one.bound), 0)).toBeLessThanOrEqual(spare())
    for (const one of disputes) {
      delivery = one.delivery
      expect(await decides({ decision: 'reduced', amount: `${Number(one.bound) + 1}` })).toBe('DISPUTE_BEYOND')
      if (one.bound !== '0') expect(await decides({ decision: 'reduced', amount: one.bound })).toBe('taken')
      expect(spare()).toBeGreaterThanOrEqual(0)
      expect(isBalanced()).toBe(true)
    }
    later(DISPUTE_DAYS)
    expect(await settles()).toBe('taken')
  })
})

describe('a log with a forged decision', () => {
  /** The log with another decision, asked for just so. */
  const forged = async (part: object, more: Partial<Entry<MarketEvent>> = {}): Promise<string> => {
    await delivered()
    await opens()
    later(7)
    await decides({ decision: 'reduced', amount: '400' })
    const decision = log.entries.at(-1)!
    const event = { ...decision.event, ...part } as MarketEvent
    const { kind: _, ...input } = event
    const by = more.by ?? 'op'
    const last = { ...decision, event, by, command: commandText(by, 'forged', 'decide-dispute', input), ...more }
    return (await verifyLog(world, given(chained([...log.entries.slice(0, -1), last])))).faults.join('\n')
  }
  it('is sound, if nothing but the id of its command is another', async () => {
    expect(await forged({})).toBe('')
  })
  it.each<[string, object, RegExp]>([
    ['of more than is bound', { amount: '2401' }, /2400 USD are bound/],
    ['of nothing', { amount: '0' }, /an amount of money/],
    ['that dismisses with an amount', { decision: 'dismissed' }, /a dismissed dispute takes none/],
    ['about what was not disputed', { delivery: 'urn:test:event:none' }, /There is no dispute/],
  ])('is found out: one %s', async (_, part, why) => {
    expect(await forged(part)).toMatch(why)
  })
  it('is found out: one of another amount than was asked for', async () => {
    await delivered()
    await opens()
    later(7)
    await decides({ decision: 'reduced', amount: '400' })
    const { event, ...rest } = log.entries.at(-1)!
    const other = { ...rest, event: { ...event, amount: '401' } as MarketEvent }
    const { faults } = await verifyLog(world, given(chained([...log.entries.slice(0, -1), other])))
    expect(faults).not.toEqual([])
  })
  it('is found out: one that a member has taken', async () => {
    expect(await forged({}, { by: 'buyer-trader' })).toMatch(/may not decide dispute/)
  })
  it('is found out: one that came before the other side could answer', async () => {
    const { at } = desk.clerk.end
    const days = Date.parse(at) + 2 * DAY
    expect(await forged({}, { at: new Date(days).toISOString() })).toMatch(/has 7 days from .* to answer/)
  })
})
