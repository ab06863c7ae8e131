import { at } from '../../lists/index.ts'
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
    let member = i
    while (parent[member] !== member) {
      const next = at(parent, at(parent, member))
      parent[member] = next
      member = next
    }
    return member
  }
  const join = (a: number, b: number): void => void (parent[root(b)] = root(a))
  for (const { from, to, limit } of legs) {
    join(from, to)
    if (limit !== undefined) join(from, nodes.length + limit)
  }
  const nodesOf = ({ alternatives }: Bid): number[] =>
    alternatives.flatMap(({ moves }) => moves.map(({ node }) => node))
  for (const bid of bids) {
    const [first, ...others] = nodesOf(bid)
    if (first !== undefined) for (const other of others) join(first, other)
  }
  const parts = new Map<number, number[]>()
  blocks.forEach((b, k) => {
    const part = root(at(nodesOf(at(bids, b)), 0))
    parts.set(part, [...(parts.get(part) ?? []), k])
  })
  return [...parts.values()]
}
