import { entry } from '../../lists/index.ts'
import {
  inMicroUsdPerKg,
  limitAt,
  microInNano,
  payExactly,
  quantity,
  tonnesInGrams,
  type Grains,
  type GramsPerGrain,
  type MicroUsdPerKg,
  type NanoUsdPerGrain,
  type PlainGrams,
} from '../../quantity/index.ts'
import type { Text } from '../../messages/index.ts'
import { FaultList } from '../../world/index.ts'
import { downgradesOf, nodeName, type Alternative, type Book, type FloorContract, type Order } from './book.ts'
import { digest } from '../canonical.ts'
import { roundFault, word } from './round-fault.ts'

/**
 * A book that was checked, in canonical order: nothing in it depends on the order in which things were entered. Here its
 * numbers get their units.
 */
export interface CanonicalBook {
  readonly book: Book
  /** Names the content: equal for two entries of the same orders and terms. */
  readonly hash: string
  readonly nodes: readonly string[]
  /** By node. */
  readonly wasteCost: readonly MicroUsdPerKg[]
  /** In turn. */
  readonly orders: readonly OpenOrder[]
  readonly legs: readonly Leg[]
  readonly limits: readonly Limit[]
}

interface OpenOrder {
  readonly order: CheckedOrder
  readonly alternatives: readonly OpenAlternative[]
}

interface CheckedOrder extends Order {
  readonly most: Grains
  readonly least: Grains
  readonly contract?: CheckedContract
}

interface CheckedContract extends FloorContract {
  readonly strike: MicroUsdPerKg
}

export interface OpenAlternative {
  readonly limit: NanoUsdPerGrain
  readonly moves: readonly Move[]
}

interface Move {
  readonly node: number
  readonly grams: GramsPerGrain
}

/** From node to node: a route for one material, grade and month; or a grade sold as a looser one. */
export interface Leg {
  readonly from: number
  readonly to: number
  readonly cost: MicroUsdPerKg
  /** Position among `book.routes` by id; undefined for a grade sold as a looser one. */
  readonly route: string | undefined
  /** Position in `limits`. */
  readonly limit: number | undefined
}

/** What all legs of a route may carry in a month. */
interface Limit {
  readonly route: string
  readonly month: string
  readonly most: PlainGrams
}

/** A million tonnes and a million dollars per kg: sums stay exact, and the solver keeps its digits. */
const MOST_GRAMS = tonnesInGrams(quantity<'t'>(1e6))
const MOST_PRICE = inMicroUsdPerKg(quantity<'USD/kg'>(1e6))

/**
 * Checks a book and puts it in canonical order.
 *
 * @throws InputError with every fault found
 */
export function validateBook(book: Book): CanonicalBook {
  const faults = new FaultList()
  checkTerms(book, faults)
  faults.throwIfAny()
  const nodes = book.materials
    .flatMap(({ name, grades }) =>
      grades.flatMap((grade) =>
        book.places.flatMap((place) => book.months.map((month) => nodeName(name, grade, place, month))),
      ),
    )
    .sort()
  const places = new Map(nodes.map((name, n) => [name, n]))
  checkOrders(book, places, faults)
  faults.throwIfAny()
  const hashed = inTurn(book)
  const { orders: _, ...terms } = book
  const sorted = {
    ...terms,
    materials: byName(book.materials, ({ name }) => name),
    places: [...book.places].sort(),
    months: [...book.months].sort(),
    routes: byName(book.routes, ({ id }) => id).map((route) =>
      route.materials === undefined ? route : { ...route, materials: [...route.materials].sort() },
    ),
  }
  const nodeOf = (name: string): number => entry(places, name)
  const wasteCosts = new Map(book.materials.map(({ name, wasteCost }) => [name, quantity<'µUSD/kg'>(wasteCost)]))
  return {
    book,
    hash: digest({ ...sorted, orders: hashed.map(({ hash }) => hash) }),
    nodes,
    wasteCost: nodes.map((name) => entry(wasteCosts, name.slice(0, name.indexOf('/')))),
    orders: hashed.map(({ order }) => ({
      order: checked(order),
      alternatives: order.alternatives.map((one) => resolved(one, nodeOf)),
    })),
    ...legsOf(sorted, nodeOf),
  }
}

