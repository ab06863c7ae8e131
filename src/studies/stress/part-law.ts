import { at } from '../../lists/index.ts'
import { normalBelow } from '../normal.ts'
import { log } from '../exp-log.ts'
import { below, type LineTerms } from './line-stops.ts'

/** Goods of one source, by lots of their own: part of the need that comes from it, and what comes in each month as a share of the usual. */
export interface LotSource {
  readonly part: number
  readonly shares: readonly number[]
}

/** By the last month: that the line has stood still, and months of its output that are not made on average. */
export interface LotOutcome {
  readonly chance: number
  readonly lost: number
}

/**
 * A line by the law of `line-stops.ts`, with several sources that draw lots independently of each other:
 *
 *   D = (1 - relief) sum over sources i of part(i) sum over months t of [u(i) >= share(i, t)]      what it lacks, in months of use
 *   chance = E P(stock < D),    lost = E max(0, D - stock)
 *
 * over u(i), each between 0 and 1. With one source the chance is that of `chancesOf` for one line.
 */
export function lotOutcome(
  sources: readonly LotSource[],
  { stock, relief, spread }: Pick<LineTerms, 'stock' | 'relief' | 'spread'>,
): LotOutcome {
  const combined = sources.map((source) => lacksOf(source, relief)).reduce(both, [{ size: 1, lack: 0 }])
  return combined.reduce(
    (sum, { size, lack }) => ({
      chance: sum.chance + size * below(stock, spread, lack),
      lost: sum.lost + size * excess(stock, spread, lack),
    }),
    { chance: 0, lost: 0 },
  )
}

interface Lack {
  readonly size: number
  readonly lack: number
}

/** What places in the queue lack over all months: between two shares that come, all lack the same. */
function lacksOf({ part, shares }: LotSource, relief: number): Lack[] {
  const ends = [...new Set([0, 1, ...shares])].filter((end) => end >= 0 && end <= 1).sort((a, b) => a - b)
  return ends.slice(1).map((to, i) => {
    const from = at(ends, i)
    const months = shares.filter((share) => from >= share).length
    return { size: to - from, lack: part * (1 - relief) * months }
  })
}

const both = (some: readonly Lack[], others: readonly Lack[]): Lack[] =>
  some.flatMap((one) => others.map((other) => ({ size: one.size * other.size, lack: one.lack + other.lack })))

/** Mean of what a number exceeds a lognormal one of this mean by, where it does. */
function excess(mean: number, spread: number, value: number): number {
  if (value <= 0) return 0
  if (mean <= 0) return value
  if (spread === 0) return Math.max(0, value - mean)
  const z = (log(value / mean) + (spread * spread) / 2) / spread
  return Math.max(0, value * normalBelow(z) - mean * normalBelow(z - spread))
}
