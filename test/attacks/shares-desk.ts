import { quantity, type MicroUsdPerKg, type PlainGrams } from '../../src/quantity/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import {
  buy,
  checkCertificate,
  clearRound,
  validateBook,
  sealed,
  sell,
  USUAL_LIMITS,
  type Book,
  type Certificate,
  type CanonicalBook,
  type Order,
} from '../../src/market/index.ts'
import { workOut } from '../../src/market/round/check.ts'

/** Small books for attacks on how a round shares out what nobody gains by. */

const solver = await loadSolver()
export const kg = (mass: number): PlainGrams => quantity(Math.round(1000 * mass))
export const usd = (price: number): MicroUsdPerKg => quantity(Math.round(1e6 * price))
export const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
export const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)

export interface At {
  readonly grade?: string
  readonly place?: string
  readonly month?: string
  readonly material?: string
}
interface Sized extends At {
  readonly least?: number
}
export const node = ({ material = 'dy', grade = 'any', place = 'A', month = '2027-01' }: At = {}): string =>
  `${material}/${grade}/${place}/${month}`
/** Two places with a free route each way, two materials in two grades, two months. */
export const bookOf = (orders: readonly Order[], more: Partial<Book> = {}): Book => ({
  round: 'test',
  materials: ['dy', 'tb'].map((name) => ({ name, grades: ['traced', 'any'], wasteCost: 0 })),
  places: ['A', 'B'],
  months: ['2027-01', '2027-02'],
  routes: [
    { id: 'there', owner: 'x', from: 'A', to: 'B', cost: 0 },
    { id: 'back', owner: 'x', from: 'B', to: 'A', cost: 0 },
  ],
  priceRule: 'middle',
  budgets: {},
  rules: 3,
  orders,
  ...more,
})
export const sells = (id: string, mass: number, ask: number, { least = 0, ...at }: Sized = {}): Order =>
  sell({ id, owner: id, most: kg(mass), least: kg(least), node: node(at), ask: usd(ask) })
export const buys = (id: string, mass: number, bid: number, { least = 0, ...at }: Sized = {}): Order =>
  buy({ id, owner: id, most: kg(mass), least: kg(least), at: [{ node: node(at), bid: usd(bid) }] })
/** Also in a second month, for some micro-dollars: so that no two are equal. */
export const buysIdly = (id: string, mass: number, bid: number, micro: number, at: At = {}): Order =>
  buy({
    id,
    owner: id,
    most: kg(mass),
    at: [
      { node: node(at), bid: usd(bid) },
      { node: node({ ...at, month: '2027-02' }), bid: quantity(micro) },
    ],
  })
/** Also in a second month, at a hundred times the ask. */
export const sellsIdly = (id: string, mass: number, ask: number, at: At = {}): Order => ({
  id,
  owner: id,
  most: kg(mass),
  least: 0,
  alternatives: [
    { limit: usd(ask), moves: [[node(at), 1]] },
    { limit: usd(100 * ask), moves: [[node({ ...at, month: '2027-02' }), 1]] },
  ],
})

export const cleared = (book: Book): { open: CanonicalBook; certificate: Certificate } =>
  clearRound(solver, book, USUAL_LIMITS)
/** Kilograms by order: of what it brings to nodes or takes from them, the larger. */
export function kgsOf(book: Book): Record<string, number> {
  const { open, certificate } = cleared(book)
  const found: Record<string, number> = {}
  for (const [o, a, grains] of certificate.fills) {
    const { order, alternatives } = open.orders[o]!
    const [brought, taken] = [1, -1].map((sign) =>
      sum(alternatives[a]!.moves.map(({ grams }) => Math.max(0, sign * grams))),
    )
    found[order.id] = (found[order.id] ?? 0) + (grains * Math.max(brought!, taken!)) / 1000
  }
  return found
}

/** What a forger may change: grains by order and alternative, `b 0`; grams by leg. */
interface Forged {
  readonly fills: Map<string, number>
  readonly flows: Map<number, number>
  readonly legOf: (from: string, to: string) => number
}

/** The certificate of a book with some of it changed, all that is stated worked out again but for shares, which it says are even, and sealed: as the one who clears could publish it. */
function forged(book: Book, change: (forged: Forged) => void): { open: CanonicalBook; certificate: Certificate } {
  const { certificate } = cleared(book)
  const open = validateBook(book)
  const fills = new Map(certificate.fills.map(([o, a, grains]) => [`${open.orders[o]!.order.id} ${a}`, Number(grains)]))
  const flows = new Map(certificate.flows.map(([l, grams]) => [l, Number(grams)]))
  const legOf = (from: string, to: string): number =>
    open.legs.findIndex((leg) => open.nodes[leg.from] === from && open.nodes[leg.to] === to)
  change({ fills, flows, legOf })
  const placeOf = new Map(open.orders.map(({ order }, o) => [order.id, o]))
  const { seal: _, stated: __, ...content } = certificate
  const outcome = {
    ...content,
    fills: [...fills]
      .filter(([, grains]) => grains > 0)
      .map(([key, grains]) => [placeOf.get(key.split(' ')[0]!)!, Number(key.split(' ')[1]), grains] as const)
      .sort(([o, a], [p, b]) => o - p || a - b) as unknown as Certificate['fills'],
    flows: [...flows].filter(([, grams]) => grams > 0).sort(([l], [m]) => l - m) as unknown as Certificate['flows'],
  }
  return { open, certificate: sealed({ ...outcome, stated: { ...workOut(open, outcome), even: true } }) }
}
/** @throws CertificateRefused where the forgery is found */
export function passes(book: Book, change: (forged: Forged) => void): void {
  const { open, certificate } = forged(book, change)
  checkCertificate(open, certificate)
}
export function handOn(fills: Map<string, number>, from: string, to: string, grains: number): void {
  fills.set(from, (fills.get(from) ?? 0) - grains)
  fills.set(to, (fills.get(to) ?? 0) + grains)
}
