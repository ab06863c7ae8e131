import type { Outcome } from './certificate.ts'
import type { OpenBook } from './open-book.ts'

/** Who gets how much (positive) or pays (negative), in nano-dollars: whole numbers that add to nothing. */
export interface Money {
  /** By order id. */
  readonly orders: ReadonlyMap<string, bigint>
  /** By route id: freight at cost, and the rent of a full route; both go to its owner. */
  readonly routes: ReadonlyMap<string, { readonly freight: bigint; readonly rent: bigint }>
  /** Whoever takes what is wasted. */
  readonly waste: bigint
  /** The operator, for the grams that rounding left over or found wanting. */
  readonly dust: bigint
  /** Makes up for whole prices: at most a micro-dollar per kg on what a package or conversion delivers. */
  readonly rounding: bigint
}

/**
 * What a round is worth to whom at its prices: each order gets moves . p for each grain, each leg buys at one end and sells
 * at the other. Each gram is bought and sold at the same price, so that nothing is left over.
 */
export function moneyOf(open: OpenBook, { prices, fills, flows, waste, dust }: Outcome): Money {
  const price = (n: number): bigint => BigInt(prices[n] ?? 0)
  const orders = new Map<string, bigint>()
  const routes = new Map<string, { freight: bigint; rent: bigint }>()
  let rounding = 0n
  for (const [o, a, grains] of fills) {
    const entry = open.orders[o]
    const alternative = entry?.alternatives[a]
    if (entry === undefined || alternative === undefined) continue
    const income = alternative.moves.reduce((sum, { node, grams }) => sum + price(node) * BigInt(grams), 0n)
    const owed = BigInt(alternative.limit)
    const each = income < owed ? owed : income
    rounding -= (each - income) * BigInt(grains)
    orders.set(entry.order.id, (orders.get(entry.order.id) ?? 0n) + each * BigInt(grains))
  }
  for (const [l, grams] of flows) {
    const leg = open.legs[l]
    if (leg?.route === undefined) continue
    const before = routes.get(leg.route) ?? { freight: 0n, rent: 0n }
    const over = price(leg.to) - price(leg.from) - BigInt(leg.cost)
    routes.set(leg.route, {
      freight: before.freight + BigInt(leg.cost) * BigInt(grams),
      rent: before.rent + over * BigInt(grams),
    })
  }
  const paid = (list: readonly (readonly [number, number])[]): bigint =>
    list.reduce((sum, [n, grams]) => sum - price(n) * BigInt(grams), 0n)
  return { orders, routes, waste: paid(waste), dust: paid(dust), rounding }
}

/** The sum of it all, which is 0. */
export function sumOf({ orders, routes, waste, dust, rounding }: Money): bigint {
  let sum = waste + dust + rounding
  for (const amount of orders.values()) sum += amount
  for (const { freight, rent } of routes.values()) sum += freight + rent
  return sum
}

/** A contract's settlement: what its budget pays to the seller, or gets back (negative), in nano-dollars. */
export interface Settlement {
  readonly order: string
  readonly budget: string
  readonly amount: bigint
}

/** Settles the floor contracts of a round: (strike - price) x what was sold, both ways. */
export function settleContracts(open: OpenBook, { prices, fills }: Outcome): Settlement[] {
  return fills.flatMap(([o, , grains]) => {
    const { order, alternatives } = open.orders[o] ?? { order: undefined, alternatives: [] }
    const node = alternatives[0]?.moves[0]?.node
    if (order?.contract === undefined || node === undefined) return []
    const { strike, budget } = order.contract
    return [{ order: order.id, budget, amount: BigInt(strike - (prices[node] ?? 0)) * BigInt(grains) }]
  })
}
