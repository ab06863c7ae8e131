import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity, type MicroUsdPerKg, type PlainGrams } from '../../quantity/index.ts'
import { CheckFailed } from '../../clearing/index.ts'
import { loadSolver, SolverError } from '../../solver/index.ts'
import { clearCase } from '../../../test/auctions/clear.ts'
import { sharedOut } from './bids.ts'
import type { Book, Order } from './book.ts'
import { checkCertificate } from './check.ts'
import { sealed } from './certificate.ts'
import { clearRound, USUAL_LIMITS } from './clear.ts'
import { buy } from './kinds/buy.ts'
import { sell } from './kinds/sell.ts'
import { CertificateRefused } from './refused.ts'

/** What trades where nobody gains by it: as much as can, shared out among equal orders by what each could have. */

const solver = await loadSolver()
const kg = (mass: number): PlainGrams => quantity(1000 * mass)
const usd = (price: number): MicroUsdPerKg => quantity(1e6 * price)
const NODE = 'dy/any/A/2027-01'
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
const sells = (id: string, mass: number, ask: number): Order =>
  sell({ id, owner: id, most: kg(mass), node: NODE, ask: usd(ask) })
const buys = (id: string, mass: number, bid: number): Order =>
  buy({ id, owner: id, most: kg(mass), at: [{ node: NODE, bid: usd(bid) }] })
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
  const MARKET = `
    places A, B
    goods dy, tb
    freight A to B 5 USD/kg
    prices middle
  `
  it.each([
    [
      'as much trades as can',
      `
      s asks 70 USD/kg for 10 kg
      b bids 70 USD/kg for 8 kg
      s sells 8 kg
      b buys 8 kg
      `,
    ],
    [
      'so with freight between',
      `
      s asks 70 USD/kg for 10 kg
      b bids 75 USD/kg for 8 kg in B
      s sells 8 kg
      b buys 8 kg
      `,
    ],
    [
      'and nothing where the freight is not paid for',
      `
      s asks 70 USD/kg for 10 kg
      b bids 74.999999 USD/kg for 8 kg in B
      nobody trades
      `,
    ],
    [
      'beside those who gain',
      `
      s asks 60 USD/kg for 10 kg
      t asks 70 USD/kg for 10 kg
      b bids 80 USD/kg for 12 kg
      c bids 70 USD/kg for 10 kg
      s sells 10 kg
      t sells 10 kg
      b buys 12 kg
      c buys 8 kg
      `,
    ],
    [
      'a block, too, with what it takes',
      `
      s asks 70 USD/kg for 10 kg, all or nothing
      b bids 70 USD/kg for 12 kg
      s sells 10 kg
      b buys 10 kg
      `,
    ],
    [
      'and no block is cut',
      `
      s asks 70 USD/kg for 10 kg, all or nothing
      b bids 70 USD/kg for 8 kg
      nobody trades
      `,
    ],
    [
      'nobody sells into waste for it',
      `
      s asks 0 USD/kg for 10 kg
      nobody trades
      `,
    ],
    [
      'nor does a conversion run in a circle',
      `
      x asks 0 USD/kg to turn 1 kg of dy into 1 kg of tb, for 10 kg of work
      y asks 0 USD/kg to turn 1 kg of tb into 1 kg of dy, for 10 kg of work
      nobody trades
      `,
    ],
  ])('%s', (_, lines) => void clearCase(solver, MARKET + lines))

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
