import type { MiddlewareHandler } from 'hono'
import { Problem } from './problems.ts'

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

export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value)
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/.test(host)

/**
 * Refuses names that are not of this machine. A page elsewhere can point a name of its own at 127.0.0.1, and would then
 * count as of the same origin.
 */
export const localHostOnly: MiddlewareHandler = async (c, next) => {
  if (!LOCAL.has(new URL(c.req.url).hostname))
    throw new Problem('wrong-host', 'Only requests to localhost, 127.0.0.1 or [::1] are answered.')
  await next()
}
