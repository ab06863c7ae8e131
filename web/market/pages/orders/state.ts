import type { Order, OrdersShown, RoundShown } from '../../../../src/market/index.ts'
import { exact } from '../../parts/exact.ts'
import { tryAt, type Prices } from '../../subjects/order/prices.ts'

/** What came of an order once its round was cleared, and why. */

type Why =
  /** Traded whole, or as much as a block may: nothing to explain. */
  | 'whole'
  /** It stood just at the price: what was there was shared out. */
  | 'margin'
  /** It asked more, or bid less, than the price. */
  | 'price'
  /** A block that would have gained at the prices: letting it in would have moved them. */
  | 'passed-over'
  /** Nothing was traded there, so that there is no price to compare it with. */
  | 'no-price'
  /** Nothing of these: rounding to whole grams, or a tie among unlike orders. */
  | 'tie'

interface Moved {
  readonly node: string
  /** Grams: brought to the market if positive. */
  readonly grams: bigint
  /** Micro-dollars per kg. */
  readonly price: bigint | undefined
}

export interface Came {
  readonly why: Why
  readonly moved: readonly Moved[]
  /** What is missing to the price for all of it, in nano-dollars, and in micro-dollars per kg where it only sells or only buys. */
  readonly gap: bigint
  readonly gapPerKg: bigint | undefined
  /** Grains that traded, and that were asked for. */
  readonly grains: bigint
  readonly most: bigint
}

type Fills = NonNullable<RoundShown['result']>['fills']

/** @param order as it stands in the published book: cut by a shortage, if there was one */
export function cameOf(order: Order, fills: Fills, prices: Prices): Came {
  const own = fills.filter((fill) => fill.order === order.id)
  const grains = own.reduce((sum, fill) => sum + BigInt(fill.grains), 0n)
  const most = BigInt(order.most)
  const sums = new Map<string, bigint>()
  for (const { alternative, grains: part } of own)
    for (const [node, grams] of order.alternatives[alternative]?.moves ?? [])
      sums.set(node, (sums.get(node) ?? 0n) + BigInt(grams) * BigInt(part))
  const moved = [...sums].map(([node, grams]) => ({ node, grams, price: prices.get(node)?.price }))
  const tried = tryAt(order, prices)
  const gap = tried === undefined || tried.gain >= 0n ? 0n : -tried.gain
  const moves = order.alternatives[tried?.alternative ?? 0]?.moves ?? []
  const isOneWay = moves.every(([, grams]) => grams > 0) || moves.every(([, grams]) => grams < 0)
  const all = most * moves.reduce((sum, [, grams]) => sum + BigInt(Math.abs(grams)), 0n)
  const gapPerKg = isOneWay && all > 0n ? gap / all : undefined
  return { why: whyOf(order, grains, tried?.gain), moved, gap, gapPerKg, grains, most }
}

function whyOf({ most, least }: Order, grains: bigint, gain: bigint | undefined): Why {
  if (grains === BigInt(most)) return 'whole'
  if (gain === undefined) return 'no-price'
  if (gain < 0n) return 'price'
  if (gain === 0n) return 'margin'
  return grains === 0n && least > 0 ? 'passed-over' : 'tie'
}

type Shown = OrdersShown['orders'][number]

/** Orders by round, the rounds that close last first. */
export function byRound<O extends Shown, R extends { readonly id: string; readonly closes: string }>(
  orders: readonly O[],
  rounds: readonly R[],
): { readonly round: R; readonly orders: readonly O[] }[] {
  return [...rounds]
    .sort((a, b) => Date.parse(b.closes) - Date.parse(a.closes))
    .map((round) => ({ round, orders: orders.filter((order) => order.round === round.id) }))
    .filter(({ orders: own }) => own.length > 0)
}

/** What deposits come to. */
export const depositsOf = (orders: readonly Pick<Shown, 'deposit'>[]): bigint =>
  orders.reduce((sum, { deposit }) => sum + exact(deposit), 0n)
