import { minus } from '../../../../src/quantity/index.ts'
import { publishedPrices, type Certificate, type CanonicalBook } from '../../../../src/market/light.ts'

/**
 * What stood behind a price: every ask and bid about some goods, each at the price at which it gains nothing. Numbers are drawn, so
 * that floating point does; amounts of books are whole and fit.
 */

/** What a step of a curve stands for. */
export type StepKind =
  /** An order that may be filled in part. */
  | 'order'
  /** One with a least part, which takes part with that or not at all. */
  | 'block'
  /** A package or a conversion, at what the prices of its other goods leave for these. */
  | 'joint'
  /** Goods on their way from or to a place outside what is shown. */
  | 'route'
  /** Goods of a stricter grade that are sold as a looser one. */
  | 'grade'
  | 'waste'
  | 'rounding'

export interface Step {
  readonly kind: StepKind
  readonly side: 'supply' | 'demand'
  /** Micro-dollars per kg at which it gains nothing, as seen from the reference. */
  readonly price: number
  readonly grams: number
  readonly filled: number
  /** Id of the order; or of the route. */
  readonly id?: string
  /** Where it is; for goods on their way, the node at the other end. */
  readonly node: string
}

export interface Depth {
  /** Whose price it is seen from. */
  readonly reference: string
  readonly price: number
  readonly low: number
  readonly high: number
  /** The cheapest first. */
  readonly supply: readonly Step[]
  /** The dearest first. */
  readonly demand: readonly Step[]
  /** Grams that changed hands. */
  readonly cleared: number
  /** Blocks that would gain at the price and stayed out: they stand in no curve. */
  readonly passedOver: readonly Step[]
  /** Packages and conversions that stayed out, and have no price of their own for these goods. */
  readonly leftOut: number
}

/** Goods that are shown together. */
export interface View {
  readonly id: string
  readonly reference: string
  readonly nodes: readonly string[]
  /** Grams that orders brought to them. */
  readonly brought: number
}

/**
 * What can be shown: goods that routes and grades tied together, seen from the place where most was taken; then each node by itself.
 * The largest come first.
 */
export function viewsOf(open: CanonicalBook, certificate: Certificate): readonly View[] {
  const prices = publishedPrices(open, certificate)
  const moved = new Map<string, { brought: number; taken: number }>()
  const put = (node: string, grams: number): void => {
    const { brought, taken } = moved.get(node) ?? { brought: 0, taken: 0 }
    moved.set(node, { brought: brought + Math.max(0, grams), taken: taken + Math.max(0, -grams) })
  }
  for (const [o, a, grains] of certificate.fills)
    for (const { node, grams } of open.orders[o]?.alternatives[a]?.moves ?? [])
      put(open.nodes[node] ?? '', grams * grains)
  const through = new Map<string, number>()
  for (const [l, grams] of certificate.flows) {
    const leg = open.legs[l]
    if (leg === undefined) continue
    const to = open.nodes[leg.to] ?? ''
    through.set(to, (through.get(to) ?? 0) + grams)
  }
  const broughtTo = (nodes: readonly string[]): number =>
    nodes.reduce((sum, node) => sum + (moved.get(node)?.brought ?? 0), 0)
  const most = (nodes: readonly string[]): string =>
    nodes.reduce((best, node) => ((moved.get(node)?.taken ?? 0) > (moved.get(best)?.taken ?? 0) ? node : best))
  const single = prices.map(({ node }): View => ({
    id: node,
    reference: node,
    nodes: [node],
    brought: broughtTo([node]) + (through.get(node) ?? 0),
  }))
  const together = groupsOf(open, certificate)
    .filter((nodes) => nodes.length > 1)
    .map((nodes): View => ({ id: `all:${most(nodes)}`, reference: most(nodes), nodes, brought: broughtTo(nodes) }))
  const bySize = (a: View, b: View): number => b.brought - a.brought
  return [...together.sort(bySize), ...single.sort(bySize)]
}

/** Nodes between which anything was sent, or sold as a looser grade. */
function groupsOf({ nodes, legs }: CanonicalBook, { flows }: Certificate): string[][] {
  const beside = new Map<number, number[]>()
  for (const [l] of flows) {
    const leg = legs[l]
    if (leg === undefined) continue
    beside.set(leg.from, [...(beside.get(leg.from) ?? []), leg.to])
    beside.set(leg.to, [...(beside.get(leg.to) ?? []), leg.from])
  }
  const seen = new Set<number>()
  return [...beside.keys()].flatMap((start) => {
    if (seen.has(start)) return []
    const found = [start]
    seen.add(start)
    for (const n of found)
      for (const other of beside.get(n) ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        found.push(other)
      }
    return [found.sort((a, b) => a - b).map((n) => nodes[n] ?? '')]
  })
}

