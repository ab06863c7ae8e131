import type { LedgerShown } from '../../../../src/market/index.ts'
import { billionthsIn, decimalOf } from '../../../../src/market/light.ts'

/** What accounts are for, in the order in which they are told. */
const GROUPS = [
  'bank',
  'cash',
  'payout',
  'cover',
  'round',
  'dispute',
  'fund',
  'budget',
  'contracts',
  'capital',
  'operator',
] as const
type Group = (typeof GROUPS)[number]

export interface Account {
  readonly account: string
  readonly group: Group
  /** Whose it is, which round it belongs to, which budget it is. */
  readonly member?: string
  readonly round?: string
  readonly budget?: string
  readonly balance: string
}

/** What an account is by its name, as the books call it: `cover R M`, `cash M`, `bank`. */
export function accountIn(account: string, balance: string): Account {
  const [kind = '', first, second] = account.split(' ')
  const base = { account, balance }
  if (kind === 'cash' || kind === 'payout' || kind === 'fund')
    return { ...base, group: kind, ...(first === undefined ? {} : { member: first }) }
  if (kind === 'cover' || kind === 'round')
    return {
      ...base,
      group: kind,
      ...(first === undefined ? {} : { round: first }),
      ...(second === undefined ? {} : { member: second }),
    }
  if (kind === 'dispute') return { ...base, group: kind, ...(first === undefined ? {} : { round: first }) }
  if (kind === 'contracts')
    return {
      ...base,
      group: kind,
      ...(first === undefined ? {} : { round: first }),
      ...(second === undefined ? {} : { budget: second }),
    }
  if (kind === 'budget') return { ...base, group: kind, ...(first === undefined ? {} : { budget: first }) }
  return { ...base, group: kind === 'bank' || kind === 'capital' ? kind : 'operator' }
}

export interface Grouped {
  readonly group: Group
  readonly sum: string
  readonly accounts: readonly Account[]
}

/** Accounts by what they are for, each group with its exact sum; those with nothing on them last. */
export function groupsOf({ accounts }: Pick<LedgerShown, 'accounts'>): readonly Grouped[] {
  const all = accounts.map(({ account, balance }) => accountIn(account, balance))
  return GROUPS.flatMap((group) => {
    const own = all.filter((one) => one.group === group)
    if (own.length === 0) return []
    const sum = own.reduce((total, { balance }) => total + (billionthsIn(balance) ?? 0n), 0n)
    const isEmpty = ({ balance }: Account): boolean => balance === '0'
    return [{ group, sum: decimalOf(sum), accounts: [...own.filter((one) => !isEmpty(one)), ...own.filter(isEmpty)] }]
  })
}

/** What lies with the market in all: the other side of the bank's account. */
export function heldIn({ accounts }: Pick<LedgerShown, 'accounts'>): string {
  const bank = accounts.find(({ account }) => account === 'bank')?.balance ?? '0'
  return decimalOf(-(billionthsIn(bank) ?? 0n))
}

export interface Line {
  readonly entry: number
  readonly at: string
  readonly what: string
  readonly account: string
  readonly amount: string
}

/** Postings one by one, the newest first; only those of bookings that touch an account, if one is named. */
export const linesOf = ({ bookings }: Pick<LedgerShown, 'bookings'>, account = ''): readonly Line[] =>
  bookings
    .filter(({ postings }) => account === '' || postings.some((one) => one.account === account))
    .toReversed()
    .flatMap(({ entry, at, what, postings }) => postings.map((posting) => ({ entry, at, what, ...posting })))
