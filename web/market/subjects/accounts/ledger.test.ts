import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nextEntry, START, type Entry } from '../../../../src/market/log/index.ts'
import { readExport } from '../../../../src/store/index.ts'
import { exportOf } from '../../pages/ledger/export.ts'
import { accountIn, groupsOf, heldIn, linesOf } from './ledger.ts'

describe('accounts', () => {
  it('are told by what they are for', () => {
    expect(accountIn('cover 2027-01 urn:org:a', '5')).toMatchObject({
      group: 'cover',
      round: '2027-01',
      member: 'urn:org:a',
    })
    expect(accountIn('cash urn:org:a', '5')).toMatchObject({ group: 'cash', member: 'urn:org:a' })
    expect(accountIn('budget floor', '5')).toMatchObject({ group: 'budget', budget: 'floor' })
    expect(accountIn('contracts 2027-01 floor', '5')).toMatchObject({
      group: 'contracts',
      round: '2027-01',
      budget: 'floor',
    })
    expect(accountIn('operator', '5').group).toBe('operator')
  })

  it('are summed to the last digit, what is empty last', () => {
    const accounts = [
      { account: 'bank', balance: '-9007199254740993.3' },
      { account: 'cash a', balance: '0' },
      { account: 'cash b', balance: '0.1' },
      { account: 'cash c', balance: '9007199254740993.2' },
    ]
    const [bank, cash] = groupsOf({ accounts })
    expect(bank?.group).toBe('bank')
    expect(cash?.sum).toBe('9007199254740993.3')
    expect(cash?.accounts.map(({ account }) => account)).toEqual(['cash b', 'cash c', 'cash a'])
    expect(heldIn({ accounts })).toBe('9007199254740993.3')
  })
})

describe('bookings', () => {
  const booking = (entry: number, account: string) => ({
    entry,
    at: '2027-01-01T00:00:00Z',
    what: 'paid in',
    postings: [
      { account: 'bank', amount: '-1' },
      { account, amount: '1' },
    ],
  })
  const bookings = [booking(1, 'cash a'), booking(2, 'cash b')]

  it('are told the newest first, whole where an account is named', () => {
    expect(linesOf({ bookings }).map(({ entry }) => entry)).toEqual([2, 2, 1, 1])
    expect(linesOf({ bookings }, 'cash a').map(({ account }) => account)).toEqual(['bank', 'cash a'])
  })
})

describe('the log that is downloaded', () => {
  it('is a file that `ytterby market verify` reads', async () => {
    const entries: Entry[] = []
    for (const [seq, text] of ['one', 'line\u2028two', '三'].entries())
      entries.push(
        nextEntry(entries.at(-1) ?? START, {
          at: '2027-01-01T00:00:00.000Z',
          by: 'market',
          command: `c-${seq}`,
          event: { kind: 'void', why: text, round: 'r' },
        }),
      )
    const folder = mkdtempSync(join(tmpdir(), 'ytterby-export-'))
    try {
      const file = join(folder, 'market-log.jsonl')
      const blob = exportOf(entries.map((one) => `${JSON.stringify(one)}\n`).join(''))
      writeFileSync(file, Buffer.from(await blob.arrayBuffer()))
      const read = []
      for await (const entry of readExport(file)) read.push(entry)
      expect(read).toEqual(entries)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
