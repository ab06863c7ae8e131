import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  bankView,
  paymentFileView,
  readStatements,
  sortEntries,
  sortStatements,
  verifyLog,
  type CommandName,
  type Entry,
  type ForTwo,
  type MarketEvent,
} from '../../src/market/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { InputError } from '../../src/world/index.ts'
import type { World } from '../../src/world/index.ts'
import { given } from '../market-chained.ts'
import { OPERATOR, type Desk } from '../market-desk.ts'
import { codesOf, HOUR, later, openMarket, SECOND } from '../market-signing.ts'

/** Members who would have the money of others by what they write into payments, and what one operator can do with files of the bank. */

const solver = await loadSolver()
const MARKET = { iban: 'DE89370400440532013000', bic: 'COBADEFF', name: 'Joint Market' }
const OWN = { iban: 'GB29NWBK60161331926819', name: 'Mallory & Co' }
let world: World
let desk: Desk
let entries: readonly Entry<MarketEvent>[]
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  ;({ desk, entries } = await openMarket(world, solver, ['mallory', 'victim']))
  await desk.operate('require-two', { forGood: true })
  await together('set-bank-account', MARKET)
})

const idOf = (name: string): string => desk.keysOf(name).id
const asks = (name: CommandName, input: object, who = 'mallory'): Promise<unknown> =>
  desk.ask(desk.keysOf(who).actor, name, input)
async function together(command: ForTwo, input: object): Promise<void> {
  const proposal = `p${entries.length}`
  await desk.operate('propose', { proposal, command, input })
  await desk.ask(SECOND, 'agree-to-proposal', { proposal })
}
const today = (): string => desk.time.now.slice(0, 10)
const record = (...list: readonly object[]): Promise<unknown> =>
  desk.operate('record-statement', { statement: `s${entries.length}`, account: MARKET.iban, entries: list })
const cash = (who: string): bigint => desk.venue.ledger.balance(`cash ${idOf(who)}`, 'USD')
const referenceOf = (who: string): string =>
  bankView(desk.venue, OPERATOR).references.find(({ organisation }) => organisation === idOf(who))?.reference ?? ''

/** A payout of Mallory that the bank has paid. */
async function paid(payout: string, amount: string): Promise<void> {
  await asks('register-bank-account', OWN)
  await asks('ask-payout', { payout, amount })
  await together('release-payouts', { payouts: [payout] })
  await desk.operate('make-payment-file', { date: today() })
  await record({ kind: 'out', entry: `out ${payout}`.replace(' ', '-'), payout, amount })
}
/** Money that has come in, as the bank tells it. */
const credit = (more: object): Parameters<typeof sortEntries>[0]['entries'][number] => ({
  entry: 'B-1',
  side: 'in',
  amount: '400.25',
  currency: 'USD',
  isBooked: true,
  isReversal: false,
  references: [],
  endToEnd: undefined,
  ...more,
})
const sorted = (...list: readonly Parameters<typeof sortEntries>[0]['entries'][number][]) =>
  sortEntries({ entries: list }, bankView(desk.venue, OPERATOR))
const sound = async (): Promise<void> => expect((await verifyLog(world, given(entries))).faults).toEqual([])

describe('the money that another member pays in', () => {
  it('is not had by calling a payout of the same amount as that member calls its payments: a reference goes before', async () => {
    await paid('INV-7', '400.25')
    const before = { mallory: cash('mallory'), victim: cash('victim') }
    const [found] = sorted(credit({ endToEnd: 'INV-7', references: [referenceOf('victim')] }))
    expect(found?.taken).toMatchObject({ kind: 'in', organisation: idOf('victim') })
    await record(found?.taken ?? {})
    expect(cash('mallory') - before.mallory).toBe(0n)
    expect(cash('victim') - before.victim).toBe(400_250_000_000n)
    await sound()
  })
  it.each(['NOTPROVIDED', 'NotProvided'])(
    'is not had by a payout that is called %s, as banks call what has no name',
    async (payout) => {
      await asks('register-bank-account', OWN)
      expect(await codesOf(asks('ask-payout', { payout, amount: '400.25' }))).toEqual(['INPUT_NOT_ALLOWED'])
      const [found] = sorted(credit({ endToEnd: 'NOTPROVIDED' }))
      expect(found?.verdict).toBe('no-member')
    },
  )
  it('is not kept from it by a payout that waits under the same name', async () => {
    await asks('register-bank-account', OWN)
    await asks('ask-payout', { payout: 'MONTHLY', amount: '1' })
    const [found] = sorted(credit({ endToEnd: 'MONTHLY', references: [referenceOf('victim')] }))
    expect(found?.verdict).toBe('taken')
  })
  it('is nobody’s where somebody has named two members: it is not shared, and not the first one’s', () => {
    const [found] = sorted(credit({ references: [referenceOf('victim'), referenceOf('mallory')] }))
    expect([found?.verdict, found?.taken]).toEqual(['several-members', undefined])
  })
  it('is not had by a payout whose name is a reference: what comes back of it is Mallory’s own', async () => {
    const payout = referenceOf('victim')
    await paid(payout, '400.25')
    const before = cash('victim')
    // The bank gives back what stood in the payment: its name, and "Payout ..." with it.
    const [found] = sorted(credit({ endToEnd: payout, isReversal: true }))
    await record(found?.taken ?? {})
    expect(cash('victim')).toBe(before)
    expect(desk.venue.payout(payout).status).toBe('returned')
    await sound()
  })
})

