import type { Baseline } from '../../clearing/index.ts'
import type { Optimality, Solver } from '../../solver/index.ts'
import type { Month, World } from '../../world/index.ts'
import { leversOf, type Instrument, type Lever } from './instruments.ts'
import { leastCost } from './least-cost.ts'
import { margin, premium, type Plant } from './plants.ts'
import type { Case, Prices } from './prices.ts'

/** Months of a path that are settled together, a year or what is left of one. */
export interface Year {
  readonly from: Month
  readonly months: number
}

export const yearsOf = (start: Month, months: number): Year[] =>
  Array.from({ length: Math.ceil(months / 12) }, (_, y) => ({
    from: start + 12 * y,
    months: Math.min(12, months - 12 * y),
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

/** USD/kg on top of the price of what a plant sells, and of what it buys. */
export type Raise = (plant: Plant, material: string, side: 'out' | 'in') => number
const NO_RAISE: Raise = () => 0

/** Months of a year in which a plant stands. */
const standing = ({ stands }: Plant, { from, months }: Year): number =>
  Math.max(0, Math.min(months, from + months - stands))

/** Cash of a plant if it runs through the months of a year in which it stands, million USD. */
export function yearly(
  { world, prices, which, capital }: Books,
  plant: Plant,
  year: Year,
  raise: Raise = NO_RAISE,
): number {
  let sum = 0
  const more = premium(world, plant, prices, which)
  for (let month = Math.max(year.from, plant.stands); month < year.from + year.months; month++)
    sum +=
      (margin(
        plant,
        (material, side) => prices.at(material, plant.place, month) + raise(plant, material, side),
        which,
        capital,
      ) +
        more) /
      12
  return sum / 1000
}

/** A plant as far as it stands in a year: masses and cost of that year. */
function inYear(plant: Plant, year: Year): Plant {
  const part = standing(plant, year) / 12
  const scaled = (of: ReadonlyMap<string, number>): Map<string, number> =>
    new Map([...of].map(([id, t]) => [id, part * t]))
  return { ...plant, outputs: scaled(plant.outputs), inputs: scaled(plant.inputs) }
}

/** Price of a material over a year, as the core gets it: mean over months and plants, weighted by what they make. */
export function benchmark({ prices }: Books, core: readonly Plant[], material: string, year: Year): number {
  let mass = 0
  let worth = 0
  for (const plant of core)
    for (let month = Math.max(year.from, plant.stands); month < year.from + year.months; month++) {
      const made = plant.outputs.get(material) ?? 0
      mass += made
      worth += made * prices.at(material, plant.place, month)
    }
  return mass > 0 ? worth / mass : 0
}

interface KeptYear extends Year, Optimality {
  readonly raises: readonly { readonly material: string; readonly price: number; readonly raise: number }[]
  /** Million USD: who pays (the treasury less than nothing where it takes in), and what the core gets. */
  readonly treasury: number
  readonly users: number
  readonly core: number
  /** Part of that beyond what each plant was short of. */
  readonly surplus: number
  readonly sites: readonly {
    readonly site: string
    readonly needs: number
    readonly gets: number
    readonly part: number
  }[]
  /** What plants that cannot be kept are still short of, million USD in this year. */
  readonly lacking: readonly { readonly site: string; readonly short: number }[]
  readonly bound: number
}

export interface Kept {
  readonly instrument: Instrument
  readonly years: readonly KeptYear[]
  /** The poorest year of any plant that is kept, million USD, worked out again from the books at the raised prices. */
  readonly poorest: number
}

/**
 * The least cost at which no plant of the core loses money in any year of the path. Year by year, and not over the whole
 * path: an owner gives in after about a year of loss, and lenders ask each year. Years do not touch one another, so that
 * each is a programme of its own (`least-cost.ts`).
 */
export function keep(
  solver: Solver,
  books: Books,
  instrument: Instrument,
  members: readonly string[],
  core: readonly Plant[],
  years: readonly Year[],
): Kept {
  let poorest = Number.POSITIVE_INFINITY
  const kept = years.map((year): KeptYear => {
    const there = core.filter((plant) => standing(plant, year) > 0)
    const scaled = new Map(there.map((plant) => [plant, inYear(plant, year)]))
    const levers = leversOf(books.world, books.baseline, instrument, members, [...scaled.values()], year.months / 12)
    const net = (lever: Lever, plant: Plant): number => lever.gets(plant) - lever.pays(plant)
    const short = there.map((plant) => -yearly(books, plant, year))
    const prices = levers.map(({ material }) => benchmark(books, there, material, year))
    const found = leastCost(solver, {
      plants: there.map(({ site }) => site),
      materials: levers.map(({ material }) => material),
      gain: there.map((plant) => levers.map((lever) => net(lever, scaled.get(plant) ?? plant) / 1000)),
      short,
      cost: levers.map(({ treasury, users }) => (instrument === 'cfd' ? treasury : users) / 1000),
      price: prices,
    })
    const paidOn = (side: (lever: Lever) => number): number =>
      levers.reduce((sum, lever, m) => sum + (side(lever) * (found.raise[m] ?? 0)) / 1000, 0)
    const raise = raiseOf(levers, found.raise, scaled)
    const sites = there.map((plant, i) => {
      const after = yearly(books, plant, year, raise)
      if ((found.lacking[i] ?? 0) === 0) poorest = Math.min(poorest, after)
      return {
        site: plant.site,
        needs: Math.max(0, short[i] ?? 0),
        gets: after + (short[i] ?? 0),
        part: found.parts[i] ?? 0,
      }
    })
    return {
      ...year,
      raises: levers.flatMap(({ material }, m) => {
        const raised = found.raise[m] ?? 0
        return raised > 0 ? [{ material, price: prices[m] ?? 0, raise: raised }] : []
      }),
      treasury: paidOn(({ treasury }) => treasury),
      users: paidOn(({ users }) => users),
      core: sites.reduce((sum, { gets }) => sum + gets, 0),
      surplus: sites.reduce((sum, { gets, needs }) => sum + Math.max(0, gets - needs), 0),
      sites,
      lacking: there.flatMap(({ site }, i) => {
        const left = found.lacking[i] ?? 0
        return left > 0 ? [{ site, short: left }] : []
      }),
      bound: found.bound,
      gap: found.gap,
      optimal: found.optimal,
    }
  })
  return { instrument, years: kept, poorest: Number.isFinite(poorest) ? poorest : 0 }
}

/** What raised prices are to a plant: the part of what it sells, and of what it buys, that they reach. */
function raiseOf(levers: readonly Lever[], raised: readonly number[], scaled: ReadonlyMap<Plant, Plant>): Raise {
  const index = new Map(levers.map(({ material }, m) => [material, m]))
  return (plant, material, side) => {
    const m = index.get(material)
    const lever = m === undefined ? undefined : levers[m]
    const own = scaled.get(plant)
    const mass = (side === 'out' ? own?.outputs : own?.inputs)?.get(material) ?? 0
    if (lever === undefined || own === undefined || mass === 0) return 0
    return ((raised[m ?? 0] ?? 0) * (side === 'out' ? lever.gets(own) : lever.pays(own))) / mass
  }
}

/** One strike for the whole path, as contracts have it. */
export interface Flat {
  /** USD/kg. */
  readonly strikes: readonly { readonly material: string; readonly strike: number; readonly lowest: number }[]
  /** What the treasury pays in each year, million USD, less what comes back. */
  readonly years: readonly number[]
  readonly poorest: number
}

/**
 * The highest strike of any year, paid in all of them. It keeps whoever the yearly strikes keep, since a contract only
 * adds to what a plant gets; above the strike a share of the rest comes back:
 *
 *   treasury(y) = sum_m Q_my ( max(0, k_m - b_my) - upside . max(0, b_my - k_m) )
 */
export function flatStrike(books: Books, { years }: Kept, core: readonly Plant[], upside: number): Flat {
  const strike = new Map<string, number>()
  const lowest = new Map<string, number>()
  for (const { raises } of years)
    for (const { material, price, raise } of raises) {
      strike.set(material, Math.max(strike.get(material) ?? 0, price + raise))
      lowest.set(material, Math.min(lowest.get(material) ?? Number.POSITIVE_INFINITY, price))
    }
  const keeping = new Set(
    core.map(({ site }) => site).filter((id) => years.every(({ lacking }) => lacking.every(({ site }) => site !== id))),
  )
  let poorest = Number.POSITIVE_INFINITY
  const paid = years.map((year) => {
    const raise = new Map(
      [...strike].map(([material, k]) => {
        const price = benchmark(books, core, material, year)
        return [material, price < k ? k - price : -upside * (price - k)] as const
      }),
    )
    let sum = 0
    for (const plant of core) {
      for (const [material, mass] of inYear(plant, year).outputs) sum += (mass * (raise.get(material) ?? 0)) / 1000
      if (keeping.has(plant.site) && standing(plant, year) > 0)
        poorest = Math.min(
          poorest,
          yearly(books, plant, year, (_, material, side) => (side === 'out' ? (raise.get(material) ?? 0) : 0)),
        )
    }
    return sum
  })
  return {
    strikes: [...strike].map(([material, k]) => ({ material, strike: k, lowest: lowest.get(material) ?? 0 })),
    years: paid,
    poorest: Number.isFinite(poorest) ? poorest : 0,
  }
}