export function depthOf(open: CanonicalBook, certificate: Certificate, view: View): Depth {
  const { nodes, orders, legs } = open
  const at = new Map(nodes.map((node, n) => [node, n]))
  const inside = new Set(view.nodes.map((node) => at.get(node) ?? -1))
  const priced = new Map(publishedPrices(open, certificate).map((one) => [one.node, one]))
  const price = (n: number): number => certificate.prices[n] ?? 0
  const published = priced.get(view.reference)
  const own = published?.price ?? price(at.get(view.reference) ?? -1)
  const { low = own, high = own } = published ?? {}
  const steps: Step[] = []
  const passedOver: Step[] = []
  let leftOut = 0
  const fills = new Map<number, Map<number, number>>()
  for (const [o, a, grains] of certificate.fills) fills.set(o, (fills.get(o) ?? new Map()).set(a, grains))

  orders.forEach(({ order, alternatives }, o) => {
    const got = fills.get(o) ?? new Map<number, number>()
    const all = [...got.values()].reduce((sum, grains) => sum + grains, 0)
    const here = alternatives.flatMap(({ limit, moves }, a) => {
      const net = moves.reduce((sum, { node, grams }) => sum + (inside.has(node) ? grams : 0), 0)
      if (net === 0) return []
      const surplus = moves.reduce<number>((sum, { node, grams }) => sum + price(node) * grams, minus(limit))
      const first = moves.find(({ node }) => inside.has(node))
      const isPriced = moves.every(({ node }) => inside.has(node) || priced.has(nodes[node] ?? ''))
      return [{ net, surplus, node: nodes[first?.node ?? -1] ?? '', filled: got.get(a) ?? 0, moves, isPriced }]
    })
    // What is not filled could be so by any of its alternatives: it is shown once, by the best.
    const [best] = [...here].sort((a, b) => b.surplus - a.surplus)
    for (const one of here) {
      const size = one.filled + (one === best ? order.most - all : 0)
      if (size <= 0) continue
      const joint = one.moves.length > 1
      if (one.filled === 0 && joint && !one.isPriced) {
        leftOut += 1
        continue
      }
      const step: Step = {
        kind: joint ? 'joint' : order.least > 0 ? 'block' : 'order',
        side: one.net > 0 ? 'supply' : 'demand',
        // It gains nothing once the price falls (or rises) by what it gains for each kg.
        price: own - one.surplus / one.net,
        grams: Math.abs(one.net) * size,
        filled: Math.abs(one.net) * one.filled,
        id: order.id,
        node: one.node,
      }
      const isPassedOver = order.least > 0 && all === 0 && one.surplus > 0
      if (isPassedOver) passedOver.push(step)
      else steps.push(step)
    }
  })
  for (const [l, grams] of certificate.flows) {
    const leg = legs[l]
    if (leg === undefined || inside.has(leg.from) === inside.has(leg.to)) continue
    const comes = inside.has(leg.to)
    const rent = price(leg.to) - price(leg.from) - leg.cost
    steps.push({
      kind: leg.route === undefined ? 'grade' : 'route',
      side: comes ? 'supply' : 'demand',
      price: comes ? own - rent : own + rent,
      grams,
      filled: grams,
      ...(leg.route === undefined ? {} : { id: leg.route }),
      node: nodes[comes ? leg.from : leg.to] ?? '',
    })
  }
  const other = (kind: StepKind, n: number, grams: number): void => {
    if (!inside.has(n)) return
    const [side, size] = grams > 0 ? (['demand', grams] as const) : (['supply', -grams] as const)
    steps.push({ kind, side, price: own, grams: size, filled: size, node: nodes[n] ?? '' })
  }
  for (const [n, grams] of certificate.waste) other('waste', n, grams)
  for (const [n, grams] of certificate.dust) other('rounding', n, grams)

  const supply = steps.filter(({ side }) => side === 'supply').sort((a, b) => a.price - b.price)
  const demand = steps.filter(({ side }) => side === 'demand').sort((a, b) => b.price - a.price)
  return {
    reference: view.reference,
    price: own,
    low,
    high,
    supply,
    demand,
    cleared: supply.reduce((sum, { filled }) => sum + filled, 0),
    passedOver,
    leftOut,
  }
}

/** A stretch of a curve: what of a step was filled, or what was not. */
export interface Piece {
  readonly step: Step
  readonly from: number
  readonly to: number
  readonly isFilled: boolean
}

/** Steps side by side: first all that was filled, in order of price, then the rest. */
export function curveOf(steps: readonly Step[]): readonly Piece[] {
  let from = 0
  return [true, false].flatMap((isFilled) =>
    steps.flatMap((step) => {
      const size = isFilled ? step.filled : step.grams - step.filled
      if (size <= 0) return []
      const piece = { step, from, to: from + size, isFilled }
      from += size
      return [piece]
    }),
  )
}

/** As much of both curves as is drawn: some goods are offered far beyond what is traded, and some bids far above the price. */
export interface Frame {
  /** Grams. */
  readonly most: number
  /** Micro-dollars per kg. */
  readonly low: number
  readonly high: number
  /** Whether anything lies beyond. */
  readonly isCut: boolean
}

const VOLUMES = 2.5
const PRICES = 2.5
const ROOM = 0.08

export function frameOf({ supply, demand, price, low, high, cleared }: Depth): Frame {
  const total = (steps: readonly Step[]): number => steps.reduce((sum, { grams }) => sum + grams, 0)
  const all = Math.max(1, total(supply), total(demand))
  const most = cleared > 0 ? Math.min(all, VOLUMES * cleared) : all
  const prices = [supply, demand].flatMap((steps) =>
    curveOf(steps).flatMap(({ step, from }) => (from < most ? [step.price] : [])),
  )
  const top = Math.max(high, ...prices)
  const cap = price > 0 ? Math.min(top, PRICES * price) : top
  const bottom = Math.min(low, ...prices)
  const room = ROOM * Math.max(cap - bottom, Math.abs(cap) / 10, 1)
  return { most, low: bottom - room, high: cap + room, isCut: most < all || cap < top }
}
