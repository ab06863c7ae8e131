import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity } from '../../src/quantity/index.ts'
import { buy, convert, digest, floorContract, sellPackage, type Book, type Order } from '../../src/market/index.ts'
import { bookOf, buys, buysIdly, kg, kgsOf, many, node, sells, sellsIdly, sum, usd } from './shares-desk.ts'

/** Whether any form of an order gets its owner more of what nobody gains by than the plain one. */

const TB = { material: 'tb' }
const LATER = { month: '2027-02' }
const meanOf = (
  of: (got: Record<string, number>) => number,
  orders: readonly Order[],
  times = 12,
  more: Partial<Book> = {},
): number => sum(many(times, (i) => of(kgsOf(bookOf(orders, { ...more, tieBreak: digest(i) }))))) / times
const own = (got: Record<string, number>): number => got['own'] ?? 0

describe('of 10 kg that four would buy at the margin, an order of 10 kg gets a quarter', () => {
  const rest = [sells('s', 10, 50), ...many(3, (i) => buys(`h${i}`, 10, 70))]
  const bids = (at: readonly (readonly [node: string, bid: number])[]): Order =>
    buy({ id: 'own', owner: 'own', most: kg(10), at: at.map(([name, bid]) => ({ node: name, bid: usd(bid) })) })
  it.each<[string, Order, Order[]]>([
    ['plainly', buys('own', 10, 70), []],
    ['with an idle month', buysIdly('own', 10, 70, 1), []],
    [
      'with the same price in a month in which nothing is offered',
      bids([
        [node(), 70],
        [node(LATER), 70],
      ]),
      [],
    ],
    [
      'with the same price at a place a free route away',
      bids([
        [node(), 70],
        [node({ place: 'B' }), 70],
      ]),
      [],
    ],
    [
      'in four nodes of one pool',
      bids(['A', 'B'].flatMap((place) => ['traced', 'any'].map((grade) => [node({ place, grade }), 70] as const))),
      [],
    ],
    ['at the other end of a free route', buys('own', 10, 70, { place: 'B' }), []],
    [
      'with an idle order of a friend in a grade that nobody offers',
      buys('own', 10, 70),
      [buys('f', 10, 70, { grade: 'traced' })],
    ],
    ['with an idle order of a friend at a bid below', buys('own', 10, 70), [buys('f', 1000, 69)]],
    ['at a hundred times the size', buys('own', 1000, 70), []],
  ])('%s', (_, order, more) => {
    expect(meanOf(own, [order, ...rest, ...more], 4)).toBeCloseTo(2.5, 2)
  })
  it('or less where it sells to itself at the price', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 10, max: 100 }), (sold, wanted) => {
        const got = kgsOf(bookOf([buys('own', wanted, 70), sells('own-s', sold, 70), ...rest]))
        expect(own(got) - (got['own-s'] ?? 0)).toBeLessThan(2.501)
      }),
      { numRuns: 25 },
    ))
})

describe('of 10 kg that four would sell at the margin, an order of 10 kg gets a quarter', () => {
  const rest = [buys('b', 10, 90), ...many(3, (i) => sells(`h${i}`, 10, 70))]
  it.each<[string, Order]>([
    ['plainly', sells('own', 10, 70)],
    ['with an idle month', sellsIdly('own', 10, 70)],
    ['in the stricter grade', sells('own', 10, 70, { grade: 'traced' })],
    ['at a place a free route away', sells('own', 10, 70, { place: 'B' })],
    [
      'as a package of one part',
      sellPackage({ id: 'own', owner: 'own', most: kg(10), ask: usd(70), parts: [[node(), kg(3)]] }),
    ],
    [
      'under a floor contract',
      floorContract({
        id: 'own',
        owner: 'own',
        node: node(),
        most: kg(10),
        strike: usd(80),
        floor: usd(70),
        budget: { name: 'floor', amount: quantity(1e9) },
      }),
    ],
  ])('%s', (_, order) => {
    expect(meanOf(own, [order, ...rest], 4, { budgets: { floor: 1e9 } })).toBeCloseTo(2.5, 2)
  })

  it('as a package spread over the four nodes of the pool, larger than there is', () => {
    const parts = ['A', 'B'].flatMap((place) =>
      ['traced', 'any'].map((grade) => [node({ place, grade }), kg(1)] as const),
    )
    const order = sellPackage({ id: 'own', owner: 'own', most: kg(1000), ask: usd(70), parts })
    // It gets 5.7 kg of 10.
    expect(meanOf(own, [order, ...rest], 4)).toBeLessThan(2.6)
  })
})

