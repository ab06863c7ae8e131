import { expect } from 'vitest'
import {
  bookOrder,
  checkCertificate,
  clearRound,
  moneyOf,
  publishedFills,
  publishedPrices,
  settleContracts,
  validateBook,
  USUAL_LIMITS,
  type Book,
  type CanonicalBook,
  type Certificate,
  type Fill,
  type OrderContent,
} from '../../src/market/index.ts'
import { quantity } from '../../src/quantity/index.ts'
import type { Solver } from '../../src/solver/index.ts'
import { readCase, type AuctionCase, type Part, type Statement, type Where } from './read.ts'

/** What clears in a round, as it is read. Grams, micro-dollars a kilogram, nano-dollars. */
export interface Outcome {
  /** The book that was cleared: what a fill moves. */
  readonly book: Book
  readonly fills: readonly Fill[]
  /** By node. */
  readonly prices: ReadonlyMap<string, number>
  /** What orders bring to a node. */
  readonly sold: ReadonlyMap<string, number>
  /** What an order is paid, or pays. */
  readonly amounts: ReadonlyMap<string, bigint>
  /** What a route earns; its rent by itself where that is shown. */
  readonly earned: ReadonlyMap<string, { readonly amount: bigint; readonly rent: bigint | undefined }>
  readonly contracts: ReadonlyMap<string, bigint>
  readonly certificate: Certificate
}

const BUDGET = 'floors'

/** The book of a case: each order is its owner's only one. */
export function bookOf({ market, orders }: AuctionCase): Book {
  const { places, goods, grades, months, routes, waste, priceRule, rules } = market
  const budget = orders.reduce((sum, { contract }) => sum + (contract?.amount ?? 0), 0)
  return {
    round: 'a case',
    materials: goods.map((name) => ({ name, grades, wasteCost: waste })),
    places,
    months,
    routes: routes.map(({ id, from, to, cost, mostGrams }) => ({
      id,
      owner: 'carrier',
      from,
      to,
      cost: Math.round(Number(cost) * 1e6),
      ...(mostGrams === undefined ? {} : { most: mostGrams }),
    })),
    priceRule,
    budgets: budget > 0 ? { [BUDGET]: budget } : {},
    ...(rules === 1 ? {} : { rules }),
    orders: orders.map(({ id, content, contract }) =>
      bookOrder(id, content as OrderContent, {
        share: 1,
        contract: contract && {
          strike: quantity(contract.strike),
          budget: BUDGET,
          amount: quantity(contract.amount),
        },
      }),
    ),
  }
}

/** Clears the book of a case, checks the certificate, and holds what comes out against what the case says. */
export function clearCase(solver: Solver, text: string): { open: CanonicalBook; certificate: Certificate } {
  const asked = readCase(text)
  const book = bookOf(asked)
  const { open, certificate } = clearRound(solver, book, USUAL_LIMITS)
  expectClears(asked, outcomeOf(book, certificate))
  return { open, certificate }
}

/** A round's outcome by its book and its certificate, which is checked against it. */
export function outcomeOf(book: Book, certificate: Certificate): Outcome {
  const open = validateBook(book)
  checkCertificate(open, certificate)
  const fills = publishedFills(open, certificate)
  const money = moneyOf(open, certificate)
  const settled = settleContracts(open, certificate)
  expect(settled.filter(({ budget }) => book.budgets[budget] === undefined)).toEqual([])
  return {
    book,
    fills,
    prices: new Map(publishedPrices(open, certificate).map(({ node, price }) => [node, price])),
    sold: broughtBy(movesOf(book, fills)),
    amounts: money.orders,
    earned: new Map([...money.routes].map(([id, { freight, rent }]) => [id, { amount: freight + rent, rent }])),
    contracts: new Map(settled.map(({ order, amount }) => [order, amount])),
    certificate,
  }
}

/** Fails by the lines that came out otherwise, and where another book was cleared than the lines say. */
export function expectClears(asked: AuctionCase, outcome: Outcome): void {
  expect(termsOf(outcome.book)).toEqual(termsOf(bookOf(asked)))
  const { orders, clears } = asked
  const moves = movesOf(outcome.book, outcome.fills)
  const lines = [...clears.map((one) => compared(one, outcome, moves)), ...besides(orders, clears, outcome, moves)]
  expect(lines.map(([, found]) => found)).toEqual(lines.map(([stated]) => stated))
}

