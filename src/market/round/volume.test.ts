import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity, type MicroUsdPerKg, type PlainGrams } from '../../quantity/index.ts'
import { CheckFailed } from '../../clearing/index.ts'
import { loadSolver, SolverError } from '../../solver/index.ts'
import { sharedOut } from './bids.ts'
import type { Book, Order } from './book.ts'
import { checkCertificate } from './check.ts'
import { sealed } from './certificate.ts'
import { clearRound, USUAL_LIMITS } from './clear.ts'
import { buy } from './kinds/buy.ts'
import { convert } from './kinds/convert.ts'
import { sell } from './kinds/sell.ts'
import { CertificateRefused } from './refused.ts'

/** What trades where nobody gains by it: as much as can, shared out among equal orders by what each could have. */

const solver = await loadSolver()
const kg = (mass: number): PlainGrams => quantity(1000 * mass)
const usd = (price: number): MicroUsdPerKg => quantity(1e6 * price)
const nodeOf = (place = 'A', material = 'dy'): string => `${material}/any/${place}/2027-01`
const bookOf = (orders: readonly Order[], more: Partial<Book> = {}): Book => ({
  round: 'test',
  materials: ['dy', 'tb'].map((name) => ({ name, grades: ['any'], wasteCost: 0 })),
  places: ['A', 'B'],
  months: ['2027-01'],
  routes: [{ id: 'a-b', owner: 'carrier', from: 'A', to: 'B', cost: usd(5) }],
  priceRule: 'middle',
  budgets: {},
  rules: 3,
  orders,
  ...more,
})
const sells = (id: string, mass: number, ask: number, { block = false, place = 'A' } = {}): Order =>
  sell({ id, owner: id, most: kg(mass), ...(block ? { least: kg(mass) } : {}), node: nodeOf(place), ask: usd(ask) })
const buys = (id: string, mass: number, bid: number, { block = false, place = 'A' } = {}): Order =>
  buy({
    id,
    owner: id,
    most: kg(mass),
    ...(block ? { least: kg(mass) } : {}),
    at: [{ node: nodeOf(place), bid: usd(bid) }],
  })
const cleared = (
  book: Book,
): { kgs: Record<string, number>; certificate: ReturnType<typeof clearRound>['certificate'] } => {
  const { open, certificate } = clearRound(solver, book, USUAL_LIMITS)
  checkCertificate(open, certificate)
  const kgs: Record<string, number> = {}
  for (const [o, , grains] of certificate.fills) {
    const { id } = open.orders[o]!.order
    kgs[id] = (kgs[id] ?? 0) + grains / 1000
  }
  return { kgs, certificate }
}

