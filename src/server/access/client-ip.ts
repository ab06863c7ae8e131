import { isIPv6 } from 'node:net'
import type { Context } from 'hono'

interface NodeEnv {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}

/**
 * Whom a request comes from, for counting. What the request itself says counts only behind a proxy of ours, and of that only the
 * last address, which the proxy has seen; all before it the sender may have invented. Of IPv6 it is the network: anyone who has one has
 * 2^64 addresses.
 */
export function clientIpOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
  const { incoming } = (c.env ?? {}) as NodeEnv
  const address = (forwarded ?? incoming?.socket?.remoteAddress ?? 'unknown').slice(0, 60)
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ?? networkOf(address)
}

function networkOf(address: string): string {
  const [front = '', back] = address.split('::')
  const head = front === '' ? [] : front.split(':')
  const tail = back === undefined || back === '' ? [] : back.split(':')
  const zeros = back === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0')
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
