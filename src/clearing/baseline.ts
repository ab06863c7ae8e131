import type { VectorOf } from '../lists/index.ts'
import { perMonth, tonnesPerYear, vector, type Tonnes, type UsdPerKg } from '../quantity/index.ts'
import type { World } from '../world/index.ts'

/**
 * The world made mass-consistent and priced: what a clearing starts from. `src/baseline` makes one from a world's
 * facts. All flows are tonnes a month, all prices and costs USD/kg.
 */
export interface Baseline {
  /** Activity of each of `world.operations`. */
  readonly run: VectorOf<Tonnes>
  /** Shipped on each of `world.routes`. */
  readonly ship: VectorOf<Tonnes>
  /** Used by each of `world.demand`. */
  readonly use: VectorOf<Tonnes>
  /** Price of a material at a place; undefined where the world knows none. */
  readonly price: (material: string, place: string) => UsdPerKg | undefined
  /** Cost of a tonne of activity of each operation that makes its margin zero at these prices, or the factual cost. */
  readonly runCost: VectorOf<UsdPerKg>
  /** Freight on each route that makes its margin zero at these prices, or the factual freight. */
  readonly freight: VectorOf<UsdPerKg>
  /** Whether costs were set to meet prices. Without prices the costs are the facts' and margins are what they are. */
  readonly calibrated: boolean
}

/** A baseline of a world that knows no flows and no prices: the clearing decides everything. */
export function emptyBaseline(world: World): Baseline {
  return {
    run: vector(new Float64Array(world.operations.length)),
    ship: vector(new Float64Array(world.routes.length)),
    use: vector(Float64Array.from(world.demand, ({ use }) => perMonth(tonnesPerYear(use.value)))),
    price: () => undefined,
    runCost: vector(
      Float64Array.from(
        world.operations,
        ({ process, site }) => world.cost(process, world.sites.get(site)?.place ?? '')?.value ?? 0,
      ),
    ),
    freight: vector(Float64Array.from(world.routes, ({ from, to }) => world.lane(from, to).freight.value)),
    calibrated: false,
  }
}
