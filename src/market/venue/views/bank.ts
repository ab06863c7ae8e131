import { creditorReferenceFor, paymentFile } from '../../bank/index.ts'
import { refuse } from '../forms/refusal.ts'
import type { Actor } from '../events/roles.ts'
import { memberReading, mayRead, OVERSEERS } from './reading.ts'
import type { BankShown, OwnBankShown } from './shown.ts'
import type { Payout } from '../state/money.ts'
import type { MarketState } from '../state/market-state.ts'

/** What passes between the market and its bank. */

const payoutShown = ({ id, organisation, amount, account, status }: Payout): BankShown['payouts'][number] => ({
  payout: id,
  organisation,
  amount,
  iban: account.iban,
  status,
})

const marketOf = ({ founded }: MarketState): string => founded?.signs.x ?? ''

/** The whole of it: what a statement is sorted by. */
export function bankView(venue: MarketState, actor: Actor): BankShown {
  mayRead(actor, OVERSEERS)
  return {
    currency: venue.currency,
    account: venue.bankAccount?.iban ?? null,
    references: [...venue.members.keys()].map((organisation) => ({
      organisation,
      reference: creditorReferenceFor(marketOf(venue), organisation),
    })),
    entries: [...venue.bankEntries],
    payouts: [...venue.payouts.values()].map(payoutShown),
    files: [...venue.paymentFiles.values()].map(({ date, at, payouts }) => ({ date, at, payouts: [...payouts] })),
  }
}

/** A member's own part: where it pays to and by which reference, what it is paid to, and what it has asked for. */
export function ownBankView(venue: MarketState, actor: Actor): OwnBankShown {
  const own = memberReading(venue, actor)
  return {
    pay: venue.bankAccount ?? null,
    reference: creditorReferenceFor(marketOf(venue), own),
    accounts: venue.member(own).accounts.map(({ account, from }) => ({ ...account, from })),
    payouts: [...venue.payouts.values()].filter(({ organisation }) => organisation === own).map(payoutShown),
  }
}

/** The file of a day, to the byte as it was made. */
export function paymentFileView(venue: MarketState, actor: Actor, date: string): string {
  mayRead(actor, OVERSEERS)
  return paymentFileOf(venue, date) ?? refuse('PAYMENT_FILE_UNKNOWN', { date })
}

/** It follows from the log alone; undefined if none was made of that day. */
export function paymentFileOf(venue: MarketState, date: string): string | undefined {
  const made = venue.paymentFiles.get(date)
  return made === undefined
    ? undefined
    : paymentFile({
        market: marketOf(venue),
        currency: venue.currency,
        date,
        at: made.at,
        from: made.from,
        payouts: made.payouts.map((name) => {
          const { id, amount, account } = venue.payout(name)
          return { payout: id, amount, to: account }
        }),
      })
}
