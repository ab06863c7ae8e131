import { numberAt } from '../../lists/index.ts'
import { quantileIn } from '../sample.ts'

/** Quantiles that bands are drawn from: nine draws in ten, half of them, the middle. */
const QUANTILES = { p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 } as const
export type Quantiles = Readonly<Record<keyof typeof QUANTILES, number>>

const sortedOf = (numbers: Float64Array): Float64Array => numbers.filter((number) => !Number.isNaN(number)).sort()

/** Quantiles of numbers, linear between neighbours. What is never reached (Infinity) comes last; NaN is left out. */
export function quantilesOf(numbers: Float64Array): Quantiles {
  const sorted = sortedOf(numbers)
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

/**
 * Share of further draws that lie between the 5 % and the 95 % figure of a number of draws, on average. A further draw lies below the
 * k-th of n with chance k / (n + 1), whatever the distribution, and the two figures lie at places 0.9 (n - 1) apart:
 *
 *     0.9 (n - 1) / (n + 1)
 *
 * That is 81 % for 20 draws, 89 % for 200. Draws of a Latin hypercube lie more evenly than independent ones, and hold somewhat more.
 */
export const bandCoverage = (draws: number): number =>
  ((QUANTILES.p95 - QUANTILES.p5) * Math.max(0, draws - 1)) / (draws + 1)

/** Between which numbers the true ends of a band lie. Infinite where the draws are too few to say: an end may lie beyond the outermost. */
export interface Ends {
  readonly p5Low: number
  readonly p5High: number
  readonly p95Low: number
  readonly p95High: number
}

/** Chance that an end lies beyond one side of its interval: the interval holds it with 95 % confidence. */
const BEYOND = 0.025

/**
 * Where the 5 % and the 95 % figure of all worlds lie, with 95 % confidence each, by order statistics: holds whatever the
 * distribution (Wilks 1941). How many of n draws lie below the 5 % figure is binomial.
 */
export function endsOf(numbers: Float64Array): Ends {
  const sorted = sortedOf(numbers)
  const { outer, inner } = endPlaces(sorted.length)
  const fromBelow = (place: number): number => (place > sorted.length ? Infinity : numberAt(sorted, place - 1))
  const fromAbove = (place: number): number =>
    place > sorted.length ? -Infinity : numberAt(sorted, sorted.length - place)
  return {
    p5Low: outer === 0 ? -Infinity : fromBelow(outer),
    p5High: fromBelow(inner),
    p95Low: fromAbove(inner),
    p95High: outer === 0 ? Infinity : fromAbove(outer),
  }
}

/**
 * Places, counted from the outermost draw, between which the end lies below which a twentieth of all worlds does: fewer than `outer`
 * draws lie beyond it with no more chance than `BEYOND`, and `inner` or more with no more. `outer` is 0 under 72 draws, since 0.95^71 is above it.
 */
function endPlaces(draws: number): { readonly outer: number; readonly inner: number } {
  const odds = QUANTILES.p5 / (1 - QUANTILES.p5)
  const likeliest = Math.floor(QUANTILES.p5 * (draws + 1))
  // Chances of 0, 1, 2 ... draws beyond the end, as multiples of the largest: they neither overflow nor vanish where it counts.
  const chances = new Float64Array(draws + 1)
  chances[likeliest] = 1
  for (let k = likeliest; k < draws; k++) chances[k + 1] = (numberAt(chances, k) * (draws - k) * odds) / (k + 1)
  for (let k = likeliest; k > 0; k--) chances[k - 1] = (numberAt(chances, k) * k) / ((draws - k + 1) * odds)
  const most = BEYOND * chances.reduce((sum, chance) => sum + chance, 0)
  let outer = 0
  for (let sum = numberAt(chances, 0); sum <= most; sum += numberAt(chances, outer)) outer++
  let inner = draws + 1
  for (let sum = numberAt(chances, draws); sum <= most; sum += numberAt(chances, inner - 1)) inner--
  return { outer, inner }
}
