import { keyOf } from '../../lists/index.ts'
import type { Solver } from '../../solver/index.ts'
import { bidsOf, type Bid } from './bids.ts'
import type { Certificate } from './certificate.ts'
import type { OpenBook } from './open-book.ts'
import { matchedOf, poolsOf, positionsOf, sidesOf, type Position, type UltimateOwners } from './positions.ts'
import { programmeOf, type Programme } from './programme.ts'
import { publishedPrices } from './published.ts'

/** What somebody should look at: grounds to ask, and no proof of anything. Amounts are grams, nodes named. */
export type Alarm =
  /** One ultimate owner sells and buys the same goods in one pool. */
  | { kind: 'both sides'; owner: string; pool: string; matched: number; share: number }
  /** Without this owner's orders the price would move by more than a share. */
  | { kind: 'pivotal'; owner: string; node: string; price: number; without: number; nodes: number }
  /** Goods on the register were not offered near their cost, and the owner's other trades gained more by it than was given up. */
  | { kind: 'withheld'; owner: string; node: string; grams: number; price: number; with: number; gain: number }
  /** An order of a few grams is at the margin, and its owner trades much more at its price. */
  | { kind: 'small order at the margin'; owner: string; order: string; node: string; grams: number; trades: number }

/** What an owner could have delivered at a node, and at what cost (micro-dollars per kg), as the register has it. */
export interface Registered {
  readonly owner: string
  readonly node: string
  readonly grams: number
  readonly cost: number
}

export interface Thresholds {
  /** Share of a pool that one owner trades with itself. */
  readonly bothSides: number
  /** Share by which a price moves. */
  readonly moved: number
  /** So many owners are left out in turn, those who trade most. */
  readonly owners: number
  /** An ask is near a cost up to this share over it. */
  readonly overCost: number
  /** Share of a pool, at most, that makes a small order. */
  readonly small: number
  /** An owner trades much more: so many times the small order. */
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

const MICRO_PER_DOLLAR = 1e6
const MICRO_GRAMS_PER_DOLLAR = 1e9

/**
 * Looks at a cleared round for what uniform prices do not prevent. What-ifs are the same programme with the same blocks, each
 * as if divisible; a price counts as moved only outside of its published ends.
 *
 * @param register what owners are known to hold or to be able to make; nothing is said about what is not on it
 */
export function raiseAlarms(
  solver: Solver,
  open: OpenBook,
  certificate: Certificate,
  {
    owners,
    register = [],
    thresholds = THRESHOLDS,
  }: { owners: UltimateOwners; register?: readonly Registered[]; thresholds?: Thresholds },
): Alarm[] {
  const positions = positionsOf(open, certificate, owners)
  const bids = bidsOf(open)
  const missing = missingOf(open, owners, register, thresholds)
  const withMissing = [...bids, ...missing.map(({ bid }) => bid)]
  const programme = programmeOf(solver, open, withMissing)
  try {
    missing.forEach((_, i) => programme.cap(bids.length + i, 0))
    const view = whatIfs(open, certificate, bids, programme)
    return [
      ...bothSides(open, certificate, positions, thresholds),
      ...pivotal(open, owners, bids, { positions, programme, view, thresholds }),
      ...withheld(open, missing, bids.length, { positions, programme, view }),
      ...smallAtTheMargin(open, certificate, positions, thresholds),
    ]
  } finally {
    programme.dispose()
  }
}

function bothSides(
  open: OpenBook,
  certificate: Certificate,
  positions: readonly Position[],
  { bothSides }: Thresholds,
): Alarm[] {
  const sides = sidesOf(positions, poolsOf(open, certificate))
  const turnover = new Map<number, number>()
  for (const { pool, took } of sides) turnover.set(pool, (turnover.get(pool) ?? 0) + took)
  return sides.flatMap((side) => {
    const matched = matchedOf(side)
    const share = matched / Math.max(1, turnover.get(side.pool) ?? 0)
    return matched === 0 || share < bothSides
      ? []
      : [{ kind: 'both sides' as const, owner: side.owner, pool: open.nodes[side.pool] ?? '', matched, share }]
  })
}

interface View {
  /** Traded nodes whose price would leave its ends, and what it would be. */
  moved(): readonly { readonly n: number; readonly price: number; readonly other: number }[]
}

/** Prices of the round beside those of the programme as it is capped at the moment. */
function whatIfs(open: OpenBook, certificate: Certificate, bids: readonly Bid[], programme: Programme): View {
  const filled = new Set(certificate.fills.map(([o]) => o))
  const states = programme.blocks.map((b) =>
    filled.has(bids[b]?.orders[0] ?? -1) ? ('free' as const) : ('out' as const),
  )
  const at = new Map(open.nodes.map((name, n) => [name, n]))
  const published = publishedPrices(open, certificate).map((price) => ({ n: at.get(price.node) ?? -1, ...price }))
  return {
    moved() {
      const { prices } = programme.solve(states)
      return published.flatMap(({ n, price, low, high }) => {
        const other = Math.round((prices[n] ?? 0) * MICRO_PER_DOLLAR)
        return other < low || other > high ? [{ n, price, other }] : []
      })
    },
  }
}

function pivotal(
  open: OpenBook,
  owners: UltimateOwners,
  bids: readonly Bid[],
  {
    positions,
    programme,
    view,
    thresholds: { moved, owners: most },
  }: { positions: readonly Position[]; programme: Programme; view: View; thresholds: Thresholds },
): Alarm[] {
  const traded = new Map<string, number>()
  for (const { owner, grams } of positions) traded.set(owner, (traded.get(owner) ?? 0) + Math.abs(grams))
  const ownerOf = (o: number): string => {
    const owner = open.orders[o]?.order.owner ?? ''
    return owners.get(owner) ?? owner
  }
  return [...traded]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .flatMap(([owner]) => {
      const theirs = bids.flatMap(({ orders, most }, b) => {
        const part = orders.reduce((sum, o) => sum + (ownerOf(o) === owner ? (open.orders[o]?.order.most ?? 0) : 0), 0)
        return part > 0 ? [{ b, most, part }] : []
      })
      for (const { b, most, part } of theirs) programme.cap(b, most - part)
      const far = view
        .moved()
        .map((one) => ({ ...one, by: Math.abs(one.other - one.price) / Math.max(1, Math.abs(one.price)) }))
        .filter(({ by }) => by > moved)
      for (const { b, most } of theirs) programme.cap(b, most)
      const farthest = far.reduce<(typeof far)[number] | undefined>((x, y) => (y.by > (x?.by ?? 0) ? y : x), undefined)
      if (farthest === undefined) return []
      const { n, price, other } = farthest
      return [{ kind: 'pivotal' as const, owner, node: open.nodes[n] ?? '', price, without: other, nodes: far.length }]
    })
}

interface Missing {
  readonly owner: string
  readonly node: number
  readonly grams: number
  readonly cost: number
  readonly bid: Bid
}

/** Material and place of a node: what lies there can be offered in any month, and as any looser grade. */
function goodsOf(node: string): string {
  const [material = '', , place = ''] = node.split('/')
  return keyOf(material, place)
}

/** What is on the register and was not offered near its cost, as a bid. */
function missingOf(
  open: OpenBook,
  owners: UltimateOwners,
  register: readonly Registered[],
  { overCost }: Thresholds,
): Missing[] {
  const at = new Map(open.nodes.map((name, n) => [name, n]))
  const behind = (owner: string): string => owners.get(owner) ?? owner
  return register.flatMap(({ owner, node: name, grams, cost }) => {
    const node = at.get(name)
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
              const isNear = moves.length > 1 || limit <= cost * (1 + overCost) * (moves[0]?.grams ?? 0)
              return moves.reduce(
                (sum, move) =>
                  sum + (isNear && move.grams > 0 && goodsOf(open.nodes[move.node] ?? '') === goods ? move.grams : 0),
                0,
              )
            }),
          ) * order.most,
      )
      .reduce((sum, most) => sum + most, 0)
    const missing = grams - offered
    if (missing <= 0) return []
    const bid = { orders: [], most: missing, least: 0, alternatives: [{ limit: cost, moves: [{ node, grams: 1 }] }] }
    return [{ owner: behind(owner), node, grams: missing, cost, bid }]
  })
}