/** What lines say of a book: all but whose orders and routes are. */
const termsOf = ({ materials, places, months, routes, priceRule, rules, orders }: Book) => ({
  materials: materials.map(({ name, grades, wasteCost }) => ({ name, grades, wasteCost })),
  places,
  months,
  routes: routes.map(({ id, from, to, cost, most }) => ({ id, from, to, cost, most })),
  priceRule,
  rules,
  orders: Object.fromEntries(
    orders.map(({ id, most, least, alternatives, contract }) => [id, { most, least, alternatives, contract }]),
  ),
})

/** Grams that an order brings to a node (positive) or takes from it. */
interface Move {
  readonly order: string
  readonly at: Required<Where>
  readonly grams: number
}

function movesOf(book: Book, fills: readonly Fill[]): Move[] {
  return fills.flatMap(({ order, alternative, grains }) => {
    const moves = book.orders.find(({ id }) => id === order)?.alternatives[alternative]?.moves
    if (moves === undefined) throw new Error(`${order} is filled, and is no order of the book.`)
    return moves.map(([node, grams]) => ({ order, at: whereOf(node), grams: grams * grains }))
  })
}

const nodeOf = ({ material, grade, place, month }: Required<Where>): string => [material, grade, place, month].join('/')
function whereOf(node: string): Required<Where> {
  const [material = '', grade = '', place = '', month = ''] = node.split('/')
  return { material, grade, place, month }
}

function broughtBy(moves: readonly Move[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { at, grams } of moves) if (grams > 0) sums.set(nodeOf(at), (sums.get(nodeOf(at)) ?? 0) + grams)
  return sums
}

type Line = readonly [stated: string, found: string]

const grams = (amount: number): string => `${amount} g`
const nano = (amount: bigint | undefined): string => (amount === undefined ? 'nothing' : `${amount} nano-dollars`)

/** A statement and what came out, in the same words. */
function compared(statement: Statement, outcome: Outcome, moves: readonly Move[]): Line {
  const { certificate } = outcome
  switch (statement.kind) {
    case 'sells':
    case 'buys': {
      const { kind, orders, parts } = statement
      const [stated, found] = told(parts, movedBy(moves, orders, kind === 'sells' ? 1 : -1))
      const other = movedBy(moves, orders, kind === 'sells' ? -1 : 1)
      const who = `${orders.join(' and ')} ${kind}`
      return [`${who} ${stated}`, `${who} ${found}${other.length > 0 ? `, and moves ${told([], other)[1]}` : ''}`]
    }
    case 'turns': {
      const { order, taken, made } = statement
      const [inStated, inFound] = told(taken, movedBy(moves, [order], -1))
      const [outStated, outFound] = told(made, movedBy(moves, [order], 1))
      return [`${order} turns ${inStated} into ${outStated}`, `${order} turns ${inFound} into ${outFound}`]
    }
    case 'keeps': {
      const { order } = statement
      const sums = [-1, 1].map((sign) => sumOf(movedBy(moves, [order], sign)))
      return [`${order} keeps ${statement.grams} ${statement.grams} g`, `${order} keeps ${sums.join(' ')} g`]
    }
    case 'nobody':
      return ['nobody trades', moves.length === 0 ? 'nobody trades' : 'somebody trades']
    case 'price': {
      const node = nodeOf(statement.at)
      return [priceLine(node, statement.price), priceLine(node, outcome.prices.get(node))]
    }
    case 'sold': {
      const node = nodeOf(statement.at)
      return [`sold at ${node} ${statement.grams} g`, `sold at ${node} ${outcome.sold.get(node) ?? 0} g`]
    }
    case 'money': {
      const { order, amount } = statement
      return [`${order} gets ${nano(amount)}`, `${order} gets ${nano(outcome.amounts.get(order) ?? 0n)}`]
    }
    case 'earns': {
      const { route, amount, rent } = statement
      const found = outcome.earned.get(route)
      const line = (all: bigint | undefined, part: bigint | undefined): string =>
        `${route} earns ${nano(all)}${rent === undefined ? '' : `, ${nano(part)} of it rent`}`
      return [line(amount, rent), line(found?.amount, found?.rent)]
    }
    case 'contract': {
      const { order, amount } = statement
      return [contractLine(order, amount), contractLine(order, outcome.contracts.get(order))]
    }
    case 'gains':
      return [`gains ${nano(statement.amount)}`, `gains ${certificate.stated.gains} nano-dollars`]
    case 'proved':
      return [`proved: ${statement.proved}`, `proved: ${certificate.proved}`]
    case 'passed over':
      return [`passed over: ${statement.blocks}`, `passed over: ${certificate.stated.passedOver}`]
    default:
      return statement satisfies never
  }
}

