import { at, entry } from '../../lists/index.ts'
import {
  inMillions,
  inYears,
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
import type { Optimality, Solver } from '../../solver/index.ts'
import { availableMonths, benchmark, inYear, type Books, type TopUp, type Year } from './books.ts'
import { priceSupportsOf, raiseLimitOf, type Instrument, type PlantInYear, type PriceSupport } from './instruments.ts'
import { leastCost } from './least-cost.ts'
import { producerYearly, type Producer } from './owners.ts'
import type { Plant } from './plants.ts'
import { NOTHING_LEFT } from './tolerances.ts'

interface SupportYear extends Year, Optimality {
  readonly topUps: readonly { readonly material: string; readonly price: UsdPerKg; readonly topUp: UsdPerKg }[]
  /** Who pays (the treasury less than nothing where it takes in), and what the core gets. */
  readonly fiscalCost: MillionUsd
  readonly consumerCost: MillionUsd
  readonly producerTransfer: MillionUsd
  /** What producers of the members outside the core get. */
  readonly otherTransfer: MillionUsd
  /** Part of what the core gets beyond what each producer was short of. */
  readonly overcompensation: MillionUsd
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

/**
 * The least cost at which no owner of the core loses money on it in any year of the path. Year by year, and not over the whole
 * path: lenders ask each year. Years do not touch one another, so that each is a linear program of its own (`least-cost.ts`).
 */
export function leastSupport(
  solver: Solver,
  books: Books,
  { instrument, members, core, years }: SupportAsked,
): LeastSupport {
  let minAnnualCash = Number.POSITIVE_INFINITY
  const supportYears = years.map((year): SupportYear => {
    const there = core.flatMap((producer) => {
      const plants = producer.plants.filter((plant) => availableMonths(plant, year) > 0)
      return plants.length > 0 ? [{ ...producer, plants }] : []
    })
    const plants = there.flatMap((producer) => producer.plants)
    const scaled = new Map(plants.map((plant) => [plant, inYear(plant, year)]))
    const supports = priceSupportsOf(books, instrument, members, [...scaled.values()], inYears(year.months))
    const netOf = (support: PriceSupport, { plants: own }: Producer): Tonnes => {
      const gets = sumOf(own.map((plant) => support.revenueEffect(entry(scaled, plant))))
      const pays = sumOf(own.map((plant) => support.costEffect(entry(scaled, plant))))
      // What an owner sells to itself cancels, but for rounding, which would price a raise that nobody pays for.
      return Math.abs(gets - pays) > NOTHING_LEFT * (gets + pays) ? less(gets, pays) : tonnes(0)
    }
    const requiredSupport = there.map((producer) => minus(producerYearly(books, producer, year)))
    const prices = supports.map(({ material }) => benchmark(books, plants, material, year))
    const found = leastCost(solver, {
      plants: there.map(({ id }) => id),
      materials: supports.map(({ material }) => material),
      gain: there.map((producer) => supports.map((support) => perDollar(netOf(support, producer)))),
      requiredSupport,
      cost: supports.map(({ treasury, users }) => perDollar(instrument === 'cfd' ? treasury : users)),
      price: prices,
      most: prices.map((price) => raiseLimitOf(instrument, price)),
    })
    const topUps = found.topUp.map((value) => quantity<'USD/kg'>(value))
    const paidOn = (side: (support: PriceSupport) => Tonnes): MillionUsd =>
      sumOf(supports.map((support, m) => inMillions(pay(side(support), at(topUps, m)))))
    const topUp = topUpOf(supports, topUps, scaled)
    const anyRaised = topUps.some((value) => value > 0)
    const producers = there.map((producer, i) => {
      const after = producerYearly(books, producer, year, topUp)
      if (at(found.shortfall, i) === 0) minAnnualCash = Math.min(minAnnualCash, after)
      return {
        producer: producer.id,
        requiredSupport: quantity<'MUSD'>(Math.max(0, at(requiredSupport, i))),
        receivedSupport: anyRaised ? sum(after, at(requiredSupport, i)) : quantity<'MUSD'>(0),
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
      otherTransfer: paidOn(({ others }) => others),
      producerTransfer: sumOf(producers.map(({ receivedSupport }) => receivedSupport)),
      overcompensation: sumOf(
        producers.map((each) => quantity<'MUSD'>(Math.max(0, each.receivedSupport - each.requiredSupport))),
      ),
      producers,
      shortfalls: there.flatMap(({ id }, i) => {
        const left = quantity<'MUSD'>(at(found.shortfall, i))
        return left > 0 ? [{ producer: id, shortfall: left }] : []
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
  const keeping = core.filter(({ id }) =>
    years.every(({ shortfalls }) => shortfalls.every(({ producer }) => producer !== id)),
  )
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