/**
 * Orders in their canonical order. Of orders that are alike the first goes first, so that none may choose its place: with the tie-break, that
 * is a hash which nobody could work out while an id could still be chosen.
 */
export const inTurn = ({ orders, tieBreak }: Pick<Book, 'orders' | 'tieBreak'>): { order: Order; hash: string }[] =>
  orders
    .map((order) => {
      const hash = digest(order)
      return { order, hash, turn: tieBreak === undefined ? hash : digest([tieBreak, hash]) }
    })
    .sort((a, b) => (a.turn < b.turn ? -1 : 1))

const byName = <T>(list: readonly T[], name: (one: T) => string): T[] =>
  [...list].sort((a, b) => (name(a) < name(b) ? -1 : 1))

const checked = ({ contract, ...order }: Order): CheckedOrder => ({
  ...order,
  most: quantity(order.most),
  least: quantity(order.least),
  ...(contract === undefined ? {} : { contract: { ...contract, strike: quantity(contract.strike) } }),
})

const resolved = ({ limit, moves }: Alternative, nodeOf: (name: string) => number): OpenAlternative => ({
  limit: quantity(limit),
  moves: moves
    .map(([node, grams]) => ({ node: nodeOf(node), grams: quantity<'g/grain'>(grams) }))
    .sort((a, b) => a.node - b.node),
})

function legsOf(
  { materials, places, months, routes }: Omit<Book, 'orders'>,
  nodeOf: (name: string) => number,
): Pick<CanonicalBook, 'legs' | 'limits'> {
  const legs: Leg[] = []
  const limits: Limit[] = []
  const node = (...name: [string, string, string, string]): number => nodeOf(nodeName(...name))
  for (const material of materials)
    for (const [stricter, looser] of downgradesOf(material))
      for (const place of places)
        for (const month of months)
          legs.push({
            from: node(material.name, stricter, place, month),
            to: node(material.name, looser, place, month),
            cost: quantity(0),
            route: undefined,
            limit: undefined,
          })
  for (const { id, from, to, cost, most, materials: only } of routes)
    for (const month of months) {
      if (most !== undefined) limits.push({ route: id, month, most: quantity(most) })
      for (const { name, grades } of materials)
        if (only?.includes(name) ?? true)
          for (const grade of grades)
            legs.push({
              from: node(name, grade, from, month),
              to: node(name, grade, to, month),
              cost: quantity(cost),
              route: id,
              limit: most === undefined ? undefined : limits.length - 1,
            })
    }
  return { legs, limits }
}

function checkTerms(book: Book, faults: FaultList): void {
  // A book may come from anywhere.
  const rules: unknown = book.rules
  if (rules !== undefined && rules !== 2 && rules !== 3)
    faults.add(roundFault('ROUND_RULES_UNKNOWN', { rules: JSON.stringify(rules) }))
  for (const [what, names] of [
    [word('material'), book.materials.map(({ name }) => name)],
    [word('place'), book.places],
    [word('month'), book.months],
    [word('route'), book.routes.map(({ id }) => id)],
    ...book.materials.map(({ name, grades }) => [word('grade-of', { name }), grades] as const),
  ] as const) {
    once(what, names, faults)
    for (const name of names)
      if (name === '' || name.includes('/')) faults.add(roundFault('ROUND_NAME_NOT_ALLOWED', { name, what }))
  }
  for (const { name, grades, wasteCost, downgrades = [] } of book.materials) {
    if (grades.length === 0) faults.add(roundFault('ROUND_WITHOUT_GRADES', { name }))
    whole(word('waste-cost', { name }), wasteCost, 0, MOST_PRICE, faults)
    for (const [from, to] of downgrades) {
      for (const grade of [from, to])
        if (!grades.includes(grade)) unknown(word('the-material', { name }), word('grade'), grade, faults)
      // What could be sold in a circle would be one grade under several names.
      if (grades.indexOf(from) >= grades.indexOf(to) && grades.includes(to))
        faults.add(roundFault('ROUND_DOWNGRADE_UPWARDS', { name, from, to }))
    }
  }
  const names = { place: new Set(book.places), material: new Set(book.materials.map(({ name }) => name)) }
  for (const { id, from, to, materials = [], cost, most } of book.routes) {
    for (const [what, listed] of [
      ['place', [from, to]],
      ['material', materials],
    ] as const)
      for (const name of listed)
        if (!names[what].has(name)) unknown(word('the-route', { id }), word(what), name, faults)
    if (from === to) faults.add(roundFault('ROUND_ROUTE_NOWHERE', { id, from, to }))
    once(word('material-of-route', { id }), materials, faults)
    whole(word('route-cost', { id }), cost, 0, MOST_PRICE, faults)
    if (most !== undefined) whole(word('route-limit', { id }), most, 1, MOST_GRAMS, faults)
  }
  for (const [name, amount] of Object.entries(book.budgets))
    whole(word('budget-amount', { name }), amount, 0, Number.MAX_SAFE_INTEGER, faults)
}