describe('a statement', () => {
  const textOf = (one: string, two: string): string =>
    readFileSync(join(import.meta.dirname, '..', 'fixtures', 'camt-053-02.xml'), 'utf8')
      .replaceAll('{one}', one)
      .replaceAll('{two}', two)
  const read = (text: string): ReturnType<typeof readStatements> => readStatements(new TextEncoder().encode(text))
  const codeOf = (text: string): string => {
    try {
      read(text)
      return 'read'
    } catch (error) {
      if (error instanceof InputError) return error.faults[0]?.code ?? ''
      throw error
    }
  }
  const own = (): string => textOf(referenceOf('mallory'), referenceOf('victim'))

  it('that comes again under another name brings the money once: the bank’s references are known', async () => {
    const first = sortStatements(read(own()), bankView(desk.venue, OPERATOR)).flatMap(({ sorted: of }) => of)
    const taken = first.flatMap((one) => one.taken ?? [])
    expect(taken.length).toBeGreaterThan(0)
    await record(...taken)
    const again = read(own().replace(/<Id>S-[^<]*<\/Id>/, '<Id>OTHER</Id>'))
    expect(
      sortStatements(again, bankView(desk.venue, OPERATOR)).flatMap(({ sorted: of }) =>
        of.flatMap((one) => one.taken ?? []),
      ),
    ).toEqual([])
    expect(await codesOf(record(...taken))).toEqual(['BANK_ENTRY_TWICE'])
    await sound()
  })
  it('twice in one file brings the money once', () => {
    const [statement] = own().match(/<Stmt>[\s\S]*<\/Stmt>/) ?? ['']
    const doubled = read(own().replace(statement, statement.repeat(2)))
    expect(doubled).toHaveLength(2)
    const [one, two] = sortStatements(doubled, bankView(desk.venue, OPERATOR))
    expect(one?.sorted.some(({ taken }) => taken !== undefined)).toBe(true)
    expect(two?.sorted.every(({ taken }) => taken === undefined)).toBe(true)
  })
  it('of another account, or of ours in small letters, is not ours', () => {
    for (const iban of [OWN.iban, MARKET.iban.toLowerCase(), `${MARKET.iban}0`]) {
      const [one] = sortStatements(read(own().replace(MARKET.iban, iban)), bankView(desk.venue, OPERATOR))
      expect(one?.isOurs, iban).toBe(false)
    }
  })
  it.each(['１０００.50', '1,000.50', '1 000.50', '+1000.50', '0x3E8', '١٠٠٠.50', 'Infinity', '1000.50USD'])(
    'with the amount %s is refused as a whole: digits are those of ASCII',
    (amount) => {
      expect(codeOf(own().replace('1000.50', amount))).toBe('BANK_FILE_NOT_ALLOWED')
    },
  )
  it('holds no entry that a payer has written into what the payment is for', () => {
    const text = '</Ustrd></RmtInf><Ntry><Amt Ccy="USD">999</Amt></Ntry>'
    const escaped = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const before = read(own())
    for (const words of [escaped, `<![CDATA[${text}]]>`]) {
      const after = read(own().replace('no reference', words))
      expect(after.map(({ entries: list }) => list.length)).toEqual(before.map(({ entries: list }) => list.length))
      expect(after.map(({ entries: list }) => list.map(({ amount }) => amount))).toEqual(
        before.map(({ entries: list }) => list.map(({ amount }) => amount)),
      )
    }
  })
  it('of a currency that is written in small letters or as another is taken for nobody’s', () => {
    expect(codeOf(own().replaceAll('Ccy="USD"', 'Ccy="usd"'))).toBe('BANK_FILE_NOT_ALLOWED')
    const [found] = sorted(credit({ currency: 'USN', references: [referenceOf('mallory')] }))
    expect(found?.verdict).toBe('other-currency')
  })
})

