import type { Baseline } from '../clearing/index.ts'
import { at, numberAt } from '../lists/index.ts'
import { eachPerMonth, quantity, vector, type TonnesPerYear, type UsdPerKg } from '../quantity/index.ts'
import { mainProduct, type Operation, type World } from '../world/index.ts'
import type { Reconciled } from './reconcile.ts'

/** Cost of a plant or route at which the baseline's prices hold, with the cost that the facts give. */
export interface Wedge {
  readonly what: string
  readonly place: string
  readonly calibrated: UsdPerKg
  readonly factual: UsdPerKg | undefined
  /** In the baseline. */
  readonly flow: TonnesPerYear
}

/**
 * Prices of every material at every place, from the reference market's baseline prices: the reference itself, with the
 * export markup and the freight elsewhere, and less the freight where the material only leaves for it.
 */
function baselinePrices(
  world: World,
  reconciled: Reconciled,
): (material: string, place: string) => UsdPerKg | undefined {
  const given = new Map<string, UsdPerKg>()
  for (const { material, place, kind, usdPerKg } of world.prices)
    if (kind === 'baseline') given.set(`${material} ${place}`, usdPerKg)
  const reference = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const received = new Set(
    world.routes.filter((_, r) => numberAt(reconciled.ship, r) > 0).map(({ material, to }) => `${material} ${to}`),
  )
  const exported = new Set(
    world.routes
      .filter(({ from }, r) => from === reference && numberAt(reconciled.ship, r) > 0)
      .map(({ material }) => material),
  )
  const markup = world.parameter('export-markup')
  return (material, place) => {
    const own = given.get(`${material} ${place}`)
    if (own !== undefined || reference === undefined) return own
    const there = given.get(`${material} ${reference}`)
    if (there === undefined) return undefined
    if (world.materials.get(material)?.tradable === false) return there
    const freight = world.lane(reference, place).freight.value
    return quantity<'USD/kg'>(
      received.has(`${material} ${place}`) || exported.has(material)
        ? there * (1 + markup) + freight
        : Math.max(0.2 * there, there - freight),
    )
  }
}

/**
 * Costs at which every flow of the baseline breaks even, time included. With d the monthly discount:
 *
 *   cost(k)    = d^lead sum out.price - sum in.price
 *   freight(r) = d^transit price(there) - (1 + tariff) price(here)
 *
 * An operation that did not run keeps its factual cost and the wedge of its site, and is never cheaper than break-even.
 */
export function calibrate(world: World, reconciled: Reconciled): { baseline: Baseline; wedges: Wedge[] } {
  const price = baselinePrices(world, reconciled)
  const discount = 1 / (1 + world.parameter('discount'))
  const priceAt = (material: string, place: string): number => price(material, place) ?? 0
  const priced = world.prices.some(({ kind }) => kind === 'baseline')
  const placeOf = (site: string): string => world.sites.get(site)?.place ?? ''

  const even = world.operations.map(({ site, process, recipe }) => {
    const lead = world.processes.get(process)?.leadMonths ?? 0
    const value = (list: typeof recipe.inputs): number =>
      list.reduce((sum, { material, perTonne }) => sum + perTonne * priceAt(material, placeOf(site)), 0)
    return discount ** lead * value(recipe.outputs) - value(recipe.inputs)
  })
  // Undefined: no cost is known, and the margin stays as it is.
  const factual = world.operations.map(({ site, process }) => {
    const known = world.cost(process, placeOf(site))
    return known === undefined ? undefined : quantity<'USD/kg'>(known.value)
  })
  const wedgeOf = siteWedges(world, reconciled, (o) => at(even, o) - (factual[o] ?? at(even, o)))
  const costOf = (operation: Operation, o: number): number => {
    if (!priced) return factual[o] ?? 0
    if (numberAt(reconciled.run, o) > 0) return at(even, o)
    return Math.max(at(even, o), (factual[o] ?? at(even, o)) + wedgeOf(operation))
  }
  const runCost = vector<UsdPerKg>(Float64Array.from(world.operations, costOf))
  const freightOf = ({ material, from, to, tariff }: World['routes'][number], r: number): number => {
    const lane = world.lane(from, to)
    return priced && numberAt(reconciled.ship, r) > 0
      ? discount ** lane.transitMonths * priceAt(material, to) - (1 + tariff) * priceAt(material, from)
      : lane.freight.value
  }
  const wedges = world.operations
    .map<Wedge>(({ site, process, feed }, o) => ({
      what: [site, process, feed].filter(Boolean).join(' '),
      place: placeOf(site),
      calibrated: numberAt(runCost, o),
      factual: factual[o],
      flow: numberAt(reconciled.run, o),
    }))
    .filter(({ flow }) => flow > 0)
  return {
    baseline: {
      run: eachPerMonth(reconciled.run),
      ship: eachPerMonth(reconciled.ship),
      use: eachPerMonth(reconciled.use),
      price,
      runCost,
      freight: vector(Float64Array.from(world.routes, freightOf)),
      calibrated: priced,
    },
    wedges,
  }
}

/** Calibrated less factual cost of a site's operations, by main product: the mean of those that ran, by their tonnes. USD/kg. */
function siteWedges(
  world: World,
  { run }: Reconciled,
  wedge: (operation: number) => number,
): (operation: Operation) => number {
  const keyOf = (operation: Operation): string => `${operation.site} ${mainProduct(world, operation)}`
  const sums = new Map<string, { tonnes: number; weighed: number }>()
  world.operations.forEach((operation, o) => {
    const tonnes = numberAt(run, o)
    if (tonnes <= 0) return
    const known = sums.get(keyOf(operation)) ?? { tonnes: 0, weighed: 0 }
    sums.set(keyOf(operation), { tonnes: known.tonnes + tonnes, weighed: known.weighed + tonnes * wedge(o) })
  })
  return (operation) => {
    const { tonnes, weighed } = sums.get(keyOf(operation)) ?? { tonnes: 1, weighed: 0 }
    return weighed / tonnes
  }
}
