import type { Tonnes, UsdPerKg } from '../quantity/index.ts'
import type { Baseline } from './baseline.ts'
import type { Demand, Month, StepKind, World } from '../world/index.ts'

/**
 * The world as a network of nodes (a material at a place, by origin) and of what can be done between them each month.
 * Everything here is independent of the month; `limits.ts` says how much may be done when.
 */

/** `any`: origin not tracked. Otherwise `coercer` is what the coercer made or what contains it, `free` everything else. */
export const ORIGINS = ['any', 'free', 'coercer'] as const
export type Origin = (typeof ORIGINS)[number]

export interface Node {
  readonly material: string
  readonly place: string
  readonly origin: Origin
  /** USD/kg in the baseline; 0 where unknown. */
  readonly price: UsdPerKg
  /** Baseline stock, t: the initial stock, and the stock that earns the convenience yield. */
  readonly cover: Tonnes
  /** The state's stock, t: not available until it is released. */
  readonly state: Tonnes
  /** In transit or in process to this node in the baseline, t. */
  readonly pipeline: Tonnes
  /** Can be stored from month to month. */
  readonly storable: boolean
  /** Of a place outside the clearing: it buys and sells any amount that routes allow at its baseline price. */
  readonly exogenous: boolean
}

interface Leg {
  readonly node: number
  /** t per tonne of activity. */
  readonly perTonne: number
}

/** One operation, for one origin of its inputs. */
export interface Activity {
  readonly operation: number
  readonly site: number
  readonly origin: Origin
  readonly inputs: readonly Leg[]
  readonly outputs: readonly Leg[]
  readonly lead: number
  /** t of activity a month in the baseline. */
  readonly base: Tonnes
  /** USD/kg of activity within the baseline, and above it. */
  readonly baseCost: UsdPerKg
  readonly extraCost: UsdPerKg
  /** A variant of a running process that users may adopt, with the name of its adoption parameters. */
  readonly adoption: string | undefined
  /** For an adoption: activity of the process that it replaces, t a month. */
  readonly adoptable: Tonnes
  /** Share of that which can change over at once, added to the world's initial share. */
  readonly extraInitialShare: number
}

export interface NetworkSite {
  readonly id: string
  /** t of activity a month when nothing is wrong. */
  readonly capacity: Tonnes
  /** Activities that share it. */
  readonly activities: readonly number[]
  /** First month it can run; minus infinity: always. */
  readonly start: number
}

/** One route, for one origin of what it carries. Its flow is a variable of each month. */
export interface Arc {
  /** Index in `world.routes`, or undefined for a route that did not exist in the baseline. */
  readonly route: number | undefined
  readonly material: string
  readonly fromPlace: string
  readonly toPlace: string
  readonly origin: Origin
  readonly from: number
  readonly to: number
  readonly transit: number
  /** t a month in the baseline. */
  readonly base: Tonnes
  /** USD/kg within the baseline, and above it. */
  readonly baseCost: UsdPerKg
  readonly extraCost: UsdPerKg
  /** Maximum in a month, t, whatever the trial allows. */
  readonly limit: Tonnes
  /** First month in which it can carry anything; minus infinity: always. */
  readonly start: number
  /** Use of the material at the receiving place, t a month: its ramp is a share of this. */
  readonly used: Tonnes
  /** Contracted volume, t a month: it may arrive in any month without trial. */
  readonly contracted: Tonnes
  /** How orders go that a measure of the scenario makes wait: from customs at once, after a licence as plants have room for more. */
  readonly waits: 'at-once' | 'as-made' | undefined
}

export interface BuyerStep {
  readonly kind: StepKind
  /** t a month. */
  readonly size: Tonnes
  /** USD/kg. */
  readonly willingnessToPay: UsdPerKg
  /** USD/kg before the step is ready: until then a missing tonne stops a line, as in the last step. */
  readonly valueBeforeReady: UsdPerKg
  /** Months from the first announcement until the step can be cut without stopping a line. */
  readonly readyMonths: number
}

/** A firm, or a group of similar firms, with its own stock. */
export interface Buyer {
  readonly id: string
  readonly demand: number
  /** Its share of every delivery to its sector. */
  readonly share: number
  /** Baseline stock, t. */
  readonly cover: Tonnes
  readonly steps: readonly BuyerStep[]
}

