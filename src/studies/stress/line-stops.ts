import { at } from '../../lists/index.ts'
import { inBillions, quantity } from '../../quantity/index.ts'
import { formatMonth, type World } from '../../world/index.ts'
import type { Run } from '../../clearing/index.ts'
import { exp, log } from '../exp-log.ts'
import { normalBelow } from '../normal.ts'
import { supplyOf } from './run-totals.ts'
import type { StressSupply } from './result.ts'

/**
 * The chance that some line of a sector has stopped, by month. A sector is many lines, and goods that come by licence come to some of them
 * in full and to others not at all:
 *
 *   D(u, t) = (1 - relief) sum over s <= t of [u >= a(s)]      months of use that line u lacks by month t
 *   q(t)    = integral over u from 0 to 1 of P(stock < D(u, t))
 *   P(t)    = 1 - (1 - q(t))^lines,    lines = max(1, gross output / output of a line)
 *
 * Where a run begins with what earlier controls have led to, q is that of lines that have not stopped by then: (q(t) - q(b)) / (1 - q(b)),
 * b the last month before.
 *
 * a(s) is what is made and received of the good at the place in month s, as a share of the usual, u the line's place in the queue, which it
 * keeps; stock is lognormal, its mean what users of the good hold. Relief is what such a line still gets: by air, from others,
 * by building unfinished. It is a judgement with a wide range, as is the size of a line.
 */
export interface StopChance {
  readonly place: string
  readonly sector: string
  readonly material: string
  /** What its chances are made of: its terms, and what comes of the good in each month from the first control on. */
  readonly terms: LineTerms
  readonly shares: readonly number[]
  /** That one has stood still in one of the months from one of the run (0: its first) to each of those that follow. Does not fall. */
  readonly since: (first: number) => readonly number[]
}

/** Chances of every use of a good that is traded, in the order of the network. */
export function stopChances(run: Run): StopChance[] {
  const { network } = run
  // What lines lacked while earlier controls held is gone from their stock.
  const whole = run.whole ?? run
  const before = run.scenario.start - whole.scenario.start
  const sharesAt = arrivals(whole)
  const terms = termsOf(network.world)
  return network.demands.flatMap(({ fact, base, buyers }) => {
    const shares = sharesAt(fact.material, fact.place)
    if (shares === undefined || base <= 0) return []
    const stock = buyers.reduce((sum, b) => sum + at(network.buyers, b).cover, 0) / base
    const lines = Math.max(1, inBillions(quantity<'MUSD'>(fact.grossOutput.value)) / terms.output)
    const own = { ...terms, stock, lines }
    return [
      {
        place: fact.place,
        sector: fact.sector,
        material: fact.material,
        terms: own,
        shares,
        since: (first) => chancesOf(shares, own, before + first, before),
      },
    ]
  })
}

/** What comes of a good to a place by month, as a share of the usual; undefined where it is not traded. */
export function arrivals(run: Run): (material: string, place: string) => number[] | undefined {
  const supply = supplyOf(run, new Set(run.network.world.places.keys()))
  const shares = new Map(supply.map((entry) => [`${entry.material} ${entry.place}`, sharesOf(entry)]))
  return (material, place) => shares.get(`${material} ${place}`)
}

const sharesOf = ({ byMonth, baselineSupply }: StressSupply): number[] =>
  byMonth.map(({ supply }) => Math.min(1, supply / baselineSupply))

/** Of the lines of a use. */
export interface LineTerms {
  /** Months of use, a mean over lines. */
  readonly stock: number
  /** How many there are; need not be whole. */
  readonly lines: number
  /** Share of its use that a line without goods still gets. */
  readonly relief: number
  /** Standard deviation of the logarithm of stock. */
  readonly spread: number
}

interface Terms extends Pick<LineTerms, 'relief' | 'spread'> {
  /** Gross output of a line, bn USD a year. */
  readonly output: number
}

export const termsOf = (world: World): Terms => ({
  relief: world.parameter('line-relief'),
  spread: world.parameter('line-stock-spread'),
  output: world.parameter('line-output'),
})

