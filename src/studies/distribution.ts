import type { Ranged } from '../world/index.ts'
import { exp, log } from './exp-log.ts'

/** How a figure is spread over its range, from low to high. */
export const DISTRIBUTIONS = ['triangular', 'uniform'] as const
export type Distribution = (typeof DISTRIBUTIONS)[number]

/**
 * The figure below which a share `u` of the draws lies. A triangle has its peak at the value; a uniform spread heeds the
 * ends alone. Both are taken on the scale, plain or logarithmic, on which the value stands nearer the middle of its
 * range: "half to double" is meant by factors, and a triangle over 0.5, 1 and 2 in plain numbers would raise the mean.
 */
export function atQuantile(distribution: Distribution, { value, low, high }: Ranged, u: number): number {
  if (!(high > low)) return value
  if (low > 0 && offCentre(log(low), log(value), log(high)) < offCentre(low, value, high)) {
    const drawn = exp(within(distribution, log(low), log(value), log(high), u))
    // Nothing is drawn beyond the ends, not by a last digit either.
    return Math.min(high, Math.max(low, drawn))
  }
  return within(distribution, low, value, high, u)
}

const offCentre = (low: number, value: number, high: number): number =>
  Math.abs(value - (low + high) / 2) / (high - low)

function within(distribution: Distribution, low: number, peak: number, high: number, u: number): number {
  if (distribution === 'uniform') return low + u * (high - low)
  const below = (peak - low) / (high - low)
  return u < below
    ? low + Math.sqrt(u * (high - low) * (peak - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - peak))
}
