import { z } from 'zod'
import { isBic, isIban, isPayable, type BankAccount } from '../../bank/index.ts'
import { decimalOf } from '../../ledger/index.ts'
import { billionthsOf, money } from '../../amounts.ts'
import { command, OPERATOR_ONLY, ownOrganisation, tradingOrganisation, TRADER_ONLY, memberNamed } from './command.ts'
import { id, text, uri } from '../forms/schemas.ts'
import { refuseBeyondFree } from '../rules/money/owed.ts'
import { refuse } from '../forms/refusal.ts'
import type { MarketState } from '../state/market-state.ts'
import type { MemberAccount, PayoutStatus, Payout } from '../state/money.ts'
import { word, oneOf } from '../forms/venue-fault.ts'

const iban = z.string().refine(isIban, 'an IBAN without blanks, with right check digits')
/** Text that banks pass on: no more than 70 signs. */
const holder = text.max(70)
const account = {
  iban,
  bic: z.string().refine(isBic, 'a BIC of 8 or 11 signs').optional(),
  name: holder.meta({ description: 'who holds it, as the bank has it' }),
}
/** The bank's reference of an entry. */
const bankEntry = z.string().regex(/^[!-~]{1,80}$/, 'the bank’s reference of the entry')
/** It goes to the bank, and comes back: at most 35 signs, of those that banks know. What they write where a payer has said nothing is none. */
const payoutId = id
  .max(35)
  .regex(/^[^_]*$/, 'no _, which banks do not pass on')
  .refine((text) => text.toUpperCase() !== 'NOTPROVIDED', 'not NOTPROVIDED, which banks write for no id')

/** No file is of a day further off: what is in it waits for that day, and is in no other file. */
const FILE_AHEAD_MS = 31 * 24 * 3_600_000

const inForce = (accounts: readonly MemberAccount[], at: string): BankAccount | undefined =>
  accounts.findLast(({ from }) => from <= Date.parse(at))?.account

