import { at } from '../../lists/index.ts'
import { less, movedBy, quantity, sum, type PlainGrams } from '../../quantity/index.ts'
import type { Certificate } from './certificate.ts'
import type { CanonicalBook } from './validate-book.ts'

/** Who owns whom in the end, by owner; who is not named owns itself. */
export type UltimateOwners = ReadonlyMap<string, string>

/** What an order brought to a node (positive) or took from it. */
export interface Position {
  readonly order: number
  /** The ultimate one. */
  readonly owner: string
  readonly node: number
  readonly grams: PlainGrams
}

export function positionsOf(
  { orders }: CanonicalBook,
  { fills }: Pick<Certificate, 'fills'>,
  owners: UltimateOwners,
): Position[] {
  return fills.flatMap(([o, a, grains]) => {
    const {
      order: { owner },
      alternatives,
    } = at(orders, o)
    return at(alternatives, a).moves.map(({ node, grams }) => ({
      order: o,
      owner: owners.get(owner) ?? owner,
      node,
      grams: movedBy(grains, grams),
    }))
  })
}

/** Nodes between which anything was sent, or sold as a looser grade, are one pool: named by its first node, for each node. */
export function poolsOf({ nodes, legs }: CanonicalBook, { flows }: Pick<Certificate, 'flows'>): number[] {
  const parent = nodes.map((_, n) => n)
  const root = (n: number): number => {
    let member = n
    while (parent[member] !== member) member = at(parent, member)
    return member
  }
  for (const [l] of flows) {
    const { from, to } = at(legs, l)
    const [a, b] = [root(from), root(to)]
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  return nodes.map((_, n) => root(n))
}

/** What one owner brought to a pool, took from it, and so traded with itself. */
export interface Side {
  readonly pool: number
  readonly owner: string
  brought: PlainGrams
  took: PlainGrams
}

export const matchedOf = ({ brought, took }: Side): PlainGrams => (took < brought ? took : brought)

const NOTHING = quantity<'g'>(0)

/** By pool and owner, in the order of pools and names. */
export function sidesOf(positions: readonly Position[], pools: readonly number[]): Side[] {
  const sides = new Map<string, Side>()
  for (const { owner, node, grams } of positions) {
    const pool = at(pools, node)
    const key = `${pool} ${owner}`
    const side = sides.get(key) ?? { pool, owner, brought: NOTHING, took: NOTHING }
    if (grams > 0) side.brought = sum(side.brought, grams)
    else side.took = less(side.took, grams)
    sides.set(key, side)
  }
  return [...sides.values()].sort((a, b) => a.pool - b.pool || (a.owner < b.owner ? -1 : 1))
}
