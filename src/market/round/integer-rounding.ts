import { at } from '../../lists/index.ts'
import { minus, type MicroUsdPerKg } from '../../quantity/index.ts'
import { proRata, type Bid } from './bids.ts'
import type { CanonicalBook } from './validate-book.ts'
import type { Solved } from './clearing-lp.ts'
import { withoutCycles } from './cycle-cancelling.ts'
import { turnoverOf } from './margin.ts'
import { carriedOf } from './prices.ts'

/** Of a grain, for the solver's last digits. */
const NO_GRAIN = 1e-6

/** What is traded, in whole grains and grams: fills by bid and alternative, flows by leg, the rest by node. */
export interface Whole {
  readonly fills: number[][]
  readonly flows: number[]
  readonly waste: number[]
  /** What is left over (positive) or wanting at a node, taken and given by the operator. */
  readonly dust: number[]
}

/** A column that can take up grams at one node without a loss to its owner. */
interface Marginal {
  readonly b: number
  readonly a: number
  readonly grams: 1 | -1
  /** Nano-dollars a grain: 0, or what is lost where it is cut. */
  readonly gain: number
}

/**
 * Rounds a solution. Fills and flows go to the nearest whole number; the few grams then left over or wanting at a node are
 * passed along legs at no gain or loss to an order that neither gains nor loses by them, or to where they are wanting; or else taken off a divisible order
 * that gains, never off a block. What finds no place is dust.
 */
export function inWholeGrams(
  open: CanonicalBook,
  bids: readonly Bid[],
  { solved, prices, accepted }: { solved: Solved; prices: readonly MicroUsdPerKg[]; accepted: (b: number) => boolean },
): Whole {
  const { nodes, legs, limits, wasteCost } = open
  /** Grams that rounding left over of those before, by where they are moved. */
  const carry = new Map<string, number>()
  const fills = bids.map((bid, b) => roundedFill(bid, at(solved.fills, b), accepted(b), carry))
  const flows = Array.from(solved.flows, (flow) => Math.max(0, Math.round(flow)))
  const carried = carriedOf(legs, limits.length, solved.flows)
  limits.forEach(({ most }, limit) => {
    const members = legs.flatMap((leg, l) => (leg.limit === limit ? [l] : []))
    const total = Math.min(most, Math.round(at(carried, limit)))
    if (members.reduce((sum, l) => sum + at(flows, l), 0) === total) return
    const parts = proRata(
      total,
      members.map((l) => at(flows, l)),
    )
    members.forEach((l, i) => (flows[l] = at(parts, i)))
  })
  const waste = Array.from(solved.waste, (grams) => Math.max(0, Math.round(grams)))
  const dust = nodes.map((_, n) => -at(waste, n))
  const add = (n: number, grams: number): void => void (dust[n] = at(dust, n) + grams)
  bids.forEach(({ alternatives }, b) =>
    alternatives.forEach(({ moves }, a) => {
      const grains = at(at(fills, b), a)
      if (grains > 0) for (const { node, grams } of moves) add(node, grams * grains)
    }),
  )
  legs.forEach(({ from, to }, l) => {
    const flow = at(flows, l)
    add(from, -flow)
    add(to, flow)
  })
  if (dust.every((grams) => grams === 0)) return { fills, flows, waste, dust }

  const price = (n: number): MicroUsdPerKg => at(prices, n)
  /** Legs on which goods move at no gain, by either end; those with a limit may only carry less. */
  const tight = nodes.map((): number[] => [])
  legs.forEach(({ from, to, cost, limit }, l) => {
    if (price(to) - price(from) !== cost || (limit !== undefined && flows[l] === 0)) return
    at(tight, from).push(l)
    at(tight, to).push(l)
  })
  const marginals = marginalsOf(nodes.length, bids, price)

  /** How many grams a column can give to (positive) or take from the node, at no loss or by a cut. */
  const room = ({ b, a, grams, gain }: Marginal, wanted: number, cut: boolean): number => {
    const bid = at(bids, b)
    const filled = at(fills, b)
    const total = filled.reduce((x, y) => x + y, 0)
    if (bid.least > 0 && total === 0) return 0
    if (cut ? gain === 0 || bid.least > 0 : gain !== 0) return 0
    if (Math.sign(wanted) === grams) return cut ? 0 : bid.most - total
    return Math.min(at(filled, a), total - bid.least)
  }
  /** Takes up to `wanted` grams into the node (or out of it, if negative); returns what it took. */
  const absorb = (n: number, wanted: number, cut: boolean): number => {
    let left = Math.abs(wanted)
    const sign = Math.sign(wanted)
    const here = at(dust, n)
    if (Math.sign(here) === sign) {
      left -= Math.min(left, Math.abs(here))
      dust[n] = here - sign * (Math.abs(wanted) - left)
    }
    for (const marginal of at(marginals, n)) {
      const { b, a, grams } = marginal
      const part = Math.min(left, room(marginal, wanted, cut))
      if (part <= 0) continue
      const list = at(fills, b)
      list[a] = at(list, a) + part * sign * grams
      left -= part
    }
    if (!cut && price(n) === minus(at(wasteCost, n))) {
      const part = sign < 0 ? left : Math.min(left, at(waste, n))
      waste[n] = at(waste, n) - sign * part
      left -= part
    }
    return (Math.abs(wanted) - left) * sign
  }
  for (const cut of [false, true])
    for (let n = 0; n < nodes.length; n++) {
      // What is left over must be taken out: wanted has the other sign.
      for (let moved = true; moved && dust[n] !== 0;) moved = placeFrom(n, cut)
    }
  return { fills, flows: Array.from(withoutCycles(legs, Float64Array.from(flows))), waste, dust }

  /** Breadth first along tight legs to the nearest node that can take up something of what node `n` has too much or little of. */
  function placeFrom(n: number, cut: boolean): boolean {
    const sign = Math.sign(at(dust, n))
    const came = new Map<number, { leg: number; back: number } | undefined>([[n, undefined]])
    const limitOf = (leg: number, node: number): number =>
      (at(legs, leg).from === node) !== sign > 0
        ? at(flows, leg)
        : at(legs, leg).limit === undefined
          ? Number.POSITIVE_INFINITY
          : 0
    for (const node of came.keys()) {
      const path: { leg: number; back: number }[] = []
      for (let step = came.get(node); step !== undefined; step = came.get(step.back)) path.push(step)
      const most = path.reduce((least, { leg, back }) => Math.min(least, limitOf(leg, back)), Math.abs(at(dust, n)))
      const took = Math.abs(absorb(node, -sign * most, cut))
      if (took > 0) {
        for (const { leg, back } of path)
          flows[leg] = at(flows, leg) + ((at(legs, leg).from === back) === sign > 0 ? took : -took)
        dust[n] = at(dust, n) - sign * took
        return true
      }
      for (const leg of at(tight, node)) {
        const { from, to } = at(legs, leg)
        const next = from === node ? to : from
        if (!came.has(next) && limitOf(leg, node) > 0) came.set(next, { leg, back: node })
      }
    }
    return false
  }
}

