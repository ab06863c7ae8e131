import { at } from '../lists/index.ts'
import { sumOf } from '../quantity/index.ts'
import type { Month } from '../world/index.ts'
import type { ActivityLimits } from './limits.ts'
import { arcsByRoute, type Network } from './network.ts'

/** A limit on several columns of a month together. */
export interface Shared {
  readonly kind: 'growth' | 'limit' | 'elastic' | 'quota'
  /** `kind ref part` of each. */
  readonly columns: readonly string[]
  /** Maximum of their sum, t a month. */
  readonly most: (limits: ActivityLimits, month: Month, asOf: Month) => number
}

/**
 * Where origins are distinguished, a route is several arcs and a use has several sources. The limit of the route or the use
 * applies to their sum, so that tracking origin adds no capacity.
 *
 *   growth   sum ship[part 1, and 3 after a licence]
 *                              <= contracted + headroom . base + ramp . used . months after the trial
 *   limit    sum ship          <= limit of the route
 *   elastic  sum elastic       <= elastic-demand-share . base
 *
 * A quota by weight limits the sum over all materials and destinations, so that its dual adds the same USD/kg to each. What
 * leaks past it is not in the sum; orders that waited are.
 *
 *   quota    sum ship[part 0, 1, 3] <= allowed share . sum base
 */
export function sharedLimits(network: Network): Shared[] {
  const { world } = network
  const elasticShare = world.parameter('elastic-demand-share')
  const routes = arcsByRoute(network)
    .filter((arcs) => arcs.length > 1 || at(network.arcs, at(arcs, 0)).waits !== undefined)
    .flatMap((arcs): Shared[] => {
      const { material, limit, waits } = at(network.arcs, at(arcs, 0))
      // Flows of the baseline stay possible.
      const most = Math.max(limit, sumOf(arcs.map((s) => at(network.arcs, s).base)))
      const takesTrial = world.switching.has(world.materials.get(material)?.stage ?? '')
      const growth: Shared = {
        kind: 'growth',
        // A plant has its room once, for new orders and for those that waited.
        columns: arcs.flatMap((s) => (waits === 'as-made' ? [1, 3] : [1]).map((part) => `ship ${s} ${part}`)),
        most: (limits, month, asOf) => limits.route(arcs, month, asOf),
      }
      const total: Shared = {
        kind: 'limit',
        columns: arcs.flatMap((s) =>
          (waits === undefined ? [0, 1, 2] : [0, 1, 2, 3]).map((part) => `ship ${s} ${part}`),
        ),
        most: () => most,
      }
      return [
        ...(takesTrial && (arcs.length > 1 || waits === 'as-made') ? [growth] : []),
        ...(most < Number.POSITIVE_INFINITY ? [total] : []),
      ]
    })
  const uses = network.demands.flatMap(({ sources, base }, d): Shared[] =>
    network.baseline.calibrated && sources.length > 1
      ? [
          {
            kind: 'elastic',
            columns: sources.map((_, part) => `elastic ${d} ${part}`),
            most: () => elasticShare * base,
          },
        ]
      : [],
  )
  const quotas = network.quotas.map((quota): Shared => ({
    kind: 'quota',
    columns: quota.arcs.flatMap((s) => [0, 1, 3].map((part) => `ship ${s} ${part}`)),
    most: (limits, month, asOf) => limits.quota(quota, month, asOf),
  }))
  return [...routes, ...uses, ...quotas]
}
