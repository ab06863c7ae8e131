import { shippedOn, type Run } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import type { Month } from '../../world/index.ts'
import { anyOf, stopChances, summarise, supplyOf, type StopChance } from '../stress/index.ts'
import type { Observed } from './observed.ts'

/** What a run says of one observation, as a multiple of its own usual level; for a stop, months from the first month asked about. */
export interface Prediction {
  readonly value: number
  /** For a price, the shadow price. */
  readonly shadowPrice: number | undefined
}

/** What two simple rules would have said, to see whether a model is worth its trouble. */
export interface NaiveForecast {
  /** Nothing happens. */
  readonly noChange: number
  /** The measure's text at its word: what it lets through goes, the rest does not, and nobody answers. */
  readonly asWritten: number
}

/**
 * What of a run answers observations, so that one that was written down answers them as one that was just made. Lists by month count from
 * the first of the run.
 */
export interface RunReadout {
  readonly start: Month
  readonly months: number
  /** Months before the first of which shipments are known, as earlier controls left them. Before these all was as usual. */
  readonly earlier: number
  readonly trade: readonly TradeReadout[]
  readonly supply: readonly SupplyReadout[]
  readonly demands: readonly (UseOf & { readonly base: number })[]
  /** Uses that ran short. */
  readonly uses: readonly (UseOf & { readonly shortfall: readonly number[] })[]
  readonly stops: readonly StopChance[]
}

/** A good on its way between two places, tonnes a month. */
interface TradeReadout {
  readonly material: string
  readonly fromPlace: string
  readonly toPlace: string
  /** As usual. */
  readonly base: number
  /** Months under way. */
  readonly transit: number
  /** From the earlier months on, which are below 0. */
  readonly shipped: (t: number) => number
  /** What the measure's text lets through. */
  readonly asWritten: (t: number) => number
}

/** What comes of a good at a place, tonnes a month, and its prices, USD/kg. */
interface SupplyReadout {
  readonly material: string
  readonly place: string
  readonly usual: number
  readonly usualPrice: number
  readonly byMonth: readonly {
    readonly supply: number
    readonly paid: number
    readonly contract: number
    readonly spot: number
    /** Undefined where it was not kept. */
    readonly shadow: number | undefined
  }[]
}

interface UseOf {
  readonly place: string
  readonly sector: string
  readonly material: string
}

export function readRun(run: Run): RunReadout {
  const { network, scenario, limits, whole = run } = run
  const earlier = scenario.start - whole.scenario.start
  const supply = supplyOf(run, new Set(network.world.places.keys()))
  return {
    start: scenario.start,
    months: run.months.length,
    earlier,
    trade: network.arcs.map(({ material, fromPlace, toPlace, base, transit }, s) => ({
      material,
      fromPlace,
      toPlace,
      base,
      transit,
      shipped: (t) => shippedOn(at(whole.months, earlier + t), s),
      asWritten: (t) => limits.asWritten(s, scenario.start + t),
    })),
    supply: supply.map(({ material, place, baselineSupply, baselinePrice, byMonth }) => ({
      material,
      place,
      usual: baselineSupply,
      usualPrice: baselinePrice,
      byMonth: byMonth.map((month) => ({
        supply: month.supply,
        // Where nothing came nothing was paid, but one kilogram more would have cost as much.
        paid: month.averagePrice ?? month.spotPrice,
        contract: month.contractPrice,
        spot: month.spotPrice,
        shadow: month.shadowPrice,
      })),
    })),
    demands: network.demands.map(({ fact: { place, sector, material }, base }) => ({ place, sector, material, base })),
    uses: summarise(run).uses.map(({ place, sector, material, byMonth }) => ({
      place,
      sector,
      material,
      shortfall: byMonth.map(({ shortfall }) => shortfall),
    })),
    stops: stopChances(run),
  }
}

/** A stop that does not come within the months asked about counts as one right after them. */
export const noStop = ({ from, to }: Observed): number => to - from + 1

export function observe(readout: RunReadout, row: Observed): Prediction {
  switch (row.quantity) {
    case 'export':
    case 'import':
      return { value: trade(readout, row).came, shadowPrice: undefined }
    case 'price': {
      const read = prices(readout, row)
      return { value: read[priceMeant(row)], shadowPrice: read.shadow }
    }
    case 'use':
      return { value: used(readout, row), shadowPrice: undefined }
    case 'stop':
      return { value: likelyStop(readout, row), shadowPrice: undefined }
    default:
      return row.quantity satisfies never
  }
}

export function benchmark(readout: RunReadout, row: Observed): NaiveForecast {
  const noChange = row.quantity === 'stop' ? noStop(row) : 1
  const told = row.quantity === 'export' || row.quantity === 'import'
  return { noChange, asWritten: told ? trade(readout, row).asWritten : noChange }
}

