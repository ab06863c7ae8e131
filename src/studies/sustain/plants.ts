import type { Baseline } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import {
  InputError,
  mainProduct,
  suggestion,
  type Month,
  type Operation,
  type Ranged,
  type Stage,
  type World,
} from '../../world/index.ts'
import { bears, inCase, type Case, type Prices } from './prices.ts'

/** A producer, as its books see it. Masses are tonnes a year of a steady year. */
export interface Plant {
  readonly site: string
  readonly place: string
  readonly stage: Stage
  readonly project: boolean
  /** First month in which it gives; minus infinity: it ran in the baseline year. */
  readonly stands: Month
  /** Share of its capacity that stands; 1 for one that ran. */
  readonly share: number
  readonly outputs: ReadonlyMap<string, number>
  readonly inputs: ReadonlyMap<string, number>
  /** Cost of running by the facts, materials apart, thousand USD a year. */
  readonly cost: Ranged
  /** What lenders want back of its capital, thousand USD a year; nothing for what stood in the baseline year. */
  readonly capital: number
}

/** A site that did not run in the baseline year and is asked about. */
export interface Added {
  readonly site: string
  readonly share: number
  readonly stands: Month
}

/** Whether a site's books are ours to look at: a producer at one of the places or steered from one, and by no coercer. */
export function isOurs(world: World, siteId: string, members: ReadonlySet<string>): boolean {
  const site = world.sites.get(siteId)
  const bloc = (place: string): string | undefined => world.places.get(place)?.bloc
  return (
    site !== undefined &&
    site.stage !== 'product' &&
    site.partOf === undefined &&
    (members.has(site.place) || members.has(site.control)) &&
    bloc(site.place) !== 'coercer' &&
    bloc(site.control) !== 'coercer'
  )
}

/** Producers of the members that ran in the baseline year, and those that are added, wherever they are. */
export function plantsOf(
  world: World,
  baseline: Baseline,
  members: readonly string[],
  added: readonly Added[],
): Plant[] {
  const ours = new Set(members)
  const bySite = new Map<string, number[]>()
  world.operations.forEach(({ site }, o) => bySite.set(site, [...(bySite.get(site) ?? []), o]))
  const ran = [...bySite].flatMap(([site, operations]): Plant[] => {
    const running = operations.filter((o) => (baseline.run[o] ?? 0) > 0)
    if (running.length === 0 || !isOurs(world, site, ours)) return []
    return [
      plant(
        world,
        site,
        running.map((o) => [o, 12 * (baseline.run[o] ?? 0)]),
      ),
    ]
  })
  const coming = added.flatMap(({ site, share, stands }): Plant[] => {
    const operations = bySite.get(site) ?? []
    const capacity = world.sites.get(site)?.capacity?.value ?? 0
    if (operations.some((o) => (baseline.run[o] ?? 0) > 0)) return []
    const usual = usualWays(world, operations)
    const amounts = usual.map(({ operation, part }) => [operation, capacity * share * part] as const)
    return usual.length === 0
      ? []
      : [{ ...plant(world, site, amounts), project: true, share, stands, capital: capitalOf(world, site, share) }]
  })
  return [...ran, ...coming]
}

/** What a new plant does: its goods share it evenly, and so do the ways to make one of them; variants come after the usual ways. */
function usualWays(world: World, operations: readonly number[]): { operation: number; part: number }[] {
  const byGoods = new Map<string, number[]>()
  for (const o of operations) {
    const operation = at(world.operations, o)
    const goods = `${mainProduct(world, operation)} ${operation.feed}`
    byGoods.set(goods, [...(byGoods.get(goods) ?? []), o])
  }
  return [...byGoods.values()].flatMap((ways) => {
    const usual = ways.filter((o) => world.processes.get(at(world.operations, o).process)?.variant === undefined)
    const own = usual.length > 0 ? usual : ways
    return own.map((operation) => ({ operation, part: 1 / (own.length * byGoods.size) }))
  })
}

