import { describe, expect, it } from 'vitest'
import {
  buy,
  clearRound,
  moneyOf,
  nodeName,
  publishedFills,
  publishedPrices,
  sell,
  sumOf,
  type Book,
  type Money,
  type Order,
  type Route,
} from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'

/**
 * Published auctions as rounds. Megawatt hours are tonnes, currency per MWh USD per kg, zones places, hours months.
 * Where the source leaves prices open it publishes the lowest.
 */
const solver = await loadSolver()
const TONNE = 1e6
const USD = 1e6
/** Nano-dollars: a tonne at a dollar per kg is a thousand dollars. */
const TONNE_AT_A_DOLLAR = 1_000_000_000_000n
const at = (place: string, month = '1'): string => nodeName('good', 'any', place, month)

let named = 0
const id = (): string => `o${(named += 1)}`
const supply = (tonnes: number, ask: number, node: string, name = id()): Order =>
  sell({ id: name, owner: name, most: tonnes * TONNE, node, ask: ask * USD })
const demand = (tonnes: number, bid: number, node: string, name = id()): Order =>
  buy({ id: name, owner: name, most: tonnes * TONNE, at: [{ node, bid: bid * USD }] })

interface Result {
  readonly price: (node: string) => number | undefined
  /** Tonnes of an order. */
  readonly sold: (order: string) => number
  readonly money: Money
  readonly proved: boolean
}

function round(orders: readonly Order[], terms: Partial<Book> = {}): Result {
  const { open, certificate } = clearRound(
    solver,
    {
      round: 'case',
      materials: [{ name: 'good', grades: ['any'], wasteCost: 0 }],
      places: ['1'],
      months: ['1'],
      routes: [],
      priceRule: 'lowest',
      budgets: {},
      orders,
      ...terms,
    },
    { seconds: 60, clock: () => 0 },
  )
  const prices = new Map(publishedPrices(open, certificate).map(({ node, price }) => [node, price / USD]))
  const fills = publishedFills(open, certificate)
  const money = moneyOf(open, certificate)
  expect(sumOf(money)).toBe(0n)
  return {
    price: (node) => prices.get(node),
    sold: (order) => fills.filter((fill) => fill.order === order).reduce((sum, { grains }) => sum + grains, 0) / TONNE,
    money,
    proved: certificate.proved,
  }
}

describe('a stack of bids (UNSW-CEEM, nempy, examples/bidstack.py)', () => {
  it('clears at the ask of the last one needed', () => {
    const node = at('1')
    const a = [
      [20, 50],
      [20, 60],
      [5, 100],
    ].map(([tonnes = 0, ask = 0], i) => supply(tonnes, ask, node, `a${i}`))
    const b = [
      [50, 50],
      [30, 55],
      [10, 80],
    ].map(([tonnes = 0, ask = 0], i) => supply(tonnes, ask, node, `b${i}`))
    const { price, sold } = round([...a, ...b, demand(120, 3000, node)])
    expect(price(node)).toBe(60)
    const all = (orders: readonly Order[]): number => orders.reduce((sum, { id }) => sum + sold(id), 0)
    expect([all(a), all(b)]).toEqual([40, 80])
  })
})

