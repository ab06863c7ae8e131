import { numberAt } from '../../lists/index.ts'
import {
  inMillions,
  less,
  pay,
  quantity,
  sumOf,
  times,
  tonnes,
  type MillionUsd,
  type Tonnes,
  type UsdPerKg,
} from '../../quantity/index.ts'
import type { Books, Year } from './books.ts'
import { costOfProduction } from './prices.ts'
import { exportsForgone } from './supplier.ts'
import { NOTHING_LEFT } from './tolerances.ts'

/** What a year of a path is to the supplier state, at the quantities of the baseline year. */
export interface SupplierBill {
  /** Forgone on what it ships abroad; a loss below cost on these goods is a part of it. */
  readonly exportsForgone: MillionUsd
  /** Saved on what it buys abroad, whose price falls too. */
  readonly importsSaved: MillionUsd
  /** What its makers lose below its own cost on what it ships abroad, and on what its own users buy. */
  readonly belowCostAbroad: MillionUsd
  readonly belowCostAtHome: MillionUsd
  /** What they get back of that on goods that they buy abroad below that cost; a part of what is saved on imports. */
  readonly belowCostImports: MillionUsd
}

/**
 * With c its own cost (`costOfProduction`), p0 the price before and p that of the path, all of the month and at the supplier state:
 *
 *   exports forgone     sum over exports  shipped . ( p0 - p )       = rent forgone ( p0 - max(c, p) ) + loss below cost ( max(c, p) - p )
 *   imports saved       sum over imports  shipped . ( p0 - p )
 *   below cost, abroad  sum over exports  shipped . max(0, c - p)    a part of exports forgone
 *   below cost, at home sum over its own users  use . max(0, c - p)  a transfer: its users pay that much less
 *   below cost, imports sum over imports  shipped . max(0, c - p)    a part of imports saved
 *
 *   net cost to the state = exports forgone - imports saved
 *   bill of its makers    = below cost, abroad + at home - imports   what they must be paid to go on: a budget bears it
 *
 * What one of its makers sells to another below cost cancels: the one loses what the other gains. No dollar counts twice in either sum; the two
 * are not to be added, since the loss abroad is in both. At a share d of own cost the bill is 1 - d of all that its operations cost.
 */
export function openSupplierBill(books: Books): (year: Year) => SupplierBill {
  const { world, baseline, prices } = books
  const isSupplier = (place: string): boolean => world.places.get(place)?.bloc === 'coercer'
  const ownCost = costOfProduction(world, baseline)
  const exported: Sale[] = []
  const imported: Sale[] = []
  world.routes.forEach(({ material, from, to }, r) => {
    const mass = numberAt(baseline.ship, r)
    if (mass > 0 && isSupplier(from)) exported.push({ material, place: from, mass })
    if (mass > 0 && isSupplier(to) && !isSupplier(from)) imported.push({ material, place: from, mass })
  })
  const used = world.demand.flatMap(({ place, material }, u): Sale[] =>
    isSupplier(place) ? [{ material, place, mass: numberAt(baseline.use, u) }] : [],
  )
  return (year) => {
    const belowCost = ({ material, place }: Sale, price: UsdPerKg): UsdPerKg => {
      const own = ownCost.get(material)
      if (own === undefined) return quantity(0)
      const cost = times(prices.baseline(material, place), own)
      return quantity(cost - price > NOTHING_LEFT * cost ? cost - price : 0)
    }
    const overYear = (sales: readonly Sale[], perKg: (sale: Sale, price: UsdPerKg) => UsdPerKg): MillionUsd =>
      sumOf(
        sales.map((sale) => {
          let lost = 0
          for (let month = year.from; month < year.from + year.months; month++)
            lost += perKg(sale, prices.at(sale.material, sale.place, month))
          return inMillions(pay(tonnes(sale.mass), quantity<'USD/kg'>(lost)))
        }),
      )
    const fallen = ({ material, place }: Sale, price: UsdPerKg): UsdPerKg =>
      less(prices.baseline(material, place), price)
    return {
      exportsForgone: exportsForgone(books, year),
      importsSaved: overYear(imported, fallen),
      belowCostAbroad: overYear(exported, belowCost),
      belowCostAtHome: overYear(used, belowCost),
      belowCostImports: overYear(imported, belowCost),
    }
  }
}

/** Sold in a month. */
interface Sale {
  readonly material: string
  readonly place: string
  readonly mass: Tonnes
}

/** What its makers must be paid to go on. */
export const makersBill = ({ belowCostAbroad, belowCostAtHome, belowCostImports }: SupplierBill): MillionUsd =>
  quantity(Math.max(0, belowCostAbroad + belowCostAtHome - belowCostImports))

/** What the state as a whole is the poorer by. */
export const netCost = ({ exportsForgone: forgone, importsSaved }: SupplierBill): MillionUsd =>
  less(forgone, importsSaved)
