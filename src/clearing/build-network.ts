import { addAt, at, entry, numberAt } from '../lists/index.ts'
import { perMonth, quantity, sumOf, times, tonnes, tonnesPerYear, type Tonnes } from '../quantity/index.ts'
import { mainProduct, openingOf, underConduct, type Month, type Scenario, type World } from '../world/index.ts'
import type { Baseline } from './baseline.ts'
import { siteStarts } from './candidates.ts'
import { exportContracts } from './export-contracts.ts'
import { inForce, quotasOn, waitsOn } from './limits.ts'
import type { Activity, Arc, Network, NetworkSite, Node, Origin, Provision, SectorDemand } from './network.ts'
import { buildArcs } from './network-arcs.ts'
import { buildDemands } from './network-demands.ts'
import { layNodes, part, UNLIMITED, type Frame, type NetworkOptions } from './network-frame.ts'
import { nodeCover } from './stocks.ts'

/** Turns a world, its baseline and a scenario into the network that a clearing works on. */
export function buildNetwork(
  tabled: World,
  baseline: Baseline,
  scenario: Scenario,
  options: NetworkOptions = {},
): Network {
  // Whatever asks for a network gets the conduct that the scenario says.
  const world = underConduct(tabled, scenario.conduct)
  const network = networkOf(world, baseline, scenario, options)
  const { provision } = options
  if (provision === undefined || openingOf(world, scenario) === undefined) return network
  const bare = { ...options, provision: unprepared(provision, siteStarts(world, baseline, scenario)) }
  return { ...network, before: networkOf(world, baseline, scenario, bare) }
}

/** The same nodes and routes as with a provision, and nothing of it: sites that would run anyway do. */
const unprepared = (provision: Provision, open: ReadonlyMap<string, Month>): Provision => {
  const none = <T>(amounts: ReadonlyMap<string, unknown>, nothing: T): Map<string, T> =>
    new Map([...amounts.keys()].map((key) => [key, nothing]))
  return {
    sites: new Map([...provision.sites.keys()].flatMap((site) => (open.has(site) ? [] : [[site, 0]]))),
    stockpiles: provision.stockpiles.map((stockpile) => ({ ...stockpile, tonnes: tonnes(0) })),
    contractedVolumes: none(provision.contractedVolumes, tonnes(0)),
    extraInitialShare: none(provision.extraInitialShare, 0),
  }
}

function networkOf(world: World, baseline: Baseline, scenario: Scenario, options: NetworkOptions): Network {
  const measures = inForce(world, scenario)
  const frame = layNodes(world, baseline, scenario, options)
  const activities = buildActivities(frame)
  const sites = buildSites(frame, activities)
  const trade = buildArcs(frame).map((arc) => ({ ...arc, waits: waitsOn(arc, measures) }))
  const { demands, buyers } = buildDemands(frame, options)
  const places = buildNodes(frame, activities, trade, demands)
  const stockpiles = buildStockpiles(frame, places.length, options.provision?.stockpiles ?? [])
  const nodes = [...places, ...stockpiles.nodes]
  const arcs = [...trade, ...stockpiles.arcs]
  const downgrades = frame.keys.flatMap(({ material, place }) => {
    const free = frame.index.get(`${material} ${place} free`)
    const coercer = frame.index.get(`${material} ${place} coercer`)
    return free === undefined || coercer === undefined ? [] : [[free, coercer] as const]
  })
  return {
    world,
    baseline,
    nodes,
    nodeOf: (material, place, origin) => frame.index.get(`${material} ${place} ${origin}`),
    sites,
    activities,
    arcs,
    quotas: quotasOn(arcs, measures),
    contracts: exportContracts({ world, nodes, arcs, activities }, measures),
    downgrades,
    demands,
    buyers,
  }
}

/** Each operation once, or once for each origin of its inputs. */
function buildActivities(frame: Frame): Activity[] {
  const { world, baseline, coercer, exogenousPlace, provision, originTracked, shares, open, at, price, apart } = frame
  const margin = world.parameter('base-margin')
  const extra = world.parameter('extra-cost')
  const siteIndex = new Map(world.inOrder.sites.map((id, i) => [id, i]))
  return world.operations.flatMap((known, o) => {
    const { site: siteId, process: processId, recipe } = known
    const site = world.sites.get(siteId)
    const process = world.processes.get(processId)
    if (site === undefined || process === undefined || !open.has(site.id) || site.place === exogenousPlace) return []
    const valueOut = recipe.outputs.reduce(
      (sum, { material, perTonne }) => sum + perTonne * price(material, site.place),
      0,
    )
    const cost = numberAt(baseline.runCost, o)
    const adoption = process.variant
    const takes = recipe.inputs.some(({ material }) => originTracked.has(material))
    const gives = recipe.outputs.some(({ material }) => originTracked.has(material))
    // Outside the coercer's place, an operation without tracked inputs makes nothing of the coercer's.
    const origins: readonly Origin[] =
      !takes && !gives ? ['any'] : site.place === coercer ? ['coercer'] : takes ? ['free', 'coercer'] : ['free']
    return origins.map<Activity>((origin) => ({
      operation: o,
      site: entry(siteIndex, site.id),
      origin,
      lead: process.leadMonths,
      inputs: recipe.inputs.map(({ material, perTonne }) => ({ node: at(material, site.place, origin), perTonne })),
      outputs: recipe.outputs.map(({ material, perTonne }) => ({ node: at(material, site.place, origin), perTonne })),
      base: times(numberAt(baseline.run, o), origins.length === 1 ? 1 : part(origin, numberAt(shares.operation, o))),
      baseCost: quantity<'USD/kg'>(cost - margin * valueOut * apart.operation(known, origin)),
      extraCost: quantity<'USD/kg'>(cost + extra * valueOut * apart.operation(known, origin)),
      adoption,
      adoptable: adoption === undefined ? tonnes(0) : replacedActivity(world, baseline, o),
      extraInitialShare: provision.extraInitialShare.get(`${processId} ${site.place}`) ?? 0,
    }))
  })
}

