import { quantity, tonnes } from '../../src/quantity/index.ts'
import { SHORT, STANDS_STILL } from '../../src/studies/light.ts'
import type { StressRange, StressResult } from '../../src/studies/index.ts'

type Run = StressResult['central']
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
  readonly timeToSurvive: number | null
  readonly valueAddedLost: number
  readonly needed: number
  readonly shortfall: number
  readonly months: readonly {
    readonly month: string
    /** Shares of the month's need. */
    readonly shortfall: number
    readonly stopped: number
    /** Tonnes, and months of use on the shelf. */
    readonly served: number
    readonly shortfallTonnes: number
    readonly stoppedTonnes: number
    readonly monthsOfCover: number
  }[]
}

/** Uses at the places asked about that are short: those that stop first come first, then the dearest. */
export function stopRows({ central, focus }: StressResult): StopRow[] {
  const asked = new Set(focus)
  return central.uses
    .filter(({ place }) => asked.has(place))
    .map(rowOf)
    .sort(
      (a, b) =>
        (a.stops ?? '9999').localeCompare(b.stops ?? '9999') ||
        b.valueAddedLost - a.valueAddedLost ||
        b.shortfall - a.shortfall,
    )
}

const rowOf = ({ byMonth, firstStop, ...use }: Use): StopRow => ({
  place: use.place,
  sector: use.sector,
  material: use.material,
  unit: use.unit,
  stops: firstStop?.month ?? null,
  buyer: firstStop?.buyer ?? null,
  timeToSurvive: firstStop?.timeToSurvive ?? null,
  valueAddedLost: use.valueAddedLost,
  needed: use.needed,
  shortfall: use.shortfall,
  months: byMonth.map(({ month, served, shortfall, stopped, monthsOfCover }) => {
    const need = served + shortfall
    const share = (part: number): number => (need > 0 ? Math.min(1, Math.max(0, part / need)) : 0)
    return {
      month,
      shortfall: share(shortfall),
      stopped: share(stopped),
      served,
      shortfallTonnes: shortfall,
      stoppedTonnes: stopped,
      monthsOfCover,
    }
  }),
})

/** The chance by month that some line of a sector has stopped, and what the sector is expected to lose there. */
export interface ChanceOfSector {
  readonly place: string
  readonly sector: string
  readonly months: readonly { readonly month: string; readonly chance: number }[]
  /** At the end of the run. */
  readonly last: number
  /** Of all its uses, M USD. */
  readonly valueAddedLost: number
}

/** The likeliest first. */
export const chanceRows = ({ stopChances, central }: StressResult): ChanceOfSector[] =>
  stopChances.map(({ place, sector, byMonth }) => ({
    place,
    sector,
    months: byMonth,
    last: byMonth.at(-1)?.chance ?? 0,
    valueAddedLost: central.uses
      .filter((use) => use.place === place && use.sector === sector)
      .reduce((sum, use) => sum + use.valueAddedLost, 0),
  }))

/** What a sector loses at the places asked about, and for lack of what. */
export interface SectorLoss {
  readonly sector: string
  readonly valueAddedLost: number
  /** Its uses that lose anything, the dearest first. */
  readonly uses: readonly StopRow[]
}

/** The dearest first; sectors without a loss are left out. */
export function sectorLosses(rows: readonly StopRow[]): SectorLoss[] {
  const dearest = rows
    .filter(({ valueAddedLost }) => valueAddedLost > 0)
    .sort((a, b) => b.valueAddedLost - a.valueAddedLost)
  return [...new Set(dearest.map(({ sector }) => sector))]
    .map((sector) => {
      const uses = dearest.filter((use) => use.sector === sector)
      return { sector, uses, valueAddedLost: uses.reduce((sum, use) => sum + use.valueAddedLost, 0) }
    })
    .sort((a, b) => b.valueAddedLost - a.valueAddedLost)
}

/** What a month looks like at a glance: three steps of standing still, so that a picture stays readable. */
export type Glance = 'served' | 'short' | 'some' | 'much'
export const glance = ({ shortfall, stopped }: StopRow['months'][number]): Glance =>
  stopped > 0.3 ? 'much' : stopped > STANDS_STILL ? 'some' : shortfall > SHORT ? 'short' : 'served'

/** Prices of what runs short where the answer is asked about, as multiples of the baseline's. */
export interface PriceRow {
  readonly place: string
  readonly material: string
  readonly unit: string
  readonly baseline: number
  readonly baselineSupply: number
  /** Least that came in a month, as a share of the usual. */
  readonly least: number
  /** Both ends of the shadow price in its dearest month; high null: nothing is left to lose. */
  readonly peak: { readonly month: string; readonly low: number; readonly high: number | null }
  /** The use that is served in part at the peak. */
  readonly marginalUse: { readonly sector: string; readonly kind: string } | null
  readonly averagePrice: number | null
  readonly months: readonly {
    readonly month: string
    readonly supply: number
    readonly insidePrice: number
    readonly contractPrice: number
    readonly spotPrice: number
    readonly averagePrice: number | null
  }[]
}

