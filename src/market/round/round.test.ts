import { describe, expect, it } from 'vitest'
import {
  benchmarksOf,
  buy,
  clearRound,
  convert,
  floorContract,
  nodeName,
  validateBook,
  publishedFills,
  publishedPrices,
  raiseAlarms,
  sell,
  sellPackage,
  settleContracts,
  type Alarm,
  type Book,
  type Order,
  type Registered,
} from '../index.ts'
import { loadSolver } from '../../solver/index.ts'
import { clearCase } from '../../../test/auctions/clear.ts'
import { InputError } from '../../world/index.ts'
import { USD, dollars, kg, usd } from '../../../test/market-units.ts'
import { quantity } from '../../quantity/index.ts'

const solver = await loadSolver()
const LIMITS = { solves: 10_000 }
const at = (place: string, grade = 'any', month = '2027-01', material = 'dy'): string =>
  nodeName(material, grade, place, month)
const JP = at('JP')

const bookOf = (orders: readonly Order[], terms: Partial<Book> = {}): Book => ({
  round: 'test',
  materials: [{ name: 'dy', grades: ['any'], wasteCost: 0 }],
  places: ['JP', 'US'],
  months: ['2027-01'],
  routes: [],
  priceRule: 'lowest',
  budgets: { floors: dollars(1000) },
  orders,
  ...terms,
})
const asks = (owner: string, mass: number, ask: number, node = JP): Order =>
  sell({ id: `${owner} asks ${ask}`, owner, most: kg(mass), node, ask: usd(ask) })
const bids = (owner: string, mass: number, bid: number, node = JP): Order =>
  buy({ id: `${owner} bids ${bid}`, owner, most: kg(mass), at: [{ node, bid: usd(bid) }] })
const clear = (orders: readonly Order[], terms: Partial<Book> = {}) => clearRound(solver, bookOf(orders, terms), LIMITS)

