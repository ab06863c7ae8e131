import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BankShown, RegisterShown } from '../../../../src/market/index.ts'
import { creditorReferenceFor } from '../../../../src/market/bank/index.ts'
import { Refused } from '../../client/api.ts'
import { inFours, plainNumber } from '../../parts/bank-numbers.ts'
import { accountIn, bicFault, ibanFault, NO_ACCOUNT } from './bank-account.ts'
import { bankProposals, fateOf, fileRows, isOver, payoutRows, previewOf, proposedIn, readFile } from './bank.ts'

const ACCOUNT = 'DE89370400440532013000'
const [ONE, TWO] = ['urn:one', 'urn:two'].map((organisation) => ({
  organisation,
  reference: creditorReferenceFor('key', organisation),
})) as [BankShown['references'][number], BankShown['references'][number]]
const TEXT = readFileSync(join(import.meta.dirname, '../../../../test/fixtures/camt-053-02.xml'), 'utf8')
  .replaceAll('{one}', ONE.reference)
  .replaceAll('{two}', TWO.reference)
const bank = (more: Partial<BankShown> = {}): BankShown => ({
  currency: 'USD',
  account: ACCOUNT,
  references: [ONE, TWO],
  entries: [],
  payouts: [],
  files: [],
  ...more,
})
const payout = (id: string, status: BankShown['payouts'][number]['status'], amount = '2.50') => ({
  payout: id,
  organisation: 'urn:one',
  amount,
  iban: ACCOUNT,
  status,
})
const read = (text = TEXT) => readFile(new TextEncoder().encode(text))

describe('the preview of a statement', () => {
  it('says what of the file is taken, what is in, and what stays out, with exact sums', () => {
    const preview = previewOf(read(), bank({ entries: ['B2'] }))
    expect(preview.statements[0]?.sorted.map((one) => [one.of.entry, fateOf(one), one.verdict])).toEqual([
      ['B1', 'taken', 'taken'],
      ['B2', 'in', 'already-in'],
      ['B3', 'out', 'no-member'],
      ['B4', 'out', 'no-payout'],
    ])
    expect(preview).toMatchObject({
      deposits: { n: 1, sum: '1000.5' },
      out: { n: 0, sum: '0' },
      already: 1,
      leftOut: 2,
    })
  })
  it('sends just what it shows as taken', () => {
    const { commands, deposits } = previewOf(read(), bank())
    expect(commands).toEqual([
      {
        statement: 'S-02',
        account: ACCOUNT,
        entries: [
          { kind: 'in', entry: 'B1', organisation: 'urn:one', amount: '1000.50' },
          { kind: 'in', entry: 'B2', organisation: 'urn:two', amount: '10' },
        ],
      },
    ])
    expect(deposits.sum).toBe('1010.5')
  })
  it('takes nothing of the statement of another account', () => {
    for (const account of [null, 'GB29NWBK60161331926819'])
      expect(previewOf(read(), bank({ account }))).toMatchObject({
        commands: [],
        deposits: { n: 0 },
        statements: [{ isOurs: false }],
      })
  })
  it('takes an entry once, where a file holds its statement twice', () => {
    const [statement] = /<Stmt>[^]*<\/Stmt>/.exec(TEXT) ?? []
    const preview = previewOf(read(TEXT.replace('</BkToCstmrStmt>', `${statement}</BkToCstmrStmt>`)), bank())
    expect(preview.deposits.n).toBe(2)
    expect(preview.commands).toHaveLength(1)
    expect(preview.already).toBe(2)
  })
  it('shows a payout that goes out and comes back in one file as both', () => {
    const entry = (side: string, id: string): string =>
      `<Ntry><Amt Ccy="USD">2.50</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts>BOOK</Sts><AcctSvcrRef>${id}</AcctSvcrRef>` +
      '<NtryDtls><TxDtls><Refs><EndToEndId>out-1</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>'
    const [head = '', rest = ''] = TEXT.split('<Ntry>')[0]?.split('<Stmt>') ?? []
    const statement = (side: string, id: string, from: string, to: string): string =>
      `<Stmt>${rest.replace('100.00', from).replace('1111.00', to).replace('S-02', `S-${id}`)}${entry(side, id)}</Stmt>`
    const file = `${head}${statement('DBIT', 'C1', '100.00', '97.50')}${statement('CRDT', 'C2', '97.50', '100.00')}</BkToCstmrStmt></Document>`
    const preview = previewOf(read(file), bank({ payouts: [payout('out-1', 'sent')] }))
    expect(preview).toMatchObject({ out: { n: 1, sum: '2.5' }, back: { n: 1, sum: '2.5' }, leftOut: 0 })
  })
  it('refuses a file that does not add up, and says which statement', () => {
    const attempt = (): unknown => read(TEXT.replace('1111.00', '1111.01'))
    expect(attempt).toThrow(Refused)
    expect(attempt).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ code: 'BANK_SUM_WRONG' })] }))
    expect(attempt).toThrow(/S-02/)
  })
})

