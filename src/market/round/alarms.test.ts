import { describe, expect, it } from 'vitest'
import { quantity, type MicroUsdPerKg, type PlainGrams } from '../../quantity/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { InputError } from '../../world/index.ts'
import { raiseAlarms, THRESHOLDS, type Alarm, type Registered, type Thresholds } from './alarms.ts'
import { downgradesOf, gradeName, partsOfGrade, type Book, type Order } from './book.ts'
import { checkCertificate } from './check.ts'
import { clearRound } from './clear.ts'
import { moneyOf } from './money.ts'
import { validateBook } from './validate-book.ts'
import { buy } from './kinds/buy.ts'
import { sell } from './kinds/sell.ts'
import { sellPackage } from './kinds/package.ts'

const solver = await loadSolver()
const kg = (mass: number): PlainGrams => quantity(1000 * mass)
const usd = (price: number): MicroUsdPerKg => quantity(1e6 * price)
const at = (material = 'dy', grade = 'any', month = '2027-01'): string => [material, grade, 'JP', month].join('/')

const bookOf = (orders: readonly Order[], terms: Partial<Book> = {}): Book => ({
  round: 'test',
  materials: ['dy', 'nd'].map((name) => ({ name, grades: ['any'], wasteCost: usd(1) })),
  places: ['JP', 'US'],
  months: ['2027-01', '2027-02'],
  routes: [],
  priceRule: 'lowest',
  budgets: {},
  orders,
  ...terms,
})
const asks = (owner: string, mass: number, ask: number, node = at()): Order =>
  sell({ id: `${owner} asks ${ask}`, owner, most: kg(mass), node, ask: usd(ask) })
const bids = (owner: string, mass: number, bid: number, node = at()): Order =>
  buy({ id: `${owner} bids ${bid}`, owner, most: kg(mass), at: [{ node, bid: usd(bid) }] })
const clear = (orders: readonly Order[], terms?: Partial<Book>) =>
  clearRound(solver, bookOf(orders, terms), { solves: 10_000 })
const alarms = (
  orders: readonly Order[],
  register: readonly Registered[] = [],
  thresholds: Partial<Thresholds> = {},
): Alarm[] => {
  const { open, certificate } = clear(orders)
  return raiseAlarms(solver, open, certificate, {
    owners: new Map(),
    register,
    thresholds: { ...THRESHOLDS, ...thresholds },
  })
}

describe('who is left out in turn', () => {
  const pivots = (owners: number, orders: readonly Order[]): string[] =>
    alarms(orders, [], { owners }).flatMap((one) => (one.kind === 'pivotal' ? [one.owner] : []))
  // Without either of them, 40 or 30 kg short, the price goes from 50 to 100.
  const orders = [asks('b', 40, 50), asks('a', 30, 50), asks('c', 9, 99), bids('j', 60, 100)]
  it('are those who trade most, and of those who trade the same, the first by name', () => {
    expect(pivots(9, orders)).toEqual(expect.arrayContaining(['a', 'b']))
    expect(pivots(1, [...orders.slice(0, 3), bids('j', 30, 100), bids('k', 30, 100)])).toEqual(['b'])
    const even = [asks('b', 30, 50), asks('a', 30, 50), bids('j', 25, 100), bids('k', 25, 100)]
    expect(pivots(1, even)).toEqual(['a'])
    expect(pivots(2, even)).toEqual(['a', 'b'])
  })
})

describe('what is on the register', () => {
  // 20 kg more at 50 would lower the price from 90 to 50.
  const orders = [asks('large', 40, 50), asks('small', 30, 90), bids('j', 50, 100)]
  const register: Registered[] = [{ owner: 'large', node: at(), grams: kg(60), cost: usd(50) }]
  const held = (...more: Order[]): boolean =>
    alarms([...orders, ...more], register).some(({ kind }) => kind === 'physical withholding')
  it('is offered if it is asked for up to a quarter over its cost, in any month or in a package', () => {
    expect(held()).toBe(true)
    expect(held(asks('large', 20, 62.5, at('dy', 'any', '2027-02')))).toBe(false)
    expect(held(asks('large', 20, 62.6, at('dy', 'any', '2027-02')))).toBe(true)
    const ore = (share: number): Order =>
      sellPackage({
        id: 'ore',
        owner: 'large',
        most: kg(40),
        ask: usd(900),
        parts: [
          [at('dy', 'any', '2027-02'), quantity(10 * share)],
          [at('nd', 'any', '2027-02'), quantity(1000 - 10 * share)],
        ],
      })
    // A half of 40 kg is what is missing; a tenth is not.
    expect([held(ore(50)), held(ore(10))]).toEqual([false, true])
  })
  it('is not offered by other goods, or by others', () => {
    expect(held(asks('large', 20, 51, at('nd')))).toBe(true)
    expect(held(asks('other', 20, 60, at('dy', 'any', '2027-02')))).toBe(true)
  })
})

describe('what is on the register, once it is offered', () => {
  it('gives no ground to ask where more is offered than is on it', () => {
    const register: Registered[] = [{ owner: 'large', node: at(), grams: kg(60), cost: usd(50) }]
    const orders = [asks('large', 40, 50), asks('small', 30, 90), bids('j', 50, 100)]
    const more = asks('large', 30, 60, at('dy', 'any', '2027-02'))
    expect(alarms([...orders, more], register).some(({ kind }) => kind === 'physical withholding')).toBe(false)
  })
  it('gives none where nothing else that the owner trades would have gained by holding it back', () => {
    const register: Registered[] = [{ owner: 'idle', node: at(), grams: kg(20), cost: usd(50) }]
    const orders = [asks('large', 40, 50), asks('small', 30, 90), bids('j', 50, 100)]
    expect(alarms(orders, register).some(({ kind }) => kind === 'physical withholding')).toBe(false)
  })
})

