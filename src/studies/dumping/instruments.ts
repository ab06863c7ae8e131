import { placeUse, type Baseline } from '../../clearing/index.ts'
import { at, entry, numberAt } from '../../lists/index.ts'
import { perYear, sumOf, times, tonnes, type Tonnes, type UsdPerKg } from '../../quantity/index.ts'
import type { World } from '../../world/index.ts'
import type { Plant } from './plants.ts'
import { mixture } from '../elimination.ts'
import { NOTHING_LEFT } from './tolerances.ts'

/** A two-way price contract, a tariff, and a rule that what the core makes must be bought first. */
export const PRICE_INSTRUMENTS = ['cfd', 'tariff', 'origin'] as const
export type PriceInstrument = (typeof PRICE_INSTRUMENTS)[number]
/** First a grant, which raises no price: the treasury pays each owner just what it is short of. The others are measured by it. */
export const INSTRUMENTS = ['grant', ...PRICE_INSTRUMENTS] as const
export type Instrument = (typeof INSTRUMENTS)[number]

/** Whether its cost is that of the treasury; else of users, by a higher price. */
export const isPaidByTreasury = (instrument: Instrument): boolean => instrument === 'grant' || instrument === 'cfd'

/**
 * Where users pay by a higher price, prices are raised by this share at most. Beyond it an elasticity says little, and what an
 * instrument costs cannot be said: it does not keep whom it would keep only so. Judged.
 */
export const LARGEST_RAISE = 0.5
export const raiseLimitOf = (instrument: PriceInstrument, price: UsdPerKg): number =>
  isPaidByTreasury(instrument) ? Number.POSITIVE_INFINITY : LARGEST_RAISE * price

/** A producer's masses in a year of a path, as far as it stands there. */
export interface PlantInYear extends Pick<Plant, 'site' | 'place'> {
  readonly outputs: ReadonlyMap<string, Tonnes>
  readonly inputs: ReadonlyMap<string, Tonnes>
}

/**
 * What a dollar a kilogram on one material does in a year of a path. `revenueEffect`: by how many tonnes the books of a producer
 * gain on what it sells; `costEffect`: on how many it pays more. The dollar is paid by the treasury on `treasury` tonnes
 * (negative: it takes that in) and by users on `users` tonnes. What is paid is what is got:
 *
 *   treasury + users = sum over the core ( revenueEffect - costEffect ) + others
 */
export interface PriceSupport {
  readonly material: string
  readonly revenueEffect: (plant: PlantInYear) => Tonnes
  readonly costEffect: (plant: PlantInYear) => Tonnes
  readonly treasury: Tonnes
  readonly users: Tonnes
  /** Tonnes on which producers of the members outside the core get the dollar too. */
  readonly others: Tonnes
  /** All that members buy of it outside the core, where that gets dearer. */
  readonly bought: Tonnes
}

const NONE = tonnes(0)

/**
 * The price supports of an instrument, with q_im what core plant i makes of material m in the year, x_im what it takes:
 *
 *   cfd      gets q_im                      the treasury pays on Q_m = sum_i q_im
 *   tariff   gets h_m(place) q_im, pays x_im, both inside the members only; users pay on all that they buy, others get it on
 *            h times what they make, and the treasury takes it in on h times what is imported: duty on what leaves again is
 *            paid back (drawback). h is the part of what a place has of m that is used among the members in the end. What a
 *            new plant of the core sells takes the place of imports, and what it needs is imported
 *   origin   gets k_m q_im, pays r_m x_im;  users pay on k_m Q_m - r_m X_m.  k = min(1, what members buy / Q_m): nobody
 *            can be made to buy more of the core's goods than he uses; r = min(1, k_m Q_m / X_m): the core buys of itself
 *
 * Raised are only prices of main goods. Else the cheapest support of a plant would be a huge one on whatever by-product
 * nobody else makes, which no ministry would sign. `part`: of a whole year, for what others buy and trade.
 */
