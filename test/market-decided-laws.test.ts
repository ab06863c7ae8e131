import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { exportJWK, generateKeyPair } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/cli/load.ts'
import {
  marketTables,
  addApiKey,
  type Actor,
  bindingOf,
  CommandRefused,
  openParcels,
  sealingOf,
  sealKeepingKey,
  shortIn,
  Venue,
  verifyLog,
  type CommandName,
  type Entry,
  type OrderContent,
  type Round,
  type VenueEvent,
} from '../src/market/index.ts'
import { canonicalJson } from '../src/market/canonical.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { shownOf } from './kept-logs/shown.ts'
import { Desk, MemoryLog, OPERATOR, type MemberKeys } from './market-desk.ts'
import { chained, given } from './market-chained.ts'

/** Whatever is asked of a market, its log is decided again to the same; whatever is changed in it is found. */

const solver = await loadSolver()
const RUNS = Math.max(10, Number(process.env['LAW_RUNS'] ?? 0))
/** What has to come about at least once does so with a few runs of one seed; more runs draw their own. */
const SEED = process.env['LAW_RUNS'] === undefined ? { seed: 1 } : {}
let world: World
/** A log with every kind of event. */
const kept = readFileSync(join(import.meta.dirname, 'kept-logs', 'rules-1.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Entry<VenueEvent>)
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const ORE = 'ore-mt-weld'
const NAMES = ['a', 'b', 'c'] as const
const DOINGS = [
  'pay in',
  'pay out',
  'fund',
  'budget',
  'capital',
  'contract',
  'shortage',
  'standing',
  'let trade',
  'user',
  'user leaves',
  'related',
  'owners',
  'api key',
  'key revoked',
  'let in',
  'signing key',
  'signing key agreed',
  'signing key revoked',
  'dig',
  'announce',
  'sell',
  'sell',
  'sell',
  'buy',
  'buy',
  'buy',
  'floor',
  'odd',
  'amend',
  'withdraw',
  'finish',
  'void',
  'deliver',
  'undelivered',
  'default',
  'settle',
] as const
const step = fc.record({ do: fc.constantFrom(...DOINGS), n: fc.nat({ max: 1000 }) })
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const SECOND: Actor = { ...OPERATOR, user: 'op2' }

class Run {
  readonly desk: Desk
  private readonly lots = new Map<string, string>()
  private readonly keys = new Map<string, string>()
  private count = 0

  private constructor(desk: Desk) {
    this.desk = desk
  }

  static async open(log: MemoryLog): Promise<Run> {
    const run = new Run(await Desk.open(world, solver, log))
    for (const name of NAMES) {
      await run.desk.join(name, 'AUS', '3000')
      run.lots.set(name, await run.desk.dig(name, 100))
    }
    await run.desk.operate('add-user', { user: 'op2', name: 'Second', organisation: null, role: 'operator' })
    await run.announce()
    return run
  }

  /** Does something, or is refused. */
  async do(one: Step): Promise<void> {
    try {
      await this.carryOut(one)
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error
    }
  }

  private async announce(): Promise<void> {
    const start = Date.parse(this.desk.time.now)
    await this.desk.operate('announce-round', {
      round: `r${++this.count}`,
      spec: {
        title: 'Round',
        opens: new Date(start).toISOString(),
        closes: new Date(start + 3_600_000).toISOString(),
        materials: [{ material: ORE, grades: ['traced'] }],
        places: ['AUS'],
        months: ['2027-03'],
        margin: 0.05,
        ...(this.count % 2 === 0 ? { priceRule: 'middle' as const, routes: [] } : {}),
        trustees: NAMES.map((name) => this.desk.keysOf(name).id),
        threshold: 2,
      },
    })
  }

  private later(): void {
    this.desk.time.now = new Date(Date.parse(this.desk.time.now) + 1000).toISOString()
  }

  private async carryOut({ do: what, n }: Step): Promise<void> {
    const { desk } = this
    const { venue } = desk
    const name = NAMES[n % NAMES.length] ?? 'a'
    const { id: organisation, actor } = desk.keysOf(name)
    const rounds = [...venue.rounds.values()]
    const going = rounds.filter(({ status }) => status === 'announced')
    const taking = going[n % Math.max(1, going.length)]
    const cleared = rounds.filter(({ status }) => status === 'cleared')
    const round = cleared[n % Math.max(1, cleared.length)]
    const amount = String(1 + n)
    const operate = (command: CommandName, input: unknown): Promise<unknown> => desk.operate(command, input)
    const common = { material: ORE, grade: 'traced', place: 'AUS', kg: String(1 + (n % 60)) }
    switch (what) {
      case 'pay in':
      case 'pay out':
        return void (await operate(what === 'pay in' ? 'record-payment-in' : 'record-payment-out', {
          organisation,
          amount,
          reference: 'x',
        }))
      case 'fund':
        return void (await desk.ask(actor, 'pay-into-fund', { amount }))
      case 'budget':
        return void (await desk.ask(actor, 'fund-budget', { budget: 'b', amount }))
      case 'capital':
        return void (await operate('add-capital', { amount, reference: 'x' }))
      case 'contract': {
        const contract = { id: `c${venue.contracts.size}`, organisation, material: ORE, strike: '60', budget: 'b' }
        return void (await operate('sign-contract', { ...contract, amount: '100' }))
      }
      case 'shortage':
        return void (await operate('declare-shortage', { material: ORE, share: n % 2 === 0 ? 1 : 0.8, why: 'x' }))
      case 'standing':
      case 'let trade':
        return void (await operate('set-standing', { organisation, suspended: what === 'standing', why: 'x' }))
      case 'user':
        return void (await operate('add-user', { user: `u${n % 5}`, name: 'U', organisation, role: 'reader' }))
      case 'user leaves':
        return void (await operate('remove-user', { user: `u${n % 5}` }))
      case 'related':
        return void (await operate('declare-related', {
          related:
            n % 2 === 0 ? [] : [{ id: 'g', name: 'G', members: NAMES.map((one) => desk.keysOf(one).id), why: 'x' }],
        }))
      case 'owners': {
        const owner = { id: `urn:test:org:owner-${n % 3}`, name: `Owner ${n % 3}`, country: 'AUS' }
        return void (await operate('register-organisation', { organisation: owner, member: false }))
      }
      case 'api key': {
        const key = {
          id: `k${n}`,
          user: actor.user,
          hash: 'a'.repeat(64),
          scopes: ['read'] as const,
          until: '2027-05-01T00:00:00Z',
        }
        this.keys.set(key.id, name)
        return void (await desk.clerk.ask(actor, `api-key/${key.id}`, (now, at) => addApiKey(now, key, { actor, at })))
      }
      case 'key revoked': {
        const [key, owner = 'a'] = [...this.keys][n % Math.max(1, this.keys.size)] ?? ['none']
        return void (await desk.ask(n % 2 === 0 ? OPERATOR : desk.keysOf(owner).actor, 'revoke-api-key', { key }))
      }
      case 'let in':
        return void (await desk.clerk.ask(OPERATOR, `let-in/${desk.venue.commands.size}`, () => [
          { kind: 'let-in', user: actor.user, how: 'one-time password' },
        ]))
      case 'signing key': {
        const { publicKey } = await generateKeyPair('Ed25519', { extractable: true })
        const key = { id: `s${n % 4}`, organisation, jwk: await exportJWK(publicKey), until: '2030-01-01T00:00:00Z' }
        if (n % 2 === 0) return void (await operate('propose-signing-key', { key }))
        return void (await desk.ask(actor, 'register-signing-key', { key }))
      }
      case 'signing key agreed': {
        // At times too early, at times by the one who proposed it.
        if (n % 2 === 0) desk.time.now = new Date(Date.parse(desk.time.now) + 72 * 3_600_000).toISOString()
        const by = n % 3 === 0 ? OPERATOR : SECOND
        return void (await desk.ask(by, 'agree-to-signing-key', { key: [...venue.proposedKeys.keys()][0] ?? 's0' }))
      }
      case 'signing key revoked':
        return void (await operate('revoke-signing-key', { key: `s${n % 4}` }))
      case 'dig':
        this.later()
        return void this.lots.set(name, await desk.dig(name, 1 + (n % 100)))
      case 'announce':
        return void (going.length < 2 && (await this.announce()))
      case 'sell':
      case 'buy':
      case 'floor':
      case 'amend': {
        if (taking === undefined) return
        const lot = this.lots.get(name) ?? ''
        const order = what === 'amend' ? [...taking.orders.keys()][n % Math.max(1, taking.orders.size)] : undefined
        const content: OrderContent =
          what === 'sell'
            ? { kind: 'sell', ...common, month: '2027-03', ask: String(30 + (n % 30)), lots: [lot] }
            : what === 'floor'
              ? { kind: 'floor', ...common, month: '2027-03', contract: 'c0', floor: '30', lots: [lot] }
              : { kind: 'buy', ...common, at: [{ month: '2027-03', bid: String(40 + (n % 50)) }] }
        const deposit = n % 7 === 0 ? '1' : '300'
        return void (await desk.place(name, taking.id, content, { deposit, ...(order === undefined ? {} : { order }) }))
      }
      case 'odd': {
        if (taking === undefined) return
        await this.placeOdd(
          taking,
          desk.keysOf(name),
          JSON.stringify({ kind: 'buy', ...common, at: [{ month: '2027-03', bid: '50' }] }),
        )
        return
      }
      case 'withdraw': {
        const order = [...(taking?.orders.keys() ?? [])][n % Math.max(1, taking?.orders.size ?? 0)]
        return void (await desk.ask(actor, 'withdraw-order', { round: taking?.id, order }))
      }
      case 'finish':
        return taking === undefined ? undefined : this.finish(taking, n)
      case 'void':
        if (n % 4 === 0) await operate('void-round', { round: rounds[n % rounds.length]?.id, why: 'x' })
        return
      case 'deliver': {
        if (round === undefined) return
        const [due] = openParcels(venue, round)
        const parcel = round.parcels.find(({ id }) => id === due?.parcel)
        const [from, to] = [parcel?.from, parcel?.to].map((each) => round.orders.get(each ?? '')?.organisation ?? '')
        if (due === undefined || from === undefined || to === undefined) return
        const seller = from.split(':').at(-1) ?? ''
        this.later()
        return desk.deliver(seller, due.parcel, to, this.lots.get(seller) ?? '', due.grams)
      }
      case 'undelivered': {
        if (round === undefined) return
        const [due] = openParcels(venue, round)
        return void (await operate('declare-undelivered', {
          round: round.id,
          parcel: due?.parcel ?? 'urn:x',
          why: 'x',
        }))
      }
      case 'default': {
        if (round === undefined) return
        const [short = organisation] = [...shortIn(venue, round).keys()]
        return void (await operate('declare-default', { round: round.id, organisation: short, why: 'x' }))
      }
      case 'settle':
        return void (await operate('settle-round', { round: round?.id ?? 'none' }))
      default:
        what satisfies never
    }
  }

  /** An order of which one trustee cannot read its share. */
  private async placeOdd(round: Round, { id, actor }: MemberKeys, content: string): Promise<void> {
    const order = `odd-${this.desk.venue.commands.size}`
    const binding = bindingOf(round, { id: order, version: 1, organisation: id })
    const { envelope, key } = await sealKeepingKey(content, binding, sealingOf(round))
    // As sealing makes it, but for a digit of its tag: only the trustee finds out.
    const spoilt = (share: string): string =>
      share.replace(/.{22}$/, (tag) => (tag.startsWith('A') ? 'B' : 'A') + tag.slice(1))
    const shares = envelope.shares.map((one) =>
      one.trustee.endsWith('a') ? one : { ...one, share: spoilt(one.share) },
    )
    await this.desk.ask(actor, 'place-order', {
      round: round.id,
      order,
      deposit: '300',
      envelope: { ...envelope, shares },
    })
    this.keysOfOdd.set(order, key)
  }
  private readonly keysOfOdd = new Map<string, string>()

  private async finish({ id: round, spec, orders }: Round, n: number): Promise<void> {
    const { desk } = this
    if (desk.time.now < spec.closes) desk.time.now = spec.closes
    await desk.operate('close-round', { round })
    const odd = [...orders.keys()].filter((order) => this.keysOfOdd.has(order))
    for (const name of ['a', 'b']) {
      const unreadable = name === 'a' ? [] : odd
      const shares = await desk.sharesOf(
        name,
        round,
        [...orders.keys()].filter((order) => !unreadable.includes(order)),
      )
      const named = unreadable.map((order) => orders.get(order)?.commitment)
      await desk.ask(desk.keysOf(name).actor, 'give-shares', { round, shares, unreadable: named })
    }
    for (const order of odd.slice(n % 2)) {
      const { actor } = [...desk.members.values()].find(({ id }) => id === orders.get(order)?.organisation)!
      await desk.ask(actor, 'reveal-order', { round, order, key: this.keysOfOdd.get(order) })
    }
    if (n % 2 === 1 && odd.length > 0) desk.time.now = new Date(Date.parse(desk.time.now) + 3_600_000).toISOString()
    await desk.operate('open-round', { round, ...(n % 2 === 1 ? { leaveUnread: true } : {}) })
    if (n % 5 !== 0) await desk.operate('clear-round', { round })
  }
}

/** What nothing in the log binds: who writes it may write another. Whoever keeps a hash finds it. */
const UNBOUND = new Set<VenueEvent['kind']>(['founded', 'let-in', 'api-key'])

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Changes one thing somewhere in a value. */
function mutated(value: Json, pick: (n: number) => number): Json {
  if (typeof value === 'string')
    return [
      () => `${value}x`,
      () => value.slice(1),
      () => value.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      () => 0,
    ][pick(4)]!()
  if (typeof value === 'number') return [value + 1, value - 1, -value - 1, String(value)][pick(4)]!
  if (typeof value === 'boolean') return !value
  if (value === null) return 'x'
  if (Array.isArray(value)) {
    const i = pick(value.length)
    if (value.length === 0 || pick(6) === 0) return [...value, value[i] ?? 'x']
    if (pick(6) === 0) return value.filter((_, n) => n !== i)
    return value.map((one, n) => (n === i ? mutated(one, pick) : one))
  }
  const keys = Object.keys(value)
  const key = keys[pick(keys.length)]
  if (key === undefined || pick(8) === 0) return { ...value, beside: 'x' }
  if (pick(8) === 0) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  return { ...value, [key]: mutated(value[key] ?? null, pick) }
}

/** What chance alone seldom comes to. */
const RICH: Step[] = [
  { do: 'budget', n: 300 },
  { do: 'contract', n: 30 },
  { do: 'sell', n: 30 },
  { do: 'buy', n: 46 },
  { do: 'floor', n: 30 },
  { do: 'odd', n: 46 },
  { do: 'signing key', n: 1 },
  { do: 'signing key', n: 2 },
  { do: 'signing key agreed', n: 1 },
  { do: 'signing key agreed', n: 4 },
  { do: 'signing key revoked', n: 1 },
  { do: 'user', n: 1 },
  { do: 'user leaves', n: 1 },
  { do: 'api key', n: 30 },
  { do: 'key revoked', n: 42 },
  { do: 'let in', n: 30 },
  { do: 'capital', n: 30 },
]
const AFTER: Step[] = [
  { do: 'finish', n: 2 },
  { do: 'undelivered', n: 0 },
  { do: 'deliver', n: 0 },
  { do: 'announce', n: 0 },
  { do: 'announce', n: 0 },
  { do: 'void', n: 4 },
]
const BROKE: Step[] = [
  { do: 'sell', n: 30 },
  { do: 'buy', n: 46 },
  { do: 'pay out', n: 997 },
  { do: 'pay out', n: 997 },
  { do: 'pay out', n: 700 },
  { do: 'finish', n: 1 },
  { do: 'default', n: 0 },
  { do: 'deliver', n: 0 },
  { do: 'undelivered', n: 0 },
  { do: 'settle', n: 0 },
]

describe('the log of a market, whatever was asked of it', () => {
  it('is decided again without fault, to the same state; and with anything in it changed, it is found out', async () => {
    const seen = new Set<string>()
    const changed = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 30, maxLength: 70 }),
        fc.array(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 24, maxLength: 24 }), {
          minLength: 10,
          maxLength: 10,
        }),
        async (steps, chances) => {
          const log = new MemoryLog()
          const run = await Run.open(log)
          for (const one of steps) await run.do(one)
          const { entries } = log
          for (const { event } of entries) seen.add(event.kind)
          const { faults, decidedFrom } = await verifyLog(world, given(entries))
          expect(faults).toEqual([])
          expect(decidedFrom).toBe(1)
          const again = new Venue(marketTables(world))
          for (const entry of entries) again.apply(entry)
          expect(canonicalJson(shownOf(again))).toBe(canonicalJson(shownOf(run.desk.venue)))

          for (const chance of chances) {
            let next = 0
            const pick = (n: number): number => (chance[next++ % chance.length] ?? 0) % Math.max(1, n)
            // Kinds that are rare are changed as often as others.
            const kinds = [...new Set(entries.map(({ event }) => event.kind))].filter((kind) => !UNBOUND.has(kind))
            const kind = kinds[pick(kinds.length)]
            const ofKind = entries.filter(({ event, seq }) => event.kind === kind && seq > 2)
            const target = ofKind[pick(ofKind.length)]
            if (target === undefined) continue
            const event = mutated(target.event as unknown as Json, pick) as unknown as VenueEvent
            if (canonicalJson(event) === canonicalJson(target.event)) continue
            const forged = chained(entries.map((entry) => (entry === target ? { ...entry, event } : entry)))
            const found = await verifyLog(world, given(forged))
            expect(found.faults, `${canonicalJson(target.event)} -> ${canonicalJson(event)}`).not.toEqual([])
            changed.add(target.event.kind)
          }
        },
      ),
      {
        numRuns: RUNS,
        ...SEED,
        endOnFailure: true,
        examples: [
          [[...RICH, ...RICH, ...AFTER], manyChances(1)],
          [BROKE, manyChances(7)],
        ],
      },
    )
    // Each kind of event there is, but for the adoption of rules, and each of them changed that something binds.
    const kinds = new Set(
      kept.map(({ event }) => event.kind).map((kind) => (kind === 'trustee-key' ? 'trustee-keys' : kind)),
    )
    expect([...kinds].filter((kind) => !seen.has(kind))).toEqual([])
    expect(changed.size).toBeGreaterThan(kinds.size - UNBOUND.size - 6)
  }, 600_000)
})

function manyChances(seed: number): number[][] {
  return Array.from({ length: 30 }, (_, i) =>
    Array.from({ length: 24 }, (__, j) => (seed + i * 7919 + j * j * 104_729) % 1_000_003),
  )
}
