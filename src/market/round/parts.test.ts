import { describe, expect, it } from 'vitest'
import type { Bid } from './bids.ts'
import { withoutCycles } from './cycle-cancelling.ts'
import type { Leg, CanonicalBook } from './validate-book.ts'
import { partsOf } from './parts.ts'
import { matchedOf, poolsOf, positionsOf, sidesOf } from './positions.ts'

const leg = (from: number, to: number, cost = 0, limit?: number): Leg => ({ from, to, cost, limit }) as unknown as Leg
const bidAt = (...alternatives: number[][]): Bid =>
  ({ alternatives: alternatives.map((nodes) => ({ moves: nodes.map((node) => ({ node })) })) }) as unknown as Bid

describe('parts of a market', () => {
  const parts = (bids: readonly Bid[], legs: readonly Leg[] = [], limits = 0): number[][] => {
    const open = { nodes: Array.from({ length: 6 }), legs, limits: Array.from({ length: limits }) }
    return partsOf(open as unknown as CanonicalBook, bids, [...bids.keys()].slice(0, 3))
  }
  const blocks = [bidAt([0]), bidAt([2]), bidAt([4])]
  it('are apart if nothing joins their nodes', () => {
    expect(parts(blocks)).toEqual([[0], [1], [2]])
    expect(parts([bidAt([0]), bidAt([4]), bidAt([0])])).toEqual([[0, 2], [1]])
  })
  it.each<[string, Bid[], Leg[], number, number[][]]>([
    ['a leg, whichever way it goes', [], [leg(2, 0)], 0, [[0, 1], [2]]],
    ['legs one after another', [], [leg(0, 1), leg(3, 1), leg(3, 4)], 0, [[0, 2], [1]]],
    ['a limit on legs that do not meet', [], [leg(0, 1, 0, 0), leg(5, 4, 0, 0)], 1, [[0, 2], [1]]],
    ['two limits that are not one', [], [leg(0, 1, 0, 0), leg(5, 4, 0, 1)], 2, [[0], [1], [2]]],
    ['an order for both together', [bidAt([2, 3, 4])], [], 0, [[0], [1, 2]]],
    ['an order for one or the other', [bidAt([0], [4])], [], 0, [[0, 2], [1]]],
    ['all of this', [bidAt([0], [3])], [leg(3, 2), leg(5, 2, 0, 0), leg(4, 1, 0, 0)], 1, [[0, 1, 2]]],
  ])('are one if they are joined by %s', (_, bids, legs, limits, expected) =>
    expect(parts([...blocks, ...bids], legs, limits)).toEqual(expected),
  )
})

describe('flows in a circle', () => {
  const left = (legs: readonly Leg[], ...flows: number[]): number[] => [
    ...withoutCycles(legs, Float64Array.from(flows)),
  ]
  it('are taken out by what goes all around', () => {
    expect(left([leg(0, 1), leg(1, 2), leg(2, 0)], 5, 3, 4)).toEqual([2, 0, 1])
    // Into the circle and out of it again.
    expect(left([leg(3, 0), leg(0, 1), leg(1, 0), leg(1, 4)], 7, 9, 2, 7)).toEqual([7, 7, 0, 7])
    // Two that share a leg, and one there and back.
    expect(left([leg(0, 1), leg(1, 0), leg(1, 2), leg(2, 0)], 5, 2, 3, 3)).toEqual([0, 0, 0, 0])
    expect(left([leg(0, 1), leg(1, 0), leg(2, 3), leg(3, 2)], 5, 2, 3, 3)).toEqual([3, 0, 0, 0])
  })
  it('stay where a leg costs something or carries nothing, and where they are no circle', () => {
    expect(left([leg(0, 1), leg(1, 2, 1), leg(2, 0)], 5, 3, 4)).toEqual([5, 3, 4])
    expect(left([leg(0, 1), leg(1, 2), leg(2, 0)], 5, 0, 4)).toEqual([5, 0, 4])
    expect(left([leg(0, 1), leg(0, 2), leg(1, 3), leg(2, 3)], 1, 2, 1, 2)).toEqual([1, 2, 1, 2])
  })
  it('leave the flows that were given as they are', () => {
    const given = Float64Array.of(5, 5)
    withoutCycles([leg(0, 1), leg(1, 0)], given)
    expect([...given]).toEqual([5, 5])
  })
})

describe('who brought what, and who took it', () => {
  const move = (node: number, grams: number) => ({ node, grams })
  const open = {
    nodes: ['a', 'b', 'c', 'd', 'e'],
    legs: [leg(3, 1), leg(1, 2), leg(0, 4)],
    orders: [
      { order: { owner: 'mine' }, alternatives: [{ moves: [move(0, 1)] }, { moves: [move(1, 2), move(2, 3)] }] },
      { order: { owner: 'mill' }, alternatives: [{ moves: [move(2, -1)] }] },
      { order: { owner: 'shop' }, alternatives: [{ moves: [move(2, -1)] }] },
    ],
  } as unknown as CanonicalBook
  const fills = [
    [0, 1, 10],
    [1, 0, 15],
    [2, 0, 40],
  ] as never
  const positions = (owners: [string, string][] = []) => positionsOf(open, { fills }, new Map(owners))
  it('is what orders move, by the owner in the end', () =>
    expect(positions([['mill', 'mine']])).toEqual([
      { order: 0, owner: 'mine', node: 1, grams: 20 },
      { order: 0, owner: 'mine', node: 2, grams: 30 },
      { order: 1, owner: 'mine', node: 2, grams: -15 },
      { order: 2, owner: 'shop', node: 2, grams: -40 },
    ]))
  it('is counted in pools, of nodes between which anything went', () => {
    expect(poolsOf(open, { flows: [] as never })).toEqual([0, 1, 2, 3, 4])
    expect(poolsOf(open, { flows: [[0, 5]] as never })).toEqual([0, 1, 2, 1, 4])
    expect(
      poolsOf(open, {
        flows: [
          [0, 5],
          [1, 5],
        ] as never,
      }),
    ).toEqual([0, 1, 1, 1, 4])
    expect(
      poolsOf(open, {
        flows: [
          [1, 5],
          [0, 5],
          [2, 1],
        ] as never,
      }),
    ).toEqual([0, 1, 1, 1, 0])
  })
  it('is matched where one owner did both', () => {
    const sides = sidesOf(positions([['mill', 'mine']]), [0, 1, 1, 1, 4])
    expect(sides).toEqual([
      { pool: 1, owner: 'mine', brought: 50, took: 15 },
      { pool: 1, owner: 'shop', brought: 0, took: 40 },
    ])
    expect(sides.map(matchedOf)).toEqual([15, 0])
    expect(sidesOf(positions(), [0, 1, 2, 3, 4]).map(({ pool, owner }) => `${pool} ${owner}`)).toEqual([
      '1 mine',
      '2 mill',
      '2 mine',
      '2 shop',
    ])
  })
})