export function priceSupportsOf(
  { world, baseline }: { readonly world: World; readonly baseline: Baseline },
  instrument: PriceInstrument,
  members: readonly string[],
  core: readonly PlantInYear[],
  part: number,
): PriceSupport[] {
  const inside = new Set(members)
  const coreSites = new Set(core.map(({ site }) => site))
  const trade = tradeOf({ world, baseline }, inside, coreSites, part)
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
          others: NONE,
          bought: NONE,
        }
      case 'tariff': {
        const revenueEffect = (plant: PlantInYear): Tonnes =>
          inside.has(plant.place) ? times(makes(plant, material), trade.stays(material, plant.place)) : NONE
        const costEffect = (plant: PlantInYear): Tonnes => (inside.has(plant.place) ? takes(plant, material) : NONE)
        const sold = sumOf(core.map(revenueEffect))
        const needed = sumOf(core.map(costEffect))
        const { bought, coreSold, coreNeeded, imported, others } = trade.of(material)
        const dutiable = imported - (sold - coreSold) + (needed - coreNeeded)
        return {
          material,
          revenueEffect,
          costEffect,
          treasury: tonnes(-Math.max(0, dutiable)),
          users: bought,
          // Where there are no imports left to take the place of, a new plant takes that of others.
          others: tonnes(others + Math.min(0, dutiable)),
          bought,
        }
      }
      case 'origin': {
        const sold = made > 0 ? Math.min(1, (trade.of(material).bought + taken) / made) : 0
        const own = taken > 0 ? Math.min(1, (sold * made) / taken) : 0
        return {
          material,
          revenueEffect: (plant) => times(makes(plant, material), sold),
          costEffect: (plant) => times(takes(plant, material), own),
          treasury: NONE,
          users: tonnes(Math.max(0, sold * made - own * taken)),
          others: NONE,
          bought: trade.of(material).bought,
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
const remainder = (amount: number, taken: number): number =>
  amount - taken > NOTHING_LEFT * amount ? amount - taken : 0

/** What members trade of a material in a part of a year like the baseline year, all counted by what is used among them in the end. */
interface Trade {
  /** Bought by members: their sectors and their plants outside the core. Paid on all of it, wherever it is used. */
  readonly bought: Tonnes
  /** What the core's plants that ran sold and needed. */
  readonly coreSold: Tonnes
  readonly coreNeeded: Tonnes
  readonly imported: Tonnes
  /** Made by members outside the core. */
  readonly others: Tonnes
}

/**
 * The trade of members, `part` of a year of it. The part of what a place has that is used among the members in the end is what is used
 * there, and what it ships to other members times theirs:
 *
 *   h(p) = ( use(p) + sum over members q  ship(p, q) h(q) ) / has(p)       has = made + received
 *
 * so that what is bought among them is h of all that they make and import, to the last digit.
 */
function tradeOf(
  { world, baseline }: { readonly world: World; readonly baseline: Baseline },
  members: ReadonlySet<string>,
  core: ReadonlySet<string>,
  part: number,
): { readonly of: (material: string) => Trade; readonly stays: (material: string, place: string) => number } {
  const inside = [...members]
  const flows = flowsOf(world, baseline, core)
  const known = new Map<string, { readonly stays: Float64Array; readonly trade: Trade }>()
  const open = (material: string): { readonly stays: Float64Array; readonly trade: Trade } => {
    const before = known.get(material)
    if (before !== undefined) return before
    const shipped = (from: string, to: string): number => flows.shipped.get(`${material} ${from} ${to}`) ?? 0
    const flow = (of: ReadonlyMap<string, number>, place: string): number => of.get(`${material} ${place}`) ?? 0
    const imports = inside.map((place) => flow(flows.received, place) - total(inside, (from) => shipped(from, place)))
    const has = inside.map((place) => flow(flows.made, place) + flow(flows.received, place))
    const rows = inside.map(
      (from, p) =>
        new Map(
          inside.flatMap((to, q) => {
            const part = shipped(from, to) / at(has, p)
            return part > 0 ? [[q, part] as const] : []
          }),
        ),
    )
    const ends = Float64Array.from(rows, (row) => Math.max(0, 1 - total([...row.values()], (part) => part)))
    const used = Float64Array.from(inside, (place, p) =>
      at(has, p) > 0 ? remainder(flow(flows.used, place), 0) / at(has, p) : 0,
    )
    const stays = mixture(rows, ends).solve(used)
    const inYear = (of: (place: string, p: number) => number): Tonnes => tonnes(part * total(inside, of))
    const found = {
      stays,
      trade: {
        bought: inYear((place) => remainder(flow(flows.used, place), flow(flows.coreUsed, place))),
        coreSold: inYear((place, p) => numberAt(stays, p) * flow(flows.coreMade, place)),
        coreNeeded: inYear((place) => flow(flows.coreUsed, place)),
        imported: inYear((_, p) => numberAt(stays, p) * Math.max(0, at(imports, p))),
        others: inYear(
          (place, p) => numberAt(stays, p) * remainder(flow(flows.made, place), flow(flows.coreMade, place)),
        ),
      },
    }
    known.set(material, found)
    return found
  }
  return {
    of: (material) => open(material).trade,
    stays: (material, place) => numberAt(open(material).stays, inside.indexOf(place)),
  }
}

const total = <T>(list: readonly T[], of: (each: T, i: number) => number): number =>
  list.reduce((sum, each, i) => sum + of(each, i), 0)

/** Flows of the baseline year, t a year, by material and place, or by material, sender and receiver. */
function flowsOf(world: World, baseline: Baseline, core: ReadonlySet<string>) {
  const made = new Map<string, number>()
  const coreMade = new Map<string, number>()
  const coreUsed = new Map<string, number>()
  const shipped = new Map<string, number>()
  const received = new Map<string, number>()
  const add = (sums: Map<string, number>, key: string, mass: number): void =>
    void sums.set(key, (sums.get(key) ?? 0) + mass)
  world.operations.forEach(({ site, recipe }, o) => {
    const { place } = entry(world.sites, site)
    const run = perYear(numberAt(baseline.run, o))
    for (const { material, perTonne } of recipe.outputs) {
      add(made, `${material} ${place}`, run * perTonne)
      if (core.has(site)) add(coreMade, `${material} ${place}`, run * perTonne)
    }
    if (core.has(site))
      for (const { material, perTonne } of recipe.inputs) add(coreUsed, `${material} ${place}`, run * perTonne)
  })
  world.routes.forEach(({ material, from, to }, r) => {
    const mass = perYear(numberAt(baseline.ship, r))
    add(shipped, `${material} ${from} ${to}`, mass)
    add(received, `${material} ${to}`, mass)
  })
  const used = new Map([...placeUse(world, baseline)].map(([key, mass]) => [key, perYear(mass)] as const))
  return { made, coreMade, coreUsed, shipped, received, used }
}
