import { describe, expect, it } from 'vitest'
import { quantity } from '../../src/quantity/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { clearBook, convert, digest, sellPackage, USUAL_LIMITS, type Book, type Order } from '../../src/market/index.ts'
import { randomRound } from '../../bench/random-round.ts'
import { randomBook } from '../random-book.ts'
import { bookOf, buys, buysIdly, cleared, kg, kgsOf, many, node, sells, sellsIdly, usd } from './shares-desk.ts'

/** Books that a round has to clear: what nobody gains by is shared out, and nobody's trade is lost by it. */

const TB = { material: 'tb' }
const withoutRules = (book: Book): Book => {
  const { rules: _, ...before } = book
  return before
}

/** Sellers of dysprosium at the margin, and of terbium, two of which make one, at the margin, too. */
const twoForOne = (tieBreak: number): Book =>
  bookOf(
    [
      sells('s1', 1000, 70),
      sellsIdly('s2', 10, 70),
      sells('t', 15, 30, TB),
      convert({
        id: 'c',
        owner: 'c',
        most: kg(1000),
        recipes: [{ fee: usd(10), inputs: [[node(TB), kg(2)]], outputs: [[node(), kg(1)]] }],
      }),
      buys('b', 10, 90),
    ],
    { tieBreak: digest(tieBreak) },
  )
/** A package at the margin of two goods, each of which is sold by itself at the margin. */
const packageAndParts = (tieBreak: number): Book =>
  bookOf(
    [
      sellPackage({
        id: 'p',
        owner: 'p',
        most: kg(1000),
        ask: usd(60),
        parts: [
          [node(), kg(1)],
          [node(TB), kg(1)],
        ],
      }),
      sells('s', 1000, 70),
      sells('s-b', 5, 70, { place: 'B' }),
      sells('t', 1000, 50, TB),
      buys('b', 10, 90),
      buys('c', 10, 90, TB),
    ],
    { tieBreak: digest(tieBreak) },
  )

describe('a round clears, and stands its own check,', () => {
  it('where conversions at the margin stand beside sellers at the margin', () => {
    for (const i of many(8, (n) => n)) expect(() => cleared(twoForOne(i))).not.toThrow()
  })
  it('where a package at the margin stands beside sellers of its parts', () => {
    for (const i of many(4, (n) => n)) expect(() => cleared(packageAndParts(i))).not.toThrow()
  })
  it('so before they were shared by the same part', () => {
    for (const i of many(4, (n) => n)) {
      expect(() => cleared(withoutRules(twoForOne(i)))).not.toThrow()
      expect(() => cleared(withoutRules(packageAndParts(i)))).not.toThrow()
    }
  })
  it('and leaves out nobody for it', async () => {
    expect(clearBook(await loadSolver(), packageAndParts(0), USUAL_LIMITS).leftOut).toEqual([])
  })

  it.each([1, 2, 3])(
    'with three hundred orders, prices in steps of 20 USD and free routes, as with seed %i',
    (seed) => {
      expect(() => cleared(steps(seed))).not.toThrow()
    },
  )
  it.each([1, 2, 3])('with the same by the earlier rules, as with seed %i', (seed) => {
    expect(() => cleared(withoutRules(steps(seed)))).not.toThrow()
  })
  it('where parts fall in a hundred and fifty levels along a chain of places', () => {
    expect(() => cleared(chain(150))).not.toThrow()
  })
  it('where they fall in a few dozen', () => {
    expect(Object.keys(kgsOf(chain(30)))).toHaveLength(61)
  })

  // So fail 35 of 600 random books with few prices, by the tonne (seeds 2,000 to 2,599 of `withTies`), that cleared before; with HAIR = 1e-6 none.
  it.each([115, 145, 185])('in random books with ties, as with seed %i', (seed) => {
    expect(() => cleared(withTies(seed))).not.toThrow()
  })
  it.each([115, 145, 185])('in the same books by the earlier rules, as with seed %i', (seed) => {
    expect(() => cleared(withoutRules(withTies(seed)))).not.toThrow()
  })
})

/** Made as for benchmarks, without packages and conversions. */
function steps(seed: number): Book {
  const book = randomRound(300, { blocks: 0, grades: 2, places: 4, materials: 6, months: 2, seed })
  const step = 20e6
  const orders = book.orders
    .filter(({ alternatives }) => alternatives.every(({ moves }) => moves.length === 1))
    .map((order): Order => ({
      ...order,
      alternatives: order.alternatives.map(({ limit, moves }) => ({
        limit: Math.sign(limit) * Math.round(Math.abs(limit) / step) * step || 0,
        moves,
      })),
    }))
  return { ...book, orders, routes: book.routes.map((route) => ({ ...route, cost: 0 })) }
}

function chain(length: number): Book {
  const ways = many(length - 1, (i) => ({
    id: `r${i}`,
    owner: 'x',
    from: `P${i}`,
    to: `P${i + 1}`,
    cost: 0,
    most: 1000 * Math.max(1, 8 * (length - i - 1) - i),
  }))
  const orders = many(length, (i) => [
    buys(`b${i}`, 20 + i, 70, { place: `P${i}` }),
    buys(`c${i}`, 20, 70, { place: `P${i}` }),
  ])
  return bookOf([sells('s', 10 * length, 50, { place: 'P0' }), ...orders.flat()], {
    materials: [{ name: 'dy', grades: ['any'], wasteCost: 0 }],
    months: ['2027-01'],
    places: many(length, (i) => `P${i}`),
    routes: ways,
  })
}

