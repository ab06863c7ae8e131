import { addAt, numberAt } from '../lists/index.ts'
import type { World } from '../world/index.ts'
import type { Baseline } from './baseline.ts'
import { ORIGIN_STILL } from './tolerances.ts'

/** Share of each node, and of each operation's inputs, that holds material of the coercer's in the baseline. */
export interface OriginShares {
  /** Share at a node, 0 to 1. */
  readonly node: (material: string, place: string) => number
  /** Share of each operation's activity that takes at least one tracked input of the coercer's. */
  readonly operation: Float64Array
}

/**
 * Proportional mixing: at a node all sources blend, and what leaves carries the blend. What is made in the coercer's
 * place is the coercer's; elsewhere a product is, as far as any tracked input is. A material that is not tracked has no origin.
 *
 *     share(n) = sum inflow x share(source) / sum inflow
 *     share(operation) = 1 at the coercer's place, else max over tracked inputs of share(input)
 *
 * Solved by fixed-point iteration, since swarf returns to the chain.
 */
export function originShares(
  world: World,
  baseline: Baseline,
  coercer: string | undefined,
  originTracked: ReadonlySet<string>,
): OriginShares {
  const operation = new Float64Array(world.operations.length)
  const nodes = new Map<string, number>()
  const node = (material: string, place: string): number => {
    const key = `${material} ${place}`
    const found = nodes.get(key) ?? nodes.size
    nodes.set(key, found)
    return found
  }
  // Flows into each node; sources are nodes or, below zero, operations.
  const links: { readonly to: number; readonly from: number; readonly mass: number }[] = []
  const takes: { readonly o: number; readonly inputs: readonly number[] }[] = []
  world.operations.forEach(({ site, recipe }, o) => {
    const place = world.sites.get(site)?.place ?? ''
    if (place === coercer) operation[o] = 1
    else
      takes.push({
        o,
        inputs: recipe.inputs
          .filter(({ material }) => originTracked.has(material))
          .map(({ material }) => node(material, place)),
      })
    for (const { material, perTonne } of recipe.outputs)
      if (originTracked.has(material))
        links.push({ to: node(material, place), from: -1 - o, mass: perTonne * numberAt(baseline.run, o) })
  })
  world.routes.forEach(({ material, from, to }, r) => {
    if (originTracked.has(material))
      links.push({ to: node(material, to), from: node(material, from), mass: numberAt(baseline.ship, r) })
  })
  const theirs = new Set([...nodes].filter(([key]) => key.endsWith(` ${coercer}`)).map(([, n]) => n))
  const total = new Float64Array(nodes.size)
  for (const { to, mass } of links) addAt(total, to, mass)
  let share = Float64Array.from({ length: nodes.size }, (_, n) => (theirs.has(n) ? 1 : 0))
  for (let round = 0; round < 200; round++) {
    for (const { o, inputs } of takes) operation[o] = inputs.reduce((most, n) => Math.max(most, numberAt(share, n)), 0)
    const next = new Float64Array(nodes.size)
    for (const { to, from, mass } of links) {
      const part = numberAt(total, to) > 0 ? mass / numberAt(total, to) : 0
      addAt(next, to, part * (from < 0 ? numberAt(operation, -1 - from) : numberAt(share, from)))
    }
    for (const n of theirs) next[n] = 1
    const moved = next.reduce((most, value, n) => Math.max(most, Math.abs(value - numberAt(share, n))), 0)
    share = next
    if (moved < ORIGIN_STILL) break
  }
  const at = (material: string, place: string): number => {
    if (originTracked.has(material) && place === coercer) return 1
    const found = nodes.get(`${material} ${place}`)
    // A node without tracked flows holds nothing of the coercer's.
    return found === undefined ? 0 : numberAt(share, found)
  }
  return { node: at, operation }
}
