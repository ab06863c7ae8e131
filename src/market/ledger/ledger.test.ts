import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { billionthsIn, BookingRefused, decimalOf, Ledger, type Posting } from './index.ts'

const owes = (account: string): boolean => account === 'bank'
const usd = (account: string, amount: bigint): Posting => ({ account, currency: 'USD', amount })

describe('books', () => {
  it('post what balances, in each currency by itself', () => {
    const books = new Ledger(owes)
    books.post({ id: '1', what: 'paid in', postings: [usd('bank', -5n), usd('cash a', 5n)] })
    expect([books.balance('cash a', 'USD'), books.balance('bank', 'USD')]).toEqual([5n, -5n])
    const mixed = [usd('bank', -1n), { account: 'cash a', currency: 'JPY', amount: 1n }]
    expect(() => books.post({ id: '2', what: 'mixed', postings: mixed })).toThrow('does not balance')
    expect([...books.accounts('JPY')]).toEqual([])
  })
  it('let nobody but the bank stand below nothing, and post nothing of a booking that would', () => {
    const books = new Ledger(owes)
    books.post({ id: '1', what: 'paid in', postings: [usd('bank', -5n), usd('cash a', 5n)] })
    const spends = [usd('cash b', 6n), usd('cash a', -6n)]
    expect(() => books.post({ id: '2', what: 'spends', postings: spends })).toThrow(BookingRefused)
    expect([...books.accounts('USD')]).toEqual([
      ['bank', -5n],
      ['cash a', 5n],
    ])
  })
  it('post nothing twice', () => {
    const books = new Ledger(owes)
    const booking = { id: '1', what: 'paid in', postings: [usd('bank', -5n), usd('cash a', 5n)] }
    books.post(booking)
    expect(() => books.post(booking)).toThrow('posted already')
    expect(books.balance('cash a', 'USD')).toBe(5n)
  })
  it('add to nothing whatever is posted or refused', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            from: fc.constantFrom('bank', 'a', 'b', 'c'),
            to: fc.constantFrom('bank', 'a', 'b', 'c'),
            amount: fc.bigInt({ min: 0n, max: 50n }),
            off: fc.constantFrom(0n, 0n, 0n, 1n),
          }),
        ),
        (moves) => {
          const books = new Ledger(owes)
          moves.forEach(({ from, to, amount, off }, i) => {
            try {
              books.post({ id: `${i}`, what: '', postings: [usd(from, -amount), usd(to, amount + off)] })
            } catch (error) {
              if (!(error instanceof BookingRefused)) throw error
            }
            for (const sum of books.imbalance().values()) expect(sum).toBe(0n)
            for (const [account, balance] of books.accounts('USD'))
              if (account !== 'bank') expect(balance).toBeGreaterThan(0n)
          })
        },
      ),
    ))
})

describe('exact decimals', () => {
  it.each([
    ['0', 0n],
    ['1', 1_000_000_000n],
    ['-0.5', -500_000_000n],
    ['123456789012345678.000000001', 123456789012345678_000000001n],
  ])('reads %s', (text, amount) => {
    expect(billionthsIn(text)).toBe(amount)
    expect(decimalOf(amount)).toBe(text)
  })
  it.each(['', '1e3', '1.', '.5', '1.0000000001', 'NaN', '1,000', ' 1', '--1'])('reads no number in "%s"', (text) =>
    expect(billionthsIn(text)).toBeUndefined(),
  )
  it('writes what it reads', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 26n), max: 10n ** 26n }), (amount) => {
        expect(billionthsIn(decimalOf(amount))).toBe(amount)
      }),
    ))
})
