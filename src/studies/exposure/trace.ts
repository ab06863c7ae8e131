import type { Baseline } from '../../clearing/index.ts'
import type { Stage, World } from '../../world/index.ts'

/** Whose the work was: the place where it was done, or the place that decides over the plant. */
type By = 'location' | 'control'

/** Shares by place, adding to at most 1; what is missing passed no plant of that stage. */
export type Shares = ReadonlyMap<string, number>

/** What is asked of a tonne: who did a stage of the work on it, or who sold it into the place where it lies. */
export type Question = { readonly stage: Stage; readonly by: By } | 'entry'

/**
 * Who did a stage of the work on an element, or who sold it in, for what lies at each node: proportional mixing back
 * through routes and recipes to the last plant of that stage on the way, or to the last border.
 *
 *   share(n) = sum over sources  mass of the element x share(source) / sum of mass
 *
 * where a plant of the stage (or, for the entry, a seller abroad) has share 1 of itself, and any other source the mix of
 * what it took, weighted by the element carried. Swarf comes back into the chain, so the equations are solved by
 * repetition.
 */
export function trace(
  world: World,
  baseline: Baseline,
  element: string,
  question: Question,
): (material: string, place: string) => Shares {
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
  interface Inflow {
    readonly to: number
    /** t of the element's oxide. */
    readonly mass: number
    /** A place's own work, or the mix of these nodes. */
    readonly from:
      { readonly own: number } | { readonly mix: readonly { readonly node: number; readonly weight: number }[] }
  }
  const inflows: Inflow[] = []
  world.operations.forEach(({ site, process, recipe }, o) => {
    const known = world.sites.get(site)
    const activity = baseline.run[o] ?? 0
    if (known === undefined || activity <= 0) return
    const fed = recipe.inputs.reduce((sum, { material, perTonne }) => sum + perTonne * content(material), 0)
    for (const { material, perTonne } of recipe.outputs) {
      const mass = activity * perTonne * content(material)
      if (mass <= 0) continue
      const own = question !== 'entry' && world.processes.get(process)?.stage === question.stage
      inflows.push({
        to: nodeOf(material, known.place),
        mass,
        from: own
          ? {
              own: placeIndex.get(question.by === 'control' ? known.control : known.place) ?? 0,
            }
          : {
              mix: recipe.inputs.map((input) => ({
                node: nodeOf(input.material, known.place),
                weight: fed > 0 ? (input.perTonne * content(input.material)) / fed : 0,
              })),
            },
      })
    }
  })
  world.routes.forEach(({ material, from, to }, r) => {
    const mass = (baseline.ship[r] ?? 0) * content(material)
    if (mass > 0)
      inflows.push({
        to: nodeOf(material, to),
        mass,
        from:
          question === 'entry'
            ? { own: placeIndex.get(from) ?? 0 }
            : { mix: [{ node: nodeOf(material, from), weight: 1 }] },
      })
  })

  const width = places.length
  let shares = new Float64Array(nodes.size * width)
  const total = new Float64Array(nodes.size)
  for (const { to, mass } of inflows) total[to] = (total[to] ?? 0) + mass
  for (let round = 0; round < 500; round++) {
    const next = new Float64Array(shares.length)
    for (const { to, mass, from } of inflows) {
      const part = mass / (total[to] ?? 1)
      if ('own' in from) next[to * width + from.own] = (next[to * width + from.own] ?? 0) + part
      else
        for (const { node, weight } of from.mix)
          for (let p = 0; p < width; p++)
            next[to * width + p] = (next[to * width + p] ?? 0) + part * weight * (shares[node * width + p] ?? 0)
    }
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (shares[i] ?? 0))), 0)
    shares = next
    if (moved < 1e-10) break
  }
  return (material, place) => {
    const node = nodes.get(`${material} ${place}`)
    if (node === undefined) return new Map()
    return new Map(
      places.flatMap((id, p) =>
        (shares[node * width + p] ?? 0) > 1e-9 ? [[id, shares[node * width + p] ?? 0] as const] : [],
      ),
    )
  }
}

/** Herfindahl-Hirschman index of shares, 0 to 10,000. */
export const concentration = (shares: Shares): number =>
  [...shares.values()].reduce((sum, share) => sum + (100 * share) ** 2, 0)
