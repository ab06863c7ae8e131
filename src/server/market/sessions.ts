import { createHash, randomBytes } from 'node:crypto'
import type { MarketLimits } from './limits.ts'
import type { Secrets } from './secrets.ts'

/** Somebody who has signed in. */
export type Session = {
  readonly user: string
  /** What it was opened by, and ends with: the account, or the subject elsewhere. */
  readonly by: { readonly kind: 'account' | 'oidc-subject'; readonly id: string }
  /** Signed in by two factors. */
  readonly strong: boolean
  /** Milliseconds since 1970. */
  readonly made: number
}

const KIND = 'session'
/** Apart from the session, so that anyone who notes a use late does not bring back what was ended meanwhile. */
const SEEN = 'session-seen'
/** A use is noted once in so long. */
const NOTED_MS = 60_000

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** What a request by cookie has to repeat in a header. Follows from the session, and tells nothing of it. */
export const csrfOf = (token: string): string => hashed(`csrf ${token}`)

/** Sessions, of which only hashes are kept: anyone who reads the database can use none. */
export class Sessions {
  private readonly secrets: Secrets
  private readonly limits: MarketLimits
  private readonly clock: () => number

  constructor(secrets: Secrets, limits: MarketLimits, clock: () => number) {
    this.secrets = secrets
    this.limits = limits
    this.clock = clock
  }

  /** @returns its token: 32 random bytes, never one that somebody has brought along */
  async open(opened: Omit<Session, 'made'>): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const made = this.clock()
    await this.secrets.setSecret(KIND, hashed(token), { ...opened, made }, this.ends(made))
    return token
  }

  async find(token: string): Promise<Session | undefined> {
    if (!/^[\w-]{43}$/.test(token)) return undefined
    const id = hashed(token)
    const session = (await this.secrets.secret(KIND, id)) as Session | undefined
    if (session === undefined) return undefined
    const now = this.clock()
    const seen = ((await this.secrets.secret(SEEN, id)) as number | undefined) ?? session.made
    if (now >= session.made + this.limits.sessionMs || now >= seen + this.limits.idleMs) {
      await this.close(token)
      return undefined
    }
    if (now >= seen + NOTED_MS) await this.secrets.setSecret(SEEN, id, now, this.ends(session.made))
    return session
  }

  async close(token: string): Promise<void> {
    const id = hashed(token)
    await this.secrets.dropSecret(KIND, id)
    await this.secrets.dropSecret(SEEN, id)
  }

  private ends(made: number): string {
    return new Date(made + this.limits.sessionMs).toISOString()
  }
}
