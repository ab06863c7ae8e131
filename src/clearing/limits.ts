import { at } from '../lists/index.ts'
import { sumOf } from '../quantity/index.ts'
import {
  limitsWhat,
  measureUnder,
  openingOf,
  type Measure,
  type Month,
  type Scenario,
  type World,
} from '../world/index.ts'
import type { Activity, Arc, Network, NetworkSite, Quota, SectorDemand } from './network.ts'

/**
 * How much may be done when: what measures, outages and switching times leave of each route and plant. `asOf` is the month
 * of the information, `month` the month it is about. The present month (`month === asOf`) is as it is; for later months buyers
 * believe that the measures announced so far stay, and know nothing of the others.
 *
 *   holds(measure, month, asOf) = month >= from  and  min(month, asOf) <= until
 *                                 and (month <= asOf  or  asOf >= announced)
 *
 * So a measure that is applied before it is announced (`announced` after `from`) stops goods from `from` on, while buyers
 * expect them in every later month until `announced`.
 */
export interface ActivityLimits {
  /** Maximum on an arc within the baseline, above it, and as leakage past the measure; t a month. */
  readonly ship: (arc: number, month: Month, asOf: Month) => ShipLimit
  /** Orders that wait on an arc for which goods are not let through. */
  readonly queue: (arc: number, month: Month, asOf: Month) => QueueTerms
  /** Maximum on the arcs of a quota by weight together, t a month. */
  readonly quota: (quota: Quota, month: Month, asOf: Month) => number
  /** What measures let go of an arc's baseline flow in a month at their word, t. */
  readonly asWritten: (arc: number, month: Month) => number
  /** Maximum above its baseline that a route carries, all origins together, given the switching time; t a month. */
  readonly route: (arcs: readonly number[], month: Month, asOf: Month) => number
  /** Maximum delivery to a sector from one origin, t a month. */
  readonly deliver: (demand: number, source: number, month: Month, asOf: Month) => number
  /** Maximum of an activity at a plant that measures single out, t a month. */
  readonly plant: (activity: number, month: Month, asOf: Month) => number
  /** Capacity of a site, t of activity a month. */
  readonly site: (site: number, month: Month, asOf: Month) => number
  /** Maximum activity of a variant while it is adopted, t a month. */
  readonly adoption: (activity: number, month: Month, asOf: Month) => number
  /** Multiplier on a sector's use. */
  readonly demand: (demand: number, month: Month, asOf: Month) => number
  /** Whether the step can be cut without stopping a line. */
  readonly isAvailable: (months: number, month: Month, asOf: Month) => boolean
  /** Whether users of a material at a place want more stock than in the baseline, for fear of a measure. */
  readonly isHoarding: (material: string, place: string, month: Month, asOf: Month) => boolean
  /** What may differ from month to month; everything else is constant. */
  readonly changes: {
    readonly run: (activity: number) => boolean
    readonly ship: (arc: number) => boolean
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

interface QueueTerms {
  /** Orders that join it, t a month. */
  readonly joins: number
  /** Whether those that wait may go. */
  readonly open: boolean
}

/** Share of what a measure stops that still arrives. */
export const leakageOf = (world: World, measure: Measure): number => measure.leakage ?? world.parameter('leakage')

/** All measures that bind in a run: the scenario's own, and the world's controls that came before it. */
export function inForce(world: Pick<World, 'controls' | 'conduct'>, scenario: Scenario): readonly Measure[] {
  const earlier = openingOf(world, scenario)?.measures ?? []
  return [...earlier.map((measure) => measureUnder(world, scenario.conduct, measure)), ...scenario.measures]
}

/** Month of the first announcement of a measure or the first outage: from then on buyers look for other sources. */
export function firstSignal(world: Pick<World, 'controls' | 'conduct'>, scenario: Scenario): Month | undefined {
  const known = [
    ...inForce(world, scenario).map(({ announced }) => announced),
    ...scenario.outages.map(({ from }) => from),
  ]
  return known.length === 0 ? undefined : Math.min(...known)
}

/** Whether a measure is in force in a month, as far as is known in the month `asOf`. */
function holds({ announced, from, until }: Measure, month: Month, asOf: Month): boolean {
  if (month < from) return false
  // A measure in force is known, announced or not; a future one is believed only once announced.
  if (month > asOf && asOf < announced) return false
  // Its end is not believed before it has come.
  return until === undefined || Math.min(month, asOf) <= until
}

/** Share allowed in a month by what is known in the month `asOf`; 1 where the measure does not hold. */
export function allowedShareIn(measure: Measure, month: Month, asOf: Month): number {
  if (!holds(measure, month, asOf)) return 1
  // Only steps that have come are believed.
  const stepMonth = asOf < measure.from ? month : Math.min(month, asOf)
  // A measure without steps allows nothing.
  const [first] = measure.allowedShare
  let share = first === undefined ? 0 : first.share
  for (const step of measure.allowedShare) if (step.from <= stepMonth) share = step.share
  return share
}

export const reaches = (measure: Measure, arc: Arc): boolean =>
  measure.materials.has(arc.material) &&
  measure.to.has(arc.toPlace) &&
  limitsWhat(measure) === 'trade' &&
  arc.toPlace !== measure.by &&
  measure.exempt?.routes.has(`${arc.material} ${arc.fromPlace} ${arc.toPlace}`) !== true &&
  leavesBy(measure, arc)

/** Whether goods set out where a measure holds them back: where it acts or closes the way, or made of the supplier state's material. */
function leavesBy({ by, origin, through }: Measure, { fromPlace, toPlace, origin: of }: Arc): boolean {
  if (through !== undefined) return through.has(fromPlace) && fromPlace !== toPlace && (!origin || of === 'coercer')
  return fromPlace === by || (origin && of === 'coercer')
}

/** How orders wait on an arc, if they do: what had no flow in the baseline has none. */
export function waitsOn(arc: Arc, measures: readonly Measure[]): Arc['waits'] {
  const own = measures.filter((measure) => measure.waits && reaches(measure, arc))
  if (arc.base <= 0 || own.length === 0) return undefined
  return own.some(({ instrument }) => instrument === 'licence') ? 'as-made' : 'at-once'
}

/** Arcs whose flows a measure limits by their weight, all together. */
export const quotasOn = (arcs: readonly Arc[], measures: readonly Measure[]): Quota[] =>
  measures
    .filter(({ byWeight }) => byWeight)
    .map((measure) => {
      const own = arcs.flatMap((arc, s) => (reaches(measure, arc) ? [s] : []))
      return { measure: measure.id, arcs: own, base: sumOf(own.map((s) => at(arcs, s).base)) }
    })

const reachesUse = (measure: Measure, { fact }: SectorDemand): boolean =>
  limitsWhat(measure) === 'users' &&
  measure.users?.has(fact.sector) === true &&
  measure.materials.has(fact.material) &&
  measure.to.has(fact.place)

/** Whether a plant that a measure names takes the supplier state's material in for an activity. */
const reachesActivity = (
  measure: Measure,
  { origin, site, inputs }: Activity,
  { nodes, sites, world }: Network,
): boolean =>
  limitsWhat(measure) === 'plants' &&
  origin === 'coercer' &&
  isAimedAt(measure, at(sites, site), world) &&
  inputs.some(({ node }) => measure.materials.has(at(nodes, node).material))

/** Whether a plant makes what a measure withholds the equipment for. */
const reachesSite = (measure: Measure, site: NetworkSite, { nodes, activities, world }: Network): boolean =>
  limitsWhat(measure) === 'capacity' &&
  isAimedAt(measure, site, world) &&
  site.activities.some((r) =>
    at(activities, r).outputs.some(({ node }) => measure.materials.has(at(nodes, node).material)),
  )

function isAimedAt({ plants, to, by, exempt }: Measure, { id }: NetworkSite, world: World): boolean {
  const place = world.sites.get(id)?.place ?? ''
  return plants?.has(id) !== false && to.has(place) && place !== by && exempt?.plants.has(id) !== true
}

/** The measures that reach a route, a use or a plant of the network. */
export function measuresReach(network: Network, { measures }: Scenario): ReadonlySet<Measure> {
  const { arcs, demands, activities, sites } = network
  return new Set(
    measures.filter(
      (measure) =>
        arcs.some((arc) => reaches(measure, arc)) ||
        demands.some((demand) => reachesUse(measure, demand)) ||
        activities.some((activity) => reachesActivity(measure, activity, network)) ||
        sites.some((site) => reachesSite(measure, site, network)),
    ),
  )
}

/** Of a flow, what arrives under a measure that lets a share through: that, and what leaks past it. */
const arrivingShare = (world: World, measure: Measure, through: number): number =>
  through + Math.min(leakageOf(world, measure), 1 - through)

const shipLimits =
  (
    { world, arcs }: Network,
    byArc: readonly (readonly Measure[])[],
    route: ActivityLimits['route'],
  ): ActivityLimits['ship'] =>
  (s, month, asOf) => {
    const arc = at(arcs, s)
    const growth = month < arc.start ? 0 : route([s], month, asOf)
    let share = 1
    let arrives = 1
    let tariff = 0
    let leaks = Number.POSITIVE_INFINITY
    for (const measure of at(byArc, s)) {
      const through = allowedShareIn(measure, month, asOf)
      if (measure.tariff > 0 && holds(measure, month, asOf)) tariff += measure.tariff
      if (measure.byWeight) {
        // The row of the quota limits what passes it; what leaks is beside that.
        if (through < 1) leaks = Math.min(leaks, leakageOf(world, measure), 1 - through)
        continue
      }
      // Every measure binds: the total is at most what each allows or leaks.
      share = Math.min(share, through)
      arrives = Math.min(arrives, arrivingShare(world, measure, through))
    }
    const base = arc.base * share
    if (share < 1) return { base, growth: 0, leak: Math.min(arrives - share, leaks) * arc.base, tariff }
    const leak = leaks < Number.POSITIVE_INFINITY ? leaks * arc.base : 0
    return { base, growth: Math.max(0, Math.min(growth, arc.limit - arc.base)), leak, tariff }
  }

const quotaLimits =
  (measures: readonly Measure[]): ActivityLimits['quota'] =>
  ({ measure: id, base }, month, asOf) => {
    const measure = measures.find((one) => one.id === id)
    const share = measure === undefined ? 1 : allowedShareIn(measure, month, asOf)
    return share < 1 ? share * base : Number.POSITIVE_INFINITY
  }

const queueTerms =
  ({ world, arcs }: Network, byArc: readonly (readonly Measure[])[]): ActivityLimits['queue'] =>
  (s, month, asOf) => {
    let others = 1
    let all = 1
    let open = true
    for (const measure of at(byArc, s)) {
      const through = allowedShareIn(measure, month, asOf)
      // A quota by weight holds no order of its own; one that waited counts when it goes.
      const arrives = measure.byWeight ? 1 : arrivingShare(world, measure, through)
      all = Math.min(all, arrives)
      if (!measure.waits) others = Math.min(others, arrives)
      // What waits had what other measures ask when it was stopped; a full stop stops it too.
      if (measure.waits ? through < 1 : through <= 0) open = false
    }
    return { joins: world.parameter('waiting-share') * (others - all) * at(arcs, s).base, open }
  }

const deliverLimits =
  ({ world, nodes, demands }: Network, byDemand: readonly (readonly Measure[])[]): ActivityLimits['deliver'] =>
  (d, source, month, asOf) => {
    const from = at(at(demands, d).sources, source)
    if (at(nodes, from.node).origin !== 'coercer') return Number.POSITIVE_INFINITY
    // Users under a measure still get some of what they are denied, through users who are not.
    const part = (measure: Measure): number => arrivingShare(world, measure, allowedShareIn(measure, month, asOf))
    const held = at(byDemand, d).filter((measure) => allowedShareIn(measure, month, asOf) < 1)
    return held.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...held.map(part)) * from.base
  }

/** What measures about plants leave: of what those that they name take in, and of what plants without parts can run. */
function plantLimits(
  network: Network,
  measures: readonly Measure[],
): Pick<ActivityLimits, 'plant'> & {
  /** Share of a site's capacity that is left. */
  readonly keptUp: (site: number, month: Month, asOf: Month) => number
  readonly mayChange: (activity: number) => boolean
} {
  const { world, activities, sites } = network
  const byActivity = activities.map((one) => measures.filter((measure) => reachesActivity(measure, one, network)))
  const bySite = sites.map((site) => measures.filter((measure) => reachesSite(measure, site, network)))
  return {
    plant(r, month, asOf) {
      const held = at(byActivity, r).filter((measure) => allowedShareIn(measure, month, asOf) < 1)
      const share = held.map((measure) => arrivingShare(world, measure, allowedShareIn(measure, month, asOf)))
      return held.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...share) * at(activities, r).base
    },
    keptUp: (s, month, asOf) =>
      at(bySite, s).reduce((least, measure) => Math.min(least, allowedShareIn(measure, month, asOf)), 1),
    mayChange: (r) => at(byActivity, r).length > 0 || at(bySite, at(activities, r).site).length > 0,
  }
}

