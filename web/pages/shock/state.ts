import { quantity, tonnes } from '../../../src/quantity/index.ts'
import { SHORT, STANDS_STILL } from '../../../src/studies/stress/short.ts'
import type { StressRange, StressResult } from '../../../src/studies/index.ts'

type Run = StressResult['middle']
type Use = Run['uses'][number]
type Supply = Run['supply'][number]
type Place = Run['places'][number]

/** One use in one sector: what it needs, and how much of it is stretched or stands still in each month. */
export interface StopRow {
  readonly place: string
  readonly sector: string
  readonly material: string
  readonly unit: string
  readonly stops: string | null
  readonly buyer: string | null
  readonly survives: number | null
  readonly lostAdded: number
  readonly needed: number
  readonly short: number
  readonly months: readonly {
    readonly month: string
    /** Shares of the month's need. */
    readonly short: number
    readonly stopped: number
    /** Tonnes, and months of use on the shelf. */
    readonly served: number
    readonly shortTonnes: number
    readonly stoppedTonnes: number
    readonly cover: number
  }[]
}

/** Uses at the places asked about that go short: those that stop first come first, then the dearest. */
export function stopRows({ middle, report }: StressResult): StopRow[] {
  const asked = new Set(report)
  return middle.uses
    .filter(({ place }) => asked.has(place))
    .map(rowOf)
    .sort(
      (a, b) => (a.stops ?? '9999').localeCompare(b.stops ?? '9999') || b.lostAdded - a.lostAdded || b.short - a.short,
    )
}

const rowOf = ({ byMonth, firstStop, ...use }: Use): StopRow => ({
  place: use.place,
  sector: use.sector,
  material: use.material,
  unit: use.unit,
  stops: firstStop?.month ?? null,
  buyer: firstStop?.buyer ?? null,
  survives: firstStop?.survives ?? null,
  lostAdded: use.lostAdded,
  needed: use.needed,
  short: use.short,
  months: byMonth.map(({ month, served, short, stopped, cover }) => {
    const need = served + short
    const share = (part: number): number => (need > 0 ? Math.min(1, Math.max(0, part / need)) : 0)
    return {
      month,
      short: share(short),
      stopped: share(stopped),
      served,
      shortTonnes: short,
      stoppedTonnes: stopped,
      cover,
    }
  }),
})

/** What a month looks like at a glance: three steps of standing still, so that a picture stays readable. */
export type Glance = 'served' | 'short' | 'some' | 'much'
export const glance = ({ short, stopped }: StopRow['months'][number]): Glance =>
  stopped > 0.3 ? 'much' : stopped > STANDS_STILL ? 'some' : short > SHORT ? 'short' : 'served'

/** Prices of what runs short where the answer is asked about, as multiples of the baseline's. */
export interface PriceRow {
  readonly place: string
  readonly material: string
  readonly unit: string
  readonly baseline: number
  readonly usual: number
  /** Least that came in a month, as a share of the usual. */
  readonly least: number
  /** Both ends of the scarcity price in its dearest month; high null: nothing is left to lose. */
  readonly peak: { readonly month: string; readonly low: number; readonly high: number | null }
  /** The use that is served in part at the peak. */
  readonly setBy: { readonly sector: string; readonly kind: string } | null
  readonly paid: number | null
  readonly months: readonly {
    readonly month: string
    readonly came: number
    readonly scarcity: number
    readonly paid: number | null
  }[]
}

const ENOUGH = 0.9

export function priceRows({ middle, report }: StressResult): PriceRow[] {
  return middle.supply
    .filter(
      ({ place, baselinePrice, byMonth, usual }) =>
        report.includes(place) && baselinePrice > 0 && byMonth.some(({ came }) => came < ENOUGH * usual),
    )
    .map(priceRow)
    .sort((a, b) => b.peak.low - a.peak.low)
}

function priceRow({ place, material, unit, usual, baselinePrice, byMonth, peak }: Supply): PriceRow {
  const times = (price: number): number => price / baselinePrice
  const dearest = byMonth.reduce((best, month) => (month.scarcity > best.scarcity ? month : best), byMonth[0] ?? NONE)
  const paid = byMonth.flatMap((month) => (month.paid === null ? [] : [times(month.paid)]))
  return {
    place,
    material,
    unit,
    usual,
    baseline: baselinePrice,
    least: Math.min(...byMonth.map(({ came }) => came / usual)),
    peak:
      peak === undefined
        ? { month: dearest.month, low: times(dearest.scarcity), high: times(dearest.scarcity) }
        : { month: peak.month, low: times(peak.low), high: peak.high === null ? null : times(peak.high) },
    setBy: peak?.setBy ?? null,
    paid: paid.length === 0 ? null : Math.max(...paid),
    months: byMonth.map((month) => ({
      month: month.month,
      came: month.came / usual,
      scarcity: times(month.scarcity),
      paid: month.paid === null ? null : times(month.paid),
    })),
  }
}
const NONE: Supply['byMonth'][number] = {
  month: '',
  came: tonnes(0),
  scarcity: quantity<'USD/kg'>(0),
  scarcityFree: null,
  paid: null,
}

/** A figure in the mild, the middle and the severe case; the range is missing until it is worked out. */
export interface Cases {
  readonly middle: number
  readonly mild: number | undefined
  readonly severe: number | undefined
}

export function casesOf(result: StressResult, range: StressRange | undefined, pick: (place: Place) => number): Cases {
  const total = (run: Run): number =>
    run.places.filter(({ place }) => result.report.includes(place)).reduce((sum, place) => sum + pick(place), 0)
  return {
    middle: total(result.middle),
    mild: range === undefined ? undefined : total(range.mild),
    severe: range === undefined ? undefined : total(range.severe),
  }
}

/** Places that were not asked about and lose or pay all the same, the hardest hit first. */
export const othersHit = ({ middle, report }: StressResult): Place[] =>
  middle.places.filter(({ place, lostAdded, bill }) => !report.includes(place) && (lostAdded > 0.5 || bill > 0.5))

/** Sectors at the places asked about, and how many of them see a line stop. */
export function sectorsStopped(rows: readonly StopRow[]): { stopped: number; first: StopRow | undefined } {
  const stopped = rows.filter(({ stops }) => stops !== null)
  return { stopped: new Set(stopped.map(({ sector }) => sector)).size, first: stopped[0] }
}
