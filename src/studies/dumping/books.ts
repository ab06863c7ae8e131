import type { Baseline } from '../../clearing/index.ts'
import {
  inMillions,
  inYears,
  MONTHS_PER_YEAR,
  perMonth,
  quantity,
  tonnes,
  type MillionUsd,
  type ThousandUsdPerYear,
  type UsdPerKg,
} from '../../quantity/index.ts'
import type { DumpingPath, Month, World } from '../../world/index.ts'
import type { FigureName, Figures } from './figures.ts'
import type { PlantInYear } from './instruments.ts'
import { costOf, type Plant } from './plants.ts'
import { openPrices, type PathPrices } from './prices.ts'

/** Months of a path that are settled together, a year or what is left of one. */
export interface Year {
  readonly from: Month
  readonly months: number
}

export const yearsOf = (start: Month, months: number): Year[] =>
  Array.from({ length: Math.ceil(inYears(months)) }, (_, y) => ({
    from: start + MONTHS_PER_YEAR * y,
    months: Math.min(MONTHS_PER_YEAR, months - MONTHS_PER_YEAR * y),
  }))

/** What the books of plants are drawn up from: prices under a path, and a value of every uncertain figure. */
export interface Books {
  readonly world: World
  readonly baseline: Baseline
  readonly prices: PathPrices
  readonly figures: Figures
  /** Whether lenders' service of new plants counts as a cost. */
  readonly capital: boolean
}

/** Opens books under a path, for any values of the figures. */
export function booksUnder(
  world: World,
  baseline: Baseline,
  path: DumpingPath,
  capital: boolean,
): (figures: Figures) => Books {
  const prices = openPrices(world, baseline, path)
  return (figures) => ({ world, baseline, prices: prices(figures), figures, capital })
}

/** What comes on top of the price of what a plant sells, and of what it buys. */
export type TopUp = (plant: Plant, material: string, side: 'out' | 'in') => UsdPerKg
const NO_TOP_UP: TopUp = () => quantity(0)

/** What a plant's goods fetch above the tabled price, a share of it: it differs from maker to maker. */
export function premiumOf({ world, figures }: Books, { site, stage }: Plant): number {
  const figure = world.shutdown(stage, 'premium')
  return figure === undefined ? 0 : figures.of(figure, 'high', premiumName(site))
}
const premiumName = (site: string): FigureName => `premium ${site}`

/** The same books, with premiums at an end of their range in place of where the figures put them. */
export const withPremiumsAt = (books: Books, plants: readonly Plant[], end: 'low' | 'high'): Books => {
  const names = new Set<FigureName>(plants.map(({ site }) => premiumName(site)))
  const of: Figures['of'] = (figure, better, name) =>
    names.has(name) ? figure[end] : books.figures.of(figure, better, name)
  return { ...books, figures: { of } }
}

/**
 * What a plant's books show at the prices of a month, taken as a steady year at its full rate:
 *
 *   margin = sum out . ( ( 1 + premium ) . price + top-up ) - sum in . ( price + top-up ) - cost of running ( - capital service )
 *
 * `month` undefined: at baseline prices.
 */
export function marginsOf(books: Books, plant: Plant): (month?: Month, topUp?: TopUp) => ThousandUsdPerYear {
  const { prices, figures, capital } = books
  const fetched = 1 + premiumOf(books, plant)
  const cost = costOf(plant, figures) + (capital ? plant.capital : 0)
  return (month, topUp = NO_TOP_UP) => {
    const price = (material: string): number =>
      month === undefined ? prices.baseline(material, plant.place) : prices.at(material, plant.place, month)
    let sum = -cost
    for (const [material, mass] of plant.outputs)
      sum += mass * (fetched * price(material) + topUp(plant, material, 'out'))
    for (const [material, mass] of plant.inputs) sum -= mass * (price(material) + topUp(plant, material, 'in'))
    return quantity(sum)
  }
}

/** Months of a year in which a plant stands. */
export const availableMonths = ({ availableFrom }: Plant, { from, months }: Year): number =>
  Math.max(0, Math.min(months, from + months - availableFrom))

/** What a plant earns if it runs at its full rate through the months of a year in which it stands. */
export function yearly(books: Books, plant: Plant, year: Year, topUp: TopUp = NO_TOP_UP): MillionUsd {
  const margin = marginsOf(books, plant)
  let cash = 0
  for (let month = Math.max(year.from, plant.availableFrom); month < year.from + year.months; month++)
    cash += perMonth(margin(month, topUp))
  return inMillions(quantity(cash))
}

/** A plant's masses in a year. */
export function inYear(plant: Plant, year: Year): PlantInYear {
  const part = inYears(availableMonths(plant, year))
  const scaled = (of: Plant['outputs']): PlantInYear['outputs'] =>
    new Map([...of].map(([id, flow]) => [id, tonnes(part * flow)]))
  return { site: plant.site, place: plant.place, outputs: scaled(plant.outputs), inputs: scaled(plant.inputs) }
}

/** Price of a material over a year, as the core gets it: mean over months and plants, weighted by what they make. */
export function benchmark({ prices }: Books, core: readonly Plant[], material: string, year: Year): UsdPerKg {
  let mass = 0
  let worth = 0
  for (const plant of core) {
    const made = plant.outputs.get(material) ?? 0
    if (made === 0) continue
    for (let month = Math.max(year.from, plant.availableFrom); month < year.from + year.months; month++) {
      mass += made
      worth += made * prices.at(material, plant.place, month)
    }
  }
  return quantity(mass > 0 ? worth / mass : 0)
}

/** Worth of what a plant sells in a year at tabled prices. */
export const revenueOf = ({ prices }: Books, { outputs, place }: Plant): ThousandUsdPerYear =>
  quantity([...outputs].reduce((worth, [material, mass]) => worth + mass * prices.baseline(material, place), 0))