describe('zones (ASSUME, tests/test_complex_market_mechanisms.py)', () => {
  const line = (from: string, to: string, most: number): Route[] => [
    { id: `${from}${to}`, owner: 'grid', from, to, cost: 0, most: most * TONNE },
    { id: `${to}${from}`, owner: 'grid', from: to, to: from, cost: 0, most: most * TONNE },
  ]
  const two = (): Order[] => [
    demand(1000, 3000, at('1')),
    demand(200, 3000, at('2')),
    supply(1000, 100, at('1'), 's1'),
    supply(1000, 50, at('2'), 's2'),
  ]
  const three = (): Order[] => [...two(), demand(500, 3000, at('3')), supply(400, 75, at('3'), 's3')]

  it('part in price where the line between them is full, which earns the difference', () => {
    const { price, sold, money } = round(two(), { places: ['1', '2'], routes: line('1', '2', 500) })
    expect([price(at('1')), price(at('2'))]).toEqual([100, 50])
    expect([sold('s1'), sold('s2')]).toEqual([500, 700])
    expect(money.routes.get('21')).toEqual({ freight: 0n, rent: 25_000n * TONNE_AT_A_DOLLAR })
  })

  it('alone, a zone pays what its last user would', () => {
    const { price, sold } = round(three(), { places: ['1', '2', '3'], routes: line('1', '2', 500) })
    expect([price(at('1')), price(at('2')), price(at('3'))]).toEqual([100, 50, 3000])
    expect(sold('s3')).toBe(400)
  })

  it('connected, it pays what its last supplier asks', () => {
    const { price, sold, money } = round(three(), {
      places: ['1', '2', '3'],
      routes: [...line('1', '2', 500), ...line('2', '3', 200)],
    })
    expect([price(at('1')), price(at('2')), price(at('3'))]).toEqual([100, 50, 75])
    expect([sold('s1'), sold('s2'), sold('s3')]).toEqual([500, 900, 300])
    const rents = [...money.routes.values()].reduce((sum, { rent }) => sum + rent, 0n)
    expect(rents).toBe(30_000n * TONNE_AT_A_DOLLAR)
  })
})

describe('a block over two hours (ASSUME)', () => {
  const hours = [at('1', '1'), at('1', '2')]
  const block = (ask: number, second = 100): Order => ({
    id: 'block',
    owner: 'block',
    // Grains of 1 g in the first hour, and of as many as it takes in the second.
    most: 100 * TONNE,
    least: 100 * TONNE,
    alternatives: [
      {
        limit: ask * USD * (1 + second / 100),
        moves: [
          [hours[0] ?? '', 1],
          [hours[1] ?? '', second / 100],
        ],
      },
    ],
  })
  const book = (blocked: Order, cheap = 50): Result =>
    round(
      [
        ...hours.flatMap((node, i) => [
          demand(1000, 3000, node),
          supply(1000, 100, node),
          supply(1000, i === 0 ? cheap : 50, node),
        ]),
        blocked,
      ],
      { months: ['1', '2'] },
    )
  it.each([
    { what: 'asks too much', ask: 75, cheap: 50, prices: [50, 50], taken: 0 },
    { what: 'asks less', ask: 45, cheap: 50, prices: [50, 50], taken: 100 },
    { what: 'loses in one hour less than it gains in the other', ask: 45, cheap: 41, prices: [41, 50], taken: 100 },
    { what: 'would lose over both', ask: 45, cheap: 39, prices: [39, 50], taken: 0 },
    { what: 'neither gains nor loses: let in by rule', ask: 45, cheap: 40, prices: [40, 50], taken: 100 },
  ])('that $what', ({ ask, cheap, prices, taken }) => {
    const { price, sold, proved } = book(block(ask), cheap)
    expect(hours.map(price)).toEqual(prices)
    expect(sold('block')).toBe(taken)
    expect(proved).toBe(true)
  })

  it('that is larger where it gains', () => {
    const { price, sold, money } = book(block(45, 900), 40)
    expect(hours.map(price)).toEqual([40, 50])
    expect(sold('block')).toBe(100)
    expect((money.orders.get('block') ?? 0n) - 45n * 1000n * TONNE_AT_A_DOLLAR).toBe(4000n * TONNE_AT_A_DOLLAR)
  })
})

describe('blocks that cannot be had at one price (Bichler et al. 2021, figure 5)', () => {
  const node = at('1')
  const rest = (): Order[] => [demand(10, 300, node, 'd1'), demand(14, 10, node, 'd2'), supply(13, 100, node, 's')]

  it('divisible, the cheap supply sells', () => {
    const { price, sold } = round([...rest(), supply(1, 40, node), supply(11, 40, node)])
    expect(price(node)).toBe(40)
    expect([sold('d1'), sold('d2')]).toEqual([10, 0])
  })

  it('indivisible, it is left out though it would gain more, since at the price it would lose', () => {
    const block = { ...supply(12, 40, node, 'block'), least: 11 * TONNE }
    const { price, sold, proved } = round([...rest(), block])
    expect(price(node)).toBe(100)
    expect([sold('d1'), sold('d2'), sold('block'), sold('s')]).toEqual([10, 0, 0, 10])
    expect(proved).toBe(true)
  })
})
