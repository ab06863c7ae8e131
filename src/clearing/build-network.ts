import {
  limitsWhat,
  mainProduct,
  openingOf,
  underConduct,
  type Measure,
  type Month,
  type Scenario,
  type World,
} from '../world/index.ts'
import {
  less,
  perMonth,
  quantity,
  sumOf,
  times,
  tonnes,
  tonnesPerYear,
  unitValue,
  type Tonnes,
  type UsdPerKg,
} from '../quantity/index.ts'
import { lossPerTonne } from './loss.ts'
import { tellApart, type Apart } from './apart.ts'
import { addAt, at, entry, numberAt } from '../lists/index.ts'
import type { Baseline } from './baseline.ts'
import { candidateRoutes, siteStarts, placeUse, type Candidate } from './candidates.ts'
import type {
  Buyer,
  BuyerStep,
  Network,
  Node,
  Origin,
  Provision,
  Activity,
  SectorDemand,
  Arc,
  NetworkSite,
} from './network.ts'
import { originShares, type OriginShares } from './origin.ts'
import { exportContracts } from './export-contracts.ts'
import { inForce, quotasOn, waitsOn } from './limits.ts'
import { nodeCover, userCover } from './stocks.ts'

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
interface AssuredUse {
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

/** What all parts of the network are built from. */
interface Frame {
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

function layNodes(
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

const UNLIMITED = tonnes(Number.POSITIVE_INFINITY)

/** Share of a flow that has an origin. */
const part = (origin: Origin, tainted: number): number =>
  origin === 'any' ? 1 : origin === 'coercer' ? tainted : 1 - tainted

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

/** A way on which a material may go. */
interface Way {
  readonly material: string
  readonly from: string
  readonly to: string
  /** Row of the table of routes; undefined where none went in the baseline year. */
  readonly route: number | undefined
  /** What goes in a month of the baseline year, and at most. */
  readonly base: Tonnes
  readonly limit: Tonnes
  /** With the tariff, USD/kg. */
  readonly freight: number
  /** First month in which it is open. */
  readonly start: number
}

function buildArcs({
  world,
  baseline,
  coercer,
  exogenousPlace,
  provision,
  shares,
  candidates,
  originsOf,
  at,
  price,
  apart,
}: Frame): Arc[] {
  const margin = world.parameter('base-margin')
  const extra = world.parameter('extra-cost')
  const discount = 1 / (1 + world.parameter('discount'))
  const use = placeUse(world, baseline)
  const arcs: Arc[] = []
  const add = ({ material, from, to, route, base, freight, limit, start }: Way): void => {
    const transit = world.lane(from, to).transitMonths
    const priceThere = price(material, to)
    // Freight at which carrying a tonne neither gains nor loses.
    const breakEven = baseline.calibrated
      ? discount ** transit * priceThere - price(material, from)
      : Number.NEGATIVE_INFINITY
    // Goods bought from the exogenous place are paid for when they leave it, goods sold to it when they arrive.
    const paid =
      from === exogenousPlace ? price(material, from) : to === exogenousPlace ? -(discount ** transit) * priceThere : 0
    for (const origin of originsOf(material, from)) {
      const differs = apart.route(material, from, to, origin)
      arcs.push({
        route,
        material,
        fromPlace: from,
        toPlace: to,
        origin,
        from: at(material, from, origin),
        to: at(material, to, origin),
        transit,
        base: times(base, part(origin, from === coercer ? 1 : shares.node(material, from))),
        baseCost: quantity<'USD/kg'>(paid + freight - margin * priceThere * differs),
        extraCost: quantity<'USD/kg'>(paid + Math.max(freight, breakEven) + extra * priceThere * differs),
        limit,
        start,
        used: use.get(`${material} ${to}`) ?? tonnes(0),
        // A contract buys only what is free of the coercer's.
        contracted:
          (origin === 'coercer' ? undefined : provision.contractedVolumes.get(`${material} ${from} ${to}`)) ??
          tonnes(0),
        waits: undefined,
      })
    }
  }
  world.routes.forEach(({ material, from, to, tariff, limit }, r) =>
    add({
      material,
      from,
      to,
      route: r,
      base: numberAt(baseline.ship, r),
      freight: numberAt(baseline.freight, r) + tariff * price(material, from),
      limit: limit === undefined ? UNLIMITED : perMonth(tonnesPerYear(limit)),
      start: Number.NEGATIVE_INFINITY,
    }),
  )
  for (const { material, from, to, start } of candidates)
    add({
      material,
      from,
      to,
      route: undefined,
      base: tonnes(0),
      freight: world.lane(from, to).freight.value,
      limit: UNLIMITED,
      start,
    })
  return arcs
}

function buildDemands(
  { world, baseline, exogenousPlace, shares, originsOf, at }: Frame,
  options: NetworkOptions,
): { demands: SectorDemand[]; buyers: Buyer[] } {
  const demands: SectorDemand[] = []
  const buyers: Buyer[] = []
  const ranks = rankByLoss(world)
  const assure = assurer(world, options.assured)
  world.demand.forEach((fact, d) => {
    const base = numberAt(baseline.use, d)
    if (base <= 0 || fact.place === exogenousPlace) return
    const known = baseline.price(fact.material, fact.place)
    const steps = world.steps(world.sectors.get(fact.sector)?.profile ?? '')
    const split = world.buyers.length > 0 && (options.split?.has(fact.place) ?? true)
    const groups = split
      ? world.buyers.map(({ id, share, stockMultiple }) => ({ id, share: share.value, cover: stockMultiple.value }))
      : [{ id: 'all', share: 1, cover: 1 }]
    const cover = userCover(world, fact.material, fact.place)
    const first = buyers.length
    // A stopped line does not pay for the input it would have used.
    const valueAddedPerKg =
      options.valuation === 'value-added' && fact.use.value > 0
        ? unitValue(quantity<'MUSD'>(fact.valueAdded.value), tonnes(fact.use.value)) +
          (fact.valueAdded.value > 0 ? (known ?? 0) : 0)
        : 0
    // Ties between bids that are multiples of one price are broken on purpose: a buyer that loses more bids a little more, and within a sector one that holds less.
    const preference = (held: number): number => {
      if (!baseline.calibrated) return 1
      const withMore = groups.filter((other) => other.cover > held).length
      return 1 + TIE_BREAK * numberAt(ranks, d) + (TIE_BREAK * (1 + withMore)) / (4 * groups.length)
    }
    for (const group of groups)
      buyers.push({
        id: group.id,
        demand: demands.length,
        share: group.share,
        cover: tonnes(cover * group.cover * group.share * base),
        steps: assure(
          fact,
          known,
          withUnready(
            steps.map(({ kind, share, willingnessToPay, readyMonths }) => ({
              kind,
              size: tonnes(share.value * group.share * base),
              willingnessToPay: quantity<'USD/kg'>(
                Math.max(
                  willingnessToPay.value * (known ?? 1) * preference(group.cover),
                  kind === 'stop' ? valueAddedPerKg : 0,
                ),
              ),
              readyMonths: readyMonths.value,
            })),
            options.valuation === 'value-added' ? UNREADY.valueAdded : UNREADY.prices,
          ),
        ),
      })
    demands.push({
      fact,
      index: d,
      base,
      price: known ?? quantity<'USD/kg'>(0),
      buyers: groups.map((_, g) => first + g),
      sources: originsOf(fact.material, fact.place).map((origin) => ({
        node: at(fact.material, fact.place, origin),
        base: times(base, part(origin, shares.node(fact.material, fact.place))),
      })),
    })
  })
  return { demands, buyers }
}

/** How much less than the last step those are worth that are not ready, as a share: of value added, or of prices. */
const UNREADY = { valueAdded: 1e-3, prices: 0.1 }

/** Steps that are not ready are worth nearly as much as the last one, the earlier ones up to `less` of it less: they are cut before it. */
function withUnready(steps: readonly Omit<BuyerStep, 'valueBeforeReady'>[], less: number): BuyerStep[] {
  const top = steps.at(-1)?.willingnessToPay ?? 0
  return steps.map((step, part) => ({
    ...step,
    valueBeforeReady: quantity<'USD/kg'>(
      Math.max(step.willingnessToPay, top * (1 - less + (less * part) / steps.length)),
    ),
  }))
}

/** How many times the highest bid of any use, as a multiple of the price, those that are assured bid on top of their own. */
const ASSURED_BID = 4

/** Raises the bids of what is assured: the dearest steps first, the last of them in two parts if need be. */
function assurer(
  world: World,
  assured: AssuredUse | undefined,
): (fact: SectorDemand['fact'], price: UsdPerKg | undefined, steps: readonly BuyerStep[]) => readonly BuyerStep[] {
  if (assured === undefined) return (_, __, steps) => steps
  const highest = [...world.sectors.values()]
    .flatMap(({ profile }) => world.steps(profile))
    .reduce((most, { willingnessToPay }) => Math.max(most, willingnessToPay.value), 0)
  return ({ place, sector }, price, steps) => {
    if (!assured.places.has(place) || !assured.sectors.has(sector)) return steps
    const more = ASSURED_BID * highest * (price ?? 1)
    let left = assured.share * sumOf(steps.map(({ size }) => size))
    return steps
      .toReversed()
      .flatMap((step): BuyerStep[] => {
        const size = Math.min(step.size, left)
        left -= size
        const raised = {
          ...step,
          size: tonnes(size),
          willingnessToPay: quantity<'USD/kg'>(step.willingnessToPay + more),
          valueBeforeReady: quantity<'USD/kg'>(step.valueBeforeReady + more),
        }
        if (size >= step.size) return [raised]
        return size > 0 ? [raised, { ...step, size: less(step.size, raised.size) }] : [step]
      })
      .toReversed()
  }
}

/** By how much the highest bid for a material exceeds the lowest of the same step, to break ties. */
const TIE_BREAK = 0.004

/**
 * Rank of each demand among those of its material, by value added per tonne: 0 for the lowest, 1 for the highest. Demands
 * with equal losses, up to rounding, share their mean rank.
 */
function rankByLoss({ demand }: World): Float64Array {
  const perTonne = demand.map((fact) => Number(lossPerTonne(fact, fact.valueAdded).toPrecision(12)))
  return Float64Array.from(demand, ({ material }, d) => {
    const mine = at(perTonne, d)
    const own = perTonne.filter((_, other) => at(demand, other).material === material)
    const less = own.filter((loss) => loss < mine).length
    const equal = own.filter((loss) => loss === mine).length
    return own.length > 1 ? (less + (equal - 1) / 2) / (own.length - 1) : 0
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
