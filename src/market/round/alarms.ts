import { at, entry, keyOf, numberAt } from '../../lists/index.ts'
import {
  inMicroUsdPerKg,
  less,
  limitAt,
  nanoInDollars,
  payAbout,
  quantity,
  sum,
  times,
  type Grains,
  type MicroUsdPerKg,
  type PlainGrams,
  type Usd,
} from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { bidsOf, type Bid } from './bids.ts'
import type { Certificate } from './certificate.ts'
import type { CanonicalBook } from './validate-book.ts'
import { matchedOf, poolsOf, positionsOf, sidesOf, type Position, type UltimateOwners } from './positions.ts'
import { clearingLp, type ClearingLp } from './clearing-lp.ts'
import { nodePrices } from './published.ts'

/** What somebody should look at: grounds to ask, and no proof of anything. Nodes are named. */
export type Alarm =
  /** One ultimate owner sells and buys the same goods in one pool. */
  | { kind: 'self-trade'; owner: string; pool: string; matched: PlainGrams; share: number }
  /** Without this owner's orders the price would move by more than a share. */
  | { kind: 'pivotal'; owner: string; node: string; price: MicroUsdPerKg; without: MicroUsdPerKg; nodes: number }
  /** Goods on the register were not offered near their cost, and the owner's other trades gained more by it than was forgone. */
  | {
      kind: 'physical withholding'
      owner: string
      node: string
      grams: PlainGrams
      price: MicroUsdPerKg
      with: MicroUsdPerKg
      gain: Usd
    }
  /** An order of a few grams is at the margin, and its owner trades much more at its price. */
  | {
      kind: 'small price-setting order'
      owner: string
      order: string
      node: string
      grams: PlainGrams
      trades: PlainGrams
    }
  /** Two have had their trade cancelled, as a mistake of the owner; the price stands. */
  | {
      kind: 'cancelled trade'
      owner: string
      other: string
      node: string
      grams: PlainGrams
      share: number
      price: MicroUsdPerKg
      /** Without both orders, if that lies outside of its published ends. */
      without: MicroUsdPerKg | undefined
    }

/** A trade that was cancelled after the clearing; orders by their ids. */
export interface CancelledTrade {
  readonly sell: string
  readonly buy: string
  /** Of the side that asked for it. */
  readonly asked: string
  /** Where it was bought. */
  readonly node: string
  readonly grams: PlainGrams
}

/** What an owner could have delivered at a node, and at what cost, as the register has it. */
export interface Registered {
  readonly owner: string
  readonly node: string
  readonly grams: PlainGrams
  readonly cost: MicroUsdPerKg
}

export interface Thresholds {
  /** Share of a pool that one owner trades with itself. */
  readonly bothSides: number
  /** Share by which a price moves. */
  readonly moved: number
  /** At most this many owners are left out in turn, those who trade most. */
  readonly owners: number
  /** An ask is near a cost up to this share over it. */
  readonly overCost: number
  /** Share of a pool, at most, that makes a small order. */
  readonly small: number
  /** An owner trades much more: this many times the small order. */
  readonly times: number
}

export const THRESHOLDS: Thresholds = {
  bothSides: 0.05,
  moved: 0.05,
  owners: 60,
  overCost: 0.25,
  small: 0.01,
  times: 10,
}

const NOTHING = quantity<'g'>(0)
const NO_GRAIN = quantity<'grain'>(0)

/**
 * Looks at a cleared round for what uniform prices do not prevent. What-ifs are the same linear program with the same blocks, each
 * as if divisible; a price counts as moved only outside of its published ends.
 *
 * @param register what owners are known to hold or to be able to make; nothing is said about what is not on it
 * @param cancelled each is an alarm: a trade that is undone after it has helped to set a price
 */
export function raiseAlarms(
  solver: Solver,
  open: CanonicalBook,
  certificate: Certificate,
  {
    owners,
    register = [],
    cancelled = [],
    thresholds = THRESHOLDS,
  }: {
    owners: UltimateOwners
    register?: readonly Registered[]
    cancelled?: readonly CancelledTrade[]
    thresholds?: Thresholds
  },
): Alarm[] {
  const positions = positionsOf(open, certificate, owners)
  const bids = bidsOf(open)
  const missing = missingOf(open, owners, register, thresholds)
  const withMissing = [...bids, ...missing.map(({ bid }) => bid)]
  const lp = clearingLp(solver, open, withMissing)
  try {
    missing.forEach((_, i) => lp.cap(bids.length + i, NO_GRAIN))
    const view = whatIfs(open, certificate, bids, lp)
    return [
      ...bothSides(open, certificate, positions, thresholds),
      ...pivotal(open, owners, bids, { positions, lp, view, thresholds }),
      ...withheld(open, missing, bids.length, { positions, lp, view }),
      ...smallAtTheMargin(open, certificate, positions, thresholds),
      ...cancelledTrades(open, certificate, cancelled, { owners, bids, positions, lp, view }),
    ]
  } finally {
    lp.dispose()
  }
}

