import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity, type MicroUsdPerKg, type PlainGrams } from '../../quantity/index.ts'
import { loadSolver } from '../../solver/index.ts'
import { clearCase } from '../../../test/auctions/clear.ts'
import type { Book, Order } from './book.ts'
import { checkCertificate } from './check.ts'
import { sealed, type Certificate } from './certificate.ts'
import { clearRound, USUAL_LIMITS } from './clear.ts'
import { validateBook } from './validate-book.ts'
import { buy } from './kinds/buy.ts'
import { sell } from './kinds/sell.ts'

/** What nobody gains or loses by is shared by the same part, or as nearly as the market lets it. */

const solver = await loadSolver()
const kg = (mass: number): PlainGrams => quantity(1000 * mass)
const usd = (price: number): MicroUsdPerKg => quantity(1e6 * price)
const nodeOf = (place = 'A'): string => `dy/any/${place}/2027-01`
const bookOf = (orders: readonly Order[]): Book => ({
  round: 'test',
  materials: ['dy', 'tb'].map((name) => ({ name, grades: ['traced', 'any'], wasteCost: 0 })),
  places: ['A', 'B', 'C'],
  months: ['2027-01'],
  routes: [
    { id: 'a-b', owner: 'x', from: 'A', to: 'B', cost: 0 },
    { id: 'b-c', owner: 'x', from: 'B', to: 'C', cost: usd(5), most: kg(4) },
  ],
  priceRule: 'middle',
  budgets: {},
  rules: 3,
  orders,
})
const sells = (id: string, mass: number, ask: number, { least = 0 } = {}): Order =>
  sell({ id, owner: id, most: kg(mass), least: kg(least), node: nodeOf(), ask: usd(ask) })
const buys = (id: string, mass: number, bid: number): Order =>
  buy({ id, owner: id, most: kg(mass), at: [{ node: nodeOf(), bid: usd(bid) }] })

/** Kilograms by order, of those that got any. */
function got(book: Book): Record<string, number> {
  const { open, certificate } = clearRound(solver, book, USUAL_LIMITS)
  const kgs: Record<string, number> = {}
  for (const [o, a, grains] of certificate.fills) {
    const { order, alternatives } = open.orders[o]!
    const moved = Math.max(...alternatives[a]!.moves.map(({ grams }) => Math.abs(grams)))
    kgs[order.id] = (kgs[order.id] ?? 0) + (grains * moved) / 1000
  }
  return kgs
}

describe('of what there is to share, each order at the margin gets', () => {
  const MARKET = `
    places A, B, C
    goods dy, tb
    grades traced, any
    freight A to B 0 USD/kg
    freight B to C 5 USD/kg, at most 4 kg a month
    prices middle
  `
  it.each([
    [
      'a part by its size',
      `
      s asks 50 USD/kg for 12 kg
      b bids 70 USD/kg for 6 kg
      c bids 70 USD/kg for 12 kg in B
      s sells 12 kg
      b buys 4 kg
      c buys 8 kg
      `,
    ],
    [
      'counted by no more than there is',
      `
      s asks 50 USD/kg for 9 kg
      b bids 70 USD/kg for 900 kg
      c bids 70 USD/kg for 9 kg in B
      s sells 9 kg
      b buys 4.5 kg
      c buys 4.5 kg
      `,
    ],
    [
      'so in any grade that it may have',
      `
      s asks 50 USD/kg for 9 kg of traced dy
      b bids 70 USD/kg for 9 kg of traced dy
      c bids 70 USD/kg for 9 kg
      s sells 9 kg
      b buys 4.5 kg
      c buys 4.5 kg
      `,
    ],
    [
      'all that can come, where less than its part can',
      `
      s asks 50 USD/kg for 9 kg
      b bids 70 USD/kg for 9 kg
      c bids 75 USD/kg for 9 kg in C
      s sells 9 kg
      b buys 5.001 kg # and a gram for the solver's tolerance
      c buys 3.999 kg
      `,
    ],
    [
      'as a seller, too',
      `
      s asks 70 USD/kg for 6 kg
      t asks 70 USD/kg for 12 kg of traced dy
      b bids 90 USD/kg for 12 kg
      s sells 4 kg
      t sells 8 kg
      b buys 12 kg
      `,
    ],
    [
      'beside those who gain, who get all',
      `
      s asks 50 USD/kg for 9 kg
      a bids 90 USD/kg for 3 kg
      b bids 70 USD/kg for 6 kg
      c bids 70 USD/kg for 6 kg in B
      s sells 9 kg
      a buys 3 kg
      b buys 3 kg
      c buys 3 kg
      `,
    ],
    [
      'nothing of a full route that others pay the rent of',
      `
      x asks 60 USD/kg for 20 kg in B
      t bids 75 USD/kg for 20 kg in C
      s asks 70 USD/kg for 20 kg of traced dy in B
      b bids 70 USD/kg for 2 kg of traced dy in B
      x sells 4 kg
      t buys 4 kg
      s sells 2 kg
      b buys 2 kg
      `,
    ],
    [
      'nothing of what others elsewhere share',
      `
      s asks 50 USD/kg for 9 kg in C
      b bids 70 USD/kg for 9 kg in C
      c bids 70 USD/kg for 9 kg
      s sells 9 kg
      b buys 9 kg
      `,
    ],
    [
      'no conversion that is not wanted',
      `
      s asks 50 USD/kg for 9 kg
      b bids 70 USD/kg for 9 kg
      m asks 0 USD/kg to turn 1 kg of dy into 1 kg of tb, for 9 kg of work
      n asks 0 USD/kg to turn 1 kg of dy into 1 kg of tb, for 9 kg of work
      s sells 9 kg
      b buys 9 kg
      `,
    ],
  ])('%s', (_, lines) => void clearCase(solver, MARKET + lines))

  it('the same, whatever its form: with a month, a place or a grade more that it bids nothing to speak of for', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom('A', 'B')), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        (wants, supply, which) => {
          const orders = (changed: number | undefined): Order[] =>
            wants.map(([mass, place], i) =>
              buy({
                id: `b${i}`,
                owner: `b${i}`,
                most: kg(mass),
                at: [
                  { node: nodeOf(place), bid: usd(70) },
                  ...(i === changed ? [{ node: nodeOf('C'), bid: quantity<'µUSD/kg'>(1) }] : []),
                ],
              }),
            )
          const plain = got(bookOf([...orders(undefined), sells('s', supply, 50)]))
          const other = got(bookOf([...orders(which % wants.length), sells('s', supply, 50)]))
          // Each is rounded to grams, and what rounding leaves goes to one of them.
          for (const i of wants.keys())
            expect(Math.abs((plain[`b${i}`] ?? 0) - (other[`b${i}`] ?? 0))).toBeLessThan(wants.length / 1000)
        },
      ),
      { numRuns: 60 },
    ))
})

