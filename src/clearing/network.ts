import type { Baseline } from './baseline.ts'
import { originShares } from './origin.ts'
import { startMonth, type Demand, type Scenario, type StepKind, type World } from '../world/index.ts'

/**
 * The world as a network of nodes (a material at a place, by origin) and of what can be done between them each month.
 * Everything here is independent of the month; `limits.ts` says how much may be done when.
 */

/** `any`: origin not followed. Otherwise `coercer` is what the coercer made or what contains it, `free` all else. */
export type Origin = 'any' | 'free' | 'coercer'

export interface Node {
  readonly material: string
  readonly place: string
  readonly origin: Origin
  /** USD/kg in the baseline; 0 where unknown. */
  readonly price: number
  /** Usual stock, t: opening stock, and what earns the shelf yield. */
  readonly cover: number
  /** Usually under way to this node, t. */
  readonly pipeline: number
  /** May be kept from month to month. */
  readonly storable: boolean
}

export interface Leg {
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
  readonly base: number
  /** USD/kg of activity within the baseline, and above it. */
  readonly baseCost: number
  readonly extraCost: number
  /** A variant of a running process that users may take up, with the name of its adoption parameters. */
  readonly adoption: 'low-heavy' | 'heavy-free' | undefined
  /** For an adoption: activity of the process that it replaces, t a month. */
  readonly adoptable: number
}

export interface Site {
  readonly id: string
  /** t of activity a month when nothing is wrong. */
  readonly capacity: number
  /** Runs that share it. */
  readonly runs: readonly number[]
  /** First month it can run; undefined: from the beginning. */
  readonly start: number | undefined
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
  readonly base: number
  /** USD/kg within the baseline, and above it. */
  readonly baseCost: number
  readonly extraCost: number
  /** Most that can go in a month, whatever else. */
  readonly limit: number
  /** How much of it the receiving place used a month: the measure of its ramp. */
  readonly used: number
}

export interface BuyerStep {
  readonly kind: StepKind
  /** t a month. */
  readonly size: number
  /** USD/kg. */
  readonly worth: number
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
  readonly cover: number
  readonly steps: readonly BuyerStep[]
}

/** A sector at a place wanting a material; served pro rata to its buyers. */
export interface SectorDemand {
  readonly fact: Demand
  readonly index: number
  /** t a month in the baseline. */
  readonly base: number
  /** USD/kg in the baseline. */
  readonly price: number
  /** Where deliveries come from, by origin, with the baseline's split. */
  readonly sources: readonly { readonly node: number; readonly base: number }[]
  readonly buyers: readonly number[]
}

