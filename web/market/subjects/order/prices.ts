import type { Order, RoundShown } from '../../../../src/market/index.ts'
import { nodeName } from '../../../../src/market/light.ts'
import { exact } from '../../parts/exact.ts'

/** What an order would have come to at the prices of a round that is over. */

interface Ends {
  /** Micro-dollars per kg. */
  readonly low: bigint
  readonly price: bigint
  readonly high: bigint
}
export type Prices = ReadonlyMap<string, Ends>

type Result = NonNullable<RoundShown['result']>

export function pricesOf({ prices }: Pick<Result, 'prices'>): Prices {
  const micro = (digits: string): bigint => exact(digits) / 1000n
  return new Map(
    prices.map(({ material, grade, place, month, price, low, high }) => [
      nodeName(material, grade, place, month),
      { low: micro(low), price: micro(price), high: micro(high) },
    ]),
  )
}

export interface Tried {
  readonly alternative: number
  /** Nano-dollars for all of it: to whoever placed it if positive. */
  readonly money: { readonly worst: bigint; readonly price: bigint; readonly best: bigint }
  /** What that is more than its limit asks for, at the price. */
  readonly gain: bigint
  /** Whether it would gain at each price that the round could have had, at none, or hangs on which. */
  readonly fate: 'yes' | 'edge' | 'no'
}

/** @returns undefined if something that it moves had no price */
export function tryAt(order: Pick<Order, 'most' | 'alternatives'>, prices: Prices): Tried | undefined {
  const most = BigInt(order.most)
  const tried = order.alternatives.flatMap(({ limit, moves }, alternative): Tried[] => {
    const money = { worst: 0n, price: 0n, best: 0n }
    for (const [node, grams] of moves) {
      const ends = prices.get(node)
      if (ends === undefined) return []
      const size = BigInt(grams)
      money.worst += size * (grams > 0 ? ends.low : ends.high)
      money.price += size * ends.price
      money.best += size * (grams > 0 ? ends.high : ends.low)
    }
    const least = BigInt(limit)
    return [
      {
        alternative,
        money: { worst: money.worst * most, price: money.price * most, best: money.best * most },
        gain: (money.price - least) * most,
        fate: money.worst > least ? 'yes' : money.best < least ? 'no' : 'edge',
      },
    ]
  })
  return tried.reduce<Tried | undefined>(
    (best, one) => (best === undefined || one.gain > best.gain ? one : best),
    undefined,
  )
}

export interface Past {
  readonly round: string
  /** Delivery month of the prices, where it is another than the order's. */
  readonly month: string | undefined
  readonly prices: Prices
  readonly tried: Tried
}

/**
 * The last cleared round that had prices of what an order moves; if none had them for its month, the last that had them for another. What
 * moves goods between months hangs on these very months.
 *
 * @param rounds the latest first
 */
export function lastPast(
  order: Pick<Order, 'most' | 'alternatives'>,
  rounds: readonly Pick<RoundShown, 'id' | 'result'>[],
): Past | undefined {
  const known = rounds.flatMap(({ id, result }) =>
    result === undefined ? [] : [{ round: id, prices: pricesOf(result) }],
  )
  for (const { round, prices } of known) {
    const tried = tryAt(order, prices)
    if (tried !== undefined) return { round, month: undefined, prices, tried }
  }
  if (isBetweenMonths(order)) return undefined
  for (const { round, prices } of known)
    for (const month of monthsIn(prices)) {
      const tried = tryAt(inMonth(order, month), prices)
      if (tried !== undefined) return { round, month, prices, tried }
    }
  return undefined
}

const monthsIn = (prices: Prices): string[] => [...new Set([...prices.keys()].map(monthOf))].sort().reverse()

const monthOf = (node: string): string => node.slice(node.lastIndexOf('/') + 1)

const isBetweenMonths = ({ alternatives }: Pick<Order, 'alternatives'>): boolean =>
  alternatives.some(({ moves }) => new Set(moves.map(([node]) => monthOf(node))).size > 1)

const inMonth = (order: Pick<Order, 'most' | 'alternatives'>, month: string): Pick<Order, 'most' | 'alternatives'> => ({
  ...order,
  alternatives: order.alternatives.map(({ limit, moves }) => ({
    limit,
    moves: moves.map(([node, grams]) => [node.replace(/[^/]+$/, month), grams] as const),
  })),
})
