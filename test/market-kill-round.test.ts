import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  canonicalJson,
  checkCertificate,
  clearBook,
  clearRound,
  CommandRefused,
  convert,
  buy,
  nodeName,
  validateBook,
  ordersView,
  sell,
  sellPackage,
  verifyLog,
  type Book,
  type Certificate,
  type EnvelopesShown,
  type Order,
  type OrderContent,
} from '../src/market/index.ts'
import { randomRound } from '../bench/random-round.ts'
import { parcelsOf } from '../src/market/venue/rules/goods/parcels.ts'
import { quantity } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { announce, buys, Hall, inBrowser, sells } from './market-app.ts'
import { Desk, MemoryLog } from './market-desk.ts'
import { chained } from './market-chained.ts'
import { nastyBook } from './nasty-book.ts'
import { drawsOf, shuffled } from './random-book.ts'

/** Attacks by which one trader could leave nothing of a round but `void-round`, for next to nothing. Each of them worked. */

const solver = await loadSolver()
const RUNS = Math.max(150, Number(process.env['LAW_RUNS'] ?? 0))
const LIMITS = { solves: 10_000 }
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

async function codes(asked: Promise<unknown>): Promise<string[]> {
  try {
    await asked
    return []
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error
    return error.faults.map(({ code }) => code)
  }
}

const sound = async (desk: Desk): Promise<readonly string[]> =>
  (await verifyLog(world, desk.log.read(0), { replay: (book) => clearBook(solver, book, LIMITS).certificate })).faults

const cashOf = (desk: Desk, name: string): bigint =>
  desk.venue.ledger.balance(`cash ${desk.keysOf(name).id}`, 'USD') +
  desk.venue.ledger.balance(`cover r1 ${desk.keysOf(name).id}`, 'USD')

