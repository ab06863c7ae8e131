import { entry, numberAt } from '../../lists/index.ts'
import {
  inMillionsPerYear,
  payInYear,
  perYear,
  quantity,
  sumOf,
  times,
  tonnesPerYear,
  type MillionUsd,
  type MillionUsdPerYear,
} from '../../quantity/index.ts'
import type { Books } from './books.ts'
import type { Plant } from './plants.ts'
import { costOfProduction } from './prices.ts'

/** What a supplier state sells a year in place of plants that stand still, at baseline prices, and what of that is above its own cost. */
export interface Regained {
  readonly sales: MillionUsdPerYear
  readonly margin: MillionUsdPerYear
}

/**
 * Recoupment: at most this much comes back a year, with phi the chance that a plant i stands still (or is closed),
 *
 *   sales  = sum_m p0(m) . sum_i phi_i ( out_im - in_im )
 *   margin = sum_m ( p0(m) - c(m) ) . sum_i phi_i ( out_im - in_im )         over what the supplier state makes itself
 *
 * What a plant took is left out of it: it is bought no more. All is counted at prices and costs of the supplier state. It is the most, since
 * no other seller takes a part, and a plant that only stands still is taken to stay away although prices are back.
 */
export function openRecoupment({ world, baseline, prices }: Books): {
  readonly regained: (plants: readonly Plant[], chance: (site: string) => number) => Regained
  /** Worth of its exports in the baseline year. */
  readonly exports: MillionUsdPerYear
} {
  const ownCost = costOfProduction(world, baseline)
  const supplier = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const exports = sumOf(
    world.routes.flatMap(({ material, from }, r) =>
      from === supplier
        ? [inMillionsPerYear(quantity(payInYear(perYear(numberAt(baseline.ship, r)), prices.baseline(material, from))))]
        : [],
    ),
  )
  const regained = (plants: readonly Plant[], chance: (site: string) => number): Regained => {
    const missing = new Map<string, number>()
    for (const { site, outputs, inputs } of plants) {
      const add = (of: Plant['outputs'], sign: number): void => {
        for (const [material, mass] of of)
          missing.set(material, (missing.get(material) ?? 0) + sign * chance(site) * mass)
      }
      add(outputs, 1)
      add(inputs, -1)
    }
    const made = [...missing].filter(([material]) => supplier !== undefined && ownCost.has(material))
    const worth = (share: (material: string) => number): MillionUsdPerYear =>
      sumOf(
        made.map(([material, mass]) =>
          times(
            inMillionsPerYear(quantity(payInYear(tonnesPerYear(mass), prices.baseline(material, supplier ?? '')))),
            share(material),
          ),
        ),
      )
    const most = (money: MillionUsdPerYear): MillionUsdPerYear => quantity(Math.max(0, money))
    return { sales: most(worth(() => 1)), margin: most(worth((material) => 1 - entry(ownCost, material))) }
  }
  return { regained, exports }
}

/**
 * What must come back in every year after a path, for ever, for the path to pay: with n_y what it costs in year y of L, each paid as the year
 * begins, and r the discount a year,
 *
 *   present cost = sum_y n_y (1 + r)^-y       needed = present cost . (1 + r)^L . r / (1 + r)
 *
 * What is needed beyond the margin that is regained is what the end of these plants must be worth to the supplier state otherwise.
 */
export function neededGain(costs: readonly MillionUsd[], rate: number): MillionUsdPerYear {
  let atTheEnd = 0
  for (const cost of costs) atTheEnd = (atTheEnd + cost) * (1 + rate)
  return quantity((atTheEnd * rate) / (1 + rate))
}

/** Years until a budget is spent on what makers must be paid, the last year going on as it is; null: they must be paid nothing. */
export function budgetLasts(bills: readonly MillionUsd[], budget: MillionUsd): number | null {
  let left: number = budget
  for (const [y, bill] of bills.entries()) {
    if (bill > left) return y + left / bill
    left -= bill
  }
  const last = bills.at(-1) ?? 0
  return last > 0 ? bills.length + left / last : null
}
