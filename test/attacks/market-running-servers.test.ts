import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  verifyLog,
  type SubmittedCommand,
  type CommandName,
  type Done,
  type Entry,
  type MarketEvent,
} from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { openStore } from '../../src/store/index.ts'
import type { World } from '../../src/world/index.ts'
import { announce, buys, CLOSES, sells } from '../market-app.ts'
import { Desk, MemoryLog, OPERATOR } from '../market-desk.ts'
import { codesOf } from '../market-signing.ts'
import { hasPostgres, startPostgres, type RunningPostgres } from '../postgres.ts'

/** Who sends things to two servers of one market at the same moment, and what a full disk or a lost connection leaves. */

const solver = await loadSolver()
let world: World
let postgres: RunningPostgres | undefined
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  if (hasPostgres()) postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

/** A second server on the log of a first, which knows the keys of its members. */
async function beside(desk: Desk, log = desk.log): Promise<Desk> {
  const other = await Desk.open(world, solver, log, desk.time)
  for (const [name, keys] of desk.members) other.members.set(name, keys)
  return other
}
async function two(log = new MemoryLog()): Promise<{ desk: Desk; other: Desk; log: MemoryLog }> {
  const desk = await Desk.open(world, solver, log)
  for (const name of ['one', 'two', 'three']) await desk.join(name, 'AUS', '1000')
  return { desk, other: await beside(desk), log }
}
const sound = async ({ log }: Desk): Promise<void> => expect((await verifyLog(world, log.read(0))).faults).toEqual([])
const free = (desk: Desk, name: string): bigint => desk.venue.ledger.balance(`cash ${desk.keysOf(name).id}`, 'USD')
/** The same command, at both at once. */
async function both(desk: Desk, other: Desk, asked: Omit<SubmittedCommand, 'signature'>): Promise<Done> {
  const signature = await desk.signatureOf(asked)
  const [one, two] = await Promise.all([desk, other].map(({ clerk }) => clerk.submit({ ...asked, signature })))
  expect([two?.seq, two?.hash, two?.at]).toEqual([one?.seq, one?.hash, one?.at])
  expect([one, two].filter((done) => (done?.entries.length ?? 0) > 0)).toHaveLength(1)
  return one as Done
}

