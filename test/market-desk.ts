import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { base64url, CompactSign, exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose'
import {
  bindingOf,
  Sequencer,
  clearBook,
  CommandRefused,
  eventOf,
  issueCredential,
  marketTables,
  RULES,
  seal,
  sealingOf,
  shareOf,
  signCommand,
  trusteeKey,
  type CustodyEvent,
  type Actor,
  type SubmittedCommand,
  type CommandName,
  type Done,
  type Entry,
  type Envelope,
  type Log,
  type OperatorKey,
  type OrderContent,
  type Round,
  type SigningKey,
  type MarketState,
  type MarketEvent,
} from '../src/market/index.ts'
import { grams } from '../src/quantity/index.ts'
import type { Solver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'

/** A market in one process, for tests: members with their keys, a clock that is set, a log in memory. */

const DATA = join(import.meta.dirname, '..', 'data')
const textsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(DATA, folder)).map((file) => [basename(file), readFileSync(join(DATA, folder, file), 'utf8')]),
  )

export class MemoryLog implements Log {
  readonly entries: Entry<MarketEvent>[] = []
  /** What the next writing fails with. */
  failure: Error | undefined
  /** What reading fails with, for as long as it is there. */
  unreadable: Error | undefined
  /** How long a writing takes. */
  slowMs = 0
  async *read(after: number): AsyncGenerator<Entry<MarketEvent>> {
    if (this.unreadable !== undefined) throw this.unreadable
    for (const entry of this.entries.slice(after)) yield entry
  }
  async append(entries: readonly Entry<MarketEvent>[]): Promise<void> {
    await new Promise<void>((resolve) => (this.slowMs > 0 ? setTimeout(resolve, this.slowMs) : resolve()))
    const { failure } = this
    this.failure = undefined
    if (failure !== undefined) throw failure
    if (entries[0]?.seq !== this.entries.length + 1) throw Object.assign(new Error('moved'), { name: 'HeadMoved' })
    // As a database gives them back.
    this.entries.push(...(JSON.parse(JSON.stringify(entries)) as Entry<MarketEvent>[]))
  }
}

export const OPERATOR: Actor = {
  user: 'op',
  role: 'operator',
  organisation: null,
  scopes: ['read', 'lots', 'orders', 'shares', 'operate'],
}

export interface MemberKeys {
  readonly id: string
  readonly country: string
  readonly actor: Actor
  /** Of which its keys as a trustee are made. */
  readonly secret: string
  readonly signingJwk: JWK
  readonly signingKey: string
}

/** The key with which a member signs, as `signCommand` takes it. */
export const signingKeyOf = ({ signingKey, signingJwk }: Pick<MemberKeys, 'signingKey' | 'signingJwk'>): SigningKey => {
  const { kty = '', crv = '', x = '', d = '' } = signingJwk
  return { id: signingKey, jwk: { kty, crv, x, d } }
}

/** The public half of a key, as it is registered. */
export const publicOf = ({ id, jwk: { x } }: SigningKey): Pick<OperatorKey, 'id' | 'jwk'> => ({
  id,
  jwk: { kty: 'OKP', crv: 'Ed25519', x },
})

/** Servers of one market sign with one key, whichever of them comes first. */
const KEYS = new WeakMap<Log, ReturnType<typeof generateKeyPair>>()

export class Desk {
  readonly clerk: Sequencer
  readonly log: Log
  readonly time: { now: string }
  readonly members = new Map<string, MemberKeys>()
  /** Keys of operators who sign what they ask, by user. */
  readonly operators = new Map<string, SigningKey>()
  /** What the market signs with. */
  readonly jwk: JWK
  private readonly lots = new Map<string, number>()

  private constructor(clerk: Sequencer, log: Log, time: { now: string }, jwk: JWK) {
    this.jwk = jwk
    this.clerk = clerk
    this.log = log
    this.time = time
  }

  /**
   * @param time what time it is: set, or with a getter, running
   * @param key with which its operator signs from the start; it signs nothing, if left out
   */
  static async open(
    world: World,
    solver: Solver,
    log: Log = new MemoryLog(),
    time: { now: string } = { now: '2027-01-01T00:00:00.000Z' },
    key?: SigningKey,
  ): Promise<Desk> {
    const { privateKey, publicKey } = await (KEYS.get(log) ?? generateKeyPair('Ed25519', { extractable: true }))
    KEYS.set(log, Promise.resolve({ privateKey, publicKey }))
    const clerk = await Sequencer.open({
      world,
      log,
      now: () => time.now,
      clear: async (book) => clearBook(solver, book, { solves: 10_000 }),
      sign: (text) => signed(text, privateKey),
    })
    const { kty = '', crv = '', x = '' } = await exportJWK(publicKey)
    if (clerk.venue.founded === undefined)
      await clerk.record('market founded', [
        {
          kind: 'founded',
          name: 'Test market',
          version: RULES,
          currency: 'USD',
          world: world.hash,
          tables: marketTables(world),
          rules: textsOf('origin-rules'),
          grades: textsOf('origin-grades')['market.yaml'] ?? '',
          signs: { kty, crv, x },
          ...(key === undefined ? {} : { operatorsSign: { user: 'op', ...publicOf(key) } }),
        },
        { kind: 'user', user: { id: 'op', name: 'Operator', organisation: null, role: 'operator' } },
      ])
    const desk = new Desk(clerk, log, time, await exportJWK(privateKey))
    if (key !== undefined) desk.operators.set('op', key)
    return desk
  }

