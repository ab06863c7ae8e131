import { at } from '../lists/index.ts'
import { sumOf } from '../quantity/index.ts'
import type { Month } from '../world/index.ts'
import type { Limits } from './limits.ts'
import { shipsByRoute, type Network } from './network.ts'

/** A limit on several columns of a month together. */
export interface Shared {
  readonly kind: 'growth' | 'limit' | 'latent'
  /** `kind ref part` of each. */
  readonly columns: readonly string[]
  /** Their sum at most, t a month. */
  readonly most: (limits: Limits, month: Month, seen: Month) => number
}

/**
 * Where origins are told apart, a route is several ships and a use has several sources: what limits the route or the use
 * limits them all together, so that following origin makes room for nothing.
 *
 *   growth   sum ship[part 1]  <= pledged + headroom . base + ramp . used . months after the trial
 *   limit    sum ship          <= limit of the route
 *   latent   sum latent        <= latent-share . base
 */
export function sharedLimits(network: Network): Shared[] {
  const { world } = network
  const latentShare = world.parameter('latent-share')
  const routes = shipsByRoute(network)
    .filter((ships) => ships.length > 1)
    .flatMap((ships): Shared[] => {
      const { material, limit } = at(network.ships, at(ships, 0))
      // What went before there was a limit goes still.
      const most = Math.max(limit, sumOf(ships.map((s) => at(network.ships, s).base)))
      const takesTrial = world.switching.has(world.materials.get(material)?.stage ?? 'product')
      const growth: Shared = {
        kind: 'growth',
        columns: ships.map((s) => `ship ${s} 1`),
        most: (limits, month, seen) => limits.route(ships, month, seen),
      }
      const whole: Shared = {
        kind: 'limit',
        columns: ships.flatMap((s) => [0, 1, 2].map((part) => `ship ${s} ${part}`)),
        most: () => most,
      }
      return [...(takesTrial ? [growth] : []), ...(most < Number.POSITIVE_INFINITY ? [whole] : [])]
    })
  const uses = network.demands.flatMap(({ sources, base }, d): Shared[] =>
    network.baseline.calibrated && sources.length > 1
      ? [{ kind: 'latent', columns: sources.map((_, part) => `latent ${d} ${part}`), most: () => latentShare * base }]
      : [],
  )
  return [...routes, ...uses]
}
