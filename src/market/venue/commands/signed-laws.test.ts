import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../files/index.ts'
import { CommandRefused, commandText, verifyLog, type Entry, type OrderContent, type MarketEvent } from '../../index.ts'
import { askedFor } from '../verify/asked.ts'
import { loadSolver } from '../../../solver/index.ts'
import type { World } from '../../../world/index.ts'
import { chained, given as log, type Draft } from '../../../../test/market-chained.ts'
import type { Desk, MemberKeys } from '../../../../test/market-desk.ts'
import { given, HOUR, later, newKey, openMarket } from '../../../../test/market-signing.ts'

/** Whatever members ask, no signature of theirs can be taken away, exchanged or changed, nor what was signed. */

const solver = await loadSolver()
const RUNS = Math.max(10, Number(process.env['LAW_RUNS'] ?? 0))
/** What has to come about at least once does so with a few runs of one seed; more runs draw their own. */
const SEED = process.env['LAW_RUNS'] === undefined ? { seed: 1 } : {}
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const DOINGS = [
  'fund',
  'budget',
  'key',
  'key revoked',
  'dig',
  'order',
  'amend',
  'withdraw',
  'close',
  'operator',
] as const
const step = fc.record({ do: fc.constantFrom(...DOINGS), n: fc.nat({ max: 1000 }) })
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const NAMES = ['one', 'two'] as const

class Run {
  private count = 0
  private readonly desk: Desk
  constructor(desk: Desk) {
    this.desk = desk
  }

  private get round(): string {
    return `r${this.count}`
  }

  async announce(): Promise<void> {
    const opens = this.desk.time.now
    this.count += 1
    await this.desk.operate('announce-round', {
      round: this.round,
      spec: {
        title: 'x',
        opens,
        closes: new Date(Date.parse(opens) + HOUR).toISOString(),
        materials: [{ material: 'ore-mt-weld', grades: ['traced'] }],
        places: ['AUS'],
        months: ['2027-03'],
        trustees: NAMES.map((name) => this.desk.keysOf(name).id),
        threshold: 1,
      },
    })
  }

  /** Does something, or is refused. */
  async do({ do: what, n }: Step): Promise<void> {
    later(this.desk, 1000)
    const name = NAMES[n % 2] ?? 'one'
    try {
      await this.carryOut(what, n, { name, ...this.desk.keysOf(name) })
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error
    }
  }

