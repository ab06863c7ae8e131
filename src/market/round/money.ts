import { at } from '../../lists/index.ts'
import { less, movedBy, nanoUsd, payExactly, quantity, type NanoUsd, type PlainGrams } from '../../quantity/index.ts'
import type { Outcome } from './certificate.ts'
import type { CanonicalBook } from './validate-book.ts'

/** Who gets how much (positive) or pays (negative), whole numbers that add to nothing. */
export interface Money {
  /** By order id. */
  readonly orders: ReadonlyMap<string, NanoUsd>
  /** By route id: freight at cost, and the rent of a full route; both go to its owner. */
  readonly routes: ReadonlyMap<string, { readonly freight: NanoUsd; readonly rent: NanoUsd }>
  /** Whoever takes what is wasted. */
  readonly waste: NanoUsd
  /** The operator, for the grams that rounding left over or found wanting. */
  readonly dust: NanoUsd
  /** Makes up for whole prices: at most a micro-dollar per kg of what a package, a basket or a conversion moves. */
  readonly rounding: NanoUsd
}

const ONE = quantity<'grain'>(1)

/**
 * What a round is worth to whom at its prices: each order gets moves . p for each grain, each leg buys at one end and sells
 * at the other. Each gram is bought and sold at the same price, so that nothing is left over.
 */
export function moneyOf(open: CanonicalBook, { prices, fills, flows, waste, dust }: Outcome): Money {
  const orders = new Map<string, NanoUsd>()
  const routes = new Map<string, { freight: NanoUsd; rent: NanoUsd }>()
  let rounding = 0n
  for (const [o, a, grains] of fills) {
    const {
      order: { id },
      alternatives,
    } = at(open.orders, o)
    const { limit, moves } = at(alternatives, a)
    const income = moves.reduce((sum, { node, grams }) => sum + payExactly(movedBy(ONE, grams), at(prices, node)), 0n)
    const owed = BigInt(limit)
    const each = income < owed ? owed : income
    rounding -= (each - income) * BigInt(grains)
    orders.set(id, nanoUsd((orders.get(id) ?? 0n) + each * BigInt(grains)))
  }
  for (const [l, grams] of flows) {
    const { route, from, to, cost } = at(open.legs, l)
    // A grade that is sold as a looser one earns nobody anything.
    if (route === undefined) continue
    const before = routes.get(route) ?? { freight: 0n, rent: 0n }
    const over = less(less(at(prices, to), at(prices, from)), cost)
    routes.set(route, {
      freight: nanoUsd(before.freight + payExactly(grams, cost)),
      rent: nanoUsd(before.rent + payExactly(grams, over)),
    })
  }
  const paid = (list: readonly (readonly [node: number, grams: PlainGrams])[]): NanoUsd =>
    nanoUsd(list.reduce((sum, [n, grams]) => sum - payExactly(grams, at(prices, n)), 0n))
  return { orders, routes, waste: paid(waste), dust: paid(dust), rounding: nanoUsd(rounding) }
}

/** The sum of it all, which is 0. */
export function sumOf({ orders, routes, waste, dust, rounding }: Money): NanoUsd {
  let sum: bigint = waste + dust + rounding
  for (const amount of orders.values()) sum += amount
  for (const { freight, rent } of routes.values()) sum += freight + rent
  return nanoUsd(sum)
}

/** A contract's settlement: what its budget pays to the seller, or gets back (negative). */
export interface Settlement {
  readonly order: string
  readonly budget: string
  readonly amount: NanoUsd
}

/** Settles the floor contracts of a round: (strike - price) x what was sold, both ways. */
export function settleContracts(open: CanonicalBook, { prices, fills }: Outcome): Settlement[] {
  return fills.flatMap(([o, , grains]) => {
    const { order, alternatives } = at(open.orders, o)
    if (order.contract === undefined) return []
    // A contract is about one node in grams: the book was checked for it.
    const { node, grams } = at(at(alternatives, 0).moves, 0)
    const { strike, budget } = order.contract
    return [{ order: order.id, budget, amount: payExactly(movedBy(grains, grams), less(strike, at(prices, node))) }]
  })
}