describe('a certificate is refused', () => {
  const withFills = (book: Book, change: (fills: Map<string, number>) => void): (() => void) => {
    const { certificate } = clearRound(solver, book, USUAL_LIMITS)
    const open = validateBook(book)
    const idOf = (o: number): string => open.orders[o]!.order.id
    const fills = new Map(certificate.fills.map(([o, , grains]) => [idOf(o), Number(grains)]))
    change(fills)
    const { seal: _, ...content } = certificate
    const changed = [...fills]
      .map(([id, grains]) => [open.orders.findIndex(({ order }) => order.id === id), 0, grains] as const)
      .filter(([, , grains]) => grains > 0)
      .sort(([a], [b]) => a - b)
    const forged = sealed({ ...content, fills: changed as unknown as Certificate['fills'] })
    return () => checkCertificate(open, forged)
  }
  const move = (fills: Map<string, number>, from: string, to: string, grams: number): void => {
    fills.set(from, fills.get(from)! - grams)
    fills.set(to, (fills.get(to) ?? 0) + grams)
  }
  it('where one that gains nothing has more than its part', () => {
    const book = bookOf([
      sells('s', 9, 50),
      buys('b', 9, 70),
      buy({
        id: 'c',
        owner: 'c',
        most: kg(9),
        at: [
          { node: nodeOf(), bid: usd(70) },
          { node: nodeOf('C'), bid: quantity<'µUSD/kg'>(1) },
        ],
      }),
    ])
    expect(withFills(book, () => undefined)).not.toThrow()
    expect(withFills(book, (fills) => move(fills, 'b', 'c', 1000))).toThrow('The even stated is true; it is false.')
    expect(withFills(book, (fills) => move(fills, 'c', 'b', 1000))).toThrow('The even stated is true; it is false.')
  })
  it('where equal ones do', () => {
    const equal = bookOf([sells('s', 9, 50), buys('b', 9, 70), buys('c', 9, 70)])
    expect(withFills(equal, (fills) => move(fills, 'b', 'c', 1000))).toThrow('Equal orders are not filled pro rata.')
  })
  it('where more could be bought at no loss', () => {
    const book = bookOf([sells('s', 9, 70), buys('b', 9, 70)])
    const less = withFills(book, (fills) => {
      fills.set('s', 4000)
      fills.set('b', 4000)
    })
    expect(less).toThrow(/even stated is true|gain/)
  })
  it('where of two blocks that are alike the second takes part', () => {
    const book = bookOf([sells('x', 9, 50, { least: 9 }), sells('y', 9, 50, { least: 9 }), buys('b', 9, 70)])
    const swap = withFills(book, (fills) => {
      const [one, other] = fills.has('x') ? ['x', 'y'] : ['y', 'x']
      move(fills, one, other, 9000)
    })
    expect(swap).toThrow('takes part before its turn')
  })
})
