import { describe, expect, it } from 'vitest'
import { loadSolver, SolverError } from '../../solver/index.ts'
import type { Bid } from './bids.ts'
import type { Leg, CanonicalBook } from './validate-book.ts'
import { boundPrices, carriedOf, supportingPrices, type Prices } from './prices.ts'
import type { Solved } from './clearing-lp.ts'

const solver = await loadSolver()
const USD = 1e6

/** Nodes A and B. A limit is dollars a kilogram; what is filled is in grams. */
const [A, B] = [0, 1]
interface Filled {
  readonly bid: Bid
  readonly fills: readonly number[]
  readonly isIn: boolean
}
const bid = (most: number, least: number, ...alternatives: [limit: number, moves: [number, number][]][]): Bid =>
  ({
    most,
    least,
    alternatives: alternatives.map(([limit, moves]) => ({
      limit: limit * USD,
      moves: moves.map(([node, grams]) => ({ node, grams })),
    })),
  }) as unknown as Bid
const sells = (filled: number, most: number, ask: number, node = A, least = 0, isIn = true): Filled => ({
  bid: bid(most, least, [ask, [[node, 1]]]),
  fills: [filled],
  isIn,
})
const buys = (filled: number, most: number, price: number, node = A, least = 0, isIn = true): Filled => ({
  bid: bid(most, least, [-price, [[node, -1]]]),
  fills: [filled],
  isIn,
})
const leg = (cost: number, limit?: number, from = A, to = B): Leg =>
  ({ from, to, cost: cost * USD, limit }) as unknown as Leg

const priced = (
  list: readonly Filled[],
  {
    legs = [],
    limits = [],
    flows = [],
    waste = [0, 0],
    rule = 'lowest' as const,
    wasteCost = [100, 100],
  }: {
    legs?: readonly Leg[]
    limits?: readonly number[]
    flows?: readonly number[]
    waste?: readonly number[]
    rule?: 'lowest' | 'middle'
    wasteCost?: readonly number[]
  } = {},
): Prices => {
  const open = {
    nodes: ['A', 'B'],
    legs,
    limits: limits.map((most) => ({ most })),
    wasteCost: wasteCost.map((cost) => cost * USD),
  } as unknown as CanonicalBook
  const solved = {
    fills: list.map(({ fills }) => fills),
    flows: Float64Array.from(flows),
    waste: Float64Array.from(waste),
  } as unknown as Solved
  return supportingPrices(
    solver,
    open,
    list.map((one) => one.bid),
    { accepted: (b) => list[b]?.isIn === true, solved, rule },
  )
}
const ends = (...given: Parameters<typeof priced>): [number, number][] => {
  const { low, high } = priced(...given)
  return low.map((price, n) => [price / USD, (high[n] ?? Number.NaN) / USD])
}
const atA = (...list: Filled[]): [number, number] | undefined => ends(list)[A]

