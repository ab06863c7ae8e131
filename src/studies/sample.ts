import { numberAt } from '../lists/index.ts'

/** Numbers that stand for what is likely: draws, misses, scores. */

export const mean = (numbers: ArrayLike<number>): number =>
  Array.from(numbers).reduce((sum, number) => sum + number, 0) / numbers.length

/** The number below which a part of them lies, linear between neighbours; NaN where there are none. They rise, and may end in Infinity. */
export function quantileIn(sorted: Float64Array, part: number): number {
  if (sorted.length === 0) return Number.NaN
  const place = part * (sorted.length - 1)
  const below = numberAt(sorted, Math.floor(place))
  const above = numberAt(sorted, Math.ceil(place))
  return below === above ? below : below + (place - Math.floor(place)) * (above - below)
}