  get venue(): MarketState {
    return this.clerk.venue
  }

  ask(actor: Actor, name: CommandName, input: unknown, id: string = randomUUID()): Promise<Done> {
    return this.submit({ id, name, input, actor })
  }
  /** Has a command carried out, signed by the member in whose name it is, if that is one, or by the operator who has a key. */
  async submit(asked: Omit<SubmittedCommand, 'signature'>): Promise<Done> {
    return this.clerk.submit({ ...asked, signature: await this.signatureOf(asked) })
  }
  /** What a member signs of a command; undefined for those who sign nothing. */
  async signatureOf(
    {
      actor: { user, organisation },
      id,
      name,
      input,
    }: Pick<SubmittedCommand, 'id' | 'actor' | 'input'> & { readonly name: string },
    // The market's clock never goes back, whatever is set here.
    at = this.time.now < this.clerk.end.at ? this.clerk.end.at : this.time.now,
  ): Promise<string | undefined> {
    const keys = [...this.members.values()].find((member) => member.id === organisation)
    const key = keys === undefined ? this.operators.get(user) : signingKeyOf(keys)
    const market = this.venue.signedFor
    return key && signCommand(key, { market, user, id, name, input, at })
  }
  operate(name: CommandName, input: unknown): Promise<Done> {
    return this.ask(OPERATOR, name, name === 'announce-round' ? withoutFloor(input) : input)
  }

  /** A member with a trader, keys, money, and a mine in its country. */
  async join(
    name: string,
    country: string,
    cash = '1000000000',
    standards: readonly string[] = [],
  ): Promise<MemberKeys> {
    const id = `urn:test:org:${name}`
    const user = `${name}-trader`
    await this.operate('register-organisation', { organisation: { id, name, country }, member: true })
    await this.operate('add-user', { user, name: `Trader of ${name}`, organisation: id, role: 'trader' })
    const actor: Actor = { user, role: 'trader', organisation: id, scopes: ['read', 'lots', 'orders', 'shares'] }
    const secret = base64url.encode(randomBytes(32))
    const signing = await generateKeyPair('Ed25519', { extractable: true })
    const market = this.venue.founded?.signs.x ?? ''
    const trusteeKeys = Array.from({ length: 40 }, (_, i) => trusteeKey(secret, market, i + 1).x)
    const keys = {
      id,
      country,
      actor,
      secret,
      signingJwk: await exportJWK(signing.privateKey),
      signingKey: `${name}-key`,
    }
    this.members.set(name, keys)
    await this.ask(actor, 'register-signing-key', {
      key: {
        id: `${name}-key`,
        organisation: id,
        jwk: await exportJWK(signing.publicKey),
        until: '2030-01-01T00:00:00Z',
      },
    })
    await this.ask(actor, 'register-trustee-keys', { from: 1, keys: trusteeKeys })
    await this.operate('register-site', {
      site: {
        id: `urn:test:site:${name}`,
        name: `Mine of ${name}`,
        country,
        operator: id,
        processes: [{ process: 'mine', materials: ['ore-mt-weld', 'ore-xenotime'], kg_per_year: 1e9 }],
        standards,
      },
    })
    if (cash !== '0') await this.operate('record-payment-in', { organisation: id, amount: cash, reference: name })
    return keys
  }

  keysOf(name: string): MemberKeys {
    const found = this.members.get(name)
    if (found === undefined) throw new Error(`no member ${name}`)
    return found
  }

  async record(name: string, act: CustodyEvent): Promise<Done> {
    const { id, signingJwk, signingKey, actor } = this.keysOf(name)
    const credential = await issueCredential(eventOf(act), {
      issuer: id,
      key: { id: signingKey, privateJwk: signingJwk },
      at: this.time.now,
    })
    return this.ask(actor, 'record-lot-event', { credential })
  }

  /** What an act says of where it happens. */
  at(name: string): Pick<CustodyEvent, 'at' | 'zone' | 'site' | 'operator' | 'country' | 'controllers'> {
    const { id, country } = this.keysOf(name)
    return {
      at: this.time.now,
      zone: '+00:00',
      site: `urn:test:site:${name}`,
      operator: id,
      country,
      controllers: [country],
    }
  }

  /** A lot of this many kilograms, dug out at the member's mine. */
  async dig(name: string, kg: number, material = 'ore-mt-weld'): Promise<string> {
    const n = (this.lots.get(name) ?? 0) + 1
    this.lots.set(name, n)
    const lot = `urn:test:lot:${name}-${n}`
    const elements = [...(this.venue.registry.materials.get(material)?.contents.keys() ?? [])]
    await this.record(name, {
      kind: 'commission',
      id: `urn:test:event:dig-${name}-${n}`,
      ...this.at(name),
      process: 'mine',
      lots: [{ lot, material, elements, mass: grams(BigInt(Math.round(kg * 1000))) }],
    })
    return lot
  }

