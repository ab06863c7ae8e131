import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { verifyLog } from '../../src/market/index.ts'
import type { World } from '../../src/world/index.ts'
import { given } from '../market-chained.ts'
import { PASSWORD } from '../market-app.ts'
import { downloaded, hasBrowser, type OpenPage } from './browser.ts'
import { serveHall, type Served } from './hall.ts'
import { Ahead, doSurely, enter, keyFileOf, look, main, openKeys, signIn } from './people.ts'

/** Money by the bank's files, as people hold it: two operators and a trader, each in a browser of their own. */

const MARKET = { iban: 'DE89370400440532013000', bic: 'COBADEFF', name: 'Joint Market' }
const OWN = { iban: 'GB29NWBK60161331926819', name: 'One Mining Ltd' }
const OTHER = { iban: 'NL91ABNA0417164300', name: 'One Mining BV' }
const DAYS = 24 * 3_600_000
const time = new Ahead()

let world: World
let served: Served
let work: string
let keys: string
let first: OpenPage
let second: OpenPage
let trader: OpenPage
let reference = ''
let payout = ''
let day = ''

const inFours = (number: string): string => number.match(/.{1,4}/g)?.join(' ') ?? ''
const balance = (account: string): bigint => served.hall.desk.venue.ledger.balance(account, 'USD')
const cash = (): bigint => balance('cash urn:test:org:one')

/** Signs in again, days later, and goes to a page. */
async function comeBack({ page, complaints }: OpenPage, user: string, path: string): Promise<void> {
  await page.context().clock.fastForward(3 * DAYS + 60_000)
  await page.goto(`${served.listening.url}/sign-in`)
  await page.getByLabel('User', { exact: true }).fill(user)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await signIn(served, page, user)
  await page.getByText(`${user}, `).waitFor()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: path }).click()
  await page.locator('main h2').first().waitFor()
  // That the earlier session has ended is no fault.
  complaints.splice(0)
}

beforeAll(async () => {
  if (!hasBrowser) return
  work = await mkdtemp(join(tmpdir(), 'ytterby-bank-'))
  world = await loadWorld(shippedWorld())
  served = await serveHall(world, time, { requests: 10_000 })
  const { desk } = served.hall
  await desk.operate('add-user', { user: 'op2', name: 'Second', organisation: null, role: 'operator' })
  for (const [name, country] of [
    ['one', 'AUS'],
    ['two', 'JPN'],
  ] as const)
    await desk.join(name, country, '0')
  first = await enter(served, 'op')
  second = await enter(served, 'op2')
  trader = await enter(served, 'one-trader')
  // Both operators have to have stood for three days since they were let in.
  time.ms += 3 * DAYS + 60_000
  await desk.operate('require-two', { forGood: true })
  keys = await keyFileOf(served, 'one', work)
  await comeBack(first, 'op', 'Bank')
  await comeBack(second, 'op2', 'Bank')
  await comeBack(trader, 'one-trader', 'Money')
})
afterAll(async () => {
  if (!hasBrowser) return
  await served.close()
  await rm(work, { recursive: true, force: true })
})

async function fillAccount(where: Locator, account: { iban: string; bic?: string; name: string }): Promise<void> {
  await where.getByLabel('IBAN').fill(inFours(account.iban).toLowerCase())
  if (account.bic !== undefined) await where.getByLabel(/^BIC/).fill(account.bic)
  await where.getByLabel('Account holder').fill(account.name)
}