describe('a book that does not clear', () => {
  const node = (material: string): string => nodeName(material, 'any', 'AUS', '2027-03')
  const bookOf = (...orders: Order[]): Book => ({
    round: 'r',
    materials: ['x', 'y'].map((name) => ({ name, grades: ['any'], wasteCost: 100_000 })),
    places: ['AUS'],
    months: ['2027-03'],
    routes: [],
    rules: 3,
    priceRule: 'middle',
    budgets: {},
    orders,
  })
  const tolls = (id: string, from: string, to: string, grams: readonly [number, number]): Order =>
    convert({
      id,
      owner: id,
      most: quantity(1_000_000),
      recipes: [
        {
          fee: quantity(0),
          inputs: [[node(from), quantity(grams[0])]],
          outputs: [[node(to), quantity(grams[1])]],
        },
      ],
    })
  const honest = (salt = 0): Order[] => [
    sell({ id: 'sells', owner: 's', most: quantity(500_000 + salt), node: node('x'), ask: quantity(60_000_000) }),
    buy({ id: 'buys', owner: 'b', most: quantity(1_000_000), at: [{ node: node('x'), bid: quantity(80_000_000) }] }),
  ]
  /** Neither is coarser than the other. */
  const ALIKE = [tolls('there', 'x', 'y', [1, 3000]), tolls('back', 'y', 'x', [1, 3000])]
  const CONTRARY = [tolls('there', 'x', 'y', [1, 1]), tolls('back', 'y', 'x', [1, 3000])]

  it('of two contrary conversions is cleared without one of them, and the others trade as if it had not been there', () => {
    const book = bookOf(...honest(), ...CONTRARY)
    expect(() => clearRound(solver, book, LIMITS)).toThrow('Orders that gain are not filled')
    const { certificate, leftOut } = clearBook(solver, book, LIMITS)
    expect(leftOut).toEqual([
      {
        order: expect.stringMatching(/^(there|back)$/) as string,
        why: expect.stringMatching(/^The round does not clear with it: /) as string,
      },
    ])
    const without = { ...book, orders: book.orders.filter(({ id }) => id !== leftOut[0]!.order) }
    expect(canonicalJson(clearRound(solver, without, LIMITS).certificate)).toBe(canonicalJson(certificate))
    checkCertificate(validateBook(without), certificate)
  })
  it('does not let anybody choose who stays out by an id: what comes first depends on all that is sealed', () => {
    const out = new Set<string>()
    for (let salt = 0; salt < 12; salt++)
      out.add(clearBook(solver, bookOf(...honest(salt), ...ALIKE), LIMITS).leftOut[0]?.order ?? '')
    expect([...out].sort()).toEqual(['back', 'there'])
  })
  it('costs those who brought it: twenty coarse packages put none of a thousand other orders out', () => {
    const round = randomRound(1000, { places: 3, materials: 3, months: 1 })
    const moved = round.orders.flatMap(({ alternatives }) => alternatives.flatMap(({ moves }) => moves.map(([n]) => n)))
    const [one = '', other = ''] = ['M00/', 'M01/'].map((material) => moved.find((n) => n.startsWith(material)))
    const coarse = Array.from({ length: 20 }, (_, i) => {
      const grams = 100_000_000 + i * 1000
      return sellPackage({
        id: `coarse-${i}`,
        owner: 'attacker',
        most: quantity(grams + 1000),
        ask: quantity(0),
        parts: [
          [one, quantity(1000)],
          [other, quantity(grams)],
        ],
      })
    })
    const bid = { node: other, bid: quantity<'µUSD/kg'>(1e12) }
    const dear = buy({ id: 'dear', owner: 'attacker', most: quantity(1000), at: [bid] })
    const book = { ...round, orders: [...round.orders, ...coarse, dear] }
    expect(() => clearRound(solver, book, LIMITS)).toThrow('Orders that gain are not filled')
    const { leftOut } = clearBook(solver, book, LIMITS)
    expect(leftOut.length).toBeGreaterThan(0)
    expect(leftOut.filter(({ order }) => !order.startsWith('coarse-'))).toEqual([])
  })
  it('is cleared alike however it was entered', () => {
    for (let seed = 1; seed < 40; seed++) {
      const book = nastyBook(seed)
      const { certificate, leftOut } = clearBook(solver, book, LIMITS)
      const mixed = clearBook(solver, shuffled(book, drawsOf(seed)), LIMITS)
      expect(canonicalJson(mixed.certificate)).toBe(canonicalJson(certificate))
      expect(mixed.leftOut).toEqual(leftOut)
    }
  })
  it(`always clears without some: ${RUNS} books that nobody sane would bring together`, () => {
    let failing = 0
    for (let seed = 0; seed < RUNS; seed++) {
      const book = nastyBook(seed)
      const { certificate, leftOut } = clearBook(solver, book, LIMITS)
      const out = new Set(leftOut.map(({ order }) => order))
      const kept = { ...book, orders: book.orders.filter(({ id }) => !out.has(id)) }
      const open = validateBook(kept)
      checkCertificate(open, certificate)
      parcelsOf('r', open, certificate)
      if (out.size > 0) {
        failing++
        expect(() => {
          const whole = clearRound(solver, book, LIMITS)
          parcelsOf('r', whole.open, whole.certificate)
        }).toThrow()
        // The others get what they would have got without.
        const alone = clearBook(solver, kept, LIMITS)
        expect(alone.leftOut).toEqual([])
        expect(canonicalJson(alone.certificate)).toBe(canonicalJson(certificate))
      }
    }
    expect(failing).toBeGreaterThan(RUNS / 10)
  })
  it('is given up where not even the terms clear: that is no order’s fault', () => {
    const broken = { ...bookOf(...honest()), places: ['AUS', 'AUS'] }
    expect(() => clearBook(solver, broken, LIMITS)).toThrow('stands in the book twice')
  })
})

