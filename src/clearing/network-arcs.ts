import { numberAt } from '../lists/index.ts'
import { perMonth, quantity, times, tonnes, tonnesPerYear, type Tonnes } from '../quantity/index.ts'
import { placeUse } from './candidates.ts'
import type { Arc } from './network.ts'
import { part, UNLIMITED, type Frame } from './network-frame.ts'

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

export function buildArcs({
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
