import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { at, numberAt } from '../lists/index.ts'
import { MOST_PLAYERS, type Game } from './game.ts'

/** Players up to which all orders are counted, where it is dear to ask for a worth; and pairs of an order and its reverse that are drawn beyond. */
const EXACT = 6
const PAIRS = 8

/**
 * The Shapley value: what each player adds, as the mean over all orders in which they could join.
 *
 * @param exact players up to which all orders are counted out; for more, orders are drawn with a fixed seed, each with its reverse
 */
export function shapley(players: number, worth: (inside: ReadonlySet<number>) => number, exact = EXACT): number[] {
  const sums = Array.from({ length: players }, () => 0)
  const orders = players <= exact ? permutations(players) : drawnOrders(players)
  for (const order of orders) {
    const inside = new Set<number>()
    let before = worth(inside)
    for (const player of order) {
      inside.add(player)
      const after = worth(inside)
      sums[player] = at(sums, player) + after - before
      before = after
    }
  }
  return sums.map((sum) => sum / orders.length)
}

/** The Shapley value of a game whose worths are all known: all orders are counted. */
export const shapleyOf = ({ players, worth }: Game): number[] =>
  shapley(
    players,
    (inside) =>
      numberAt(
        worth,
        [...inside].reduce((coalition, player) => coalition | (1 << player), 0),
      ),
    MOST_PLAYERS,
  )

function permutations(n: number): number[][] {
  if (n === 0) return [[]]
  return permutations(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, place) => [...order.slice(0, place), n - 1, ...order.slice(place)]),
  )
}

function drawnOrders(n: number): number[][] {
  const generator = xoroshiro128plus(1)
  return Array.from({ length: PAIRS }, () => {
    const order = Array.from({ length: n }, (_, i) => i)
    for (let i = n - 1; i > 0; i--) {
      const j = uniformInt(generator, 0, i)
      const kept = at(order, i)
      order[i] = at(order, j)
      order[j] = kept
    }
    return [order, [...order].reverse()]
  }).flat()
}
