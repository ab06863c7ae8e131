import { addAt, entry, numberAt } from '../../lists/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import type { Stage, World } from '../../world/index.ts'
import { NO_SHARE, STILL } from './tolerances.ts'

/** Whose the work was: the place where it was done, or the place that decides over the plant. */
export type By = 'location' | 'control'

/** Shares by place, adding to at most 1; what is missing passed no plant of that stage. */
export type Shares = ReadonlyMap<string, number>

/** What is asked of a tonne: who did a stage of the work on it, or who sold it into the place where it lies. */
export type TraceTarget = { readonly stage: Stage; readonly by: By } | 'entry'

/** What comes to a node, a material at a place, from a plant there or over a border. Places are identified by number. */
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
        from: recipe.inputs.map((input) => ({
          node: nodeOf(input.material, known.place),
          weight: fed > 0 ? (input.perTonne * content(input.material)) / fed : 0,
        })),
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

/** Swarf and re-exports run in circles, so equations of mixing are solved by repetition, until nothing moves. */
export const ROUNDS = 500

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
 * what it took, weighted by the element carried.
 */
export function trace({ places, size, node, all }: Inflows, target: TraceTarget): Trace {
  const own = ({ work, seller }: Inflow): number | undefined =>
    target === 'entry' ? seller : work?.stage === target.stage ? work[target.by] : undefined
  const width = places.length
  let shares = new Float64Array(size * width)
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(shares.length)
    for (const inflow of all) {
      const { to, part, from } = inflow
      const place = own(inflow)
      if (place !== undefined) addAt(next, to * width + place, part)
      else
        for (const { node, weight } of from)
          for (let p = 0; p < width; p++)
            addAt(next, to * width + p, part * weight * numberAt(shares, node * width + p))
    }
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - numberAt(shares, i))), 0)
    shares = next
    if (moved < STILL) break
  }
  const at = (node: number, p: number): number => numberAt(shares, node * width + p)
  return {
    at,
    of: (material, place) => {
      const found = node(material, place)
      if (found === undefined) return new Map()
      return new Map(places.flatMap((id, p) => (at(found, p) > NO_SHARE ? [[id, at(found, p)] as const] : [])))
    },
  }
}

/** Herfindahl-Hirschman index, 0 to 10,000, among those that did the stage: what passed it by is nobody's. */
export function concentration(shares: Shares): number {
  const done = [...shares.values()].reduce((sum, share) => sum + share, 0)
  return [...shares.values()].reduce((sum, share) => sum + (100 * (share / done)) ** 2, 0)
}
