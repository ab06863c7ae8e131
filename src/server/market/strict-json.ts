import type { MiddlewareHandler } from 'hono'
import { jsonBody } from '../body.ts'
import { Problem } from '../problems.ts'
import type { MarketLimits } from './limits.ts'

/**
 * Takes a body as the rest of the API does, and besides only what all readers of JSON agree about: no key twice, no `__proto__`, no
 * text with U+0000, which a database may not hold.
 */
export function strictJson(limits: MarketLimits): MiddlewareHandler {
  const plain = jsonBody(limits)
  return async (c, next) => {
    await plain(c, async () => {
      const fault = ambiguityIn(await c.req.text())
      if (fault !== undefined) throw new Problem('malformed-request', fault)
      await next()
    })
  }
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/gs

/** What is wrong with a text that is JSON. */
function ambiguityIn(text: string): string | undefined {
  /** Keys of the objects that are open; undefined stands for a list. */
  const open: (Set<string> | undefined)[] = []
  let key = false
  for (const [token] of text.matchAll(TOKEN)) {
    const inside = open.at(-1)
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (token !== ',') {
      const value = JSON.parse(token) as string
      if (value.includes('\0')) return 'A text holds the character U+0000.'
      if (key && inside !== undefined) {
        if (value === '__proto__') return 'No entry is called "__proto__".'
        if (inside.has(value)) return `The entry "${value.slice(0, 80)}" stands twice in one object.`
        inside.add(value)
      }
    }
    key = token === '{' || (token === ',' && inside !== undefined)
  }
  return undefined
}
