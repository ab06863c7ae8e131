import { at } from '../../lists/index.ts'
import type { Grains, MicroUsdPerKg } from '../../quantity/index.ts'
import type { Certificate, Outcome } from './certificate.ts'
import type { CanonicalBook } from './validate-book.ts'

/** Nodes to or from which anything moves; only these have a price. */
export function tradedNodes(
  { orders, legs }: CanonicalBook,
  { fills, flows, waste }: Pick<Outcome, 'fills' | 'flows' | 'waste'>,
): ReadonlySet<number> {
  const traded = new Set(waste.map(([n]) => n))
  for (const [o, a] of fills) for (const { node } of at(at(orders, o).alternatives, a).moves) traded.add(node)
  for (const [l] of flows) {
    const { from, to } = at(legs, l)
    traded.add(from).add(to)
  }
  return traded
}

/** `low` and `high` are the ends between which any price would have supported the round. */
export interface Price {
  readonly node: string
  readonly price: MicroUsdPerKg
  readonly low: MicroUsdPerKg
  readonly high: MicroUsdPerKg
}

/** The prices of a round, with both ends of each: of nodes where something was traded, and of no others. */
export const publishedPrices = (open: CanonicalBook, certificate: Certificate): Price[] =>
  nodePrices(open, certificate).map(({ n, ...price }) => ({ node: at(open.nodes, n), ...price }))

/** The same, by position of the node. */
export function nodePrices(
  open: CanonicalBook,
  certificate: Certificate,
): (Omit<Price, 'node'> & { readonly n: number })[] {
  const ends = new Map(certificate.ends.map(([n, low, high]) => [n, { low, high }]))
  return [...tradedNodes(open, certificate)]
    .sort((a, b) => a - b)
    .map((n) => {
      const price = at(certificate.prices, n)
      // Ends are stated where they differ.
      return { n, price, ...(ends.get(n) ?? { low: price, high: price }) }
    })
}

/** What an order got: grains of its alternative, by position. */
export interface Fill {
  readonly order: string
  readonly alternative: number
  readonly grains: Grains
}

export const publishedFills = ({ orders }: CanonicalBook, { fills }: Certificate): Fill[] =>
  fills.map(([o, alternative, grains]) => ({ order: at(orders, o).order.id, alternative, grains }))
