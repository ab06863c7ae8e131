import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { PublicOrigin } from './origin.ts'
import { isSame } from '../access/api-key.ts'

/** What the browsers of an account are signed with. */
export const newDeviceKey = (): string => randomBytes(32).toString('base64url')

/** Signs that a user has signed in from a browser. */
function signDevice(key: string, user: string, id: string, until: number): string {
  const mac = createHmac('sha256', key)
    .update(JSON.stringify([user, id, until]))
    .digest('base64url')
  return `${id}.${until}.${mac}`
}

/** The id of a browser that a user has signed in from; undefined if what it carries was not signed for them, or has passed. */
export function deviceIn(carried: string, key: string, user: string, now: number): string | undefined {
  const [, id = '', until = ''] = /^([\w-]{22})\.(\d{1,16})\.[\w-]{43}$/.exec(carried) ?? []
  const same = isSame(signDevice(key, user, id, Number(until)), carried)
  return same && Number(until) > now ? id : undefined
}

/** Cookies by which browsers are known again. One person's do not take the place of another's. */
export class Devices {
  private readonly origin: PublicOrigin
  private readonly lastMs: number
  private readonly clock: () => number

  constructor(origin: PublicOrigin, lastMs: number, clock: () => number) {
    this.origin = origin
    this.lastMs = lastMs
    this.clock = clock
  }

  carried(c: Context, user: string): string {
    return getCookie(c, this.cookieOf(user)) ?? ''
  }

  /** @param id that which it had; another, if left out */
  sign(c: Context, user: string, key: string, id = randomBytes(16).toString('base64url')): void {
    setCookie(c, this.cookieOf(user), signDevice(key, user, id, this.clock() + this.lastMs), {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      secure: this.origin.secure,
      maxAge: this.lastMs / 1000,
    })
  }

  private cookieOf(user: string): string {
    const name = createHash('sha256').update(user).digest('hex').slice(0, 16)
    return `${this.origin.secure ? '__Host-' : ''}ytterby-device-${name}`
  }
}