const proposal = (command: string, input: object): RegisterShown['proposals'][number] => ({
  id: 'p',
  command: command as RegisterShown['proposals'][number]['command'],
  input: { ...input },
  organisation: null,
  by: 'op',
  at: '2027-01-01T00:00:00Z',
})

describe('payouts', () => {
  it('wait for the second operator, where one has proposed to release them', () => {
    const proposals = [
      proposal('release-payouts', { payouts: ['a', 'c'] }),
      proposal('add-user', { payouts: ['b'] }),
      proposal('release-payouts', { payouts: 'b' }),
    ]
    const payouts = [payout('a', 'asked'), payout('b', 'asked'), payout('c', 'sent')]
    expect(payoutRows({ payouts }, proposals).map(({ state }) => state)).toEqual(['proposed', 'asked', 'sent'])
    expect(bankProposals(proposals).map(proposedIn)).toEqual([['a', 'c'], []])
  })
  it('are over once the bank or the member has ended them', () => {
    const all = (['asked', 'released', 'sent', 'paid', 'returned', 'withdrawn'] as const).map((one) => payout(one, one))
    const over = payoutRows({ payouts: all }, []).filter(isOver)
    expect(over.map(({ payout: id }) => id)).toEqual(['paid', 'returned', 'withdrawn'])
  })
  it('are counted in their files, the latest day first', () => {
    const payouts = [payout('a', 'paid', '0.10'), payout('b', 'sent', '0.20'), payout('c', 'returned', '7')]
    const files = [
      { date: '2027-03-01', at: '2027-03-01T01:00:00Z', payouts: ['a', 'b'] },
      { date: '2027-03-02', at: '2027-03-02T01:00:00Z', payouts: ['c'] },
    ]
    expect(fileRows({ files, payouts })).toMatchObject([
      { date: '2027-03-02', total: { n: 1, sum: '7' }, done: 1 },
      { date: '2027-03-01', total: { n: 2, sum: '0.3' }, done: 1 },
    ])
  })
})

describe('numbers of accounts', () => {
  it('are read as they are pasted, and written in fours', () => {
    expect(plainNumber(' de89 3704-0044 0532 0130 00 ')).toBe(ACCOUNT)
    expect(inFours(ACCOUNT)).toBe('DE89 3704 0044 0532 0130 00')
    expect(plainNumber(inFours(ONE.reference))).toBe(ONE.reference)
  })
  it('are told of as wrong once they are long enough to be', () => {
    expect(ibanFault({ iban: 'DE89' })).toBe(false)
    expect(ibanFault({ iban: inFours(ACCOUNT) })).toBe(false)
    expect(ibanFault({ iban: ACCOUNT.replace('30', '03') })).toBe(true)
    expect(bicFault({ bic: 'COBA' })).toBe(false)
    expect(bicFault({ bic: 'COBADEFF' })).toBe(false)
    expect(bicFault({ bic: 'COBADEFFX' })).toBe(true)
  })
  it('make an account once all of it is there', () => {
    expect(accountIn(NO_ACCOUNT)).toBeUndefined()
    expect(accountIn({ iban: inFours(ACCOUNT), bic: '', name: ' Öne ' })).toEqual({ iban: ACCOUNT, name: 'Öne' })
    expect(accountIn({ iban: ACCOUNT, bic: 'COBA', name: 'One' })).toBeUndefined()
    expect(accountIn({ iban: ACCOUNT, bic: 'cobadeff', name: 'One' })).toMatchObject({ bic: 'COBADEFF' })
  })
})
