import { addAt, at, numberAt } from '../../lists/index.ts'
import { mean, quantileIn } from '../sample.ts'

/** Quantiles that bands are drawn from: nine draws in ten, half of them, the middle. */
const QUANTILES = { p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 } as const
export type Quantiles = Readonly<Record<keyof typeof QUANTILES, number>>

/** Quantiles of numbers, linear between neighbours. What is never reached (Infinity) comes last; NaN is left out. */
export function quantilesOf(numbers: Float64Array): Quantiles {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort()
  const quantile = (part: number): number => quantileIn(sorted, part)
  return {
    p5: quantile(QUANTILES.p5),
    p25: quantile(QUANTILES.p25),
    p50: quantile(QUANTILES.p50),
    p75: quantile(QUANTILES.p75),
    p95: quantile(QUANTILES.p95),
  }
}

/** Share of numbers that are not there, or never reached. */
export const noneOf = (numbers: Float64Array): number =>
  numbers.filter((number) => !Number.isFinite(number)).length / Math.max(1, numbers.length)

export function variance(numbers: ArrayLike<number>): number {
  const middle = mean(numbers)
  return Array.from(numbers).reduce((sum, number) => sum + (number - middle) ** 2, 0) / numbers.length
}

/**
 * First-order Sobol index from the draws themselves: how much of the variance goes when the factor is known, its range
 * cut into about sqrt(n) slices. What slices of a factor without effect would explain by chance is taken off.
 *
 * @param quantiles quantile of the factor in each draw
 * @param numbers what each draw came to
 */
export function firstOrder(quantiles: readonly number[], numbers: readonly number[]): number {
  const count = numbers.length
  const slices = slicesFor(count)
  const middle = mean(numbers)
  const sums = new Float64Array(slices)
  const counts = new Float64Array(slices)
  let all = 0
  for (let i = 0; i < count; i++) {
    const slice = Math.min(slices - 1, Math.floor(at(quantiles, i) * slices))
    addAt(sums, slice, at(numbers, i))
    addAt(counts, slice, 1)
    all += (at(numbers, i) - middle) ** 2
  }
  if (!(all > 0) || count <= slices) return 0
  let between = 0
  for (let k = 0; k < slices; k++) {
    const of = numberAt(counts, k)
    if (of > 0) between += of * (numberAt(sums, k) / of - middle) ** 2
  }
  const within = (all - between) / (count - slices)
  return Math.max(0, (between - (slices - 1) * within) / all)
}

/** Below this a first-order index of this many draws cannot be distinguished from chance (two standard deviations). */
export const noiseOf = (count: number): number => (2 * Math.sqrt(2 * (slicesFor(count) - 1))) / Math.max(1, count)

/** Numbers that differ by less than this part of their mean differ by round-off. */
const ROUND_OFF = 1e-9

/** An index, and two standard errors either way, within what it can be. */
export interface SharedIndex {
  readonly share: number
  readonly low: number
  readonly high: number
}

/**
 * First-order index of all that the two of each pair have alike, as one group (Sobol, in Jansen's form): the part of the
 * variance that would go if it were known. The rest is half of the mean square by which the two differ.
 *
 * The error is a jackknife's: how far the index moves as one pair after the other is left out.
 *
 * @returns undefined where fewer than two pairs are there, or nothing differs among them
 */
export function sharedIndex(pairs: readonly (readonly [number, number])[]): SharedIndex | undefined {
  const count = pairs.length
  if (count < 2) return undefined
  const index = (from: readonly (readonly [number, number])[]): number | undefined => {
    const numbers = from.flat()
    const all = variance(numbers)
    const roundOff = ROUND_OFF * mean(numbers)
    return all > roundOff * roundOff
      ? 1 - mean(from.map(([one, other]) => (one - other) * (one - other))) / (2 * all)
      : undefined
  }
  const share = index(pairs)
  if (share === undefined) return undefined
  const without = pairs.flatMap((_, left) => index(pairs.filter((__, i) => i !== left)) ?? [])
  const twoErrors = 2 * Math.sqrt((count - 1) * variance(without))
  const within = (value: number): number => Math.min(1, Math.max(0, value))
  return { share: within(share), low: within(share - twoErrors), high: within(share + twoErrors) }
}

const slicesFor = (count: number): number => Math.max(2, Math.min(32, Math.round(Math.sqrt(count))))

/**
 * Total Sobol index (Jansen): how much of the variance stays when all but the factor are known, with all that it does
 * together with others.
 *
 * @param numbers what some draws came to
 * @param swapped what the same draws came to with the factor taken from other draws
 * @param variance of all draws
 */
export function totalEffect(numbers: readonly number[], swapped: readonly number[], of: number): number {
  const squares = numbers.map((number, i) => (number - at(swapped, i)) ** 2)
  return of > 0 ? mean(squares) / (2 * of) : 0
}