describe('where a bid is just the ask', () => {
  it.each<[string, Order[], Record<string, number>]>([
    ['as much trades as can', [sells('s', 10, 70), buys('b', 8, 70)], { s: 8, b: 8 }],
    ['so with freight between', [sells('s', 10, 70), buys('b', 8, 75, { place: 'B' })], { s: 8, b: 8 }],
    [
      'and nothing where the freight is not paid for',
      [sells('s', 10, 70), buys('b', 8, 74.999999, { place: 'B' })],
      {},
    ],
    [
      'beside those who gain',
      [sells('s', 10, 60), sells('t', 10, 70), buys('b', 12, 80), buys('c', 10, 70)],
      { s: 10, t: 10, b: 12, c: 8 },
    ],
    ['a block, too, with what it takes', [sells('s', 10, 70, { block: true }), buys('b', 12, 70)], { s: 10, b: 10 }],
    ['and no block is cut', [sells('s', 10, 70, { block: true }), buys('b', 8, 70)], {}],
    ['nobody sells into waste for it', [sells('s', 10, 0)], {}],
    [
      'nor does a conversion run in a circle',
      [
        convert({
          id: 'x',
          owner: 'x',
          most: kg(10),
          recipes: [{ fee: usd(0), inputs: [[nodeOf(), kg(1)]], outputs: [[nodeOf('A', 'tb'), kg(1)]] }],
        }),
        convert({
          id: 'y',
          owner: 'y',
          most: kg(10),
          recipes: [{ fee: usd(0), inputs: [[nodeOf('A', 'tb'), kg(1)]], outputs: [[nodeOf(), kg(1)]] }],
        }),
      ],
      {},
    ],
  ])('%s', (_, orders, fills) => expect(cleared(bookOf(orders)).kgs).toEqual(fills))

  it('the round still clears if the solver finds no more', () => {
    for (const failure of [new SolverError('infeasible', 'none'), new CheckFailed('none')]) {
      let created = 0
      const create: typeof solver.create = (model) => {
        created += 1
        const live = solver.create(model)
        if (created === 2)
          live.solve = () => {
            throw failure
          }
        return live
      }
      const book = bookOf([sells('s', 10, 60), buys('b', 8, 60)])
      const { open, certificate } = clearRound({ version: '', create }, book, USUAL_LIMITS)
      checkCertificate(open, certificate)
      expect(created).toBeGreaterThan(2)
    }
  })
  it('is the price, and nobody gains or loses', () => {
    const { certificate } = cleared(bookOf([sells('s', 10, 70), buys('b', 8, 70)]))
    expect(certificate.stated.gains).toBe('0')
    expect(certificate.prices).toContain(usd(70))
  })

  /** One node, divisible orders: the most that trades at no loss is what those who ask no more and those who bid no less have in common. */
  const mostAtOnce = (asks: readonly number[][], bids: readonly number[][]): number => {
    const volumeAt = (price: number): number =>
      Math.min(
        asks.reduce((sum, [mass = 0, ask = 0]) => (ask <= price ? sum + mass : sum), 0),
        bids.reduce((sum, [mass = 0, bid = 0]) => (bid >= price ? sum + mass : sum), 0),
      )
    return Math.max(0, ...[...asks, ...bids].map(([, price = 0]) => volumeAt(price)))
  }
  const side = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 48, max: 52 })), { maxLength: 6 })
  it('no more could trade, at one place, by a count of our own', () =>
    fc.assert(
      fc.property(side, side, (asks, bids) => {
        const { kgs } = cleared(
          bookOf([
            ...asks.map(([mass, ask], i) => sells(`s${i}`, mass, ask)),
            ...bids.map(([mass, bid], i) => buys(`b${i}`, mass, bid)),
          ]),
        )
        const traded = Object.entries(kgs).reduce((sum, [id, mass]) => (id.startsWith('b') ? sum + mass : sum), 0)
        expect(traded).toBeCloseTo(mostAtOnce(asks, bids), 6)
      }),
      { numRuns: 200 },
    ))
})

describe('what equal orders share', () => {
  it.each<[number, number[], number[]]>([
    // Nobody asks for more than there is: by size.
    [60, [40, 20, 30], [27, 13, 20]],
    // All or more: each is counted by what there is.
    [60, [60, 60], [30, 30]],
    [60, [1_000_000, 60], [30, 30]],
    [60, [1_000_000, 30], [40, 20]],
    [60, [1_000_000, 1_000_000, 1_000_000], [20, 20, 20]],
    // Enough for all.
    [90, [40, 20, 30], [40, 20, 30]],
    [0, [40, 20], [0, 0]],
  ])('%d among orders of %j', (amount, sizes, parts) => {
    expect(sharedOut(amount, sizes, { rules: 3 })).toEqual(parts)
  })
  it('is no more for those who ask for more than there is', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 1e9 }),
        (amount, others, more) => {
          const [own = 0] = sharedOut(amount, [amount, ...others], { rules: 3 })
          expect(sharedOut(amount, [amount + more, ...others], { rules: 3 })[0]).toBe(own)
        },
      ),
    ))
  it('adds up, and is no more than each asks for', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sizes, part) => {
          const amount = Math.floor(sizes.reduce((a, b) => a + b, 0) * part)
          const parts = sharedOut(amount, sizes, { rules: 3 })
          expect(parts.reduce((a, b) => a + b, 0)).toBe(amount)
          expect(parts.every((one, i) => one >= 0 && one <= sizes[i]!)).toBe(true)
        },
      ),
    ))
  it('was by whole sizes before: a certificate of that day holds, and one of today is refused by it', () => {
    const orders = [sells('s', 60, 50), buys('b', 1000, 50), buys('c', 60, 50)]
    const { certificate } = cleared(bookOf(orders))
    const before = clearRound(solver, bookOf(orders, { rules: undefined } as object), USUAL_LIMITS)
    checkCertificate(before.open, before.certificate)
    expect(() => checkCertificate(before.open, sealed({ ...certificate, book: before.open.hash }))).toThrow(
      CertificateRefused,
    )
  })
})
