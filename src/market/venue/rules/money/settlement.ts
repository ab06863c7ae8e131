import type { MarketState } from '../../state/market-state.ts'
import type { Round } from '../../state/round.ts'
import type { Booking, Posting } from '../../../ledger/index.ts'
import { stakesIn, coverIn } from './stakes.ts'
import { boundByDisputes, lyingFor } from './dispute-money.ts'
import { partiesOf } from '../goods/dispute.ts'
import { disputeOf, broughtOf, budgetOf, settlementBalanceOf, coverOf, cashOf } from '../../state/accounts.ts'
import { budgetsOf } from './contract-pay.ts'
import { moved } from './undelivered.ts'
import type { Balances } from '../../state/slices.ts'

/** All that is owed is paid from deposits, then from cash; all that is due is paid out, but for what disputes bind; what is left of deposits goes back. */
export function settled(venue: Pick<MarketState, 'currency' | 'ledger' | 'lots'>, round: Round): Omit<Booking, 'id'> {
  const { currency } = venue
  const postings: Posting[] = []
  const members = new Set([...round.orders.values()].map(({ organisation }) => organisation))
  const stakes = new Map(stakesIn(venue, round))
  for (const member of stakes.keys()) members.add(member)
  const bound = boundByDisputes(venue, round)
  const boundOf = new Map<string, bigint>()
  for (const [delivery, amount] of bound) {
    const parcel = round.deliveries.get(delivery)?.parcel
    const seller = parcel === undefined ? '' : partiesOf(round, parcel).seller
    boundOf.set(seller, (boundOf.get(seller) ?? 0n) + amount)
    postings.push({ account: disputeOf(round.id, delivery), currency, amount })
  }
  for (const budget of budgetsOf(round)) {
    const brought = venue.ledger.balance(broughtOf(round.id, budget), currency)
    postings.push(
      { account: broughtOf(round.id, budget), currency, amount: -brought },
      { account: budgetOf(budget), currency, amount: brought },
    )
  }
  for (const member of [...members].sort()) {
    const stake = stakes.get(member) ?? 0n
    const cover = coverIn(venue, round, member)
    postings.push(
      { account: settlementBalanceOf(round.id, member), currency, amount: -stake },
      { account: coverOf(round.id, member), currency, amount: -cover },
      { account: cashOf(member), currency, amount: stake + cover - (boundOf.get(member) ?? 0n) },
    )
  }
  return { what: 'settled', postings: postings.filter(({ amount }) => amount !== 0n) }
}

/** What the buyer has back of the price goes to it; the rest of what was bound is the seller's. Before the settlement that is all in their results. */
export function disputeOver(
  venue: Balances,
  round: Round,
  { delivery, back }: { readonly delivery: string; readonly back: bigint },
): Omit<Booking, 'id'> | undefined {
  const { currency } = venue
  const parcel = round.deliveries.get(delivery)?.parcel
  if (parcel === undefined) return undefined
  const what = 'dispute over'
  if (round.status === 'cleared') return { what, postings: back === 0n ? [] : moved(round, parcel, back, currency) }
  const { seller, buyer } = partiesOf(round, parcel)
  const bound = lyingFor(venue, round, delivery)
  const postings = [
    { account: disputeOf(round.id, delivery), currency, amount: -bound },
    { account: cashOf(buyer), currency, amount: back },
    { account: cashOf(seller), currency, amount: bound - back },
  ]
  return { what, postings: postings.filter(({ amount }) => amount !== 0n) }
}
