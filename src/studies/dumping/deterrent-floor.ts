import { CheckFailed } from '../../clearing/index.ts'
import { inMillions, minus, pay, quantity, sum, type MillionUsd, type UsdPerKg } from '../../quantity/index.ts'
import { availableMonths, benchmark, inYear, type Books, type Year } from './books.ts'
import type { LeastSupport } from './least-support.ts'
import { producerYearly, type Producer } from './owners.ts'
import { CASH_TOLERANCE } from './tolerances.ts'

/** A floor under the prices of main goods: what is lacking to it is paid on all that the core makes, and nothing comes back above it. */
export interface DeterrentFloor {
  readonly strikes: ReadonlyMap<string, UsdPerKg>
  /** Owners that no floor keeps. */
  readonly lost: readonly string[]
}

/**
 * A floor that keeps every owner of the core in every year of all of some paths: by material the highest price and top-up that least support
 * asks in any of them. It keeps each owner in each, since it pays at least the least top-up and takes nothing:
 *
 *   k_m = max over paths and years ( b_my + s_my )       paid(y) = sum_m Q_my . max(0, k_m - b_my)
 *
 * It is a low floor and not the least of all: to find that is no linear program. Least support at the same prices is a lower bound of what any
 * floor pays. A floor pays more than that since it cannot follow the price of what a maker buys: who makes magnets needs less the cheaper his
 * metal, so that shallow paths may ask the higher strike.
 */
export function deterrentFloor(paths: readonly LeastSupport[]): DeterrentFloor {
  const strikes = new Map<string, UsdPerKg>()
  const years = paths.flatMap((path) => path.years)
  for (const { topUps } of years)
    for (const { material, price, topUp } of topUps)
      strikes.set(material, quantity(Math.max(strikes.get(material) ?? 0, sum(price, topUp))))
  return {
    strikes,
    lost: [...new Set(years.flatMap(({ shortfalls }) => shortfalls.map(({ producer }) => producer)))],
  }
}

/** What a floor pays in each year if it is called. @throws CheckFailed where an owner that it is said to keep is short */
export function floorCalled(
  books: Books,
  { strikes, lost }: DeterrentFloor,
  core: readonly Producer[],
  years: readonly Year[],
): MillionUsd[] {
  const plants = core.flatMap((producer) => producer.plants)
  return years.map((year) => {
    const lacking = new Map(
      [...strikes].map(([material, strike]) => {
        const price = benchmark(books, plants, material, year)
        return [material, quantity<'USD/kg'>(Math.max(0, strike - price))] as const
      }),
    )
    const onTop = (material: string): UsdPerKg => lacking.get(material) ?? quantity(0)
    for (const { id, ...producer } of core) {
      const there = producer.plants.filter((plant) => availableMonths(plant, year) > 0)
      if (there.length === 0 || lost.includes(id)) continue
      const cash = producerYearly(books, { id, ...producer, plants: there }, year, (_, material, side) =>
        side === 'out' ? onTop(material) : quantity(0),
      )
      if (!(cash >= -CASH_TOLERANCE))
        throw new CheckFailed(`a floor that is said to keep ${id} leaves it ${minus(cash)} million USD short`)
    }
    let paid = quantity<'MUSD'>(0)
    for (const plant of plants)
      for (const [material, mass] of inYear(plant, year).outputs)
        paid = sum(paid, inMillions(pay(mass, onTop(material))))
    return paid
  })
}

/** Mean price of a material before a path, as the core gets it. */
export function priceBefore({ prices }: Books, core: readonly Producer[], material: string): UsdPerKg {
  let [mass, worth] = [0, 0]
  for (const { outputs, place } of core.flatMap((producer) => producer.plants)) {
    const made = outputs.get(material) ?? 0
    mass += made
    worth += made * prices.baseline(material, place)
  }
  return quantity(mass > 0 ? worth / mass : 0)
}