const monthsOf = ({ from, to }: Observed): Month[] => Array.from({ length: to - from + 1 }, (_, k) => from + k)

/** The months of a run that a row speaks of, counted from its first. */
const countedIn = ({ start, months }: RunReadout, { from, to }: Observed): number[] => {
  const first = Math.max(0, from - start)
  return Array.from({ length: Math.max(0, Math.min(months - 1, to - start) - first + 1) }, (_, k) => first + k)
}

/**
 * Shipped by month of departure (exports) or of arrival (imports), as a share of the usual. What was sent before the months that are known
 * was sent as usual.
 */
function trade({ start, months, earlier, trade }: RunReadout, row: Observed): { came: number; asWritten: number } {
  let usual = 0
  let came = 0
  let asWritten = 0
  for (const arc of trade) {
    const { material, fromPlace, toPlace, base, transit } = arc
    if (!row.materials.has(material) || (row.place ?? toPlace) !== toPlace || (row.partner ?? fromPlace) !== fromPlace)
      continue
    for (const month of monthsOf(row)) {
      const t = (row.quantity === 'import' ? month - transit : month) - start
      const ran = t >= -earlier && t < months
      usual += base
      came += ran ? arc.shipped(t) : base
      asWritten += ran ? arc.asWritten(t) : base
    }
  }
  return usual > 0 ? { came: came / usual, asWritten: asWritten / usual } : { came: Number.NaN, asWritten: Number.NaN }
}

/** Where less came than this share of the usual flow, its price weighs as much as if this had come. */
const LEAST_SUPPLY = 1e-6

/** Which of the model's prices an observed one is set beside. At the supplier state it is the price inside, whatever the bargain. */
function priceMeant({ kind, basis }: Observed): 'paid' | 'contract' | 'spot' {
  if (kind === 'volume-weighted' || basis === 'customs-unit-value' || basis === 'traded') return 'paid'
  return basis === 'contract' ? 'contract' : 'spot'
}

/** Multiples of the baseline price, weighted by what came; over several months their mean. */
function prices(
  readout: RunReadout,
  row: Observed,
): Readonly<Record<'paid' | 'contract' | 'spot', number>> & { readonly shadow: number | undefined } {
  const months = countedIn(readout, row)
  let weight = 0
  const sums = { paid: 0, contract: 0, spot: 0, shadow: 0 }
  for (const entry of readout.supply) {
    if (!row.materials.has(entry.material) || (row.place ?? entry.place) !== entry.place || entry.usualPrice <= 0)
      continue
    for (const t of months) {
      const month = at(entry.byMonth, t)
      const came = Math.max(month.supply, LEAST_SUPPLY * entry.usual) * entry.usualPrice
      weight += came
      sums.paid += (came * month.paid) / entry.usualPrice
      sums.contract += (came * month.contract) / entry.usualPrice
      sums.spot += (came * month.spot) / entry.usualPrice
      sums.shadow += (came * (month.shadow ?? Number.NaN)) / entry.usualPrice
    }
  }
  const mean = (sum: number): number => (weight > 0 ? sum / weight : Number.NaN)
  const shadow = mean(sums.shadow)
  return {
    paid: mean(sums.paid),
    contract: mean(sums.contract),
    spot: mean(sums.spot),
    shadow: Number.isNaN(shadow) ? undefined : shadow,
  }
}

const concerns = (row: Observed, use: UseOf): boolean =>
  row.materials.has(use.material) &&
  (row.place ?? use.place) === use.place &&
  (row.sectors.length === 0 || row.sectors.includes(use.sector))

/** Used as a share of what would usually be. */
function used(readout: RunReadout, row: Observed): number {
  const months = countedIn(readout, row)
  const usual = readout.demands
    .filter((use) => concerns(row, use))
    .reduce((sum, { base }) => sum + base * monthsOf(row).length, 0)
  let short = 0
  for (const { shortfall } of readout.uses.filter((use) => concerns(row, use)))
    for (const t of months) short += at(shortfall, t)
  return usual > 0 ? 1 - short / usual : Number.NaN
}

/** A line that stopped before the first month asked about counts from the first in which it stands still yet. */
/** Chance, by the end of each month asked about, that a line has stood still in one of them. */
export function stopChancesOf({ start, stops }: RunReadout, row: Observed): number[] {
  const first = Math.max(0, row.from - start)
  const chances = anyOf(
    stops.filter((use) => concerns(row, use)),
    first,
  )
  // Before the run nothing has stopped; what is asked of months after it is answered by its last.
  return monthsOf(row).map((month) => (month < start ? 0 : (chances[month - start - first] ?? chances.at(-1) ?? 0)))
}

/** The month by which a stop is likelier than none. */
function likelyStop(readout: RunReadout, row: Observed): number {
  const found = stopChancesOf(readout, row).findIndex((chance) => chance >= 1 / 2)
  return found < 0 ? noStop(row) : found
}
