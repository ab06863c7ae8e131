import type { AccountShown, OwnShown, AccountStatement } from '../../../../src/market/index.ts'
import { decimalOf } from '../../../../src/market/light.ts'
import { exact, sumOf } from '../../parts/exact.ts'
import { accountIn } from './ledger.ts'

/** A member's accounts and statements, sorted out; all sums are exact. */

export type Account =
  | { readonly kind: 'free' | 'fund' | 'payout' }
  | { readonly kind: 'deposit' | 'result'; readonly round: string }
  | { readonly kind: 'other' }

/** What an account of the books is to a member: `cash M`, `fund M`, `payout M`, `cover R M`, `round R M`. */
export function accountOf(name: string): Account {
  const { group, round = '' } = accountIn(name, '0')
  switch (group) {
    case 'cash':
      return { kind: 'free' }
    case 'fund':
      return { kind: 'fund' }
    case 'payout':
      return { kind: 'payout' }
    case 'cover':
      return { kind: 'deposit', round }
    case 'round':
      return { kind: 'result', round }
    case 'bank':
    case 'dispute':
    case 'budget':
    case 'contracts':
    case 'capital':
    case 'operator':
      break
  }
  return { kind: 'other' }
}

export interface Balances {
  /** Cash that is not owed to a round. */
  readonly free: string
  readonly fund: string
  /** Asked for, and not paid by the bank yet. */
  readonly payout: string
  /** What is owed to cleared rounds beyond deposits and cash: it has to be paid in. */
  readonly lacking: string
  readonly rounds: readonly { readonly round: string; readonly deposit: string; readonly result: string }[]
}

export function balancesOf({ balances }: Pick<AccountShown, 'balances'>): Balances {
  const rounds = new Map<string, { deposit: string; result: string }>()
  let [free, fund, payout] = ['0', '0', '0']
  for (const { account, balance } of balances) {
    const own = accountOf(account)
    if (own.kind === 'free') free = balance
    else if (own.kind === 'fund') fund = balance
    else if (own.kind === 'payout') payout = balance
    else if ('round' in own)
      rounds.set(own.round, { ...(rounds.get(own.round) ?? { deposit: '0', result: '0' }), [own.kind]: balance })
  }
  // What is owed beyond a deposit is paid from here at the settlement, and free for nothing else.
  const owed = [...rounds.values()].map(({ deposit, result }) => -exact(result) - exact(deposit))
  const left = owed.reduce((rest, sum) => (sum > 0n ? rest - sum : rest), exact(free))
  free = decimalOf(left > 0n ? left : 0n)
  const lacking = decimalOf(left < 0n ? -left : 0n)
  return { free, fund, payout, lacking, rounds: [...rounds].map(([round, each]) => ({ round, ...each })) }
}

const WHATS = [
  'paid in',
  'paid out',
  'bank statement',
  'payout asked for',
  'payout back',
  'default fund',
  'out of the default fund',
  'capital out',
  'budget back',
  'capital of the operator',
  'budget',
  'deposit',
  'deposits back',
  'result of the round',
  'not delivered',
  'trade cancelled',
  'settled',
  'dispute over',
] as const
export type What = (typeof WHATS)[number] | 'default'

/** What a booking was for, if it is one of those that the market makes. */
export const whatOf = (text: string): What | undefined =>
  text.startsWith('default of ') ? 'default' : WHATS.find((one) => one === text)

/** Whose default a booking is about. */
export const defaulterIn = (text: string): string => /^default of (\S+)$/.exec(text)?.[1] ?? ''

/** The latest first: bookings of one entry stay together. */
export const latestFirst = (bookings: AccountShown['bookings']): AccountShown['bookings'] =>
  [...bookings].sort((a, b) => b.entry - a.entry)

type Line = AccountStatement['lines'][number]

export interface OrderLines {
  readonly order: string
  readonly goods: readonly Line[]
  readonly sum: string
  readonly contract: string | undefined
}

/** The lines of a statement, order by order. */
export function ordersIn(lines: readonly Line[]): readonly OrderLines[] {
  const ids = [...new Set(lines.filter(({ what }) => what !== 'freight').map(({ of }) => of))]
  return ids.map((order) => {
    const own = lines.filter(({ of, what }) => of === order && what !== 'freight')
    const amounts = (kind: Line['what']): string[] =>
      own.flatMap(({ what, amount }) => (what === kind && amount !== undefined ? [amount] : []))
    const contracts = amounts('contract')
    return {
      order,
      goods: own.filter(({ what }) => what === 'sold' || what === 'bought'),
      sum: sumOf(amounts('order')),
      contract: contracts.length === 0 ? undefined : sumOf(contracts),
    }
  })
}

export interface Sums {
  /** The result, line by line. */
  readonly total: string
  /** What the market booked for it: the same, or something is wrong. */
  readonly booked: string
  /** What has been added or taken since: goods that did not come, a default. */
  readonly since: string
  /** What was paid out (positive) or taken (negative) at the settlement. */
  readonly paid: string
  /** What is still due to the member (positive) or owed by it. */
  readonly open: string
  /** What still lies as a deposit. */
  readonly deposit: string
}

export function sumsOf({ lines, bookings }: Pick<AccountStatement, 'lines' | 'bookings'>): Sums {
  const total = sumOf(lines.flatMap(({ amount }) => (amount === undefined ? [] : [amount])))
  const stakes = bookings.filter(({ account }) => accountOf(account).kind === 'result')
  const of = (is: (what: What | undefined) => boolean): string =>
    sumOf(stakes.filter(({ what }) => is(whatOf(what))).map(({ amount }) => amount))
  const settled = of((what) => what === 'settled')
  return {
    total,
    booked: of((what) => what === 'result of the round'),
    since: of((what) => what !== 'result of the round' && what !== 'settled'),
    paid: exact(settled) === 0n ? '0' : negative(settled),
    open: sumOf(stakes.map(({ amount }) => amount)),
    deposit: sumOf(bookings.filter(({ account }) => accountOf(account).kind === 'deposit').map(({ amount }) => amount)),
  }
}

const negative = (digits: string): string => (digits.startsWith('-') ? digits.slice(1) : `-${digits}`)

type OwnAccount = OwnShown['bank']['accounts'][number]

/** Which account is paid to now, and which is to take its place. The first counts at once, whatever the clock here says. */
export function accountsAt(
  accounts: readonly OwnAccount[],
  now: number,
): { readonly inForce: OwnAccount | undefined; readonly next: OwnAccount | undefined } {
  const inForce = accounts.findLast(({ from }) => from <= now) ?? accounts[0]
  return { inForce, next: accounts.findLast((one) => one !== inForce && one.from > now) }
}

/** An id of a payout, short enough to be read out, of a random one: no two members ask by the same. */
export const payoutId = (uuid: string): string => `P-${uuid.replaceAll('-', '').slice(0, 12).toUpperCase()}`