/** Activity that a variant of the same output could replace at its site. */
function replacedActivity(world: World, baseline: Baseline, operation: number): Tonnes {
  const own = at(world.operations, operation)
  const product = mainProduct(world, own)
  return sumOf(
    world.operations.flatMap((other, o) =>
      other.site === own.site && other !== own && mainProduct(world, other) === product
        ? [numberAt(baseline.run, o)]
        : [],
    ),
  )
}

function buildSites({ world, open, provision }: Frame, activities: readonly Activity[]): NetworkSite[] {
  const bySite = new Map<number, number[]>()
  activities.forEach(({ site }, r) => bySite.set(site, [...(bySite.get(site) ?? []), r]))
  return world.inOrder.sites.map((id, s) => {
    const site = world.sites.get(id)
    if (site === undefined) throw new Error(`no site ${id}`)
    const own = bySite.get(s) ?? []
    const used = sumOf(own.map((r) => at(activities, r).base))
    const spare = times(used, 1 + world.parameter('spare-capacity'))
    const whole =
      site.capacity === undefined ? spare : tonnes(Math.max(perMonth(tonnesPerYear(site.capacity.value)), used))
    return {
      id: site.id,
      capacity: times(whole, provision.sites.get(site.id) ?? 1),
      activities: own,
      start: open.get(site.id) ?? Number.POSITIVE_INFINITY,
    }
  })
}

/** Nodes with their baseline stock, in months of what leaves them, and what is in transit to them in the baseline. */
function buildNodes(
  { world, exogenousPlace, keys, index, originsOf, at, price }: Frame,
  activities: readonly Activity[],
  arcs: readonly Arc[],
  demands: readonly SectorDemand[],
): Node[] {
  const out = new Float64Array(index.size)
  const pipeline = new Float64Array(index.size)
  for (const { inputs, outputs, base, lead } of activities) {
    for (const { node, perTonne } of inputs) addAt(out, node, perTonne * base)
    for (const { node, perTonne } of outputs) addAt(pipeline, node, perTonne * base * lead)
  }
  for (const { from, to, base, transit } of arcs) {
    addAt(out, from, base)
    addAt(pipeline, to, base * transit)
  }
  for (const { sources } of demands) for (const { node, base } of sources) addAt(out, node, base)
  return keys.flatMap(({ material, place }) =>
    originsOf(material, place).map((origin) => {
      const n = at(material, place, origin)
      return {
        material,
        place,
        origin,
        price: price(material, place),
        cover: tonnes(place === exogenousPlace ? 0 : nodeCover(world, material, place, 'firm') * numberAt(out, n)),
        state: tonnes(place === exogenousPlace ? 0 : nodeCover(world, material, place, 'state') * numberAt(out, n)),
        pipeline: tonnes(numberAt(pipeline, n)),
        storable: place !== exogenousPlace && (world.materials.get(material)?.tradable ?? true),
        exogenous: place === exogenousPlace,
      }
    }),
  )
}

/**
 * A stockpile is a stock separate from a place's own. Taking a tonne from it costs what it costs to buy it again, so that
 * it is not used without need and earns nothing by lying there.
 */
function buildStockpiles(
  { world, originTracked, at, price }: Frame,
  first: number,
  stockpiles: Provision['stockpiles'],
): { nodes: Node[]; arcs: Arc[] } {
  const nodes: Node[] = []
  const arcs: Arc[] = []
  const extra = world.parameter('extra-cost')
  for (const { material, place, tonnes: cover } of stockpiles) {
    const origin: Origin = originTracked.has(material) ? 'free' : 'any'
    const cost = times(price(material, place), 1 + extra)
    arcs.push({
      route: undefined,
      material,
      origin,
      fromPlace: place,
      toPlace: place,
      from: first + nodes.length,
      to: at(material, place, origin),
      transit: 0,
      base: tonnes(0),
      baseCost: cost,
      extraCost: cost,
      limit: UNLIMITED,
      start: Number.NEGATIVE_INFINITY,
      used: tonnes(0),
      contracted: tonnes(0),
      waits: undefined,
    })
    nodes.push({
      material,
      place,
      origin,
      price: quantity<'USD/kg'>(0),
      cover,
      state: tonnes(0),
      pipeline: tonnes(0),
      storable: true,
      exogenous: false,
    })
  }
  return { nodes, arcs }
}