describe('the file for the bank', () => {
  it('has one transfer for each payout and the names of nobody else, whatever a member calls itself', async () => {
    const name = '</Nm></Cdtr><CdtTrfTxInf>"\'&]]>'
    await asks('register-bank-account', { ...OWN, name })
    await asks('ask-payout', { payout: 'a', amount: '1' })
    await asks('register-bank-account', { ...OWN, name: 'Joint Market' }, 'victim')
    await asks('ask-payout', { payout: 'b', amount: '2' }, 'victim')
    await together('release-payouts', { payouts: ['a', 'b'] })
    await desk.operate('make-payment-file', { date: today() })
    const text = paymentFileView(desk.venue, OPERATOR, today())
    const root = new DOMParser({
      onError: (_, message) => {
        throw new Error(message)
      },
    }).parseFromString(text, 'text/xml')
    const texts = (tag: string): string[] =>
      Array.from(root.getElementsByTagName(tag), ({ textContent }) => textContent ?? '')
    expect(texts('CdtTrfTxInf')).toHaveLength(2)
    expect(texts('InstdAmt')).toEqual(['1', '2'])
    expect(texts('CtrlSum')).toEqual(['3', '3'])
    expect(texts('Nm').every((one) => /^[A-Za-z0-9/?:().,'+ -]{1,70}$/.test(one))).toBe(true)
  })
  it.each([
    ['a line that goes on', 'One\nTwo'],
    ['signs that turn the text round', 'Ltd‮nimda'],
    ['a name of 71 signs', 'x'.repeat(71)],
  ])('takes no account of a holder with %s', async (_, name) => {
    expect(await codesOf(asks('register-bank-account', { ...OWN, name }))).toEqual(['INPUT_NOT_ALLOWED'])
  })
  it.each([
    ['letters of another script', 'GВ29NWBK60161331926819'],
    ['digits of another script', 'GB２９NWBK60161331926819'],
    ['a blank behind it', `${OWN.iban} `],
    ['a line end behind it', `${OWN.iban}\n`],
  ])('takes no IBAN with %s', async (_, iban) => {
    expect(await codesOf(asks('register-bank-account', { ...OWN, iban }))).toEqual(['INPUT_NOT_ALLOWED'])
  })
  it('pays what was proposed: a payout that is taken back and asked for again under its name is another, and refused', async () => {
    await asks('register-bank-account', OWN)
    await asks('ask-payout', { payout: 'small', amount: '1' })
    await desk.operate('propose', { proposal: 'pay', command: 'release-payouts', input: { payouts: ['small'] } })
    await asks('withdraw-payout', { payout: 'small' })
    expect(await codesOf(asks('ask-payout', { payout: 'small', amount: '9000' }))).toEqual(['PAYOUT_TWICE'])
    expect(await codesOf(desk.ask(SECOND, 'agree-to-proposal', { proposal: 'pay' }))).toEqual(['PAYOUT_NOT_READY'])
    await sound()
  })
  it('pays to the account of the day on which it was asked for, though the thief of a key has put another in its place since', async () => {
    await asks('register-bank-account', OWN, 'victim')
    await asks('ask-payout', { payout: 'mine', amount: '5' }, 'victim')
    await asks('register-bank-account', { iban: 'NL91ABNA0417164300', name: 'Thief' }, 'victim')
    later(desk, 80 * HOUR)
    await together('release-payouts', { payouts: ['mine'] })
    await desk.operate('make-payment-file', { date: today() })
    expect(paymentFileView(desk.venue, OPERATOR, today())).not.toContain('NL91ABNA0417164300')
  })
  it.each(['9999-12-31', '2027-03-01'])(
    'is not made by one operator for %s, so that all that is released waits until then',
    async (date) => {
      await asks('register-bank-account', OWN)
      await asks('ask-payout', { payout: 'a', amount: '1' })
      await together('release-payouts', { payouts: ['a'] })
      expect(await codesOf(desk.operate('make-payment-file', { date }))).toEqual(['PAYMENT_FILE_DATE'])
      await desk.operate('make-payment-file', { date: today() })
      await sound()
    },
  )
})
