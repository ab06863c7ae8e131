import { describe, expect, it } from 'vitest'
import type { Book, Order } from './book.ts'
import type { RoundOutcome } from './certificate.ts'
import { workOut } from './check.ts'
import { validateBook, type CanonicalBook } from './validate-book.ts'

/** Rounds written by hand, on either side of a limit of the checker. Prices are dollars a kilogram. */
const USD = 1e6
const nodeOf = (material: string, place = 'JP'): string => `${material}/any/${place}/2027-01`
const order = (id: string, most: number, limit: number, ...moves: [node: string, grams: number][]): Order => ({
  id,
  owner: id,
  most,
  least: 0,
  alternatives: [{ limit: limit * USD, moves }],
})
const opened = (orders: readonly Order[], terms: Partial<Book> = {}): CanonicalBook =>
  validateBook({
    round: 'by hand',
    materials: ['dy', 'nd'].map((name) => ({ name, grades: ['any'], wasteCost: 0 })),
    places: ['JP', 'US'],
    months: ['2027-01'],
    routes: [],
    priceRule: 'lowest',
    budgets: {},
    orders,
    ...terms,
  })
/** All at 50, but for prices that are given; what is filled, in grains. */
function refusal(
  open: CanonicalBook,
  filled: Readonly<Record<string, number>>,
  change: Partial<RoundOutcome> = {},
): string {
  const outcome = {
    prices: open.nodes.map(() => 50 * USD),
    bound: open.nodes.map(() => 50 * USD),
    ends: [],
    fills: open.orders.flatMap(({ order: { id } }, o) => (filled[id] === undefined ? [] : [[o, 0, filled[id]]])),
    flows: [],
    waste: [],
    dust: [],
    ...change,
  } as unknown as RoundOutcome
  try {
    workOut(open, outcome)
    return 'accepted'
  } catch (error) {
    return String(error)
  }
}
const NOT_FILLED = 'CertificateRefused: Orders that gain are not filled, or the other way round.'

describe('what a round may miss, beside a dollar and a hundred-thousandth', () => {
  // The buyer of dysprosium would gain five dollars by half a kilogram more. What the ore asks for two kilograms is a
  // hundred dollars, which they are worth, and something in nano-dollars.
  const ore = (nano = 0): string =>
    refusal(
      opened([
        order('ore', 2, 100_000 + nano / USD, [nodeOf('dy'), 1000], [nodeOf('nd'), 1000]),
        order('j', 2500, -60, [nodeOf('dy'), -1]),
        order('k', 2500, -50, [nodeOf('nd'), -1]),
      ]),
      { ore: 2, j: 2000, k: 2000 },
    )
  it('is a grain of each package at the margin', () => expect(ore()).toBe('accepted'))
  it('is none of those that gain or lose a micro-dollar a kilogram or more', () => {
    expect(ore(-1999)).toBe('accepted')
    expect(ore(-2000)).toBe(NOT_FILLED)
    expect(ore(-20 * USD)).toBe(NOT_FILLED)
    expect(ore(1999)).toBe('accepted')
    expect(ore(2000)).toBe('CertificateRefused: Order ore loses.')
  })
  // A package that gains ten dollars a grain, whichever of two ways it takes; the second may ask for something in nano-dollars more.
  const twoWays = (wanted: number, nano = 0): string => {
    const whole = order('ore', 2, 90_000, [nodeOf('dy'), 1000], [nodeOf('nd'), 1000])
    const other = order('ore', 2, 90_000 + nano / USD, [nodeOf('dy'), 500], [nodeOf('nd'), 1500])
    return refusal(
      opened([
        { ...whole, alternatives: [...whole.alternatives, ...other.alternatives] },
        order('j', 1000 * wanted, -60, [nodeOf('dy'), -1]),
        order('k', 2500, -50, [nodeOf('nd'), -1]),
      ]),
      { ore: 2, j: 2000, k: 2000 },
    )
  }
  it('is a grain of each of two ways of a package that gains as much by either, and no more', () => {
    expect(twoWays(2.5)).toBe('accepted')
    // Two grains of a hundred dollars and one dollar: twenty kilograms and a tenth, at ten dollars.
    expect(twoWays(22.1)).toBe('accepted')
    expect(twoWays(22.2)).toBe(NOT_FILLED)
  })
  it('is none where one way gains more than the other by a micro-dollar a kilogram', () => {
    expect(twoWays(2.5, 1999)).toBe('accepted')
    expect(twoWays(2.5, 2000)).toBe(NOT_FILLED)
  })
  it('is no more of the rent of a route that is not full', () => {
    const open = opened([order('a', 5000, 50, [nodeOf('dy', 'US'), 1]), order('j', 2000, -90, [nodeOf('dy'), -1])], {
      routes: [{ id: 'r', owner: 'line', from: 'US', to: 'JP', cost: 5 * USD, most: 3000 }],
    })
    const leg = open.legs.findIndex(({ from }) => open.nodes[from] === nodeOf('dy', 'US'))
    const rent = (each: number): string =>
      refusal(open, { a: 2000, j: 2000 }, {
        prices: open.nodes.map((node) => (node.includes('JP') ? 55 + each : 50) * USD),
        flows: [[leg, 2000]],
      } as never)
    // It could carry another kilogram.
    expect(rent(0)).toBe('accepted')
    expect(rent(1)).toBe('accepted')
    expect(rent(1.001)).toBe(NOT_FILLED)
  })
})

describe('a round is refused, and no other error comes, where', () => {
  const open = () => opened([order('a', 10, 50, [nodeOf('dy'), 1])])
  it.each<[string, object, string]>([
    ['a fill is of an alternative that the order does not have', { fills: [[0, 1, 1]] }, 'A fill is none of the book.'],
    ['a fill is of an order before the first', { fills: [[-1, 0, 1]] }, 'A fill is none of the book.'],
    ['waste is at a node that the book does not have', { waste: [[4, 1]] }, 'A node is none of the book.'],
    ['dust is at a node before the first', { dust: [[-1, 1]] }, 'A node is none of the book.'],
  ])('%s', (_, change, reason) => expect(refusal(open(), {}, change)).toBe(`CertificateRefused: ${reason}`))
})
