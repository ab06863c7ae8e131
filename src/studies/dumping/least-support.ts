import type { Baseline } from '../../clearing/index.ts'
import { at, entry } from '../../lists/index.ts'
import {
  inMillions,
  inYears,
  less,
  minus,
  MONTHS_PER_YEAR,
  pay,
  perMonth,
  quantity,
  sum,
  sumOf,
  tonnes,
  type MillionUsd,
  type Tonnes,
  type UsdPerKg,
} from '../../quantity/index.ts'
import type { Optimality, Solver } from '../../solver/index.ts'
import type { Month, World } from '../../world/index.ts'
import { priceSupportsOf, type Instrument, type PriceSupport, type PlantInYear } from './instruments.ts'
import { leastCost } from './least-cost.ts'
import { margin, premium, type Plant } from './plants.ts'
import type { Case, Prices } from './prices.ts'

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

/** The books of some plants under a path, in a case: what each asks of prices, year by year. */
export interface Books {
  readonly world: World
  readonly baseline: Baseline
  readonly prices: Prices
  readonly which: Case
  /** Whether lenders' service counts as a cost. */
  readonly capital: boolean
}

/** What comes on top of the price of what a plant sells, and of what it buys. */
export type TopUp = (plant: Plant, material: string, side: 'out' | 'in') => UsdPerKg
const NO_TOP_UP: TopUp = () => quantity(0)

/** Months of a year in which a plant stands. */
const availableMonths = ({ availableFrom }: Plant, { from, months }: Year): number =>
  Math.max(0, Math.min(months, from + months - availableFrom))

/** Cash of a plant if it runs through the months of a year in which it stands. */
export function yearly(
  { world, prices, which, capital }: Books,
  plant: Plant,
  year: Year,
  topUp: TopUp = NO_TOP_UP,
): MillionUsd {
  let cash = 0
  const more = premium(world, plant, prices, which)
  for (let month = Math.max(year.from, plant.availableFrom); month < year.from + year.months; month++)
    cash += perMonth(
      sum(
        margin(
          plant,
          (material, side) => sum(prices.at(material, plant.place, month), topUp(plant, material, side)),
          which,
          capital,
        ),
        more,
      ),
    )
  return inMillions(quantity(cash))
}

function inYear(plant: Plant, year: Year): PlantInYear {
  const part = inYears(availableMonths(plant, year))
  const scaled = (of: Plant['outputs']): PlantInYear['outputs'] =>
    new Map([...of].map(([id, flow]) => [id, tonnes(part * flow)]))
  return { site: plant.site, place: plant.place, outputs: scaled(plant.outputs), inputs: scaled(plant.inputs) }
}

/** Price of a material over a year, as the core gets it: mean over months and plants, weighted by what they make. */
export function benchmark({ prices }: Books, core: readonly Plant[], material: string, year: Year): UsdPerKg {
  let mass = 0
  let worth = 0
  for (const plant of core)
    for (let month = Math.max(year.from, plant.availableFrom); month < year.from + year.months; month++) {
      const made = plant.outputs.get(material) ?? 0
      mass += made
      worth += made * prices.at(material, plant.place, month)
    }
  return quantity(mass > 0 ? worth / mass : 0)
}

interface SupportYear extends Year, Optimality {
  readonly topUps: readonly { readonly material: string; readonly price: UsdPerKg; readonly topUp: UsdPerKg }[]
  /** Who pays (the treasury less than nothing where it takes in), and what the core gets. */
  readonly fiscalCost: MillionUsd
  readonly consumerCost: MillionUsd
  readonly producerTransfer: MillionUsd
  /** Part of that beyond what each plant was short of. */
  readonly overcompensation: MillionUsd
  readonly sites: readonly {
    readonly site: string
    readonly requiredSupport: MillionUsd
    readonly receivedSupport: MillionUsd
    readonly allocatedCost: MillionUsd
  }[]
  /** What plants that cannot be kept are still short of in this year. */
  readonly shortfalls: readonly { readonly site: string; readonly shortfall: MillionUsd }[]
  readonly bound: MillionUsd
}

export interface LeastSupport {
  readonly instrument: Instrument
  readonly years: readonly SupportYear[]
  /** The poorest year of any plant that is kept, worked out again from the books at the raised prices. */
  readonly minAnnualCash: MillionUsd
}

/** What a dollar a kilogram on a mass is worth. */
const perDollar = (mass: Tonnes): MillionUsd => inMillions(pay(mass, quantity<'USD/kg'>(1)))

/**
 * The least cost at which no plant of the core loses money in any year of the path. Year by year, and not over the whole
 * path: an owner gives in after about a year of loss, and lenders ask each year. Years do not touch one another, so that
 * each is a programme of its own (`least-cost.ts`).
 */
