import { describe, expect, it } from 'vitest'
import { quantity } from '../../quantity/index.ts'
import { bidsOf, equalityKey, proRata, fillTolerance, type Bid } from './bids.ts'
import type { CanonicalBook } from './validate-book.ts'

type Alternatives = Bid['alternatives']
const one = (limit: number, ...moves: (readonly [node: number, grams: number])[]): Alternatives[number] =>
  ({ limit, moves: moves.map(([node, grams]) => ({ node, grams })) }) as unknown as Alternatives[number]

describe('what is shared out pro rata', () => {
  it.each<[number, number[], number[]]>([
    [10, [5, 3, 2], [5, 3, 2]],
    [5, [5, 3, 2], [3, 1, 1]],
    // 0.43, 0.86 and 1.71: the largest remainders get what is left.
    [3, [1, 2, 4], [0, 1, 2]],
    [7, [1, 1, 1], [3, 2, 2]],
    [0, [5, 3], [0, 0]],
    [0, [0, 0], [0, 0]],
    // More than a product of whole numbers holds in 53 bits.
    [999_999_999_999, [1e12, 1e12], [500_000_000_000, 499_999_999_999]],
  ])('%d among %j', (amount, sizes, parts) => expect(proRata(amount, sizes)).toEqual(parts))
})

describe('orders are equal', () => {
  const [ask, other, package_] = [one(50, [0, 1]), one(51, [0, 1]), one(50, [0, 1], [1, 2])]
  it('if they are divisible, have one alternative, and ask the same for the same', () => {
    expect(equalityKey(0, [ask])).toBe(equalityKey(0, [one(50, [0, 1])]))
    expect(equalityKey(0, [package_])).toBe(equalityKey(0, [one(50, [0, 1], [1, 2])]))
    const keys = [ask, other, package_, one(50, [1, 1]), one(50, [0, 2]), one(50, [0, 1], [1, 3])].map((alternative) =>
      equalityKey(0, [alternative]),
    )
    expect(new Set(keys).size).toBe(keys.length)
    expect(equalityKey(1, [ask])).toBeUndefined()
    expect(equalityKey(0, [ask, other])).toBeUndefined()
    expect(equalityKey(0, [])).toBeUndefined()
  })
  it('and then they are one bid, of what they are together', () => {
    const order = (most: number, least: number, ...alternatives: Alternatives) => ({
      order: { most, least },
      alternatives,
    })
    const open = {
      orders: [
        order(10, 0, ask),
        order(7, 7, ask),
        order(5, 0, ask),
        order(3, 0, other),
        order(2, 0, ask, other),
        order(1, 0, ask),
      ],
    } as unknown as CanonicalBook
    expect(bidsOf(open).map(({ orders, most, least }) => [orders, most, least])).toEqual([
      [[0, 2, 5], 16, 0],
      [[1], 7, 7],
      [[3], 3, 0],
      [[4], 2, 0],
    ])
  })
})

it('half a gram of what a bid moves most of is a trifle, in grains', () => {
  const bid = (...alternatives: Alternatives): Bid => ({
    orders: [],
    most: quantity(1),
    least: quantity(0),
    alternatives,
  })
  expect(fillTolerance(bid(one(0, [0, 1])))).toBe(0.5)
  expect(fillTolerance(bid(one(0, [0, 4], [1, -5])))).toBe(0.1)
  expect(fillTolerance(bid(one(0, [0, 4]), one(0, [1, -10])))).toBe(0.05)
})
