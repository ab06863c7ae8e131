import { URI, type TOTP } from 'otpauth'
import { validateBook, raiseAlarms, type OrderContent } from '../src/market/index.ts'
import {
  createMarketApp,
  MARKET_BASE,
  type GuessRule,
  type MarketApp,
  type MarketAppOptions,
  type Secrets,
} from '../src/server/index.ts'
import type { Solver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { Desk, MemoryLog } from './market-desk.ts'

/** A market's API over a market in one process, without a port, and those who use it. */

export class MemorySecrets implements Secrets {
  readonly kept = new Map<string, { readonly text: string; readonly until: string | undefined }>()
  /** Whether what has passed is gone: a database has another clock. */
  forgets = true
  private readonly now: () => string
  constructor(now: () => string) {
    this.now = now
  }
  async secret(kind: string, id: string): Promise<unknown> {
    await Promise.resolve()
    const { text, until } = this.kept.get(`${kind} ${id}`) ?? {}
    return text === undefined || (this.forgets && until !== undefined && until <= this.now())
      ? undefined
      : JSON.parse(text)
  }
  async setSecret(kind: string, id: string, value: unknown, until?: string): Promise<void> {
    await Promise.resolve()
    this.kept.set(`${kind} ${id}`, { text: JSON.stringify(value), until })
  }
  async swapSecret(kind: string, id: string, before: unknown, value: unknown, until: string): Promise<boolean> {
    await Promise.resolve()
    const { text, until: ends } = this.kept.get(`${kind} ${id}`) ?? {}
    const isThere = text !== undefined && (ends === undefined || ends > this.now())
    if (isThere && text !== JSON.stringify(before)) return false
    this.kept.set(`${kind} ${id}`, { text: JSON.stringify(value), until })
    return true
  }
  async dropSecret(kind: string, id: string): Promise<void> {
    await Promise.resolve()
    this.kept.delete(`${kind} ${id}`)
  }
}

export const ORIGIN = 'http://localhost'
/** Where guessing is not what is tried. */
export const UNCOUNTED: GuessRule = { free: 1e9, firstMs: 0, longestMs: 0, most: 1e9 }
export const PASSWORD = 'a password of my own'

export interface Seen {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** What it says, if that is JSON. */
  readonly body: Record<string, unknown>
  /** Codes of its faults. */
  readonly codes: readonly string[]
  /** The kind of problem. */
  readonly kind: string | undefined
}

export interface Browser {
  readonly cookie: string
  readonly csrf: string
}

/** Somebody who uses the API: signed in, with a key, or neither. */
export interface Caller {
  readonly headers: Record<string, string>
}
export const NOBODY: Caller = { headers: {} }
export const withKey = (key: string): Caller => ({ headers: { Authorization: `Bearer ${key}` } })
export const inBrowser = ({ cookie, csrf }: Browser): Caller => ({
  headers: { Cookie: cookie, 'X-CSRF-Token': csrf, Origin: ORIGIN },
})

interface Ask {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** Address of the connection. */
  readonly from?: string
  readonly origin?: string
}

export class Hall {
  readonly desk: Desk
  app: MarketApp
  readonly log: MemoryLog
  readonly secrets: MemorySecrets
  readonly logged: string[] = []
  /** How often a password was hashed. */
  hashed = 0
  private asked = 0
  private readonly start: () => MarketApp
  private readonly totps = new Map<string, string>()
  /** Who sends a cookie or a key. */
  private readonly known = new Map<string, string>()

  private constructor(desk: Desk, log: MemoryLog, solver: Solver, options: Partial<MarketAppOptions>) {
    this.desk = desk
    this.log = log
    this.secrets = new MemorySecrets(() => desk.time.now)
    this.start = () =>
      createMarketApp({
        clerk: desk.clerk,
        secrets: this.secrets,
        now: () => desk.time.now,
        alarms: async ({ book, certificate, owners, register, cancelled }) =>
          raiseAlarms(solver, validateBook(book), certificate, { owners, register, cancelled }),
        // Quick, so that tests are: what is slow about it is not what is tested.
        slowHash: async (password, salt) => {
          this.hashed++
          const data = Buffer.concat([salt, Buffer.from(password)])
          return Buffer.from(await crypto.subtle.digest('SHA-256', data))
        },
        log: (line) => this.logged.push(line),
        ...options,
      })
    this.app = this.start()
  }

  /** Ends the server and starts it again: what it had in memory is gone. */
  restart(): void {
    this.app = this.start()
  }

  static async open(
    world: World,
    solver: Solver,
    options: Partial<MarketAppOptions> = {},
    time?: { now: string },
  ): Promise<Hall> {
    const log = new MemoryLog()
    return new Hall(await Desk.open(world, solver, log, time), log, solver, options)
  }

  /** Lets time pass. */
  wait(seconds: number): void {
    this.desk.time.now = new Date(Date.parse(this.desk.time.now) + seconds * 1000).toISOString()
  }

  async ask(path: string, { headers }: Caller = NOBODY, { method = 'GET', body, ...more }: Ask = {}): Promise<Seen> {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const answer = await this.app.request(
      `${more.origin ?? ORIGIN}${path.startsWith('/api/') ? '' : MARKET_BASE}${path === '/' ? '' : path}`,
      {
        method,
        headers: {
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
          ...more.headers,
        },
        ...sent,
      },
      { incoming: { socket: { remoteAddress: more.from ?? `10.0.0.${(this.asked++ % 250) + 1}` } } },
    )
    const text = await answer.text()
    let found: Record<string, unknown> = {}
    try {
      found = JSON.parse(text) as Record<string, unknown>
    } catch {
      // Some answers are no JSON.
    }
    const faults = (found['faults'] ?? []) as { code: string }[]
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: found,
      codes: faults.map(({ code }) => code),
      kind:
        answer.headers.get('Content-Type') === 'application/problem+json'
          ? String(found['type']).replace('urn:ytterby:problem:', '')
          : undefined,
    }
  }

  /** Asks for a command, signed by the member whose user asks. */
  async command(
    caller: Caller,
    name: string,
    input: unknown,
    id: string = crypto.randomUUID(),
    more: Ask = {},
  ): Promise<Seen> {
    const signature = await this.signatureOf(caller, { id, name, input })
    return this.ask(`/commands/${name}`, caller, {
      method: 'POST',
      body: input,
      ...more,
      headers: {
        'Idempotency-Key': id,
        ...(signature === undefined ? {} : { 'Command-Signature': signature }),
        ...more.headers,
      },
    })
  }

  private async signatureOf(
    { headers }: Caller,
    asked: { readonly id: string; readonly name: string; readonly input: unknown },
  ): Promise<string | undefined> {
    const { users } = this.desk.venue
    const user = users.get(this.known.get(headers['Cookie'] ?? headers['Authorization'] ?? '') ?? '')
    return user === undefined || user.role !== 'trader'
      ? undefined
      : this.desk.signatureOf({ ...asked, actor: { ...user, user: user.id, scopes: [] } })
  }

  /** The code that a user's app shows now. */
  code(user: string): string {
    const totp = this.totps.get(user)
    if (totp === undefined) throw new Error(`${user} is not enrolled`)
    return (URI.parse(totp) as TOTP).generate({ timestamp: Date.parse(this.desk.time.now) })
  }

  async enrol(user: string): Promise<string> {
    const { password, totp } = await this.app.enrol(user)
    this.totps.set(user, totp)
    return password
  }

  signIn(user: string, password: string, code?: string, more: Ask = {}): Promise<Seen> {
    const body = { user, password, ...(code === undefined ? {} : { code }) }
    return this.ask('/session', NOBODY, { method: 'POST', body, ...more })
  }

  browserOf({ headers, body }: Seen): Browser {
    const cookie = headers.get('Set-Cookie')?.split(';')[0] ?? ''
    this.known.set(cookie, String(body['user']))
    return { cookie, csrf: String(body['csrf']) }
  }

  /** What a browser carries after somebody has signed in from it, other than the session. */
  deviceOf({ headers }: Seen): Caller {
    const all = headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
    return { headers: { Cookie: all.filter((cookie) => cookie.includes('ytterby-device')).join('; ') } }
  }

  /** Enrols a user, signs them in, and has them choose a password. */
  async enter(user: string): Promise<Browser> {
    const oneTime = await this.enrol(user)
    const first = this.browserOf(await this.signIn(user, oneTime, this.code(user)))
    // A code is good once.
    this.wait(30)
    const chosen = await this.ask('/session/password', inBrowser(first), {
      method: 'POST',
      body: { password: oneTime, new: PASSWORD },
    })
    if (chosen.status !== 200) throw new Error(chosen.text)
    return this.browserOf(chosen)
  }

  async key(browser: Browser, scopes: readonly string[], days = 100): Promise<string> {
    const until = new Date(Date.parse(this.desk.time.now) + days * 86_400_000).toISOString()
    const made = await this.ask('/api-keys', inBrowser(browser), { method: 'POST', body: { scopes, until } })
    if (made.status !== 200) throw new Error(made.text)
    const key = String(made.body['key'])
    this.known.set(withKey(key).headers['Authorization'] ?? '', this.known.get(browser.cookie) ?? '')
    return key
  }
}

