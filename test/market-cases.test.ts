import { describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/cli/load.ts'
import { loadSolver } from '../src/solver/index.ts'
import { Exchange, goodsIn, MATERIALS, MONTH, type Asked, type Place, type Read } from './market-exchange.ts'

/**
 * Published auctions as rounds of a whole market, asked and read over its API. Megawatt hours are tonnes, currency per MWh USD per
 * kg, zones places, hours materials: a block over two hours is a package. Where the source leaves prices open it publishes the
 * lowest.
 */
const exchange = await Exchange.open(await loadWorld(shippedWorld()), await loadSolver())
const [ONE, TWO, THREE] = ['AUS', 'USA', 'CAN'] as const
const [FIRST, SECOND] = MATERIALS
const kg = (tonnes: number): string => String(tonnes * 1000)
/** Dollars of this many tonnes at a dollar per kg. */
const THOUSAND = 1000

let named = 0
const id = (): string => `o${(named += 1)}`
const supply = (tonnes: number, ask: number, at: Place, name = id(), material: string = FIRST): Asked => ({
  id: name,
  content: { kind: 'sell', ...goodsIn(at, material), month: MONTH, kg: kg(tonnes), ask: String(ask) },
})
const demand = (tonnes: number, bid: number, at: Place, name = id(), material: string = FIRST): Asked => ({
  id: name,
  content: { kind: 'buy', ...goodsIn(at, material), kg: kg(tonnes), at: [{ month: MONTH, bid: String(bid) }] },
})

interface Result {
  readonly price: (at: Place, material?: string) => number | undefined
  /** Tonnes of an order; of a package, of its first part. */
  readonly sold: (order: string) => number
  /** Tonnes that orders brought to a place. */
  readonly brought: (at: Place, material?: string) => number
  readonly amount: (order: string) => number
  readonly earned: Read['earned']
  readonly proved: boolean
  /** Blocks left out that would gain at the prices. */
  readonly passedOver: number
}

async function round(orders: readonly Asked[], terms: object = {}): Promise<Result> {
  const { result, amounts, earned } = await exchange.clear(orders, terms)
  const at = <Of extends { material: string; place: string }>(
    list: readonly Of[],
    place: Place,
    of: string,
  ): Of | undefined => list.find((one) => one.place === place && one.material === of)
  const numberIn = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))
  return {
    price: (place, material = FIRST) => numberIn(at(result.prices, place, material)?.price),
    brought: (place, material = FIRST) => Number(at(result.volumes, place, material)?.brought ?? 0) / 1000,
    sold: (order) =>
      result.fills.filter((fill) => fill.order === order).reduce((sum, { grains }) => sum + grains, 0) / 1e6,
    amount: (order) => Number(amounts.get(order)),
    earned,
    proved: result.certificate.proved,
    passedOver: result.certificate.stated.passedOver,
  }
}

describe('a stack of bids (UNSW-CEEM, nempy, examples/bidstack.py)', () => {
  it('clears at the ask of the last one needed', async () => {
    const a = [
      [20, 50],
      [20, 60],
      [5, 100],
    ].map(([tonnes = 0, ask = 0], i) => supply(tonnes, ask, ONE, `a${i}`))
    const b = [
      [50, 50],
      [30, 55],
      [10, 80],
    ].map(([tonnes = 0, ask = 0], i) => supply(tonnes, ask, ONE, `b${i}`))
    const { price, sold, brought } = await round([...a, ...b, demand(120, 3000, ONE)])
    expect(price(ONE)).toBe(60)
    const all = (orders: readonly Asked[]): number => orders.reduce((sum, { id }) => sum + sold(id), 0)
    expect([all(a), all(b), brought(ONE)]).toEqual([40, 80, 120])
  })
})