describe('one order with which a round does not clear', () => {
  const MATERIALS = ['ore-mt-weld', 'ore-xenotime'].map((material) => ({ material, grades: ['traced'] }))

  /** The attacker brings a package that is sold by the tenth of a tonne, and somebody wants a kilogram of it dearly. */
  async function opened(): Promise<Desk> {
    const desk = await Desk.open(world, solver)
    for (const name of ['seller', 'buyer', 'attacker']) await desk.join(name, 'AUS')
    await announce(desk, 'r1', { materials: MATERIALS, limits: { deposit: '100' } })
    const lots = [await desk.dig('attacker', 1), await desk.dig('attacker', 100_000, 'ore-xenotime')]
    const parts = [
      { material: 'ore-mt-weld', grade: 'traced', kg: '1' },
      { material: 'ore-xenotime', grade: 'traced', kg: '100000' },
    ]
    const nasty: OrderContent = { kind: 'package', place: 'AUS', month: '2027-03', parts, ask: '0', lots }
    const dear = { ...buys(1, '1000000'), material: 'ore-xenotime' } as OrderContent
    await desk.place('attacker', 'r1', nasty, { order: 'nasty', deposit: '100' })
    await desk.place('buyer', 'r1', dear, { order: 'dear', deposit: '100' })
    await desk.place('seller', 'r1', await sells(desk, 'seller', 50, '60'), { order: 'sells', deposit: '100' })
    await desk.place('buyer', 'r1', buys(30, '90'), { order: 'buys', deposit: '100' })
    return desk
  }

  it('is left out with its deposit back, named in the log, and the rest is cleared; anyone who clears it again gets the same', async () => {
    const desk = await opened()
    const before = cashOf(desk, 'attacker')
    const round = await desk.finish('r1')
    expect(round.status).toBe('cleared')
    expect([...round.refused.keys()]).toEqual(['nasty'])
    expect([...round.accepted.keys()].sort()).toEqual(['buys', 'dear', 'sells'])
    expect(round.book!.orders.map(({ id }) => id).sort()).toEqual(['buys', 'dear', 'sells'])
    expect(round.certificate!.fills.length).toBe(2)
    const entry = (desk.log as MemoryLog).entries.find(({ event }) => event.kind === 'left-out')
    expect(entry!.event).toMatchObject({ round: 'r1', orders: [{ order: 'nasty' }] })
    expect(desk.venue.ledger.balance(`cover r1 ${desk.keysOf('attacker').id}`, 'USD')).toBe(0n)
    expect(cashOf(desk, 'attacker')).toBe(before)
    expect(ordersView(desk.venue, desk.keysOf('attacker').actor).orders).toMatchObject([
      { order: 'nasty', status: 'refused', why: expect.stringContaining('does not clear') as string },
    ])
    expect(await sound(desk)).toEqual([])
  })
  it('is not invented by anyone who keeps the market: clearing again leaves out nobody else', async () => {
    const desk = await opened()
    await desk.finish('r1')
    const book = desk.venue.round('r1').book!
    const less = { ...book, orders: book.orders.filter(({ id }) => id !== 'buys') }
    const { certificate } = clearBook(solver, less, LIMITS)
    const log = new MemoryLog()
    log.entries.push(
      ...chained(
        (desk.log as MemoryLog).entries.map((entry) => {
          const { event } = entry
          if (event.kind === 'cleared') return { ...entry, event: { ...event, certificate } }
          if (event.kind !== 'left-out') return entry
          return { ...entry, event: { ...event, orders: [...event.orders, { order: 'buys', why: 'we say so' }] } }
        }),
      ),
    )
    const replay = (one: Book): Certificate => clearBook(solver, one, LIMITS).certificate
    // The certificate holds for the smaller book: only clearing all that was opened tells.
    const [signature, ...others] = (await verifyLog(world, log.read(0))).faults
    expect([signature, others]).toEqual([expect.stringContaining('is not signed'), []])
    expect((await verifyLog(world, log.read(0), { replay })).faults).toContain(
      'The round "r1", cleared again, does not come out the same.',
    )
  })
  it('goes on as contrary conversions do: the round is cleared, and the others trade', async () => {
    const desk = await Desk.open(world, solver)
    for (const name of ['seller', 'buyer', 'attacker']) await desk.join(name, 'AUS')
    await announce(desk, 'r1', { materials: MATERIALS })
    const tolls = (from: string, to: string, kg: readonly [string, string]) =>
      ({
        kind: 'convert',
        place: 'AUS',
        month: '2027-03',
        kg: '1000',
        recipes: [
          {
            fee: '0',
            inputs: [{ material: from, grade: 'traced', kg: kg[0] }],
            outputs: [{ material: to, grade: 'traced', kg: kg[1] }],
          },
        ],
      }) as OrderContent
    await desk.place('attacker', 'r1', tolls('ore-mt-weld', 'ore-xenotime', ['0.001', '0.001']))
    await desk.place('attacker', 'r1', tolls('ore-xenotime', 'ore-mt-weld', ['0.001', '3']))
    await desk.place('seller', 'r1', await sells(desk, 'seller', 500, '60'), { order: 'sells' })
    await desk.place('buyer', 'r1', buys(1000, '80'), { order: 'buys' })
    const round = await desk.finish('r1')
    expect(round.status).toBe('cleared')
    expect(round.certificate!.fills.length).toBeGreaterThanOrEqual(2)
    expect(await sound(desk)).toEqual([])
  })
})

