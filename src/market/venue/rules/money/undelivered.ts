import type { MarketState } from '../../state/market-state.ts'
import type { Round, Parcel } from '../../state/round.ts'
import type { Booking, Posting } from '../../../ledger/index.ts'
import { valueAt } from '../goods/parcels.ts'
import { isExcused } from '../goods/force-majeure.ts'
import { damagesOn } from './owed.ts'
import { carriageIn } from './carriage.ts'
import { settlementBalanceOf, broughtOf, budgetOf, OPERATOR } from '../../state/accounts.ts'
import type { Settlement } from '../../../round/index.ts'

/** Who does not deliver pays the buyer's price back and, unless that is force majeure, damages; freight is still paid. */
export function undelivered(
  { currency }: Pick<MarketState, 'currency'>,
  round: Round,
  parcel: Parcel,
  grams: number,
): Omit<Booking, 'id'> {
  const price = valueAt(round, parcel.sink, grams)
  const damages = isExcused(round, parcel.id) ? 0n : damagesOn(round, price)
  return { what: 'not delivered', postings: moved(round, parcel, price + damages, currency) }
}

/**
 * The rent of full routes for what they do not carry goes back to the member that pays for it: it is no cost of the carrier's, and
 * as large as others bid. Freight is still paid.
 */
export function rentBack(
  { currency }: Pick<MarketState, 'currency'>,
  round: Round,
  missing: readonly { readonly parcel: Parcel; readonly grams: number; readonly to: string }[],
): Posting[] {
  if (round.version < 3) return []
  const carriage = carriageIn(round)
  return missing.flatMap(({ parcel, grams, to }) => {
    const payer = round.orders.get(to)?.organisation
    if (payer === undefined) return []
    return carriage(parcel, grams).flatMap(({ carrier, rent }) =>
      rent === 0n
        ? []
        : [
            { account: settlementBalanceOf(round.id, carrier), currency, amount: -rent },
            { account: settlementBalanceOf(round.id, payer), currency, amount: rent },
          ],
    )
  })
}

/** What contracts have paid for what does not come goes back to their budgets, and what they have brought to the sellers. */
export const contractsBack = (
  { currency }: Pick<MarketState, 'currency'>,
  round: Round,
  back: readonly Settlement[],
): Posting[] =>
  back.flatMap(({ order, budget, amount }) => [
    {
      account: settlementBalanceOf(round.id, round.orders.get(order)?.organisation ?? ''),
      currency,
      amount: 0n - amount,
    },
    { account: amount < 0n ? broughtOf(round.id, budget) : budgetOf(budget), currency, amount },
  ])

/** Who cannot pay for what was not handed over does not have it, and pays damages instead. */
export function untaken(
  { currency }: Pick<MarketState, 'currency'>,
  round: Round,
  parcel: Parcel,
  grams: number,
): Posting[] {
  const damages = damagesOn(round, valueAt(round, parcel.sink, grams))
  return moved(round, parcel, valueAt(round, parcel.source, grams) - damages, currency)
}

/** From the member that was to bring a parcel to the one that was to take it. */
export function moved(round: Round, { from, to }: Parcel, amount: bigint, currency: string): Posting[] {
  const account = (order: string): string => {
    const organisation = round.orders.get(order)?.organisation
    return organisation === undefined ? OPERATOR : settlementBalanceOf(round.id, organisation)
  }
  return [
    { account: account(from), currency, amount: -amount },
    { account: account(to), currency, amount },
  ]
}
