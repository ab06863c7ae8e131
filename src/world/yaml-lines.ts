import { isMap, isNode, isPair, isSeq, type Document, type LineCounter } from 'yaml'

/** The line of a place in the text. */
export const lineAt = (counter: LineCounter, offset: number): { line: number } => ({
  line: counter.linePos(offset).line,
})

/** The line on which the entry at a path stands, or the last one that exists on the way to it. */
export function lineOf(document: Document, counter: LineCounter, path: readonly PropertyKey[]): { line?: number } {
  let node: unknown = document.contents
  let line: number | undefined
  for (const key of path) {
    let next: unknown
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key))
      if (pair !== undefined && isNode(pair.key) && pair.key.range) line = lineAt(counter, pair.key.range[0]).line
      next = pair?.value
    } else if (isSeq(node)) {
      next = node.items[Number(key)]
    }
    if (isNode(next) && next.range) line = lineAt(counter, next.range[0]).line
    node = next
  }
  return line === undefined ? {} : { line }
}
