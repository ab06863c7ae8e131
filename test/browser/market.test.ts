import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  makeKeyFile,
  publicPartsOf,
  verifyLog,
  verifyPublicLog,
  type KeyFile,
  type PublicEntry,
  type Receipt,
} from '../../src/market/index.ts'
import { fingerprintOf } from '../../src/market/key-file.ts'
import type { Listening } from '../../src/server/index.ts'
import type { World } from '../../src/world/index.ts'
import type { Hall } from '../market-app.ts'
import { given } from '../market-chained.ts'
import { downloaded, hasBrowser, findingsIn, type Browser, type Person } from './browser.ts'
import { serveHall, type Served } from './hall.ts'

/**
 * Two rounds as people hold them: an operator and two traders, each in a browser of their own, from a market that has just been founded to
 * the statement. What they cannot wait for is passed by all clocks at once.
 */
const MONTH = '2027-06'
const PASSWORD = 'a long password of mine'
const MINUTE = 60_000
/** A round takes orders for less than it takes for a session to end. */
const OPEN = 20 * MINUTE
const time = {
  ahead: 0,
  get now() {
    return new Date(Date.now() + time.ahead).toISOString()
  },
}

let world: World
let served: Served
let hall: Hall
let listening: Listening
let browser: Browser
let work: string
const people = new Map<string, Person>()

interface User {
  readonly page: Page
  readonly complaints: string[]
}
/** All that left any of their browsers. */
const sent: string[] = []
/** Of each command that somebody has sent, whether it was signed. */
const commands: { readonly user: string; readonly command: string; readonly signed: boolean }[] = []
const sentBy = (name: string): number => commands.filter(({ user }) => user === name).length
let operator: User
let seller: User
let buyer: User

beforeAll(async () => {
  if (!hasBrowser) return
  work = await mkdtemp(join(tmpdir(), 'ytterby-market-'))
  world = await loadWorld(shippedWorld())
  served = await serveHall(world, time, { requests: 10_000 })
  ;({ hall, listening, browser } = served)
})
afterAll(async () => {
  if (!hasBrowser) return
  await served.close()
  await rm(work, { recursive: true, force: true })
})

/** A browser of somebody's own, with a clock that can be put forward. */
async function person(name: string): Promise<Person> {
  const known = people.get(name) ?? (await browser.another())
  if (!people.has(name)) {
    await known.context.clock.install({ time: Date.parse(time.now) })
    known.context.setDefaultTimeout(15_000)
  }
  people.set(name, known)
  return known
}

/** Signs in by what was handed over, and chooses a password. */
async function enter(name: string, oneTime: string, code?: string): Promise<User> {
  const user = await (await person(name)).open('/sign-in')
  const { page } = user
  page.context().on('request', (request) => {
    const { 'command-signature': signature = '' } = request.headers()
    sent.push(`${request.url()}\n${request.postData() ?? ''}\n${signature}`)
    const [, command] = /\/commands\/([\w-]+)$/.exec(request.url()) ?? []
    if (command !== undefined) commands.push({ user: name, command, signed: signature !== '' })
  })
  await page.getByLabel('User', { exact: true }).fill(name)
  await page.getByLabel('Password', { exact: true }).fill(oneTime)
  if (code !== undefined) await page.getByLabel('Code of the second factor').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD)
  await page.getByLabel('New password once more').fill(PASSWORD)
  await page.getByRole('button', { name: 'Use this password' }).click()
  await page.getByText(`${name}, `).waitFor()
  return user
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(listening.url + path)
}

/** Signs in again, after a session has ended. */
async function comeBack({ page }: User, name: string, code?: string): Promise<void> {
  await goTo(page, '/sign-in')
  await page.getByLabel('User', { exact: true }).fill(name)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  if (code !== undefined) await page.getByLabel('Code of the second factor').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText(`${name}, `).waitFor()
}

/** Goes to a page from within, so that opened keys stay open. */
async function visit(page: Page, name: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name })
  await link.click()
  await page.locator('nav a[aria-current=page]', { hasText: name }).waitFor()
  await page.locator('main h1').waitFor()
}

/** Opens what is folded away. */
async function unfold(where: Locator, name: string): Promise<Locator> {
  const details = where.locator('details', { has: where.page().locator('summary', { hasText: name }) }).last()
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
  return details
}

