import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DOMParser } from '@xmldom/xmldom'
import { loadWorld, shippedWorld } from '../../../files/index.ts'
import {
  accountView,
  bankView,
  ownView,
  paymentFileView,
  sortEntries,
  verifyLog,
  type CommandName,
  type Entry,
  type ForTwo,
  type MarketEvent,
} from '../../index.ts'
import { loadSolver } from '../../../solver/index.ts'
import type { World } from '../../../world/index.ts'
import { given } from '../../../../test/market-chained.ts'
import { OPERATOR, type Desk } from '../../../../test/market-desk.ts'
import { codesOf, HOUR, later, openMarket, SECOND } from '../../../../test/market-signing.ts'

/** Money goes out to the account that a member has registered, once, when two operators agree; and it comes in once. */

const solver = await loadSolver()
const DAYS = 24 * HOUR
const MARKET = { iban: 'DE89370400440532013000', bic: 'COBADEFF', name: 'Joint Market' }
const OWN = { iban: 'GB29NWBK60161331926819', name: 'Öne & Sons <Ltd>' }
const THIEF = { iban: 'NL91ABNA0417164300', name: 'Somebody else' }
let world: World
let desk: Desk
let entries: readonly Entry<MarketEvent>[]
let member: string
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  ;({ desk, entries } = await openMarket(world, solver, ['one']))
  member = desk.keysOf('one').id
  await desk.operate('require-two', { forGood: true })
  await together('set-bank-account', MARKET)
})

const asks = (name: CommandName, input: object): Promise<unknown> => desk.ask(desk.keysOf('one').actor, name, input)
async function together(command: ForTwo, input: object): Promise<void> {
  const proposal = `p${entries.length}`
  await desk.operate('propose', { proposal, command, input })
  await desk.ask(SECOND, 'agree-to-proposal', { proposal })
}
const today = (): string => desk.time.now.slice(0, 10)
const send = (): Promise<unknown> => desk.operate('make-payment-file', { date: today() })
const record = (...list: readonly object[]): Promise<unknown> =>
  desk.operate('record-statement', { statement: 's', account: MARKET.iban, entries: list })
const cash = (): bigint => desk.venue.ledger.balance(`cash ${member}`, 'USD')
async function sent(payout = 'out-1', amount = '400.25'): Promise<void> {
  await asks('register-bank-account', OWN)
  await asks('ask-payout', { payout, amount })
  await together('release-payouts', { payouts: [payout] })
  await send()
}
const sound = async (): Promise<void> => expect((await verifyLog(world, given(entries))).faults).toEqual([])

describe('a payout', () => {
  it('is bound when it is asked for, and gone when the bank says so', async () => {
    const before = cash()
    await sent()
    expect(before - cash()).toBe(400_250_000_000n)
    expect(desk.venue.ledger.balance(`payout ${member}`, 'USD')).toBe(400_250_000_000n)
    expect(accountView(desk.venue, desk.keysOf('one').actor).balances.map(({ account }) => account)).toContain(
      `payout ${member}`,
    )
    const of = { entry: 'C2', side: 'out', amount: '400.25', currency: 'USD', isBooked: true } as const
    const entry = { ...of, isReversal: false, references: [], endToEnd: 'out-1' }
    const [found] = sortEntries({ entries: [entry] }, bankView(desk.venue, OPERATOR))
    await record(found!.taken!)
    expect(desk.venue.ledger.balance(`payout ${member}`, 'USD')).toBe(0n)
    expect(desk.venue.payout('out-1').status).toBe('paid')
    await sound()
  })
  it('comes back to the member once, whether the bank had paid it or not', async () => {
    const before = cash()
    await sent()
    await record({ kind: 'out', entry: 'C2', payout: 'out-1', amount: '400.25' })
    await record({ kind: 'back', entry: 'C3', payout: 'out-1', amount: '400.25' })
    expect(cash()).toBe(before)
    expect(await codesOf(record({ kind: 'back', entry: 'C4', payout: 'out-1', amount: '400.25' }))).toEqual([
      'PAYOUT_NOT_READY',
    ])
    await sound()
  })
  it('is taken back by its member until it is released', async () => {
    const before = cash()
    await asks('register-bank-account', OWN)
    await asks('ask-payout', { payout: 'a', amount: '1' })
    await asks('withdraw-payout', { payout: 'a' })
    expect(cash()).toBe(before)
    await asks('ask-payout', { payout: 'b', amount: '1' })
    await together('release-payouts', { payouts: ['b'] })
    expect(await codesOf(asks('withdraw-payout', { payout: 'b' }))).toEqual(['PAYOUT_NOT_READY'])
    await sound()
  })
})

