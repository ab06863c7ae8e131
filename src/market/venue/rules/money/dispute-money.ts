import { decimalOf } from '../../../ledger/index.ts'
import { disputeOf } from '../../state/accounts.ts'
import { isOverBy } from '../../forms/days.ts'
import { deliveryStanding } from '../goods/delivery.ts'
import { disputableUntil, partiesOf } from '../goods/dispute.ts'
import type { Dispute } from '../../state/claims.ts'
import { spareIn } from './owed.ts'
import { valueAt } from '../goods/parcels.ts'
import { refuse } from '../../forms/refusal.ts'
import type { Round } from '../../state/round.ts'
import type { MarketState } from '../../state/market-state.ts'
import type { Balances } from '../../state/slices.ts'

/**
 * What the open disputes of a round bind, in nano-dollars: what the seller is paid for the goods, as far as it has that with the round beyond
 * what it owes there; where several bind the same money, the first opened first. Until the round is settled it stays where it is, then it lies
 * in an account of its own.
 */
export function boundByDisputes(
  venue: Pick<MarketState, 'currency' | 'ledger' | 'lots'>,
  round: Round,
): Map<string, bigint> {
  const open = [...round.disputes.values()].filter(({ end }) => end === undefined)
  if (round.status !== 'cleared')
    return new Map(open.map(({ delivery }) => [delivery, lyingFor(venue, round, delivery)]))
  const spare = spareIn(venue, round)
  const left = new Map<string, bigint>()
  return new Map(
    open.map(({ delivery }): [string, bigint] => {
      const { seller, value } = soldIn(venue, round, delivery)
      const has = left.get(seller) ?? spare(seller)
      const bound = has < value ? has : value
      left.set(seller, has - bound)
      return [delivery, bound]
    }),
  )
}

/** What lies in the account of a dispute. */
export const lyingFor = ({ ledger, currency }: Balances, { id }: Round, delivery: string): bigint =>
  ledger.balance(disputeOf(id, delivery), currency)

/** Who is paid how much for a delivery: nothing, if it does not stand any more. */
function soldIn(
  venue: Pick<MarketState, 'lots'>,
  round: Round,
  delivery: Dispute['delivery'],
): { seller: string; value: bigint } {
  const { parcel, grams } = deliveryStanding(venue, round, delivery) ?? {}
  if (parcel === undefined || grams === undefined) return { seller: '', value: 0n }
  return { seller: partiesOf(round, parcel).seller, value: valueAt(round, parcel.source, grams) }
}

/** Refuses what would leave less of a seller's money for disputes that are open, or may still be opened, than they bind or would bind. */
export function refuseLessForDisputes(
  venue: Pick<MarketState, 'currency' | 'ledger' | 'lots'>,
  round: Round,
  { changes, at }: { readonly changes: ReadonlyMap<string, bigint>; readonly at: string },
): void {
  const disputed = new Map<string, bigint>()
  for (const delivery of round.deliveries.keys()) {
    const { seller, value } = soldIn(venue, round, delivery)
    if (mayBind(round, delivery, at)) disputed.set(seller, (disputed.get(seller) ?? 0n) + value)
  }
  const [now, then] = [spareIn(venue, round), spareIn(venue, round, changes)]
  for (const member of changes.keys()) {
    const value = disputed.get(member) ?? 0n
    const [has, left] = [now(member), then(member)]
    const bound = has < value ? has : value
    if (left < bound)
      refuse('TRADE_REVIEW_DISPUTES', {
        member,
        round: round.id,
        bound: decimalOf(bound),
        currency: venue.currency,
        left: decimalOf(left),
      })
  }
}

/** Whether a dispute about a delivery is open, or may still be opened. */
function mayBind(round: Round, delivery: string, at: string): boolean {
  const dispute = round.disputes.get(delivery)
  if (dispute !== undefined) return dispute.end === undefined
  const until = disputableUntil(round, round.deliveries.get(delivery)?.at ?? at)
  return until !== undefined && !isOverBy(until, at)
}
