import { mainProduct, type Month, type Scenario, type World } from '../world/index.ts'
import {
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
import { candidateRoutes, openings, placeUse, type Candidate } from './candidates.ts'
import type { Buyer, BuyerStep, Network, Node, Origin, Provision, Run, SectorDemand, Ship, Site } from './network.ts'
import { originShares, type OriginShares } from './origin.ts'
import { nodeCover, userCover } from './stocks.ts'

export interface NetworkOptions {
  /** Places whose sectors are split into several buyers; elsewhere a sector is one buyer. All if left out. */
  readonly split?: ReadonlySet<string>
  /** A place that is left out of the clearing and trades with it at baseline prices: the coercer, if only the others clear. */
  readonly market?: string
  /** What bids are in a step that stops a line: what the user would pay, or the value added that is lost if that is more. */
  readonly worth?: 'paid' | 'added'
  /** What somebody has put in place besides. */
  readonly provision?: Provision
}

const NOTHING: Provision = { sites: new Map(), reserves: [], pledges: new Map(), readied: new Map() }

/** Materials whose origin a scenario asks about: those under a measure that reaches through third places or to some users only. */
const followedMaterials = (scenario: Scenario): ReadonlySet<string> =>
  new Set(
    scenario.measures
      .filter(({ origin, users }) => origin || users !== undefined)
      .flatMap(({ materials }) => [...materials]),
  )

/** Turns a world, its baseline and a scenario into the network that a clearing works on. */
export function buildNetwork(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  options: NetworkOptions = {},
): Network {
  const frame = layNodes(world, baseline, scenario, options)
  const runs = buildRuns(frame)
  const sites = buildSites(frame, runs)
  const trade = buildShips(frame)
  const { demands, buyers } = buildDemands(frame, options)
  const places = buildNodes(frame, runs, trade, demands)
  const reserves = buildReserves(frame, places.length, options.provision?.reserves ?? [])
  const nodes = [...places, ...reserves.nodes]
  const ships = [...trade, ...reserves.ships]
  const mixes = frame.keys.flatMap(({ material, place }) => {
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
    runs,
    ships,
    mixes,
    demands,
    buyers,
  }
}

/** What all parts of the network are built on. */
interface Frame {
  readonly world: World
  readonly baseline: Baseline
  readonly coercer: string | undefined
  readonly market: string | undefined
  readonly provision: Provision
  readonly followed: ReadonlySet<string>
  readonly shares: OriginShares
  readonly candidates: readonly Candidate[]
  /** Sites that run, with the month from which they do. */
  readonly open: ReadonlyMap<string, Month>
  readonly keys: readonly { readonly material: string; readonly place: string }[]
  readonly index: ReadonlyMap<string, number>
  /** Kinds of a material that are told apart at a place. */
  readonly originsOf: (material: string, place: string) => readonly Origin[]
  /** The node of a material at a place for what is of an origin. */
  readonly at: (material: string, place: string, origin: Origin) => number
  readonly price: (material: string, place: string) => UsdPerKg
  readonly apart: Apart
}

function layNodes(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  { market, provision = NOTHING }: NetworkOptions,
): Frame {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const followed = followedMaterials(scenario)
  const shares = originShares(world, baseline, coercer, followed)
  const open = new Map([
    ...openings(world, baseline, scenario),
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
  // Whatever lies in the coercer's place is the coercer's.
  const originsOf = (material: string, place: string): readonly Origin[] =>
    !followed.has(material) ? ['any'] : place === coercer ? ['coercer'] : ['free', 'coercer']
  const index = new Map<string, number>()
  for (const { material, place } of keys.values())
    for (const origin of originsOf(material, place)) index.set(`${material} ${place} ${origin}`, index.size)
  const at = (material: string, place: string, origin: Origin): number => {
    const own = !followed.has(material) ? 'any' : place === coercer ? 'coercer' : origin
    const found = index.get(`${material} ${place} ${own}`)
    if (found === undefined) throw new Error(`no node for ${material} at ${place} of origin ${own}`)
    return found
  }
  return {
    world,
    baseline,
    coercer,
    market,
    provision,
    followed,
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

/** Part of a flow that is of an origin. */
const part = (origin: Origin, tainted: number): number =>
  origin === 'any' ? 1 : origin === 'coercer' ? tainted : 1 - tainted

/** Each operation once, or once for each origin of what it takes. */
function buildRuns(frame: Frame): Run[] {
  const { world, baseline, coercer, market, provision, followed, shares, open, at, price, apart } = frame
  const margin = world.parameter('base-margin')
  const extra = world.parameter('extra-cost')
  const siteIndex = new Map(world.inOrder.sites.map((id, i) => [id, i]))
  return world.operations.flatMap((known, o) => {
    const { site: siteId, process: processId, recipe } = known
    const site = world.sites.get(siteId)
    const process = world.processes.get(processId)
    if (site === undefined || process === undefined || !open.has(site.id) || site.place === market) return []
    const worthOut = recipe.outputs.reduce(
      (sum, { material, perTonne }) => sum + perTonne * price(material, site.place),
      0,
    )
    const cost = numberAt(baseline.runCost, o)
    const adoption = process.variant
    const takes = recipe.inputs.some(({ material }) => followed.has(material))
    const gives = recipe.outputs.some(({ material }) => followed.has(material))
    // Outside the coercer's place, what takes nothing followed gives nothing of the coercer's.
    const origins: readonly Origin[] =
      !takes && !gives ? ['any'] : site.place === coercer ? ['coercer'] : takes ? ['free', 'coercer'] : ['free']
    return origins.map<Run>((origin) => ({
      operation: o,
      site: entry(siteIndex, site.id),
      origin,
      lead: process.leadMonths,
      inputs: recipe.inputs.map(({ material, perTonne }) => ({ node: at(material, site.place, origin), perTonne })),
      outputs: recipe.outputs.map(({ material, perTonne }) => ({ node: at(material, site.place, origin), perTonne })),
      base: times(numberAt(baseline.run, o), origins.length === 1 ? 1 : part(origin, numberAt(shares.operation, o))),
      baseCost: quantity<'USD/kg'>(cost - margin * worthOut * apart.operation(known, origin)),
      extraCost: quantity<'USD/kg'>(cost + extra * worthOut * apart.operation(known, origin)),
      adoption,
      adoptable: adoption === undefined ? tonnes(0) : replacedActivity(world, baseline, o),
      readied: provision.readied.get(`${processId} ${site.place}`) ?? 0,
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

function buildSites({ world, open, provision }: Frame, runs: readonly Run[]): Site[] {
  const bySite = new Map<number, number[]>()
  runs.forEach(({ site }, r) => bySite.set(site, [...(bySite.get(site) ?? []), r]))
  return world.inOrder.sites.map((id, s) => {
    const site = world.sites.get(id)
    if (site === undefined) throw new Error(`no site ${id}`)
    const own = bySite.get(s) ?? []
    const used = sumOf(own.map((r) => at(runs, r).base))
    const spare = times(used, 1 + world.parameter('spare-capacity'))
    const whole =
      site.capacity === undefined ? spare : tonnes(Math.max(perMonth(tonnesPerYear(site.capacity.value)), used))
    return {
      id: site.id,
      capacity: times(whole, provision.sites.get(site.id) ?? 1),
      runs: own,
      start: open.get(site.id) ?? Number.POSITIVE_INFINITY,
    }
  })
}

function buildShips({
  world,
  baseline,
  coercer,
  market,
  provision,
  shares,
  candidates,
  originsOf,
  at,
  price,
  apart,
}: Frame): Ship[] {
  const margin = world.parameter('base-margin')
  const extra = world.parameter('extra-cost')
  const discount = 1 / (1 + world.parameter('discount'))
  const use = placeUse(world, baseline)
  const ships: Ship[] = []
  const add = (
    material: string,
    from: string,
    to: string,
    route: number | undefined,
    base: Tonnes,
    freight: number,
    limit: Tonnes,
    start: number,
  ): void => {
    const transit = world.lane(from, to).transitMonths
    const there = price(material, to)
    // Freight at which carrying a tonne neither gains nor loses.
    const even = baseline.calibrated ? discount ** transit * there - price(material, from) : Number.NEGATIVE_INFINITY
    // What is bought of a market is paid for as it leaves, what is sold to one as it arrives.
    const paid = from === market ? price(material, from) : to === market ? -(discount ** transit) * there : 0
    for (const origin of originsOf(material, from)) {
      const differs = apart.route(material, from, to, origin)
      ships.push({
        route,
        material,
        fromPlace: from,
        toPlace: to,
        origin,
        from: at(material, from, origin),
        to: at(material, to, origin),
        transit,
        base: times(base, part(origin, from === coercer ? 1 : shares.node(material, from))),
        baseCost: quantity<'USD/kg'>(paid + freight - margin * there * differs),
        extraCost: quantity<'USD/kg'>(paid + Math.max(freight, even) + extra * there * differs),
        limit,
        start,
        used: use.get(`${material} ${to}`) ?? tonnes(0),
        // Who buys by contract asks for what is free of the coercer's.
        pledged: (origin === 'coercer' ? undefined : provision.pledges.get(`${material} ${from} ${to}`)) ?? tonnes(0),
      })
    }
  }
  world.routes.forEach(({ material, from, to, tariff, limit }, r) =>
    add(
      material,
      from,
      to,
      r,
      numberAt(baseline.ship, r),
      numberAt(baseline.freight, r) + tariff * price(material, from),
      limit === undefined ? UNLIMITED : perMonth(tonnesPerYear(limit)),
      Number.NEGATIVE_INFINITY,
    ),
  )
  for (const { material, from, to, start } of candidates)
    add(material, from, to, undefined, tonnes(0), world.lane(from, to).freight.value, UNLIMITED, start)
  return ships
}

function buildDemands(
  { world, baseline, market, shares, originsOf, at }: Frame,
  options: NetworkOptions,
): { demands: SectorDemand[]; buyers: Buyer[] } {
  const demands: SectorDemand[] = []
  const buyers: Buyer[] = []
  const ranks = rankByLoss(world)
  world.demand.forEach((fact, d) => {
    const base = numberAt(baseline.use, d)
    if (base <= 0 || fact.place === market) return
    const known = baseline.price(fact.material, fact.place)
    const steps = world.steps(world.sectors.get(fact.sector)?.profile ?? '')
    const split = world.buyers.length > 0 && (options.split?.has(fact.place) ?? true)
    const groups = split
      ? world.buyers.map(({ id, share, cover }) => ({ id, share: share.value, cover: cover.value }))
      : [{ id: 'all', share: 1, cover: 1 }]
    const cover = userCover(world, fact.material, fact.place)
    const first = buyers.length
    // A line that stands still does not pay for what it would have used.
    const lost =
      options.worth === 'added' && fact.use.value > 0
        ? unitValue(quantity<'MUSD'>(fact.added.value), tonnes(fact.use.value)) +
          (fact.added.value > 0 ? (known ?? 0) : 0)
        : 0
    // Bids that are multiples of one price are told apart on purpose: who loses more bids a little more, and of one sector, who holds less.
    const preference = (held: number): number => {
      if (!baseline.calibrated) return 1
      const withMore = groups.filter((other) => other.cover > held).length
      return 1 + TRIFLE * numberAt(ranks, d) + (TRIFLE * (1 + withMore)) / (4 * groups.length)
    }
    for (const group of groups)
      buyers.push({
        id: group.id,
        demand: demands.length,
        share: group.share,
        cover: tonnes(cover * group.cover * group.share * base),
        steps: withUnready(
          steps.map(({ kind, share, worth, readyMonths }) => ({
            kind,
            size: tonnes(share.value * group.share * base),
            worth: quantity<'USD/kg'>(
              Math.max(worth.value * (known ?? 1) * preference(group.cover), kind === 'stop' ? lost : 0),
            ),
            ready: readyMonths.value,
          })),
          options.worth === 'added' ? 1e-3 : 0.1,
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

/** Unready steps are worth nearly what the last one is, the earlier by up to `less` of it less: they go before it. */
function withUnready(steps: readonly Omit<BuyerStep, 'unready'>[], less: number): BuyerStep[] {
  const top = steps.at(-1)?.worth ?? 0
  return steps.map((step, part) => ({
    ...step,
    unready: quantity<'USD/kg'>(Math.max(step.worth, top * (1 - less + (less * part) / steps.length))),
  }))
}

/** What the highest bidder of a material bids more than the lowest of the same step. */
const TRIFLE = 0.004

/**
 * Place of each demand among those of its material, by value added per tonne: 0 for the least, 1 for the most. Those that
 * lose equally much, but for rounding, stand at the same place, in their middle.
 */
function rankByLoss({ demand }: World): Float64Array {
  const perTonne = demand.map((fact) => Number(lossPerTonne(fact, fact.added).toPrecision(12)))
  return Float64Array.from(demand, ({ material }, d) => {
    const mine = at(perTonne, d)
    const own = perTonne.filter((_, other) => at(demand, other).material === material)
    const less = own.filter((loss) => loss < mine).length
    const equal = own.filter((loss) => loss === mine).length
    return own.length > 1 ? (less + (equal - 1) / 2) / (own.length - 1) : 0
  })
}

/** Nodes with their usual stock, in months of what leaves them, and what is usually under way to them. */
function buildNodes(
  { world, market, keys, index, originsOf, at, price }: Frame,
  runs: readonly Run[],
  ships: readonly Ship[],
  demands: readonly SectorDemand[],
): Node[] {
  const out = new Float64Array(index.size)
  const pipeline = new Float64Array(index.size)
  for (const { inputs, outputs, base, lead } of runs) {
    for (const { node, perTonne } of inputs) addAt(out, node, perTonne * base)
    for (const { node, perTonne } of outputs) addAt(pipeline, node, perTonne * base * lead)
  }
  for (const { from, to, base, transit } of ships) {
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
        cover: tonnes(place === market ? 0 : nodeCover(world, material, place, 'firm') * numberAt(out, n)),
        state: tonnes(place === market ? 0 : nodeCover(world, material, place, 'state') * numberAt(out, n)),
        pipeline: tonnes(numberAt(pipeline, n)),
        storable: place !== market && (world.materials.get(material)?.tradable ?? true),
        market: place === market,
      }
    }),
  )
}

/**
 * A reserve is a shelf beside a place's own, from which a tonne is taken at what it costs to buy it again: what is not
 * needed is not used up, and gains nothing by being there.
 */
function buildReserves(
  { world, followed, at, price }: Frame,
  first: number,
  reserves: Provision['reserves'],
): { nodes: Node[]; ships: Ship[] } {
  const nodes: Node[] = []
  const ships: Ship[] = []
  const extra = world.parameter('extra-cost')
  for (const { material, place, tonnes: cover } of reserves) {
    const origin: Origin = followed.has(material) ? 'free' : 'any'
    const cost = times(price(material, place), 1 + extra)
    ships.push({
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
      pledged: tonnes(0),
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
      market: false,
    })
  }
  return { nodes, ships }
}