function checkOrders({ orders, budgets }: Book, nodes: ReadonlyMap<string, number>, faults: FaultList): void {
  once(
    word('order'),
    orders.map(({ id }) => id),
    faults,
  )
  const spent = new Map<string, bigint>()
  for (const order of orders) {
    const { id, most, least, alternatives, contract } = order
    const before = faults.faults.length
    whole(word('order-size', { id }), most, 1, MOST_GRAMS, faults)
    whole(word('order-least', { id }), least, 0, MOST_GRAMS, faults)
    if (least > most) faults.add(roundFault('ROUND_LEAST_OVER_MOST', { id, least, most }))
    if (alternatives.length === 0) empty(id, faults)
    for (const { limit, moves } of alternatives) {
      if (moves.length === 0) empty(id, faults)
      once(
        word('node-of-order', { id }),
        moves.map(([node]) => node),
        faults,
      )
      let moved = 0
      for (const [node, grams] of moves) {
        if (!nodes.has(node)) unknown(word('the-order', { id }), word('node'), node, faults)
        whole(word('grain', { id }), Math.abs(grams), 1, MOST_GRAMS, faults)
        moved += Math.abs(grams)
      }
      if (most * moved > MOST_GRAMS) whole(word('order-moves', { id }), most * moved, 1, MOST_GRAMS, faults)
      whole(word('order-limit', { id }), Math.abs(limit), 0, limitAt(MOST_PRICE, quantity(Math.max(1, moved))), faults)
    }
    if (contract === undefined || faults.faults.length > before) continue
    const [only] = alternatives
    whole(word('order-strike', { id }), contract.strike, 0, MOST_PRICE, faults)
    if (!Object.hasOwn(budgets, contract.budget))
      unknown(word('the-order', { id }), word('budget'), contract.budget, faults)
    if (
      alternatives.length !== 1 ||
      only?.moves.length !== 1 ||
      only.moves[0]?.[1] !== 1 ||
      contract.strike < only.limit
    )
      faults.add(roundFault('ROUND_CONTRACT_UNCLEAR', { id }))
    else
      spent.set(
        contract.budget,
        (spent.get(contract.budget) ?? 0n) + payExactly(quantity(most), quantity(contract.strike - only.limit)),
      )
  }
  // sum over contracts of (strike - floor) x most <= budget: as no contract is filled under its floor, no price breaks it.
  for (const [name, worst] of spent) {
    const held = Object.hasOwn(budgets, name) ? budgets[name] : undefined
    // One that the book does not have was named above.
    if (held === undefined) continue
    const budget = microInNano(quantity(held))
    if (worst > budget)
      faults.add(roundFault('ROUND_BUDGET_TOO_SMALL', { name, worst: String(worst), budget: String(budget) }))
  }
}

function once(what: Text, names: readonly string[], faults: FaultList): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) faults.add(roundFault('ROUND_NAME_TWICE', { what, name }))
    seen.add(name)
  }
}

function unknown(where: Text, what: Text, name: string, faults: FaultList): void {
  faults.add(roundFault('ROUND_NAME_UNKNOWN', { where, what, name }))
}

function empty(id: string, faults: FaultList): void {
  faults.add(roundFault('ROUND_ORDER_EMPTY', { id }))
}

function whole(what: Text, value: number, low: number, high: number, faults: FaultList): void {
  if (!Number.isSafeInteger(value) || value < low || value > high)
    faults.add(roundFault('ROUND_NUMBER_NOT_ALLOWED', { what, value, low, high }))
}
