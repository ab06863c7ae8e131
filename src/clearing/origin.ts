import type { World } from '../world/index.ts'
import type { Baseline } from './baseline.ts'

/** How much of what is at each node, and of what each operation takes, holds material of the coercer's in the baseline. */
export interface OriginShares {
  /** Share at a node, 0 to 1. */
  readonly node: (material: string, place: string) => number
  /** Share of each operation's activity that takes at least one followed input of the coercer's. */
  readonly operation: Float64Array
}

/**
 * Proportional mixing: at a node all sources blend, and what leaves carries the blend. What is made in the coercer's
 * place is the coercer's; elsewhere a product is, as far as any followed input is. What is not followed has no origin.
 *
 *     share(n) = sum inflow x share(source) / sum inflow
 *     share(operation) = 1 at the coercer's place, else max over followed inputs of share(input)
 *
 * Solved by repetition, since swarf returns to the chain.
 */
export function originShares(
  world: World,
  baseline: Baseline,
  coercer: string | undefined,
  followed: ReadonlySet<string>,
): OriginShares {
  const share = new Map<string, number>()
  const at = (material: string, place: string): number =>
    !followed.has(material) ? 0 : place === coercer ? 1 : (share.get(`${material} ${place}`) ?? 0)
  const operation = new Float64Array(world.operations.length)
  for (let round = 0; round < 200 && followed.size > 0; round++) {
    const inflow = new Map<string, { all: number; tainted: number }>()
    const add = (material: string, place: string, amount: number, tainted: number): void => {
      const entry = inflow.get(`${material} ${place}`) ?? { all: 0, tainted: 0 }
      entry.all += amount
      entry.tainted += amount * tainted
      inflow.set(`${material} ${place}`, entry)
    }
    world.operations.forEach(({ site, recipe }, o) => {
      const place = world.sites.get(site)?.place ?? ''
      operation[o] =
        place === coercer ? 1 : recipe.inputs.reduce((most, { material }) => Math.max(most, at(material, place)), 0)
      for (const { material, perTonne } of recipe.outputs)
        add(material, place, perTonne * (baseline.run[o] ?? 0), operation[o] ?? 0)
    })
    world.routes.forEach(({ material, from, to }, r) => add(material, to, baseline.ship[r] ?? 0, at(material, from)))
    let moved = 0
    for (const [key, { all, tainted }] of inflow) {
      const next = all > 0 ? tainted / all : 0
      moved = Math.max(moved, Math.abs(next - (share.get(key) ?? 0)))
      share.set(key, next)
    }
    if (moved < 1e-12) break
  }
  return { node: at, operation }
}
