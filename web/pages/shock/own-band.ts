import { quantity, sumOf } from '../../../src/quantity/index.ts'
import type { StressResult } from '../../../src/studies/index.ts'
import type { ShockBands } from './bands.ts'

/** Fewer draws than this do not take the place of an ensemble that is kept, even one of another question. */
const ENOUGH = 40

/** A result with the band of the worlds drawn for this very question, in place of one that is carried over from another. */
export function ownBand(result: StressResult, bands: ShockBands | undefined): StressResult {
  const { band, scenario, world } = result
  const lost = bands?.lost.added
  if (band?.provisional === false || bands === undefined || lost === undefined || bands.draws < ENOUGH) return result
  const { central, focus } = result
  const own = sumOf(
    central.places.filter(({ place }) => focus.includes(place)).map(({ valueAddedLost }) => valueAddedLost),
  )
  const below = bands.shareLosing(own) ?? 0
  const { p5, p25, p50, p75, p95 } = lost
  return {
    ...result,
    band: {
      scenario: scenario.id,
      tables: world.hash,
      draws: bands.draws,
      provisional: false,
      below,
      valueAddedLost: {
        p5: quantity<'MUSD'>(p5),
        p25: quantity<'MUSD'>(p25),
        p50: quantity<'MUSD'>(p50),
        p75: quantity<'MUSD'>(p75),
        p95: quantity<'MUSD'>(p95),
      },
      lostOrders: null,
      rationedParts: null,
      factors: [],
    },
  }
}
