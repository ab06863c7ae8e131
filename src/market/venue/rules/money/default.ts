import type { Round, Due, Parcel } from '../../state/round.ts'
import type { Booking } from '../../../ledger/index.ts'
import { calledOff } from '../goods/delivery.ts'
import { undelivered, untaken, rentBack, contractsBack } from './undelivered.ts'
import { backFromContracts } from './contract-pay.ts'
import { stakesIn } from './stakes.ts'
import { settlementBalanceOf, cashOf } from '../../state/accounts.ts'
import { waterfall } from './waterfall.ts'
import { recallable } from './recalled.ts'
import type { Defaults } from '../../state/slices.ts'

/** What a default does to the books, and what is due in its round after it. */
export function defaultOf(
  venue: Defaults,
  round: Round,
  organisation: string,
): { readonly booking: Omit<Booking, 'id'>; readonly dues: readonly Due[] } {
  const { currency } = venue
  const off = calledOff(venue, round, organisation)
  const isSeller = ({ from }: Parcel): boolean => round.orders.get(from)?.organisation === organisation
  const called = [
    ...off.flatMap(({ parcel, grams }) =>
      isSeller(parcel) ? undelivered(venue, round, parcel, grams).postings : untaken(venue, round, parcel, grams),
    ),
    ...rentBack(
      venue,
      round,
      off.map(({ parcel, grams }) => ({ parcel, grams, to: isSeller(parcel) ? parcel.from : parcel.to })),
    ),
    ...contractsBack(venue, round, backFromContracts(round, off)),
  ]
  const changes = new Map<string, bigint>()
  for (const { account, amount } of called) changes.set(account, (changes.get(account) ?? 0n) + amount)
  const stakes = new Map(stakesIn(venue, round))
  const members = new Set([...stakes.keys(), ...[...round.orders.values()].map((one) => one.organisation)])
  for (const member of members) {
    const account = settlementBalanceOf(round.id, member)
    stakes.set(member, venue.ledger.balance(account, currency) + (changes.get(account) ?? 0n))
  }
  const { layers, dues } = waterfall(venue, round, organisation, stakes)
  const paid = layers.reduce((sum, { amount }) => sum + amount, 0n)
  const booking = {
    what: `default of ${organisation}`,
    postings: [
      ...recallable(venue, round, organisation).from.flatMap(({ account, amount }) => [
        { account, currency, amount: -amount },
        { account: cashOf(organisation), currency, amount },
      ]),
      ...[...changes].map(([account, amount]) => ({ account, currency, amount })),
      ...layers.map(({ account, amount }) => ({ account, currency, amount: -amount })),
      { account: settlementBalanceOf(round.id, organisation), currency, amount: paid },
    ],
  }
  return { booking, dues }
}
