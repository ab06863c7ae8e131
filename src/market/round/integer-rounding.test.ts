import { describe, expect, it } from 'vitest'
import type { Bid } from './bids.ts'
import type { Leg, CanonicalBook } from './validate-book.ts'
import type { Solved } from './clearing-lp.ts'
import { inWholeGrams, type Whole } from './integer-rounding.ts'

/** Nodes A and B, where a gram is worth 50 and 55. */
const [A, B] = [0, 1]
interface Filled {
  readonly bid: Bid
  readonly fills: readonly number[]
}
const filled = (
  fills: number | readonly number[],
  [least, most]: readonly [number, number],
  ...alternatives: [limit: number, ...moves: [number, number][]][]
): Filled => ({
  fills: [fills].flat(),
  bid: {
    most,
    least,
    alternatives: alternatives.map(([limit, ...moves]) => ({
      limit,
      moves: moves.map(([node, grams]) => ({ node, grams })),
    })),
  } as unknown as Bid,
})
const sells = (grams: number, most: number, ask: number, node = A, least = 0): Filled =>
  filled(grams, [least, most], [ask, [node, 1]])
const buys = (grams: number, most: number, bid: number, node = A, least = 0): Filled =>
  filled(grams, [least, most], [-bid, [node, -1]])
const leg = (limit?: number, cost = 5): Leg => ({ from: A, to: B, cost, limit }) as unknown as Leg

const whole = (
  list: readonly Filled[],
  {
    legs = [],
    limits = [],
    flows = [],
    waste = [0, 0],
    prices = [50, 55],
    wasteCost = [1, 1],
    out = [],
  }: {
    legs?: readonly Leg[]
    limits?: readonly number[]
    flows?: readonly number[]
    waste?: readonly number[]
    prices?: readonly number[]
    wasteCost?: readonly number[]
    out?: readonly number[]
  } = {},
): Whole => {
  const found = inWholeGrams(
    { nodes: ['A', 'B'], legs, limits: limits.map((most) => ({ most })), wasteCost } as unknown as CanonicalBook,
    list.map(({ bid }) => bid),
    {
      solved: {
        fills: list.map(({ fills }) => fills),
        flows: Float64Array.from(flows),
        waste: Float64Array.from(waste),
      } as unknown as Solved,
      prices: prices as never,
      accepted: (b) => !out.includes(b),
    },
  )
  // -0 is nothing too.
  return { ...found, dust: found.dust.map((grams) => grams + 0) }
}