describe('who trades with itself', () => {
  it('is reported from a share of the pool on', () => {
    const told = (bothSides: number): unknown[] =>
      alarms([asks('a', 10, 40), asks('b', 90, 40), bids('a', 5, 70), bids('j', 95, 70)], [], { bothSides }).filter(
        ({ kind }) => kind === 'self-trade',
      )
    expect(told(0.05)).toEqual([{ kind: 'self-trade', owner: 'a', pool: at(), matched: kg(5), share: 0.05 }])
    expect(told(0.051)).toEqual([])
  })
})

describe('a small order at the margin', () => {
  const told = (...orders: Order[]): string[] =>
    alarms(orders).flatMap((one) => (one.kind === 'small price-setting order' ? [one.order] : []))
  it('is one of a hundredth of the pool at most', () => {
    // Of 1010 or 990 kg in all, 10 are at the margin, whose owner sells 200 more.
    const others = (mass: number) => [asks('a', 200, 50), asks('b', mass - 200, 50), asks('a', 20, 80)]
    expect(told(...others(1000), bids('j', 1010, 100))).toEqual(['a asks 80'])
    expect(told(...others(980), bids('j', 990, 100))).toEqual([])
  })
  it('is for one thing, and no choice between two', () => {
    const later = at('dy', 'any', '2027-02')
    const choice = buy({
      id: 'choice',
      owner: 'j',
      most: kg(2),
      at: [
        { node: at(), bid: usd(50) },
        { node: later, bid: usd(40) },
      ],
    })
    const simple = buy({ id: 'simple', owner: 'j', most: kg(2), at: [{ node: at(), bid: usd(50) }] })
    const market = [asks('a', 1000.5, 40), bids('j', 1000, 90)]
    expect(told(...market, simple)).toEqual(['simple'])
    const others = alarms([...market, simple]).filter(({ kind }) => kind !== 'small price-setting order')
    expect(alarms([...market, choice])).toEqual(others)
  })
})

describe('a grade', () => {
  it('is named by its origin and the standards that its plants keep to, in any order', () => {
    expect(gradeName('any', [])).toBe('any')
    expect(gradeName('allies', ['b', 'a'])).toBe('allies+a+b')
    expect(partsOfGrade('allies+a+b')).toEqual({ origin: 'allies', qualifications: ['a', 'b'] })
    expect(partsOfGrade('any')).toEqual({ origin: 'any', qualifications: [] })
  })
  it('is sold as the next, unless it is said as what', () => {
    const material = { name: 'dy', grades: ['a', 'b', 'c'], wasteCost: 0 }
    expect(downgradesOf(material)).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ])
    expect(downgradesOf({ ...material, downgrades: [['a', 'c']] })).toEqual([['a', 'c']])
  })
})

describe('an order in grains of several grams', () => {
  const grain = (limit: number): Order => ({
    id: 'x',
    owner: 'x',
    most: 1000,
    least: 0,
    alternatives: [{ limit, moves: [[at(), 5]] }],
  })
  it('may miss its limit by what whole prices round away, which the rounding account makes up for', () => {
    // 50 a kilogram and three nano-dollars a grain: no whole price is worth that.
    const { open, certificate } = clear([grain(5 * usd(50) + 3), bids('j', 2, 90)])
    expect(() => checkCertificate(open, certificate)).not.toThrow()
    expect(certificate.prices[open.nodes.indexOf(at())]).toBe(usd(50))
    expect(moneyOf(open, certificate).rounding).toBe(-3n * 400n)
  })
})

describe('a book', () => {
  const codes = (book: Book): unknown => {
    try {
      validateBook(book)
      return []
    } catch (error) {
      return error instanceof InputError ? error.faults.map(({ code }) => code) : error
    }
  }
  const grade = (downgrades: [string, string][]) => ({
    materials: [{ name: 'dy', grades: ['a', 'b', 'c'], wasteCost: 0, downgrades }],
  })
  it('sells no grade as one that is as strict or stricter', () => {
    expect(
      codes(
        bookOf(
          [],
          grade([
            ['a', 'c'],
            ['b', 'c'],
          ]),
        ),
      ),
    ).toEqual([])
    for (const pair of [
      ['c', 'a'],
      ['b', 'b'],
    ] as [string, string][])
      expect(codes(bookOf([], grade([pair])))).toEqual(['ROUND_DOWNGRADE_UPWARDS'])
    expect(codes(bookOf([], grade([['a', 'd']])))).toEqual(['ROUND_NAME_UNKNOWN'])
  })
  it('limits what a grain asks for by all that it moves', () => {
    const moving = (limit: number): Book =>
      bookOf([
        {
          id: 'x',
          owner: 'x',
          most: 10,
          least: 0,
          alternatives: [
            {
              limit,
              moves: [
                [at(), 3],
                [at('nd'), -4],
              ],
            },
          ],
        },
      ])
    // A million dollars a kilogram, for seven grams.
    expect(codes(moving(7e12))).toEqual([])
    expect(codes(moving(-7e12))).toEqual([])
    expect(codes(moving(7e12 + 1000))).toEqual(['ROUND_NUMBER_NOT_ALLOWED'])
  })
  it('limits what an order moves in all to a million tonnes', () => {
    const moving = (most: number): Book =>
      bookOf([
        {
          id: 'x',
          owner: 'x',
          most,
          least: 0,
          alternatives: [
            {
              limit: 1,
              moves: [
                [at(), 1],
                [at('nd'), -1],
              ],
            },
          ],
        },
      ])
    expect([codes(moving(5e11)), codes(moving(5e11 + 1))]).toEqual([[], ['ROUND_NUMBER_NOT_ALLOWED']])
  })
})
