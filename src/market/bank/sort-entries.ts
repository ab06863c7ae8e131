import { billionthsIn } from '../ledger/index.ts'
import type { BankEntry, BankStatement } from './statement.ts'

/** What a market knows when a statement comes. */
export interface KnownToMarket {
  readonly currency: string
  /** The market's account (IBAN); null if none is set. */
  readonly account: string | null
  readonly references: readonly { readonly organisation: string; readonly reference: string }[]
  /** Entries that are in already. */
  readonly entries: readonly string[]
  readonly payouts: readonly { readonly payout: string; readonly amount: string; readonly status: string }[]
}

/** What the command `record-statement` takes of an entry. */
export type TakenEntry =
  | { readonly kind: 'in'; readonly entry: string; readonly organisation: string; readonly amount: string }
  | { readonly kind: 'out' | 'back'; readonly entry: string; readonly payout: string; readonly amount: string }

export type EntryVerdict =
  | 'taken'
  | 'already-in'
  | 'not-booked'
  | 'other-currency'
  | 'reversed'
  | 'without-reference'
  | 'no-member'
  | 'several-members'
  | 'no-payout'
  | 'payout-not-sent'
  | 'other-amount'
  | 'already-paid'

export interface SortedEntry {
  readonly of: BankEntry
  readonly verdict: EntryVerdict
  readonly taken?: TakenEntry
}

/** Says of each entry of a statement whether it is taken, and as what, or why it is not. */
export function sortEntries({ entries }: Pick<BankStatement, 'entries'>, known: KnownToMarket): SortedEntry[] {
  const paid = new Set<string>()
  return entries.map((of): SortedEntry => {
    const found = sorted(of, known)
    if (typeof found === 'string') return { of, verdict: found }
    const isTwice = found.kind !== 'in' && paid.has(found.payout)
    if (found.kind !== 'in') paid.add(found.payout)
    return isTwice ? { of, verdict: 'already-paid' } : { of, verdict: 'taken', taken: found }
  })
}

export interface SortedStatement extends Pick<BankStatement, 'id' | 'account'> {
  /** Whether it is of the market's account: another is refused whole. */
  readonly isOurs: boolean
  readonly sorted: readonly SortedEntry[]
}

/** The statements of a file one after the other: what one of them brings is in when the next is looked at. */
export function sortStatements(statements: readonly BankStatement[], known: KnownToMarket): SortedStatement[] {
  let before = known
  return statements.map(({ id, account, entries }) => {
    const isOurs = account === known.account
    const sorted = sortEntries({ entries }, before)
    if (isOurs) before = withTaken(before, sorted)
    return { id, account, isOurs, sorted }
  })
}

function withTaken(known: KnownToMarket, sorted: readonly SortedEntry[]): KnownToMarket {
  const taken = sorted.flatMap((one) => one.taken ?? [])
  const status = new Map(
    taken.flatMap((one) =>
      one.kind === 'in' ? [] : [[one.payout, one.kind === 'out' ? 'paid' : 'returned'] as const],
    ),
  )
  return {
    ...known,
    entries: [...known.entries, ...taken.map(({ entry }) => entry)],
    payouts: known.payouts.map((one) => ({ ...one, status: status.get(one.payout) ?? one.status })),
  }
}

function sorted(of: BankEntry, known: KnownToMarket): TakenEntry | Exclude<EntryVerdict, 'taken'> {
  const { entry, side, amount, currency, isBooked, isReversal, endToEnd } = of
  if (!isBooked) return 'not-booked'
  if (entry === undefined || !/^[!-~]{1,80}$/.test(entry)) return 'without-reference'
  if (known.entries.includes(entry)) return 'already-in'
  if (currency !== known.currency) return 'other-currency'
  const payout = endToEnd === undefined ? undefined : known.payouts.find((one) => one.payout === endToEnd)
  // A payer calls the payment what they like: money with a member's reference is that member's, and no payout that comes back.
  const deposit = side === 'in' && !isReversal ? depositOf({ ...of, entry }, known) : undefined
  if (deposit !== undefined && (payout === undefined || deposit !== 'no-member')) return deposit
  if (side === 'in' && payout === undefined) return 'reversed'
  if (side === 'out' && isReversal) return 'reversed'
  if (payout === undefined) return 'no-payout'
  const kind = side === 'out' ? 'out' : 'back'
  if (payout.status !== 'sent' && !(kind === 'back' && payout.status === 'paid'))
    return payout.status === 'paid' ? 'already-paid' : 'payout-not-sent'
  if (billionthsIn(payout.amount) !== billionthsIn(amount)) return 'other-amount'
  return { kind, entry, payout: payout.payout, amount }
}

function depositOf(
  { entry, amount, references }: BankEntry & { readonly entry: string },
  known: KnownToMarket,
): TakenEntry | 'no-member' | 'several-members' {
  const members = known.references.filter(({ reference }) => references.includes(reference))
  const [member] = members
  if (member === undefined) return 'no-member'
  return members.length > 1 ? 'several-members' : { kind: 'in', entry, organisation: member.organisation, amount }
}