const ENOUGH = 0.9

export function priceRows({ central, focus }: StressResult): PriceRow[] {
  return central.supply
    .filter(
      ({ place, baselinePrice, byMonth, baselineSupply }) =>
        focus.includes(place) && baselinePrice > 0 && byMonth.some(({ supply }) => supply < ENOUGH * baselineSupply),
    )
    .map(priceRow)
    .sort((a, b) => b.peak.low - a.peak.low)
}

function priceRow({ place, material, unit, baselineSupply, baselinePrice, byMonth, peak }: Supply): PriceRow {
  const times = (price: number): number => price / baselinePrice
  const dearest = byMonth.reduce(
    (best, month) => (month.shadowPrice > best.shadowPrice ? month : best),
    byMonth[0] ?? NONE,
  )
  const paid = byMonth.flatMap((month) => (month.averagePrice === null ? [] : [times(month.averagePrice)]))
  return {
    place,
    material,
    unit,
    baselineSupply,
    baseline: baselinePrice,
    least: Math.min(...byMonth.map(({ supply }) => supply / baselineSupply)),
    peak:
      peak === undefined
        ? { month: dearest.month, low: times(dearest.shadowPrice), high: times(dearest.shadowPrice) }
        : { month: peak.month, low: times(peak.low), high: peak.high === null ? null : times(peak.high) },
    marginalUse: peak?.marginalUse ?? null,
    averagePrice: paid.length === 0 ? null : Math.max(...paid),
    months: byMonth.map((month) => ({
      month: month.month,
      supply: month.supply / baselineSupply,
      insidePrice: times(month.insidePrice),
      contractPrice: times(month.contractPrice),
      spotPrice: times(month.spotPrice),
      averagePrice: month.averagePrice === null ? null : times(month.averagePrice),
    })),
  }
}
const NONE: Supply['byMonth'][number] = {
  month: '',
  supply: tonnes(0),
  shadowPrice: quantity<'USD/kg'>(0),
  shadowPriceNonCoercer: null,
  insidePrice: quantity<'USD/kg'>(0),
  contractPrice: quantity<'USD/kg'>(0),
  spotPrice: quantity<'USD/kg'>(0),
  averagePrice: null,
}

/** A figure in the central case and its ends; they are missing until they are computed, and where nothing says how far it goes. */
export interface Cases {
  readonly central: number
  readonly low: number | undefined
  readonly high: number | undefined
}

/** Whether a result has a mild and a severe case beside it, or will have: where no ensemble is kept of its question. */
export const hasShiftedCases = ({ band }: StressResult, range: StressRange | undefined): boolean =>
  range === undefined ? band?.provisional !== false : range.mild !== undefined

/** Value added lost at the places asked about: from the mild to the severe case, or where those are left out nine in ten of the draws kept. */
export function lossOf(result: StressResult, range: StressRange | undefined): Cases {
  const cases = casesOf(result, range, ({ valueAddedLost }) => valueAddedLost)
  const { band } = result
  if (band === undefined || hasShiftedCases(result, range)) return cases
  return { ...cases, low: band.valueAddedLost.p5, high: band.valueAddedLost.p95 }
}

/** A figure in the mild, the central and the severe case. */
export function casesOf(result: StressResult, range: StressRange | undefined, pick: (place: Place) => number): Cases {
  const total = (run: Run): number =>
    run.places.filter(({ place }) => result.focus.includes(place)).reduce((sum, place) => sum + pick(place), 0)
  return {
    central: total(result.central),
    low: range?.mild && total(range.mild),
    high: range?.severe && total(range.severe),
  }
}

/** Places that were not asked about and still lose or pay, the hardest hit first. */
export const othersHit = ({ central, focus }: StressResult): Place[] =>
  central.places.filter(
    ({ place, valueAddedLost, importCostIncrease }) =>
      !focus.includes(place) && (valueAddedLost > 0.5 || importCostIncrease > 0.5),
  )

/** Sectors at the places asked about, and how many of them see a line stop. */
export function sectorsStopped(rows: readonly StopRow[]): { stopped: number; first: StopRow | undefined } {
  const stopped = rows.filter(({ stops }) => stops !== null)
  return { stopped: new Set(stopped.map(({ sector }) => sector)).size, first: stopped[0] }
}
