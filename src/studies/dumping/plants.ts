import type { Baseline } from '../../clearing/index.ts'
import { at, entry, numberAt } from '../../lists/index.ts'
import {
  inThousands,
  MONTHS_PER_YEAR,
  perYear,
  quantity,
  tonnesPerYear,
  type ThousandUsdPerYear,
  type TonnesPerYear,
} from '../../quantity/index.ts'
import {
  InputError,
  mainProduct,
  type Month,
  type Ranged,
  type Stage,
  type World,
  suggested,
} from '../../world/index.ts'
import type { FigureName, Figures } from './figures.ts'
import { studyFault } from '../study-fault.ts'

/** A producer, as its books see it in a steady year. */
export interface Plant {
  readonly site: string
  readonly place: string
  readonly stage: Stage
  readonly project: boolean
  /** First month in which it gives; minus infinity: it ran in the baseline year. */
  readonly availableFrom: Month
  /** Share of its capacity that stands; 1 for one that ran. */
  readonly share: number
  readonly outputs: ReadonlyMap<string, TonnesPerYear>
  readonly inputs: ReadonlyMap<string, TonnesPerYear>
  /** What it runs a year and what a kilogram of that costs, materials apart: its own cost where it is published, else that of its place. */
  readonly work: readonly { readonly amount: TonnesPerYear; readonly cost: Ranged; readonly name: FigureName }[]
  /** What lenders want back of its capital; nothing for what stood in the baseline year. */
  readonly capital: ThousandUsdPerYear
}

/** A site that did not run in the baseline year and is asked about. */
export interface Added {
  readonly site: string
  readonly share: number
  readonly availableFrom: Month
}

/** Whether a site's books are ours to look at: a producer at one of the places or steered from one, and by no coercer. */
export function isOurs(world: World, siteId: string, members: ReadonlySet<string>): boolean {
  const site = world.sites.get(siteId)
  const bloc = (place: string): string | undefined => world.places.get(place)?.bloc
  return (
    site !== undefined &&
    world.stages.get(site.stage)?.kind !== 'final' &&
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
    const running = operations.filter((o) => numberAt(baseline.run, o) > 0)
    if (running.length === 0 || !isOurs(world, site, ours)) return []
    return [
      plant(
        world,
        site,
        running.map((o) => [o, perYear(numberAt(baseline.run, o))]),
      ),
    ]
  })
  const coming = added.flatMap(({ site, share, availableFrom }): Plant[] => {
    const operations = bySite.get(site) ?? []
    const capacity = world.sites.get(site)?.capacity?.value ?? 0
    if (operations.some((o) => numberAt(baseline.run, o) > 0)) return []
    const usual = usualWays(world, operations)
    const amounts = usual.map(({ operation, part }) => [operation, tonnesPerYear(capacity * share * part)] as const)
    return usual.length === 0
      ? []
      : [
          {
            ...plant(world, site, amounts),
            project: true,
            share,
            availableFrom: availableFrom,
            capital: capitalOf(world, site, share),
          },
        ]
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

function plant(world: World, siteId: string, amounts: readonly (readonly [number, TonnesPerYear])[]): Plant {
  const { place, stage } = entry(world.sites, siteId)
  const outputs = new Map<string, TonnesPerYear>()
  const inputs = new Map<string, TonnesPerYear>()
  const work: { amount: TonnesPerYear; cost: Ranged; name: FigureName }[] = []
  for (const [o, amount] of amounts) {
    const { process, recipe } = at(world.operations, o)
    for (const { material, perTonne } of recipe.outputs)
      outputs.set(material, tonnesPerYear((outputs.get(material) ?? 0) + amount * perTonne))
    for (const { material, perTonne } of recipe.inputs)
      inputs.set(material, tonnesPerYear((inputs.get(material) ?? 0) + amount * perTonne))
    const own = world.plantCost(siteId, process)
    const cost = own ?? world.cost(process, place)
    if (cost !== undefined) work.push({ amount, cost, name: `cost ${process} ${own === undefined ? place : siteId}` })
  }
  return {
    site: siteId,
    place,
    stage,
    project: false,
    availableFrom: Number.NEGATIVE_INFINITY,
    share: 1,
    outputs,
    inputs,
    work,
    capital: quantity(0),
  }
}

/** Annuity of a project's capital: capex . r / (1 - (1 + r)^-life), r the yearly discount. */
function capitalOf(world: World, site: string, share: number): ThousandUsdPerYear {
  const project = [...world.projects.values()].find((known) => known.site === site)
  const life = world.shutdown(entry(world.sites, site).stage, 'life')?.value
  if (project === undefined || life === undefined) return quantity(0)
  const whole = inThousands(quantity<'MUSD'>(project.capex.value))
  const capex = whole * (project.fixedCostShare.value + (1 - project.fixedCostShare.value) * share)
  const yearly = (1 + world.parameter('discount')) ** MONTHS_PER_YEAR - 1
  return quantity(yearly === 0 ? capex / life : (capex * yearly) / (1 - (1 + yearly) ** -life))
}

/** Sites among the producers by their id, the id of the project that opens them, or that of their owner; what is none of these is a fault. */
export function coreOf(world: World, plants: readonly Plant[], asked: readonly string[]): ReadonlySet<string> {
  if (asked.length === 0) return new Set(plants.filter(({ project }) => !project).map(({ site }) => site))
  const known = new Set(plants.map(({ site }) => site))
  // Of an owner, what is looked at: not all that it has runs, or comes in time.
  const meant = (id: string): readonly string[] =>
    world.owners.get(id)?.sites.filter((site) => known.has(site)) ?? [siteNamed(world, id) ?? []].flat()
  const isKnown = (id: string): boolean => world.owners.has(id) || siteNamed(world, id) !== undefined
  const wrong = asked.filter((id) => !meant(id).some((site) => known.has(site)))
  if (wrong.length > 0)
    throw new InputError(
      wrong.map((id) =>
        isKnown(id)
          ? studyFault('CORE_NOT_OURS', { id })
          : studyFault('CORE_UNKNOWN', {
              id,
              suggestion: suggested(
                id,
                [...world.owners.keys(), ...world.sites.keys(), ...world.projects.keys()],
                'sites.csv',
              ),
            }),
      ),
    )
  return new Set(asked.flatMap(meant))
}

export const siteNamed = (world: World, id: string): string | undefined =>
  world.sites.has(id) ? id : world.projects.get(id)?.site

/** What a year of running costs, materials apart. */
export const costOf = ({ work }: Plant, figures: Figures): ThousandUsdPerYear =>
  quantity(work.reduce((sum, { amount, cost, name }) => sum + amount * figures.of(cost, 'low', name), 0))