/**
 * @param shares what comes in each month, as a share of the usual
 * @param first the month from which on stops count: who had stopped before and gets goods again does not
 * @param running the month in which all lines that count run: who would have stopped before it has found another way, or is no more
 * @returns a chance for each month from that one on
 */
export function chancesOf(
  shares: readonly number[],
  { relief, spread, stock, lines }: LineTerms,
  first = 0,
  running = 0,
): number[] {
  // Between two of these, all lines get the same.
  const ends = [...new Set([0, 1, ...shares])].filter((end) => end >= 0 && end <= 1).sort((a, b) => a - b)
  const groups = ends
    .slice(1)
    .map((to, i) => ({ from: at(ends, i), size: to - at(ends, i), short: 0, shortThen: 0, goneThen: 0 }))
  let gone = 0
  return shares.flatMap((share, t) => {
    let stopped = 0
    for (const group of groups) {
      if (group.from >= share) {
        group.short += 1 - relief
        // What it lacked in the last month without goods: if that is more than its stock, it stood still.
        if (t >= first) group.shortThen = group.short
      }
      if (t < running) group.goneThen = below(stock, spread, group.short)
      stopped += group.size * Math.max(0, below(stock, spread, group.shortThen) - group.goneThen)
    }
    if (t < running) gone = groups.reduce((all, { size, goneThen }) => all + size * goneThen, 0)
    return t < first ? [] : [1 - power(1 - Math.min(1, stopped / Math.max(LEAST_RATIO, 1 - gone)), lines)]
  })
}

/** By a logarithm of our own: the same bytes in every engine. */
const power = (base: number, exponent: number): number => (base < LEAST_RATIO ? 0 : exp(exponent * log(base)))

const LEAST_RATIO = 1e-12

/** Chance that a lognormal number of this mean lies below another. */
export function below(mean: number, spread: number, value: number): number {
  const ratio = value / mean
  // Beyond these ends no logarithm is needed, and 0 and Infinity have none.
  if (value <= 0 || ratio < LEAST_RATIO) return 0
  if (!(ratio < 1 / LEAST_RATIO)) return 1
  if (spread === 0) return Number(mean < value)
  return normalBelow((log(ratio) + (spread * spread) / 2) / spread)
}

/** The same for several uses together, which stop independently of each other. */
export const anyOf = (chances: readonly Pick<StopChance, 'since'>[], first = 0): number[] =>
  anyOfChances(chances.map(({ since }) => since(first)))

/** Chance by month that one of several has happened, each of which happens independently of the others. */
export function anyOfChances(all: readonly (readonly number[])[]): number[] {
  const [one = []] = all
  return one.map((_, t) => 1 - all.reduce((none, by) => none * (1 - at(by, t)), 1))
}

/** Chances by place and sector, of those above a trifle in some month, the likeliest first. */
export function stopChancesOf(run: Run, places: readonly string[]) {
  const groups = new Map<string, StopChance[]>()
  for (const chance of stopChances(run))
    if (places.includes(chance.place)) {
      const key = `${chance.place} ${chance.sector}`
      groups.set(key, [...(groups.get(key) ?? []), chance])
    }
  return [...groups.values()]
    .map((chances) => ({
      place: at(chances, 0).place,
      sector: at(chances, 0).sector,
      byMonth: anyOf(chances).map((chance, t) => ({ month: formatMonth(run.scenario.start + t), chance })),
    }))
    .filter(({ byMonth }) => lastOf(byMonth) >= TRIFLE)
    .sort(
      (a, b) =>
        lastOf(b.byMonth) - lastOf(a.byMonth) || `${a.place} ${a.sector}`.localeCompare(`${b.place} ${b.sector}`),
    )
}

const lastOf = (byMonth: readonly { readonly chance: number }[]): number =>
  byMonth.length === 0 ? 0 : at(byMonth, byMonth.length - 1).chance

/** Chances below this are not listed. */
const TRIFLE = 0.01
