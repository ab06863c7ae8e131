import { at } from '../lists/index.ts'
import type { Measure, Month, Scenario, World } from '../world/index.ts'
import type { Network, SectorDemand, Ship } from './network.ts'

/**
 * How much may be done when: what measures, outages and the time that switching takes leave of each route and plant.
 * `seen` is the month in which somebody looks ahead, `month` the month they look at. The month itself (`month === seen`)
 * is as it is; of later months they believe that the measures announced so far stay, and know nothing of the others.
 *
 *   holds(measure, month, seen) = month >= from  and  min(month, seen) <= until
 *                                 and (month <= seen  or  seen >= announced)
 *
 * So a measure that is applied before it is announced (`announced` after `from`) stops goods from `from` on, while buyers
 * count on them for every later month until `announced`.
 */
export interface Limits {
  /** Most that can go within the baseline, above it, and past the measure at a price; t a month. */
  readonly ship: (ship: number, month: Month, seen: Month) => ShipLimit
  /** Most that a route carries above its baseline, of all its origins together, by the time that switching takes; t a month. */
  readonly route: (ships: readonly number[], month: Month, seen: Month) => number
  /** Most that can be delivered to a sector from one origin, t a month. */
  readonly deliver: (demand: number, source: number, month: Month, seen: Month) => number
  /** Activity a month a site can do. */
  readonly site: (site: number, month: Month, seen: Month) => number
  /** Activity a month a variant may be taken up. */
  readonly adoption: (run: number, month: Month, seen: Month) => number
  /** Multiplier on a sector's use. */
  readonly demand: (demand: number, month: Month, seen: Month) => number
  /** Whether giving up this step stops no line. */
  readonly ready: (months: number, month: Month, seen: Month) => boolean
  /** Whether users of a material at a place want more on their shelves than usual, for fear of a measure. */
  readonly scared: (material: string, place: string, month: Month, seen: Month) => boolean
  /** What may differ from one month to another; all else is the same throughout. */
  readonly changes: {
    readonly run: (run: number) => boolean
    readonly ship: (ship: number) => boolean
    readonly deliver: (demand: number) => boolean
    readonly demand: boolean
  }
}

interface ShipLimit {
  readonly base: number
  readonly growth: number
  readonly leak: number
  /** Added to the price of the goods at their origin, as a share of it. */
  readonly tariff: number
}

/** Share of what a measure stops that arrives all the same. */
export const leakageOf = (world: World, measure: Measure): number => measure.leakage ?? world.parameter('leakage')

/** Month in which the first measure was announced, or a plant failed: from then on buyers look for other sources. */
export function alarm({ measures, outages }: Scenario): Month | undefined {
  const known = [...measures.map(({ announced }) => announced), ...outages.map(({ from }) => from)]
  return known.length === 0 ? undefined : Math.min(...known)
}

/** Whether a measure is in force in a month, as far as is known when it is looked at. */
function holds({ announced, from, until }: Measure, month: Month, seen: Month): boolean {
  if (month < from) return false
  // What has come is there, announced or not; of what is to come, only what is announced is believed.
  if (month > seen && seen < announced) return false
  // Its end is believed only when it has come.
  return until === undefined || Math.min(month, seen) <= until
}

/** Share let through in a month by what is known when it is looked at; 1 where the measure does not hold. */
export function letThrough(measure: Measure, month: Month, seen: Month): number {
  if (!holds(measure, month, seen)) return 1
  // Of its steps, those are believed that have come.
  const asOf = seen < measure.from ? month : Math.min(month, seen)
  // A measure that names no step lets nothing through.
  const [first] = measure.letThrough
  let share = first === undefined ? 0 : first.share
  for (const step of measure.letThrough) if (step.from <= asOf) share = step.share
  return share
}

const reaches = (measure: Measure, ship: Ship): boolean =>
  measure.materials.has(ship.material) &&
  measure.to.has(ship.toPlace) &&
  measure.users === undefined &&
  ship.toPlace !== measure.by &&
  (ship.fromPlace === measure.by || (measure.origin && ship.origin === 'coercer'))

const reachesUse = (measure: Measure, { fact }: SectorDemand): boolean =>
  measure.users?.has(fact.sector) === true && measure.materials.has(fact.material) && measure.to.has(fact.place)

/** The measures that reach a route or a use of the network. */
export const measuresReach = ({ ships, demands }: Network, { measures }: Scenario): ReadonlySet<Measure> =>
  new Set(
    measures.filter(
      (measure) =>
        ships.some((ship) => reaches(measure, ship)) || demands.some((demand) => reachesUse(measure, demand)),
    ),
  )