describe('what one member may bring to a round', () => {
  const desk = async (limits: object): Promise<Desk> => {
    const made = await Desk.open(world, solver)
    for (const name of ['buyer', 'attacker']) await made.join(name, 'AUS')
    await announce(made, 'r1', { limits })
    return made
  }
  const LEAST: OrderContent = buys(0.001, '0')

  it('is announced with it, no matter who announces it', async () => {
    const made = await Desk.open(world, solver)
    for (const name of ['buyer', 'attacker']) await made.join(name, 'AUS')
    await announce(made)
    expect(made.venue.round('r1').spec.limits).toEqual({
      orders: 500,
      placings: 5000,
      placingsOfOrder: 50,
      megabytes: 64,
      // The tests’ own.
      deposit: '0',
    })
  })
  it('is this many orders at a time; one may be withdrawn for another, and others are not in the way', async () => {
    const made = await desk({ orders: 3 })
    for (const order of ['a', 'b', 'c']) await made.place('attacker', 'r1', LEAST, { order })
    expect(await codes(made.place('attacker', 'r1', LEAST, { order: 'd' }))).toEqual(['ORDERS_TOO_MANY'])
    await made.place('attacker', 'r1', LEAST, { order: 'a' })
    await made.place('buyer', 'r1', LEAST)
    await made.ask(made.keysOf('attacker').actor, 'withdraw-order', { round: 'r1', order: 'b' })
    await made.place('attacker', 'r1', LEAST, { order: 'd' })
    expect(await codes(made.place('attacker', 'r1', LEAST, { order: 'e' }))).toEqual(['ORDERS_TOO_MANY'])
  })
  it('is this many placings, under one id and in all, withdrawn or not; withdrawing is never refused', async () => {
    const made = await desk({ placings: 6, placingsOfOrder: 3 })
    const { actor } = made.keysOf('attacker')
    for (let n = 0; n < 3; n++) await made.place('attacker', 'r1', LEAST, { order: 'a' })
    expect(await codes(made.place('attacker', 'r1', LEAST, { order: 'a' }))).toEqual(['AMENDMENTS_TOO_MANY'])
    for (const order of ['b', 'c', 'd']) await made.place('attacker', 'r1', LEAST, { order })
    expect(await codes(made.place('attacker', 'r1', LEAST, { order: 'e' }))).toEqual(['AMENDMENTS_TOO_MANY'])
    await made.place('buyer', 'r1', LEAST)
    for (const order of ['a', 'b', 'c', 'd']) await made.ask(actor, 'withdraw-order', { round: 'r1', order })
    expect(await codes(made.place('attacker', 'r1', LEAST, { order: 'e' }))).toEqual(['AMENDMENTS_TOO_MANY'])
  })
  it('is this many bytes: a spam of amendments makes the log longer by no more, by the log alone', async () => {
    const made = await desk({ megabytes: 0.1 })
    const { entries } = made.log as MemoryLog
    const size = (): number => entries.reduce((sum, entry) => sum + JSON.stringify(entry).length, 0)
    const before = size()
    let refused = 0
    for (let n = 0; n < 100; n++)
      refused += (await codes(made.place('attacker', 'r1', LEAST, { order: `a${n % 10}` }))).filter(
        (code) => code === 'BYTES_TOO_MANY',
      ).length
    expect(refused).toBeGreaterThan(50)
    expect(size() - before).toBeLessThan(130_000)
    // Who reads the log again refuses the same.
    const again = await Desk.open(world, solver, made.log, made.time)
    expect(again.venue.round('r1').placed).toEqual(made.venue.round('r1').placed)
  })
  it('is no free order: each has a deposit, which goes back if it takes no part', async () => {
    const made = await desk({ deposit: '100' })
    expect(await codes(made.place('attacker', 'r1', LEAST, { deposit: '0' }))).toEqual(['DEPOSIT_TOO_SMALL'])
    expect(await codes(made.place('attacker', 'r1', LEAST, { deposit: '99.999999999' }))).toEqual(['DEPOSIT_TOO_SMALL'])
    const before = cashOf(made, 'attacker')
    await made.place('attacker', 'r1', { ...LEAST, place: 'USA' }, { order: 'odd', deposit: '100' })
    const round = await made.finish('r1')
    expect([...round.refused.keys()]).toEqual(['odd'])
    expect(made.venue.ledger.balance(`cash ${made.keysOf('attacker').id}`, 'USD')).toBe(before)
  })
})

