import { at, numberAt } from '../../lists/index.ts'
import { sumOf, tonnes, type Tonnes } from '../../quantity/index.ts'
import type { Allocation, AllocationPool, Network, Run } from '../../clearing/index.ts'
import { supplyOf } from '../stress/index.ts'

/** Less than this part of what usually comes, in any month, counts as short: as `stress` tells it. */
const ENOUGH = 0.9

/** A good that is short at a place. */
export interface ShortGood {
  readonly material: string
  readonly place: string
  readonly unit: string
  /** t a month. */
  readonly usual: Tonnes
  /** Of that, what came in the worst month. */
  readonly leastShare: number
}

/** What arrives at some places in too small amounts for a time, where each goes where it is worth most. */
export function shortGoods(run: Run, places: readonly string[]): ShortGood[] {
  return supplyOf(run, new Set(places))
    .map(({ material, place, unit, baselineSupply, byMonth }) => ({
      material,
      place,
      unit,
      usual: baselineSupply,
      leastShare: Math.min(...byMonth.map(({ supply }) => supply / baselineSupply)),
    }))
    .filter(({ leastShare }) => leastShare < ENOUGH)
    .sort(
      (a, b) => a.place.localeCompare(b.place) || a.leastShare - b.leastShare || a.material.localeCompare(b.material),
    )
}

/** Whom a rule serves first: uses of its own, and which part of each activity works for them. */
export interface First {
  readonly isFirst: (demand: number) => boolean
  readonly towards: (activity: number) => number
}
export const NO_ONE_FIRST: First = { isFirst: () => false, towards: () => 0 }

/** A good with all who may use it at its place: its sectors, plants that take it in, and customers abroad as one. */
export function poolOf(
  network: Network,
  { material, place }: Pick<ShortGood, 'material' | 'place'>,
  first: First,
): AllocationPool | undefined {
  const nodes = network.nodes.flatMap((node, n) =>
    node.material === material && node.place === place && isPlaceNode(network, n) ? [n] : [],
  )
  // What cannot lie anywhere is used as it is made.
  if (nodes.some((n) => !at(network.nodes, n).storable)) return undefined
  const own = new Set(nodes)
  const sectors = network.demands.flatMap(({ sources, base }, d) =>
    sources.some(({ node }) => own.has(node))
      ? [{ user: { kind: 'sector' as const, index: d }, usual: base, first: first.isFirst(d) ? base : tonnes(0) }]
      : [],
  )
  const bySite = new Map<number, { usual: number; first: number }>()
  network.activities.forEach(({ site, inputs, base }, r) => {
    for (const { node, perTonne } of inputs) {
      if (!own.has(node)) continue
      const { usual, first: before } = bySite.get(site) ?? { usual: 0, first: 0 }
      bySite.set(site, { usual: usual + perTonne * base, first: before + perTonne * base * first.towards(r) })
    }
  })
  const plants = [...bySite].map(([index, known]) => ({
    user: { kind: 'plant' as const, index },
    usual: tonnes(known.usual),
    first: tonnes(known.first),
  }))
  const sold = network.arcs.filter(({ from }) => own.has(from))
  const abroad =
    sold.length === 0
      ? []
      : [{ user: { kind: 'abroad' as const }, usual: sumOf(sold.map(({ base }) => base)), first: tonnes(0) }]
  return { material, place, nodes, accounts: [...sectors, ...plants, ...abroad] }
}

/** A stockpile apart from a place's own stock has a node of its own, from which it goes to the place. */
const isPlaceNode = (network: Network, n: number): boolean => {
  const { material, place, origin } = at(network.nodes, n)
  return network.nodeOf(material, place, origin) === n
}

/** How many of a pool's users usually use something. */
export const usersOf = ({ accounts }: AllocationPool): number => accounts.filter(({ usual }) => usual > 0).length

/** The rule for the goods that are short and have more than one user. */
export function ruleFor(network: Network, from: number, goods: readonly ShortGood[], first: First): Allocation {
  const pools = goods.flatMap((good) => poolOf(network, good, first) ?? []).filter((pool) => usersOf(pool) > 1)
  return { from, pools }
}

/** What each node and each activity does towards some uses, as a share of what it usually does. */
export interface Towards {
  readonly node: Float64Array
  readonly activity: Float64Array
}

/** A share moves less than this between two rounds: it is found. */
const STILL = 1e-12
const MOST_ROUNDS = 1000

/**
 * Follows usual flows back from the uses that come first, by proportional mixing:
 *
 *   share(n)        = sum of what leaves n x share(where it goes) / sum of what leaves n;  a use is 1 or 0
 *   share(activity) = sum of what it makes x share(there) / sum of what it makes
 *
 * Solved by fixed-point iteration, since scrap returns to the chain.
 */
export function towards(network: Network, isFirst: (demand: number) => boolean): Towards {
  const { nodes, activities, arcs, demands } = network
  let node = new Float64Array(nodes.length)
  const activity = new Float64Array(activities.length)
  const leaves = new Float64Array(nodes.length)
  const add = (list: Float64Array, n: number, amount: number): void => {
    list[n] = numberAt(list, n) + amount
  }
  for (const { inputs, base } of activities) for (const one of inputs) add(leaves, one.node, one.perTonne * base)
  for (const { from, base } of arcs) add(leaves, from, base)
  for (const { sources } of demands) for (const one of sources) add(leaves, one.node, one.base)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    activities.forEach(({ outputs }, r) => {
      const made = outputs.reduce((sum, { perTonne }) => sum + perTonne, 0)
      const forFirst = outputs.reduce((sum, one) => sum + one.perTonne * numberAt(node, one.node), 0)
      activity[r] = made > 0 ? forFirst / made : 0
    })
    const goes = new Float64Array(nodes.length)
    activities.forEach(({ inputs, base }, r) => {
      for (const one of inputs) add(goes, one.node, one.perTonne * base * numberAt(activity, r))
    })
    for (const { from, to, base } of arcs) add(goes, from, base * numberAt(node, to))
    demands.forEach(({ sources }, d) => {
      if (isFirst(d)) for (const one of sources) add(goes, one.node, one.base)
    })
    const next = goes.map((amount, n) => (numberAt(leaves, n) > 0 ? amount / numberAt(leaves, n) : 0))
    const moved = next.reduce((most, share, n) => Math.max(most, Math.abs(share - numberAt(node, n))), 0)
    node = next
    if (moved < STILL) break
  }
  return { node, activity }
}