/** Presses a button that is read back, and then the one that does it. */
async function doSurely(where: Locator, action: string): Promise<void> {
  await where.getByRole('button', { name: `${action}…` }).click()
  const dialog = where.page().getByRole('dialog')
  await dialog.getByRole('button', { name: action, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Lets time pass for everybody. */
async function pass(ms: number): Promise<void> {
  time.ahead += ms
  for (const { context } of people.values()) await context.clock.fastForward(ms)
}

/** Where somebody asks to have it, a picture of what is seen. */
async function picture({ page }: User, name: string): Promise<void> {
  const folder = process.env['MARKET_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

interface Member {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly user: string
}
const ORE: Member = { id: 'urn:org:western-ore', name: 'Western Ore', country: 'AUS', user: 'ore' }
const MAGNETS: Member = { id: 'urn:org:kansai', name: 'Kansai Magnets', country: 'JPN', user: 'magnets' }

/** As operator: a member with a trader who can sign in, a site and money. */
async function admit({ id, name, country, user }: Member): Promise<{ oneTime: string }> {
  const { page } = operator
  const main = page.locator('main')
  const form = await unfold(main.locator('#register'), 'Fill in the register')
  await form.getByLabel('Id', { exact: true }).fill(id)
  await form.getByLabel('Name', { exact: true }).fill(name)
  await form.getByLabel('Country of registration').fill(country)
  await doSurely(form, 'Register it')
  await main.locator('#members').getByRole('link', { name }).click()
  const sheet = main.locator('#chosen')
  await sheet.getByRole('heading', { name }).first().waitFor()

  const adding = await unfold(sheet, 'Add a user')
  await adding.getByLabel('User name').fill(user)
  await adding.getByLabel('Name of the person').fill(`Trader of ${name}`)
  await adding.getByRole('button', { name: 'Add a user' }).click()
  const enrolling = await unfold(sheet, 'Give a one-time password')
  await doSurely(enrolling, 'Give a one-time password and second factor')
  const oneTime = await enrolling.locator('.secret').first().innerText()
  expect(await enrolling.locator('svg').count()).toBe(1)
  await enrolling.getByRole('button', { name: 'I have handed it over: hide it' }).click()

  const paying = await unfold(sheet, 'Note a payment')
  await paying.getByLabel('Amount, USD').fill('5000000')
  await paying.getByLabel('Reference of the bank’s statement').fill(`opening of ${name}`)
  await doSurely(paying, 'Note the payment in')
  await sheet.getByText('5,000,000 USD').first().waitFor()
  return { oneTime }
}

/** As trader: keys of the organisation's own, in a file, and their public halves registered. */
async function makeKeys({ page }: User): Promise<string> {
  await visit(page, 'Keys')
  const { name, bytes } = await downloaded(page, () =>
    page.getByRole('button', { name: 'Make keys and download the file' }).click(),
  )
  const file = join(work, name)
  await writeFile(file, bytes)
  await page.getByRole('button', { name: 'I have the file: register its keys' }).click()
  await page.getByText('The trustee’s keys of this file are registered, for 50 more rounds.').waitFor()
  return file
}

/** As operator: proposes a key for a member, by the text that was sent. */
async function propose(member: Member, key: string): Promise<void> {
  const { page } = operator
  await visit(page, 'Members')
  await page.locator('#members').getByRole('link', { name: member.name }).click()
  const sheet = page.locator('#chosen')
  await sheet.getByRole('heading', { name: member.name }).first().waitFor()
  // What members sign is their own affair.
  expect(await sheet.locator('summary', { hasText: 'Register a signing key' }).count()).toBe(0)
  const form = await unfold(sheet, 'Propose a signing key')
  await form.getByLabel('The public key').fill(key)
  await form.getByRole('button', { name: 'Propose a signing key' }).click()
  await sheet.getByText('Proposed, not good yet').waitFor()
}

/** Opens a key file where a page asks for one, if it does. */
async function openKeys(where: Locator, file: string): Promise<void> {
  const field = where.getByLabel('Key file', { exact: true })
  if ((await field.count()) > 0) await field.setInputFiles(file)
}

/** Forgets the keys that are open, as loading the page again would. */
async function closeKeys({ page }: User): Promise<void> {
  await visit(page, 'Keys')
  await page.getByRole('button', { name: 'Close the key file' }).click()
  await page.getByLabel('Key file', { exact: true }).waitFor()
}

/** As trader: writes an order, has it read back, seals and places it. */
async function place(
  { page, ...user }: User,
  round: string,
  order: { kind: 'Buy' | 'Sell'; kg: string; price: string; place?: string; grade?: string; whole?: boolean },
): Promise<string> {
  await visit(page, 'Rounds')
  await page.getByRole('link', { name: round }).first().click()
  await page.getByRole('link', { name: 'Place an order' }).first().click()
  await page.locator(`input[name=kind][value=${order.kind.toLowerCase()}]`).check()
  if (order.place !== undefined) await page.getByLabel('Place', { exact: true }).selectOption({ label: order.place })
  if (order.grade !== undefined) await page.getByLabel('Grade by origin').selectOption({ label: order.grade })
  await page.getByLabel('At most, in kg').fill(order.kg)
  if (order.whole === true) await page.getByRole('radio', { name: 'All or nothing' }).check()
  const limit = order.kind === 'Buy' ? 'Delivery in June 2027' : 'At least, in USD per kg'
  await page.getByLabel(limit).fill(order.price)
  if (order.kind === 'Sell')
    await page.getByRole('group', { name: 'From which lots?' }).getByRole('checkbox').first().check()
  await picture({ page, ...user }, `order-${order.kind.toLowerCase()}`)
  await page.getByRole('button', { name: 'Check your order' }).click()
  const told = await page.locator('blockquote').innerText()
  await picture({ page, ...user }, `order-review-${order.kind.toLowerCase()}`)
  await page.getByRole('button', { name: 'Seal and place' }).click()
  await page.getByRole('heading', { name: 'Sealed and placed' }).waitFor()
  return told
}

/** Fills in that a round opens now, and when it closes. */
async function openFor(page: Page, ms: number): Promise<void> {
  await page.getByRole('group', { name: 'Open now, for' }).getByRole('button', { name: '1 hour' }).click()
  const opens = await page.getByLabel('Opens', { exact: true }).inputValue()
  const closes = new Date(Date.parse(`${opens}Z`) + ms).toISOString().slice(0, 16)
  await page.getByLabel('Closes', { exact: true }).fill(closes)
}

/** As operator: the next step of the round that is open. */
async function run(action: string, then: string | RegExp): Promise<void> {
  const { page } = operator
  const panel = page.getByRole('region', { name: 'Running this round' })
  await doSurely(panel, action)
  await panel.getByText(then).first().waitFor()
}

async function giveParts({ page }: User, round: string, file: string): Promise<void> {
  await visit(page, 'Rounds')
  await page.getByRole('link', { name: round }).first().click()
  const section = page.getByRole('region', { name: 'Hand out your parts of the keys' })
  await section.waitFor()
  await openKeys(section, file)
  await section.getByRole('button', { name: 'Hand out your parts' }).click()
  await section.getByText('Your organisation has handed out its parts').waitFor()
}

describe.skipIf(!hasBrowser)('a market from its foundation to a statement, by hand', () => {
  const keys = new Map<string, string>()
  const oneTimes = new Map<string, string>()

  it('the first operator comes in by what the terminal has told', async () => {
    const oneTime = await hall.enrol('op')
    const code = hall.code('op')
    const { page, complaints } = await (await person('op')).open('/sign-in')
    await page.getByText('Test market').first().waitFor()
    await page.getByLabel('User', { exact: true }).fill('op')
    await page.getByLabel('Password', { exact: true }).fill(oneTime)
    await page.getByLabel('Code of the second factor').fill(code)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('New password', { exact: true }).fill(PASSWORD)
    await page.getByLabel('New password once more').fill(PASSWORD)
    await page.getByRole('button', { name: 'Use this password' }).click()
    await page.getByText('op, operator').waitFor()
    operator = { page, complaints }
    await picture(operator, 'empty-market')
  })

  it('admits two members, each with a trader and money', async () => {
    await visit(operator.page, 'Members')
    for (const member of [ORE, MAGNETS]) oneTimes.set(member.user, (await admit(member)).oneTime)
    await picture(operator, 'members')
    const sheet = operator.page.locator('#chosen')
    await operator.page.locator('#members').getByRole('link', { name: ORE.name }).click()
    await sheet.getByRole('heading', { name: ORE.name }).first().waitFor()
    const site = await unfold(sheet, 'Register a site')
    await site.getByLabel('Name', { exact: true }).fill('Western mine')
    await site.getByLabel('Add a process').selectOption('mine')
    await site.getByRole('checkbox', { name: /^Mt Weld/ }).check()
    await site.getByLabel('Most in any 365 days, kg').fill('1000000')
    await site.getByRole('button', { name: 'Register a site' }).click()
    await sheet.getByText('Western mine').first().waitFor()
  })

  it('traders come in, make their keys, and register them themselves', async () => {
    seller = await enter('ore', oneTimes.get('ore') ?? '')
    buyer = await enter('magnets', oneTimes.get('magnets') ?? '')
    // Before it has a key, nothing can be asked in the name of an organisation.
    await visit(seller.page, 'Money')
    await seller.page.getByText('This is signed with your organisation’s key, and it has none yet.').waitFor()
    await picture(seller, 'no-key-yet')
    for (const [member, user] of [
      [ORE, seller],
      [MAGNETS, buyer],
    ] as const)
      keys.set(member.user, await makeKeys(user))
    await picture(seller, 'keys')
    expect(commands.filter(({ user }) => user === 'ore').map(({ command }) => command)).toEqual([
      'register-signing-key',
      'register-trustee-keys',
    ])
  })

  it('a key goes with a fingerprint that both can read to each other', async () => {
    const print = seller.page.getByText(/^Fingerprint: /)
    const [, told = ''] = /^Fingerprint: ([0-9a-f]{4}(?: [0-9a-f]{4}){3})$/.exec(await print.innerText()) ?? []
    const { page } = operator
    await page.locator('#members').getByRole('link', { name: ORE.name }).click()
    await page.locator('#chosen').getByRole('cell', { name: told, exact: true }).waitFor()
    await picture(operator, 'member-keys')
  })

  it('the seller brings out ore, and sees where it comes from and what it is proved for', async () => {
    const { page } = seller
    // The signing key is good from when it was made.
    await pass(MINUTE)
    await visit(page, 'Lots')
    await page
      .getByRole('link', { name: /Record/ })
      .first()
      .click()
    await page.getByLabel('Kilograms').first().fill('50000')
    await page
      .getByRole('button', { name: /^Sign and record/ })
      .first()
      .click()
    await page
      .getByText(/entry \d+ of the log/)
      .first()
      .waitFor()
    await picture(seller, 'record')
    await visit(page, 'Lots')
    await page
      .getByRole('link', { name: /western-ore/ })
      .first()
      .click()
    await page.locator('figure svg').first().waitFor()
    const text = await page.locator('main').innerText()
    expect(text).toContain('Western Ore')
    expect(text).toContain('Democracies only')
    await picture(seller, 'lot')
  })

  it('the operator announces a round, sealed for both members', async () => {
    const { page } = operator
    await visit(page, 'New round')
    await page.getByLabel('Id', { exact: true }).fill('r1')
    await page.getByLabel('Title').fill('Ore, first round')
    await openFor(page, OPEN)
    await page.getByLabel('Add a material').fill('ore-mt-weld')
    await page
      .getByRole('button', { name: /^Add .*Mt Weld/ })
      .first()
      .click()
    for (const place of ['Australia', 'Japan']) {
      await page.getByLabel('Place', { exact: true }).selectOption({ label: place })
      await page.getByRole('button', { name: 'Add this place' }).click()
    }
    await page.getByLabel('Month', { exact: true }).fill(MONTH)
    await page.getByRole('button', { name: 'Add this month' }).click()
    await page.getByRole('button', { name: 'Add all pairs of places' }).click()
    for (const owner of await page.getByLabel('Owner').all()) await owner.selectOption({ label: ORE.name })
    for (const cost of await page.getByLabel('Cost, USD/kg').all()) await cost.fill('0.5')
    for (const { name } of [ORE, MAGNETS]) await page.getByRole('checkbox', { name }).check()
    await page.getByLabel('How many open the orders').selectOption('1')
    await page.getByText('Nothing is missing.').waitFor()
    await picture(operator, 'announce')
    await doSurely(page.locator('main'), 'Announce the round')
    await page.getByRole('link', { name: 'To the round' }).click()
    await page.getByText('Nothing to do until the time for orders is over').waitFor()
  })

  it('both seal orders, having seen what they would mean; one is changed, one is withdrawn', async () => {
    const sold = await place(seller, 'Ore, first round', { kind: 'Sell', kg: '20,000', price: '4', place: 'Australia' })
    expect(sold).toMatch(/You sell up to 20,000 kg of .*Mt Weld.*, in Australia, for June 2027, at least 4 USD\/kg/)
    await place(seller, 'Ore, first round', { kind: 'Sell', kg: '10000', price: '9', whole: true })
    await place(buyer, 'Ore, first round', { kind: 'Buy', kg: '12000', price: '7', place: 'Japan' })
    const { page } = buyer
    // Changed: this browser still knows what it sealed.
    await visit(page, 'Orders')
    await page.getByText(/You buy up to 12,000 kg/).waitFor()
    await page.getByRole('link', { name: 'Change' }).first().click()
    expect(await page.getByLabel('At most, in kg').inputValue()).toBe('12000')
    await page.getByLabel('At most, in kg').fill('15000')
    await page.getByRole('button', { name: 'Check your order' }).click()
    await page.getByRole('button', { name: 'Seal and put in place of version 1' }).click()
    await page.getByRole('heading', { name: 'Sealed and put in place' }).waitFor()
    // Withdrawn.
    await visit(seller.page, 'Orders')
    const dear = seller.page.getByRole('listitem').filter({ hasText: '10,000 kg' })
    await dear.getByRole('button', { name: 'Withdraw' }).click()
    await seller.page.getByRole('button', { name: 'Withdraw it' }).click()
    await dear.waitFor({ state: 'detached' })
    await picture(seller, 'orders-sealed')
    // Nobody sees more than that there are two.
    const { body } = await hall.ask('/rounds/r1')
    expect(body['orders']).toBe(2)
    const log = JSON.stringify(hall.log.entries)
    expect(log).not.toContain('"kind":"sell"')
    expect(log).not.toContain('"bid"')
  })

  it('anyone who has no key file open is asked for it, and nothing is sent unsigned', async () => {
    const { page } = seller
    const before = sentBy('ore')
    await closeKeys(seller)
    await visit(page, 'Money')
    await page.getByText('What follows is signed with your organisation’s key.').waitFor()
    await page.locator('input[name=fund]').fill('100')
    const pay = page.getByRole('button', { name: 'Pay in', exact: true })
    expect(await pay.isDisabled()).toBe(true)
    await page.locator('input[name=fund]').press('Enter')
    await picture(seller, 'money-closed')
    // The keys of somebody else are none of this organisation's.
    await openKeys(page.locator('main'), keys.get('magnets') ?? '')
    await page.getByText('holds the keys of another organisation').waitFor()
    expect(await pay.isDisabled()).toBe(true)
    expect(sentBy('ore')).toBe(before)
    await openKeys(page.locator('main'), keys.get('ore') ?? '')
    await pay.click()
    await page.getByText('Paid into the default fund.').waitFor()
    expect(commands.at(-1)).toEqual({ user: 'ore', command: 'pay-into-fund', signed: true })
  })

  it('what a member has bound comes back: of a budget at once, of the fund after notice', async () => {
    const { page } = seller
    await page.locator('input[name=budget]').fill('floors')
    await page.locator('input[name=aside]').fill('50')
    await page.getByRole('button', { name: 'Set aside', exact: true }).click()
    await page.locator('input[name=budget-back]').fill('20')
    await page
      .getByRole('region', { name: 'Out of a budget' })
      .getByRole('button', { name: 'Take out', exact: true })
      .click()
    await page.getByText('Taken back: it is free.').waitFor()
    await page.locator('input[name=give-fund-notice]').fill('40')
    await page.getByRole('button', { name: 'Give notice', exact: true }).click()
    await page.getByText('It waits for r1.').waitFor()
    expect(await page.locator('input[name=withdraw-from-fund]').count()).toBe(0)
    await picture(seller, 'money-back')
  })

  it('the round closes, the trustees hand out their parts, the operator opens and clears it', async () => {
    await pass(OPEN)
    await run('Close the round', /have handed out their shares|Wait for the trustees/)
    await giveParts(seller, 'Ore, first round', keys.get('ore') ?? '')
    await giveParts(buyer, 'Ore, first round', keys.get('magnets') ?? '')
    await operator.page.getByRole('button', { name: 'Open the orders…' }).waitFor()
    await run('Open the orders', '2 orders were accepted, 0 refused')
    await run('Clear the round', /still to be delivered|Wait for deliveries/)
    await picture(operator, 'cleared')
  })

  it('everybody sees the price, and that the result holds, checked in their own browser', async () => {
    const { page, complaints } = await (await person('nobody')).open('/rounds/r1')
    const asked: string[] = []
    page.context().on('request', (request) => asked.push(`${request.method()} ${request.postData() ?? ''}`))
    await page.getByText('The result holds, and the market has signed it').waitFor()
    const text = await page.locator('main').innerText()
    // 15 t for Japan at no more than 7, from Australia at no less than 4, half a dollar for the way: half-way.
    expect(text).toMatch(/15,000 kg/)
    expect(text).not.toMatch(/does not hold/)
    expect(complaints).toEqual([])
    const book = await downloaded(page, () => page.getByRole('button', { name: /Book \(JSON\)/ }).click())
    const certificate = await downloaded(page, () => page.getByRole('button', { name: /Certificate \(JSON\)/ }).click())
    await picture({ page, complaints }, 'result')
    await goTo(page, '/verify')
    const changed = certificate.bytes
      .toString()
      .replace(/(\d)(?=\]\],"flows")/, (digit) => String((Number(digit) + 1) % 10))
    for (const [name, bytes, says] of [
      ['sound', certificate.bytes.toString(), /holds/],
      ['changed', changed, /does not hold|changed/i],
    ] as const) {
      const files = [join(work, book.name), join(work, `${name}.json`)]
      await writeFile(files[0] ?? '', book.bytes)
      await writeFile(files[1] ?? '', bytes)
      await page.locator('input[type=file]').first().setInputFiles(files)
      await page.getByText(says).first().waitFor()
      await picture({ page, complaints }, `verify-${name}`)
    }
    // What is verified is sent nowhere: all that was asked is to be read.
    expect(new Set(asked)).toEqual(new Set(['GET ']))
    await page.close()
  })

  it('the seller hands over what was sold, and the round is settled', async () => {
    const { page } = seller
    await visit(page, 'Orders')
    await page.getByRole('button', { name: 'Hand over' }).first().click()
    await openKeys(page.locator('main'), keys.get('ore') ?? '')
    await page.getByRole('button', { name: /^Sign and hand over 15,000 kg/ }).click()
    await page.getByText('This parcel is delivered.').waitFor()
    await picture(seller, 'delivered')
    await operator.page.getByRole('button', { name: 'Settle the round…' }).waitFor()
    await run('Settle the round', 'The round is settled')
    // No round counts on the seller's part of the fund any more.
    await visit(page, 'Money')
    await page.getByText('It can be taken out now.').waitFor()
    await page.locator('input[name=withdraw-from-fund]').fill('40')
    await page
      .getByRole('region', { name: 'Out of the default fund' })
      .getByRole('button', { name: 'Take out', exact: true })
      .click()
    await page.getByText('Notice was given').waitFor({ state: 'detached' })
    // The ore is the buyer's.
    await visit(buyer.page, 'Lots')
    await buyer.page
      .getByText(/15,000 kg/)
      .first()
      .waitFor()
  })

  it('both have a statement, to take along as CSV and PDF', async () => {
    for (const [user, sign] of [
      [seller, ''],
      [buyer, '−'],
    ] as const) {
      await visit(user.page, 'Money')
      await user.page.getByRole('link', { name: /Ore, first round/ }).click()
      await user.page.getByRole('heading', { level: 1 }).waitFor()
      await user.page
        .getByText(/15,000/)
        .first()
        .waitFor()
      if (sign !== '') expect(await user.page.locator('main').innerText()).toContain(sign)
    }
    const { page } = buyer
    await picture(buyer, 'statement')
    const csv = await downloaded(page, () => page.getByRole('button', { name: /CSV/ }).first().click())
    expect(csv.bytes.toString()).toMatch(/bought/)
    const pdf = await downloaded(page, () => page.getByRole('button', { name: /PDF/ }).first().click())
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('a second round begins with the terms of the first, and everything goes the same way', async () => {
    const { page } = operator
    await visit(page, 'New round')
    await page.getByLabel('Begin with the terms of an earlier round').selectOption('r1')
    await page.getByLabel('Id', { exact: true }).fill('r2')
    await page.getByLabel('Title').fill('Ore, second round')
    await openFor(page, OPEN)
    await page.getByText('Nothing is missing.').waitFor()
    await doSurely(page.locator('main'), 'Announce the round')
    await page.getByRole('link', { name: 'To the round' }).click()
    await place(seller, 'Ore, second round', { kind: 'Sell', kg: '30000', price: '5', place: 'Australia' })
    const bought = { kind: 'Buy', kg: '30000', price: '4.5', place: 'Australia', grade: 'Traced' } as const
    await place(buyer, 'Ore, second round', bought)
    await place(buyer, 'Ore, second round', { ...bought, kg: '8000', price: '6' })
    await pass(OPEN)
    await run('Close the round', /Wait for the trustees/)
    await giveParts(seller, 'Ore, second round', keys.get('ore') ?? '')
    await giveParts(buyer, 'Ore, second round', keys.get('magnets') ?? '')
    await page.getByRole('button', { name: 'Open the orders…' }).waitFor()
    await run('Open the orders', '3 orders were accepted, 0 refused')
    await run('Clear the round', /still to be delivered|Wait for deliveries/)
    await visit(buyer.page, 'Orders')
    await buyer.page
      .getByText(/8,000 kg/)
      .first()
      .waitFor()
    await picture(buyer, 'second-round')
    await visit(seller.page, 'Orders')
    await seller.page.getByRole('button', { name: 'Hand over' }).first().click()
    await seller.page.getByRole('button', { name: /^Sign and hand over 8,000 kg/ }).click()
    await seller.page.getByText('This parcel is delivered.').waitFor()
    await page.getByRole('button', { name: 'Settle the round…' }).waitFor()
    await run('Settle the round', 'The round is settled')
    expect(hall.desk.venue.ledger.imbalance().get('USD')).toBe(0n)
    expect([...hall.desk.venue.rounds.values()].map(({ status }) => status)).toEqual(['settled', 'settled'])
  })

  it('a further key is vouched for by the one before, whose file has to be open', async () => {
    const { page } = buyer
    await closeKeys(buyer)
    const main = page.locator('main')
    const making = await unfold(main, 'Make another pair')
    await making.getByText('has to vouch for a new one').waitFor()
    const make = making.getByRole('button', { name: 'Make keys and download the file' })
    expect(await make.isDisabled()).toBe(true)
    await openKeys(main, keys.get('magnets') ?? '')
    const before = sentBy('magnets')
    const { name, bytes } = await downloaded(page, () => make.click())
    keys.set('magnets, later', join(work, name))
    await writeFile(join(work, name), bytes)
    await picture(buyer, 'keys-made')
    // Nothing is registered before somebody has said that the file is there.
    expect(sentBy('magnets')).toBe(before)
    await page.getByRole('button', { name: 'I have the file: register its keys' }).click()
    await page.getByText(/^Registered: the signing key/).waitFor()
    await page.getByRole('cell', { name: 'valid', exact: true }).nth(1).waitFor()
    const { organisation } = JSON.parse(bytes.toString()) as KeyFile
    const own = [...hall.desk.venue.signingKeys.values()].filter((key) => key.organisation === organisation)
    expect(own).toHaveLength(2)
    await picture(buyer, 'keys-two')
  })

  it('a member is notified of a key that an operator proposes in its name, and objects', async () => {
    const stranger = await makeKeyFile(ORE.id, 'stranger-1')
    const { id, jwk } = publicPartsOf(stranger).signing
    await propose(ORE, JSON.stringify({ id, organisation: ORE.id, jwk, until: '2028-01-01T00:00:00Z' }))
    await picture(operator, 'proposed')
    const { page } = seller
    await closeKeys(seller)
    await visit(page, 'Lots')
    await page.getByText('An operator wants a key to be good in your organisation’s name.').waitFor()
    await picture(seller, 'notice')
    await page.getByRole('link', { name: 'Look at it' }).click()
    const objecting = page.getByRole('button', { name: 'It is not ours: object…' })
    expect(await objecting.isDisabled()).toBe(true)
    await openKeys(page.locator('main'), keys.get('ore') ?? '')
    await picture(seller, 'keys-proposed')
    await objecting.click()
    await page.getByRole('button', { name: 'Object to the key' }).click()
    await page.getByText('The proposed key was revoked.').waitFor()
    expect(hall.desk.venue.proposedKeys.size).toBe(0)
    expect(commands.at(-1)).toEqual({ user: 'ore', command: 'revoke-signing-key', signed: true })
  })

  it('receipts of all that was asked are kept, and hold against the log', async () => {
    const receipts: Receipt[] = []
    for (const [name, user] of [
      ['ore', seller],
      ['magnets', buyer],
    ] as const) {
      const { page } = user
      await visit(page, 'Receipts')
      await page.getByText(/^✓ All \d+ are signed with the key of this market/).waitFor()
      const file = await downloaded(page, () => page.getByRole('button', { name: 'Save as a file' }).click())
      const saved = JSON.parse(file.bytes.toString()) as Receipt[]
      expect(saved).toHaveLength(sentBy(name))
      receipts.push(...saved)
      await picture(user, `receipts-${name}`)
    }
    expect((await verifyLog(world, hall.log.read(0), { receipts })).faults).toEqual([])
    const [first] = receipts
    if (first === undefined) throw new Error('there is no receipt')
    const changed = { ...first, hash: '0'.repeat(64) }
    expect((await verifyLog(world, hall.log.read(0), { receipts: [changed] })).faults).not.toEqual([])
  })

  it('the public log is followed in the browser, with the receipts that are kept there', async () => {
    const { page } = buyer
    await visit(page, 'Verify')
    const section = page.locator('section[aria-labelledby=public-log]')
    const follow = section.getByRole('button', { name: 'Follow it now' })
    await follow.click()
    await section.getByText('The public log holds').waitFor()
    await section
      .getByText(`It has the hashes of all ${sentBy('magnets')} receipts that are kept in this browser.`)
      .waitFor()
    await section.getByText('It was not followed in this browser before.', { exact: false }).waitFor()
    await picture(buyer, 'public-log')
    const { bytes } = await downloaded(page, () => section.getByRole('button', { name: 'Save the public log' }).click())
    const lines = bytes.toString().trimEnd().split('\n')
    expect(lines).toHaveLength(hall.desk.clerk.end.seq)
    const { faults, rounds } = await verifyPublicLog(world, given(lines.map((one) => JSON.parse(one) as PublicEntry)))
    expect(faults).toEqual([])
    expect(rounds.map(({ status }) => status)).toEqual(['settled', 'settled'])
    await follow.click()
    await section.getByText(/It still has the entry \d+ with which it ended/).waitFor()
    // A server that has gone back to before what was seen here, and goes on otherwise.
    await page.route('**/public-log?after=*', (route) =>
      route.fulfill({ body: route.request().url().endsWith('after=0') ? `${lines.slice(0, 40).join('\n')}\n` : '' }),
    )
    await follow.click()
    await section.getByText('The public log does not hold').waitFor()
    await section
      .getByText(/and this log ends at entry 40/)
      .first()
      .waitFor()
    await picture(buyer, 'public-log-unsound')
    await page.unroute('**/public-log?after=*')
    await follow.click()
    await section.getByText('The public log holds').waitFor()
  })

  it('a receipt that the market did not sign is reported', async () => {
    const { page } = seller
    await page.evaluate(() => {
      const name = Object.keys(localStorage).find((one) => one.startsWith('ytterby receipt ore ')) ?? ''
      const kept = JSON.parse(localStorage.getItem(name) ?? '') as { receipt: { seq: number } }
      kept.receipt.seq += 1
      localStorage.setItem(name, JSON.stringify(kept))
    })
    await visit(page, 'Lots')
    await visit(page, 'Receipts')
    await page.getByText(/^✗ 1 receipt is not signed with the key of this market/).waitFor()
    await picture(seller, 'receipts-unsound')
  })

  it.each([
    ['nobody', ['/', '/rounds/r1', '/prices', '/verify?row=r1', '/sign-in', '/rounds/none']],
    ['op', ['/', '/rounds/r2', '/announce', '/members?row=urn:org:western-ore', '/alarms?row=r1', '/ledger']],
    ['ore', ['/rounds/r1', '/orders', '/lots', '/record', '/money', '/statements/r1', '/keys', '/receipts']],
  ])('axe finds nothing on the pages of %s, and none is wider than a phone', async (name, paths) => {
    for (const path of paths)
      for (const [lang, scheme, width] of [
        ['en', 'light', 1280],
        ['ja', 'dark', 320],
      ] as const) {
        const { page } = await (
          await person(name)
        ).visit(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, {
          width,
          scheme,
        })
        await page.locator('main h1').waitFor()
        await expect.poll(() => page.getByText(/Asking the market|市場に問い合わせ中/).count()).toBe(0)
        expect({ path, lang, findings: await findingsIn(page) }).toEqual({ path, lang, findings: [] })
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect({ path, lang, tooWide: Math.max(0, wide - width) }).toEqual({ path, lang, tooWide: 0 })
      }
  })

  it('no private key and no word of a sealed order left any of their browsers', async () => {
    expect(sent.filter((one) => one.includes('/commands/')).length).toBeGreaterThan(10)
    const all = sent.join('\n')
    for (const file of keys.values()) {
      const privates = [...(await readFile(file, 'utf8')).matchAll(/"d":\s*"([\w-]{40,})"/g)].map(([, d]) => d)
      expect(privates).toHaveLength(2)
      for (const part of privates) expect(all.includes(part ?? '')).toBe(false)
    }
    expect(all).not.toMatch(/"(?:ask|bid)\b/)
  })

  it('all that a trader has asked for was signed, and nothing else', () => {
    for (const { user, signed } of commands) expect(signed).toBe(user === 'ore' || user === 'magnets')
  })

  it('nothing went wrong in any of their browsers', () => {
    for (const { complaints } of [operator, seller, buyer]) expect(complaints).toEqual([])
  })

  it('a member that has lost its keys gets another by two operators, three days later', async () => {
    await hall.desk.operate('add-user', { user: 'op2', name: 'Second', organisation: null, role: 'operator' })
    const second = await enter('op2', await hall.enrol('op2'), hall.code('op2'))
    // Both operators have to have stood for three days before one proposes a key.
    await pass(72 * 60 * MINUTE + MINUTE)
    await comeBack(operator, 'op', hall.code('op'))
    await comeBack(buyer, 'magnets')
    const { page } = buyer
    await visit(page, 'Keys')
    const making = await unfold(page.locator('main'), 'Make another pair')
    await making.getByRole('checkbox', { name: 'That key file is lost' }).check()
    const { name, bytes } = await downloaded(page, () =>
      making.getByRole('button', { name: 'Make keys and download the file' }).click(),
    )
    await writeFile(join(work, name), bytes)
    await page.getByText('it takes two operators').waitFor()
    await picture(buyer, 'keys-lost')
    const given = await page.locator('pre').innerText()
    expect(given).not.toContain('"d"')
    const { signing } = JSON.parse(bytes.toString()) as KeyFile
    await propose(MAGNETS, given)
    await operator.page.getByText(/has until .* to object/).waitFor()
    await pass(72 * 60 * MINUTE + MINUTE)
    await comeBack(second, 'op2', hall.code('op2'))
    // While it lay open its session has ended, and the page said so.
    const before = second.complaints.length
    await visit(second.page, 'Members')
    await second.page.locator('#members').getByRole('link', { name: MAGNETS.name }).click()
    const sheet = second.page.locator('#chosen')
    await picture(second, 'agree')
    await doSurely(sheet, 'Agree to the key')
    await sheet.getByRole('cell', { name: fingerprintOf(signing.jwk.x) }).waitFor()
    await sheet.getByText('Proposed, not good yet').waitFor({ state: 'detached' })
    expect(second.complaints.slice(before)).toEqual([])
    // The member opens its file, and registers the rest.
    await comeBack(buyer, 'magnets')
    await visit(page, 'Keys')
    await openKeys(page.locator('main'), join(work, name))
    await page.getByRole('button', { name: 'Register trustee’s keys of this file' }).click()
    await page.getByText('The trustee’s keys of this file are registered, for 50 more rounds.').waitFor()
  })
})