function bothSides(
  open: CanonicalBook,
  certificate: Certificate,
  positions: readonly Position[],
  { bothSides }: Thresholds,
): Alarm[] {
  const sides = sidesOf(positions, poolsOf(open, certificate))
  const turnover = new Map<number, number>()
  for (const { pool, took } of sides) turnover.set(pool, (turnover.get(pool) ?? 0) + took)
  return sides.flatMap((side) => {
    const matched = matchedOf(side)
    const share = matched / Math.max(1, entry(turnover, side.pool))
    return matched === 0 || share < bothSides
      ? []
      : [{ kind: 'self-trade' as const, owner: side.owner, pool: at(open.nodes, side.pool), matched, share }]
  })
}

interface View {
  /** Traded nodes whose price would leave its ends, and what it would be. */
  moved(): readonly { readonly n: number; readonly price: MicroUsdPerKg; readonly other: MicroUsdPerKg }[]
}

/** Prices of the round beside those of the linear program as it is capped at the moment. */
function whatIfs(open: CanonicalBook, certificate: Certificate, bids: readonly Bid[], lp: ClearingLp): View {
  const filled = new Set(certificate.fills.map(([o]) => o))
  const states = lp.blocks.map((b) => (filled.has(at(at(bids, b).orders, 0)) ? ('free' as const) : ('out' as const)))
  const published = nodePrices(open, certificate)
  return {
    moved() {
      const { prices } = lp.solve(states)
      return published.flatMap(({ n, price, low, high }) => {
        const other = quantity<'µUSD/kg'>(Math.round(inMicroUsdPerKg(quantity(numberAt(prices, n)))))
        return other < low || other > high ? [{ n, price, other }] : []
      })
    },
  }
}

function pivotal(
  open: CanonicalBook,
  owners: UltimateOwners,
  bids: readonly Bid[],
  {
    positions,
    lp,
    view,
    thresholds: { moved, owners: most },
  }: { positions: readonly Position[]; lp: ClearingLp; view: View; thresholds: Thresholds },
): Alarm[] {
  const traded = new Map<string, number>()
  for (const { owner, grams } of positions) traded.set(owner, (traded.get(owner) ?? 0) + Math.abs(grams))
  const ownerOf = (o: number): string => {
    const { owner } = at(open.orders, o).order
    return owners.get(owner) ?? owner
  }
  return [...traded]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .flatMap(([owner]) => {
      const far = movedWithout(open, bids, (o) => ownerOf(o) === owner, { lp, view })
        .map((one) => ({ ...one, by: Math.abs(one.other - one.price) / Math.max(1, Math.abs(one.price)) }))
        .filter(({ by }) => by > moved)
      const farthest = far.reduce<(typeof far)[number] | undefined>((x, y) => (y.by > (x?.by ?? 0) ? y : x), undefined)
      if (farthest === undefined) return []
      const { n, price, other } = farthest
      return [{ kind: 'pivotal' as const, owner, node: at(open.nodes, n), price, without: other, nodes: far.length }]
    })
}

/** What prices would leave their ends without some orders. */
function movedWithout(
  open: CanonicalBook,
  bids: readonly Bid[],
  isOut: (order: number) => boolean,
  { lp, view }: { readonly lp: ClearingLp; readonly view: View },
): ReturnType<View['moved']> {
  const theirs = bids.flatMap(({ orders, most }, b) => {
    const out = orders.filter(isOut)
    const part = quantity<'grain'>(out.reduce((total, o) => total + at(open.orders, o).order.most, 0))
    return part > 0 ? [{ b, most, part }] : []
  })
  for (const { b, most, part } of theirs) lp.cap(b, less(most, part))
  const moved = view.moved()
  for (const { b, most } of theirs) lp.cap(b, most)
  return moved
}

function cancelledTrades(
  open: CanonicalBook,
  certificate: Certificate,
  cancelled: readonly CancelledTrade[],
  {
    owners,
    bids,
    positions,
    lp,
    view,
  }: {
    owners: UltimateOwners
    bids: readonly Bid[]
    positions: readonly Position[]
    lp: ClearingLp
    view: View
  },
): Alarm[] {
  const pools = poolsOf(open, certificate)
  const nodes = new Map(open.nodes.map((name, n) => [name, n]))
  const turnover = new Map<number, number>()
  for (const { pool, took } of sidesOf(positions, pools)) turnover.set(pool, (turnover.get(pool) ?? 0) + took)
  return cancelled.flatMap(({ sell, buy, asked, node, grams }) => {
    const n = nodes.get(node)
    // Not of this round.
    if (n === undefined) return []
    const behind = (order: string): string => owners.get(order) ?? order
    const isOut = (o: number): boolean => [sell, buy].includes(at(open.orders, o).order.id)
    const found = movedWithout(open, bids, isOut, { lp, view }).find((one) => one.n === n)
    return [
      {
        kind: 'cancelled trade' as const,
        owner: behind(asked),
        other: behind(asked === sell ? buy : sell),
        node,
        grams,
        share: grams / Math.max(1, entry(turnover, at(pools, n))),
        price: at(certificate.prices, n),
        without: found?.other,
      },
    ]
  })
}

