import type { Certificate, Outcome } from './certificate.ts'
import type { OpenBook } from './open-book.ts'

/** Nodes to or from which anything moves; only these have a price. */
export function tradedNodes(
  { orders, legs }: OpenBook,
  { fills, flows, waste }: Pick<Outcome, 'fills' | 'flows' | 'waste'>,
): ReadonlySet<number> {
  const traded = new Set(waste.map(([n]) => n))
  for (const [o, a] of fills) for (const { node } of orders[o]?.alternatives[a]?.moves ?? []) traded.add(node)
  for (const [l] of flows) {
    const leg = legs[l]
    if (leg !== undefined) traded.add(leg.from).add(leg.to)
  }
  return traded
}

/** In micro-dollars per kg; `low` and `high` are the ends between which any price would have supported the round. */
export interface Price {
  readonly node: string
  readonly price: number
  readonly low: number
  readonly high: number
}

/** The prices of a round, with both ends of each: of nodes where something was traded, and of no others. */
export function publishedPrices(open: OpenBook, certificate: Certificate): Price[] {
  const ends = new Map(certificate.ends.map(([n, low, high]) => [n, { low, high }]))
  return [...tradedNodes(open, certificate)]
    .sort((a, b) => a - b)
    .map((n) => {
      const price = certificate.prices[n] ?? 0
      return { node: open.nodes[n] ?? '', price, ...(ends.get(n) ?? { low: price, high: price }) }
    })
}

/** What an order got: grains of its alternative, by position. */
export interface Fill {
  readonly order: string
  readonly alternative: number
  readonly grains: number
}

export const publishedFills = ({ orders }: OpenBook, { fills }: Certificate): Fill[] =>
  fills.map(([o, alternative, grains]) => ({ order: orders[o]?.order.id ?? '', alternative, grains }))
