import type { Context, MiddlewareHandler } from 'hono'
import { Problem } from '../problems.ts'
import type { Callers } from './callers.ts'
import { clientIpOf } from './client-ip.ts'
import { RateLimiter } from './rate-limiter.ts'

/** Whose a job is where nobody signs in: everybody's. */
export const ANYONE = ''

export interface CallerGuardOptions {
  /** Ways in which callers say who they are; without any, all are alike. */
  readonly callers: readonly Callers[]
  /** Requests a minute of one caller; and of one address, of those that say nothing, or nothing that is true. */
  readonly requests: number
  readonly trustProxy: boolean
  readonly clock: () => number
  /** What goes wrong while it is found out who asks. */
  readonly log: (line: string) => void
}

/** Who asks the studies API. */
export class CallerGuard {
  private readonly options: CallerGuardOptions
  private readonly limiter: RateLimiter
  private readonly known = new WeakMap<Request, string>()
  private readonly told = new WeakSet<Error>()

  constructor(options: CallerGuardOptions) {
    this.options = options
    this.limiter = new RateLimiter(options.requests, 60_000, options.clock)
  }

  /** Whether callers have to say who they are. */
  get isNeeded(): boolean {
    return this.options.callers.length > 0
  }

  /** Refuses who is not known, before anything is read or looked up. Where all are alike it lets everybody pass. */
  readonly find: MiddlewareHandler = async (c, next) => {
    if (!this.isNeeded) return next()
    const header = c.req.header('Authorization')
    const { caller, failed } = header === undefined ? NOBODY : await this.callerOf(header)
    this.limiter.take(caller === undefined ? `address ${clientIpOf(c, this.options.trustProxy)}` : `caller ${caller}`)
    if (failed) throw new Problem('not-ready', 'It cannot be found out now who asks.', {}, { 'Retry-After': '5' })
    if (caller === undefined)
      throw new Problem(
        'not-signed-in',
        header === undefined ? 'Send a key: `Authorization: Bearer …`.' : 'The key is none, or is good no longer.',
        {},
        { 'WWW-Authenticate': 'Bearer' },
      )
    this.known.set(c.req.raw, caller)
    return next()
  }

  /** Who sent a request that `find` let pass. */
  of(c: Context): string {
    const caller = this.known.get(c.req.raw)
    if (caller === undefined && this.isNeeded) throw new Error('A request is answered before it is known whose it is.')
    return caller ?? ANYONE
  }

  /** Who sends this header; or that it could not be found out everywhere. */
  private async callerOf(header: string): Promise<Found> {
    let failed = false
    for (const callers of this.options.callers) {
      const caller = await callers.of(header).catch((error: unknown) => {
        failed = true
        this.tell(error)
        return undefined
      })
      if (caller !== undefined) return { caller, failed: false }
    }
    return { caller: undefined, failed }
  }

  /** Says what is wrong, of each failure once: many requests may meet it. */
  private tell(error: unknown): void {
    if (error instanceof Error && this.told.has(error)) return
    if (error instanceof Error) this.told.add(error)
    this.options.log(`callers cannot be looked up: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}

interface Found {
  readonly caller: string | undefined
  readonly failed: boolean
}
const NOBODY: Found = { caller: undefined, failed: false }
