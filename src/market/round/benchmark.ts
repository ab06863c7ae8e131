import { at, entry } from '../../lists/index.ts'
import {
  less,
  minus,
  averagePrice,
  nanoUsd,
  payExactly,
  quantity,
  sum,
  tonnesInGrams,
  type MicroUsdPerKg,
  type PlainGrams,
} from '../../quantity/index.ts'
import type { Certificate } from './certificate.ts'
import type { CanonicalBook } from './validate-book.ts'
import { matchedOf, poolsOf, positionsOf, sidesOf, type UltimateOwners } from './positions.ts'

/** When a price says too little to be a benchmark. */
export interface Depth {
  /** At least. */
  readonly grams: PlainGrams
  /** Independent ultimate owners, at least, on either side. */
  readonly sellers: number
  readonly buyers: number
  /** Share of the largest seller or buyer, at most. */
  readonly largest: number
}

export const DEPTH: Depth = { grams: tonnesInGrams(quantity<'t'>(1)), sellers: 3, buyers: 3, largest: 0.6 }

export interface Benchmark {
  readonly material: string
  readonly grade: string
  /** What counts, and what of the round's was left out. */
  readonly grams: PlainGrams
  readonly excluded: { readonly contracts: PlainGrams; readonly related: PlainGrams }
  readonly sellers: number
  readonly buyers: number
  /** Weighed by volume; or why there is none. */
  readonly price: MicroUsdPerKg | undefined
  readonly withheld: string | undefined
}

const NOTHING = quantity<'g'>(0)

/**
 * A round's benchmarks: what was delivered of each material and grade, over places and months, at the prices it cleared at.
 * Sellers under a contract for difference are left out, since they gain from a low price; so is what an ultimate owner sells
 * in a pool in which it buys, up to what it buys.
 */
export function benchmarksOf(
  open: CanonicalBook,
  certificate: Certificate,
  { owners, depth = DEPTH }: { owners: UltimateOwners; depth?: Depth },
): Benchmark[] {
  const pools = poolsOf(open, certificate)
  const positions = positionsOf(open, certificate, owners)
  const matched = new Map(
    sidesOf(positions, pools).map((side) => {
      const both = matchedOf(side)
      return [`${side.pool} ${side.owner}`, { sold: both / (side.brought || 1), bought: both / (side.took || 1) }]
    }),
  )
  const contracted = new Set(open.orders.flatMap(({ order }, o) => (order.contract === undefined ? [] : [o])))
  return open.book.materials.flatMap(({ name, grades }) =>
    grades.map((grade) => {
      const here = new Set(open.nodes.flatMap((node, n) => (node.startsWith(`${name}/${grade}/`) ? [n] : [])))
      const inPools = new Set([...here].map((n) => at(pools, n)))
      const sellers = new Map<string, number>()
      const buyers = new Map<string, number>()
      const excluded = { contracts: NOTHING, related: NOTHING }
      let grams = NOTHING
      let worth = nanoUsd(0n)
      for (const { order, owner, node, grams: moved } of positions) {
        const pool = at(pools, node)
        const { sold, bought } = entry(matched, `${pool} ${owner}`)
        if (moved < 0) {
          // Goods may have come from here by way of a route or as a looser grade.
          const rest = Math.round(minus(moved) * (1 - bought))
          if (inPools.has(pool) && rest > 0) buyers.set(owner, (buyers.get(owner) ?? 0) + rest)
          continue
        }
        if (!here.has(node)) continue
        if (contracted.has(order)) {
          excluded.contracts = sum(excluded.contracts, moved)
          continue
        }
        const rest = quantity<'g'>(Math.round(moved * (1 - sold)))
        excluded.related = sum(excluded.related, less(moved, rest))
        if (rest === 0) continue
        sellers.set(owner, (sellers.get(owner) ?? 0) + rest)
        grams = sum(grams, rest)
        worth = nanoUsd(worth + payExactly(rest, at(certificate.prices, node)))
      }
      const withheld = whyWithheld({ grams, sellers, buyers }, depth)
      return {
        material: name,
        grade,
        grams,
        excluded,
        sellers: sellers.size,
        buyers: buyers.size,
        price: withheld === undefined ? averagePrice(worth, grams) : undefined,
        withheld,
      }
    }),
  )
}

function whyWithheld(
  {
    grams,
    sellers,
    buyers,
  }: { grams: PlainGrams; sellers: ReadonlyMap<string, number>; buyers: ReadonlyMap<string, number> },
  depth: Depth,
): string | undefined {
  if (grams === 0) return 'Nothing was traded that counts.'
  if (grams < depth.grams) return `Only ${grams} g were traded; ${depth.grams} are needed.`
  for (const [side, list, least] of [
    ['sellers', sellers, depth.sellers],
    ['buyers', buyers, depth.buyers],
  ] as const) {
    if (list.size < least) return `Only ${list.size} independent ${side}; ${least} are needed.`
    const shares = [...list.values()]
    const largest = Math.max(...shares) / shares.reduce((a, b) => a + b, 0)
    if (largest > depth.largest) return `One of the ${side} has more than ${Math.round(100 * depth.largest)} % of it.`
  }
  return undefined
}