describe('of 10 kg that four would convert at the margin, an order of 10 kg gets a quarter', () => {
  const made = (id: string, most: number, times: number, idle?: number): Order =>
    convert({
      id,
      owner: id,
      most: kg(most / times),
      recipes: [
        { fee: usd(5 * times), inputs: [[node(), kg(times)]], outputs: [[node(TB), kg(times)]] },
        ...(idle === undefined
          ? []
          : [{ fee: usd(1e5), inputs: [[node(), kg(1)] as const], outputs: [[node(TB), kg(idle)] as const] }]),
      ],
    })
  const rest = [sells('s', 10, 50), ...many(3, (i) => made(`h${i}`, 10, 1)), buys('b', 10, 90, TB)]
  it.each([0.25, 1, 2])('by a capacity in other units: %f', (times) => {
    expect(meanOf(own, [made('own', 10, times), ...rest], 4)).toBeCloseTo(2.5, 2)
  })
  it('half at either place', () => {
    const half = convert({
      id: 'own',
      owner: 'own',
      most: kg(10),
      recipes: [
        {
          fee: usd(5),
          inputs: ['A', 'B'].map((place) => [node({ place }), kg(0.5)] as const),
          outputs: ['A', 'B'].map((place) => [node({ ...TB, place }), kg(0.5)] as const),
        },
      ],
    })
    // Of 10 kg it converts all.
    expect(own(kgsOf(bookOf([half, ...rest])))).toBeLessThan(2.6)
  })
  it('with an idle recipe for a thousand times as much', () => {
    expect(meanOf(own, [made('own', 10, 1, 1000), ...rest])).toBeCloseTo(2.5, 1)
  })
  it('larger than there is, with a friend who has such a recipe', () => {
    const friend = made('f', 10, 1, 1000)
    const got = many(12, (i) => own(kgsOf(bookOf([made('own', 1000, 1), friend, ...rest], { tieBreak: digest(i) }))))
    // With a tie-break that lets the solver fill the friend's first, 7.7 kg of 10; a fifth would be fair.
    expect(Math.max(...got)).toBeLessThan(2.1)
  })
})

describe('a block that gains nothing takes nothing from those who take any part', () => {
  it('where they leave a kilogram', () => {
    const others = [sells('s', 10, 70), ...many(9, (i) => buys(`h${i}`, 1, 70))]
    const plain = kgsOf(bookOf([...others, buys('own', 10, 70)]))
    const block = kgsOf(bookOf([...others, buys('own', 10, 70, { least: 10 })]))
    expect(own(plain)).toBeCloseTo(5.26, 1)
    // It gets 10 of 10 kg, and nine who would buy 1 kg each get nothing.
    expect(own(block)).toBeLessThan(own(plain) + 1)
  })
  // One gets it at will who offers as much as the others lack, and a little more, at the price, and buys it back with a block. It costs nothing but the
  // deposit. Here two honest ones share 10 kg at 70.
  it('where its owner offers at the price what the others lack', () => {
    const others = [sells('s', 10, 50), ...many(2, (i) => buys(`h${i}`, 10, 70))]
    const got = kgsOf(bookOf([...others, buys('own', 30, 70, { least: 30 }), sells('own-s', 20, 70)]))
    // Net of what it sells it gets 10 of 10 kg; plainly it would be a third.
    expect(own(got) - (got['own-s'] ?? 0)).toBeLessThan(3.4)
  })
  it('where they take all', () => {
    const others = [sells('s', 10, 50), ...many(2, (i) => buys(`h${i}`, 10, 70))]
    expect(own(kgsOf(bookOf([...others, buys('own', 10, 70, { least: 10 })])))).toBe(0)
    expect(own(kgsOf(bookOf([...others, buys('own', 10, 70, { least: 0.001 })])))).toBe(0)
  })
  it('as a seller, where they offer enough', () => {
    const others = [buys('b', 10, 70), ...many(2, (i) => sells(`h${i}`, 10, 70))]
    expect(own(kgsOf(bookOf([...others, sells('own', 10, 70, { least: 10 })])))).toBe(0)
  })
})

describe('what one pool has to share is not raised by what another has', () => {
  const first = [sells('s', 10, 50), buys('h', 10, 70), buys('own', 1000, 70)]
  const second = [sells('s2', 1000, 50, LATER), ...many(2, (i) => buys(`h${i}`, 1000, 70, LATER))]
  const both = (bid: number): Order =>
    buy({
      id: 'friend',
      owner: 'friend',
      most: kg(0.001),
      at: [node(), node(LATER)].map((name) => ({ node: name, bid: usd(bid) })),
    })
  it('where nothing joins them', () => {
    expect(own(kgsOf(bookOf([...first, ...second])))).toBeCloseTo(5, 2)
  })
  // A gram that would be bought in either month at any gain, or a free route that may carry a gram, joins two pools; then a large order is capped by what both share. Of 10 kg
  // it gets 9.9 kg, and the one who asks for 10 gets 0.1. All that it takes is that prices differ by the same as the two bids.
  // Cure: cap what an order could have by what could come to it (a maximal flow to its node over the exchange, less than the pool's sum), found from
  // one more solve for each bid that is larger than its node's trade; or cap by the node's own side.
  it.fails.each([70, 90])('where a friend would buy a gram in either, at %d', (bid) => {
    expect(own(kgsOf(bookOf([...first, ...second, both(bid)])))).toBeLessThan(6)
  })
  it('where a friend would buy a gram in either, and neither asks for more than there is', () => {
    const modest = [sells('s', 10, 50), buys('h', 10, 70), buys('own', 10, 70), ...second]
    expect(own(kgsOf(bookOf([...modest, both(70)])))).toBeCloseTo(5, 2)
  })
})
