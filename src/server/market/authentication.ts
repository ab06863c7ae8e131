import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { scopesOf, type Actor, type Sequencer } from '../../market/index.ts'
import { Problem } from '../problems.ts'
import type { Accounts } from './accounts.ts'
import { clientIpOf } from '../access/client-ip.ts'
import type { Guessing } from './guessing.ts'
import type { PublicOrigin } from './origin.ts'
import type { Subjects } from './subjects.ts'
import { csrfOf, type Session, type Sessions } from './sessions.ts'
import { apiKeyIn, hashOfKey, isSame } from '../access/api-key.ts'
import type { RateLimiter } from '../access/rate-limiter.ts'

/** Who sent a request. */
export interface Authenticated {
  readonly actor: Actor
  /** Id of the API key, if it is by one. */
  readonly apiKey?: string
  /** The session, if it is by one and not by an API key. */
  readonly session?: { readonly token: string; readonly csrf: string; readonly strong: boolean }
  /** Somebody who came in by a one-time password may choose one of their own, and nothing else. */
  readonly mustChoose: boolean
}

export interface AuthenticationOptions {
  readonly clerk: Sequencer
  readonly accounts: Accounts
  readonly subjects: Subjects
  readonly sessions: Sessions
  readonly clock: () => number
  readonly guessing: Guessing
  /** Requests, by user where one is known, by address otherwise. */
  readonly requests: RateLimiter
  readonly origin: PublicOrigin
  readonly trustProxy: boolean
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Finds out who asks; what only some may do is up to the routes and the market. */
export class Who {
  private readonly options: AuthenticationOptions
  private readonly askers = new WeakMap<Request, Authenticated>()

  constructor(options: AuthenticationOptions) {
    this.options = options
  }

  /**
   * A request with a key that is none is refused; one with a session that has ended is as one without. Many users may share an address:
   * whose request is known counts as theirs alone.
   */
  readonly find: MiddlewareHandler = async (c, next) => {
    const { requests, trustProxy } = this.options
    const header = c.req.header('Authorization')
    let asker: Authenticated | undefined
    try {
      asker = header === undefined ? await this.bySession(c) : await this.byKey(c, header)
    } finally {
      requests.take(asker === undefined ? `address ${clientIpOf(c, trustProxy)}` : `user ${asker.actor.user}`)
    }
    if (asker !== undefined) this.askers.set(c.req.raw, asker)
    await next()
  }

  /** Who asks; refused if nobody has said, or if they have to choose a password first. */
  of(c: Context): Authenticated {
    const asker = this.anybody(c)
    if (asker.mustChoose)
      throw new Problem('not-allowed', 'You came in by a one-time password. Choose one of your own first.')
    return asker
  }

  /** The same, of a session, whatever its password. */
  inSession(c: Context): Authenticated & { readonly session: NonNullable<Authenticated['session']> } {
    const { session, ...asker } = this.anybody(c)
    if (session === undefined) throw new Problem('not-allowed', 'This takes a session: a key cannot do it.')
    return { ...asker, session }
  }

  /** Whether somebody is signed in. */
  hasSession(c: Context): boolean {
    return this.askers.get(c.req.raw)?.session !== undefined
  }

  /** Refuses a request before its body is read if nobody has said whose it is. */
  readonly known: MiddlewareHandler = async (c, next) => {
    this.anybody(c)
    await next()
  }

  private anybody(c: Context): Authenticated {
    const asker = this.askers.get(c.req.raw)
    if (asker === undefined)
      throw new Problem('not-signed-in', 'Sign in, or send a key.', {}, { 'WWW-Authenticate': 'Bearer' })
    if (asker.session !== undefined && !SAFE.has(c.req.method)) this.refuseForged(c, asker.session.csrf)
    return asker
  }

