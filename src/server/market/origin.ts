import type { Context, MiddlewareHandler } from 'hono'
import { InputError } from '../../world/index.ts'
import { Problem } from '../problems.ts'
import { isLoopback, localHostOnly } from '../security.ts'
import { serverFault } from '../server-fault.ts'

/** Where the market is reached, and what follows for cookies. */
export interface PublicOrigin {
  readonly cookie: string
  readonly secure: boolean
  /** The origin that pages of ours have. */
  readonly of: (c: Context) => string
  /** Refuses requests to any other name. */
  readonly only: MiddlewareHandler
}

/**
 * @param given such as `https://market.example`; without it, this machine alone is answered
 * @throws InputError if passwords would go over the net in clear
 */
export function originOf(given: string | undefined): PublicOrigin {
  if (given === undefined)
    return {
      cookie: 'ytterby-session',
      secure: false,
      of: (c) => new URL(c.req.url).origin,
      only: localHostOnly(),
    }
  const { protocol, host, hostname, origin } = URL.canParse(given) ? new URL(given) : new URL('about:blank')
  const secure = protocol === 'https:'
  if (origin !== given || !(secure || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')))))
    throw new InputError([serverFault('MARKET_ORIGIN', { origin: given })])
  return {
    // A browser takes a name with this prefix only from https, for the whole host and for no other.
    cookie: secure ? '__Host-ytterby-session' : 'ytterby-session',
    secure,
    of: () => origin,
    only: async (c, next) => {
      if (new URL(c.req.url).host !== host) throw new Problem('wrong-host', `Only requests to ${host} are answered.`)
      await next()
    },
  }
}
