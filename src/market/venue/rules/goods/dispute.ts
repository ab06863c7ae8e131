import { daysAfter, isOverBy } from '../../forms/days.ts'
import type { Parcel, Round } from '../../state/round.ts'
import type { MarketState } from '../../state/market-state.ts'
import type { Dispute } from '../../state/claims.ts'

/** Disputes about what was handed over: until when, by whom, and how they end. */

/** How long the other side has to answer before operators decide without it, and how long they have to decide. */
export const ANSWER_DAYS = 7
export const DISPUTE_DAYS = 60

/** When a dispute ends that nobody has decided. */
export const lapsesAt = ({ at }: Pick<Dispute, 'at'>): number => daysAfter(at, DISPUTE_DAYS)

/** Whose goods a parcel was, and whose it is to be. */
export const partiesOf = (
  { orders }: Pick<Round, 'orders'>,
  { from, to }: Parcel,
): { seller: string; buyer: string } => ({
  seller: orders.get(from)?.organisation ?? '',
  buyer: orders.get(to)?.organisation ?? '',
})

/** Until when a delivery may be disputed; undefined where the terms know no disputes. */
export const disputableUntil = ({ spec: { disputeDays } }: Pick<Round, 'spec'>, at: string): number | undefined =>
  disputeDays === undefined ? undefined : daysAfter(at, disputeDays)

/** When the last delivery was recorded that stands, is not disputed, and may still be; undefined if there is none. */
export function lastDisputable(venue: Pick<MarketState, 'lots'>, round: Round, now: string): string | undefined {
  const last = lastUndisputed(venue, round)
  const until = last === undefined ? undefined : disputableUntil(round, last)
  return until === undefined || isOverBy(until, now) ? undefined : last
}

/** From when on what was handed over so far holds the settlement up no more, if nobody disputes it; undefined where nothing does. */
export function undisputedFrom(venue: Pick<MarketState, 'lots'>, round: Round): number | undefined {
  const last = lastUndisputed(venue, round)
  return last === undefined ? undefined : disputableUntil(round, last)
}

function lastUndisputed({ lots }: Pick<MarketState, 'lots'>, round: Round): string | undefined {
  return [...round.deliveries]
    .flatMap(([delivery, { at }]) => (lots.events.has(delivery) && !round.disputes.has(delivery) ? [at] : []))
    .sort()
    .at(-1)
}

/** What a member is to pay more (or less, if negative) in a round for prices that were reduced there. */
export function reducedIn(round: Round): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { delivery, end } of round.disputes.values()) {
    const parcel = round.deliveries.get(delivery)?.parcel
    if (parcel === undefined || end === undefined || end.amount === 0n) continue
    const { seller, buyer } = partiesOf(round, parcel)
    sums.set(seller, (sums.get(seller) ?? 0n) + end.amount)
    sums.set(buyer, (sums.get(buyer) ?? 0n) - end.amount)
  }
  return sums
}