export function leastSupport(
  solver: Solver,
  books: Books,
  instrument: Instrument,
  members: readonly string[],
  core: readonly Plant[],
  years: readonly Year[],
): LeastSupport {
  let minAnnualCash = Number.POSITIVE_INFINITY
  const supportYears = years.map((year): SupportYear => {
    const there = core.filter((plant) => availableMonths(plant, year) > 0)
    const scaled = new Map(there.map((plant) => [plant, inYear(plant, year)]))
    const supports = priceSupportsOf(
      books.world,
      books.baseline,
      instrument,
      members,
      [...scaled.values()],
      inYears(year.months),
    )
    const net = (support: PriceSupport, plant: PlantInYear): Tonnes =>
      less(support.revenueEffect(plant), support.costEffect(plant))
    const requiredSupport = there.map((plant) => minus(yearly(books, plant, year)))
    const prices = supports.map(({ material }) => benchmark(books, there, material, year))
    const found = leastCost(solver, {
      plants: there.map(({ site }) => site),
      materials: supports.map(({ material }) => material),
      gain: there.map((plant) => supports.map((support) => perDollar(net(support, entry(scaled, plant))))),
      requiredSupport,
      cost: supports.map(({ treasury, users }) => perDollar(instrument === 'cfd' ? treasury : users)),
      price: prices,
    })
    const topUps = found.topUp.map((value) => quantity<'USD/kg'>(value))
    const paidOn = (side: (support: PriceSupport) => Tonnes): MillionUsd =>
      sumOf(supports.map((support, m) => inMillions(pay(side(support), at(topUps, m)))))
    const topUp = topUpOf(supports, topUps, scaled)
    const sites = there.map((plant, i) => {
      const after = yearly(books, plant, year, topUp)
      if (at(found.shortfall, i) === 0) minAnnualCash = Math.min(minAnnualCash, after)
      return {
        site: plant.site,
        requiredSupport: quantity<'MUSD'>(Math.max(0, at(requiredSupport, i))),
        receivedSupport: sum(after, at(requiredSupport, i)),
        allocatedCost: quantity<'MUSD'>(at(found.allocatedCost, i)),
      }
    })
    return {
      ...year,
      topUps: supports.flatMap(({ material }, m) => {
        const raised = at(topUps, m)
        return raised > 0 ? [{ material, price: at(prices, m), topUp: raised }] : []
      }),
      fiscalCost: paidOn(({ treasury }) => treasury),
      consumerCost: paidOn(({ users }) => users),
      producerTransfer: sumOf(sites.map(({ receivedSupport }) => receivedSupport)),
      overcompensation: sumOf(
        sites.map((site) => quantity<'MUSD'>(Math.max(0, site.receivedSupport - site.requiredSupport))),
      ),
      sites,
      shortfalls: there.flatMap(({ site }, i) => {
        const left = quantity<'MUSD'>(at(found.shortfall, i))
        return left > 0 ? [{ site, shortfall: left }] : []
      }),
      bound: quantity<'MUSD'>(found.bound),
      gap: found.gap,
      optimal: found.optimal,
    }
  })
  return {
    instrument,
    years: supportYears,
    minAnnualCash: quantity(Number.isFinite(minAnnualCash) ? minAnnualCash : 0),
  }
}

/** What raised prices are to a plant: the part of what it sells, and of what it buys, that they reach. */
function topUpOf(
  supports: readonly PriceSupport[],
  topUps: readonly UsdPerKg[],
  scaled: ReadonlyMap<Plant, PlantInYear>,
): TopUp {
  const raised = new Map(supports.map((support, m) => [support.material, { support, by: at(topUps, m) }]))
  return (plant, material, side) => {
    const own = entry(scaled, plant)
    const mass = (side === 'out' ? own.outputs : own.inputs).get(material) ?? 0
    const known = raised.get(material)
    if (known === undefined || mass === 0) return quantity(0)
    const { support, by } = known
    return quantity((by * (side === 'out' ? support.revenueEffect(own) : support.costEffect(own))) / mass)
  }
}

/** One strike for the whole path, as contracts have it. */
export interface FixedStrike {
  readonly strikes: readonly { readonly material: string; readonly strike: UsdPerKg; readonly lowest: UsdPerKg }[]
  /** What the treasury pays in each year, less what comes back. */
  readonly years: readonly MillionUsd[]
  readonly minAnnualCash: MillionUsd
}

/**
 * The highest strike of any year, paid in all of them. It keeps whoever the yearly strikes keep, since a contract only
 * adds to what a plant gets; above the strike a share of the rest comes back:
 *
 *   treasury(y) = sum_m Q_my ( max(0, k_m - b_my) - clawback share . max(0, b_my - k_m) )
 */
export function fixedStrike(
  books: Books,
  { years }: LeastSupport,
  core: readonly Plant[],
  clawbackShare: number,
): FixedStrike {
  const strike = new Map<string, number>()
  const lowest = new Map<string, number>()
  for (const { topUps } of years)
    for (const { material, price, topUp: raise } of topUps) {
      strike.set(material, Math.max(strike.get(material) ?? 0, price + raise))
      lowest.set(material, Math.min(lowest.get(material) ?? Number.POSITIVE_INFINITY, price))
    }
  const keeping = new Set(
    core
      .map(({ site }) => site)
      .filter((id) => years.every(({ shortfalls }) => shortfalls.every(({ site }) => site !== id))),
  )
  let minAnnualCash = Number.POSITIVE_INFINITY
  const paid = years.map((year) => {
    const topUp = new Map(
      [...strike].map(([material, k]) => {
        const price = benchmark(books, core, material, year)
        return [material, quantity<'USD/kg'>(price < k ? k - price : -clawbackShare * (price - k))] as const
      }),
    )
    const onTop = (material: string): UsdPerKg => topUp.get(material) ?? quantity(0)
    let fiscalCost = quantity<'MUSD'>(0)
    for (const plant of core) {
      for (const [material, mass] of inYear(plant, year).outputs)
        fiscalCost = sum(fiscalCost, inMillions(pay(mass, onTop(material))))
      if (keeping.has(plant.site) && availableMonths(plant, year) > 0)
        minAnnualCash = Math.min(
          minAnnualCash,
          yearly(books, plant, year, (_, material, side) => (side === 'out' ? onTop(material) : quantity(0))),
        )
    }
    return fiscalCost
  })
  return {
    strikes: [...strike].map(([material, k]) => ({
      material,
      strike: quantity(k),
      lowest: quantity(entry(lowest, material)),
    })),
    years: paid,
    minAnnualCash: quantity(Number.isFinite(minAnnualCash) ? minAnnualCash : 0),
  }
}
