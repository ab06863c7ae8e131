import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { x25519 } from '@noble/curves/ed25519.js'
import { base64url, exportJWK, generateKeyPair } from 'jose'
import { URI, type TOTP } from 'otpauth'
import {
  digest,
  eventOf,
  issueCredential,
  readKeyFile,
  seal,
  sealingFor,
  shareOf,
  signCommand,
  trusteeKey,
  type CustodyEvent,
  type CommandName,
  type Envelope,
  type EnvelopesShown,
  type KeyFile,
  type OrderContent,
  type RoundShown,
  type SigningKey,
  type ToSign,
} from '../src/market/index.ts'
import { grams } from '../src/quantity/index.ts'

const BASE = '/api/v1/market'

/** Where a market is; how it is asked and what time it is there, if not over the net and now. */
export interface Where {
  url: string
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>
  readonly now?: () => number
}
const send = (where: Where, path: string, init: RequestInit): Promise<Response> =>
  (where.fetch ?? fetch)(`${where.url}${BASE}${path}`, init)

export interface Enrolled {
  readonly user: string
  readonly password: string
  readonly totp: string
}

const SCOPES_OF: Readonly<Record<string, readonly string[]>> = {
  operator: ['read', 'operate'],
  trader: ['read', 'lots', 'orders', 'shares'],
}

/** An answer that is no success. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, body: string) {
    super(`${status}: ${body}`)
    this.name = 'Refused'
    this.status = status
    this.code = /"code":"([A-Z_]+)"/.exec(body)?.[1] ?? ''
  }
}

/** Somebody who uses a market over HTTP, by an API key; whatever breaks on the way is asked again, with the same id. */
export class MarketClient {
  readonly where: Where
  readonly key: string
  readonly user: string
  readonly organisation: string | null
  private readonly session: Record<string, string>
  /** Signs what is asked in the name of a member. */
  signs: ((asked: Pick<ToSign, 'id' | 'name' | 'input' | 'at'>) => Promise<string>) | undefined
  /** Requests that had to be asked again. */
  retries = 0

  private constructor(
    where: Where,
    {
      key,
      user,
      organisation,
      session,
    }: Pick<MarketClient, 'key' | 'user' | 'organisation'> & { session: Record<string, string> },
  ) {
    this.where = where
    this.session = session
    this.key = key
    this.user = user
    this.organisation = organisation
  }

