import type { MiddlewareHandler } from 'hono'
import { Problem } from './problems.ts'
import { isEmbed } from './share.ts'

/**
 * A page of ours may load what is ours and nothing else. `wasm-unsafe-eval` lets it compile the solver; styles that a
 * script sets one by one need no leave.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': PAGE_POLICY.join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Of one figure that is shown alone, in a frame of any page: it has nothing that a press on it would do in the reader's name. */
const EMBED_HEADERS: typeof SECURITY_HEADERS = {
  ...SECURITY_HEADERS,
  'Content-Security-Policy': [
    ...PAGE_POLICY.filter((rule) => !rule.startsWith('frame-ancestors')),
    'frame-ancestors *',
  ].join('; '),
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  setHeaders(c.res, SECURITY_HEADERS)
}

/** The same for the pages of the studies, of which a figure may be framed. */
export const secureHeadersOfPages: MiddlewareHandler = async (c, next) => {
  await next()
  const { pathname, searchParams } = new URL(c.req.url)
  const framed = c.req.method === 'GET' && c.res.status < 400 && isEmbed(pathname, searchParams)
  setHeaders(c.res, framed ? EMBED_HEADERS : SECURITY_HEADERS)
}

function setHeaders(response: Response, headers: typeof SECURITY_HEADERS): void {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/.test(host)

/** Whether what comes from there cannot be changed on its way: encrypted, or from this machine. */
export function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = URL.canParse(address) ? new URL(address) : new URL('about:blank')
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/**
 * Refuses names that are not of this machine. A page elsewhere can point a name of its own at 127.0.0.1, and would then
 * count as of the same origin.
 *
 * @param address where others reach it, through a proxy on this machine
 */
export function localHostOnly(address?: string): MiddlewareHandler {
  const names = address === undefined ? LOCAL : new Set([...LOCAL, new URL(address).hostname])
  return async (c, next) => {
    if (!names.has(new URL(c.req.url).hostname))
      throw new Problem('wrong-host', `Only requests to ${[...names].join(', ')} are answered.`)
    await next()
  }
}
