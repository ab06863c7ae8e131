import type { MiddlewareHandler } from 'hono'
import { checkJson, textOf } from './json-text.ts'
import type { ServerLimits } from './limits.ts'
import { Problem } from './problems.ts'

const JSON_TYPE = /^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i

/** Takes a body only if it is JSON in UTF-8, neither too large nor too deep. */
export function jsonBody({ bodyBytes, jsonDepth }: Pick<ServerLimits, 'bodyBytes' | 'jsonDepth'>): MiddlewareHandler {
  return async (c, next) => {
    if (!JSON_TYPE.test(c.req.header('Content-Type') ?? '') || c.req.header('Content-Encoding') !== undefined)
      throw new Problem('unsupported-media-type', 'The body must be application/json in UTF-8, not compressed.')
    const text = textOf(await readBody(c.req.raw, bodyBytes))
    checkJson(text, jsonDepth)
    // The stream can be read once; the schema is held against the same text.
    c.req.bodyCache.text = Promise.resolve(text) as never
    await next()
  }
}

/**
 * Of a body that is too large, so many times the limit are still read and thrown away: a connection that is closed on
 * somebody who is sending takes the answer with it.
 */
const HEARD_OUT = 8

async function readBody(request: Request, most: number): Promise<ArrayBuffer> {
  const tooLarge = (): Problem => new Problem('body-too-large', `The body is larger than ${most} bytes.`)
  const told = Number(request.headers.get('Content-Length') ?? 0)
  if (told > HEARD_OUT * most) throw tooLarge()
  // Node holds a body to what it says. A stream of the web takes longer than most of what is asked.
  if (told > 0 && told <= most) return request.arrayBuffer().catch(brokeOff)
  // Left open when the body is too large: to cancel it would cut the connection before the answer.
  const reader = request.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = (await reader?.read().catch(brokeOff)) ?? { done: true }
    if (done || value === undefined) break
    size += value.byteLength
    if (size > HEARD_OUT * most) throw tooLarge()
    if (size > most) chunks.length = 0
    else chunks.push(value)
  }
  if (Math.max(size, told) > most) throw tooLarge()
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole.buffer
}

function brokeOff(): never {
  throw new Problem('malformed-request', 'The body broke off.')
}