describe('orders', () => {
  it('for a package are filled in whole grains, in their parts', () => {
    const nd = nodeName('nd', 'any', 'JP', '2027-01')
    const ore = sellPackage({
      id: 'ore',
      owner: 'mine',
      most: kg(1000),
      ask: usd(50),
      parts: [
        [nd, quantity(900)],
        [JP, quantity(100)],
      ],
    })
    expect(ore.alternatives[0]?.moves).toEqual([
      [nd, 9],
      [JP, 1],
    ])
    // A hundred thousand grains of 10 g.
    clearCase(
      solver,
      `
      places JP
      goods nd, dy
      rules 1
      ore asks 50 USD/kg for 900 kg of nd with 100 kg of dy
      j bids 200 USD/kg for 100 kg of dy
      k bids 40 USD/kg for 900 kg of nd
      ore sells 900 kg of nd with 100 kg of dy
      j buys 100 kg
      k buys 900 kg
      `,
    )
  })

  it('to convert share one capacity among the grades', () => {
    clearCase(
      solver,
      `
      places JP
      goods nd, magnet
      grades allied, any
      rules 1
      plant asks 10 USD/kg to turn 0.5 kg of allied nd into 0.5 kg of allied magnet
        or 0.5 kg of any nd into 0.5 kg of any magnet, for 100 kg of work
      ally asks 50 USD/kg for 100 kg of allied nd
      other asks 50 USD/kg for 100 kg of any nd
      j bids 120 USD/kg for 30 kg of allied magnet
      k bids 90 USD/kg for 30 kg of any magnet

      # 60 kg of work for the allied, and the other 40 for any
      plant turns 30 kg of allied nd into 30 kg of allied magnet and 20 kg of any nd into 20 kg of any magnet
      ally sells 30 kg
      other sells 20 kg
      j buys 30 kg
      k buys 20 kg
      `,
    )
  })

  it('for a month or the next are filled in the cheaper one', () => {
    clearCase(
      solver,
      `
      places JP
      goods dy
      months 2027-01, 2027-02
      rules 1
      j bids 100 USD/kg for 10 kg in 2027-01 or 99 USD/kg in 2027-02
      a asks 80 USD/kg for 20 kg in 2027-01
      b asks 70 USD/kg for 20 kg in 2027-02
      j buys 10 kg in 2027-02
      b sells 10 kg
      `,
    )
  })

  it('of a stricter grade serve a looser one, and never cost less', () => {
    const market = `
      places JP
      goods dy
      grades allied, any
      rules 1
      ally asks 100 USD/kg for 30 kg of allied dy
      j bids 150 USD/kg for 10 kg of allied dy
      k bids 120 USD/kg for 15 kg of any dy
      j buys 10 kg
      k buys 15 kg
    `
    clearCase(
      solver,
      `${market}
      other asks 60 USD/kg for 10 kg of any dy
      price of allied dy 100 USD/kg
      price of any dy 100 USD/kg
      other sells 10 kg
      ally sells 15 kg
      `,
    )
    clearCase(
      solver,
      `${market}
      other asks 60 USD/kg for 30 kg of any dy
      price of allied dy 100 USD/kg
      price of any dy 60 USD/kg
      other sells 15 kg
      ally sells 10 kg
      `,
    )
  })

  it('that are equal get equal parts, to the gram', () => {
    const equal = ['a', 'b', 'c'].map((owner) => asks(owner, 10, 50))
    const { open, certificate } = clear([
      ...equal,
      buy({ id: 'j', owner: 'j', most: quantity(10_001), at: [{ node: JP, bid: usd(60) }] }),
    ])
    const parts = publishedFills(open, certificate)
      .filter(({ order }) => order !== 'j')
      .map(({ grains }) => grains)
    expect(parts.sort((a, b) => a - b)).toEqual([3333, 3334, 3334])
  })

  it('in coarse grains are filled in whole ones: who is at the margin makes up for it, and the rest is dust', () => {
    const materials = ['nd', 'magnet'].map((name) => ({ name, grades: ['any'], wasteCost: 0 }))
    const [nd, magnet] = materials.map(({ name }) => nodeName(name, 'any', 'JP', '2027-01'))
    const plant = convert({
      id: 'plant',
      owner: 'plant',
      most: kg(100),
      recipes: [{ fee: usd(10), inputs: [[nd ?? '', quantity(813)]], outputs: [[magnet ?? '', quantity(797)]] }],
    })
    const user = buy({ id: 'user', owner: 'j', most: quantity(10_001), at: [{ node: magnet ?? '', bid: usd(100) }] })
    const { open, certificate } = clear([plant, user, asks('mine', 100, 50, nd)], { materials })
    const sold = new Map(publishedFills(open, certificate).map(({ order, grains }) => [order, grains]))
    // 12.5 kg of capacity would do; 13 are used, and 13 x 797 - 10,001 = 360 g are left.
    expect([sold.get('plant'), sold.get('mine asks 50')]).toEqual([13, 13 * 813])
    expect(certificate.dust.map(([n, grams]) => [open.nodes[n], grams])).toEqual([[magnet, 360]])
  })

  it('that would lose a trifle beside millions are left out', () => {
    clearCase(
      solver,
      `
      places JP
      goods dy
      rules 1
      j bids 1,000 USD/kg for 200 t
      a asks 50 USD/kg for 100 t
      c asks 100 USD/kg for 200 t
      block asks 100.000001 USD/kg for 1 kg, all or nothing # a micro-dollar over the price
      price 100 USD/kg
      j buys 200 t
      a sells 100 t
      c sells 100 t
      `,
    )
  })
})