function plant(world: World, siteId: string, amounts: readonly (readonly [number, number])[]): Plant {
  const site = world.sites.get(siteId)
  const outputs = new Map<string, number>()
  const inputs = new Map<string, number>()
  const cost = { value: 0, low: 0, high: 0 }
  for (const [o, amount] of amounts) {
    const operation: Operation | undefined = world.operations[o]
    if (operation === undefined) continue
    for (const { material, perTonne } of operation.recipe.outputs)
      outputs.set(material, (outputs.get(material) ?? 0) + amount * perTonne)
    for (const { material, perTonne } of operation.recipe.inputs)
      inputs.set(material, (inputs.get(material) ?? 0) + amount * perTonne)
    const per = world.cost(operation.process, site?.place ?? '')
    cost.value += amount * (per?.value ?? 0)
    cost.low += amount * (per?.low ?? 0)
    cost.high += amount * (per?.high ?? 0)
  }
  return {
    site: siteId,
    place: site?.place ?? '',
    stage: site?.stage ?? 'ore',
    project: false,
    stands: Number.NEGATIVE_INFINITY,
    share: 1,
    outputs,
    inputs,
    cost,
    capital: 0,
  }
}

/** Annuity of a project's capital: capex . r / (1 - (1 + r)^-life), r the yearly discount; thousand USD a year. */
function capitalOf(world: World, site: string, share: number): number {
  const project = [...world.projects.values()].find((known) => known.site === site)
  const life = world.endurance(world.sites.get(site)?.stage ?? 'ore', 'life')?.value
  if (project === undefined || life === undefined) return 0
  const capex = 1000 * project.capex.value * (project.fixed.value + (1 - project.fixed.value) * share)
  const yearly = (1 + world.parameter('discount')) ** 12 - 1
  return yearly === 0 ? capex / life : (capex * yearly) / (1 - (1 + yearly) ** -life)
}

/** Sites among the producers by their id or the id of the project that opens them; what is none of these is a fault. */
export function coreOf(world: World, plants: readonly Plant[], asked: readonly string[]): ReadonlySet<string> {
  if (asked.length === 0) return new Set(plants.filter(({ project }) => !project).map(({ site }) => site))
  const known = new Set(plants.map(({ site }) => site))
  const wrong = asked.filter((id) => !known.has(siteNamed(world, id) ?? ''))
  if (wrong.length > 0)
    throw new InputError(
      wrong.map((id) =>
        siteNamed(world, id) === undefined
          ? {
              code: 'CORE_UNKNOWN',
              message: `There is no site or project "${id}" in this world.`,
              remedy: suggestion(id, [...world.sites.keys(), ...world.projects.keys()], 'sites.csv'),
            }
          : {
              code: 'CORE_NOT_OURS',
              message: `"${id}" is not among the producers looked at: it did not run in the baseline year and is not added, does not stand before the path ends, is neither at the places asked about nor steered from them, or is a user of rare earths.`,
              remedy:
                'Name its place with --for, add it with --projects or --plan, look at more months, or leave it out of --core.',
            },
      ),
    )
  return new Set(asked.map((id) => siteNamed(world, id) ?? id))
}

export const siteNamed = (world: World, id: string): string | undefined =>
  world.sites.has(id) ? id : world.projects.get(id)?.site

/** A price that a producer gets for a good, or pays for one. */
export type PriceOf = (material: string, side: 'out' | 'in') => number

/**
 * What a producer's books show for a steady year at some prices, thousand USD:
 *
 *   cash = sum out . price - sum in . price - cost of running by the facts  ( - capital service )
 */
export function margin(plant: Plant, price: PriceOf, which: Case, capital: boolean): number {
  let sum = -inCase(plant.cost, which, 'low') - (capital ? plant.capital : 0)
  for (const [material, mass] of plant.outputs) sum += mass * price(material, 'out')
  for (const [material, mass] of plant.inputs) sum -= mass * price(material, 'in')
  return sum
}

/**
 * What a producer that ran in the baseline year was short of by the facts, and somebody must have made up: a premium for
 * better goods, a subsidy, its own group, or a cost that is lower than tabled. Thousand USD a year. Nobody knows of a
 * project whether anybody would.
 */
export function shortOf(plant: Plant, prices: Prices, which: Case): number {
  if (plant.project) return 0
  return Math.max(0, -margin(plant, (material) => prices.before(material, plant.place), which, false))
}

/** The part of it that goes on to be made up. */
export function premium(world: World, plant: Plant, prices: Prices, which: Case): number {
  if (which === 'bare') return 0
  return bears(world, plant.stage, 'premium', which, 'high', 0) * shortOf(plant, prices, which)
}
