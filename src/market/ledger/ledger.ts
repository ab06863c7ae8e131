/** A change of one account, in billionths of a unit of its currency: whole numbers, so that nothing is rounded. */
export interface Posting {
  readonly account: string
  /** ISO 4217. */
  readonly currency: string
  readonly amount: bigint
}

/** What is posted together or not at all; in each currency it adds to nothing. */
export interface Booking {
  readonly id: string
  readonly what: string
  readonly postings: readonly Posting[]
}

/** A booking that would break a rule of the books; nothing of it was posted. */
export class BookingRefused extends Error {
  readonly booking: string
  constructor(booking: string, why: string) {
    super(`Booking ${booking} ${why}`)
    this.name = 'BookingRefused'
    this.booking = booking
  }
}

/**
 * Double-entry books.
 *
 *     in each booking and currency:   sum of postings = 0
 *     so at every instant:            sum of all accounts = 0
 *     accounts of `bounded`:          balance >= 0
 *
 * Money that lies with the market is positive on the accounts of those it belongs to and negative on `bank`.
 */
export class Ledger {
  private readonly balances = new Map<string, Map<string, bigint>>()
  private readonly posted = new Set<string>()
  private readonly mayOwe: (account: string) => boolean

  /** @param mayOwe accounts that may stand below nothing */
  constructor(mayOwe: (account: string) => boolean) {
    this.mayOwe = mayOwe
  }

  balance(account: string, currency: string): bigint {
    return this.balances.get(currency)?.get(account) ?? 0n
  }

  /** Accounts that are not empty, by name. */
  *accounts(currency: string): Generator<readonly [account: string, balance: bigint]> {
    for (const [account, balance] of [...(this.balances.get(currency) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)))
      if (balance !== 0n) yield [account, balance]
  }

  currencies(): string[] {
    return [...this.balances.keys()].sort()
  }

  /** @throws BookingRefused, and nothing is posted */
  post({ id, postings }: Booking): void {
    if (this.posted.has(id)) throw new BookingRefused(id, 'was posted already.')
    const sums = new Map<string, bigint>()
    const after = new Map<string, { account: string; currency: string; balance: bigint }>()
    for (const { account, currency, amount } of postings) {
      sums.set(currency, (sums.get(currency) ?? 0n) + amount)
      const key = `${currency} ${account}`
      const before = after.get(key)?.balance ?? this.balance(account, currency)
      after.set(key, { account, currency, balance: before + amount })
    }
    for (const [currency, sum] of sums)
      if (sum !== 0n) throw new BookingRefused(id, `does not balance: ${sum} billionths of ${currency} are left over.`)
    for (const { account, currency, balance } of after.values())
      if (balance < 0n && balance < this.balance(account, currency) && !this.mayOwe(account))
        throw new BookingRefused(
          id,
          `takes more from ${account} than the ${this.balance(account, currency)} billionths of ${currency} there.`,
        )
    for (const { account, currency, balance } of after.values()) {
      const own = this.balances.get(currency) ?? new Map<string, bigint>()
      own.set(account, balance)
      this.balances.set(currency, own)
    }
    this.posted.add(id)
  }

  /** In each currency, what all accounts add to: nothing, or something is very wrong. */
  imbalance(): ReadonlyMap<string, bigint> {
    return new Map(
      [...this.balances].map(([currency, own]) => [currency, [...own.values()].reduce((sum, each) => sum + each, 0n)]),
    )
  }
}

const UNIT = 1_000_000_000n

/** `1234.5` as billionths; undefined for anything that is not a decimal number of at most nine places. */
export function billionthsIn(text: string): bigint | undefined {
  const match = /^(-?)(\d{1,18})(?:\.(\d{1,9}))?$/.exec(text)
  if (match === null) return undefined
  const [, sign = '', whole = '0', part = ''] = match
  const amount = BigInt(whole) * UNIT + BigInt(part.padEnd(9, '0'))
  return sign === '-' ? -amount : amount
}

/** Billionths as an exact decimal number. */
export function decimalOf(amount: bigint): string {
  const size = amount < 0n ? -amount : amount
  const part = (size % UNIT).toString().padStart(9, '0').replace(/0+$/, '')
  return `${amount < 0n ? '-' : ''}${size / UNIT}${part === '' ? '' : `.${part}`}`
}
