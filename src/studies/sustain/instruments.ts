import { placeUse, type Baseline } from '../../clearing/index.ts'
import type { World } from '../../world/index.ts'
import type { Plant } from './plants.ts'

/** A two-way price contract, a tariff, and a rule that what the core makes must be bought first. */
export const INSTRUMENTS = ['cfd', 'tariff', 'origin'] as const
export type Instrument = (typeof INSTRUMENTS)[number]

/**
 * What a dollar a kilogram on one material does in a steady year, tonnes. `gets`: by how many tonnes the books of a
 * producer gain on what it sells; `pays`: on how many it pays more. The dollar is paid by the treasury on `treasury`
 * tonnes (negative: it takes that in) and by users on `users` tonnes.
 */
export interface Lever {
  readonly material: string
  readonly gets: (plant: Plant) => number
  readonly pays: (plant: Plant) => number
  readonly treasury: number
  readonly users: number
}

/**
 * The levers of an instrument, with q_im what core plant i makes of material m, x_im what it takes, t a year:
 *
 *   cfd      gets q_im                      the treasury pays on Q_m = sum_i q_im
 *   tariff   gets h_m(place) q_im, pays x_im, both inside the members only; users pay on all that they buy, and the
 *            treasury takes in what is imported. h is the part of what a place has of m that stays with the members
 *   origin   gets k_m q_im, pays r_m x_im;  users pay on k_m Q_m - r_m X_m.  k = min(1, what members buy / Q_m): nobody
 *            can be made to buy more of the core's goods than he uses; r = min(1, k_m Q_m / X_m): the core buys of itself
 *
 * Raised are only prices of main goods. Else the cheapest support of a plant would be a huge one on whatever by-product
 * nobody else makes, which no ministry would sign. `part`: of a year, for what others buy and trade.
 */
export function leversOf(
  world: World,
  baseline: Baseline,
  instrument: Instrument,
  members: readonly string[],
  core: readonly Plant[],
  part = 1,
): Lever[] {
  const inside = new Set(members)
  const coreSites = new Set(core.map(({ site }) => site))
  const trade = tradeOf(world, baseline, inside, coreSites, part)
  const materials = [...new Set(core.flatMap((plant) => mainGood(world, baseline, plant) ?? []))]
  const makes = (plant: Plant, material: string): number => plant.outputs.get(material) ?? 0
  const takes = (plant: Plant, material: string): number => plant.inputs.get(material) ?? 0
  return materials.map((material): Lever => {
    const made = core.reduce((sum, plant) => sum + makes(plant, material), 0)
    const taken = core.reduce((sum, plant) => sum + takes(plant, material), 0)
    switch (instrument) {
      case 'cfd':
        return { material, gets: (plant) => makes(plant, material), pays: () => 0, treasury: made, users: 0 }
      case 'tariff':
        return {
          material,
          gets: (plant) => (inside.has(plant.place) ? trade.stays(material, plant.place) * makes(plant, material) : 0),
          pays: (plant) => (inside.has(plant.place) ? takes(plant, material) : 0),
          treasury: -trade.imported(material),
          users: trade.bought(material),
        }
      case 'origin': {
        const sold = made > 0 ? Math.min(1, (trade.bought(material) + taken) / made) : 0
        const own = taken > 0 ? Math.min(1, (sold * made) / taken) : 0
        return {
          material,
          gets: (plant) => sold * makes(plant, material),
          pays: (plant) => own * takes(plant, material),
          treasury: 0,
          users: Math.max(0, sold * made - own * taken),
        }
      }
      default:
        return instrument satisfies never
    }
  })
}

/** Of the traded goods of a plant the one that earns most at baseline prices. */
export function mainGood(world: World, baseline: Baseline, { outputs, place }: Plant): string | undefined {
  const worth = [...outputs]
    .filter(([id]) => world.materials.get(id)?.tradable === true)
    .map(([id, mass]) => ({ id, worth: mass * (baseline.price(id, place) ?? 0) }))
    .filter((good) => good.worth > 0)
  return worth.sort((one, other) => other.worth - one.worth)[0]?.id
}

/** What members buy and trade in the baseline year, t a year. */
function tradeOf(
  world: World,
  baseline: Baseline,
  inside: ReadonlySet<string>,
  core: ReadonlySet<string>,
  part: number,
): {
  /** Bought by members: their sectors and their plants outside the core. */
  readonly bought: (material: string) => number
  /** Bought by members from elsewhere. */
  readonly imported: (material: string) => number
  /** Part of what a place has of a material that stays with the members. */
  readonly stays: (material: string, place: string) => number
} {
  const use = placeUse(world, baseline)
  const coreUse = new Map<string, number>()
  const made = new Map<string, number>()
  world.operations.forEach(({ site, recipe }, o) => {
    const place = world.sites.get(site)?.place ?? ''
    const run = 12 * (baseline.run[o] ?? 0)
    for (const { material, perTonne } of recipe.outputs)
      made.set(`${material} ${place}`, (made.get(`${material} ${place}`) ?? 0) + run * perTonne)
    if (core.has(site) && inside.has(place))
      for (const { material, perTonne } of recipe.inputs)
        coreUse.set(material, (coreUse.get(material) ?? 0) + run * perTonne)
  })
  const shipped = (material: string, keep: (from: string, to: string) => boolean): number =>
    world.routes.reduce(
      (sum, route, r) =>
        route.material === material && keep(route.from, route.to) ? sum + 12 * (baseline.ship[r] ?? 0) : sum,
      0,
    )
  return {
    bought: (material) =>
      part *
      Math.max(
        0,
        [...inside].reduce((sum, place) => sum + 12 * (use.get(`${material} ${place}`) ?? 0), 0) -
          (coreUse.get(material) ?? 0),
      ),
    imported: (material) => part * shipped(material, (from, to) => !inside.has(from) && inside.has(to)),
    stays: (material, place) => {
      const has = (made.get(`${material} ${place}`) ?? 0) + shipped(material, (_, to) => to === place)
      return has > 0 ? 1 - Math.min(1, shipped(material, (from, to) => from === place && !inside.has(to)) / has) : 1
    },
  }
}
