import { Parser, type CST } from 'yaml'

/**
 * Where a YAML text begins to nest deeper than this many levels, if it does. It is found before the text is composed: that
 * goes down one call a level, and a text of nothing but brackets would end the process.
 */
export function tooDeepAt(text: string, levels: number): number | undefined {
  const open: { token: CST.Token; depth: number }[] = []
  for (const token of new Parser().parse(text)) open.push({ token, depth: 0 })
  let first: number | undefined
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next
    if (depth > levels) {
      if (first === undefined || token.offset < first) first = token.offset
    } else if (token.type === 'document') {
      if (token.value !== undefined) open.push({ token: token.value, depth })
    } else if ('items' in token) {
      for (const { key, value } of token.items)
        for (const inner of [key, value]) if (inner) open.push({ token: inner, depth: depth + 1 })
    }
  }
  return first
}
