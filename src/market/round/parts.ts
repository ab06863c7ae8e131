import type { Bid } from './bids.ts'
import type { OpenBook } from './open-book.ts'

/**
 * Blocks in parts of the market that share no node, leg, limit or order: what is let in in one makes no difference to another.
 *
 * @param blocks positions in `bids`
 * @returns positions in `blocks`, part by part
 */
export function partsOf(
  { nodes, legs, limits }: OpenBook,
  bids: readonly Bid[],
  blocks: readonly number[],
): number[][] {
  // Nodes, then limits, which join whatever they limit.
  const parent = Array.from({ length: nodes.length + limits.length }, (_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  const join = (a: number, b: number): void => void (parent[root(b)] = root(a))
  for (const { from, to, limit } of legs) {
    join(from, to)
    if (limit !== undefined) join(from, nodes.length + limit)
  }
  const nodesOf = ({ alternatives }: Bid): number[] =>
    alternatives.flatMap(({ moves }) => moves.map(({ node }) => node))
  for (const bid of bids) {
    const [first = 0, ...others] = nodesOf(bid)
    for (const other of others) join(first, other)
  }
  const parts = new Map<number, number[]>()
  blocks.forEach((b, k) => {
    const bid = bids[b]
    const part = root(bid === undefined ? 0 : (nodesOf(bid)[0] ?? 0))
    parts.set(part, [...(parts.get(part) ?? []), k])
  })
  return [...parts.values()]
}
