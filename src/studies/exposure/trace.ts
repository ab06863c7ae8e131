import { addAt, at, entry, numberAt } from '../../lists/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import type { Stage, World } from '../../world/index.ts'
import { mixture, type Mixture } from '../elimination.ts'
import { NO_SHARE } from './tolerances.ts'

/** Whose the work was: the place where it was done, or the place that decides over the plant. */
export type By = 'location' | 'control'

/** Shares by place, adding to at most 1; what is missing passed no plant of that stage. */
export type Shares = ReadonlyMap<string, number>

/**
 * What is asked of a tonne: who did a stage of the work on it; who sold it into the place where it lies; or whether it ever
 * passed a place: a plant there, a plant that the place decides over, or either of them or its border.
 */
export type TraceTarget =
  'entry' | { readonly stage: Stage; readonly by: By } | { readonly passed: string; readonly by: By | 'either' }

/** What reaches a node, a material at a place, from a plant there or over a border. Places are identified by number. */
interface Inflow {
  readonly to: number
  /** Share of all that comes to the node, by the element carried. */
  readonly part: number
  /** The mix that was taken for it. */
  readonly from: readonly { readonly node: number; readonly weight: number }[]
  readonly work?: { readonly stage: Stage | undefined; readonly location: number; readonly control: number }
  readonly seller?: number
}

/** Where one element comes from, node by node, in the baseline year. */
export interface Inflows {
  readonly places: readonly string[]
  readonly size: number
  readonly node: (material: string, place: string) => number | undefined
  readonly all: readonly Inflow[]
}

export function inflowsOf(world: World, baseline: Baseline, element: string): Inflows {
  const content = (material: string): number => world.materials.get(material)?.contents.get(element)?.value ?? 0
  const places = [...world.places.keys()]
  const placeIndex = new Map(places.map((place, p) => [place, p]))
  const nodes = new Map<string, number>()
  const nodeOf = (material: string, place: string): number => {
    const key = `${material} ${place}`
    const found = nodes.get(key) ?? nodes.size
    nodes.set(key, found)
    return found
  }
  /** In the element's own unit. */
  const masses: (Omit<Inflow, 'part'> & { readonly mass: number })[] = []
  world.operations.forEach(({ site, process, recipe }, o) => {
    const known = world.sites.get(site)
    const activity = numberAt(baseline.run, o)
    if (known === undefined || activity <= 0) return
    const fed = recipe.inputs.reduce((sum, { material, perTonne }) => sum + perTonne * content(material), 0)
    for (const { material, perTonne } of recipe.outputs) {
      const mass = activity * perTonne * content(material)
      if (mass <= 0) continue
      masses.push({
        to: nodeOf(material, known.place),
        mass,
        from: recipe.inputs.flatMap((input) => {
          const carried = input.perTonne * content(input.material)
          return carried > 0 ? [{ node: nodeOf(input.material, known.place), weight: carried / fed }] : []
        }),
        work: {
          stage: world.processes.get(process)?.stage,
          location: entry(placeIndex, known.place),
          control: entry(placeIndex, known.control),
        },
      })
    }
  })
  world.routes.forEach(({ material, from, to }, r) => {
    const mass = numberAt(baseline.ship, r) * content(material)
    if (mass > 0)
      masses.push({
        to: nodeOf(material, to),
        mass,
        from: [{ node: nodeOf(material, from), weight: 1 }],
        seller: entry(placeIndex, from),
      })
  })
  const total = new Float64Array(nodes.size)
  for (const { to, mass } of masses) addAt(total, to, mass)
  return {
    places,
    size: nodes.size,
    node: (material, place) => nodes.get(`${material} ${place}`),
    all: masses.map(({ mass, ...inflow }) => ({ ...inflow, part: mass / numberAt(total, inflow.to) })),
  }
}

/** The mixing of what reaches each node, back to the sources at which the way ends. */
export function mixtureOf({ size, all }: Inflows, isEnd: (inflow: Inflow) => boolean): Mixture {
  const shares = Array.from({ length: size }, () => new Map<number, number>())
  const ends = new Float64Array(size)
  for (const inflow of all) {
    const { to, part, from } = inflow
    const row = at(shares, to)
    if (from.length === 0 || isEnd(inflow)) addAt(ends, to, part)
    else for (const { node, weight } of from) row.set(node, (row.get(node) ?? 0) + part * weight)
  }
  return mixture(shares, ends)
}

/** The answer to a question at every node: `at` tells the share of place `p` at `node`, `of` those of a material. */
export interface Trace {
  readonly at: (node: number, p: number) => number
  readonly of: (material: string, place: string) => Shares
}

/**
 * Who did a stage of the work on an element, or who sold it in, for what lies at each node: proportional mixing back
 * through routes and recipes to the last plant of that stage on the way, or to the last border.
 *
 *   share(n) = sum over sources  mass of the element x share(source) / sum of mass
 *
 * where a plant of the stage (or, for the entry, a seller abroad) has share 1 of itself, and any other source the mix of
 * what it took, weighted by the element carried. Whether it ever passed a place is the same equation: what leaves a plant
 * of that place has share 1, and keeps it through all that others do to it, as scrap and as metal again.
 */
export function trace(inflows: Inflows, target: TraceTarget): Trace {
  const { places, size, node, all } = inflows
  const ownerOf = ownerIn(places, target)
  const own = new Map<number, Float64Array>()
  for (const inflow of all) {
    const owner = ownerOf(inflow)
    if (owner === undefined) continue
    const marked = own.get(owner) ?? new Float64Array(size)
    addAt(marked, inflow.to, inflow.part)
    own.set(owner, marked)
  }
  const { solve } = mixtureOf(inflows, (inflow) => ownerOf(inflow) !== undefined)
  const shares = new Map([...own].map(([owner, marked]) => [owner, solve(marked)]))
  const shareAt = (of: number, p: number): number => {
    const found = shares.get(p)
    return found === undefined ? 0 : numberAt(found, of)
  }
  return {
    at: shareAt,
    of: (material, place) => {
      const found = node(material, place)
      if (found === undefined) return new Map()
      return new Map(
        places.flatMap((id, p) => (shareAt(found, p) > NO_SHARE ? [[id, shareAt(found, p)] as const] : [])),
      )
    },
  }
}

/** Whose a source is, as far as the question goes; undefined: it is the mix of what it took. */
function ownerIn(places: readonly string[], target: TraceTarget): (inflow: Inflow) => number | undefined {
  if (target === 'entry') return ({ seller }) => seller
  const { by } = target
  if ('stage' in target) return ({ work }) => (work?.stage === target.stage ? work[target.by] : undefined)
  const place = places.indexOf(target.passed)
  const isPassed = ({ work, seller }: Inflow): boolean =>
    by === 'either' ? [work?.location, work?.control, seller].includes(place) : work?.[by] === place
  return (inflow) => (isPassed(inflow) ? place : undefined)
}

/** Herfindahl-Hirschman index, 0 to 10,000, among those that did the stage: what passed it by is nobody's. */
export function concentration(shares: Shares): number {
  const done = [...shares.values()].reduce((sum, share) => sum + share, 0)
  return [...shares.values()].reduce((sum, share) => sum + (100 * (share / done)) ** 2, 0)
}