describe('a floor contract', () => {
  it('caps the quantity by the budget, never the price, and is settled both ways', () => {
    const floor = { id: 'mine', owner: 'mine', node: JP, most: kg(100), strike: usd(110), floor: usd(60) }
    const mine = floorContract({ ...floor, budget: { name: 'floors', amount: dollars(1000) } })
    // 1000 USD / (110 - 60) USD/kg
    expect(mine.most).toBe(kg(20))
    const market = `
      places JP
      goods dy
      rules 1
      mine asks 60 USD/kg for 100 kg, under a contract at 110 USD/kg paid from 1,000 USD
    `
    clearCase(
      solver,
      `${market}
      j bids 81 USD/kg for 50 kg
      a asks 80 USD/kg for 40 kg
      price 80 USD/kg
      mine sells 20 kg
      a sells 30 kg
      j buys 50 kg
      contract of mine pays 600 USD
      `,
    )
    clearCase(
      solver,
      `${market}
      j bids 131 USD/kg for 50 kg
      a asks 130 USD/kg for 40 kg
      price 130 USD/kg
      mine sells 20 kg
      a sells 30 kg
      j buys 50 kg
      contract of mine takes 400 USD
      `,
    )
    const { certificate, open } = clearCase(
      solver,
      `${market}
      j bids 55 USD/kg for 50 kg
      nobody trades
      `,
    )
    expect(settleContracts(open, certificate)).toEqual([])
  })

  it('that its budget could not pay at worst is refused', () => {
    const floor = { owner: 'mine', node: JP, most: kg(100), strike: usd(110), floor: usd(60) }
    const budget = { name: 'floors', amount: dollars(1000) }
    const two = ['x', 'y'].map((id) => floorContract({ ...floor, id, budget }))
    expect(() => validateBook(bookOf(two))).toThrow('ROUND_BUDGET_TOO_SMALL')
  })
})

describe('a bad book', () => {
  const good = asks('a', 10, 50)
  it.each<[string, string, Partial<Book>]>([
    ['an order twice', 'ROUND_NAME_TWICE', { orders: [good, good] }],
    ['a node that is unknown', 'ROUND_NAME_UNKNOWN', { orders: [asks('a', 10, 50, at('DE'))] }],
    ['more at least than at most', 'ROUND_LEAST_OVER_MOST', { orders: [{ ...good, least: kg(20) }] }],
    ['less than nothing', 'ROUND_NUMBER_NOT_ALLOWED', { orders: [{ ...good, most: -1 }] }],
    ['half a gram', 'ROUND_NUMBER_NOT_ALLOWED', { orders: [{ ...good, most: 0.5 }] }],
    ['half a micro-dollar', 'ROUND_NUMBER_NOT_ALLOWED', { orders: [asks('a', 10, 0.000_000_5)] }],
    ['a number that no sum would keep', 'ROUND_NUMBER_NOT_ALLOWED', { orders: [{ ...good, most: 2 ** 53 }] }],
    ['no number at all', 'ROUND_NUMBER_NOT_ALLOWED', { orders: [{ ...good, most: Number.NaN }] }],
    ['an order that moves nothing', 'ROUND_ORDER_EMPTY', { orders: [{ ...good, alternatives: [] }] }],
    ['a material without grades', 'ROUND_WITHOUT_GRADES', { materials: [{ name: 'dy', grades: [], wasteCost: 0 }] }],
    ['a name that parts names', 'ROUND_NAME_NOT_ALLOWED', { places: ['JP/US'], orders: [] }],
    [
      'a route to where it begins',
      'ROUND_ROUTE_NOWHERE',
      { routes: [{ id: 'r', owner: 'o', from: 'JP', to: 'JP', cost: 1 }] },
    ],
    [
      'a contract without a budget',
      'ROUND_NAME_UNKNOWN',
      { orders: [{ ...good, contract: { strike: usd(60), budget: 'none' } }] },
    ],
    [
      'a floor over its strike',
      'ROUND_CONTRACT_UNCLEAR',
      { orders: [{ ...good, contract: { strike: usd(40), budget: 'floors' } }] },
    ],
  ])('with %s is refused', (_, code, terms) => {
    expect(() => validateBook(bookOf([good], terms))).toThrow(InputError)
    expect(() => validateBook(bookOf([good], terms))).toThrow(code)
  })

  it('tells all its faults at once', () => {
    try {
      validateBook(bookOf([asks('b', 10, 50, at('DE')), { ...good, least: kg(20) }]))
      expect.unreachable()
    } catch (error) {
      expect((error as InputError).faults.map(({ code }) => code)).toEqual([
        'ROUND_NAME_UNKNOWN',
        'ROUND_LEAST_OVER_MOST',
      ])
    }
  })
})

