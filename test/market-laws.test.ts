import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  claimsView,
  Sequencer,
  clearBook,
  clearRound,
  CommandRefused,
  decimalOf,
  followChain,
  openParcels,
  shortfallsIn,
  type OrderContent,
  type MarketState,
} from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { cancel } from './at-stake.ts'
import { Desk, MemoryLog, OPERATOR } from './market-desk.ts'

const solver = await loadSolver()
const RUNS = Math.max(60, Number(process.env['LAW_RUNS'] ?? 0))
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const NAMES = ['a', 'b', 'c'] as const
const LOT = new Map<string, string>()

const who = fc.constantFrom(...NAMES)
const deposit = fc.constantFrom('0', '1100', '1100', '1100', '1100')
const amount = fc.integer({ min: 1, max: 4000 }).map(String)
const kg = fc.integer({ min: 1, max: 60 })
/** Money that goes where it stands behind others, and comes back. */
const back = fc.record({
  do: fc.constantFrom(
    'give-fund-notice',
    'withdraw-from-fund',
    'fund-budget',
    'take-budget-back',
    'add-capital',
    'give-capital-notice',
    'withdraw-capital',
  ),
  who,
  amount,
})
const before = fc.oneof(
  fc.record({ do: fc.constant('pay in' as const), who, amount }),
  fc.record({ do: fc.constant('pay out' as const), who, amount }),
  fc.record({ do: fc.constant('fund' as const), who, amount }),
  back,
  fc.record({ do: fc.constant('sell' as const), who, kg, price: fc.integer({ min: 1, max: 60 }), deposit }),
  fc.record({ do: fc.constant('buy' as const), who, kg, price: fc.integer({ min: 30, max: 90 }), deposit }),
  fc.record({ do: fc.constant('withdraw' as const), who, nth: fc.nat({ max: 5 }) }),
  fc.record({ do: fc.constant('fail' as const) }),
)
const after = fc.oneof(
  back,
  fc.record({ do: fc.constant('pay in' as const), who, amount }),
  fc.record({ do: fc.constant('empty' as const) }),
  fc.record({ do: fc.constant('default' as const) }),
  fc.record({ do: fc.constant('undelivered' as const) }),
  fc.record({ do: fc.constant('deliver' as const) }),
  fc.record({ do: fc.constant('dispute' as const), who }),
  fc.record({ do: fc.constant('decide' as const), amount }),
  fc.record({ do: fc.constant('end' as const), who }),
  fc.record({ do: fc.constant('mistake' as const), who, amount: fc.constantFrom('0', '1', '90') }),
  fc.record({ do: fc.constant('consent' as const) }),
  fc.record({ do: fc.constant('cancel' as const) }),
  fc.record({ do: fc.constant('days' as const), days: fc.constantFrom(1, 6, 60) }),
  fc.record({ do: fc.constant('settle' as const) }),
  fc.record({ do: fc.constant('void' as const) }),
  fc.record({ do: fc.constant('fail' as const) }),
)
/** Two rounds: what comes before the close, and what after. */
const steps = fc
  .array(
    fc.tuple(
      fc.array(before, { minLength: 5, maxLength: 20 }),
      // Chance alone seldom empties the money of somebody who is about to owe; afterwards it cannot be emptied.
      fc.constantFrom([], [{ do: 'empty' as const }]),
      fc.constant([{ do: 'finish' as const }, { do: 'default' as const }]),
      fc.array(after, { minLength: 2, maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((rounds) => rounds.flatMap(([first, broke, finish, then]) => [...first, ...broke, ...finish, ...then]))

/** Somebody buys for more than is deposited and is left without money: chance alone does not always come to it. */
const BROKE = [
  { do: 'sell' as const, who: 'a' as const, kg: 50, price: 40, deposit: '1100' as const },
  { do: 'buy' as const, who: 'b' as const, kg: 50, price: 60, deposit: '1100' as const },
  { do: 'empty' as const },
  { do: 'finish' as const },
  { do: 'default' as const },
  { do: 'undelivered' as const },
  { do: 'settle' as const },
]

/** What was handed over is disputed, and that is decided after the settlement. */
const DISPUTED = [
  { do: 'sell' as const, who: 'a' as const, kg: 10, price: 40, deposit: '1100' as const },
  { do: 'buy' as const, who: 'b' as const, kg: 10, price: 60, deposit: '1100' as const },
  { do: 'finish' as const },
  { do: 'deliver' as const },
  { do: 'dispute' as const, who: 'b' as const },
  { do: 'days' as const, days: 6 as const },
  { do: 'settle' as const },
  { do: 'days' as const, days: 6 as const },
  { do: 'decide' as const, amount: '100' },
]

/** Parcels are bought by mistake and cancelled by consent. */
const MISTAKEN = [
  { do: 'sell' as const, who: 'a' as const, kg: 10, price: 40, deposit: '1100' as const },
  { do: 'sell' as const, who: 'c' as const, kg: 10, price: 41, deposit: '1100' as const },
  { do: 'buy' as const, who: 'b' as const, kg: 20, price: 60, deposit: '1100' as const },
  { do: 'finish' as const },
  { do: 'mistake' as const, who: 'b' as const, amount: '1' as const },
  { do: 'consent' as const },
  { do: 'cancel' as const },
  { do: 'settle' as const },
]

/** Money goes in and comes back: what stands behind a round once that is over. */
const BACK = [
  { do: 'fund-budget' as const, who: 'a' as const, amount: '500' },
  { do: 'take-budget-back' as const, who: 'a' as const, amount: '200' },
  { do: 'fund' as const, who: 'a' as const, amount: '500' },
  { do: 'give-fund-notice' as const, who: 'a' as const, amount: '300' },
  { do: 'add-capital' as const, who: 'a' as const, amount: '500' },
  { do: 'give-capital-notice' as const, who: 'a' as const, amount: '300' },
  { do: 'finish' as const },
  { do: 'settle' as const },
  { do: 'withdraw-from-fund' as const, who: 'a' as const, amount: '200' },
  { do: 'withdraw-capital' as const, who: 'a' as const, amount: '200' },
]

/** All that can be read of a market, for comparison. */
const stateOf = (venue: MarketState): unknown => ({
  accounts: [...venue.ledger.accounts('USD')].map(([account, balance]) => [account, decimalOf(balance)]),
  rounds: [...venue.rounds.values()].map(({ id, status, orders, accepted, refused, certificate, parcels }) => ({
    id,
    status,
    orders: [...orders.values()].map(({ id: order, version, deposit }) => [order, version, decimalOf(deposit)]),
    accepted: [...accepted],
    refused: [...refused],
    certificate,
    parcels,
  })),
  lots: [...venue.lots.lots.values()].map(({ id, owner, left }) => [id, owner, String(left)]),
  commands: venue.commands.size,
})

const clerkOn = (desk: Desk): Promise<Sequencer> =>
  Sequencer.open({
    world,
    log: desk.log,
    now: () => desk.time.now,
    clear: async (book) => clearBook(solver, book, { solves: 10_000 }),
    sign: async () => 'x..y',
  })

const round = (n: number): string => `r${n}`

/** What of many may be refused, each by itself. */
async function refusedOr(asked: Promise<unknown>): Promise<'done' | 'refused'> {
  try {
    await asked
    return 'done'
  } catch (error) {
    if (error instanceof CommandRefused) return 'refused'
    throw error
  }
}

async function announced(desk: Desk, n: number): Promise<void> {
  const opens = new Date(Date.parse(desk.time.now)).toISOString()
  const closes = new Date(Date.parse(desk.time.now) + 3_600_000).toISOString()
  const trustees = NAMES.map((name) => desk.keysOf(name).id)
  await desk.operate('announce-round', {
    round: round(n),
    spec: {
      title: `Round ${n}`,
      opens,
      closes,
      materials: [{ material: 'ore-mt-weld', grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      routes: [],
      priceRule: 'middle',
      margin: 0.2,
      trustees,
      threshold: 2,
      disputeDays: 5,
      erroneousTradeDays: 3,
    },
  })
}

const order = (name: string, kg: number, price: number, sells: boolean): OrderContent =>
  sells
    ? {
        kind: 'sell',
        material: 'ore-mt-weld',
        grade: 'traced',
        place: 'AUS',
        month: '2027-03',
        kg: String(kg),
        ask: String(price),
        lots: [LOT.get(name) ?? ''],
      }
    : {
        kind: 'buy',
        material: 'ore-mt-weld',
        grade: 'traced',
        place: 'AUS',
        kg: String(kg),
        at: [{ month: '2027-03', bid: String(price) }],
      }

describe('a market, whatever is asked of it', () => {
  it(
    'has books that balance at every instant, and is the same when its log is read again, also after a failed writing',
    () => {
      let cleared = 0
      let defaulted = 0
      const came = new Set<string>()
      return fc
        .assert(
          fc.asyncProperty(steps, async (all) => {
            const log = new MemoryLog()
            const desk = await Desk.open(world, solver, log)
            for (const name of NAMES) {
              await desk.join(name, 'AUS', '2000')
              LOT.set(name, await desk.dig(name, 100))
            }
            let n = 1
            await announced(desk, n)
            for (const one of all) {
              try {
                switch (one.do) {
                  case 'pay in':
                  case 'pay out':
                    await desk.operate(one.do === 'pay in' ? 'record-payment-in' : 'record-payment-out', {
                      organisation: desk.keysOf(one.who).id,
                      amount: one.amount,
                      reference: 'x',
                    })
                    break
                  case 'fund':
                    await desk.ask(desk.keysOf(one.who).actor, 'pay-into-fund', { amount: one.amount })
                    break
                  case 'give-fund-notice':
                  case 'withdraw-from-fund':
                    await desk.ask(desk.keysOf(one.who).actor, one.do, { amount: one.amount })
                    came.add(one.do)
                    break
                  case 'fund-budget':
                  case 'take-budget-back':
                    await desk.ask(desk.keysOf(one.who).actor, one.do, { budget: 'b', amount: one.amount })
                    came.add(one.do)
                    break
                  case 'give-capital-notice':
                    await desk.operate(one.do, { amount: one.amount })
                    break
                  case 'add-capital':
                  case 'withdraw-capital':
                    await desk.operate(one.do, { amount: one.amount, reference: 'x' })
                    came.add(one.do)
                    break
                  case 'sell':
                  case 'buy':
                    await desk.place(one.who, round(n), order(one.who, one.kg, one.price, one.do === 'sell'), {
                      deposit: one.deposit,
                    })
                    break
                  case 'withdraw': {
                    const ids = [...desk.venue.round(round(n)).orders.keys()]
                    await desk.ask(desk.keysOf(one.who).actor, 'withdraw-order', {
                      round: round(n),
                      order: ids[one.nth],
                    })
                    break
                  }
                  case 'fail':
                    log.failure = new Error('the disk is full')
                    break
                  case 'finish':
                    log.failure = undefined
                    await desk.finish(round(n))
                    cleared += 1
                    break
                  case 'empty':
                    for (const name of NAMES) {
                      const organisation = desk.keysOf(name).id
                      const left = desk.venue.ledger.balance(`cash ${organisation}`, 'USD')
                      if (left === 0n) continue
                      const paid = { organisation, amount: decimalOf(left), reference: 'all' }
                      await desk.operate('record-payment-out', paid)
                    }
                    break
                  case 'default':
                    for (const organisation of shortfallsIn(desk.venue, desk.venue.round(round(n))).keys()) {
                      await desk.operate('declare-default', { round: round(n), organisation, why: 'x' })
                      defaulted += 1
                    }
                    break
                  case 'undelivered':
                    for (const { parcel } of openParcels(desk.venue, desk.venue.round(round(n))))
                      await desk.operate('declare-undelivered', { round: round(n), parcel, why: 'x' })
                    break
                  case 'deliver':
                    for (const { parcel, grams } of openParcels(desk.venue, desk.venue.round(round(n)))) {
                      const { orders, parcels } = desk.venue.round(round(n))
                      const { from, to } = parcels.find(({ id }) => id === parcel)!
                      const seller = orders.get(from)!.organisation.split(':').at(-1)!
                      desk.time.now = new Date(Date.parse(desk.time.now) + 1000).toISOString()
                      await desk.deliver(seller, parcel, orders.get(to)!.organisation, LOT.get(seller) ?? '', grams)
                    }
                    break
                  case 'dispute':
                  case 'decide':
                  case 'end':
                    for (const { id, deliveries, disputes } of desk.venue.rounds.values())
                      for (const delivery of one.do === 'dispute' ? deliveries.keys() : disputes.keys()) {
                        const input = { round: id, delivery, ...(one.do === 'end' ? {} : { why: 'x' }) }
                        if (one.do === 'decide')
                          await desk.operate('decide-dispute', { ...input, decision: 'reduced', amount: one.amount })
                        else if (one.do === 'end') await desk.ask(desk.keysOf(one.who).actor, 'end-dispute', input)
                        else await desk.ask(desk.keysOf(one.who).actor, 'open-dispute', { ...input, about: 'quality' })
                        came.add(one.do)
                      }
                    break
                  case 'mistake':
                    for (const { id } of desk.venue.rounds.values())
                      for (const { parcel } of openParcels(desk.venue, desk.venue.round(id)))
                        await refusedOr(
                          desk.ask(desk.keysOf(one.who).actor, 'ask-trade-review', {
                            round: id,
                            parcel,
                            compensation: one.amount,
                            why: 'x',
                          }),
                        )
                    break
                  case 'consent':
                  case 'cancel':
                    for (const { round: id, parcel, by, seller, buyer } of claimsView(desk.venue, OPERATOR)
                      .tradeReviews) {
                      const other = (by === seller ? buyer : seller).split(':').at(-1)!
                      const answer = { round: id, parcel, consents: true, why: 'x' }
                      if (one.do === 'consent')
                        await refusedOr(desk.ask(desk.keysOf(other).actor, 'answer-trade-review', answer))
                      else if ((await refusedOr(cancel(desk, { round: id, parcel }))) === 'done') came.add('cancelled')
                    }
                    break
                  case 'days':
                    desk.time.now = new Date(Date.parse(desk.time.now) + one.days * 86_400_000).toISOString()
                    break
                  case 'settle':
                  case 'void':
                    await desk.operate(one.do === 'settle' ? 'settle-round' : 'void-round', {
                      round: round(n),
                      ...(one.do === 'void' ? { why: 'x' } : {}),
                    })
                    await announced(desk, ++n)
                    break
                  default:
                    one satisfies never
                }
              } catch (error) {
                const expected =
                  error instanceof CommandRefused || (error instanceof Error && /disk is full/.test(error.message))
                if (!expected) throw error
              }
              const { ledger, rounds } = desk.venue
              const { disputes } = claimsView(desk.venue, OPERATOR)
              for (const { round: of, delivery, bound, end } of disputes) {
                // What lies there lies there for as long as it is open, and is all that is bound.
                const lies = decimalOf(ledger.balance(`dispute ${of} ${delivery}`, 'USD'))
                if (end !== undefined || rounds.get(of)?.status !== 'cleared') expect(lies).toBe(bound)
                if (end !== undefined) expect(lies).toBe('0')
              }
              for (const sum of ledger.imbalance().values()) expect(sum).toBe(0n)
              for (const [account, balance] of ledger.accounts('USD'))
                if (!/^(bank|operator|round )/.test(account)) expect(balance, account).toBeGreaterThan(0n)
              for (const { id, status, orders } of rounds.values()) {
                if (status !== 'announced') continue
                const covers = [...orders.values()].reduce((sum, { deposit }) => sum + deposit, 0n)
                const held = [...ledger.accounts('USD')]
                  .filter(([account]) => account.startsWith(`cover ${id} `))
                  .reduce((sum, [, balance]) => sum + balance, 0n)
                expect(held).toBe(covers)
              }
            }
            expect(followChain(log.entries).seq).toBe(log.entries.length)
            const again = await clerkOn(desk)
            expect(stateOf(again.venue)).toEqual(stateOf(desk.venue))
          }),
          { numRuns: RUNS, endOnFailure: true, examples: [[BROKE], [BACK], [DISPUTED], [MISTAKEN]] },
        )
        .then(() => {
          expect(cleared).toBeGreaterThan(RUNS / 3)
          expect(defaulted).toBeGreaterThan(0)
          expect([...came]).toEqual(
            expect.arrayContaining([
              'take-budget-back',
              'withdraw-from-fund',
              'withdraw-capital',
              'dispute',
              'decide',
              'cancelled',
            ]),
          )
        })
    },
    Math.max(300_000, RUNS * 5000),
  )

  it('carries a command out once, however often it is asked, and gives its id to no other', async () => {
    const desk = await Desk.open(world, solver)
    await desk.join('a', 'AUS', '100')
    const input = { organisation: desk.keysOf('a').id, amount: '5', reference: 'x' }
    const [first, second] = await Promise.all([
      desk.ask(OPERATOR, 'record-payment-in', input, 'one'),
      desk.ask(OPERATOR, 'record-payment-in', input, 'one'),
    ])
    expect(second.seq).toBe(first.seq)
    expect((await desk.ask(OPERATOR, 'record-payment-in', input, 'one')).seq).toBe(first.seq)
    await expect(desk.ask(OPERATOR, 'record-payment-in', { ...input, amount: '6' }, 'one')).rejects.toThrow(
      'was given to another command',
    )
    expect(decimalOf(desk.venue.ledger.balance(`cash ${desk.keysOf('a').id}`, 'USD'))).toBe('105')
  })

  it('confirms nothing that was not written, also where the log cannot be read after a failed writing', async () => {
    const log = new MemoryLog()
    const desk = await Desk.open(world, solver, log)
    await desk.join('a', 'AUS', '0')
    const input = { organisation: desk.keysOf('a').id, amount: '5', reference: 'x' }
    log.failure = new Error('the disk is full')
    log.unreadable = new Error('the database is gone')
    await expect(desk.ask(OPERATOR, 'record-payment-in', input, 'one')).rejects.toThrow('the disk is full')
    // Asked again, it is not said to be done.
    await expect(desk.ask(OPERATOR, 'record-payment-in', input, 'one')).rejects.toThrow('the database is gone')
    log.unreadable = undefined
    const { seq } = await desk.ask(OPERATOR, 'record-payment-in', input, 'one')
    expect(seq).toBe(log.entries.length)
    expect(decimalOf(desk.venue.ledger.balance(`cash ${input.organisation}`, 'USD'))).toBe('5')
  })

  it('is one market for two clerks on one log: nothing is lost, nothing done twice', async () => {
    const log = new MemoryLog()
    const desk = await Desk.open(world, solver, log)
    await desk.join('a', 'AUS', '0')
    const clerks = [desk.clerk, await clerkOn(desk), await clerkOn(desk)]
    const input = { organisation: desk.keysOf('a').id, amount: '1', reference: 'x' }
    const asked = Array.from({ length: 60 }, (_, i) =>
      clerks[i % 3]!.submit({ id: `p${Math.floor(i / 2)}`, name: 'record-payment-in', input, actor: OPERATOR }),
    )
    await Promise.all(asked)
    expect(followChain(log.entries).seq).toBe(log.entries.length)
    const fresh = await clerkOn(desk)
    expect(decimalOf(fresh.venue.ledger.balance(`cash ${input.organisation}`, 'USD'))).toBe('30')
  })
})

describe('a round that was cleared', () => {
  it('is cleared again from the log to the same bytes', async () => {
    const log = new MemoryLog()
    const desk = await Desk.open(world, solver, log)
    for (const name of NAMES) {
      await desk.join(name, 'AUS', '100000')
      LOT.set(name, await desk.dig(name, 100))
    }
    await announced(desk, 1)
    for (const [name, kg, price, sells] of [
      ['a', 50, 40, true],
      ['b', 30, 55, true],
      ['c', 70, 60, false],
    ] as const)
      await desk.place(name, 'r1', order(name, kg, price, sells), { deposit: '2000' })
    const { certificate } = await desk.finish('r1')
    const again = await clerkOn(desk)
    const { book } = again.venue.round('r1')
    const { certificate: made } = clearRound(solver, book!, { solves: 10_000 })
    expect(JSON.stringify(made)).toBe(JSON.stringify(certificate))
    // And from the envelopes and shares alone.
    const entry = log.entries.find(({ event }) => event.kind === 'order')?.event
    if (entry?.kind !== 'order') throw new Error('no order')
    expect(await desk.share('a', 'r1', entry.order)).toBe(
      again.venue.round('r1').shares.get(desk.keysOf('a').id)?.get(entry.order),
    )
  })
})
