import { at } from '../../lists/index.ts'
import type { Bid } from './bids.ts'
import { Joined } from './joined.ts'
import type { CanonicalBook } from './validate-book.ts'

/**
 * Blocks in parts of the market that share no node, leg, limit or order: what is let in in one makes no difference to another.
 *
 * @param blocks positions in `bids`
 * @returns positions in `blocks`, part by part
 */
export function partsOf(
  { nodes, legs, limits }: CanonicalBook,
  bids: readonly Bid[],
  blocks: readonly number[],
): number[][] {
  // Nodes, then limits, which join whatever they limit.
  const joined = new Joined(nodes.length + limits.length)
  for (const { from, to, limit } of legs) {
    joined.join(from, to)
    if (limit !== undefined) joined.join(from, nodes.length + limit)
  }
  const nodesOf = ({ alternatives }: Bid): number[] =>
    alternatives.flatMap(({ moves }) => moves.map(({ node }) => node))
  for (const bid of bids) {
    const [first, ...others] = nodesOf(bid)
    if (first !== undefined) for (const other of others) joined.join(first, other)
  }
  const parts = new Map<number, number[]>()
  blocks.forEach((b, k) => {
    const part = joined.root(at(nodesOf(at(bids, b)), 0))
    parts.set(part, [...(parts.get(part) ?? []), k])
  })
  return [...parts.values()]
}
