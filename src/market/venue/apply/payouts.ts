import type { Appliers } from './handler.ts'
import type { MarketState } from '../state/market-state.ts'
import type { PayoutStatus, MemberAccount } from '../state/money.ts'
import type { BankAccount } from '../../bank/index.ts'
import { KEY_WAITS_MS } from '../../signed-command.ts'

type Kind =
  'market-account' | 'bank-account' | 'payout' | 'payout-withdrawn' | 'payouts-released' | 'payment-file' | 'statement'

/** Accounts at banks, and money that goes out through them. */
export const payoutAppliers: Appliers<Kind> = {
  'market-account': (venue, { account }) => {
    venue.bankAccount = account
  },
  'bank-account': (venue, { organisation, account }, { at }) =>
    noteAccount(venue.member(organisation).accounts, account, at),
  payout: (venue, { payout: id, organisation, amount, account }) => {
    venue.payouts.set(id, { id, organisation, amount, account, status: 'asked' })
  },
  'payout-withdrawn': (venue, { payout }) => mark(venue, [payout], 'withdrawn'),
  'payouts-released': (venue, { payouts }) => mark(venue, payouts, 'released'),
  'payment-file': (venue, { date, from, payouts }, { at }) => {
    venue.paymentFiles.set(date, { date, at, from, payouts })
    mark(venue, payouts, 'sent')
  },
  statement: (venue, { entries }) => {
    for (const one of entries) {
      venue.bankEntries.add(one.entry)
      if (one.kind !== 'in') mark(venue, [one.payout], one.kind === 'out' ? 'paid' : 'returned')
    }
  },
}

function mark(venue: Pick<MarketState, 'payout'>, payouts: readonly string[], status: PayoutStatus): void {
  for (const payout of payouts) venue.payout(payout).status = status
}

/** An account waits as long as a key that somebody else proposes: to change it is how money is stolen. */
function noteAccount(accounts: MemberAccount[], given: BankAccount, at: string): void {
  const now = Date.parse(at)
  // One that did not come into force is replaced.
  const standing = accounts.filter(({ from }) => from <= now).slice(-1)
  accounts.splice(0, accounts.length, ...standing, {
    account: given,
    from: standing.length === 0 ? now : now + KEY_WAITS_MS,
  })
}