/** gain of withholding = sum over the owner's trades of grams x (price - price with it) - what it would have earned itself */
function withheld(
  open: OpenBook,
  missing: readonly Missing[],
  first: number,
  { positions, programme, view }: { positions: readonly Position[]; programme: Programme; view: View },
): Alarm[] {
  return missing.flatMap(({ owner, node, grams, cost }, i) => {
    programme.cap(first + i, grams)
    const moved = new Map(view.moved().map((one) => [one.n, one]))
    programme.cap(first + i, 0)
    const here = moved.get(node)
    if (here === undefined) return []
    const kept = positions
      .filter((position) => position.owner === owner)
      .reduce((sum, position) => {
        const change = moved.get(position.node)
        return sum + position.grams * (change === undefined ? 0 : change.price - change.other)
      }, 0)
    const gain = kept - grams * Math.max(0, here.other - cost)
    return gain <= 0
      ? []
      : [
          {
            kind: 'withheld' as const,
            owner,
            node: open.nodes[node] ?? '',
            grams,
            price: here.price,
            with: here.other,
            gain: gain / MICRO_GRAMS_PER_DOLLAR,
          },
        ]
  })
}

function smallAtTheMargin(
  open: OpenBook,
  certificate: Certificate,
  positions: readonly Position[],
  { small, times }: Thresholds,
): Alarm[] {
  const pools = poolsOf(open, certificate)
  const sides = new Map(sidesOf(positions, pools).map((side) => [`${side.pool} ${side.owner}`, side]))
  const turnover = new Map<number, number>()
  for (const { pool, took } of sides.values()) turnover.set(pool, (turnover.get(pool) ?? 0) + took)
  return positions.flatMap(({ order: o, owner, node, grams }) => {
    const { order, alternatives } = open.orders[o] ?? { order: undefined, alternatives: [] }
    const [only, ...others] = alternatives
    const price = certificate.prices[node] ?? 0
    if (order === undefined || only === undefined || others.length > 0 || only.moves.length > 1) return []
    if (only.limit !== price * (only.moves[0]?.grams ?? 0)) return []
    const pool = pools[node] ?? node
    const size = Math.abs(grams)
    const side = sides.get(`${pool} ${owner}`)
    const trades = Math.max(side?.brought ?? 0, side?.took ?? 0) - size
    return size > small * (turnover.get(pool) ?? 0) || trades < times * size
      ? []
      : [
          {
            kind: 'small order at the margin' as const,
            owner,
            order: order.id,
            node: open.nodes[node] ?? '',
            grams: size,
            trades,
          },
        ]
  })
}
