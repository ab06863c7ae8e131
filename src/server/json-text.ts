import { Problem } from './problems.ts'

/** Says where a body is not JSON, or that it nests too deep. */
export function checkJson(text: string, deepest: number): void {
  if (depthOf(text) > deepest) throw new Problem('malformed-request', `The JSON nests more than ${deepest} levels.`)
  try {
    JSON.parse(text)
  } catch {
    const before = text.slice(0, firstFault(text)).split('\n')
    throw new Problem(
      'malformed-request',
      `The body is not JSON: line ${before.length}, column ${(before.at(-1) ?? '').length + 1}.`,
    )
  }
}

export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('malformed-request', 'The body is not valid UTF-8.')
  }
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (quoted) {
      if (sign === '\\') i++
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth)
    else if (sign === '}' || sign === ']') depth--
  }
  return deepest
}

const SPACE = /[ \t\n\r]*/y
const VALUE =
  // oxlint-disable-next-line no-control-regex -- JSON forbids them in texts
  /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Where a text stops being JSON; the messages of `JSON.parse` do not always say. */
function firstFault(text: string): number {
  const open: ('{' | '[')[] = []
  /** What may come next: a value, a key, what follows a key, or what follows a value. */
  let next: 'value' | 'first' | 'key' | 'first-key' | 'colon' | 'after' = 'value'
  let at = 0
  for (;;) {
    SPACE.lastIndex = at
    at += SPACE.exec(text)?.[0].length ?? 0
    const sign = text[at]
    if (sign === undefined) return at
    const inside = open.at(-1)
    if (next === 'colon') {
      if (sign !== ':') return at
      next = 'value'
    } else if (next === 'after') {
      if (sign === ',' && inside !== undefined) next = inside === '{' ? 'key' : 'value'
      else if (inside !== undefined && sign === (inside === '{' ? '}' : ']')) open.pop()
      else return at
    } else if ((next === 'first' && sign === ']') || (next === 'first-key' && sign === '}')) {
      open.pop()
      next = 'after'
    } else if ((next === 'value' || next === 'first') && (sign === '{' || sign === '[')) {
      open.push(sign)
      next = sign === '{' ? 'first-key' : 'first'
    } else {
      const key: boolean = next === 'key' || next === 'first-key'
      VALUE.lastIndex = at
      const value = key && sign !== '"' ? undefined : VALUE.exec(text)?.[0]
      if (value === undefined) return at
      at += value.length
      next = key ? 'colon' : 'after'
      continue
    }
    at++
  }
}