describe('two servers of one market', () => {
  it('carry out once whatever is sent to both at once, through the whole life of a round', async () => {
    const { desk, other, log } = await two()
    let n = 0
    const operate = (name: CommandName, input: unknown): Promise<Done> =>
      both(desk, other, { id: `o${++n}`, name, input, actor: OPERATOR })
    const member = (who: string, name: CommandName, input: unknown): Promise<Done> =>
      both(desk, other, { id: `m${++n}`, name, input, actor: desk.keysOf(who).actor })
    await operate('record-payment-in', { organisation: desk.keysOf('one').id, amount: '5', reference: 'x' })
    await announce(desk)
    await desk.place('two', 'r1', await sells(desk, 'two', 50, '60'), { order: 'sale' })
    const envelope = await desk.sealed('r1', { organisation: desk.keysOf('one').id, order: 'bid' }, buys(10, '70'))
    await other.clerk.submit({
      id: 'look',
      name: 'add-capital',
      input: { amount: '1', reference: 'x' },
      actor: OPERATOR,
    })
    await member('one', 'place-order', { round: 'r1', order: 'bid', deposit: '0', envelope })
    await member('one', 'pay-into-fund', { amount: '5' })
    desk.time.now = CLOSES
    await operate('close-round', { round: 'r1' })
    for (const name of ['one', 'two'])
      await member(name, 'give-shares', { round: 'r1', shares: await desk.shares(name, 'r1') })
    await operate('open-round', { round: 'r1' })
    await operate('clear-round', { round: 'r1' })
    expect(log.entries.filter(({ event }) => event.kind === 'cleared')).toHaveLength(1)
    expect(desk.venue.round('r1').certificate).toEqual(other.venue.round('r1').certificate)
    expect(free(desk, 'one')).toBe(free(other, 'one'))
    await sound(desk)
  })
  it.each<[string, [CommandName, object], [CommandName, object]]>([
    ['twice into the fund', ['pay-into-fund', { amount: '1000' }], ['pay-into-fund', { amount: '1000' }]],
    [
      'into the fund and a budget',
      ['pay-into-fund', { amount: '600' }],
      ['fund-budget', { budget: 'b', amount: '600' }],
    ],
    [
      'out to the bank and into the fund',
      ['ask-payout', { payout: 'p', amount: '1000' }],
      ['pay-into-fund', { amount: '1' }],
    ],
  ])('let a member spend what it has %s no more than once', async (_, first, second) => {
    const { desk, other } = await two()
    const { actor } = desk.keysOf('one')
    await desk.ask(actor, 'register-bank-account', { iban: 'GB29NWBK60161331926819', name: 'One' })
    const codes = await Promise.all([codesOf(desk.ask(actor, ...first)), codesOf(other.ask(actor, ...second))])
    expect(codes.flat().sort()).toEqual(['CASH_TOO_LITTLE', 'done'])
    await sound(desk)
  })
  it('give an id of an order to one of two members who take it at once, and tell the other no more than that', async () => {
    const { desk, other } = await two()
    await announce(desk)
    await codesOf(other.ask(OPERATOR, 'add-capital', { amount: '1', reference: 'x' }))
    const place = async (at: Desk, name: string): Promise<readonly string[]> => {
      const organisation = desk.keysOf(name).id
      const envelope = await desk.sealed('r1', { organisation, order: 'mine' }, buys(1, '60'))
      return codesOf(
        at.ask(desk.keysOf(name).actor, 'place-order', { round: 'r1', order: 'mine', deposit: '0', envelope }),
      )
    }
    const codes = await Promise.all([place(desk, 'one'), place(other, 'two')])
    expect(codes.flat().sort()).toEqual(['ORDER_ID_TAKEN', 'done'])
    await sound(desk)
  })
  it('take no order at the one that comes after the close at the other', async () => {
    const { desk, other } = await two()
    await announce(desk)
    await codesOf(other.ask(OPERATOR, 'add-capital', { amount: '1', reference: 'x' }))
    const organisation = desk.keysOf('one').id
    const envelope = await desk.sealed('r1', { organisation, order: 'late' }, buys(1, '60'))
    // The clock of the other is an hour behind.
    const slow = { now: '2027-01-01T23:00:00.000Z' }
    const behind = await Desk.open(world, solver, desk.log, slow)
    for (const [name, keys] of desk.members) behind.members.set(name, keys)
    desk.time.now = CLOSES
    await desk.operate('close-round', { round: 'r1' })
    const asked = { round: 'r1', order: 'late', deposit: '0', envelope }
    expect((await codesOf(behind.ask(desk.keysOf('one').actor, 'place-order', asked)))[0]).not.toBe('done')
    expect(desk.venue.round('r1').orders.size).toBe(0)
    await sound(desk)
  })
  it.runIf(hasPostgres())(
    'do the same in PostgreSQL: of twenty payments at both at once none is lost, none done twice, and no cent too much',
    async () => {
      const url = postgres?.url('race') ?? ''
      const first = await openStore({ url })
      const desk = await Desk.open(world, solver, first)
      await desk.join('one', 'AUS', '10')
      const second = await openStore({ url })
      const other = await beside(desk, second)
      const { actor } = desk.keysOf('one')
      const asked = Array.from({ length: 20 }, (_, i) => ({
        id: `p${i}`,
        name: 'pay-into-fund' as const,
        input: { amount: '1' },
        actor,
      }))
      const codes = await Promise.all(
        asked.flatMap((one) =>
          [desk, other].map(async ({ clerk }) =>
            codesOf(clerk.submit({ ...one, signature: await desk.signatureOf(one) })),
          ),
        ),
      )
      const entries: Entry<MarketEvent>[] = []
      for await (const entry of first.read(0)) entries.push(entry)
      const paid = entries.filter(({ event }) => event.kind === 'fund')
      expect(paid).toHaveLength(10)
      expect(new Set(paid.map(({ command }) => command)).size).toBe(10)
      expect(codes.flat().filter((code) => code === 'done')).toHaveLength(20)
      expect(new Set(codes.flat())).toEqual(new Set(['done', 'CASH_TOO_LITTLE']))
      expect((await verifyLog(world, second.read(0))).faults).toEqual([])
      for (const store of [first, second]) await store.close()
    },
  )
})