const ORE = 'ore-mt-weld'
export const CLOSES = '2027-01-02T00:00:00Z'

/** Announces a round of one ore in one place, sealed for the first three members that there are, two of whom open it. */
export async function announce(desk: Desk, round = 'r1', more: object = {}): Promise<void> {
  const trustees = [...desk.members.values()].map(({ id }) => id).slice(0, 3)
  await desk.operate('announce-round', {
    round,
    spec: {
      title: 'A round',
      opens: '2027-01-01T00:00:00Z',
      closes: CLOSES,
      materials: [{ material: ORE, grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      priceRule: 'lowest',
      margin: 0,
      damages: 0,
      trustees,
      threshold: Math.ceil(trustees.length / 2),
      ...more,
    },
  })
}

export const sells = async (desk: Desk, name: string, kg: number, ask: string): Promise<OrderContent> => ({
  kind: 'sell',
  material: ORE,
  grade: 'traced',
  place: 'AUS',
  month: '2027-03',
  kg: String(kg),
  ask,
  lots: [await desk.dig(name, kg)],
})
export const buys = (kg: number, bid: string): OrderContent => ({
  kind: 'buy',
  material: ORE,
  grade: 'traced',
  place: 'AUS',
  kg: String(kg),
  at: [{ month: '2027-03', bid }],
})
