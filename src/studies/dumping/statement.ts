import { entry } from '../../lists/index.ts'
import {
  inMillions,
  inYears,
  quantity,
  sumOf,
  tonnes,
  type MillionUsd,
  type ThousandUsd,
  type Tonnes,
} from '../../quantity/index.ts'
import { availableMonths, premiumOf, type Books, type Year } from './books.ts'
import { costOf, type Plant } from './plants.ts'

/** What an owner sells to others of a material, and what that is worth at the prices of its plants. */
interface SoldToOthers {
  readonly mass: Tonnes
  readonly worth: MillionUsd
}

/** What an owner's plants sold and cost over some months, as a statement of income has it. */
export interface OwnersStatement {
  readonly sales: ReadonlyMap<string, SoldToOthers>
  readonly revenue: MillionUsd
  /** Running, materials bought from others, and what goods cost more where the owner's own plants take them than where they are made. */
  readonly cost: MillionUsd
  /** What each site made. */
  readonly made: ReadonlyMap<string, ReadonlyMap<string, Tonnes>>
}

/**
 * The margins of an owner's plants in the form of a statement: what one plant makes and another takes is neither sold nor bought.
 * With out and in the masses of all its plants, p the mean price over the months, each plant at a share `rateOf` of its full rate:
 *
 *   revenue = sum over materials of max( 0, out - in ) . p(out)
 *   cost    = running + sum of max( 0, in - out ) . p(in) + sum of min( out, in ) . ( p(in) - p(out) )
 *   revenue - cost = sum over plants of ( sum out . p - sum in . p - running )
 */
export function ownersStatement(
  books: Books,
  plants: readonly Plant[],
  year: Year,
  rateOf: (site: string) => number = () => 1,
): OwnersStatement {
  const { prices, figures } = books
  const flows = new Map<string, Record<'out' | 'in', { mass: number; worth: number }>>()
  let running = 0
  for (const plant of plants) {
    const months = availableMonths(plant, year)
    const part = rateOf(plant.site) * inYears(months)
    const meanPrice = (material: string): number => {
      let sum = 0
      for (let month = year.from + year.months - months; month < year.from + year.months; month++)
        sum += prices.at(material, plant.place, month)
      return months === 0 ? 0 : sum / months
    }
    const add = (side: 'out' | 'in', fetched: number): void => {
      for (const [material, flow] of side === 'out' ? plant.outputs : plant.inputs) {
        const known = flows.get(material) ?? { out: { mass: 0, worth: 0 }, in: { mass: 0, worth: 0 } }
        flows.set(material, known)
        known[side].mass += part * flow
        known[side].worth += part * flow * fetched * meanPrice(material)
      }
    }
    add('out', 1 + premiumOf(books, plant))
    add('in', 1)
    running += part * costOf(plant, figures)
  }
  const sales = new Map<string, SoldToOthers>()
  let bought = 0
  let carried = 0
  for (const [material, { out, in: taken }] of flows) {
    const inside = Math.min(out.mass, taken.mass)
    const unit = (flow: { mass: number; worth: number }): number => (flow.mass > 0 ? flow.worth / flow.mass : 0)
    if (out.mass > inside)
      sales.set(material, { mass: tonnes(out.mass - inside), worth: money((out.mass - inside) * unit(out)) })
    bought += (taken.mass - inside) * unit(taken)
    carried += inside * (unit(taken) - unit(out))
  }
  return {
    sales,
    revenue: sumOf([...sales.values()].map(({ worth }) => worth)),
    cost: money(running + bought + carried),
    made: new Map(
      plants.map((plant) => {
        const part = rateOf(plant.site) * inYears(availableMonths(plant, year))
        return [
          plant.site,
          new Map([...plant.outputs].map(([id, flow]) => [id, tonnes(part * flow)] as const)),
        ] as const
      }),
    ),
  }
}

const money = (thousands: number): MillionUsd => inMillions(quantity<'kUSD'>(thousands) satisfies ThousandUsd)

/** What a site made: of one material, or of all. */
export function madeAt({ made }: OwnersStatement, site: string, material: string | undefined): Tonnes {
  const own = entry(made, site)
  return material === undefined ? sumOf(own.values()) : (own.get(material) ?? tonnes(0))
}