/** `first`: the month from which buyers look for other sources, if it is not the scenario that decides. */
export function buildLimits(
  network: Network,
  scenario: Scenario,
  first = firstSignal(network.world, scenario),
): ActivityLimits {
  const { world } = network
  const measures = inForce(world, scenario)
  const byArc = network.arcs.map((arc) => measures.filter((measure) => reaches(measure, arc)))
  const byDemand = network.demands.map((demand) => measures.filter((measure) => reachesUse(measure, demand)))
  const plants = plantLimits(network, measures)
  const siteIndex = new Map(network.sites.map(({ id }, s) => [id, s]))
  const outages = scenario.outages.map((outage) => ({ ...outage, index: siteIndex.get(outage.site) }))
  // An outage or a change of demand is not known in advance.
  const happened = (from: Month, until: Month | undefined, month: Month, asOf: Month): boolean =>
    asOf >= from && month >= from && (until === undefined || Math.min(month, asOf) <= until)
  const since = (month: Month, asOf: Month): number | undefined =>
    first === undefined || asOf < first ? undefined : month - first

  const rampUp = world.parameter('ramp-up-months')
  const hoardingMonths = world.parameter('hoarding-months')
  // A stockpile at the place itself needs no trial.
  const switchings = network.arcs.map(({ material, fromPlace, toPlace }) =>
    fromPlace === toPlace ? undefined : world.switching.get(world.materials.get(material)?.stage ?? ''),
  )
  const route = (origins: readonly number[], month: Month, asOf: Month): number => {
    const [first] = origins
    const switching = first === undefined ? undefined : switchings[first]
    if (first === undefined || switching === undefined) return Number.POSITIVE_INFINITY
    const waited = (since(month, asOf) ?? -1) - switching.qualification + 1
    const tried = waited > 0 ? switching.ramp * at(network.arcs, first).used * waited : 0
    return origins
      .map((s) => at(network.arcs, s))
      .reduce((sum, { contracted, base }) => sum + (contracted + switching.headroom * base), tried)
  }
  const ship = shipLimits(network, byArc, route)
  const quota = quotaLimits(measures)
  return {
    route,
    quota,
    asWritten: (s, month) =>
      network.quotas
        .filter(({ arcs, base }) => base > 0 && arcs.includes(s))
        .reduce(
          (least, one) => Math.min(least, Math.min(1, quota(one, month, month) / one.base) * at(network.arcs, s).base),
          ship(s, month, month).base,
        ),
    changes: {
      run: (r) => {
        const { adoption, site } = at(network.activities, r)
        return (
          adoption !== undefined ||
          at(network.sites, site).start > 0 ||
          outages.some(({ index }) => index === site) ||
          plants.mayChange(r)
        )
      },
      ship: (s) =>
        at(byArc, s).length > 0 ||
        at(network.arcs, s).start > 0 ||
        (first !== undefined && switchings[s] !== undefined),
      deliver: (d) => at(byDemand, d).length > 0,
      demand: scenario.demand.length > 0,
    },
    ship,
    queue: queueTerms(network, byArc),
    deliver: deliverLimits(network, byDemand),
    plant: plants.plant,
    site(s, month, asOf) {
      const site = at(network.sites, s)
      if (month < site.start) return 0
      const left = outages
        .filter(({ index, from, until }) => index === s && happened(from, until, month, asOf))
        .reduce((least, outage) => Math.min(least, outage.capacityFactor), 1)
      const started = Number.isFinite(site.start) ? Math.min(1, (month - site.start + 1) / rampUp) : 1
      return site.capacity * started * left * plants.keptUp(s, month, asOf)
    },
    adoption(r, month, asOf) {
      const activity = at(network.activities, r)
      if (activity.adoption === undefined) return Number.POSITIVE_INFINITY
      const waited = since(month, asOf)
      if (waited === undefined) return 0
      const share =
        activity.extraInitialShare +
        world.parameter(`${activity.adoption}-initial-share`) +
        world.parameter(`${activity.adoption}-ramp`) *
          Math.max(0, waited - world.parameter(`${activity.adoption}-lag`) + 1)
      return Math.min(1, share) * activity.adoptable
    },
    demand(d, month, asOf) {
      const { fact } = at(network.demands, d)
      return scenario.demand
        .filter(
          (change) =>
            happened(change.from, change.until, month, asOf) &&
            (change.place ?? fact.place) === fact.place &&
            (change.sector ?? fact.sector) === fact.sector &&
            (change.material ?? fact.material) === fact.material,
        )
        .reduce((product, { factor }) => product * factor, 1)
    },
    isAvailable: (months, month, asOf) => months === 0 || (since(month, asOf) ?? 0) >= months,
    isHoarding: (material, place, month, asOf) =>
      measures.some(
        ({ materials, to, by, announced, equipment }) =>
          // Goods go on coming while plants run down.
          equipment !== true &&
          asOf >= announced &&
          month >= announced &&
          month < announced + hoardingMonths &&
          materials.has(material) &&
          to.has(place) &&
          place !== by,
      ),
  }
}