/** Money out: members ask, two operators release, a file goes to the bank, and its statement comes back. */
export const payoutCommands = {
  'set-bank-account': command(
    OPERATOR_ONLY,
    'operate',
    'Says which account of the market members pay to, and are paid from.',
    z.strictObject(account),
    (_, given) => [{ kind: 'market-account', account: given }],
  ),
  'register-bank-account': command(
    TRADER_ONLY,
    'orders',
    'Registers the account that your organisation is paid to. Another in its place is paid to from three days later on.',
    z.strictObject(account),
    (venue, given, context) => [
      { kind: 'bank-account', organisation: ownOrganisation(venue, context), account: given },
    ],
  ),
  'ask-payout': command(
    TRADER_ONLY,
    'orders',
    'Asks for money from your organisation’s available balance to be paid to its registered account. It is bound from then on.',
    z.strictObject({ payout: payoutId, amount: money }),
    (venue, { payout, amount }, context) => {
      const organisation = tradingOrganisation(venue, context)
      const to = inForce(venue.member(organisation).accounts, context.at)
      if (to === undefined) return refuse('BANK_ACCOUNT_MISSING', { organisation })
      if (venue.payouts.has(payout)) refuse('PAYOUT_TWICE', { payout })
      if (!isPayable(amount, venue.currency)) refuse('PAYOUT_NOT_PAYABLE', { amount, currency: venue.currency })
      refuseBeyondFree(venue, organisation, billionthsOf(amount))
      return [{ kind: 'payout', payout, organisation, amount, account: to }]
    },
  ),
  'withdraw-payout': command(
    TRADER_ONLY,
    'orders',
    'Takes back a payout that you have asked for, as long as operators have not released it.',
    z.strictObject({ payout: payoutId }),
    (venue, { payout }, context) => {
      const organisation = ownOrganisation(venue, context)
      if (venue.payouts.get(payout)?.organisation !== organisation) refuse('PAYOUT_UNKNOWN', { payout })
      payoutNamed(venue, payout, 'asked')
      return [{ kind: 'payout-withdrawn', payout }]
    },
  ),
  'release-payouts': command(
    OPERATOR_ONLY,
    'operate',
    'Releases payouts that members have asked for: they are in the next payment file.',
    z.strictObject({ payouts: z.array(payoutId).min(1).max(500) }),
    (venue, { payouts }) => {
      refuseDoubled(payouts)
      for (const payout of payouts) payoutNamed(venue, payout, 'asked')
      return [{ kind: 'payouts-released', payouts }]
    },
  ),
  'make-payment-file': command(
    OPERATOR_ONLY,
    'operate',
    'Makes the payment file of a day: all payouts that are released and in no file. One file a day.',
    z.strictObject({ date: z.iso.date() }),
    (venue, { date }, { at }) => {
      if (venue.paymentFiles.has(date)) refuse('PAYMENT_FILE_MADE', { date })
      if (date < at.slice(0, 10) || Date.parse(date) > Date.parse(at) + FILE_AHEAD_MS)
        refuse('PAYMENT_FILE_DATE', { today: at.slice(0, 10), date })
      const from = venue.bankAccount
      if (from === undefined) return refuse('BANK_ACCOUNT_MISSING:market', {})
      const payouts = [...venue.payouts.values()].filter(({ status }) => status === 'released').map((one) => one.id)
      if (payouts.length === 0) refuse('PAYMENT_FILE_EMPTY', {})
      return [{ kind: 'payment-file', date, from, payouts }]
    },
  ),
  'record-statement': command(
    OPERATOR_ONLY,
    'operate',
    'Notes entries of a bank statement, all or none: money of members that came in, payouts that went out or came back. Each entry of the bank once.',
    z.strictObject({
      statement: z.string().regex(/^[A-Za-z0-9/?:().,'+ -]{1,35}$/, 'the statement’s id'),
      account: z.string().min(1).max(40).meta({ description: 'which the statement is of' }),
      entries: z
        .array(
          z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('in'), entry: bankEntry, organisation: uri, amount: money }),
            z.strictObject({ kind: z.enum(['out', 'back']), entry: bankEntry, payout: payoutId, amount: money }),
          ]),
        )
        .min(1)
        .max(5000),
    }),
    (venue, { statement, account: of, entries }) => {
      if (venue.bankAccount?.iban !== of)
        refuse('BANK_OTHER_ACCOUNT', { of, own: venue.bankAccount?.iban ?? word('not-set') })
      refuseDoubled(entries.map(({ entry }) => entry))
      refuseDoubled(entries.flatMap((one) => (one.kind === 'in' ? [] : [one.payout])))
      for (const one of entries) {
        if (venue.bankEntries.has(one.entry)) refuse('BANK_ENTRY_TWICE', { entry: one.entry })
        if (one.kind === 'in') memberNamed(venue, one.organisation)
        else mustFit(venue, one)
      }
      return [{ kind: 'statement', statement, account: of, entries }]
    },
  ),
} as const

function mustFit(
  venue: MarketState,
  { kind, payout: name, amount }: { kind: 'out' | 'back'; payout: string; amount: string },
): void {
  const payout = kind === 'out' ? payoutNamed(venue, name, 'sent') : payoutNamed(venue, name, 'sent', 'paid')
  if (billionthsOf(payout.amount) !== billionthsOf(amount))
    refuse('PAYOUT_OTHER_AMOUNT', { name, amount: payout.amount, paid: decimalOf(billionthsOf(amount)) })
}

function refuseDoubled(names: readonly string[]): void {
  const twice = names.find((one, i) => names.indexOf(one) !== i)
  if (twice !== undefined) refuse('NAMED_TWICE', { twice })
}

function payoutNamed({ payouts }: MarketState, name: string, ...status: readonly PayoutStatus[]): Payout {
  const found = payouts.get(name) ?? refuse('PAYOUT_UNKNOWN:any', { name })
  if (!status.includes(found.status))
    refuse('PAYOUT_NOT_READY', {
      name,
      status: word('state', { state: found.status }),
      needed: oneOf(status.map((state) => word('state', { state }))),
    })
  return found
}
