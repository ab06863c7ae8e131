import { addAt, at, indexAt, numberAt } from '../lists/index.ts'
import { exp, log } from './exp-log.ts'
import { mean } from './sample.ts'

/** Numbers that differ by less than this part of their mean differ by round-off. */
const ROUND_OFF = 1e-9

/**
 * An estimate, and two standard errors to either side of it: an interval that holds the truth nineteen times in twenty. Neither is cut
 * off where the truth cannot lie, below 0 or above 1: what is cut off at 0 adds up to more than there is.
 */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Standard errors from an estimate to either end of its interval. */
const ERRORS = 2

export function variance(numbers: ArrayLike<number>): number {
  const middle = mean(numbers)
  return Array.from(numbers).reduce((sum, number) => sum + (number - middle) ** 2, 0) / numbers.length
}

/** Standard error of the mean of independent draws; those of a Latin hypercube lie more evenly, so that it errs to the wide side. */
export const errorOfMean = (numbers: ArrayLike<number>): number => Math.sqrt(variance(numbers) / (numbers.length - 1))

/**
 * Standard error of a statistic by the jackknife: how far it moves as one of its n draws after the other is left out,
 *
 *     sqrt( (n - 1) / n  sum( (t_i - mean(t))^2 ) )
 *
 * It draws no random numbers, and errs to the wide side if at all (Efron and Stein 1981).
 *
 * @param without the statistic without each of the draws
 */
const jackknife = (without: ArrayLike<number>): number => Math.sqrt((without.length - 1) * variance(without))

const around = (value: number, error: number): Estimate => ({
  value,
  low: value - ERRORS * error,
  high: value + ERRORS * error,
})

/** Up to this square numbers of this mean differ by round-off. */
const roundOffAt = (middle: number): number => (ROUND_OFF * middle) ** 2

const sumOfSquares = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number * number, 0)

/**
 * First-order Sobol index from the draws themselves: how much of the variance goes when the factor is known, its range
 * cut into m, about sqrt(n), slices. What slices of a factor without effect would explain by chance is taken off:
 *
 *     ( between - (m - 1) within ) / all,    within = ( all - between ) / (n - m)
 *
 * with sums of squares between the means of slices, and of all draws. It is 0 on average for a factor without effect, and as often
 * below 0 as above.
 *
 * @param quantiles quantile of the factor in each draw
 * @param numbers what each draw came to
 * @returns undefined where nothing differs, or draws are too few for two slices
 */
export function firstOrder(quantiles: readonly number[], numbers: readonly number[]): Estimate | undefined {
  const count = numbers.length
  const slices = slicesFor(count)
  const middle = mean(numbers)
  if (count < slices + 2 || variance(numbers) <= roundOffAt(middle)) return undefined
  const slice = Int32Array.from(quantiles, (quantile) => Math.min(slices - 1, Math.floor(quantile * slices)))
  const from = numbers.map((number) => number - middle)
  const sums = new Float64Array(slices)
  const counts = new Float64Array(slices)
  from.forEach((number, i) => {
    addAt(sums, indexAt(slice, i), number)
    addAt(counts, indexAt(slice, i), 1)
  })
  /** What a slice adds to the squares between slices, with this many numbers of this sum. */
  const share = (sum: number, of: number): number => (of > 0 ? (sum * sum) / of : 0)
  const index = (n: number, sum: number, squares: number, between: number): number => {
    const all = squares - share(sum, n)
    const explained = between - share(sum, n)
    return all / n > roundOffAt(middle) ? (explained - ((slices - 1) * (all - explained)) / (n - slices)) / all : 0
  }
  const squares = sumOfSquares(from)
  const between = sums.reduce((sum, of, k) => sum + share(of, numberAt(counts, k)), 0)
  const without = from.map((number, i) => {
    const [of, n] = [numberAt(sums, indexAt(slice, i)), numberAt(counts, indexAt(slice, i))]
    return index(count - 1, -number, squares - number * number, between - share(of, n) + share(of - number, n - 1))
  })
  return around(index(count, 0, squares, between), jackknife(without))
}

const slicesFor = (count: number): number => Math.max(2, Math.min(32, Math.round(Math.sqrt(count))))

/** Two standard deviations of the first-order index of a factor without effect, over this many draws. */
export const noiseOf = (count: number): number => (2 * Math.sqrt(2 * (slicesFor(count) - 1))) / Math.max(1, count)

/**
 * Total Sobol index (Jansen): how much of the variance stays when all but the factor are known, with all that it does
 * together with others,
 *
 *     mean( (drawn - swapped)^2 ) / ( 2 variance )
 *
 * over the draws made again, and the variance of all. The larger it is the further it errs: its interval is even on a logarithmic scale.
 *
 * @param numbers what each draw came to
 * @param swapped what the same draw came to with the factor taken from another one; NaN where it was not made again
 * @returns undefined where nothing differs; `high` is infinite where fewer than two swaps moved the number
 */
export function totalEffect(numbers: readonly number[], swapped: readonly number[]): Estimate | undefined {
  const count = numbers.length
  const middle = mean(numbers)
  const from = numbers.map((number) => number - middle)
  const squares = sumOfSquares(from)
  const moves = numbers.map((number, i) => {
    const square = (number - at(swapped, i)) ** 2
    return square <= roundOffAt(middle) ? 0 : square
  })
  const made = moves.filter((square) => !Number.isNaN(square))
  if (made.length < 2 || squares / count <= roundOffAt(middle)) return undefined
  const moved = made.reduce((sum, square) => sum + square, 0)
  const value = moved / made.length / ((2 * squares) / count)
  const without = from.map((number, i) => {
    const square = at(moves, i)
    const [swaps, rest] = Number.isNaN(square) ? [made.length, moved] : [made.length - 1, moved - square]
    return rest / swaps / (2 * ((squares - number * number) / (count - 1) - (number / (count - 1)) ** 2))
  })
  if (!without.every((index) => index > 0 && index < Infinity)) return { value, low: 0, high: Infinity }
  const factor = exp(ERRORS * jackknife(without.map(log)))
  return { value, low: value / factor, high: value * factor }
}

/**
 * First-order index of all that the two of each pair have alike, as one group (Sobol, in Jansen's form): the part of the
 * variance that would go if it were known. The rest is half of the mean square by which the two differ.
 *
 * @returns undefined where fewer than two pairs are there, or nothing differs among them
 */
export function sharedIndex(pairs: readonly (readonly [number, number])[]): Estimate | undefined {
  if (pairs.length < 2) return undefined
  const index = (from: readonly (readonly [number, number])[]): number | undefined => {
    const numbers = from.flat()
    const all = variance(numbers)
    return all > roundOffAt(mean(numbers))
      ? 1 - mean(from.map(([one, other]) => (one - other) * (one - other))) / (2 * all)
      : undefined
  }
  const share = index(pairs)
  if (share === undefined) return undefined
  return around(share, jackknife(pairs.flatMap((_, left) => index(pairs.filter((__, i) => i !== left)) ?? [])))
}
