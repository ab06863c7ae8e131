import type { Tonnes, UsdPerKg } from '../quantity/index.ts'
import type { Baseline } from './baseline.ts'
import type { Demand, StepKind, World } from '../world/index.ts'

/**
 * The world as a network of nodes (a material at a place, by origin) and of what can be done between them each month.
 * Everything here is independent of the month; `limits.ts` says how much may be done when.
 */

/** `any`: origin not followed. Otherwise `coercer` is what the coercer made or what contains it, `free` all else. */
export const ORIGINS = ['any', 'free', 'coercer'] as const
export type Origin = (typeof ORIGINS)[number]

export interface Node {
  readonly material: string
  readonly place: string
  readonly origin: Origin
  /** USD/kg in the baseline; 0 where unknown. */
  readonly price: UsdPerKg
  /** Usual stock, t: opening stock, and what earns the shelf yield. */
  readonly cover: Tonnes
  /** In the state's hands, t: nobody's until it is released. */
  readonly state: Tonnes
  /** Usually under way to this node, t. */
  readonly pipeline: Tonnes
  /** May be kept from month to month. */
  readonly storable: boolean
  /** Of a place that is not cleared: it buys and sells at its baseline price whatever routes allow. */
  readonly market: boolean
}

interface Leg {
  readonly node: number
  /** t per tonne of activity. */
  readonly perTonne: number
}

/** One operation, for one origin of what it takes. */
export interface Run {
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
  /** A variant of a running process that users may take up, with the name of its adoption parameters. */
  readonly adoption: 'low-heavy' | 'heavy-free' | undefined
  /** For an adoption: activity of the process that it replaces, t a month. */
  readonly adoptable: Tonnes
  /** Share of that which can change over at once, besides what the world says. */
  readonly readied: number
}

export interface Site {
  readonly id: string
  /** t of activity a month when nothing is wrong. */
  readonly capacity: Tonnes
  /** Runs that share it. */
  readonly runs: readonly number[]
  /** First month it can run; minus infinity: always. */
  readonly start: number
}

/** One route, for one origin of what it carries. */
export interface Ship {
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
  /** Most that can go in a month, whatever else. */
  readonly limit: Tonnes
  /** First month in which it can carry anything; minus infinity: always. */
  readonly start: number
  /** How much of it the receiving place used a month: the measure of its ramp. */
  readonly used: Tonnes
  /** Bought by contract: may come in any month without trial, t a month. */
  readonly pledged: Tonnes
}

export interface BuyerStep {
  readonly kind: StepKind
  /** t a month. */
  readonly size: Tonnes
  /** USD/kg. */
  readonly worth: UsdPerKg
  /** USD/kg before it can be given up: until then its tonnes stop a line as the last ones do. */
  readonly unready: UsdPerKg
  /** Months after the first announcement from which the step can be given up without stopping a line. */
  readonly ready: number
}

/** A firm, or a group of like firms: what runs out is its shelf. */
export interface Buyer {
  readonly id: string
  readonly demand: number
  /** Its part of every delivery to its sector. */
  readonly share: number
  /** Usual stock, t. */
  readonly cover: Tonnes
  readonly steps: readonly BuyerStep[]
}

/** At most this many sources of a delivery are told apart. */
export const SOURCES = 2

/** A sector at a place wanting a material; served pro rata to its buyers. */
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

/** What somebody has put in place besides what stood in the baseline year. */
export interface Provision {
  /** Sites that stand whatever their date, with the share of their capacity. */
  readonly sites: ReadonlyMap<string, number>
  /** Stocks apart from the shelves of plants and users. */
  readonly reserves: readonly { readonly material: string; readonly place: string; readonly tonnes: Tonnes }[]
  /** By `material from to`: what is bought by contract, so that it needs no trial, in a month. */
  readonly pledges: ReadonlyMap<string, Tonnes>
  /** By `process place`: share of the plants there that can take up a variant at once. */
  readonly readied: ReadonlyMap<string, number>
}

export interface Network {
  readonly world: World
  readonly baseline: Baseline
  readonly nodes: readonly Node[]
  readonly nodeOf: (material: string, place: string, origin: Origin) => number | undefined
  readonly sites: readonly Site[]
  readonly runs: readonly Run[]
  readonly ships: readonly Ship[]
  /** Places where origin-free material may be passed off as the other kind, `[free node, coercer node]`. */
  readonly mixes: readonly (readonly [number, number])[]
  readonly demands: readonly SectorDemand[]
  readonly buyers: readonly Buyer[]
}

/** Ships of each route: one, or one for each origin that is told apart. A shelf beside a place is no route. */
export function shipsByRoute({ ships }: Pick<Network, 'ships'>): number[][] {
  const routes = new Map<string, number[]>()
  ships.forEach(({ material, fromPlace, toPlace }, s) => {
    if (fromPlace === toPlace) return
    const name = `${material} ${fromPlace} ${toPlace}`
    routes.set(name, [...(routes.get(name) ?? []), s])
  })
  return [...routes.values()]
}