  /** A key that is good is let in, whatever its address has guessed. */
  private async byKey(c: Context, header: string): Promise<Authenticated> {
    const { clerk, guessing, clock, trustProxy } = this.options
    const { id, secret } = apiKeyIn(header)
    // Another server may have made it a moment ago.
    if (!clerk.venue.apiKeys.has(id)) await clerk.catchUp()
    const key = clerk.venue.apiKeys.get(id)
    const user = key === undefined ? undefined : clerk.venue.users.get(key.user)
    const same = isSame(hashOfKey(secret), key?.hash ?? '')
    if (key === undefined || user === undefined || !same || Date.parse(key.until) <= clock()) {
      await guessing.wrong(clientIpOf(c, trustProxy))
      throw new Problem('not-signed-in', 'The key is none, or is good no longer.', {}, { 'WWW-Authenticate': 'Bearer' })
    }
    // A user may be of another role by now.
    const may = scopesOf(user.role)
    const scopes = key.scopes.filter((scope) => may.includes(scope))
    const actor = { user: user.id, role: user.role, organisation: user.organisation, scopes }
    return { actor, apiKey: id, mustChoose: false }
  }

  private async bySession(c: Context): Promise<Authenticated | undefined> {
    const { sessions, clerk, origin } = this.options
    const token = getCookie(c, origin.cookie)
    const session = token === undefined ? undefined : await sessions.find(token)
    if (token === undefined || session === undefined) return undefined
    const user = clerk.venue.users.get(session.user)
    const standing = await this.standingOf(session)
    if (user === undefined || standing === undefined) {
      await sessions.close(token)
      return undefined
    }
    // Somebody may have become an operator since.
    if (user.role === 'operator' && !session.strong) return undefined
    const actor = { user: user.id, role: user.role, organisation: user.organisation, scopes: scopesOf(user.role) }
    return {
      actor,
      session: { token, csrf: csrfOf(token), strong: session.strong },
      mustChoose: standing === 'choosing',
    }
  }

  /** Whether what a session was opened by still stands. */
  private async standingOf({ user, by }: Session): Promise<'sound' | 'choosing' | undefined> {
    if (by.kind === 'oidc-subject') return (await this.options.subjects.stands(user, by.id)) ? 'sound' : undefined
    const account = await this.options.accounts.of(user)
    if (account?.id !== by.id) return undefined
    return account.password === 'own' ? 'sound' : 'choosing'
  }

  /** A browser sends the cookie along with whatever another page makes it send: but not the token, and it says where from. */
  private refuseForged(c: Context, csrf: string): void {
    if (!isSame(c.req.header('X-CSRF-Token') ?? '', csrf))
      throw new Problem('forged-request', 'A request by cookie needs the session’s token in X-CSRF-Token.')
    if (c.req.header('Origin') !== this.options.origin.of(c))
      throw new Problem('forged-request', 'A request by cookie has to come from a page of this origin.')
  }

  /** A page of another origin may not sign anybody in either. */
  readonly ownPage: MiddlewareHandler = async (c, next) => {
    const from = c.req.header('Origin')
    if (from !== undefined && from !== this.options.origin.of(c))
      throw new Problem('forged-request', 'Signing in has to come from a page of this origin.')
    await next()
  }

  /** A session as its holder sees it. */
  shown(user: string, csrf: string, mustChoosePassword: boolean): object {
    const { role = 'reader', organisation = null } = this.options.clerk.venue.users.get(user) ?? {}
    return { user, role, organisation, csrf, mustChoosePassword }
  }

  setSession(c: Context, token: string): void {
    const { cookie, secure } = this.options.origin
    setCookie(c, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/', secure })
  }

  endSession(c: Context): void {
    const { cookie, secure } = this.options.origin
    deleteCookie(c, cookie, { path: '/', secure })
  }

  /** Ends the session that a request has brought along, no matter whose it is. */
  async dropSession(c: Context): Promise<void> {
    const token = getCookie(c, this.options.origin.cookie)
    if (token !== undefined) await this.options.sessions.close(token)
  }
}
