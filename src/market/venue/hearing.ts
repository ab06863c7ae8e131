import type { VenueEvent } from './event.ts'
import type { Round, SealedOrder } from './round.ts'

/**
 * What trustees tell of the orders of a closed round: their share of each, or that they cannot read it. They may do so in parts, and have
 * been heard once they have told of all.
 */
export function noteShares(
  round: Round,
  { trustee, shares, unreadable = [] }: Extract<VenueEvent, { readonly kind: 'shares' }>,
  at: string,
): void {
  const own = round.shares.get(trustee) ?? new Map<string, string>()
  round.shares.set(trustee, own)
  const idOf = orderNamed(round.orders)
  for (const [name, share] of Object.entries(shares)) own.set(idOf(name), share)
  for (const order of unreadable.map(idOf))
    round.unreadable.set(order, [...(round.unreadable.get(order) ?? []), trustee])
  if (untoldOf(round, trustee).length > 0) return
  round.heard.add(trustee)
  if (round.heard.size >= round.spec.threshold) round.heardAt ??= at
}

/** The order that a trustee means, who knows its commitment; by the first rules, its id. */
export function orderNamed(orders: Round['orders']): (name: string) => string {
  const known = new Map([...orders.values()].map(({ id, commitment }) => [commitment ?? id, id]))
  return (name) => known.get(name) ?? name
}

/** Whether a trustee has told of an order. */
export const hasTold = ({ shares, unreadable }: Round, trustee: string, order: string): boolean =>
  shares.get(trustee)?.has(order) === true || unreadable.get(order)?.includes(trustee) === true

/** Orders that a trustee has not told of. */
const untoldOf = (round: Round, trustee: string): SealedOrder[] =>
  [...round.orders.values()].filter(({ id }) => !hasTold(round, trustee, id))

/** Orders that a trustee is given at once: what it answers stays far below what a request may be long. */
const PAGE = 1000
const PAGE_SIGNS = 1_000_000

/**
 * A trustee's own sealed shares of the next orders that it has to tell of, by commitment: neither their ids, nor whose they are, nor in which
 * order they came.
 */
export function nextShares(
  round: Round,
  trustee: string,
): { readonly orders: { order: string; share: string; hash: string }[]; readonly left: number } {
  const untold = untoldOf(round, trustee).map(({ id, commitment = id, envelope }) => ({ order: commitment, envelope }))
  untold.sort((one, other) => (one.order < other.order ? -1 : 1))
  const orders: { order: string; share: string; hash: string }[] = []
  let signs = 0
  for (const { order, envelope } of untold.slice(0, PAGE))
    for (const { share, hash } of envelope.shares.filter((one) => one.trustee === trustee)) {
      signs += share.length
      if (signs > PAGE_SIGNS && orders.length > 0) return { orders, left: untold.length }
      orders.push({ order, share, hash })
    }
  return { orders, left: untold.length }
}
