import type { Certificate } from './certificate.ts'
import type { OpenBook } from './open-book.ts'

/** Who owns whom in the end, by owner; who is not named owns itself. */
export type UltimateOwners = ReadonlyMap<string, string>

/** What an order brought to a node (positive) or took from it, in grams. */
export interface Position {
  readonly order: number
  /** The ultimate one. */
  readonly owner: string
  readonly node: number
  readonly grams: number
}

export function positionsOf(
  { orders }: OpenBook,
  { fills }: Pick<Certificate, 'fills'>,
  owners: UltimateOwners,
): Position[] {
  return fills.flatMap(([o, a, grains]) => {
    const { order, alternatives } = orders[o] ?? { order: undefined, alternatives: [] }
    const owner = order?.owner ?? ''
    return (alternatives[a]?.moves ?? []).map(({ node, grams }) => ({
      order: o,
      owner: owners.get(owner) ?? owner,
      node,
      grams: grams * grains,
    }))
  })
}

/** Nodes between which anything was sent, or sold as a looser grade, are one pool: named by its first node, for each node. */
export function poolsOf({ nodes, legs }: OpenBook, { flows }: Pick<Certificate, 'flows'>): number[] {
  const parent = nodes.map((_, n) => n)
  const root = (n: number): number => {
    let at = n
    while (parent[at] !== at) at = parent[at] ?? at
    return at
  }
  for (const [l] of flows) {
    const leg = legs[l]
    if (leg === undefined) continue
    const [a, b] = [root(leg.from), root(leg.to)]
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  return nodes.map((_, n) => root(n))
}

/** What one owner brought to a pool, took from it, and so traded with itself, in grams. */
export interface Side {
  readonly pool: number
  readonly owner: string
  brought: number
  took: number
}

export const matchedOf = ({ brought, took }: Side): number => Math.min(brought, took)

/** By pool and owner, in the order of pools and names. */
export function sidesOf(positions: readonly Position[], pools: readonly number[]): Side[] {
  const sides = new Map<string, Side>()
  for (const { owner, node, grams } of positions) {
    const pool = pools[node] ?? node
    const key = `${pool} ${owner}`
    const side = sides.get(key) ?? { pool, owner, brought: 0, took: 0 }
    if (grams > 0) side.brought += grams
    else side.took -= grams
    sides.set(key, side)
  }
  return [...sides.values()].sort((a, b) => a.pool - b.pool || (a.owner < b.owner ? -1 : 1))
}
