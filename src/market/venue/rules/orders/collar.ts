import type { Text } from '../../../../messages/index.ts'
import type { Order } from '../../../round/index.ts'
import { microUsdOf } from '../../../amounts.ts'
import { goodsAt, priceText, type Goods } from '../../forms/plain.ts'
import type { Collar, Reference } from '../../events/collar.ts'
import { orderFault } from './order-fault-text.ts'

export type Good = Pick<Goods, 'material' | 'grade' | 'place'>

/** What is named most closely counts: grade and place, then the grade, then the place. */
export function referenceFor({ references }: Collar, { material, grade, place }: Good): Reference | undefined {
  const all = references.filter(
    (one) => one.material === material && (one.grade ?? grade) === grade && (one.place ?? place) === place,
  )
  const closeness = (one: Reference): number => (one.grade === undefined ? 0 : 2) + (one.place === undefined ? 0 : 1)
  return all.toSorted((a, b) => closeness(b) - closeness(a))[0]
}

/** Micro-dollars per kg, the collar's edges among what is allowed. */
export interface PriceBand {
  readonly low: number
  readonly high: number
}

/** Between which prices orders for goods may lie; undefined if the collar has no reference for them. */
export function bandOf(collar: Collar, good: Good): PriceBand | undefined {
  const reference = referenceFor(collar, good)
  if (reference === undefined) return undefined
  const price = microUsdOf(reference.price)
  return {
    low: Math.ceil((price * (100 - collar.percent)) / 100),
    high: Math.floor((price * (100 + collar.percent)) / 100),
  }
}

/** That an order would pay more than the collar has for all that it takes, or sell for less. */
export interface CollarFault {
  readonly kind: 'outside-collar'
  readonly side: 'bid' | 'ask'
  /** What it would pay or take for a kilogram of its goods together, and how far that may go: micro-dollars per kg. */
  readonly limit: bigint
  readonly edge: bigint
}

/**
 * What of an order lies outside the collar. A purchase pays at most the upper edges of all that it takes, a sale takes at least the lower ones; what
 * converts or stores names a fee and no price.
 */
export function* collarFaults(
  { alternatives }: Pick<Order, 'alternatives'>,
  collar: Collar | undefined,
): Generator<CollarFault> {
  if (collar === undefined) return
  for (const { limit, moves } of alternatives) {
    const isBid = moves.every(([, grams]) => grams < 0)
    if (!isBid && !moves.every(([, grams]) => grams > 0)) continue
    let [edge, grams] = [0n, 0n]
    for (const [node, moved] of moves) {
      const band = bandOf(collar, goodsAt(node))
      // Not of this round, which is a fault of its own.
      if (band === undefined) return
      edge += BigInt(isBid ? band.high : band.low) * BigInt(Math.abs(moved))
      grams += BigInt(Math.abs(moved))
    }
    const asked = BigInt(Math.abs(limit))
    if (isBid ? asked <= edge : asked >= edge) continue
    yield { kind: 'outside-collar', side: isBid ? 'bid' : 'ask', limit: asked / grams, edge: edge / grams }
    return
  }
}

/** A collar fault in words. */
export const collarText = ({ side, limit, edge }: CollarFault): Text =>
  orderFault(side === 'bid' ? 'bid-outside' : 'ask-outside', { limit: priceText(limit), edge: priceText(edge) })
