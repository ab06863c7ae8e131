import { at } from '../../lists/index.ts'
import { formatMonth, type World } from '../../world/index.ts'
import type { Run } from '../../clearing/index.ts'
import { log } from '../exp-log.ts'
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
 * a(s) is what is made and received of the good at the place in month s, as a share of the usual, u the line's place in the queue, which it
 * keeps; stock is lognormal, its mean what users of the good hold. Relief is what such a line gets all the same: by air, from others,
 * by building unfinished. It is a judgement with a wide range, as is the size of a line.
 */
export interface StopChance {
  readonly place: string
  readonly sector: string
  readonly material: string
  /** By the end of each month of the run; never falls. */
  readonly byMonth: readonly number[]
}

/** Chances of every use of a good that is traded, in the order of the network. */
export function stopChances(run: Run, supply = supplyOf(run, new Set(run.network.world.places.keys()))): StopChance[] {
  const { network } = run
  const arrivals = new Map(supply.map((entry) => [`${entry.material} ${entry.place}`, sharesOf(entry)]))
  const terms = termsOf(network.world)
  return network.demands.flatMap(({ fact, base, buyers }) => {
    const shares = arrivals.get(`${fact.material} ${fact.place}`)
    if (shares === undefined || base <= 0) return []
    const stock = buyers.reduce((sum, b) => sum + at(network.buyers, b).cover, 0) / base
    const lines = Math.max(1, fact.grossOutput.value / (THOUSAND * terms.output))
    return [
      {
        place: fact.place,
        sector: fact.sector,
        material: fact.material,
        byMonth: chancesOf(shares, { ...terms, stock, lines }),
      },
    ]
  })
}

/** M USD in bn USD. */
const THOUSAND = 1000

const sharesOf = ({ byMonth, baselineSupply }: StressSupply): number[] =>
  byMonth.map(({ supply }) => Math.min(1, supply / baselineSupply))

interface Terms {
  /** Share of its use that a line without goods gets all the same. */
  readonly relief: number
  /** Standard deviation of the logarithm of stock. */
  readonly spread: number
  /** Gross output of a line, bn USD a year. */
  readonly output: number
}

const termsOf = (world: World): Terms => ({
  relief: world.parameter('line-relief'),
  spread: world.parameter('line-stock-spread'),
  output: world.parameter('line-output'),
})

/**
 * @param shares what comes in each month, as a share of the usual
 * @param terms `stock` in months of use, a mean over lines; `lines` need not be whole
 */
export function chancesOf(
  shares: readonly number[],
  { relief, spread, stock, lines }: Omit<Terms, 'output'> & { readonly stock: number; readonly lines: number },
): number[] {
  // Between two of these, all lines get the same.
  const ends = [...new Set([0, 1, ...shares])].filter((end) => end >= 0 && end <= 1).sort((a, b) => a - b)
  const short = ends.map(() => 0)
  return shares.map((share) => {
    let stopped = 0
    for (let i = 0; i + 1 < ends.length; i++) {
      const [from, to] = [at(ends, i), at(ends, i + 1)]
      if (from >= share) short[i] = at(short, i) + 1 - relief
      stopped += (to - from) * below(stock, spread, at(short, i))
    }
    return 1 - (1 - Math.min(1, stopped)) ** lines
  })
}

const LEAST_RATIO = 1e-12

/** Chance that a lognormal number of this mean lies below another. */
function below(mean: number, spread: number, value: number): number {
  const ratio = value / mean
  // Beyond these ends no logarithm is needed, and 0 and Infinity have none.
  if (value <= 0 || ratio < LEAST_RATIO) return 0
  if (!(ratio < 1 / LEAST_RATIO)) return 1
  if (spread === 0) return Number(mean < value)
  return normalBelow((log(ratio) + (spread * spread) / 2) / spread)
}

/** Chance, by month, that some line of one of several uses has stopped: they stop independently of each other. */
export const anyOf = (chances: readonly StopChance[]): number[] =>
  (chances[0]?.byMonth ?? []).map((_, t) => 1 - chances.reduce((none, { byMonth }) => none * (1 - at(byMonth, t)), 1))

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
    .filter(({ byMonth }) => (byMonth.at(-1)?.chance ?? 0) >= TRIFLE)
    .sort(
      (a, b) =>
        (b.byMonth.at(-1)?.chance ?? 0) - (a.byMonth.at(-1)?.chance ?? 0) ||
        `${a.place} ${a.sector}`.localeCompare(`${b.place} ${b.sector}`),
    )
}

/** Chances below this are not listed. */
const TRIFLE = 0.01
