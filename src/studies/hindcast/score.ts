import type { Observed } from './observed.ts'
import { noStop } from './observe.ts'

/**
 * How far off an answer is, in a unit that can be averaged: shares of the usual level for trade and use, logarithms for
 * prices (0.7 is a factor of two), months for stops.
 */
export const METRICS = ['trade', 'price', 'use', 'stop'] as const
export type Metric = (typeof METRICS)[number]

export const metricOf = ({ quantity }: Observed): Metric =>
  quantity === 'export' || quantity === 'import' ? 'trade' : quantity

/** Whether an answer is nearer to what was observed than the better of the two simple rules. */
export const VERDICTS = ['better', 'similar', 'worse'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A tenth more or less is no difference to speak of. */
const CLEARLY = 0.1

export function verdictOf(distance: number, noChange: number, asWritten: number): Verdict {
  const rule = Math.min(noChange, asWritten)
  return distance < (1 - CLEARLY) * rule ? 'better' : distance > (1 + CLEARLY) * rule ? 'worse' : 'similar'
}

/** A price of nothing is no price; below this part of the usual one a logarithm says nothing more. */
const LEAST = 0.01
/** A rule that is off by less than this is not off at all, and nothing is stated as a share of it; distances are of multiples. */
const NO_DISTANCE = 1e-9

/**
 * Engines differ in the last bit of a logarithm. Rounded to 2^-40, sums of them are exact, and an answer has the same
 * bytes in a browser as in a terminal.
 */
const log = (ratio: number): number => Math.round(Math.log(ratio) * 2 ** 40) / 2 ** 40

/** In the unit in which forecasts of a metric are scored: the logarithm of a price, all else as it is. */
export const scaled = (metric: Metric, value: number): number =>
  metric === 'price' ? log(Math.max(value, LEAST)) : value

/** What was observed, as a number that answers can be compared with. */
export const observedValue = (row: Observed): number => row.observed?.value ?? noStop(row)

/** Signed: above zero where the answer is too high, or a stop too late. */
function miss(row: Observed, answer: number): number {
  const observed = observedValue(row)
  return row.quantity === 'price' ? log(Math.max(answer, LEAST) / Math.max(observed, LEAST)) : answer - observed
}

export interface Miss {
  /** Mean distance. */
  readonly distance: number
  /** Mean of the signed distances: what is too high throughout shows here. */
  readonly bias: number
  readonly rows: number
}

/** Mean miss of the rows that count, by metric; metrics without such rows are left out. */
export function errors(rows: readonly Observed[], answers: ReadonlyMap<string, number>): ReadonlyMap<Metric, Miss> {
  const found = new Map<Metric, Miss>()
  for (const metric of METRICS) {
    const misses = rows
      .filter((row) => row.scored && metricOf(row) === metric)
      .map((row) => miss(row, answers.get(row.id) ?? Number.NaN))
    if (misses.length === 0) continue
    const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length
    found.set(metric, { distance: mean(misses.map(Math.abs)), bias: mean(misses), rows: misses.length })
  }
  return found
}

/**
 * One number for a whole answer: its mean distance by metric, as a share of that of "nothing happens", averaged over
 * metrics. Below 1 it beats that; 1 less it is what forecasters call a skill score.
 */
export function relativeError(answer: ReadonlyMap<Metric, Miss>, noChange: ReadonlyMap<Metric, Miss>): number {
  // Where nothing happened, the benchmark is right by construction and cannot be a yardstick.
  const shares = [...answer].flatMap(([metric, { distance }]) => {
    const reference = noChange.get(metric)?.distance ?? 0
    return reference < NO_DISTANCE ? [] : [distance / reference]
  })
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}
