import { benchmarksOf, validateBook } from '../../../round/index.ts'
import { usdPerKg } from '../../../amounts.ts'
import { priceText } from '../../forms/plain.ts'
import type { RoundSpec } from '../../events/round-spec.ts'
import type { MarketState } from '../../state/market-state.ts'
import { isCleared } from '../../state/round.ts'

/**
 * A round with what a kilogram of each material is worth, for the deposits of conversions: what the operator says; else the dearest
 * benchmark of the last round that had one, which takes several sellers and buyers; else the dearest price of the market's tables. It is
 * announced, so that everybody knows what an order takes.
 */
export function withValues(venue: Pick<MarketState, 'rounds' | 'tables'>, spec: RoundSpec): RoundSpec {
  const missing = new Set(spec.materials.flatMap(({ material, value }) => (value === undefined ? [material] : [])))
  const known = lastBenchmarks(venue, missing)
  const worth = (material: string): Partial<RoundSpec['materials'][number]> => {
    const found = known.get(material) ?? venue.tables.materials.get(material)?.price
    const value = found === undefined ? undefined : priceText(found)
    return value === undefined || !usdPerKg.safeParse(value).success ? {} : { value }
  }
  return {
    ...spec,
    materials: spec.materials.map((one) => (missing.has(one.material) ? { ...one, ...worth(one.material) } : one)),
  }
}

/** Micro-dollars per kg. */
function lastBenchmarks({ rounds }: Pick<MarketState, 'rounds'>, materials: ReadonlySet<string>): Map<string, number> {
  const found = new Map<string, number>()
  const cleared = [...rounds.values()].filter(isCleared).sort((one, other) => other.opened - one.opened)
  for (const round of cleared) {
    const here = new Map<string, number>()
    if ([...materials].every((material) => found.has(material))) break
    for (const { material, price } of benchmarksOf(validateBook(round.book), round.certificate, {
      owners: round.beneficialOwners,
    }))
      if (price !== undefined && materials.has(material) && !found.has(material))
        here.set(material, Math.max(price, here.get(material) ?? 0))
    for (const [material, price] of here) found.set(material, price)
  }
  return found
}