/** `first`: the month from which buyers look for other sources, if it is not the scenario that decides. */
export function buildLimits(network: Network, scenario: Scenario, first = alarm(scenario)): Limits {
  const { world } = network
  const byShip = network.ships.map((ship) => scenario.measures.filter((measure) => reaches(measure, ship)))
  const byDemand = network.demands.map((demand) => scenario.measures.filter((measure) => reachesUse(measure, demand)))
  const siteIndex = new Map(network.sites.map(({ id }, s) => [id, s]))
  const outages = scenario.outages.map((outage) => ({ ...outage, index: siteIndex.get(outage.site) }))
  // An outage or a change of demand is known when it is there.
  const happened = (from: Month, until: Month | undefined, month: Month, seen: Month): boolean =>
    seen >= from && month >= from && (until === undefined || Math.min(month, seen) <= until)
  const since = (month: Month, seen: Month): number | undefined =>
    first === undefined || seen < first ? undefined : month - first

  const scare = world.parameter('hoarding-months')
  // What lies beside a place needs no trial.
  const switchings = network.ships.map(({ material, fromPlace, toPlace }) =>
    fromPlace === toPlace ? undefined : world.switching.get(world.materials.get(material)?.stage ?? 'product'),
  )
  const route = (origins: readonly number[], month: Month, seen: Month): number => {
    const [first] = origins
    const switching = first === undefined ? undefined : switchings[first]
    if (first === undefined || switching === undefined) return Number.POSITIVE_INFINITY
    const waited = (since(month, seen) ?? -1) - switching.qualification + 1
    const tried = waited > 0 ? switching.ramp * at(network.ships, first).used * waited : 0
    return origins
      .map((s) => at(network.ships, s))
      .reduce((sum, { pledged, base }) => sum + (pledged + switching.headroom * base), tried)
  }
  return {
    route,
    changes: {
      run: (r) => {
        const { adoption, site } = at(network.runs, r)
        return (
          adoption !== undefined || at(network.sites, site).start > 0 || outages.some(({ index }) => index === site)
        )
      },
      ship: (s) =>
        at(byShip, s).length > 0 ||
        at(network.ships, s).start > 0 ||
        (first !== undefined && switchings[s] !== undefined),
      deliver: (d) => at(byDemand, d).length > 0,
      demand: scenario.demand.length > 0,
    },
    ship(s, month, seen) {
      const ship = at(network.ships, s)
      const growth = month < ship.start ? 0 : route([s], month, seen)
      let share = 1
      let arrives = 1
      let tariff = 0
      for (const measure of at(byShip, s)) {
        const through = letThrough(measure, month, seen)
        // Each measure holds: no more goes in all than what it lets through or leaks.
        share = Math.min(share, through)
        arrives = Math.min(arrives, through + Math.min(leakageOf(world, measure), 1 - through))
        if (measure.tariff > 0 && holds(measure, month, seen)) tariff += measure.tariff
      }
      const base = ship.base * share
      if (share < 1) return { base, growth: 0, leak: (arrives - share) * ship.base, tariff }
      return { base, growth: Math.max(0, Math.min(growth, ship.limit - ship.base)), leak: 0, tariff }
    },
    deliver(d, source, month, seen) {
      const from = at(at(network.demands, d).sources, source)
      if (at(network.nodes, from.node).origin !== 'coercer') return Number.POSITIVE_INFINITY
      // Some of what users are denied reaches them all the same, through those who are not.
      const part = (measure: Measure): number => {
        const share = letThrough(measure, month, seen)
        return share + Math.min(leakageOf(world, measure), 1 - share)
      }
      const held = at(byDemand, d).filter((measure) => letThrough(measure, month, seen) < 1)
      return held.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...held.map(part)) * from.base
    },
    site(s, month, seen) {
      const site = at(network.sites, s)
      if (month < site.start) return 0
      const left = outages
        .filter(({ index, from, until }) => index === s && happened(from, until, month, seen))
        .reduce((least, outage) => Math.min(least, outage.left), 1)
      return site.capacity * left
    },
    adoption(r, month, seen) {
      const run = at(network.runs, r)
      if (run.adoption === undefined) return Number.POSITIVE_INFINITY
      const waited = since(month, seen)
      if (waited === undefined) return 0
      const share =
        run.readied +
        world.parameter(`${run.adoption}-at-once`) +
        world.parameter(`${run.adoption}-ramp`) * Math.max(0, waited - world.parameter(`${run.adoption}-from`) + 1)
      return Math.min(1, share) * run.adoptable
    },
    demand(d, month, seen) {
      const { fact } = at(network.demands, d)
      return scenario.demand
        .filter(
          (change) =>
            happened(change.from, change.until, month, seen) &&
            (change.place ?? fact.place) === fact.place &&
            (change.sector ?? fact.sector) === fact.sector &&
            (change.material ?? fact.material) === fact.material,
        )
        .reduce((product, { factor }) => product * factor, 1)
    },
    ready: (months, month, seen) => months === 0 || (since(month, seen) ?? 0) >= months,
    scared: (material, place, month, seen) =>
      scenario.measures.some(
        ({ materials, to, by, announced }) =>
          seen >= announced &&
          month >= announced &&
          month < announced + scare &&
          materials.has(material) &&
          to.has(place) &&
          place !== by,
      ),
  }
}
