import { refuse } from '../../forms/refusal.ts'
import type { Round, SealedOrder } from '../../state/round.ts'

/** Trustees' shares of an order, as they have handed them out. */
export const sharesOf = (round: Round, order: string): Map<string, string> =>
  new Map(
    [...round.shares].flatMap(([trustee, own]) => {
      const share = own.get(order)
      return share === undefined ? [] : [[trustee, share] as const]
    }),
  )

/** Orders that trustees have been asked for, and that too few could read, and whose senders have not revealed them. */
export const unreadIn = (round: Round): string[] =>
  [...round.unreadable.keys()].filter(
    (order) => !round.revealed.has(order) && sharesOf(round, order).size < round.spec.threshold,
  )

/** Those among them that can still be read once more trustees tell of them: as many as it takes have not said that they cannot. */
export const openIn = (round: Round): string[] =>
  unreadIn(round).filter(
    (order) => round.trustees.size - (round.unreadable.get(order)?.length ?? 0) >= round.spec.threshold,
  )

const HOUR_MS = 3_600_000

/** How long trustees and senders have to have orders read that cannot be so far. */
interface Readable {
  readonly from: string
  readonly hours: number
}

/**
 * How long orders that cannot be read so far can still be made readable; undefined until enough trustees have reported on all.
 *
 * Trustees that have not reported on an order get a day, once enough of the others have. When it depends on none of them any more, its sender has
 * an hour: those who say that they cannot read it are then enough for one of them to be honest. By the earlier rules the hour ran though
 * trustees were missing.
 */
export function readableIn({ version, heardAt, sureAt }: Round): Readable | undefined {
  if (heardAt === undefined) return undefined
  if (version < 3) return { from: heardAt, hours: 1 }
  return sureAt === undefined ? { from: heardAt, hours: 24 } : { from: sureAt, hours: 1 }
}

/** Whether that time is over. */
export function isReadingOver(round: Round, at: string): boolean {
  const readable = readableIn(round)
  return readable !== undefined && Date.parse(at) >= Date.parse(readable.from) + readable.hours * HOUR_MS
}

/** Refuses what could have an order read after its time: these are left out, so that nobody who knows the others has a choice. */
export function refuseTooLate(round: Round, at: string): void {
  const unread = unreadIn(round)
  if (round.version < 3 || unread.length === 0 || !isReadingOver(round, at)) return
  refuse(
    'READING_OVER',
    `It is too late to have orders of "${round.id}" read that could not be: ${unread.length} do not take part.`,
    'There is nothing to do: the operator opens the round without them, or declares it void.',
  )
}

/** The order that a trustee means, who knows its commitment; by the first rules, its id. */
export function orderNamed(orders: Round['orders']): (name: string) => string {
  const known = new Map([...orders.values()].map(({ id, commitment }) => [commitment ?? id, id]))
  return (name) => known.get(name) ?? name
}

/** Whether a trustee has reported on an order. */
export const hasTold = ({ shares, unreadable }: Round, trustee: string, order: string): boolean =>
  shares.get(trustee)?.has(order) === true || unreadable.get(order)?.includes(trustee) === true

/** Orders that a trustee has not reported on. */
export const untoldOf = (round: Round, trustee: string): SealedOrder[] =>
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