export interface Network {
  readonly world: World
  readonly baseline: Baseline
  readonly origins: readonly Origin[]
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

const ADOPTIONS: Readonly<Record<string, 'low-heavy' | 'heavy-free'>> = {
  'sinter-heavy-low': 'low-heavy',
  'sinter-heavy-free': 'heavy-free',
}

/** Ties between equal ways are broken on purpose: each way's margin differs a little from every other's. */
const distinct = (index: number): number => 1 + 0.2 * ((index * 0.6180339887498949) % 1)

/** Which measures need origin to be followed. */
export const needsOrigin = (scenario: Scenario): boolean =>
  scenario.measures.some(({ origin, users }) => origin || users !== undefined)

export interface NetworkOptions {
  /** Places whose sectors are split into several buyers; elsewhere a sector is one buyer. All if left out. */
  readonly split?: ReadonlySet<string>
  /** Multiplies every usual stock. */
  readonly stocks?: number
}

export function buildNetwork(
  world: World,
  baseline: Baseline,
  scenario: Scenario,
  options: NetworkOptions = {},
): Network {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const origins: Origin[] = needsOrigin(scenario) ? ['free', 'coercer'] : ['any']
  const shares = needsOrigin(scenario) ? originShares(world, baseline, coercer) : undefined
  const margin = world.parameter('base-margin')
  const extra = world.parameter('extra-cost')
  const discount = 1 / (1 + world.parameter('discount'))
  const priceOf = (material: string, place: string): number => baseline.price(material, place) ?? 0

  const candidates = candidateRoutes(world, baseline)
  const keys = nodeKeys(world, candidates)
  const index = new Map<string, number>()
  for (const key of keys) for (const origin of origins) index.set(`${key} ${origin}`, index.size)
  const nodeOf = (material: string, place: string, origin: Origin): number | undefined =>
    index.get(`${material} ${place} ${origin}`)
  const at = (material: string, place: string, origin: Origin): number => {
    const found = nodeOf(material, place, origin)
    if (found === undefined) throw new Error(`no node for ${material} at ${place}`)
    return found
  }

  // Runs: each operation once, or once for each origin of its inputs.
  const runs: Run[] = []
  const siteIndex = new Map([...world.sites.keys()].map((id, i) => [id, i]))
  world.operations.forEach((operation, o) => {
    const site = world.sites.get(operation.site)
    const process = world.processes.get(operation.process)
    if (
      site === undefined ||
      process === undefined ||
      site.partOf !== undefined ||
      site.status === 'study' ||
      site.status === 'stopped'
    )
      return
    const worthOut = operation.recipe.outputs.reduce(
      (sum, { material, perTonne }) => sum + perTonne * priceOf(material, site.place),
      0,
    )
    const tainted = shares?.operation[o] ?? 0
    const base = baseline.run[o] ?? 0
    const cost = baseline.runCost[o] ?? 0
    const replaced = ADOPTIONS[operation.process] === undefined ? 0 : replacedActivity(world, baseline, o)
    for (const origin of origins) {
      // Whatever lies or is made in the coercer's place is the coercer's; a mine elsewhere gives none of it.
      if (origin === 'free' && site.place === coercer) continue
      if (origin === 'coercer' && operation.recipe.inputs.length === 0 && site.place !== coercer) continue
      runs.push({
        operation: o,
        site: siteIndex.get(site.id) ?? 0,
        origin,
        lead: process.leadMonths,
        inputs: operation.recipe.inputs.map(({ material, perTonne }) => ({
          node: at(material, site.place, origin),
          perTonne,
        })),
        outputs: operation.recipe.outputs.map(({ material, perTonne }) => ({
          node: at(material, site.place, origin),
          perTonne,
        })),
        base: origin === 'any' ? base : origin === 'coercer' ? base * tainted : base * (1 - tainted),
        baseCost: cost - margin * worthOut * distinct(o),
        extraCost: cost + extra * worthOut * distinct(o),
        adoption: ADOPTIONS[operation.process],
        adoptable: replaced,
      })
    }
  })

  const siteRuns = new Map<number, number[]>()
  runs.forEach((run, r) => siteRuns.set(run.site, [...(siteRuns.get(run.site) ?? []), r]))
  const sites: Site[] = [...world.sites.values()].map((site, s) => {
    const used = (siteRuns.get(s) ?? []).reduce((sum, r) => sum + (runs[r]?.base ?? 0), 0)
    const spare = used * (1 + world.parameter('spare-capacity'))
    const running = site.status === 'operating' || used > 0
    return {
      id: site.id,
      capacity: site.capacity === undefined ? spare : Math.max(site.capacity.value / 12, used),
      runs: siteRuns.get(s) ?? [],
      start: running ? undefined : firstMonth(site, scenario),
    }
  })

  const use = placeUse(world, baseline)
  const ships: Ship[] = []
  const addShip = (
    material: string,
    from: string,
    to: string,
    route: number | undefined,
    base: number,
    freight: number,
    limit: number,
  ): void => {
    const lane = world.lane(from, to)
    const price = priceOf(material, to)
    for (const origin of origins) {
      if (origin === 'free' && from === coercer) continue
      const tainted = from === coercer ? 1 : (shares?.node(material, from) ?? 0)
      const n = ships.length
      ships.push({
        route,
        material,
        fromPlace: from,
        toPlace: to,
        origin,
        from: at(material, from, origin),
        to: at(material, to, origin === 'free' && to === coercer ? 'coercer' : origin),
        transit: lane.transitMonths,
        base: origin === 'any' ? base : origin === 'coercer' ? base * tainted : base * (1 - tainted),
        baseCost: freight - margin * price * distinct(n),
        extraCost:
          Math.max(freight, breakEven(discount, lane.transitMonths, price, priceOf(material, from), baseline)) +
          extra * price * distinct(n),
        limit,
        used: use.get(`${material} ${to}`) ?? 0,
      })
    }
  }
  world.routes.forEach((route, r) =>
    addShip(
      route.material,
      route.from,
      route.to,
      r,
      baseline.ship[r] ?? 0,
      (baseline.freight[r] ?? 0) + route.tariff * priceOf(route.material, route.from),
      route.limit === undefined ? Number.POSITIVE_INFINITY : route.limit / 12,
    ),
  )
  for (const { material, from, to } of candidates)
    addShip(material, from, to, undefined, 0, world.lane(from, to).freight.value, Number.POSITIVE_INFINITY)

  const flow = nodeFlows(index.size, runs, ships, world, baseline, shares, at, origins)
  const covers = (material: string, place: string): number => nodeCover(world, material, place) * (options.stocks ?? 1)
  const nodes: Node[] = keys.flatMap(({ material, place }) =>
    origins.map((origin) => {
      const n = at(material, place, origin)
      const known = world.materials.get(material)
      return {
        material,
        place,
        origin,
        price: priceOf(material, place),
        cover: covers(material, place) * (flow.out[n] ?? 0),
        pipeline: flow.pipeline[n] ?? 0,
        storable: known?.tradable ?? true,
      }
    }),
  )

  const demands: SectorDemand[] = []
  const buyers: Buyer[] = []
  world.demand.forEach((fact, d) => {
    const base = baseline.use[d] ?? 0
    if (base <= 0) return
    const known = baseline.price(fact.material, fact.place)
    const tainted = shares?.node(fact.material, fact.place) ?? 0
    const steps = world.steps(world.sectors.get(fact.sector)?.profile ?? '')
    const split = world.buyers.length > 0 && (options.split?.has(fact.place) ?? true)
    const groups = split
      ? world.buyers.map(({ id, share, cover }) => ({ id, share: share.value, cover: cover.value }))
      : [{ id: 'all', share: 1, cover: 1 }]
    const cover = buyerCover(world, fact) * (options.stocks ?? 1)
    const first = buyers.length
    for (const group of groups)
      buyers.push({
        id: group.id,
        demand: demands.length,
        share: group.share,
        cover: cover * group.cover * group.share * base,
        steps: steps.map((step) => ({
          kind: step.kind,
          size: step.share.value * group.share * base,
          worth: step.worth.value * (known ?? 1),
          ready: step.readyMonths.value,
        })),
      })
    demands.push({
      fact,
      index: d,
      base,
      price: known ?? 0,
      buyers: groups.map((_, g) => first + g),
      sources: origins.map((origin) => ({
        node: at(fact.material, fact.place, origin),
        base: origin === 'any' ? base : origin === 'coercer' ? base * tainted : base * (1 - tainted),
      })),
    })
  })

  const mixes =
    origins.length === 1
      ? []
      : keys.map(({ material, place }) => [at(material, place, 'free'), at(material, place, 'coercer')] as const)
  return { world, baseline, origins, nodes, nodeOf, sites, runs, ships, mixes, demands, buyers }
}

/** Freight at which carrying a tonne neither gains nor loses: what it fetches on arrival less what it costs here. */
const breakEven = (discount: number, transit: number, there: number, here: number, baseline: Baseline): number =>
  baseline.calibrated ? discount ** transit * there - here : Number.NEGATIVE_INFINITY

/** Every (material, place) that something can reach. */
function nodeKeys(world: World, candidates: readonly Candidate[]): NodeKey[] {
  const keys = new Map<string, NodeKey>()
  const add = (material: string, place: string): void => {
    if (!keys.has(`${material} ${place}`))
      keys.set(`${material} ${place}`, { material, place, toString: () => `${material} ${place}` })
  }
  for (const { site, recipe } of world.operations)
    for (const { material } of [...recipe.inputs, ...recipe.outputs]) add(material, world.sites.get(site)?.place ?? '')
  for (const { material, from, to } of [...world.routes, ...candidates]) {
    add(material, from)
    add(material, to)
  }
  for (const { material, place } of world.demand) add(material, place)
  return [...keys.values()]
}
interface NodeKey {
  readonly material: string
  readonly place: string
  toString(): string
}

interface Candidate {
  readonly material: string
  readonly from: string
  readonly to: string
}

/**
 * Routes that did not carry anything in the baseline but could after qualification: from every place that makes a
 * tradable material to every place that uses it. A world without switching rules has the routes it lists and no others.
 */
function candidateRoutes(world: World, baseline: Baseline): Candidate[] {
  if (world.switching.size === 0) return []
  const makes = new Map<string, Set<string>>()
  const uses = new Map<string, Set<string>>()
  const note = (map: Map<string, Set<string>>, material: string, place: string): void => {
    map.set(material, (map.get(material) ?? new Set()).add(place))
  }
  world.operations.forEach(({ site, recipe }, o) => {
    const known = world.sites.get(site)
    if (known === undefined || known.partOf !== undefined || known.status === 'study' || known.status === 'stopped')
      return
    const idle = (baseline.run[o] ?? 0) === 0 && known.capacity === undefined
    if (idle) return
    for (const { material } of recipe.outputs) note(makes, material, known.place)
    for (const { material } of recipe.inputs) note(uses, material, known.place)
  })
  for (const { material, place } of world.demand) note(uses, material, place)
  const listed = new Set(world.routes.map(({ material, from, to }) => `${material} ${from} ${to}`))
  const found: Candidate[] = []
  for (const [material, from] of makes) {
    if (!world.materials.get(material)?.tradable) continue
    for (const origin of from)
      for (const to of uses.get(material) ?? [])
        if (origin !== to && !listed.has(`${material} ${origin} ${to}`)) found.push({ material, from: origin, to })
  }
  return found
}

/** What a place uses of a material a month, in its plants and its sectors. */
function placeUse(world: World, baseline: Baseline): Map<string, number> {
  const use = new Map<string, number>()
  const add = (material: string, place: string, amount: number): void =>
    void use.set(`${material} ${place}`, (use.get(`${material} ${place}`) ?? 0) + amount)
  world.operations.forEach(({ site, recipe }, o) => {
    for (const { material, perTonne } of recipe.inputs)
      add(material, world.sites.get(site)?.place ?? '', perTonne * (baseline.run[o] ?? 0))
  })
  world.demand.forEach(({ material, place }, d) => add(material, place, baseline.use[d] ?? 0))
  return use
}

/** What leaves each node in a baseline month, and what is under way to it. */
function nodeFlows(
  count: number,
  runs: readonly Run[],
  ships: readonly Ship[],
  world: World,
  baseline: Baseline,
  shares: ReturnType<typeof originShares> | undefined,
  at: (material: string, place: string, origin: Origin) => number,
  origins: readonly Origin[],
): { out: Float64Array; pipeline: Float64Array } {
  const out = new Float64Array(count)
  const pipeline = new Float64Array(count)
  for (const run of runs) {
    for (const { node, perTonne } of run.inputs) out[node] = (out[node] ?? 0) + perTonne * run.base
    for (const { node, perTonne } of run.outputs)
      pipeline[node] = (pipeline[node] ?? 0) + perTonne * run.base * run.lead
  }
  for (const ship of ships) {
    out[ship.from] = (out[ship.from] ?? 0) + ship.base
    pipeline[ship.to] = (pipeline[ship.to] ?? 0) + ship.base * ship.transit
  }
  world.demand.forEach(({ material, place }, d) => {
    for (const origin of origins) {
      const tainted = shares?.node(material, place) ?? 0
      const n = at(material, place, origin)
      out[n] =
        (out[n] ?? 0) + (baseline.use[d] ?? 0) * (origin === 'any' ? 1 : origin === 'coercer' ? tainted : 1 - tainted)
    }
  })
  return { out, pipeline }
}

/** Finished goods lie with their users, all else where it is worked on. */
const liesWithUsers = (stage: string): boolean => stage === 'magnet' || stage === 'product'

/** Months of a node's use that lie there in firms' hands. */
function nodeCover(world: World, material: string, place: string): number {
  const known = world.materials.get(material)
  if (known === undefined || !known.tradable || liesWithUsers(known.stage)) return 0
  return stockMonths(world, known.stage, place, 'firm')
}

function buyerCover(world: World, { material, place }: Demand): number {
  const stage = world.materials.get(material)?.stage ?? 'product'
  return liesWithUsers(stage) ? stockMonths(world, stage, place, 'firm') : 0
}

/** The place's own figure, or the one for everywhere else. */
export function stockMonths(world: World, stage: string, place: string, holder: 'firm' | 'state'): number {
  const rows = world.stocks.filter((stock) => stock.stage === stage && stock.holder === holder)
  return (
    (rows.find((stock) => stock.place === place) ?? rows.find((stock) => stock.place === undefined))?.cover.value ?? 0
  )
}

/** Activity that a variant of the same output could replace at its site. */
function replacedActivity(world: World, baseline: Baseline, operation: number): number {
  const own = world.operations[operation]
  const output = own?.recipe.outputs[0]?.material
  return world.operations.reduce(
    (sum, other, o) =>
      other.site === own?.site && other !== own && other.recipe.outputs[0]?.material === output
        ? sum + (baseline.run[o] ?? 0)
        : sum,
    0,
  )
}

function firstMonth(site: { id: string; start: string | undefined }, scenario: Scenario): number | undefined {
  const wanted = scenario.projects === 'dated' || scenario.projects.has(site.id)
  return wanted && site.start !== undefined
    ? (startMonth(site.start) ?? Number.POSITIVE_INFINITY)
    : Number.POSITIVE_INFINITY
}
