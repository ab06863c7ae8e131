import { at, entry } from '../../lists/index.ts'
import {
  inMillions,
  inYears,
  larger,
  less,
  minus,
  pay,
  quantity,
  sum,
  sumOf,
  tonnes,
  type MillionUsd,
  type Tonnes,
  type UsdPerKg,
} from '../../quantity/index.ts'
import { optimalityOf, type Optimality, type Solver } from '../../solver/index.ts'
import { availableMonths, benchmark, inYear, type Books, type TopUp, type Year } from './books.ts'
import {
  isPaidByTreasury,
  priceSupportsOf,
  raiseLimitOf,
  type Instrument,
  type PlantInYear,
  type PriceInstrument,
  type PriceSupport,
} from './instruments.ts'
import { leastCost, type SupportProblem } from './least-cost.ts'
import { producerYearly, type Producer } from './owners.ts'
import type { Plant } from './plants.ts'
import { allPaid, payersOf, priceResponseOf } from './responses.ts'
import { CASH_TOLERANCE, NOTHING_LEFT } from './tolerances.ts'

interface SupportYear extends Year, Optimality {
  readonly topUps: readonly { readonly material: string; readonly price: UsdPerKg; readonly topUp: UsdPerKg }[]
  /** What the linear program makes least: what the treasury or users pay at demand as it was. */
  readonly leastCost: MillionUsd
  /** Who pays (the treasury less than nothing where it takes in), and what the core gets, once users and importers have answered. */
  readonly fiscalCost: MillionUsd
  readonly consumerCost: MillionUsd
  readonly producerTransfer: MillionUsd
  /** It parts into what its owners are short of, as far as they get that, what they get beyond, and what dearer inputs take from others of them. */
  readonly needMet: MillionUsd
  readonly overcompensation: MillionUsd
  readonly inputLoss: MillionUsd
  /** What owners that the raises would keep are short of, since members buy less of them than they take. */
  readonly stillShort: MillionUsd
  /** What producers of the members outside the core get. */
  readonly otherTransfer: MillionUsd
  /** Duty that is not paid, and what users lose that none gets. */
  readonly evaded: MillionUsd
  readonly deadweight: MillionUsd
  readonly producers: readonly {
    readonly producer: string
    readonly requiredSupport: MillionUsd
    readonly receivedSupport: MillionUsd
    readonly allocatedCost: MillionUsd
  }[]
  /** What producers that cannot be kept are still short of in this year. */
  readonly shortfalls: readonly { readonly producer: string; readonly shortfall: MillionUsd }[]
  readonly bound: MillionUsd
}

export interface LeastSupport {
  readonly instrument: Instrument
  readonly years: readonly SupportYear[]
  /** The poorest year of any plant that is kept, worked out again from the books at the raised prices. */
  readonly minAnnualCash: MillionUsd
}

/** Whom to keep by what. */
interface SupportAsked {
  readonly instrument: Instrument
  readonly members: readonly string[]
  /** Owners, with those of their plants that are to be kept. */
  readonly core: readonly Producer[]
  readonly years: readonly Year[]
}

/** What a dollar a kilogram on a mass is worth. */
const perDollar = (mass: Tonnes): MillionUsd => inMillions(pay(mass, quantity<'USD/kg'>(1)))

/** Owners that stand in a year, with their plants that do, and what each is short of; less than nothing: it earns. */
interface YearAsked {
  readonly year: Year
  readonly there: readonly Producer[]
  readonly requiredSupport: readonly MillionUsd[]
}

/**
 * The least cost at which no owner of the core loses money on it in any year of the path. Year by year, and not over the whole
 * path: lenders ask each year. Years do not touch one another, so that each is a linear program of its own (`least-cost.ts`).
 */
export function leastSupport(
  solver: Solver,
  books: Books,
  { instrument, members, core, years }: SupportAsked,
): LeastSupport {
  const found = years.map((year) => {
    const there = core.flatMap((producer) => {
      const plants = producer.plants.filter((plant) => availableMonths(plant, year) > 0)
      return plants.length > 0 ? [{ ...producer, plants }] : []
    })
    const requiredSupport = there.map((producer) => minus(producerYearly(books, producer, year)))
    const asked = { year, there, requiredSupport }
    return instrument === 'grant' ? grantYear(asked) : priceYear(solver, books, { instrument, members, ...asked })
  })
  const minAnnualCash = Math.min(...found.flatMap(({ keptCash }) => keptCash))
  return {
    instrument,
    years: found.map(({ supportYear }) => supportYear),
    minAnnualCash: quantity(Number.isFinite(minAnnualCash) ? minAnnualCash : 0),
  }
}