describe('what is traded, in whole grams', () => {
  it('is the nearest whole number', () =>
    expect(whole([sells(10.4, 20, 40), buys(10.4, 20, 60)])).toEqual({
      fills: [[10], [10]],
      flows: [],
      waste: [0, 0],
      dust: [0, 0],
    }))
  it('of a block is nothing, or its least part to its most', () => {
    const fills = (...list: Filled[]): number[][] => whole(list, { out: [2] }).fills
    expect(fills(sells(9.4, 12, 40, A, 10), buys(10, 20, 60), sells(0.6, 9, 40, A, 9))).toEqual([[10], [10], [0]])
    expect(fills(filled([6.4, 3.4], [10, 12], [40, [A, 1]], [45, [B, 1]]))).toEqual([[7, 3]])
    expect(fills(filled([5.5, 6.5], [10, 12], [40, [A, 1]], [45, [B, 1]]))).toEqual([[6, 6]])
    expect(fills(sells(-0.6, 12, 40), buys(0, 20, 60))).toEqual([[0], [0]])
  })

  it('is made up for by those who gain nothing by it', () => {
    // 6 and 6 for 11: one too much.
    expect(whole([sells(5.5, 9, 40), sells(5.5, 9, 50), buys(11, 20, 60)])).toMatchObject({
      fills: [[6], [5], [11]],
      dust: [0, 0],
    })
    expect(whole([sells(5.5, 9, 40), sells(5.5, 9, 40), buys(11, 20, 50)])).toMatchObject({ fills: [[6], [6], [12]] })
    // 5 and 5 for 11: one too little.
    expect(whole([sells(5.4, 9, 40), sells(5.4, 9, 50), buys(10.8, 20, 60)])).toMatchObject({
      fills: [[5], [6], [11]],
    })
    expect(whole([sells(5.4, 9, 40), sells(5.4, 9, 40), buys(10.8, 20, 50)])).toMatchObject({
      fills: [[5], [5], [10]],
    })
  })
  it('is taken off somebody who gains, if nobody is at the margin or has room there: off no block', () => {
    expect(whole([sells(5.5, 9, 40), sells(5.5, 9, 45), buys(11, 20, 60)])).toMatchObject({ fills: [[6], [5], [11]] })
    expect(whole([sells(5.4, 9, 40), sells(5.4, 5, 50), buys(10.8, 20, 60)])).toMatchObject({
      fills: [[5], [5], [10]],
    })
    expect(whole([sells(5.5, 9, 40, A, 6), sells(5.5, 9, 45), buys(11, 20, 60)])).toMatchObject({
      fills: [[6], [5], [11]],
    })
    // A loss is nobody's.
    expect(whole([sells(5.5, 9, 40, A, 6), sells(5.5, 9, 51), buys(11, 20, 60)])).toMatchObject({
      fills: [[6], [6], [11]],
      dust: [1, 0],
    })
  })
  it('is dust where blocks alone are there', () => {
    expect(whole([sells(5.4, 5, 40, A, 5), sells(5.4, 5, 40, A, 5), buys(11, 11, 60, A, 11)])).toMatchObject({
      fills: [[5], [5], [11]],
      dust: [-1, 0],
    })
    // One that is left out is not let in for it; one at the margin that has room takes it, and gives it down to its least part.
    const rest = [sells(5.4, 5, 40, A, 5), sells(5.4, 5, 40, A, 5), buys(11, 11, 60, A, 11)]
    expect(whole([...rest, sells(0, 9, 50, A, 1)], { out: [3] })).toMatchObject({ fills: [[5], [5], [11], [0]] })
    expect(whole([...rest, sells(4, 9, 50, A, 4), buys(4, 4, 60, A, 4)])).toMatchObject({
      fills: [[5], [5], [11], [5], [4]],
    })
    expect(whole([sells(10, 10, 40, A, 10), sells(4, 9, 50, A, 4), buys(13, 13, 60, A, 13)])).toMatchObject({
      fills: [[10], [4], [13]],
      dust: [1, 0],
    })
  })
  it('is no matter of packages, nor of what moves more than a gram a grain', () =>
    expect(
      whole([
        sells(5.4, 5, 40, A, 5),
        sells(5.4, 5, 40, A, 5),
        buys(11, 11, 60, A, 11),
        filled(2, [0, 9], [105, [A, 1], [B, 1]]),
        filled(3, [0, 9], [100, [A, 2]]),
        buys(8, 8, 60, A, 8),
        buys(2, 2, 60, B, 2),
      ]),
    ).toMatchObject({ fills: [[5], [5], [11], [2], [3], [8], [2]], dust: [-1, 0] }))

  it('goes along a way at no gain or loss to where it is made up for', () => {
    const [block, margin] = [sells(5.6, 9, 40, A, 5), buys(5.4, 9, 55, B)]
    expect(whole([block, margin], { legs: [leg()], flows: [5.4] })).toMatchObject({
      fills: [[6], [6]],
      flows: [6],
      dust: [0, 0],
    })
    expect(whole([sells(5.4, 9, 40, A, 5), margin], { legs: [leg()], flows: [5.6] })).toMatchObject({
      fills: [[5], [5]],
      flows: [5],
      dust: [0, 0],
    })
    // Along one that nobody used yet, too.
    const blocks = [block, buys(5.4, 5, 60, A, 5), sells(2, 2, 40, B, 2)]
    expect(whole([...blocks, buys(2, 9, 55, B)], { legs: [leg()], flows: [0] })).toMatchObject({
      fills: [[6], [5], [2], [3]],
      flows: [1],
      dust: [0, 0],
    })
    // Not along one that earns or loses, and along one with a limit only by carrying less.
    expect(whole([block, margin], { legs: [leg(undefined, 4)], flows: [5.4] })).toMatchObject({
      fills: [[6], [5]],
      dust: [1, 0],
    })
    expect(whole([block, margin], { legs: [leg(0)], limits: [9], flows: [5.4] })).toMatchObject({ dust: [1, 0] })
    expect(whole([sells(5.4, 9, 40, A, 5), margin], { legs: [leg(0)], limits: [9], flows: [5.6] })).toMatchObject({
      fills: [[5], [5]],
      flows: [5],
      dust: [0, 0],
    })
  })
  it('goes against a way too, by sending less, and no more than it carries', () => {
    // B has one too much, and its buyer is a block; A has somebody at the margin.
    const list = (flow: number): Filled[] => [
      sells(flow + 0.4, 9, 50),
      sells(3.6, 4, 40, B, 4),
      buys(flow + 3, 99, 60, B, flow + 3),
    ]
    expect(whole(list(5), { legs: [leg()], flows: [5] })).toMatchObject({ fills: [[4], [4], [8]], flows: [4] })
    expect(whole(list(0), { legs: [leg()], flows: [0] })).toMatchObject({ fills: [[0], [4], [3]], dust: [0, 1] })
  })
  it('makes up for itself where there is too much at one end and too little at the other', () =>
    expect(whole([sells(5.6, 9, 40, A, 5), buys(5.6, 9, 60, B, 5)], { legs: [leg()], flows: [5.4] })).toMatchObject({
      fills: [[6], [6]],
      flows: [6],
      dust: [0, 0],
    }))
  it('goes in part where something is wanting, in part to who gains nothing by it, and the rest is wasted', () => {
    // Two too much at A, where one can be sold; two too much at A and one too little at B, where one more can be sold.
    const four = [0, 1, 2, 3].map(() => sells(5.6, 9, -3, A, 5))
    expect(whole([...four, buys(22, 22, 2, A, 22), buys(0, 1, -1)], { prices: [-1, 55] })).toMatchObject({
      fills: [[6], [6], [6], [6], [22], [1]],
      waste: [1, 0],
      dust: [0, 0],
    })
    const bought = [buys(11.2, 11, 60, B, 11), buys(5.6, 9, 60, B, 5), buys(5.6, 9, 60, B, 5), buys(0, 9, 55, B)]
    expect(whole([...four, ...bought], { legs: [leg()], flows: [22.4] })).toMatchObject({
      fills: [[6], [6], [6], [6], [11], [6], [6], [1]],
      flows: [24],
      dust: [0, 0],
    })
  })
  it('is wasted where that is what goods are worth, or not wasted', () => {
    const prices = { prices: [-1, 55] }
    expect(whole([sells(5.6, 9, -3, A, 5), buys(5.4, 5, 2, A, 5)], prices)).toMatchObject({
      waste: [1, 0],
      dust: [0, 0],
    })
    expect(whole([sells(8.4, 9, -3, A, 8), buys(5.4, 6, 2, A, 6)], { ...prices, waste: [2.8, 0] })).toMatchObject({
      waste: [2, 0],
      dust: [0, 0],
    })
    expect(whole([sells(5.6, 9, 40, A, 5), buys(5.4, 5, 60, A, 5)], prices).waste).toEqual([1, 0])
    expect(whole([sells(5.6, 9, 40, A, 5), buys(5.4, 5, 60, A, 5)]).dust).toEqual([1, 0])
  })

  it('adds up, on all ways that share a limit, to what they carry together, and never to more than it', () => {
    const carried = (flows: number[], most: number): readonly number[] =>
      whole([], { legs: [leg(0, 4), leg(1, 4), leg(0, 4)], limits: [most, 9], flows }).flows
    expect(carried([5.5, 2.4, 4.5], 10)).toEqual([5, 2, 5])
    expect(carried([5.4, 2.4, 4.4], 20)).toEqual([6, 2, 4])
    expect(carried([5.4, 2.4, 4.4], 9)).toEqual([5, 2, 4])
  })
})
