import type { StressResult } from '../../../src/studies/index.ts'
import { priceRows, stopRows, type PriceRow } from '../../subjects/stress.ts'
import type { SectorStops } from './state.ts'

/** How much more something is than what it is compared with. */
export interface Change {
  readonly by: number
  /** As a share of the first; nothing where that is nothing. */
  readonly share: number | undefined
}

export const changeOf = (first: number, second: number): Change => ({
  by: second - first,
  share: first > 0 ? (second - first) / first : undefined,
})

/** As small a loss as no figure shows, M USD. */
export const NOTHING = 0.005

/** What a sector loses under each question, M USD. */
export interface SectorLoss {
  readonly sector: string
  readonly lost: readonly number[]
}

/** Sectors that lose under any of the questions; those between whose losses most lies come first. */
export function lossBySector(results: readonly StressResult[]): SectorLoss[] {
  const rows = results.map(stopRows)
  const sectors = [...new Set(rows.flatMap((own) => own.map(({ sector }) => sector)))]
  return sectors
    .map((sector) => ({
      sector,
      lost: rows.map((own) => own.reduce((sum, row) => sum + (row.sector === sector ? row.valueAddedLost : 0), 0)),
    }))
    .filter(({ lost }) => lost.some((one) => one > NOTHING))
    .sort((a, b) => spread(b) - spread(a) || Math.max(...b.lost) - Math.max(...a.lost))
}

const spread = ({ lost }: SectorLoss): number => Math.max(...lost) - Math.min(...lost)

/** Months by which a line stops later than under the first question; nothing where it goes on under either. */
export function laterBy({ stops }: SectorStops, i: number): number | undefined {
  const [first, other] = [stops[0], stops[i]]
  if (first === null || first === undefined || other === null || other === undefined) return undefined
  return monthNumber(other) - monthNumber(first)
}
const monthNumber = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5))

/** The highest price of a material at a place under each question, as a multiple of the usual; nothing where it is not short there. */
export interface PricePeaks {
  readonly place: string
  readonly material: string
  readonly spot: readonly (number | undefined)[]
  readonly paid: readonly (number | undefined)[]
}

/** Materials that run short under any of the questions, the dearest first. */
export function pricePeaks(results: readonly StressResult[]): PricePeaks[] {
  const rows = results.map(priceRows)
  const pairs = new Map(rows.flat().map(({ place, material }) => [`${place} ${material}`, { place, material }]))
  const found = (own: readonly PriceRow[], key: string): PriceRow | undefined =>
    own.find(({ place, material }) => `${place} ${material}` === key)
  return [...pairs]
    .map(([key, pair]) => ({
      ...pair,
      spot: rows.map((own) => {
        const row = found(own, key)
        return row && Math.max(...row.months.map(({ spotPrice }) => spotPrice))
      }),
      paid: rows.map((own) => found(own, key)?.averagePrice ?? undefined),
    }))
    .sort((a, b) => dearest(b) - dearest(a))
}

const dearest = ({ spot }: PricePeaks): number => Math.max(...spot.map((price) => price ?? 0))
