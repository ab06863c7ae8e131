import { minus } from '../../../../quantity/index.ts'
import type { Certificate, CanonicalBook } from '../../../round/index.ts'
import type { Round, Parcel } from '../../state/round.ts'
import { OPERATOR } from '../../state/accounts.ts'

/** What goods are worth at a node of a cleared round. */
export const valueAt = ({ prices }: Pick<Round, 'prices'>, node: string, grams: number): bigint =>
  BigInt(prices.get(node) ?? 0) * BigInt(grams)

interface Heap {
  readonly from: string
  readonly source: string
  /** Over which it has come. */
  readonly legs: readonly number[]
  grams: number
}

/** A parcel, and the legs that carry it: by their place in the book. */
export interface Carried {
  readonly parcel: Parcel
  readonly legs: readonly number[]
}

/**
 * Matches what is brought to what is taken: at each node in the order of the book, first come, first served, and what goes along a leg
 * is taken from the front. All of a node has one price, so that nobody is better or worse off for the match.
 */
export const parcelsOf = (round: string, open: CanonicalBook, certificate: Certificate): Parcel[] =>
  carriedOf(round, open, certificate).map(({ parcel }) => parcel)

/** The same, with how each gets from where it is brought to where it is taken. */
export function carriedOf(round: string, open: CanonicalBook, certificate: Certificate): Carried[] {
  const heaps = open.nodes.map((): Heap[] => [])
  const takers = open.nodes.map((): { order: string; grams: number }[] => [])
  const put = (n: number, from: string, grams: number): void => {
    if (grams > 0) heaps[n]?.push({ from, source: open.nodes[n] ?? '', legs: [], grams })
    if (grams < 0) takers[n]?.push({ order: from, grams: -grams })
  }
  for (const [o, a, grains] of certificate.fills) {
    const entry = open.orders[o]
    for (const { node, grams } of entry?.alternatives[a]?.moves ?? []) put(node, entry?.order.id ?? '', grams * grains)
  }
  for (const [n, grams] of certificate.dust) put(n, OPERATOR, minus(grams))
  for (const [n, grams] of certificate.waste) put(n, OPERATOR, minus(grams))
  const parcels: Carried[] = []
  const take = (n: number, grams: number, give: (heap: Heap, part: number) => void): void => {
    const own = heaps[n] ?? []
    for (let left = grams; left > 0;) {
      const [heap] = own
      if (heap === undefined) throw new Error(`more is taken at ${open.nodes[n] ?? ''} than is brought there`)
      const part = Math.min(left, heap.grams)
      give(heap, part)
      heap.grams -= part
      left -= part
      if (heap.grams === 0) own.shift()
    }
  }
  const carried = new Map(certificate.flows)
  for (const l of inOrder(open, certificate.flows)) {
    const leg = open.legs[l]
    const grams = carried.get(l) ?? 0
    if (leg !== undefined)
      take(leg.from, grams, ({ from, source, legs }, part) =>
        heaps[leg.to]?.push({ from, source, legs: [...legs, l], grams: part }),
      )
  }
  takers.forEach((own, n) => {
    for (const { order, grams } of own)
      take(n, grams, ({ from, source, legs }, part) =>
        parcels.push({
          parcel: {
            id: `urn:ytterby:parcel:${round}:${parcels.length + 1}`,
            from,
            to: order,
            source,
            sink: open.nodes[n] ?? '',
            grams: part,
          },
          legs,
        }),
      )
  })
  return parcels
}

/** Legs in use, each after all that bring something to where it starts. Goods never go in a circle: that would cost for nothing. */
function inOrder({ legs }: CanonicalBook, flows: Certificate['flows']): number[] {
  const left = new Set(flows.map(([l]) => l))
  const order: number[] = []
  while (left.size > 0) {
    const waiting = new Set([...left].map((l) => legs[l]?.to))
    const ready = [...left].filter((l) => !waiting.has(legs[l]?.from))
    if (ready.length === 0) throw new Error('goods go in a circle')
    for (const l of ready) {
      order.push(l)
      left.delete(l)
    }
  }
  return order
}