  private async carryOut(
    what: Step['do'],
    n: number,
    { name, id, actor }: MemberKeys & { name: string },
  ): Promise<unknown> {
    const { desk, round } = this
    const amount = String(1 + n)
    const orders = [...desk.venue.round(round).orders.values()].filter(({ organisation }) => organisation === id)
    const order = orders[n % Math.max(1, orders.length)]?.id ?? 'none'
    const bid: OrderContent = {
      kind: 'buy',
      material: 'ore-mt-weld',
      grade: 'traced',
      place: 'AUS',
      kg: '5',
      at: [{ month: '2027-03', bid: '50' }],
    }
    switch (what) {
      case 'fund':
        return desk.ask(actor, 'pay-into-fund', { amount })
      case 'budget':
        return desk.ask(actor, 'fund-budget', { budget: `b${n % 2}`, amount })
      case 'key':
        return desk.ask(actor, 'register-signing-key', given(await newKey(`k${n % 5}`), id))
      case 'key revoked':
        return desk.ask(actor, 'revoke-signing-key', { key: `k${n % 5}` })
      case 'dig':
        return desk.dig(name, 1 + (n % 100))
      case 'order':
        return desk.place(name, round, bid, { deposit: '300' })
      case 'amend':
        return desk.place(name, round, bid, { order, deposit: '301' })
      case 'withdraw':
        return desk.ask(actor, 'withdraw-order', { round, order })
      case 'close': {
        desk.time.now = desk.venue.round(round).spec.closes
        await desk.operate('close-round', { round })
        for (const one of NAMES)
          await desk.ask(desk.keysOf(one).actor, 'give-shares', { round, shares: await desk.shares(one, round) })
        return this.announce()
      }
      case 'operator':
        return desk.operate('record-payment-in', { organisation: id, amount, reference: 'x' })
      default:
        return what satisfies never
    }
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** A text with one of its letters changed. */
function altered(text: string, n: number): string {
  const i = n % Math.max(1, text.length)
  const letter = text[i] ?? 'A'
  const next = /\d/.test(letter) ? '0123456789' : LETTERS
  return `${text.slice(0, i)}${next[(next.indexOf(letter) + 1 + (n % (next.length - 1))) % next.length] ?? 'A'}${text.slice(i + 1)}`
}
/** Some data with one of its texts or numbers changed, but for the kind of the event. */
function changed(value: unknown, n: number): unknown {
  if (typeof value === 'string') return altered(value, n)
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  const parts = Object.entries(value as object).filter(([key]) => key !== 'kind')
  const [key, part] = parts[n % Math.max(1, parts.length)] ?? ['also', 'x']
  const next =
    typeof part === 'object' && part !== null ? changed(part, Math.floor(n / parts.length)) : changed(part, n)
  return Array.isArray(value)
    ? value.map((one, i) => (String(i) === key ? next : (one as unknown)))
    : { ...(value as object), [key]: next }
}
/** Who asked by which id, with the digest of what the event tells: as a forger writes it, who knows how. */
function fitting(by: string, command: string, event: MarketEvent): string {
  const found = askedFor(event)
  const [, id = ''] = command.split(' ')
  return found === undefined ? command : commandText(by, id, found.name, found.inputs[0])
}

/** What a forger does to an entry, and how that is named where it has to come about at least once. */
type Forge = (entry: Entry<MarketEvent>, n: number, others: readonly Entry<MarketEvent>[]) => Partial<Draft>
const FORGERIES: Readonly<Record<string, Forge>> = {
  'signature taken away': () => ({ signature: undefined }),
  'signature changed': ({ signature = '' }, n) => ({ signature: altered(signature, n) }),
  'signature exchanged': (_, n, others) => ({ signature: others[n % others.length]!.signature }),
  'id changed': ({ by, command }, n) => ({
    command: [by, altered(command.split(' ')[1] ?? '', n), ...command.split(' ').slice(2)].join(' '),
  }),
  'user changed': ({ command }) => ({
    by: 'one-other',
    command: ['one-other', ...command.split(' ').slice(1)].join(' '),
  }),
  'time changed by more than it holds': ({ at }, n) => ({ at: new Date(Date.parse(at) + 600_000 + n).toISOString() }),
  'event changed': ({ event }, n) => ({ event: changed(event, n) as MarketEvent }),
  'event and digest changed': ({ by, command, event }, n) => {
    const next = changed(event, n) as MarketEvent
    return { event: next, command: fitting(by, command, next) }
  },
}

describe('of a random run', () => {
  it('no signed entry says or is signed anything else without being found out', async () => {
    const seen = new Map<string, number>()
    const steps = fc.array(step, { minLength: 5, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(steps, fc.infiniteStream(fc.nat()), async (doings, draws) => {
        const { desk, entries } = await openMarket(world, solver)
        const run = new Run(desk)
        await run.announce()
        for (const one of doings) await run.do(one)
        expect((await verifyLog(world, log(entries))).faults).toEqual([])
        const draw = (): number => Number(draws.next().value)
        const signed = entries.filter(({ signature }) => signature !== undefined)
        for (const [name, forge] of Object.entries(FORGERIES)) {
          // Of each kind as often as of the others, however many there are.
          const kinds = [...new Set(signed.map(({ event }) => event.kind))]
          const kind = kinds[draw() % kinds.length]
          const alike = signed.filter(({ event }) => event.kind === kind)
          const entry = alike[draw() % alike.length]!
          const others = signed.filter(({ signature }) => signature !== entry.signature)
          const forged = { ...entry, ...forge(entry, draw(), others) }
          // What comes after is not looked at: the entry itself has to be found.
          const { faults } = await verifyLog(world, log(chained([...entries.slice(0, entry.seq - 1), forged])))
          expect(
            faults.some((fault) => fault.startsWith(`Entry ${entry.seq} `)),
            `${name}: ${JSON.stringify([entry, forged])} ${faults.join()}`,
          ).toBe(true)
          for (const what of [name, entry.event.kind]) seen.set(what, (seen.get(what) ?? 0) + 1)
        }
      }),
      { numRuns: RUNS, ...SEED },
    )
    const KINDS = ['signing-key', 'lot-event', 'fund', 'budget', 'order', 'shares', 'withdrawn', 'trustee-keys']
    expect([...Object.keys(FORGERIES), ...KINDS].filter((what) => !seen.has(what))).toEqual([])
  })
})
