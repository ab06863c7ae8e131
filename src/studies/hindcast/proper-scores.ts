import { log } from '../exp-log.ts'
import { at, numberAt } from '../../lists/index.ts'
import { density, FAR, normalBelow } from '../normal.ts'
import { quantileIn } from '../sample.ts'

/**
 * Scores that nobody improves by saying anything but what they believe (Gneiting and Raftery, Strictly proper scoring rules, JASA 102,
 * 2007). Less is better in all of them.
 */

/** Equally likely values, each blurred by a normal error of the same standard deviation; 0 leaves the values as they are. */
export interface Forecast {
  /** At least one, in any order, in the unit in which they are scored. */
  readonly draws: readonly number[]
  readonly deviation: number
}

/** A forecast of one value. */
export const pointForecast = (value: number): Forecast => ({ draws: [value], deviation: 0 })

/**
 * Continuous ranked probability score, in the unit of the draws: E|X - y| - E|X - X'| / 2. Of one value it is the distance to it.
 * Closed for a mixture of normals (Grimit et al., QJRMS 132, 2006).
 */
export function crps({ draws, deviation }: Forecast, observed: number): number {
  const count = draws.length
  const sorted = [...draws].sort((a, b) => a - b)
  let toObserved = 0
  for (const draw of sorted) toObserved += meanDistance(observed - draw, deviation)
  let between = 0
  if (deviation === 0) {
    // Sum over pairs of |x_i - x_j|, from the order alone.
    sorted.forEach((draw, i) => (between += (2 * i - count + 1) * draw))
    between *= 2
  } else {
    const both = Math.SQRT2 * deviation
    for (let i = 0; i < count; i++) {
      between += meanDistance(0, both)
      for (let j = 0; j < i; j++) between += 2 * meanDistance(at(sorted, i) - at(sorted, j), both)
    }
  }
  return toObserved / count - between / (2 * count * count)
}

/** Mean of |X| for a normal X. */
function meanDistance(mean: number, deviation: number): number {
  if (deviation === 0) return Math.abs(mean)
  const z = mean / deviation
  return 2 * deviation * density(z) + mean * (2 * normalBelow(z) - 1)
}

/** Chance that a forecast gives to values up to one. */
export function chanceUpTo({ draws, deviation }: Forecast, value: number): number {
  let sum = 0
  for (const draw of draws) sum += deviation === 0 ? Number(draw <= value) : normalBelow((value - draw) / deviation)
  return sum / draws.length
}

/** Steps that halve an interval down to a double's digits. */
const HALVINGS = 60

/** The value below which a part of the chance lies: linear between draws that are not blurred. */
export function quantileOf({ draws, deviation }: Forecast, part: number): number {
  const sorted = Float64Array.from(draws).sort()
  if (deviation === 0) return quantileIn(sorted, part)
  let low = numberAt(sorted, 0) - FAR * deviation
  let high = numberAt(sorted, sorted.length - 1) + FAR * deviation
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2
    if (chanceUpTo({ draws, deviation }, middle) < part) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The middle part of a forecast: 0.9 leaves a twentieth on either side. */
export const bandOf = (forecast: Forecast, part: number): { readonly low: number; readonly high: number } => ({
  low: quantileOf(forecast, (1 - part) / 2),
  high: quantileOf(forecast, (1 + part) / 2),
})

/**
 * Brier score of when something first happens, a mean over the months asked about: (chance that it has happened by then - whether it
 * has)^2. Summed over months it is the ranked probability score of the month.
 *
 * @param chances chance that it has happened by the end of each month, rising
 * @param first months from the first one, or as many as there are if it did not happen
 */
export const brierOf = (chances: readonly number[], first: number): number =>
  chances.reduce((sum, chance, month) => sum + (chance - Number(month >= first)) ** 2, 0) / chances.length

/** Minus the logarithm of the chance given to what happened: whether at all, within the months asked about. */
export function logScoreOf(chance: number, happened: boolean): number {
  const given = happened ? chance : 1 - chance
  return given > 0 ? -log(given) : Number.POSITIVE_INFINITY
}

/**
 * Chance that one of those that happened was given more than one of those that did not, ties counting half; undefined where
 * there are none of either.
 */
export function areaUnderCurve(happened: readonly number[], not: readonly number[]): number | undefined {
  if (happened.length === 0 || not.length === 0) return undefined
  let above = 0
  for (const a of happened) for (const b of not) above += a > b ? 1 : a === b ? 0.5 : 0
  return above / (happened.length * not.length)
}
