import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { marketBankIn } from '../src/cli/commands/market-bank.ts'
import { creditorReferenceFor } from '../src/market/bank/iban.ts'

it('ytterby market bank-in prints the command that records a statement, and why an entry is not in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bank-'))
  try {
    const reference = creditorReferenceFor('key', 'urn:one')
    const text = await readFile(join(import.meta.dirname, 'fixtures', 'camt-053-02.xml'), 'utf8')
    await writeFile(join(folder, 'statement.xml'), text.replaceAll('{one}', reference))
    const bank = {
      currency: 'USD',
      account: null,
      references: [{ organisation: 'urn:one', reference }],
      entries: [],
      payouts: [],
      files: [],
    }
    await writeFile(join(folder, 'bank.json'), JSON.stringify(bank))
    const [out, told] = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation(() => true),
    )
    await marketBankIn(join(folder, 'statement.xml'), { bank: join(folder, 'bank.json'), lang: 'en' })
    const [stdout, stderr] = [out, told].map((one) => one!.mock.calls.map(([line]) => String(line)).join('')) as [
      string,
      string,
    ]
    const [command] = (JSON.parse(stdout) as { 'record-statement': readonly object[] })['record-statement']
    expect(command).toEqual({
      statement: 'S-02',
      account: 'DE89370400440532013000',
      entries: [{ kind: 'in', entry: 'B1', organisation: 'urn:one', amount: '1000.50' }],
    })
    expect(stderr).toMatch(/B3.*no-member/)
    expect(stderr).toMatch(/B4.*no-payout/)
  } finally {
    vi.restoreAllMocks()
    await rm(folder, { recursive: true })
  }
})
