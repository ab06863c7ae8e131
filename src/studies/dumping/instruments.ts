import { placeUse, type Baseline } from '../../clearing/index.ts'
import { entry, numberAt } from '../../lists/index.ts'
import {
  minus,
  perYear,
  sumOf,
  times,
  tonnes,
  tonnesPerYear,
  type Tonnes,
  type TonnesPerYear,
} from '../../quantity/index.ts'
import type { World } from '../../world/index.ts'
import type { Plant } from './plants.ts'

/** A two-way price contract, a tariff, and a rule that what the core makes must be bought first. */
export const INSTRUMENTS = ['cfd', 'tariff', 'origin'] as const
export type Instrument = (typeof INSTRUMENTS)[number]

/** A producer's masses in a year of a path, as far as it stands there. */
export interface PlantInYear extends Pick<Plant, 'site' | 'place'> {
  readonly outputs: ReadonlyMap<string, Tonnes>
  readonly inputs: ReadonlyMap<string, Tonnes>
}

/**
 * What a dollar a kilogram on one material does in a year of a path. `revenueEffect`: by how many tonnes the books of a producer
 * gain on what it sells; `costEffect`: on how many it pays more. The dollar is paid by the treasury on `treasury` tonnes
 * (negative: it takes that in) and by users on `users` tonnes.
 */
export interface PriceSupport {
  readonly material: string
  readonly revenueEffect: (plant: PlantInYear) => Tonnes
  readonly costEffect: (plant: PlantInYear) => Tonnes
  readonly treasury: Tonnes
  readonly users: Tonnes
}

const NONE = tonnes(0)

/**
 * The price supports of an instrument, with q_im what core plant i makes of material m in the year, x_im what it takes:
 *
 *   cfd      gets q_im                      the treasury pays on Q_m = sum_i q_im
 *   tariff   gets h_m(place) q_im, pays x_im, both inside the members only; users pay on all that they buy, and the
 *            treasury takes in what is imported. h is the part of what a place has of m that stays with the members
 *   origin   gets k_m q_im, pays r_m x_im;  users pay on k_m Q_m - r_m X_m.  k = min(1, what members buy / Q_m): nobody
 *            can be made to buy more of the core's goods than he uses; r = min(1, k_m Q_m / X_m): the core buys of itself
 *
 * Raised are only prices of main goods. Else the cheapest support of a plant would be a huge one on whatever by-product
 * nobody else makes, which no ministry would sign. `part`: of a whole year, for what others buy and trade.
 */
export function priceSupportsOf(
  world: World,
  baseline: Baseline,
  instrument: Instrument,
  members: readonly string[],
  core: readonly PlantInYear[],
  part: number,
): PriceSupport[] {
  const inside = new Set(members)
  const coreSites = new Set(core.map(({ site }) => site))
  const trade = tradeOf(world, baseline, inside, coreSites, part)
  const materials = [...new Set(core.flatMap((plant) => mainRevenueProduct(world, baseline, plant) ?? []))]
  const makes = (plant: PlantInYear, material: string): Tonnes => plant.outputs.get(material) ?? NONE
  const takes = (plant: PlantInYear, material: string): Tonnes => plant.inputs.get(material) ?? NONE
  return materials.map((material): PriceSupport => {
    const made = sumOf(core.map((plant) => makes(plant, material)))
    const taken = sumOf(core.map((plant) => takes(plant, material)))
    switch (instrument) {
      case 'cfd':
        return {
          material,
          revenueEffect: (plant) => makes(plant, material),
          costEffect: () => NONE,
          treasury: made,
          users: NONE,
        }
      case 'tariff':
        return {
          material,
          revenueEffect: (plant) =>
            inside.has(plant.place) ? times(makes(plant, material), trade.stays(material, plant.place)) : NONE,
          costEffect: (plant) => (inside.has(plant.place) ? takes(plant, material) : NONE),
          treasury: minus(trade.imported(material)),
          users: trade.bought(material),
        }
      case 'origin': {
        const sold = made > 0 ? Math.min(1, (trade.bought(material) + taken) / made) : 0
        const own = taken > 0 ? Math.min(1, (sold * made) / taken) : 0
        return {
          material,
          revenueEffect: (plant) => times(makes(plant, material), sold),
          costEffect: (plant) => times(takes(plant, material), own),
          treasury: NONE,
          users: tonnes(Math.max(0, sold * made - own * taken)),
        }
      }
      default:
        return instrument satisfies never
    }
  })
}

/** Of the traded goods of a plant the one that earns most at baseline prices. */
export function mainRevenueProduct(
  world: World,
  baseline: Baseline,
  { outputs, place }: { readonly outputs: ReadonlyMap<string, number>; readonly place: string },
): string | undefined {
  const worth = [...outputs]
    .filter(([id]) => entry(world.materials, id).tradable)
    .map(([id, mass]) => ({ id, worth: mass * (baseline.price(id, place) ?? 0) }))
    .filter((good) => good.worth > 0)
  return worth.sort((one, other) => other.worth - one.worth)[0]?.id
}

/** What of an amount is not taken; where all of it is, rounding leaves nothing that anybody could be paid for. */
const remainder = (amount: number, taken: number): number => (amount - taken > 1e-9 * amount ? amount - taken : 0)

/** What members buy and trade in this part of a year like the baseline year. */
function tradeOf(
  world: World,
  baseline: Baseline,
  inside: ReadonlySet<string>,
  core: ReadonlySet<string>,
  part: number,
): {
  /** Bought by members: their sectors and their plants outside the core. */
  readonly bought: (material: string) => Tonnes
  /** Bought by members from elsewhere. */
  readonly imported: (material: string) => Tonnes
  /** Part of what a place has of a material that stays with the members. */
  readonly stays: (material: string, place: string) => number
} {
  const use = placeUse(world, baseline)
  const coreUse = new Map<string, TonnesPerYear>()
  const made = new Map<string, TonnesPerYear>()
  const addTo = (sums: Map<string, TonnesPerYear>, key: string, mass: number): void =>
    void sums.set(key, tonnesPerYear((sums.get(key) ?? 0) + mass))
  world.operations.forEach(({ site, recipe }, o) => {
    const { place } = entry(world.sites, site)
    const run = perYear(numberAt(baseline.run, o))
    for (const { material, perTonne } of recipe.outputs) addTo(made, `${material} ${place}`, run * perTonne)
    if (core.has(site) && inside.has(place))
      for (const { material, perTonne } of recipe.inputs) addTo(coreUse, material, run * perTonne)
  })
  const shipped = (material: string, keep: (from: string, to: string) => boolean): TonnesPerYear =>
    sumOf(
      world.routes.flatMap((route, r) =>
        route.material === material && keep(route.from, route.to) ? [perYear(numberAt(baseline.ship, r))] : [],
      ),
    )
  return {
    bought: (material) =>
      tonnes(
        part *
          remainder(
            sumOf([...inside].map((place) => perYear(use.get(`${material} ${place}`) ?? NONE))),
            coreUse.get(material) ?? 0,
          ),
      ),
    imported: (material) => tonnes(part * shipped(material, (from, to) => !inside.has(from) && inside.has(to))),
    stays: (material, place) => {
      const has = (made.get(`${material} ${place}`) ?? 0) + shipped(material, (_, to) => to === place)
      const left = shipped(material, (from, to) => from === place && !inside.has(to))
      return has > 0 ? remainder(has, left) / has : 1
    },
  }
}