describe('prices that support what is filled', () => {
  it('lie between what sellers that are full ask and what buyers that are full bid', () =>
    expect(atA(sells(10, 10, 50), sells(5, 5, 40), buys(15, 15, 80), buys(0, 5, 30))).toEqual([50, 80]))
  it('are where a bid is filled in part', () => {
    expect(atA(sells(10, 20, 50), buys(10, 10, 80))).toEqual([50, 50])
    expect(atA(sells(10, 10, 50), buys(10, 20, 80))).toEqual([80, 80])
    // Half a gram is no part.
    expect(atA(sells(9.6, 10, 50), buys(9.6, 10, 80))).toEqual([50, 80])
    expect(atA(sells(9.4, 10, 50), buys(9.6, 10, 80))).toEqual([50, 50])
  })
  it('let nobody gain who is left out, but for blocks', () => {
    expect(atA(sells(10, 10, 50), buys(10, 10, 80), sells(0, 5, 70), buys(0, 5, 55))).toEqual([55, 70])
    expect(atA(sells(10, 10, 50), buys(10, 10, 80), sells(0, 5, 70, A, 5, false))).toEqual([50, 80])
    // A block that is let in does not lose.
    expect(atA(sells(10, 10, 50), buys(15, 15, 80), sells(5, 5, 70, A, 5))).toEqual([70, 80])
  })
  it('differ by the freight of a way that is used, and by its rent where it is full', () => {
    const trade = [sells(10, 10, 50), buys(10, 10, 80, B)]
    expect(ends(trade, { legs: [leg(5)], flows: [10] })).toEqual([
      [50, 75],
      [55, 80],
    ])
    expect(ends([sells(10, 20, 50), buys(10, 20, 80, B)], { legs: [leg(5, 0)], limits: [10], flows: [10] })).toEqual([
      [50, 50],
      [80, 80],
    ])
    // Two ways share a limit: together they are full, and one of them earns nothing more than the other.
    expect(
      ends([sells(10, 20, 50), buys(10, 20, 80, B)], { legs: [leg(5, 0), leg(5, 0)], limits: [10], flows: [6, 4] }),
    ).toEqual([
      [50, 50],
      [80, 80],
    ])
  })
  it('leave no gain open on a way that is not used', () => {
    const apart = [sells(10, 10, 50), buys(10, 10, 60), sells(5, 5, 55, B), buys(5, 5, 90, B)]
    expect(ends(apart, { legs: [leg(5)], flows: [0] })).toEqual([
      [50, 60],
      [55, 65],
    ])
    expect(ends(apart, { legs: [leg(5, undefined, B, A)], flows: [0] })).toEqual([
      [50, 60],
      [55, 90],
    ])
  })
  it.each<[string, () => unknown]>([
    [
      'a way that is not full earns more than its freight',
      () => ends([sells(10, 20, 50), buys(10, 20, 80, B)], { legs: [leg(5, 0)], limits: [11], flows: [10] }),
    ],
    [
      'a way that is full loses',
      () => ends([sells(10, 20, 50), buys(10, 20, 52, B)], { legs: [leg(5, 0)], limits: [10], flows: [10] }),
    ],
    ['a way is used at a loss', () => ends([sells(10, 20, 50), buys(10, 20, 52, B)], { legs: [leg(5)], flows: [10] })],
    ['somebody who is full loses', () => atA(sells(10, 10, 50), buys(10, 10, 49))],
    ['somebody who is left out gains', () => atA(sells(10, 20, 50), buys(10, 10, 80), sells(0, 5, 49))],
    ['a block that is let in loses', () => atA(sells(10, 20, 50), sells(5, 5, 51, A, 5), buys(15, 15, 80))],
  ])('are not to be had where %s', (_, find) => expect(find).toThrow(SolverError))

  it('fall no lower than waste costs, and are there where goods are wasted', () => {
    expect(ends([sells(10, 10, -3), buys(10, 10, 5)], { wasteCost: [1, 1] })[A]).toEqual([-1, 5])
    expect(ends([sells(10, 10, -3), buys(7, 10, -1)], { wasteCost: [1, 1], waste: [3, 0] })[A]).toEqual([-1, -1])
    expect(() => ends([sells(10, 10, -3), buys(7, 10, 5)], { wasteCost: [1, 1], waste: [3, 0] })).toThrow(SolverError)
  })

  it('make a choice of two the better one for whom it is full, and equal for whom it is in both', () => {
    const choice = (...fills: number[]): Filled => ({
      bid: bid(10, 0, [-80, [[A, -1]]], [-90, [[B, -1]]]),
      fills,
      isIn: true,
    })
    const others = [sells(20, 20, 50), buys(10, 10, 70), sells(5, 5, 55, B), buys(5, 5, 100, B)]
    // 80 - A >= 90 - B.
    expect(ends([choice(10, 0), ...others])).toEqual([
      [50, 70],
      [60, 100],
    ])
    // 80 - A <= 90 - B, though B is not above 90.
    expect(ends([choice(0, 10), ...others])).toEqual([
      [50, 70],
      [55, 80],
    ])
    expect(ends([choice(5, 5), ...others])).toEqual([
      [50, 70],
      [60, 80],
    ])
    // Not full: it gains nothing by the one it takes, nor by the other.
    expect(ends([choice(5, 0), sells(20, 20, 50), sells(5, 5, 55, B), buys(5, 5, 100, B)])).toEqual([
      [80, 80],
      [90, 100],
    ])
  })
  it('make a choice of more or less at one node the better one, by what lies between', () => {
    // Three grams for 200 or one for 10: the two between are worth 95 each, or the one would be the better choice.
    const choice = (...fills: number[]): Filled => ({
      bid: bid(10, 0, [200, [[A, 3]]], [10, [[A, 1]]]),
      fills,
      isIn: true,
    })
    expect(atA(choice(10, 0), buys(30, 30, 120))).toEqual([95, 120])
    expect(atA(choice(0, 10), buys(10, 10, 120))).toEqual([10, 95])
    expect(atA(choice(5, 5), buys(20, 20, 120))).toEqual([95, 95])
  })
  it('of a package add up to what is asked for it', () => {
    const ore: Filled = {
      bid: bid(10, 0, [
        100,
        [
          [A, 1],
          [B, 3],
        ],
      ]),
      fills: [5],
      isIn: true,
    }
    expect(ends([ore, buys(5, 10, 40), buys(15, 15, 90, B)])).toEqual([
      [40, 40],
      [20, 20],
    ])
  })
  it('are set at the lower end, or in the middle, rounded down to a millionth', () => {
    const list = [sells(10, 10, 50), buys(10, 10, 80.000_001)]
    expect(priced(list).set[A]).toBe(50_000_000)
    expect(priced(list, { rule: 'middle' }).set[A]).toBe(65_000_000)
    expect(priced(list).high[A]).toBe(80_000_001)
  })
  it('are lowest where most passes, if one node can only be low where another is high', () => {
    // A package of both is to bring 100; the other sellers would take 20.
    const ore: Filled = {
      bid: bid(10, 0, [
        100,
        [
          [A, 1],
          [B, 1],
        ],
      ]),
      fills: [10],
      isIn: true,
    }
    const more = (there: number): Filled[] => [sells(5, 5, 20, there), buys(5, 5, 90, there)]
    const list = (there: number): Filled[] => [ore, buys(10, 10, 95), buys(10, 10, 95, B), ...more(there)]
    const low = (there: number) => ends([...list(there), sells(1, 1, 20), sells(1, 1, 20, B)]).map(([least]) => least)
    expect(low(A)).toEqual([20, 80])
    expect(low(B)).toEqual([80, 20])
  })
})