/** A random book with few prices, by the tonne. */
function withTies(seed: number): Book {
  const book = randomBook(seed, { blocks: 0, orders: [16, 32, 40][seed % 3]! })
  const step = [10e6, 20e6, 30e6][seed % 3]!
  const rounded = (limit: number): number => Math.sign(limit) * Math.round(Math.abs(limit) / step) * step || 0
  const orders = book.orders
    .filter(({ contract }) => contract === undefined)
    .map((order): Order =>
      order.alternatives.some(({ moves }) => moves.length > 1)
        ? order
        : {
            ...order,
            most: order.most * 1000,
            alternatives: order.alternatives.map(({ limit, moves }) => ({ limit: rounded(limit), moves })),
          },
    )
  return {
    ...book,
    orders,
    tieBreak: digest(seed),
    routes: book.routes.map((route) => (seed % 2 === 1 ? { ...route, cost: 0 } : route)),
    materials: book.materials.map((material) => (seed % 4 === 0 ? { ...material, wasteCost: 0 } : material)),
  }
}

describe('that what nobody gains by is shared takes no gain from anybody', () => {
  /** Terbium of dysprosium by grains of a kilogram of capacity, at no fee; with a recipe of its own that nobody wants. */
  const makes = (i: number): Order =>
    convert({
      id: `m${i}`,
      owner: `m${i}`,
      most: kg(100),
      recipes: [0, 1000 + i].map((fee) => ({
        fee: usd(fee),
        inputs: [[node(), quantity<'g'>(813)]],
        outputs: [[node(TB), quantity<'g'>(797)]],
      })),
    })
  const gains = (makers: number, rules: boolean): number => {
    const book = bookOf([sells('s', 8.13, 50), ...many(makers, makes), buys('b', 7.97, 90, TB)])
    return Number(cleared(rules ? book : withoutRules(book)).certificate.stated.gains) / 1e9
  }
  it('where each gets a whole grain', () => {
    expect(gains(10, true)).toBeCloseTo(gains(10, false), 3)
    expect(gains(10, true)).toBeGreaterThan(300)
  })
  it('where each gets a part of a grain', () => {
    expect(gains(24, true)).toBeGreaterThan(0.9 * gains(24, false))
  })
})

describe('an order that takes part in nothing', () => {
  // The package would sell half a kilogram of each, which is no grain of it: `inWholeGrams` makes it nothing, and takes what the others then lack from
  // one of them, the one that stands first; the checker's slack is a grain of it, two tonnes. Cure: as above; leave out of the exchange what could not be filled by a grain.
  it.fails('changes no shares, though its grain is two tonnes', () => {
    const moves = [node(), node(TB)].map((name, i) => [name, 1_000_001 - i] as const)
    const limit = 70e6 * 1_000_001 + 60e6 * 1_000_000
    const book = bookOf([
      sells('s', 9, 50),
      buys('b', 9, 70),
      buysIdly('c', 9, 70, 1),
      { id: 'p', owner: 'p', most: 2, least: 0, alternatives: [{ limit, moves }] },
      sells('t', 1, 60, TB),
      buys('u', 1, 60, TB),
    ])
    // They get 5 and 4 kg.
    expect(kgsOf(book)).toEqual({ s: 9, b: 4.5, c: 4.5, t: 1, u: 1 })
  })
  it('changes no shares, where it bids too little', () => {
    const rest = [sells('s', 9, 50), buys('b', 9, 70), buysIdly('c', 9, 70, 1)]
    expect(kgsOf(bookOf([...rest, buys('d', 900, 69)]))).toEqual({ s: 9, b: 4.5, c: 4.5 })
  })
})

describe('who gets what does not depend on the tie-break,', () => {
  const apart = (bookFor: (tieBreak: string) => Book): number => {
    const [one, ...others] = many(6, (i) => kgsOf(bookFor(digest(i))))
    return Math.max(
      ...others.flatMap((other) =>
        Object.keys({ ...one, ...other }).map((id) => Math.abs((one![id] ?? 0) - (other[id] ?? 0))),
      ),
    )
  }
  it('where each has a form of its own', () => {
    const orders = [
      sells('s', 10, 50),
      ...many(6, (i) => buysIdly(`b${i}`, 3 + i, 70, i + 1, { place: i % 2 ? 'A' : 'B' })),
    ]
    expect(apart((tieBreak) => bookOf(orders, { tieBreak }))).toBeLessThan(0.007)
  })
  it('where one cannot have anything, in a grade that nobody offers', () => {
    const orders = [sells('s', 9, 50), buys('b', 9, 70), buysIdly('c', 9, 70, 1), buys('d', 9, 70, { grade: 'traced' })]
    expect(apart((tieBreak) => bookOf(orders, { tieBreak }))).toBeLessThan(0.005)
    expect(kgsOf(bookOf(orders))).toMatchObject({ b: 4.5, c: 4.5 })
  })
})

describe('a round takes no longer than before', () => {
  const secondsOf = (work: () => unknown): number => {
    const start = performance.now()
    work()
    return (performance.now() - start) / 1000
  }
  it('with some hundred forms of an order at one node', () => {
    const book = bookOf([sells('s', 100, 50), ...many(400, (i) => buysIdly(`b${i}`, 1 + (i % 17), 70, i + 1))])
    expect(secondsOf(() => expect(Object.keys(kgsOf(book))).toHaveLength(401))).toBeLessThan(10)
  })
  // Each block at the margin is asked with two solves; a wider linear program is built only where tonnes are compared.
  it('with two hundred blocks that gain nothing', () => {
    const book = bookOf([
      sells('s', 10, 70),
      buys('b', 100_000, 70),
      ...many(200, (i) => sells(`o${i}`, 10, 70, { least: (i + 1) / 1000 })),
    ])
    expect(secondsOf(() => expect(cleared(book).certificate.fills.length).toBeGreaterThan(0))).toBeLessThan(10)
  })
})
