import fc from 'fast-check'
import { exportJWK, generateKeyPair } from 'jose'
import {
  addApiKey,
  bindingOf,
  Sequencer,
  CommandRefused,
  nameOfTables,
  openParcels,
  sealingOf,
  sealKeepingKey,
  shortfallsIn,
  type Actor,
  type CommandName,
  type OrderContent,
  type Round,
} from '../src/market/index.ts'
import type { Solver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { DEPOSIT_CLASSES } from '../src/market/venue/events/deposit-class.ts'
import { Desk, OPERATOR, type MemberKeys, type MemoryLog } from './market-desk.ts'

/** A market of which anything is asked: by members and operators, in any order, at any time. */

const ORE = 'ore-mt-weld'
const NAMES = ['a', 'b', 'c'] as const
const DOINGS = [
  'pay in',
  'pay out',
  'fund',
  'fund notice',
  'fund out',
  'budget',
  'budget back',
  'capital',
  'capital notice',
  'capital out',
  'contract',
  'contract given up',
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
  'screening',
  'dispute',
  'dispute answered',
  'dispute decided',
  'dispute ended',
  'force majeure',
  'force majeure decided',
  'mistake',
  'mistake answered',
  'mistake decided',
  'default',
  'settle',
  'time',
  'tables',
] as const
export const step = fc.record({ do: fc.constantFrom(...DOINGS), n: fc.nat({ max: 1000 }) })
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const SECOND: Actor = { ...OPERATOR, user: 'op2' }

export class Run {
  readonly desk: Desk
  private readonly lots = new Map<string, string>()
  private readonly keys = new Map<string, string>()
  private count = 0

  /** Another release, with one place more. */
  private readonly later: World

  private constructor(desk: Desk, later: World) {
    this.desk = desk
    this.later = later
  }

  static async open(world: World, solver: Solver, log: MemoryLog): Promise<Run> {
    const [place] = world.places.values()
    if (place === undefined) throw new Error('a world without places')
    const places = new Map([...world.places, ['NEW', { ...place, id: 'NEW' }]])
    const run = new Run(await Desk.open(world, solver, log), { ...world, places, hash: 'e'.repeat(64) })
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
        damages: 0.01,
        ...(this.count % 3 === 0
          ? { margins: { reduced: 0.01, raised: 0.2 }, limits: { deposit: '0.000000001' } }
          : {}),
        ...(this.count % 2 === 0 ? { priceRule: 'middle' as const, routes: [] } : {}),
        trustees: NAMES.map((name) => this.desk.keysOf(name).id),
        threshold: 2,
        ...(this.count % 3 === 0
          ? { screening: ['identity'] }
          : { disputeDays: 2, forceMajeureDays: 9, erroneousTradeDays: 3 }),
      },
    })
  }

  private tick(ms = 1000): void {
    this.desk.time.now = new Date(Date.parse(this.desk.time.now) + ms).toISOString()
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
      case 'fund notice':
      case 'fund out':
        return void (await desk.ask(actor, what === 'fund out' ? 'withdraw-from-fund' : 'give-fund-notice', { amount }))
      case 'capital notice':
        return void (await operate('give-capital-notice', { amount }))
      case 'capital out':
        return void (await operate('withdraw-capital', { amount, reference: 'x' }))
      case 'budget back':
        return void (await desk.ask(actor, 'take-budget-back', { budget: 'b', amount }))
      case 'contract given up': {
        const contract = [...venue.contracts.values()][n % Math.max(1, venue.contracts.size)]
        const owner = [...desk.members.values()].find(({ id }) => id === contract?.organisation)?.actor ?? actor
        return void (await desk.ask(owner, 'give-up-contract', { contract: contract?.id ?? 'none' }))
      }
      case 'time':
        // Past the close of a round too, which nobody has closed then.
        return this.tick((n % 5) * 1_200_000)
      case 'tables':
        return this.adopt(n % 2 === 0)
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
        if (n % 3 === 0)
          await operate('set-deposit-class', { organisation, class: DEPOSIT_CLASSES[n % 2 === 0 ? 0 : 2], reason: 'x' })
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
        this.tick()
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
        this.tick()
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
      case 'force majeure':
      case 'force majeure decided': {
        if (round === undefined) return
        const [due] = openParcels(venue, round)
        const parcel = due?.parcel ?? 'urn:x'
        const from = round.parcels.find((one) => one.id === parcel)?.from ?? ''
        const seller = round.orders.get(from)?.organisation.split(':').at(-1) ?? 'a'
        const input = { round: round.id, parcel, why: 'x' }
        if (what === 'force majeure')
          return void (await desk.ask(desk.keysOf(seller).actor, 'declare-force-majeure', input))
        return void (await operate('decide-force-majeure', n % 2 === 0 ? { ...input, days: 3 } : input))
      }
      case 'mistake':
      case 'mistake answered':
      case 'mistake decided': {
        const reviewed = [...(round?.tradeReviews.keys() ?? [])]
        const open = round === undefined ? [] : openParcels(venue, round).map(({ parcel }) => parcel)
        const named = what === 'mistake' ? open : reviewed
        const found = round?.parcels.find(({ id }) => id === named[n % Math.max(1, named.length)])
        if (round === undefined || found === undefined) return
        const [seller = '', buyer = ''] = [found.from, found.to].map(
          (each) => round.orders.get(each)?.organisation.split(':').at(-1) ?? '',
        )
        const input = { round: round.id, parcel: found.id, why: 'x' }
        const asked = round.tradeReviews.get(found.id)?.by.split(':').at(-1)
        const other = asked === seller ? buyer : seller
        if (what === 'mistake')
          return void (await desk.ask(desk.keysOf(n % 2 === 0 ? seller : buyer).actor, 'ask-trade-review', {
            ...input,
            compensation: String(n % 40),
          }))
        // At times by the side that has asked itself.
        if (what === 'mistake answered')
          return void (await desk.ask(desk.keysOf(n % 7 === 0 ? (asked ?? '') : other).actor, 'answer-trade-review', {
            ...input,
            consents: n % 5 !== 0,
          }))
        const decision = n % 3 === 0 ? 'refused' : 'cancelled'
        return void (await operate('decide-trade-review', { ...input, decision }))
      }
      case 'screening': {
        const until = n % 3 === 0 ? '2027-01-01' : '2029-01-01'
        const looked = { what: n % 5 === 0 ? 'sanctions' : 'identity', by: 'x', on: '2026-12-01', until }
        return void (await operate('record-screening', { organisation, ...looked, document: 'd'.repeat(64) }))
      }
      case 'dispute':
      case 'dispute answered':
      case 'dispute decided':
      case 'dispute ended': {
        const handed = rounds.flatMap((one) =>
          [...one.deliveries].map(([delivery, { parcel }]) => ({ one, delivery, parcel })),
        )
        const found = handed[n % Math.max(1, handed.length)]
        if (found === undefined) return
        const [seller = '', buyer = ''] = [found.parcel.from, found.parcel.to].map(
          (each) => found.one.orders.get(each)?.organisation.split(':').at(-1) ?? '',
        )
        const input = { round: found.one.id, delivery: found.delivery }
        const by = desk.keysOf(n % 3 === 0 ? seller : buyer).actor
        if (what === 'dispute')
          return void (await desk.ask(by, 'open-dispute', { ...input, about: 'quality', why: 'x' }))
        if (what === 'dispute answered') return void (await desk.ask(by, 'answer-dispute', { ...input, why: 'y' }))
        if (what === 'dispute ended') return void (await desk.ask(by, 'end-dispute', input))
        const reduced = n % 2 === 0 ? { decision: 'reduced', amount } : { decision: 'dismissed' }
        if (n % 4 === 0) this.tick(7 * 24 * 3_600_000)
        return void (await operate('decide-dispute', { ...input, ...reduced, why: 'x' }))
      }
      case 'default': {
        if (round === undefined) return
        const [short = organisation] = [...shortfallsIn(venue, round).keys()]
        return void (await operate('declare-default', { round: round.id, organisation: short, why: 'x' }))
      }
      case 'settle':
        return void (await operate('settle-round', { round: round?.id ?? 'none' }))
      default:
        what satisfies never
    }
  }

  /** Has the market go by the tables of the other release, or by its own again. */
  private async adopt(others: boolean): Promise<void> {
    const { desk } = this
    const id = `tables-${desk.venue.commands.size}`
    const { clerk } = desk
    const served = others
      ? await Sequencer.open({
          world: this.later,
          log: desk.log,
          now: () => desk.time.now,
          clear: () => Promise.reject(new Error('nothing is cleared')),
          sign: () => Promise.reject(new Error('nothing is signed')),
        })
      : clerk
    const input = { tables: nameOfTables(served.release) }
    await served.submit({ id, name: 'adopt-tables', input, actor: OPERATOR })
    // The desk's own clerk finds out as it writes.
    if (others) await desk.operate('add-capital', { amount: '1', reference: 'x' })
  }

  /** An order of which two trustees cannot read their share. */
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
    for (const name of n % 3 === 0 ? NAMES : NAMES.slice(0, 2)) {
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
    // An hour is enough where the third trustee has reported on them too.
    if (n % 2 === 1 && odd.length > 0) this.tick(n % 3 === 0 ? 3_600_000 : 24 * 3_600_000)
    await desk.operate('open-round', { round, ...(n % 2 === 1 ? { leaveUnread: true } : {}) })
    if (n % 5 !== 0) await desk.operate('clear-round', { round })
  }
}