describe('an empty round', () => {
  it('clears, with nothing in it', () => {
    const { open, certificate } = clear([])
    expect(certificate.stated).toEqual({ gains: '0', gap: '0', missed: '0', guard: '0', passedOver: 0 })
    expect(publishedPrices(open, certificate)).toEqual([])
  })
})

describe('alarms', () => {
  const alarms = (
    orders: readonly Order[],
    {
      owners = {},
      register = [],
      terms = {},
    }: { owners?: Record<string, string>; register?: Registered[]; terms?: Partial<Book> } = {},
  ): Alarm[] => {
    const { open, certificate } = clear(orders, terms)
    return raiseAlarms(solver, open, certificate, { owners: new Map(Object.entries(owners)), register })
  }
  const kinds = (list: readonly Alarm[]): string[] => list.map(({ kind }) => kind)
  /** Thick enough that nobody matters. */
  const thick = 'abcdefgh'.split('').flatMap((name) => [asks(name, 100, 50), bids(`${name} buys`, 80, 60)])

  it('are silent on a thick market of strangers', () => {
    expect(alarms(thick)).toEqual([])
  })

  it('tell an owner on both sides, though under two names and at two places', () => {
    const found = alarms([asks('a1', 100, 40, at('US')), bids('a2', 100, 70), ...thick], {
      owners: { a1: 'A', a2: 'A' },
      terms: { routes: [{ id: 'r', owner: 'line', from: 'US', to: 'JP', cost: 0 }] },
    })
    expect(found).toContainEqual(expect.objectContaining({ kind: 'self-trade', owner: 'A', matched: kg(100) }))
  })

  it('tell whom the price depends on', () => {
    const found = alarms([asks('large', 100, 50), asks('small', 10, 90), bids('j', 50, 100)])
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'pivotal', owner: 'large', price: usd(50), without: usd(100) }),
    )
  })

  it('tell what is held back, if the rest gains by it', () => {
    const held = (mass: number): Registered[] => [{ owner: 'large', node: JP, grams: kg(mass), cost: usd(50) }]
    const orders = [asks('large', 40, 50), asks('small', 30, 90), bids('j', 50, 100)]
    // 20 kg more at 50 would lower the price from 90 to 50: 40 kg x 40 USD/kg are gained by not offering them.
    expect(alarms(orders, { register: held(60) })).toContainEqual(
      expect.objectContaining({
        kind: 'physical withholding',
        grams: kg(20),
        price: usd(90),
        with: usd(50),
        gain: 1600,
      }),
    )
    expect(kinds(alarms(orders, { register: held(40) }))).not.toContain('physical withholding')
    // Asked far over its cost is not offered.
    const dear = [...orders, asks('large', 20, 99)]
    expect(kinds(alarms(dear, { register: held(60) }))).toContain('physical withholding')
  })

  it('tell a few grams that set the price for a great deal of their owner', () => {
    const found = alarms([asks('a', 1000, 50), asks('a', 1, 80), bids('j', 1000.5, 100)])
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'small price-setting order', owner: 'a', grams: 500, trades: kg(1000) }),
    )
    const stranger = alarms([asks('a', 1000, 50), asks('b', 1, 80), bids('j', 1000.5, 100)])
    expect(kinds(stranger)).not.toContain('small price-setting order')
  })
})