type Attempt = () => Promise<unknown>
const ATTACKS: readonly (readonly [string, string, Attempt])[] = [
  ['to no account', 'BANK_ACCOUNT_MISSING', () => asks('ask-payout', { payout: 'a', amount: '1' })],
  [
    'of more than is free',
    'CASH_TOO_LITTLE',
    async () => (await asks('register-bank-account', OWN), asks('ask-payout', { payout: 'a', amount: '20000.01' })),
  ],
  [
    'of a part of a cent',
    'PAYOUT_NOT_PAYABLE',
    async () => (await asks('register-bank-account', OWN), asks('ask-payout', { payout: 'a', amount: '1.005' })),
  ],
  [
    'by one operator',
    'TAKES_TWO_OPERATORS',
    async () => {
      await asks('register-bank-account', OWN)
      await asks('ask-payout', { payout: 'a', amount: '1' })
      return desk.operate('release-payouts', { payouts: ['a'] })
    },
  ],
  [
    'that nobody released',
    'PAYMENT_FILE_EMPTY',
    async () => {
      await asks('register-bank-account', OWN)
      await asks('ask-payout', { payout: 'a', amount: '1' })
      return send()
    },
  ],
  ['in a second file of the day', 'PAYMENT_FILE_MADE', async () => (await sent(), send())],
  ['in two files', 'PAYMENT_FILE_EMPTY', async () => (await sent(), later(desk, DAYS), send())],
  [
    'that the bank reports twice',
    'BANK_ENTRY_TWICE',
    async () => {
      await sent()
      await record({ kind: 'out', entry: 'C2', payout: 'out-1', amount: '400.25' })
      return record({ kind: 'in', entry: 'C2', organisation: member, amount: '400.25' })
    },
  ],
  [
    'of another amount than was asked for',
    'PAYOUT_OTHER_AMOUNT',
    async () => (await sent(), record({ kind: 'out', entry: 'C2', payout: 'out-1', amount: '400.26' })),
  ],
  [
    'on the statement of another account',
    'BANK_OTHER_ACCOUNT',
    () =>
      desk.operate('record-statement', {
        statement: 's',
        account: OWN.iban,
        entries: [{ kind: 'in', entry: 'x', organisation: member, amount: '1' }],
      }),
  ],
  [
    'named twice in a statement',
    'NAMED_TWICE',
    () => record(...[1, 2].map(() => ({ kind: 'in', entry: 'x', organisation: member, amount: '1' }))),
  ],
  [
    'to an account with a wrong digit',
    'INPUT_NOT_ALLOWED',
    () => asks('register-bank-account', { ...OWN, iban: 'GB29NWBK60161331926818' }),
  ],
]

describe('no money goes out', () => {
  it.each(ATTACKS)('%s', async (_, code, attempt) => {
    expect(await codesOf(attempt())).toEqual([code])
    await sound()
  })
  it('to an account that was put in another’s place in these three days', async () => {
    await asks('register-bank-account', OWN)
    later(desk, 10 * DAYS)
    await asks('register-bank-account', THIEF)
    await asks('ask-payout', { payout: 'a', amount: '1' })
    expect(desk.venue.payout('a').account.iban).toBe(OWN.iban)
    // A member who sees it in time puts the right one back.
    expect(ownView(desk.venue, desk.keysOf('one').actor).bank.accounts.map(({ iban }) => iban)).toEqual([
      OWN.iban,
      THIEF.iban,
    ])
    await asks('register-bank-account', OWN)
    later(desk, 4 * DAYS)
    await asks('ask-payout', { payout: 'b', amount: '1' })
    expect(desk.venue.payout('b').account.iban).toBe(OWN.iban)
    await sound()
  })
  it('to another account than the one it was asked for, though that is replaced since', async () => {
    await asks('register-bank-account', OWN)
    await asks('ask-payout', { payout: 'a', amount: '1' })
    await asks('register-bank-account', THIEF)
    later(desk, 4 * DAYS)
    await together('release-payouts', { payouts: ['a'] })
    await send()
    expect(paymentFileView(desk.venue, OPERATOR, today())).toContain(OWN.iban)
    expect(paymentFileView(desk.venue, OPERATOR, today())).not.toContain(THIEF.iban)
  })
})

describe('the payment file of a day', () => {
  it('is the same bytes each time, with sums that hold and ids that come back', async () => {
    await asks('register-bank-account', OWN)
    for (const [payout, amount] of [
      ['a', '0.10'],
      ['b', '0.20'],
    ] as const)
      await asks('ask-payout', { payout, amount })
    await together('release-payouts', { payouts: ['a', 'b'] })
    await send()
    const text = paymentFileView(desk.venue, OPERATOR, today())
    later(desk, DAYS)
    await asks('ask-payout', { payout: 'c', amount: '5' })
    expect(
      paymentFileView(
        desk.venue,
        OPERATOR,
        today().replace(/\d\d$/, (day) => String(Number(day) - 1).padStart(2, '0')),
      ),
    ).toBe(text)
    const root = new DOMParser().parseFromString(text, 'text/xml').documentElement!
    const all = (name: string): string[] =>
      Array.from(root.getElementsByTagName(name)).map((one) => one.textContent ?? '')
    expect(all('EndToEndId')).toEqual(['a', 'b'])
    expect(all('CtrlSum')).toEqual(['0.3', '0.3'])
    expect(all('NbOfTxs')).toEqual(['2', '2'])
    expect(all('IBAN')).toEqual([MARKET.iban, OWN.iban, OWN.iban])
    expect(all('Nm')).toEqual([MARKET.name, MARKET.name, 'One . Sons .Ltd.', 'One . Sons .Ltd.'])
  })
})