describe('zones (ASSUME, tests/test_complex_market_mechanisms.py)', () => {
  const line = (from: Place, to: Place, most: number): object[] =>
    [
      [from, to],
      [to, from],
    ].map(([start = '', end = '']) => ({
      id: `${start}-${end}`,
      owner: 'urn:test:org:aus',
      from: start,
      to: end,
      cost: '0',
      most: kg(most),
    }))
  const two = (): Asked[] => [
    demand(1000, 3000, ONE),
    demand(200, 3000, TWO),
    supply(1000, 100, ONE, 's1'),
    supply(1000, 50, TWO, 's2'),
  ]
  const three = (): Asked[] => [...two(), demand(500, 3000, THREE), supply(400, 75, THREE, 's3')]

  it('part in price where the line between them is full, which earns the difference', async () => {
    const { price, sold, earned } = await round(two(), { routes: line(ONE, TWO, 500) })
    expect([price(ONE), price(TWO)]).toEqual([100, 50])
    expect([sold('s1'), sold('s2')]).toEqual([500, 700])
    expect([...earned]).toEqual([['USA-AUS', String(25_000 * THOUSAND)]])
  })

  it('alone, a zone pays what its last user would', async () => {
    const { price, sold, brought } = await round(three(), { routes: line(ONE, TWO, 500) })
    expect([price(ONE), price(TWO), price(THREE)]).toEqual([100, 50, 3000])
    expect([sold('s3'), brought(THREE)]).toEqual([400, 400])
  })

  it('connected, it pays what its last supplier asks', async () => {
    const { price, sold, brought, earned } = await round(three(), {
      routes: [...line(ONE, TWO, 500), ...line(TWO, THREE, 200)],
    })
    expect([price(ONE), price(TWO), price(THREE)]).toEqual([100, 50, 75])
    expect([sold('s1'), sold('s2'), sold('s3')]).toEqual([500, 900, 300])
    expect([ONE, TWO, THREE].map((place) => brought(place))).toEqual([500, 900, 300])
    expect([...earned.values()].reduce((sum, text) => sum + Number(text), 0)).toBe(30_000 * THOUSAND)
  })
})

describe('a block over two hours (ASSUME)', () => {
  const block = (ask: number, second = 100): Asked => ({
    id: 'block',
    content: {
      kind: 'package',
      place: ONE,
      month: MONTH,
      ask: String(ask),
      least: kg(100 + second),
      parts: [
        { material: FIRST, grade: 'traced', kg: kg(100) },
        { material: SECOND, grade: 'traced', kg: kg(second) },
      ],
    },
  })
  const book = (blocked: Asked, cheap = 50): Promise<Result> =>
    round([
      ...MATERIALS.flatMap((hour) => [
        demand(1000, 3000, ONE, id(), hour),
        supply(1000, 100, ONE, id(), hour),
        supply(1000, hour === FIRST ? cheap : 50, ONE, id(), hour),
      ]),
      blocked,
    ])
  it.each([
    { what: 'asks too much', ask: 75, cheap: 50, prices: [50, 50], taken: 0 },
    { what: 'asks less', ask: 45, cheap: 50, prices: [50, 50], taken: 100 },
    { what: 'loses in one hour less than it gains in the other', ask: 45, cheap: 41, prices: [41, 50], taken: 100 },
    { what: 'would lose over both', ask: 45, cheap: 39, prices: [39, 50], taken: 0 },
    // ASSUME lets it in. Here it would take from others who gain nothing either, and take any part (decision 0053).
    { what: 'neither gains nor loses', ask: 45, cheap: 40, prices: [40, 50], taken: 0 },
  ])('that $what', async ({ ask, cheap, prices, taken }) => {
    const { price, sold, brought, amount, proved } = await book(block(ask), cheap)
    expect(MATERIALS.map((hour) => price(ONE, hour))).toEqual(prices)
    expect(sold('block')).toBe(taken)
    expect(MATERIALS.map((hour) => brought(ONE, hour))).toEqual([1000, 1000])
    expect(amount('block')).toBe(prices.reduce((sum, each) => sum + each * taken, 0) * THOUSAND)
    expect(proved).toBe(true)
  })

  it('that is larger where it gains', async () => {
    const { price, sold, amount } = await book(block(45, 900), 40)
    expect(MATERIALS.map((hour) => price(ONE, hour))).toEqual([40, 50])
    expect(sold('block')).toBe(100)
    expect(amount('block') - 45 * 1000 * THOUSAND).toBe(4000 * THOUSAND)
  })
})

describe('blocks that cannot trade at one price (Bichler et al. 2021, figure 5)', () => {
  const rest = (): Asked[] => [demand(10, 300, ONE, 'd1'), demand(14, 10, ONE, 'd2'), supply(13, 100, ONE, 's')]

  it('divisible, the cheap supply sells', async () => {
    const { price, sold } = await round([...rest(), supply(1, 40, ONE), supply(11, 40, ONE)])
    expect(price(ONE)).toBe(40)
    expect([sold('d1'), sold('d2')]).toEqual([10, 0])
  })

  it('indivisible, it is left out though it would gain more, since at the price it would lose', async () => {
    const { content } = supply(12, 40, ONE)
    const block: Asked = { id: 'block', content: { ...content, least: kg(11) } as Asked['content'] }
    const { price, sold, amount, proved, passedOver } = await round([...rest(), block])
    expect(price(ONE)).toBe(100)
    expect([sold('d1'), sold('d2'), sold('block'), sold('s')]).toEqual([10, 0, 0, 10])
    expect([amount('block'), passedOver]).toEqual([0, 1])
    expect(proved).toBe(true)
  })
})
