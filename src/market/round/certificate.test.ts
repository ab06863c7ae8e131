import { describe, expect, it } from 'vitest'
import {
  buy,
  checkCertificate,
  clearRound,
  nodeName,
  validateBook,
  sealed,
  sell,
  sellPackage,
  type Book,
  type Certificate,
  type CanonicalBook,
} from '../index.ts'
import { loadSolver } from '../../solver/index.ts'
import { kg, usd } from '../../../test/market-units.ts'
import { quantity } from '../../quantity/index.ts'

/** Forged certificates, sealed again, each against one rule of the checker. */
const node = (material: string, place: string): string => nodeName(material, 'any', place, '2027-01')
const [JP, US, ND] = [node('dy', 'JP'), node('dy', 'US'), node('nd', 'US')]

const book: Book = {
  round: 'forged',
  materials: ['nd', 'dy'].map((name) => ({ name, grades: ['any'], wasteCost: usd(1) })),
  places: ['JP', 'US'],
  months: ['2027-01'],
  routes: [
    { id: 'open', owner: 'line', from: 'US', to: 'JP', materials: ['nd'], cost: usd(5) },
    { id: 'limited', owner: 'line', from: 'US', to: 'JP', materials: ['dy'], cost: usd(5), most: kg(30) },
  ],
  rules: 3,
  priceRule: 'middle',
  budgets: {},
  orders: [
    ...['one', 'two'].map((id) => sell({ id, owner: id, most: kg(10), node: US, ask: usd(50) })),
    sell({ id: 'block', owner: 'b', most: kg(20), least: kg(20), node: US, ask: usd(60) }),
    // An ore of which only one part is wanted: the other is wasted.
    sellPackage({
      id: 'ore',
      owner: 'mine',
      most: kg(10),
      ask: usd(30),
      parts: [
        [US, quantity(500)],
        [ND, quantity(500)],
      ],
    }),
    buy({ id: 'user', owner: 'j', most: kg(30), at: [{ node: JP, bid: usd(90) }] }),
    buy({ id: 'near', owner: 'k', most: kg(12), at: [{ node: US, bid: usd(80) }] }),
  ],
}

const { open, certificate } = clearRound(await loadSolver(), book, { solves: 10_000 })
const order = (id: string): number => open.orders.findIndex((one) => one.order.id === id)
const at = (name: string): number => open.nodes.indexOf(name)
const leg = (from: string, to: string): number =>
  open.legs.findIndex((one) => one.from === at(from) && one.to === at(to))

type Rows = readonly (readonly number[])[]
/** The same rows, the last number of one of them changed, or a row added. */
const changed = (rows: Rows, key: readonly number[], by: number): never => {
  const found = rows.findIndex((row) => key.every((k, i) => row[i] === k))
  const last = rows[found]?.at(-1) ?? 0
  return (found < 0 ? [...rows, [...key, by]] : rows.with(found, [...key, last + by])) as never
}
const priced = (name: string, price: number): Partial<Certificate> => ({
  prices: certificate.prices.with(at(name), quantity(price)),
})
const price = (name: string): number => certificate.prices[at(name)] ?? 0

function refusal(forged: Partial<Certificate>, against: CanonicalBook = open): string {
  const { seal: _, ...content } = { ...certificate, ...forged }
  try {
    checkCertificate(against, sealed(content))
    return 'accepted'
  } catch (error) {
    return (error as Error).message
  }
}

