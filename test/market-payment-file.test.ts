import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { marketPaymentFile } from '../src/cli/commands/market-bank.ts'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { paymentFileView } from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { exportLog, openStore } from '../src/store/index.ts'
import { OPERATOR, type Desk } from './market-desk.ts'
import { openMarket } from './market-signing.ts'

/** The file that goes to the bank, made in a terminal out of the log alone. */

const DAY = '2027-02-01'
let desk: Desk
let folder: string
let log: string

beforeAll(async () => {
  const { desk: made, entries } = await openMarket(await loadWorld(shippedWorld()), await loadSolver(), ['one'])
  desk = made
  const asks = (name: 'register-bank-account' | 'ask-payout', input: object): Promise<unknown> =>
    desk.ask(desk.keysOf('one').actor, name, input)
  await desk.operate('set-bank-account', { iban: 'DE89370400440532013000', name: 'Joint Market' })
  await asks('register-bank-account', { iban: 'GB29NWBK60161331926819', name: 'One Ltd' })
  for (const [payout, amount] of [
    ['a', '1200.50'],
    ['b', '0.07'],
  ] as const)
    await asks('ask-payout', { payout, amount })
  await desk.operate('release-payouts', { payouts: ['a', 'b'] })
  await desk.operate('make-payment-file', { date: DAY })
  folder = await mkdtemp(join(tmpdir(), 'payment-file-'))
  const store = await openStore({ memory: true })
  await store.append(entries)
  log = join(folder, 'log.jsonl')
  await exportLog(store, log)
  await store.close()
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

it('ytterby market payment-file prints the bytes that the market hands out, and each payment for a person to read', async () => {
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(() => true),
  )
  try {
    await marketPaymentFile(log, { date: DAY, overlay: [] })
    const [stdout = '', stderr = ''] = spies.map((one) => one.mock.calls.map(([text]) => String(text)).join(''))
    expect(stdout).toBe(paymentFileView(desk.venue, OPERATOR, DAY))
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^a {2}1200\.50 USD {2}GB29NWBK60161331926819 {2}urn:test:org:one$/),
      expect.stringMatching(/^b {2}0\.07 USD/),
    ])
  } finally {
    vi.restoreAllMocks()
  }
})

it('it says which days have a file, where one is asked for that has none', async () => {
  await expect(marketPaymentFile(log, { date: '2027-02-02', overlay: [] })).rejects.toMatchObject({
    faults: [{ code: 'PAYMENT_FILE_UNKNOWN', remedy: expect.stringContaining(DAY) as string }],
  })
})