type Line = readonly [entry: string, side: 'CRDT' | 'DBIT', amount: string, text: string]
/** A day's statement (camt.053), with balances that fit its entries, or do not. */
async function statement(id: string, opens: number, lines: readonly Line[], wrongBy = 0): Promise<string> {
  const moved = lines.reduce((sum, [, side, amount]) => sum + (side === 'CRDT' ? 1 : -1) * Number(amount), 0)
  const bal = (code: string, amount: number): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="USD">${amount.toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`
  const entries = lines.map(
    ([entry, side, amount, text]) =>
      `<Ntry><Amt Ccy="USD">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts>BOOK</Sts><AcctSvcrRef>${entry}</AcctSvcrRef>` +
      `<NtryDtls><TxDtls><Refs>${side === 'DBIT' ? `<EndToEndId>${text}</EndToEndId>` : ''}</Refs>` +
      `<RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  )
  const path = join(work, `${id}.xml`)
  await writeFile(
    path,
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>${id}</Id>` +
      `<Acct><Id><IBAN>${MARKET.iban}</IBAN></Id></Acct>${bal('OPBD', opens)}${bal('CLBD', opens + moved + wrongBy)}${entries.join('')}</Stmt></BkToCstmrStmt></Document>`,
  )
  return path
}

const choose = (page: Page, file: string): Promise<void> => page.getByLabel('Statement (camt.053)').setInputFiles(file)

describe.skipIf(!hasBrowser)('money by the bank’s files', () => {
  it('begins with an account that one operator proposes and another agrees to', async () => {
    await main(trader).getByText('The operator has not set the market’s account yet.').waitFor()
    await look(trader, 'member-empty')
    await look(first, 'bank-empty')
    await fillAccount(main(first), { ...MARKET, iban: MARKET.iban.replace('30', '03') })
    await main(first).getByText('This is no IBAN').waitFor()
    expect(await main(first).getByRole('button', { name: 'Set the account…' }).isDisabled()).toBe(true)
    await fillAccount(main(first), MARKET)
    await doSurely(main(first), 'Set the account')
    await main(first).getByText('Proposed. It is done once another operator agrees').waitFor()
    await main(second).getByText(MARKET.name).waitFor()
    await doSurely(main(second), 'Agree: it is done at once')
    await expect.poll(() => served.hall.desk.venue.bankAccount).toEqual(MARKET)
  })

  it('a member finds where to pay to, and by which reference', async () => {
    const row = main(trader).locator('dd', { has: trader.page.getByRole('button', { name: 'Copy: Your reference' }) })
    reference = (await row.locator('code').innerText()).replaceAll(' ', '')
    expect(reference).toMatch(/^RF\d\d[0-9A-F]{16}$/)
    expect(await main(trader).getByText(inFours(MARKET.iban)).count()).toBe(1)
    await main(trader).getByText('Nothing is due').waitFor()
    await trader.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await row.getByRole('button').click()
    await row.getByText('Copied.').waitFor()
    expect(await trader.page.evaluate(() => navigator.clipboard.readText())).toBe(reference)
  })

  it('a statement that does not add up is refused whole, and says where', async () => {
    await choose(first.page, await statement('S-1', 100, [['NTRY-1', 'CRDT', '5000.00', reference]], 0.01))
    await main(first).getByText('Refused whole: S-1.xml').waitFor()
    await main(first)
      .getByText(/The statement S-1 opens with 100, books 5000, and closes with 5100.01 USD/)
      .waitFor()
    await look(first, 'bank-refused')
  })

  it('a statement is shown entry by entry before anything of it is taken', async () => {
    const file = await statement('S-2', 100, [
      ['NTRY-1', 'CRDT', '5000.00', `for the market ${inFours(reference)}`],
      ['NTRY-2', 'CRDT', '12.50', 'no reference'],
      ['NTRY-3', 'DBIT', '2.50', 'fees'],
    ])
    await choose(first.page, file)
    await main(first).getByRole('heading', { name: 'What S-2.xml would bring' }).waitFor()
    const row = (entry: string): Locator => main(first).getByRole('row', { name: entry })
    expect(await row('NTRY-1').innerText()).toMatch(/\+5,000\.00 USD.*taken.*one/is)
    expect(await row('NTRY-2').innerText()).toMatch(/left out.*No member’s reference/is)
    expect(await row('NTRY-3').innerText()).toMatch(/left out.*no payout of this market/is)
    await look(first, 'bank-preview')
    expect(cash()).toBe(0n)
    await doSurely(main(first), 'Take the entries')
    await main(first).getByText('1 entry is noted in the log and the books.').waitFor()
    expect(cash()).toBe(5_000_000_000_000n)
    // The same file once more brings nothing.
    await main(first).getByRole('button', { name: 'Close without taking it' }).click()
    await choose(first.page, file)
    await main(first).getByText('There is nothing to take.').waitFor()
    expect(await row('NTRY-1').innerText()).toMatch(/in already/i)
  })

  it('a member registers its account, and asks for a payout', async () => {
    await openKeys(main(trader), keys)
    const account = main(trader).locator('section[aria-labelledby=register-account]')
    await fillAccount(account, OWN)
    await doSurely(account, 'Register the account')
    await main(trader).getByText('paid to now').waitFor()
    const asking = main(trader).locator('section[aria-labelledby=ask-payout]')
    await asking.getByLabel('Amount, in USD').fill('400.255')
    await asking.getByText('No bank pays that in USD').waitFor()
    await asking.getByLabel('Amount, in USD').fill('400.25')
    await doSurely(asking, 'Ask for the payout', (dialog) => dialog.getByText(inFours(OWN.iban)).waitFor())
    ;[payout = ''] = /P-[0-9A-F]{12}/.exec(await asking.getByText('Asked for. Its id is').innerText()) ?? []
    const row = main(trader).getByRole('row', { name: payout })
    expect(await row.innerText()).toMatch(/400\.25 USD.*asked for/is)
    expect(cash()).toBe(4_599_750_000_000n)
  })

  it('it is released by the second operator, who sees amount and account', async () => {
    await main(first)
      .getByRole('checkbox', { name: `Payout ${payout}, 400.25 USD` })
      .check()
    await look(first, 'bank-payouts')
    await doSurely(main(first), 'Release 1 payout')
    await main(first).getByRole('row', { name: payout }).getByText('waits for the second operator').first().waitFor()
    expect(await main(first).getByRole('button', { name: 'Agree: it is done at once…' }).count()).toBe(0)
    const proposal = main(second).locator('section[aria-labelledby=bank-proposals]')
    await proposal.getByText('To be released: 1 payout, 400.25 USD').waitFor()
    expect(await proposal.getByRole('row', { name: payout }).innerText()).toContain(inFours(OWN.iban))
    await look(second, 'bank-agree')
    await doSurely(proposal, 'Agree: it is done at once')
    await expect.poll(() => served.hall.desk.venue.payout(payout).status).toBe('released')
  })

  it('it goes to the bank in the file of the day, once', async () => {
    const files = main(first).locator('section[aria-labelledby=payment-files]')
    await files.getByText('Released and in no file: 1 payout, 400.25 USD.').waitFor()
    day = await files.getByLabel('Day on which the bank pays').inputValue()
    await doSurely(files, 'Make the payment file')
    const { name, bytes } = await downloaded(first.page, () => files.getByRole('button', { name: 'Download' }).click())
    expect(name).toBe(`payment-file-${day}.xml`)
    const root = new DOMParser().parseFromString(bytes.toString(), 'text/xml').documentElement!
    const all = (tag: string): string[] =>
      Array.from(root.getElementsByTagName(tag)).map((one) => one.textContent ?? '')
    expect(root.namespaceURI).toBe('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09')
    expect([all('EndToEndId'), all('InstdAmt'), all('CtrlSum')]).toEqual([[payout], ['400.25'], ['400.25', '400.25']])
    expect(all('IBAN')).toEqual([MARKET.iban, OWN.iban])
    expect(all('ReqdExctnDt')).toEqual([day])
    expect(await files.getByRole('button', { name: 'Make the payment file…' }).isDisabled()).toBe(true)
    await files.getByText('made; the bank has confirmed 0 of 1').waitFor()
  })

  it('it counts as paid once the bank’s statement says so', async () => {
    await main(first).getByRole('button', { name: 'Close without taking it' }).click()
    await choose(first.page, await statement('S-3', 5110, [['NTRY-4', 'DBIT', '400.25', payout]]))
    await doSurely(main(first), 'Take the entries')
    await main(first).getByText('settled: the bank has confirmed all').waitFor()
    await main(trader).getByRole('row', { name: payout }).getByText('paid by the bank').waitFor()
    expect(balance('payout urn:test:org:one')).toBe(0n)
    await look(first, 'bank-paid')
  })

  it('another account waits three days, and the member sees until when', async () => {
    const account = main(trader).locator('section[aria-labelledby=register-account]')
    await fillAccount(account, OTHER)
    await doSurely(account, 'Register the account')
    await main(trader)
      .getByText(/from .+ on \(in 3 days\)/)
      .waitFor()
    expect(await main(trader).getByText(inFours(OWN.iban)).count()).toBeGreaterThan(0)
    await look(trader, 'member-data')
  })

  it('its log holds, and nothing went wrong in any of their browsers', async () => {
    expect((await verifyLog(world, given(served.hall.log.entries))).faults).toEqual([])
    // What takes two is asked for first, refused (422), and then proposed.
    const wrong = [first, second, trader].flatMap(({ complaints }) => complaints)
    expect(wrong.filter((one) => !one.includes('422'))).toEqual([])
  })
})