/** A year, and what each owner that is kept has left in it at demand as it was. */
interface SupportFound {
  readonly supportYear: SupportYear
  readonly keptCash: readonly MillionUsd[]
}

/** The treasury pays each owner just what it is short of, sum_i max( 0, d_i ), and none gets more. */
function grantYear({ year, there, requiredSupport }: YearAsked): SupportFound {
  const needs = requiredSupport.map((d) => quantity<'MUSD'>(Math.max(0, d)))
  const cost = sumOf(needs)
  const none = quantity<'MUSD'>(0)
  return {
    keptCash: needs.map((need, i) => less(need, at(requiredSupport, i))),
    supportYear: {
      ...year,
      topUps: [],
      leastCost: cost,
      fiscalCost: cost,
      consumerCost: none,
      otherTransfer: none,
      evaded: none,
      deadweight: none,
      producerTransfer: cost,
      needMet: cost,
      overcompensation: none,
      inputLoss: none,
      stillShort: none,
      producers: there.map(({ id }, i) => ({
        producer: id,
        requiredSupport: at(needs, i),
        receivedSupport: at(needs, i),
        allocatedCost: at(needs, i),
      })),
      shortfalls: [],
      bound: cost,
      ...optimalityOf(cost, cost),
    },
  }
}

interface ProgramAsked {
  readonly instrument: PriceInstrument
  readonly members: readonly string[]
  readonly year: Year
  /** Owners, with their plants that stand in the year. */
  readonly there: readonly Producer[]
}

/** What raises of an instrument bring each owner in a year and cost who pays, and of what: masses alone, whatever any figure is. */
export function supportProgram(
  world: Pick<Books, 'world' | 'baseline'>,
  { instrument, members, year, there }: ProgramAsked,
): {
  readonly supports: readonly PriceSupport[]
  readonly scaled: ReadonlyMap<Plant, PlantInYear>
  readonly problem: Pick<SupportProblem, 'plants' | 'materials' | 'gain' | 'cost'>
} {
  const scaled = new Map(there.flatMap(({ plants }) => plants.map((plant) => [plant, inYear(plant, year)] as const)))
  const supports = priceSupportsOf(world, instrument, members, [...scaled.values()], inYears(year.months))
  const netOf = (support: PriceSupport, { plants: own }: Producer): Tonnes => {
    const gets = sumOf(own.map((plant) => support.revenueEffect(entry(scaled, plant))))
    const pays = sumOf(own.map((plant) => support.costEffect(entry(scaled, plant))))
    // What an owner sells to itself cancels, but for rounding, which would price a raise that nobody pays for.
    return Math.abs(gets - pays) > NOTHING_LEFT * (gets + pays) ? less(gets, pays) : tonnes(0)
  }
  return {
    supports,
    scaled,
    problem: {
      plants: there.map(({ id }) => id),
      materials: supports.map(({ material }) => material),
      gain: there.map((producer) => supports.map((support) => perDollar(netOf(support, producer)))),
      cost: supports.map(({ treasury, users }) => perDollar(isPaidByTreasury(instrument) ? treasury : users)),
    },
  }
}

