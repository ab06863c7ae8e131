import { numberAt } from '../../lists/index.ts'
import { inMillions, pay, quantity, sumOf, tonnes, type MillionUsd } from '../../quantity/index.ts'
import type { Books, Year } from './books.ts'

/**
 * What selling at the prices of a path costs the supplier state in a year: what it forgoes on all that it ships abroad, if it ships as much as
 * in the baseline year,
 *
 *   forgone = sum over its routes and months  shipped . ( price before - price )
 *
 * What its own users gain of what its own makers lose stays in the state, and is not in it. Less than nothing where prices rise.
 */
export function exportsForgone({ world, baseline, prices }: Books, { from, months }: Year): MillionUsd {
  return sumOf(
    world.routes.flatMap((route, r) => {
      const shipped = numberAt(baseline.ship, r)
      if (world.places.get(route.from)?.bloc !== 'coercer' || shipped === 0) return []
      const before = prices.baseline(route.material, route.from)
      return Array.from({ length: months }, (_, t) => {
        const fallen = before - prices.at(route.material, route.from, from + t)
        return inMillions(pay(tonnes(shipped), quantity<'USD/kg'>(fallen)))
      })
    }),
  )
}
