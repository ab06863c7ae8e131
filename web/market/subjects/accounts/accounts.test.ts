import { describe, expect, it } from 'vitest'
import { csvOf, sorted } from '../../../ui/table.ts'
import { sumOf, typedDigits } from '../../parts/exact.ts'
import {
  accountOf,
  accountsAt,
  balancesOf,
  defaulterIn,
  latestFirst,
  ordersIn,
  payoutId,
  sumsOf,
  whatOf,
} from './accounts.ts'

const M = 'urn:org:acme'
const booking = (entry: number, what: string, account: string, amount: string) => ({
  entry,
  at: '2027-01-01T00:00:00Z',
  what,
  account,
  amount,
})

describe('sums', () => {
  it('lose no digit, where doubles would', () => {
    expect(sumOf(['0.1', '0.2'])).toBe('0.3')
    expect(sumOf(['9007199254740993', '0.000000001'])).toBe('9007199254740993.000000001')
    expect(sumOf(['-66.65', '66.65'])).toBe('0')
  })
  it('take digits as they are typed, and guess at no comma', () => {
    expect(typedDigits(' 12,000 ')).toBe('12000')
    expect(typedDigits('１２０００．５')).toBe('12000.5')
    expect(typedDigits('63,5')).toBe('63,5')
  })
})

describe('accounts', () => {
  it('are distinguished, by round', () => {
    expect(accountOf(`cover r1 ${M}`)).toEqual({ kind: 'deposit', round: 'r1' })
    expect(accountOf(`round r1 ${M}`)).toEqual({ kind: 'result', round: 'r1' })
    const balances = [
      { account: `cash ${M}`, balance: '6' },
      { account: `cover r1 ${M}`, balance: '2' },
      { account: `round r1 ${M}`, balance: '-7.5' },
      { account: `cover r2 ${M}`, balance: '1' },
      { account: `payout ${M}`, balance: '3' },
    ]
    // 5.5 of the cash are owed to r1.
    expect(balancesOf({ balances })).toEqual({
      free: '0.5',
      fund: '0',
      payout: '3',
      lacking: '0',
      rounds: [
        { round: 'r1', deposit: '2', result: '-7.5' },
        { round: 'r2', deposit: '1', result: '0' },
      ],
    })
  })
  it('lack what is owed beyond deposits and cash, and nothing is free then', () => {
    const balances = [
      { account: `cash ${M}`, balance: '6' },
      { account: `cover r1 ${M}`, balance: '2' },
      { account: `round r1 ${M}`, balance: '-9.25' },
    ]
    expect(balancesOf({ balances })).toMatchObject({ free: '0', lacking: '1.25' })
  })
  it('have bookings, the latest first, that are named', () => {
    const list = [booking(1, 'paid in', `cash ${M}`, '5'), booking(2, 'default of urn:org:b', `fund ${M}`, '-1')]
    expect(latestFirst(list).map(({ what }) => whatOf(what))).toEqual(['default', 'paid in'])
    expect(defaulterIn('default of urn:org:b')).toBe('urn:org:b')
    expect(whatOf('something else')).toBeUndefined()
  })
  it('leave as CSV with their digits: a negative amount is no formula', () => {
    const table = { columns: [{ name: 'amount' }], rows: [[{ text: '−5', value: '-5.25' }], [{ text: '=1+1' }]] }
    expect(csvOf(table, 'en')).toBe("amount\n-5.25\n'=1+1\n")
    const amounts = { ...table, rows: ['10', '-5.25', '9'].map((value) => [{ text: value, value }]) }
    expect(sorted(amounts, 0, false, 'en').rows.map(([one]) => one?.value)).toEqual(['-5.25', '9', '10'])
  })
})

describe('a statement', () => {
  const goods = { material: 'nd', grade: 'any', place: 'JPN', month: '2027-03' }
  const lines = [
    { of: 'o1', what: 'bought' as const, ...goods, kg: '100', price: '66.65' },
    { of: 'o1', what: 'order' as const, amount: '-6665' },
    { of: 'o2', what: 'sold' as const, ...goods, kg: '10', price: '66.65' },
    { of: 'o2', what: 'order' as const, amount: '666.5' },
    { of: 'o2', what: 'contract' as const, amount: '33.5' },
    { of: 'AUS-JPN', what: 'freight' as const, amount: '35' },
  ]
  it('has a sum for each order, and a total with contracts and freight', () => {
    expect(ordersIn(lines).map(({ order, sum, contract }) => [order, sum, contract])).toEqual([
      ['o1', '-6665', undefined],
      ['o2', '666.5', '33.5'],
    ])
    expect(sumsOf({ lines, bookings: [] }).total).toBe('-5930')
  })
  it('says what is owed until it is settled, and what was paid after', () => {
    const before = [
      booking(1, 'deposit', `cover r ${M}`, '600'),
      booking(2, 'result of the round', `round r ${M}`, '-5930'),
      booking(3, 'not delivered', `round r ${M}`, '110'),
    ]
    expect(sumsOf({ lines, bookings: before })).toEqual({
      total: '-5930',
      booked: '-5930',
      since: '110',
      paid: '0',
      open: '-5820',
      deposit: '600',
    })
    const after = [
      ...before,
      booking(4, 'settled', `round r ${M}`, '5820'),
      booking(4, 'settled', `cover r ${M}`, '-600'),
    ]
    expect(sumsOf({ lines, bookings: after })).toMatchObject({ paid: '-5820', open: '0', deposit: '0' })
  })
})

describe('the account that a member is paid to', () => {
  const account = (iban: string, from: number) => ({ iban, name: 'One', from })
  it('is the latest that is in force; another waits', () => {
    const both = [account('A', 10), account('B', 20)]
    expect(accountsAt(both, 15)).toEqual({ inForce: both[0], next: both[1] })
    expect(accountsAt(both, 20)).toEqual({ inForce: both[1], next: undefined })
    expect(accountsAt([], 20)).toEqual({ inForce: undefined, next: undefined })
  })
  it('is the first at once, though the clock here is behind', () => {
    const [first] = [account('A', 10)]
    expect(accountsAt([first], 9)).toEqual({ inForce: first, next: undefined })
  })
  it('is asked to be paid by ids that a bank passes on, and that differ', () => {
    const ids = ['3f9c2a7b-41d0-4c1e-9d5e-000000000001', '4f9c2a7b-41d0-4c1e-9d5e-000000000001'].map(payoutId)
    expect(ids).toEqual(['P-3F9C2A7B41D0', 'P-4F9C2A7B41D0'])
  })
})
