import { shippedOn, type Run } from '../../clearing/index.ts'
import { formatMonth, type Month } from '../../world/index.ts'
import {
  anyOf,
  stopChances,
  summarise,
  supplyOf,
  type StopChance,
  type StressRun,
  type StressSupply,
} from '../stress/index.ts'
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

/** A run with what is read from it more than once. */
export interface RunReadout {
  readonly stops: readonly StopChance[]
  readonly run: Run
  readonly summary: StressRun
  readonly supply: readonly StressSupply[]
}

export function readRun(run: Run): RunReadout {
  const supply = supplyOf(run, new Set(run.network.world.places.keys()))
  return { run, summary: summarise(run), supply, stops: stopChances(run) }
}

/** A stop that does not come within the months asked about counts as one right after them. */
export const noStop = ({ from, to }: Observed): number => to - from + 1

export function observe(readout: RunReadout, row: Observed): Prediction {
  switch (row.quantity) {
    case 'export':
    case 'import':
      return { value: trade(readout.run, row).came, shadowPrice: undefined }
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

export function benchmark({ run }: RunReadout, row: Observed): NaiveForecast {
  const noChange = row.quantity === 'stop' ? noStop(row) : 1
  const told = row.quantity === 'export' || row.quantity === 'import'
  return { noChange, asWritten: told ? trade(run, row).asWritten : noChange }
}

const monthsOf = ({ from, to }: Observed): Month[] => Array.from({ length: to - from + 1 }, (_, k) => from + k)

/**
 * Shipped by month of departure (exports) or of arrival (imports), as a share of the usual. What arrives before the
 * first ship of the run is in was sent as usual.
 */
function trade({ network, limits, scenario, months }: Run, row: Observed): { came: number; asWritten: number } {
  let usual = 0
  let came = 0
  let asWritten = 0
  network.arcs.forEach(({ material, fromPlace, toPlace, base, transit }, s) => {
    if (!row.materials.has(material) || (row.place ?? toPlace) !== toPlace || (row.partner ?? fromPlace) !== fromPlace)
      return
    for (const month of monthsOf(row)) {
      const left = row.quantity === 'import' ? month - transit : month
      const flows = months[left - scenario.start]
      usual += base
      came += flows === undefined ? base : shippedOn(flows, s)
      asWritten += flows === undefined ? base : limits.asWritten(s, left)
    }
  })
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
  { supply }: RunReadout,
  row: Observed,
): Readonly<Record<'paid' | 'contract' | 'spot' | 'shadow', number>> {
  const months = new Set(monthsOf(row).map(formatMonth))
  let weight = 0
  const sums = { paid: 0, contract: 0, spot: 0, shadow: 0 }
  for (const entry of supply) {
    if (!row.materials.has(entry.material) || (row.place ?? entry.place) !== entry.place || entry.baselinePrice <= 0)
      continue
    for (const month of entry.byMonth) {
      if (!months.has(month.month)) continue
      // Where nothing came nothing was paid, but one kilogram more would have been worth as much.
      const came = Math.max(month.supply, LEAST_SUPPLY * entry.baselineSupply) * entry.baselinePrice
      weight += came
      sums.paid += (came * (month.averagePrice ?? month.spotPrice)) / entry.baselinePrice
      sums.contract += (came * month.contractPrice) / entry.baselinePrice
      sums.spot += (came * month.spotPrice) / entry.baselinePrice
      sums.shadow += (came * month.shadowPrice) / entry.baselinePrice
    }
  }
  const mean = (sum: number): number => (weight > 0 ? sum / weight : Number.NaN)
  return { paid: mean(sums.paid), contract: mean(sums.contract), spot: mean(sums.spot), shadow: mean(sums.shadow) }
}

const concerns = (row: Observed, use: { place: string; sector: string; material: string }): boolean =>
  row.materials.has(use.material) &&
  (row.place ?? use.place) === use.place &&
  (row.sectors.length === 0 || row.sectors.includes(use.sector))

/** Used as a share of what would usually be. */
function used({ run, summary }: RunReadout, row: Observed): number {
  const months = new Set(monthsOf(row).map(formatMonth))
  const usual = run.network.demands
    .filter(({ fact }) => concerns(row, fact))
    .reduce((sum, { base }) => sum + base * months.size, 0)
  const short = summary.uses
    .filter((use) => concerns(row, use))
    .flatMap(({ byMonth }) => byMonth)
    .reduce((sum, { month, shortfall }) => (months.has(month) ? sum + shortfall : sum), 0)
  return usual > 0 ? 1 - short / usual : Number.NaN
}

/** A line that stopped before the first month asked about counts from the first in which it stands still yet. */
/** Chance, by the end of each month asked about, that a line has stood still in one of them. */
export function stopChancesOf({ run: { scenario }, stops }: RunReadout, row: Observed): number[] {
  const first = Math.max(0, row.from - scenario.start)
  const chances = anyOf(
    stops.filter((use) => concerns(row, use)),
    first,
  )
  // Before the run nothing has stopped; what is asked of months after it is answered by its last.
  return monthsOf(row).map((month) =>
    month < scenario.start ? 0 : (chances[month - scenario.start - first] ?? chances.at(-1) ?? 0),
  )
}

/** The month by which a stop is likelier than none. */
function likelyStop(readout: RunReadout, row: Observed): number {
  const found = stopChancesOf(readout, row).findIndex((chance) => chance >= 1 / 2)
  return found < 0 ? noStop(row) : found
}