describe('a benchmark', () => {
  const sides = (kg: number): Order[] =>
    'abcd'.split('').flatMap((name) => [asks(name, kg, 50), bids(`${name} buys`, kg - 1, 60)])
  const of = (orders: readonly Order[], owners: Record<string, string> = {}) => {
    const { open, certificate } = clear(orders)
    return benchmarksOf(open, certificate, { owners: new Map(Object.entries(owners)) })[0]
  }

  it('is weighed by volume over places, with its depth and independent owners', () => {
    const { open, certificate } = clear([
      ...sides(1000),
      ...'efg'.split('').flatMap((name) => [asks(name, 200, 70, at('US')), bids(`${name} buys`, 199, 90, at('US'))]),
    ])
    // 3996 kg at 50 and 597 at 70
    expect(benchmarksOf(open, certificate, { owners: new Map() })[0]).toMatchObject({
      grams: kg(4593),
      sellers: 7,
      buyers: 7,
      price: Math.floor(((3996 * 50 + 597 * 70) / 4593) * USD),
      withheld: undefined,
    })
  })

  it.each<[string, readonly Order[], Record<string, string>, string]>([
    ['too little is traded', sides(20), {}, 'Only 76000 g'],
    ['too few sell', sides(1000), { a: 'A', b: 'A', c: 'A' }, 'Only 2 independent sellers'],
    ['too few buy', sides(1000), { 'a buys': 'A', 'b buys': 'A', 'c buys': 'A' }, 'Only 2 independent buyers'],
    ['one sells most', [asks('large', 9000, 49), ...sides(1000), bids('j', 9000, 60)], {}, 'One of the sellers'],
    ['nothing is', [], {}, 'Nothing'],
  ])('is withheld where %s', (_, orders, owners, why) => {
    const benchmark = of(orders, owners)
    expect(benchmark?.price).toBeUndefined()
    expect(benchmark?.withheld).toContain(why)
  })

  it('leaves out what an owner sells to itself, and sellers under a contract', () => {
    const mine = floorContract({
      id: 'mine',
      owner: 'mine',
      node: JP,
      most: kg(10),
      strike: usd(110),
      floor: usd(10),
      budget: { name: 'floors', amount: dollars(1000) },
    })
    const benchmark = of([...sides(1000), mine], { a: 'A', 'a buys': 'A' })
    expect(benchmark?.excluded.contracts).toBe(kg(10))
    expect(benchmark?.excluded.related).toBeGreaterThan(kg(900))
    expect(benchmark?.sellers).toBe(3)
    expect(benchmark?.price).toBe(usd(50))
  })
})

describe('routes that cost nothing', () => {
  it('carry nothing in a circle', () => {
    const places = ['JP', 'US', 'EU']
    const routes = places.flatMap((from) =>
      places
        .filter((to) => to !== from)
        .map((to) => ({ id: `${from}-${to}`, owner: 'line', from, to, cost: 0, most: kg(50) })),
    )
    const { open, certificate } = clear([asks('a', 30, 50, at('US')), bids('j', 20, 90)], { places, routes })
    const flows = certificate.flows.map(([l, grams]) => [open.legs[l]?.from, open.legs[l]?.to, grams])
    const out = flows.filter(([from]) => from === open.nodes.indexOf(at('US')))
    expect(out.reduce((sum, [, , grams = 0]) => sum + grams, 0)).toBe(kg(20))
    expect(flows.filter(([, to]) => to === open.nodes.indexOf(at('US')))).toEqual([])
  })
})

describe('money', () => {
  it('of a full route goes to its owner, beside the freight', () => {
    clearCase(
      solver,
      `
      places JP, US
      goods dy
      freight US to JP 5 USD/kg, at most 40 kg a month
      rules 1
      a asks 50 USD/kg for 100 kg in US
      b asks 80 USD/kg for 100 kg in JP
      j bids 100 USD/kg for 60 kg in JP
      a sells 40 kg
      b sells 20 kg
      j buys 60 kg
      j pays 4,800 USD
      US to JP earns 1,200 USD, 1,000 USD of it rent
      `,
    )
  })
})