/**
 * To the nearest whole grains, within what the bid allows. Where many are filled in part by grains of a kilogram, say, what one is rounded by is
 * made up for by the next: each by itself could be rounded to nothing.
 */
function roundedFill(
  { least, most, alternatives }: Bid,
  grains: readonly number[],
  accepted: boolean,
  carry: Map<string, number>,
): number[] {
  const rounded = grains.map((amount, a) => {
    const { moves } = at(alternatives, a)
    const each = turnoverOf({ moves })
    if (each === 1 || amount <= NO_GRAIN || amount >= most - NO_GRAIN) return Math.max(0, Math.round(amount))
    const key = moves.map(({ node, grams }) => `${node}${grams > 0 ? '+' : '-'}`).join(' ')
    const wanted = amount + (carry.get(key) ?? 0) / each
    const whole = Math.min(most, Math.max(0, Math.round(wanted)))
    carry.set(key, (wanted - whole) * each)
    return whole
  })
  const total = rounded.reduce((x, y) => x + y, 0)
  const allowed = least > 0 && !accepted ? 0 : Math.min(most, Math.max(total, least))
  const largest = rounded.indexOf(Math.max(...rounded))
  return rounded.map((amount, a) => (allowed === 0 ? 0 : a === largest ? amount + allowed - total : amount))
}

/** By node, those alternatives that move one gram a grain there and that do not lose; the least gain first. */
function marginalsOf(nodes: number, bids: readonly Bid[], price: (n: number) => MicroUsdPerKg): Marginal[][] {
  const list = Array.from({ length: nodes }, (): Marginal[] => [])
  bids.forEach(({ alternatives }, b) =>
    alternatives.forEach(({ limit, moves }, a) => {
      const [only, ...others] = moves
      if (only === undefined || others.length > 0 || Math.abs(only.grams) !== 1) return
      const gain = only.grams * price(only.node) - limit
      if (gain >= 0) at(list, only.node).push({ b, a, grams: only.grams > 0 ? 1 : -1, gain })
    }),
  )
  for (const here of list) here.sort((x, y) => x.gain - y.gain || x.b - y.b || x.a - y.a)
  return list
}
