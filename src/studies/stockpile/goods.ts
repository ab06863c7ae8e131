import { quantity, type UsdPerKg } from '../../quantity/index.ts'
import { mean } from '../sample.ts'
import { stillThere, yearly, type Chances } from './chances.ts'
import type { ClearedMonths, StockGood } from './clearings.ts'

/** Whether a first tonne of a good is worth holding. */
export interface FirstTonne extends StockGood {
  /** At which it clears while all is quiet. */
  readonly quietPrice: UsdPerKg
  /** What a tonne that is held gains in an embargo, on average: sold in the month in which that is most. */
  readonly gain: UsdPerKg
  /** Probability of an embargo in a year above which holding it pays; null where no embargo makes it dearer. */
  readonly probabilityNeeded: number | null
}

/**
 * A tonne bought in quiet at p costs (r + h) p a year, in capital and keeping. An embargo, which comes with probability a a year, makes it
 * worth p_t in month t, if it is still there by then. Holding it pays above
 *
 *     a = (r + h) p / max_t chance(t) (p_t - p)
 *
 * which is the critical ratio of a newsvendor, by prices of the clearing. It is for the first tonne: the next one is worth less.
 */
export function firstTonne(
  good: StockGood,
  { quiet, embargo }: { readonly quiet: ClearedMonths; readonly embargo: ClearedMonths },
  chances: Chances,
  keeping: number,
): FirstTonne {
  const quietPrice = quantity<'USD/kg'>(mean(settled(quiet.price(good))))
  const gains = embargo.price(good).map((price, t) => stillThere(chances, t) * (price - quietPrice))
  const gain = quantity<'USD/kg'>(Math.max(0, ...gains))
  const cost = (yearly(chances) + keeping) * quietPrice
  return { ...good, quietPrice, gain, probabilityNeeded: gain > 0 ? cost / gain : null }
}

/** The second half of a run: what came before it has settled by then. */
export const settled = <T>(byMonth: readonly T[]): readonly T[] => byMonth.slice(settledFrom(byMonth.length))

/** First month of it. */
export const settledFrom = (months: number): number => Math.floor(months / 2)