it('what a limit carries is what all its legs do', () =>
  expect(carriedOf([leg(1, 1), leg(1), leg(1, 1), leg(1, 0)], 3, Float64Array.of(1, 2, 4, 8))).toEqual([8, 5, 0]))

describe('prices for the bound', () => {
  const bound = (duals: readonly number[], ...legs: Leg[]): number[] =>
    boundPrices({ legs, wasteCost: duals.map(() => USD) } as unknown as CanonicalBook, Float64Array.from(duals)).map(
      (price) => price / USD,
    )
  it('are the duals, rounded down, or what the solver means by them', () => {
    expect(bound([50.000_000_6, 49.999_999_999])).toEqual([50, 50])
    expect(bound([-0.5, -2])).toEqual([-0.5, -1])
  })
  it('are raised until no way without a limit leaves a gain, however long', () => {
    expect(bound([10, 20, 40], leg(5, undefined, 0, 1), leg(5, undefined, 1, 2))).toEqual([30, 35, 40])
    expect(bound([36, 20, 40], leg(5, undefined, 0, 1), leg(5, undefined, 1, 2))).toEqual([36, 35, 40])
    expect(bound([10, 20, 40], leg(5, 0, 0, 1), leg(5, undefined, 1, 2))).toEqual([10, 35, 40])
  })
})