/** A delivery has at most this many sources, by origin. */
export const SOURCES = 2

/** Demand of a sector at a place for a material; deliveries are shared pro rata between its buyers. */
export interface SectorDemand {
  readonly fact: Demand
  readonly index: number
  /** t a month in the baseline. */
  readonly base: Tonnes
  /** USD/kg in the baseline. */
  readonly price: UsdPerKg
  /** Where deliveries come from, by origin, with the baseline's split. */
  readonly sources: readonly { readonly node: number; readonly base: Tonnes }[]
  readonly buyers: readonly number[]
}

/** What a measure lets through by weight, of several arcs together. */
export interface Quota {
  readonly measure: string
  readonly arcs: readonly number[]
  /** t a month in the baseline. */
  readonly base: Tonnes
}

/** Exports that a place under threat goes on delivering, by what arrives there of a material. */
export interface ExportContract {
  readonly material: string
  readonly place: string
  /** Nodes of the material there, and arcs on which it leaves for third places. */
  readonly nodes: readonly number[]
  readonly arcs: readonly number[]
  /** Part of what arrives. */
  readonly share: number
}

/** A rule that shares out what comes of some goods: accounts of their users (`allocation.ts`). */
export interface Allocation {
  /** First month in which it holds; stock that is there is credited then. */
  readonly from: Month
  readonly pools: readonly AllocationPool[]
}

/** A good at a place, of all origins. */
export interface AllocationPool {
  readonly material: string
  readonly place: string
  readonly nodes: readonly number[]
  readonly accounts: readonly AllocationAccount[]
}

interface AllocationAccount {
  readonly user: AllocationUser
  /** What it usually uses, t a month: it is credited in this proportion. */
  readonly usual: Tonnes
  /** Of that, what comes before all else. */
  readonly first: Tonnes
}

/** A sector, by its demand; the plant of a site; or all customers at other places together. */
export type AllocationUser = { readonly kind: 'sector' | 'plant'; readonly index: number } | { readonly kind: 'abroad' }

/** Preparations made since the baseline year: plants, stockpiles, contracts, qualified variants. */
export interface Provision {
  /** Sites that can run whatever their start date, with the share of their capacity. */
  readonly sites: ReadonlyMap<string, number>
  /** Stocks separate from those of plants and users. */
  readonly stockpiles: readonly { readonly material: string; readonly place: string; readonly tonnes: Tonnes }[]
  /** By `material from to`: contracted volume a month, which needs no trial. */
  readonly contractedVolumes: ReadonlyMap<string, Tonnes>
  /** By `process place`: share of the plants there that can adopt a variant at once. */
  readonly extraInitialShare: ReadonlyMap<string, number>
}

export interface Network {
  readonly world: World
  readonly baseline: Baseline
  readonly nodes: readonly Node[]
  readonly nodeOf: (material: string, place: string, origin: Origin) => number | undefined
  readonly sites: readonly NetworkSite[]
  readonly activities: readonly Activity[]
  readonly arcs: readonly Arc[]
  readonly quotas: readonly Quota[]
  readonly contracts: readonly ExportContract[]
  /** Places where material free of the coercer may be counted as the other kind, `[free node, coercer node]`. */
  readonly downgrades: readonly (readonly [number, number])[]
  readonly demands: readonly SectorDemand[]
  readonly buyers: readonly Buyer[]
  /** A rule that shares out what comes; without one all goes where it is worth most. */
  readonly allocation?: Allocation
  /**
   * The same nodes, routes and buyers without the provision: earlier controls met them so. There where a provision is made for a run that
   * begins with what such controls have led to.
   */
  readonly before?: Network
}

/** Arcs of each route: one, or one for each origin that is tracked. A stockpile at a place is no route. */
export function arcsByRoute({ arcs }: Pick<Network, 'arcs'>): number[][] {
  const routes = new Map<string, number[]>()
  arcs.forEach(({ material, fromPlace, toPlace }, s) => {
    if (fromPlace === toPlace) return
    const name = `${material} ${fromPlace} ${toPlace}`
    routes.set(name, [...(routes.get(name) ?? []), s])
  })
  return [...routes.values()]
}