  /**
   * Signs in by what was handed over once, chooses a password, and makes a key for all that the role may do.
   *
   * @param second whether the second factor is used: from then on it always has to be
   */
  static async enter(
    where: Where,
    { user, password, totp }: Enrolled,
    { chosen: own = randomUUID(), second = true }: { chosen?: string; second?: boolean } = {},
  ): Promise<MarketClient> {
    const now = (where.now ?? Date.now)()
    const code = second ? { code: (URI.parse(totp) as TOTP).generate({ timestamp: now }) } : {}
    const origin = { Origin: where.url, 'Content-Type': 'application/json' }
    const post = async (path: string, body: unknown, headers: object = {}): Promise<Response> => {
      const response = await send(where, path, {
        method: 'POST',
        headers: { ...origin, ...headers },
        body: JSON.stringify(body),
      })
      if (!response.ok) throw new Refused(response.status, await response.text())
      return response
    }
    const signedIn = await post('/session', { user, password, ...code })
    const session = (await signedIn.json()) as { csrf: string; role: string; organisation: string | null }
    const cookie = (of: Response): string => (of.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const chosen = await post(
      '/session/password',
      { password, new: own },
      { Cookie: cookie(signedIn), 'X-CSRF-Token': session.csrf },
    )
    const { csrf } = (await chosen.json()) as { csrf: string }
    const scopes = SCOPES_OF[session.role] ?? ['read']
    const until = new Date(now + 86_400_000).toISOString()
    const made = await post('/api-keys', { scopes, until }, { Cookie: cookie(chosen), 'X-CSRF-Token': csrf })
    const { key } = (await made.json()) as { key: string }
    const kept = { ...origin, Cookie: cookie(chosen), 'X-CSRF-Token': csrf }
    return new MarketClient(where, { key, user, organisation: session.organisation, session: kept })
  }

  /** As operator, in the session: what a user is handed to enter. */
  async enrol(user: string): Promise<Enrolled> {
    const response = await send(this.where, `/users/${user}/enrolment`, { method: 'POST', headers: this.session })
    if (!response.ok) throw new Refused(response.status, await response.text())
    return (await response.json()) as Enrolled
  }

  /** What time it is at the market. */
  now(): string {
    return new Date((this.where.now ?? Date.now)()).toISOString()
  }

  async get<T>(path: string): Promise<T> {
    return this.again(async () => {
      const response = await send(this.where, path, { headers: { Authorization: `Bearer ${this.key}` } })
      if (!response.ok) throw new Refused(response.status, await response.text())
      return (await response.json()) as T
    })
  }

  /** Has a command carried out, and does not give up before it knows whether it was. */
  async command(name: CommandName, input: unknown, id: string = randomUUID()): Promise<{ seq: number }> {
    return this.again(async () => {
      const signature = await this.signs?.({ id, name, input, at: this.now() })
      const response = await send(this.where, `/commands/${name}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${this.key}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': id,
          ...(signature === undefined ? {} : { 'Command-Signature': signature }),
        },
        body: JSON.stringify(input),
      })
      if (!response.ok) throw new Refused(response.status, await response.text())
      return (await response.json()) as { seq: number }
    })
  }

  private async again<T>(ask: () => Promise<T>): Promise<T> {
    const begun = Date.now()
    for (;;) {
      try {
        return await ask()
      } catch (error) {
        const definite = error instanceof Refused && error.status < 500 && error.status !== 429
        if (definite || Date.now() - begun > 120_000) throw error
        this.retries += 1
        await sleep(100 + 200 * Math.random())
      }
    }
  }
}

/** For whom the orders of a round are sealed, and for which round. */
export interface Sealing extends ReturnType<typeof sealingFor> {
  readonly id: string
}

/** As anybody reads it of an announced round. */
export async function sealingOf(client: MarketClient, id: string): Promise<Sealing> {
  return { id, ...sealingFor(await client.get<RoundShown>(`/rounds/${id}`)) }
}

/** A member's keys, and what it does with them. */
export class MarketMember {
  readonly client: MarketClient
  readonly id: string
  readonly name: string
  readonly country: string
  private readonly keys: { readonly secret: string; readonly signing: SigningKey['jwk'] }
  private lots = 0

  private constructor(client: MarketClient, name: string, country: string, keys: MarketMember['keys']) {
    this.client = client
    this.name = name
    this.country = country
    this.id = client.organisation ?? ''
    this.keys = keys
  }

  static async of(client: MarketClient, name: string, country: string): Promise<MarketMember> {
    const signing = await generateKeyPair('Ed25519', { extractable: true })
    const { kty = '', crv = '', x = '', d = '' } = await exportJWK(signing.privateKey)
    const [market, key] = [(await client.get<{ signedFor: string }>('')).signedFor, { kty, crv, x, d }]
    client.signs = (asked) => signCommand({ id: `${name}-key`, jwk: key }, { market, user: client.user, ...asked })
    return new MarketMember(client, name, country, { secret: base64url.encode(randomBytes(32)), signing: key })
  }

  /** As operator, registers an organisation with a trader, keys, a mine in its country, and money. */
  static async join(
    operator: MarketClient,
    name: string,
    country: string,
    { cash = '1000000', where = operator.where }: { cash?: string; where?: Where } = {},
  ): Promise<MarketMember> {
    const id = `urn:test:org:${name}`
    await operator.command('register-organisation', { organisation: { id, name, country }, member: true })
    await operator.command('add-user', { user: name, name: `Trader of ${name}`, organisation: id, role: 'trader' })
    const client = await MarketClient.enter(where, await operator.enrol(name))
    const member = await MarketMember.of(client, name, country)
    await member.register()
    await operator.command('register-site', {
      site: {
        id: `urn:test:site:${name}`,
        name: `Mine of ${name}`,
        country,
        operator: id,
        processes: [{ process: 'mine', materials: ['ore-mt-weld', 'ore-xenotime'], kg_per_year: 1e9 }],
      },
    })
    await operator.command('record-payment-in', { organisation: id, amount: cash, reference: name })
    return member
  }

  /** Its key file, as it would have made it itself. */
  get keyFile(): KeyFile {
    const { secret: d, signing } = this.keys
    const x = base64url.encode(x25519.getPublicKey(base64url.decode(d)))
    return readKeyFile({
      ytterby: 'keys',
      version: 1,
      organisation: this.id,
      trustee: { kty: 'OKP', crv: 'X25519', x, d },
      signing: { id: `${this.name}-key`, jwk: signing },
    })
  }

  get signingKey(): object {
    const { kty, crv, x } = this.keys.signing
    return { id: `${this.name}-key`, organisation: this.id, jwk: { kty, crv, x }, until: '2036-01-01T00:00:00Z' }
  }

  /** Registers the key with which it signs, and those with which it opens its shares, for fifty rounds. */
  async register(): Promise<unknown> {
    await this.client.command('register-signing-key', { key: this.signingKey })
    const { signs } = await this.client.get<{ signs: { x: string } }>('')
    const keys = Array.from({ length: 50 }, (_, i) => trusteeKey(this.keys.secret, signs.x, i + 1).x)
    return this.client.command('register-trustee-keys', { from: 1, keys })
  }

  /** What an act of this member says of where it happens. */
  at(
    site: string,
    when = this.client.now(),
  ): Pick<CustodyEvent, 'at' | 'zone' | 'site' | 'operator' | 'country' | 'controllers'> {
    const { id: operator, country } = this
    return { at: when, zone: '+00:00', site, operator, country, controllers: [country] }
  }

  /** Signs an act and hands it in. */
  async record(act: CustodyEvent): Promise<void> {
    const key = { id: `${this.name}-key`, privateJwk: { ...this.keys.signing } }
    const credential = await issueCredential(eventOf(act), { issuer: this.id, key, at: this.client.now() })
    await this.client.command('record-lot-event', { credential })
  }

  async dig(kg: number, elements: readonly string[], material = 'ore-mt-weld'): Promise<string> {
    const lot = `urn:test:lot:${this.name}-${++this.lots}`
    await this.record({
      kind: 'commission',
      id: `urn:test:event:${this.name}-${this.lots}`,
      ...this.at(`urn:test:site:${this.name}`),
      process: 'mine',
      lots: [{ lot, material, elements, mass: grams(BigInt(kg * 1000)) }],
    })
    return lot
  }

  async place(round: Sealing, content: OrderContent, deposit: string, order: string = randomUUID()): Promise<string> {
    const envelope = await this.sealed(round, content, { order })
    await this.client.command('place-order', { round: round.id, order, deposit, envelope })
    return order
  }

  /** An envelope in a version of an order. */
  sealed(
    { sealedFor, whom }: Sealing,
    content: OrderContent,
    { order, version = 1 }: { readonly order: string; readonly version?: number },
  ): Promise<Envelope> {
    return seal(JSON.stringify(content), { ...sealedFor, order, version, organisation: this.id }, whom)
  }

  async giveShares(round: string): Promise<void> {
    for (;;) {
      const { market, terms, number, orders, left } = await this.client.get<EnvelopesShown>(
        `/rounds/${round}/envelopes`,
      )
      const key = trusteeKey(this.keys.secret, market, number)
      const sealedFor = { market, round, terms: digest(terms) }
      const shares = await Promise.all(
        orders.map(async ({ order, share }) => [order, await shareOf(share, sealedFor, key)] as const),
      )
      await this.client.command('give-shares', { round, shares: Object.fromEntries(shares) })
      if (orders.length === left) return
    }
  }
}