describe('shares of many orders', () => {
  it('are handed out in parts, each far below what a request may be long', async () => {
    const BODY = 120_000
    const hall = await Hall.open(world, solver, { limits: { bodyBytes: BODY, requests: 1_000_000 } })
    const { desk } = hall
    for (const name of ['one', 'two']) await desk.join(name, 'AUS')
    await announce(desk, 'r1', { threshold: 1, limits: { orders: 10_000 } })
    const many = 1500
    for (let n = 0; n < many; n++) await desk.place('two', 'r1', buys(1, '60'))
    desk.time.now = desk.venue.round('r1').spec.closes
    await desk.operate('close-round', { round: 'r1' })
    const trustee = inBrowser(await hall.enter('one-trader'))
    const operator = inBrowser(await hall.enter('op'))
    const whole = JSON.stringify({ round: 'r1', shares: await desk.shares('one', 'r1') })
    expect(whole.length).toBeGreaterThan(BODY)
    expect((await hall.command(trustee, 'give-shares', whole)).status).toBe(413)
    let left = many
    for (let part = 0; left > 0; part++) {
      const { body, text } = await hall.ask('/rounds/r1/envelopes', trustee)
      expect(text.length).toBeLessThan(1_000_000)
      const page = body as unknown as EnvelopesShown
      expect(page.left).toBe(left)
      const shares = await desk.sharesOf(
        'one',
        'r1',
        page.orders.map(({ order }) => order),
      )
      expect((await hall.command(operator, 'open-round', { round: 'r1' })).codes).toEqual(['SHARES_TOO_FEW'])
      expect((await hall.command(trustee, 'give-shares', { round: 'r1', shares })).status).toBe(200)
      expect((await hall.command(trustee, 'give-shares', { round: 'r1', shares })).codes).toEqual(['SHARES_GIVEN'])
      left -= page.orders.length
      expect((await hall.ask('/rounds/r1')).body['sharesFrom']).toEqual(left > 0 ? [] : [desk.keysOf('one').id])
    }
    expect((await hall.command(operator, 'open-round', { round: 'r1' })).status).toBe(200)
    expect(desk.venue.round('r1').accepted.size).toBe(many)
  })
})

describe('a broken order', () => {
  /** A closed round with three orders and four trustees, of whom it takes two. */
  async function broken() {
    const desk = await Desk.open(world, solver)
    for (const name of ['one', 'two', 'three', 'four']) await desk.join(name, 'AUS')
    await announce(desk, 'r1', {
      trustees: ['one', 'two', 'three', 'four'].map((name) => desk.keysOf(name).id),
      threshold: 2,
    })
    for (const order of ['a', 'b', 'c']) await desk.place('four', 'r1', buys(1, '60'), { order })
    desk.time.now = '2027-01-02T00:00:00.000Z'
    await desk.operate('close-round', { round: 'r1' })
    const give = async (name: string, unreadable: string[], of = ['a', 'b', 'c']): Promise<unknown> =>
      desk.ask(desk.keysOf(name).actor, 'give-shares', {
        round: 'r1',
        shares: await desk.sharesOf(
          name,
          'r1',
          of.filter((order) => !unreadable.includes(order)),
        ),
        unreadable: unreadable.map((order) => desk.venue.round('r1').orders.get(order)?.commitment),
      })
    const open = (): Promise<string[]> => codes(desk.operate('open-round', { round: 'r1', leaveUnread: true }))
    return { desk, give, open }
  }
  it('holds a round up for a day at most, however its trustees’ words come one after another', async () => {
    const { desk, give, open } = await broken()
    // A trustee that tells of one order only has not been heard.
    await give('one', ['a'], ['a'])
    expect(await open()).toEqual(['SHARES_TOO_FEW'])
    desk.time.now = '2027-01-02T05:00:00.000Z'
    await give('one', [], ['b', 'c'])
    await give('two', ['a'])
    // The day begins here: the word of five hours ago does not end it at once, and later ones do not begin it again.
    expect(await open()).toEqual(['ORDERS_UNREAD'])
    desk.time.now = '2027-01-03T04:59:58.000Z'
    await give('four', ['b'], ['b'])
    expect(await open()).toEqual(['ORDERS_UNREAD'])
    desk.time.now = '2027-01-03T05:00:00.000Z'
    expect(await open()).toEqual([])
    expect([...desk.venue.round('r1').accepted.keys()]).toEqual(['b', 'c'])
  })
  it('holds it up for an hour once no trustee is left who could still read it', async () => {
    const { desk, give, open } = await broken()
    await give('one', ['a'])
    await give('two', ['a'])
    expect(await open()).toEqual(['ORDERS_UNREAD'])
    desk.time.now = '2027-01-02T07:00:00.000Z'
    await give('three', ['a', 'b', 'c'])
    desk.time.now = '2027-01-02T07:59:59.000Z'
    await give('four', ['b'], ['b'])
    expect(await open()).toEqual(['ORDERS_UNREAD'])
    desk.time.now = '2027-01-02T08:00:00.000Z'
    expect(await open()).toEqual([])
    expect([...desk.venue.round('r1').accepted.keys()]).toEqual(['b', 'c'])
  })
})