  /** Hands lots over for a parcel, from one lot. */
  async deliver(name: string, parcel: string, to: string, lot: string, grams_: number): Promise<void> {
    const n = (this.lots.get(name) ?? 0) + 1
    this.lots.set(name, n)
    const left = this.venue.lots.lots.get(lot)?.left ?? 0n
    let given = lot
    if (left > BigInt(grams_)) {
      given = `urn:test:lot:${name}-${n}`
      await this.record(name, {
        kind: 'regroup',
        id: `urn:test:event:split-${name}-${n}`,
        ...this.at(name),
        inputs: [{ lot, mass: grams(BigInt(grams_)) }],
        outputs: [
          {
            lot: given,
            material: 'ore-mt-weld',
            elements: [...(this.venue.registry.materials.get('ore-mt-weld')?.contents.keys() ?? [])],
            mass: grams(BigInt(grams_)),
          },
        ],
      })
      // An instant later: a lot is not sold before it is there.
      this.time.now = new Date(Date.parse(this.time.now) + 1000).toISOString()
    }
    await this.record(name, {
      kind: 'transfer',
      id: `urn:test:event:sell-${name}-${n}`,
      ...this.at(name),
      lots: [{ lot: given, mass: grams(BigInt(grams_)) }],
      from: this.keysOf(name).id,
      to,
      order: parcel,
    })
  }

  /** Seals an order for a round and places it. */
  async place(
    name: string,
    round: string,
    content: OrderContent,
    { order = randomUUID(), deposit = '0' }: { order?: string; deposit?: string } = {},
  ): Promise<string> {
    const { id, actor } = this.keysOf(name)
    const envelope = await this.sealed(round, { organisation: id, order }, content)
    await this.ask(actor, 'place-order', { round, order, deposit, envelope })
    return order
  }

  /** An envelope as a sender makes it, in the next version of the order. */
  sealed(
    id: string,
    { organisation, order }: { readonly organisation: string; readonly order: string },
    content: object,
  ): Promise<Envelope> {
    const round = this.venue.round(id)
    const version = (round.orders.get(order)?.version ?? 0) + 1
    return seal(JSON.stringify(content), bindingOf(round, { id: order, version, organisation }), sealingOf(round))
  }

  /** A trustee's shares of all orders of a round. */
  shares(name: string, round: string): Promise<Record<string, string>> {
    return this.sharesOf(name, round, [...this.venue.round(round).orders.keys()])
  }

  /** The same of some orders, by their ids or their commitments. */
  async sharesOf(name: string, id: string, orders: readonly string[]): Promise<Record<string, string>> {
    const named = new Set(orders)
    const all = [...this.venue.round(id).orders.values()].filter(
      ({ id: order, commitment = '' }) => named.has(order) || named.has(commitment),
    )
    return Object.fromEntries(
      await Promise.all(
        all.map(async ({ id: order, commitment = '' }) => [commitment, await this.share(name, id, order)] as const),
      ),
    )
  }

  /** A trustee's share of one order. */
  share(name: string, id: string, order: string): Promise<string> {
    const { id: trustee, secret } = this.keysOf(name)
    const { sealedFor, orders, trustees } = this.venue.round(id)
    const own = orders.get(order)?.envelope.shares.find((one) => one.trustee === trustee)
    const key = trusteeKey(secret, sealedFor.market, trustees.get(trustee)?.number ?? 0)
    return shareOf(own?.share ?? '', sealedFor, key)
  }

  /** Closes a round when its time is over, has the trustees open it, and clears it. */
  async finish(round: string): Promise<Round> {
    const { closes, trustees } = this.venue.round(round).spec
    if (this.time.now < closes) this.time.now = closes
    await this.operate('close-round', { round })
    for (const [name, { id, actor }] of this.members)
      if (trustees.includes(id)) await this.ask(actor, 'give-shares', { round, shares: await this.shares(name, round) })
    await this.operate('open-round', { round })
    await this.operate('clear-round', { round })
    return this.venue.round(round)
  }
}

/** Rounds of tests ask for no deposit beyond the margin, unless they say so. */
const withoutFloor = (input: unknown): unknown => {
  const { spec, ...rest } = input as { readonly spec?: { readonly limits?: object } }
  return { ...rest, spec: { ...spec, limits: { deposit: '0', ...spec?.limits } } }
}

async function signed(text: string, key: CryptoKey): Promise<string> {
  const [header, , signature] = (
    await new CompactSign(new TextEncoder().encode(text)).setProtectedHeader({ alg: 'Ed25519' }).sign(key)
  ).split('.')
  return `${header ?? ''}..${signature ?? ''}`
}

/** What something is refused with; `taken` if it is not. */
export async function codeOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked
    return 'taken'
  } catch (error) {
    if (error instanceof CommandRefused) return error.faults[0]?.code ?? ''
    throw error
  }
}