describe('a disk that is full, and a connection that breaks', () => {
  it('confirms nothing, keeps nothing in memory, and does once what is asked again when there is room', async () => {
    const { desk, log } = await two()
    const before = free(desk, 'one')
    const asked = {
      id: 'full',
      name: 'pay-into-fund',
      input: { amount: '5' },
      actor: desk.keysOf('one').actor,
    } as const
    log.failure = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    await expect(desk.submit(asked)).rejects.toThrow('no space')
    expect(free(desk, 'one')).toBe(before)
    const done = await desk.submit(asked)
    expect(done.entries).toHaveLength(1)
    expect(before - free(desk, 'one')).toBe(5_000_000_000n)
    await sound(desk)
  })
  it('takes nothing of others with it that came after, whose own writing holds', async () => {
    const { desk, log } = await two()
    log.failure = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const asks = ['one', 'two', 'three'].map((name) =>
      desk.ask(desk.keysOf(name).actor, 'pay-into-fund', { amount: '1' }),
    )
    const ends = await Promise.allSettled(asks)
    const kept = log.entries.filter(({ event }) => event.kind === 'fund').length
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(kept)
    await sound(desk)
  })
  it('after the writing and before the answer has it done once: asked again it is the same entry', async () => {
    class Breaking extends MemoryLog {
      breaks = false
      override async append(entries: readonly Entry<MarketEvent>[]): Promise<void> {
        await super.append(entries)
        if (!this.breaks) return
        this.breaks = false
        throw Object.assign(new Error('connection ended'), { code: 'ECONNRESET' })
      }
    }
    const log = new Breaking()
    const { desk } = await two(log)
    const asked = { id: 'cut', name: 'pay-into-fund', input: { amount: '5' }, actor: desk.keysOf('one').actor } as const
    log.breaks = true
    await expect(desk.submit(asked)).rejects.toThrow('connection ended')
    const { seq, entries } = await desk.submit(asked)
    expect([entries, log.entries[seq - 1]?.event.kind]).toEqual([[], 'fund'])
    expect(log.entries.filter(({ event }) => event.kind === 'fund')).toHaveLength(1)
    await sound(desk)
  })
  it('to a copy of the database that lags behind has nothing decided on what is past: the writing is refused, and all is read again', async () => {
    class Lagging extends MemoryLog {
      lags = 0
      override async *read(after: number): AsyncGenerator<Entry<MarketEvent>> {
        const end = this.entries.length - this.lags
        this.lags = 0
        for (const entry of this.entries.slice(after, end)) yield entry
      }
    }
    const log = new Lagging()
    const { desk } = await two(log)
    const { actor } = desk.keysOf('one')
    await desk.ask(actor, 'pay-into-fund', { amount: '999' })
    log.failure = new Error('somewhat')
    log.lags = 1
    await desk.ask(actor, 'pay-into-fund', { amount: '1' }).catch(() => undefined)
    // By the copy there were a thousand still.
    expect(await codesOf(desk.ask(actor, 'pay-into-fund', { amount: '500' }))).toEqual(['CASH_TOO_LITTLE'])
    await sound(desk)
  })
})
