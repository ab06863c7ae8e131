import { quantity, tonnes, type UsdPerKg } from '../quantity/index.ts'
import { limitsWhat, type Measure, type Month, type Scenario, type World } from '../world/index.ts'
import { tellApart, type Apart } from './apart.ts'
import type { Baseline } from './baseline.ts'
import { candidateRoutes, siteStarts, type Candidate } from './candidates.ts'
import { inForce } from './limits.ts'
import type { Origin, Provision } from './network.ts'
import { originShares, type OriginShares } from './origin.ts'

export interface NetworkOptions {
  /** Places whose sectors are split into several buyers; elsewhere a sector is one buyer. All if left out. */
  readonly split?: ReadonlySet<string>
  /** A place outside the clearing that trades with it at baseline prices: the coercer, if only the others clear. */
  readonly exogenousPlace?: string
  /** What a step that stops a line is worth: the user's willingness to pay, or the lost value added if that is more. */
  readonly valuation?: 'willingness-to-pay' | 'value-added'
  /** Preparations made since the baseline year. */
  readonly provision?: Provision
  /** Uses that bid more than all others, whatever they are worth: so they are served first, as far as goods can reach them. */
  readonly assured?: AssuredUse
}

/** The dearest share of what some sectors use at some places. */
export interface AssuredUse {
  readonly places: ReadonlySet<string>
  readonly sectors: ReadonlySet<string>
  readonly share: number
}

const NO_PROVISION: Provision = {
  sites: new Map(),
  stockpiles: [],
  contractedVolumes: new Map(),
  extraInitialShare: new Map(),
}

/** Materials whose origin matters in a scenario: those under a measure that follows goods through third places or targets some users or plants only. */
const originTrackedMaterials = (measures: readonly Measure[]): ReadonlySet<string> =>
  new Set(
    measures
      .filter((measure) => measure.origin || ['users', 'plants'].includes(limitsWhat(measure)))
      .flatMap(({ materials }) => [...materials]),
  )

/** What all parts of the network are built from. */
export interface Frame {
  readonly world: World
  readonly baseline: Baseline
  readonly coercer: string | undefined
  readonly exogenousPlace: string | undefined
  readonly provision: Provision
  readonly originTracked: ReadonlySet<string>
  readonly shares: OriginShares
  readonly candidates: readonly Candidate[]
  /** Sites that run, with the month from which they do. */
  readonly open: ReadonlyMap<string, Month>
  readonly keys: readonly { readonly material: string; readonly place: string }[]
  readonly index: ReadonlyMap<string, number>
  /** Origins of a material that are distinguished at a place. */
  readonly originsOf: (material: string, place: string) => readonly Origin[]
  /** The node of a material at a place for an origin. */
  readonly at: (material: string, place: string, origin: Origin) => number
  readonly price: (material: string, place: string) => UsdPerKg
  readonly apart: Apart
}

export function layNodes(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  { exogenousPlace, provision = NO_PROVISION }: NetworkOptions,
): Frame {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const originTracked = originTrackedMaterials(inForce(world, scenario))
  const shares = originShares(world, baseline, coercer, originTracked)
  const open = new Map([
    ...siteStarts(world, baseline, scenario),
    ...[...provision.sites.keys()].map((site) => [site, Number.NEGATIVE_INFINITY] as const),
  ])
  const candidates = candidateRoutes(world, baseline, open)
  const keys = new Map<string, { material: string; place: string }>()
  const add = (material: string, place: string): void => void keys.set(`${material} ${place}`, { material, place })
  for (const { site, recipe } of world.operations)
    if (open.has(site))
      for (const { material } of [...recipe.inputs, ...recipe.outputs])
        add(material, world.sites.get(site)?.place ?? '')
  for (const { material, from, to } of [...world.routes, ...candidates]) {
    add(material, from)
    add(material, to)
  }
  for (const { material, place } of world.demand) add(material, place)
  // All that lies in the coercer's place is the coercer's.
  const originsOf = (material: string, place: string): readonly Origin[] =>
    !originTracked.has(material) ? ['any'] : place === coercer ? ['coercer'] : ['free', 'coercer']
  const index = new Map<string, number>()
  for (const { material, place } of keys.values())
    for (const origin of originsOf(material, place)) index.set(`${material} ${place} ${origin}`, index.size)
  const at = (material: string, place: string, origin: Origin): number => {
    const own = !originTracked.has(material) ? 'any' : place === coercer ? 'coercer' : origin
    const found = index.get(`${material} ${place} ${own}`)
    if (found === undefined) throw new Error(`no node for ${material} at ${place} of origin ${own}`)
    return found
  }
  return {
    world,
    baseline,
    coercer,
    exogenousPlace,
    provision,
    originTracked,
    shares,
    candidates,
    open,
    keys: [...keys.values()],
    index,
    originsOf,
    at,
    price: (material, place) => baseline.price(material, place) ?? quantity<'USD/kg'>(0),
    apart: tellApart(world),
  }
}

export const UNLIMITED = tonnes(Number.POSITIVE_INFINITY)

/** Share of a flow that has an origin. */
export const part = (origin: Origin, tainted: number): number =>
  origin === 'any' ? 1 : origin === 'coercer' ? tainted : 1 - tainted