/** A grain of what is missing is a gram. */
const BY_THE_GRAM = quantity<'g/grain'>(1)
const inGrains = (mass: PlainGrams): Grains => quantity(mass)

interface Missing {
  readonly owner: string
  readonly node: number
  readonly grams: PlainGrams
  readonly cost: MicroUsdPerKg
  readonly bid: Bid
}

/** Material and place of a node: what lies there can be offered in any month, and as any looser grade. */
function goodsOf(node: string): string {
  const [material = '', , place = ''] = node.split('/')
  return keyOf(material, place)
}

/** What is on the register and was not offered near its cost, as a bid. */
function missingOf(
  open: CanonicalBook,
  owners: UltimateOwners,
  register: readonly Registered[],
  { overCost }: Thresholds,
): Missing[] {
  const nodes = new Map(open.nodes.map((name, n) => [name, n]))
  const behind = (owner: string): string => owners.get(owner) ?? owner
  return register.flatMap(({ owner, node: name, grams, cost }) => {
    const node = nodes.get(name)
    // Not of this round.
    if (node === undefined) return []
    const goods = goodsOf(name)
    // Offered in another month, as a looser grade or in a package is offered.
    const offered = open.orders
      .filter(({ order }) => behind(order.owner) === behind(owner))
      .map(
        ({ order, alternatives }) =>
          Math.max(
            0,
            ...alternatives.map(({ limit, moves }) => {
              const isNear = moves.length > 1 || limit <= limitAt(times(cost, 1 + overCost), at(moves, 0).grams)
              return moves.reduce(
                (sum, move) =>
                  sum + (isNear && move.grams > 0 && goodsOf(at(open.nodes, move.node)) === goods ? move.grams : 0),
                0,
              )
            }),
          ) * order.most,
      )
      .reduce((sum, most) => sum + most, 0)
    const missing = quantity<'g'>(grams - offered)
    if (missing <= 0) return []
    const alternatives = [{ limit: limitAt(cost, BY_THE_GRAM), moves: [{ node, grams: BY_THE_GRAM }] }]
    const bid = { orders: [], most: inGrains(missing), least: NO_GRAIN, alternatives }
    return [{ owner: behind(owner), node, grams: missing, cost, bid }]
  })
}

/** gain of withholding = sum over the owner's trades of grams x (price - price with it) - what it would have earned itself */
function withheld(
  open: CanonicalBook,
  missing: readonly Missing[],
  first: number,
  { positions, lp, view }: { positions: readonly Position[]; lp: ClearingLp; view: View },
): Alarm[] {
  return missing.flatMap(({ owner, node, grams, cost }, i) => {
    lp.cap(first + i, inGrains(grams))
    const moved = new Map(view.moved().map((one) => [one.n, one]))
    lp.cap(first + i, NO_GRAIN)
    const here = moved.get(node)
    if (here === undefined) return []
    const kept = positions
      .filter((position) => position.owner === owner)
      .reduce((total, position) => {
        const change = moved.get(position.node)
        return change === undefined ? total : sum(total, payAbout(position.grams, less(change.price, change.other)))
      }, quantity<'nUSD'>(0))
    const gain = less(kept, payAbout(grams, quantity(Math.max(0, here.other - cost))))
    return gain <= 0
      ? []
      : [
          {
            kind: 'physical withholding' as const,
            owner,
            node: at(open.nodes, node),
            grams,
            price: here.price,
            with: here.other,
            gain: nanoInDollars(gain),
          },
        ]
  })
}

function smallAtTheMargin(
  open: CanonicalBook,
  certificate: Certificate,
  positions: readonly Position[],
  { small, times }: Thresholds,
): Alarm[] {
  const pools = poolsOf(open, certificate)
  const sides = new Map(sidesOf(positions, pools).map((side) => [`${side.pool} ${side.owner}`, side]))
  const turnover = new Map<number, number>()
  for (const { pool, took } of sides.values()) turnover.set(pool, (turnover.get(pool) ?? 0) + took)
  return positions.flatMap(({ order: o, owner, node, grams }) => {
    const { order, alternatives } = at(open.orders, o)
    const only = at(alternatives, 0)
    if (alternatives.length > 1 || only.moves.length > 1) return []
    if (only.limit !== limitAt(at(certificate.prices, node), at(only.moves, 0).grams)) return []
    const pool = at(pools, node)
    const size = grams < 0 ? less(NOTHING, grams) : grams
    const { brought, took } = entry(sides, `${pool} ${owner}`)
    const trades = less(quantity<'g'>(Math.max(brought, took)), size)
    return size > small * entry(turnover, pool) || trades < times * size
      ? []
      : [
          {
            kind: 'small price-setting order' as const,
            owner,
            order: order.id,
            node: at(open.nodes, node),
            grams: size,
            trades,
          },
        ]
  })
}