const priceLine = (node: string, price: number | undefined): string =>
  `price at ${node}: ${price === undefined ? 'none' : `${price} micro-dollars a kilogram`}`
const contractLine = (order: string, amount: bigint | undefined): string => `contract of ${order}: ${nano(amount)}`

/**
 * What came out and no line says: an order that gets something, and, where any is said, a price, what a route earns, what a contract pays.
 */
function besides(
  orders: AuctionCase['orders'],
  clears: readonly Statement[],
  outcome: Outcome,
  moves: readonly Move[],
): Line[] {
  const named = new Set(
    clears.flatMap((one) =>
      'orders' in one ? one.orders : one.kind === 'turns' || one.kind === 'keeps' ? [one.order] : [],
    ),
  )
  const said = <K extends Statement['kind']>(kind: K): Extract<Statement, { kind: K }>[] =>
    clears.filter((one): one is Extract<Statement, { kind: K }> => one.kind === kind)
  const more: Line[] = orders
    .filter(({ id }) => !named.has(id))
    .map(({ id }) => [`${id} gets nothing`, `${id} gets ${told([], movedBy(moves, [id]))[1]}`])
  const [prices, routes, contracts] = [said('price'), said('earns'), said('contract')]
  if (prices.length > 0)
    for (const [node, price] of outcome.prices)
      if (!prices.some(({ at }) => nodeOf(at) === node)) more.push([priceLine(node, undefined), priceLine(node, price)])
  if (routes.length > 0)
    for (const [id, { amount }] of outcome.earned)
      if (!routes.some(({ route }) => route === id)) more.push([`${id} earns nothing`, `${id} earns ${nano(amount)}`])
  if (contracts.length > 0)
    for (const [id, amount] of outcome.contracts)
      if (!contracts.some(({ order }) => order === id))
        more.push([contractLine(id, undefined), contractLine(id, amount)])
  return more
}

/** What orders bring or take, in grams without a sign. */
const movedBy = (moves: readonly Move[], orders: readonly string[], sign?: number): Move[] =>
  moves
    .filter((move) => orders.includes(move.order) && move.grams !== 0)
    .filter((move) => sign === undefined || Math.sign(move.grams) === sign)
    .map((move) => (sign === undefined ? move : { ...move, grams: sign * move.grams }))

const sumOf = (list: readonly { readonly grams: number }[]): number => list.reduce((sum, one) => sum + one.grams, 0)

/** Parts as they are stated, and how much of the moves each of them has; what belongs to no part stands beside. */
function told(parts: readonly Part[], moves: readonly Move[]): Line {
  const belongs = ({ at }: Move, part: Part): boolean =>
    (['material', 'grade', 'place', 'month'] as const).every((key) => part[key] === undefined || part[key] === at[key])
  const names = ({ material, grade, place, month }: Where): string =>
    [material, grade, place, month].filter((one) => one !== undefined).join('/')
  const stated = parts.map((part) => `${grams(part.grams)} ${names(part)}`)
  const found = parts.map((part) => `${grams(sumOf(moves.filter((move) => belongs(move, part))))} ${names(part)}`)
  const other = moves.filter((move) => !parts.some((part) => belongs(move, part)))
  const beside = other.map(({ at, grams: amount }) => `${grams(amount)} ${nodeOf(at)}`)
  return [stated.join(' with ') || 'nothing', [...found, ...beside].join(' with ') || 'nothing']
}

/** Nano-dollars of dollars as they are written in answers. */
export function nanoOf(text: string): bigint {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d{1,9}))?$/.exec(text) ?? []
  if (whole === '') throw new Error(`${text} is no amount`)
  return BigInt(`${sign}${whole}${part.padEnd(9, '0')}`)
}