describe('the checker', () => {
  it('accepts what was cleared', () => {
    expect(refusal({})).toBe('accepted')
    // The round has what the forgeries below need: waste, a full route, an open price.
    expect(certificate.waste.length).toBeGreaterThan(0)
    expect(certificate.ends.length).toBeGreaterThan(0)
    expect(certificate.flows.length).toBeGreaterThan(0)
  })

  it.each<[string, string, () => Partial<Certificate>]>([
    [
      'equal orders filled unequally',
      'Equal orders',
      () => ({
        fills: changed(certificate.fills, [order('one'), 0], -1),
      }),
    ],
    [
      'an order filled over its most',
      'does not allow',
      () => ({ fills: changed(certificate.fills, [order('near'), 0], 1) }),
    ],
    [
      'a block filled in part',
      'does not allow',
      () => ({ fills: changed(certificate.fills, [order('block'), 0], -1) }),
    ],
    ['goods from nowhere', 'does not go out', () => ({ flows: changed(certificate.flows, [leg(US, JP)], -1) })],
    ['goods wasted that were not there', 'does not go out', () => ({ waste: changed(certificate.waste, [at(ND)], 1) })],
    ['a buyer that loses', 'loses', () => priced(JP, usd(91))],
    ['a seller that loses', 'loses', () => priced(US, usd(49))],
    ['a route that loses', 'used at a loss', () => priced(JP, price(US) + usd(5) - 1)],
    [
      'a route that carries too much',
      'more than its limit',
      () => ({
        flows: changed(certificate.flows, [leg(US, JP)], 1),
        dust: changed(changed(certificate.dust, [at(US)], -1), [at(JP)], 1),
      }),
    ],
    ['a gain left open on a route', 'gain open', () => priced(node('nd', 'JP'), price(ND) + usd(5) + 1)],
    ['valuable waste', 'worth more', () => priced(ND, price(ND) + 1)],
    ['a price below what waste costs', 'below what waste costs', () => priced(node('nd', 'JP'), usd(-1) - 1)],
    [
      'an order that gains and is not filled',
      'not filled',
      () => ({
        fills: changed(certificate.fills, [order('near'), 0], -2000),
        dust: changed(certificate.dust, [at(US)], 2000),
      }),
    ],
    ['a price away from where the rule puts it', 'where the rule puts it', () => priced(JP, price(JP) + 1)],
    [
      'ends the wrong way round',
      'not in order',
      () => ({
        ends: certificate.ends.map(([n, low, high]) => [n, high, low] as const),
      }),
    ],
    ['an order twice', 'listed twice', () => ({ fills: [...certificate.fills, ...certificate.fills.slice(0, 1)] })],
    ['an end twice', 'listed twice', () => ({ ends: [...certificate.ends, ...certificate.ends.slice(0, 1)] })],
    // With 0 for the price of such a node, ends around it would pass for its ends.
    [
      'the ends of a price at no node',
      'at no node',
      () => ({ ends: [...certificate.ends, [open.nodes.length, quantity(-1), quantity(1)]] }),
    ],
    ['a row cut short', 'nothing or less', () => ({ dust: [[at(ND)] as never] })],
    [
      'nothing listed as something',
      'nothing or less',
      () => ({ waste: [...certificate.waste, [at(JP), quantity(0)]] }),
    ],
    ['half a gram', 'not a whole number', () => ({ waste: [[at(ND), quantity(0.5)]] })],
    ['an order that is none', 'none of the book', () => ({ fills: [...certificate.fills, [99, 0, quantity(1)]] })],
    ['a leg that is none', 'no leg of the book', () => ({ flows: [...certificate.flows, [99, quantity(1)]] })],
    ['a price too few', 'one price for each node', () => ({ prices: certificate.prices.slice(1) })],
    [
      'a bound that a route undercuts',
      'gain open',
      () => ({
        bound: certificate.bound.with(at(node('nd', 'JP')), usd(100)),
      }),
    ],
    [
      'more gains than there are',
      'gains stated',
      () => ({
        stated: { ...certificate.stated, gains: `1${certificate.stated.gains}` },
      }),
    ],
    ['a smaller gap', 'gap stated', () => ({ stated: { ...certificate.stated, gap: '-1' } })],
    ['another book', 'about another book', () => ({ book: certificate.book.replace(/^./, 'x') })],
  ])('refuses %s', (_, reason, forged) => {
    expect(refusal(forged())).toContain(reason)
  })

  it('refuses a seal that is not of the content', () => {
    expect(() => checkCertificate(open, { ...certificate, proved: !certificate.proved })).toThrow('seal')
  })

  it('refuses a certificate beside another book, however small the difference', () => {
    const other = validateBook({ ...book, orders: [...book.orders.slice(1), { ...book.orders[0]!, owner: 'another' }] })
    expect(refusal({}, other)).toContain('about another book')
  })
})