/** A year of an instrument that raises prices: the cheapest raises at demand as it was, and what they bring once users have answered. */
function priceYear(
  solver: Solver,
  books: Books,
  {
    instrument,
    members,
    year,
    there,
    requiredSupport,
  }: YearAsked & {
    readonly instrument: PriceInstrument
    readonly members: readonly string[]
  },
): SupportFound {
  const { supports, scaled, problem } = supportProgram(books, { instrument, members, year, there })
  const plants = there.flatMap((producer) => producer.plants)
  const prices = supports.map(({ material }) => benchmark(books, plants, material, year))
  const found = leastCost(solver, {
    ...problem,
    requiredSupport,
    price: prices,
    most: prices.map((price) => raiseLimitOf(instrument, price)),
  })
  const topUps = found.topUp.map((value) => quantity<'USD/kg'>(value))
  const paid = supports.map((support, m) => {
    const { stage } = entry(books.world.materials, support.material)
    const raised = { ...support, price: at(prices, m), raise: at(topUps, m) }
    return payersOf(instrument, raised, priceResponseOf(books.world, books.figures, stage))
  })
  const coreGets = topUps.map((raise, m) => quantity<'USD/kg'>(raise * at(paid, m).coreKept))
  const planned = topUpOf(supports, topUps, scaled)
  const topUp = topUpOf(supports, coreGets, scaled)
  const anyRaised = topUps.some((value) => value > 0)
  const owners = there.map((producer, i) => {
    const after = producerYearly(books, producer, year, topUp)
    return {
      id: producer.id,
      after,
      planned: producerYearly(books, producer, year, planned),
      need: quantity<'MUSD'>(Math.max(0, at(requiredSupport, i))),
      received: anyRaised ? sum(after, at(requiredSupport, i)) : quantity<'MUSD'>(0),
      short: quantity<'MUSD'>(at(found.shortfall, i)),
      allocated: at(found.allocatedCost, i),
    }
  })
  const over = (of: (owner: (typeof owners)[number]) => number): MillionUsd =>
    sumOf(owners.map((owner) => quantity<'MUSD'>(of(owner))))
  return {
    keptCash: owners.flatMap(({ planned: cash, short }) => (short === 0 ? [cash] : [])),
    supportYear: {
      ...year,
      topUps: supports.flatMap(({ material }, m) => {
        const raised = at(topUps, m)
        return raised > 0 ? [{ material, price: at(prices, m), topUp: raised }] : []
      }),
      leastCost: quantity(found.cost),
      ...allPaid(paid),
      producerTransfer: over(({ received }) => received),
      needMet: over(({ need, received }) => Math.min(need, Math.max(0, received))),
      overcompensation: over(({ need, received }) => Math.max(0, received - need)),
      inputLoss: over(({ received }) => Math.max(0, minus(received))),
      stillShort: over(({ short, after }) => (short === 0 && after < -CASH_TOLERANCE ? minus(after) : 0)),
      producers: owners.map(({ id, need, received, allocated }) => ({
        producer: id,
        requiredSupport: need,
        receivedSupport: received,
        allocatedCost: quantity(allocated),
      })),
      // What they lack once users have answered.
      shortfalls: owners.flatMap(({ id, short, after }) =>
        short > 0 ? [{ producer: id, shortfall: larger(short, minus(after)) }] : [],
      ),
      bound: quantity<'MUSD'>(found.bound),
      gap: found.gap,
      optimal: found.optimal,
    },
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

/** Owners that the yearly strikes keep in every year. */
export const keptThroughout = (years: LeastSupport['years'], core: readonly Producer[]): readonly Producer[] =>
  core.filter(({ id }) => years.every(({ shortfalls }) => shortfalls.every(({ producer }) => producer !== id)))

/** One strike for the whole path, as contracts have it. */
export interface FixedStrike {
  readonly strikes: readonly { readonly material: string; readonly strike: UsdPerKg; readonly lowest: UsdPerKg }[]
  /** What the treasury pays in each year, less what comes back. */
  readonly years: readonly MillionUsd[]
  readonly minAnnualCash: MillionUsd
}

/**
 * The highest strike of any year, paid in all of them. It keeps all whom the yearly strikes keep, since a contract only
 * adds to what a plant gets; above the strike a share of the rest comes back:
 *
 *   treasury(y) = sum_m Q_my ( max(0, k_m - b_my) - clawback share . max(0, b_my - k_m) )
 */
export function fixedStrike(
  books: Books,
  { years }: LeastSupport,
  core: readonly Producer[],
  clawbackShare: number,
): FixedStrike {
  const strike = new Map<string, number>()
  const lowest = new Map<string, number>()
  for (const { topUps } of years)
    for (const { material, price, topUp: raise } of topUps) {
      strike.set(material, Math.max(strike.get(material) ?? 0, price + raise))
      lowest.set(material, Math.min(lowest.get(material) ?? Number.POSITIVE_INFINITY, price))
    }
  const keeping = keptThroughout(years, core)
  const plants = core.flatMap((producer) => producer.plants)
  let minAnnualCash = Number.POSITIVE_INFINITY
  const paid = years.map((year) => {
    const topUp = new Map(
      [...strike].map(([material, k]) => {
        const price = benchmark(books, plants, material, year)
        return [material, quantity<'USD/kg'>(price < k ? k - price : -clawbackShare * (price - k))] as const
      }),
    )
    const onTop = (material: string): UsdPerKg => topUp.get(material) ?? quantity(0)
    let fiscalCost = quantity<'MUSD'>(0)
    for (const plant of plants)
      for (const [material, mass] of inYear(plant, year).outputs)
        fiscalCost = sum(fiscalCost, inMillions(pay(mass, onTop(material))))
    for (const producer of keeping)
      if (producer.plants.some((plant) => availableMonths(plant, year) > 0))
        minAnnualCash = Math.min(
          minAnnualCash,
          producerYearly(books, producer, year, (_, material, side) =>
            side === 'out' ? onTop(material) : quantity(0),
          ),
        )
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
