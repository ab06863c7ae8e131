import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ZodType } from 'zod'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import * as market from '../src/market/index.ts'
import {
  canonicalJson,
  checkCertificate,
  COMMANDS,
  validateBook,
  publicEntry,
  ROLES,
  statementReport,
  type CommandName,
  type Role,
  type AccountStatement,
} from '../src/market/index.ts'
import { MARKET_BASE, MARKET_LIMITS } from '../src/server/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import {
  announce,
  buys,
  CLOSES,
  Hall,
  inBrowser,
  NOBODY,
  PASSWORD,
  sells,
  withKey,
  type Browser,
  type Caller,
  type Seen,
} from './market-app.ts'

/** As on a machine that has no fonts. */
async function withoutFonts(work: () => Promise<void>): Promise<void> {
  const { existsSync } = fs
  fs.existsSync = (file) => !/font/i.test(String(file)) && existsSync(file)
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    fs.existsSync = existsSync
    syncBuiltinESMExports()
  }
}

const solver = await loadSolver()
const world = await loadWorld(shippedWorld())

/** A market with a cleared round and one that takes orders, and somebody signed in of each kind. */
let hall: Hall
const browsers = new Map<string, Browser>()
const as = (user: string): Caller => {
  const browser = browsers.get(user)
  if (browser === undefined) throw new Error(`${user} is not signed in`)
  return inBrowser(browser)
}
/** A user of each role. */
const OF_ROLE: Readonly<Record<Role, string>> = {
  operator: 'op',
  trader: 'seller-trader',
  auditor: 'aud',
  reader: 'rea',
}
/** Day of a payment file that was made. */
let paymentDate = ''
const orders = { sold: '', bought: '', open: '' }

beforeAll(async () => {
  hall = await Hall.open(world, solver)
  const { desk } = hall
  for (const name of ['seller', 'buyer', 'other']) await desk.join(name, 'AUS')
  await desk.operate('add-user', { user: 'aud', name: 'Auditor', organisation: null, role: 'auditor' })
  const organisation = desk.keysOf('seller').id
  await desk.operate('add-user', { user: 'rea', name: 'Reader', organisation, role: 'reader' })
  await desk.operate('add-user', { user: 'guest', name: 'Guest', organisation: null, role: 'reader' })
  const trustees = ['seller', 'buyer'].map((name) => desk.keysOf(name).id)
  await announce(desk, 'r1', { margin: 0.1, trustees, threshold: 1 })
  orders.sold = await desk.place('seller', 'r1', await sells(desk, 'seller', 100, '60'), { deposit: '600' })
  orders.bought = await desk.place('buyer', 'r1', buys(80, '70'), { deposit: '560' })
  await desk.finish('r1')
  await announce(desk, 'r2', { opens: CLOSES, closes: '2027-02-01T00:00:00Z' })
  orders.open = await desk.place('seller', 'r2', await sells(desk, 'seller', 10, '60'))
  const account = { iban: 'DE89370400440532013000', name: 'x' }
  const { actor } = desk.keysOf('other')
  await desk.operate('set-bank-account', account)
  await desk.ask(actor, 'register-bank-account', account)
  await desk.ask(actor, 'ask-payout', { payout: 'out', amount: '1' })
  await desk.operate('release-payouts', { payouts: ['out'] })
  paymentDate = desk.time.now.slice(0, 10)
  await desk.operate('make-payment-file', { date: paymentDate })
  for (const user of ['op', 'aud', 'rea', 'guest', 'seller-trader', 'buyer-trader', 'other-trader'])
    browsers.set(user, await hall.enter(user))
})

const names = Object.keys(COMMANDS) as CommandName[]

describe('every command', () => {
  it.each(names.flatMap((name) => ROLES.map((role) => [name, role] as const)))(
    '%s, asked by a %s, is carried out only if that role may',
    async (name, role) => {
      const before = hall.log.entries.length
      const { status, codes, kind } = await hall.command(as(OF_ROLE[role]), name, {})
      const may = COMMANDS[name].roles.includes(role)
      // An empty input is refused, once it is looked at.
      expect({ status, kind, codes: new Set(codes) }).toEqual(
        may
          ? { status: 422, kind: 'command-refused', codes: new Set(['INPUT_NOT_ALLOWED']) }
          : { status: 403, kind: 'not-allowed', codes: new Set(['NOT_ALLOWED']) },
      )
      expect(hall.log.entries.length).toBe(before)
    },
  )
  it.each(names)('%s is done for nobody who has not said who they are', async (name) => {
    expect((await hall.command(NOBODY, name, {})).kind).toBe('not-signed-in')
  })
  it.each(names)('%s takes a key with its scope', async (name) => {
    const { roles, scope } = COMMANDS[name]
    const browser = browsers.get(OF_ROLE[roles[0]!])!
    const other = scope === 'read' ? 'orders' : 'read'
    if (scope === 'read' && roles[0] === 'operator') return
    const { kind, codes } = await hall.command(withKey(await hall.key(browser, [other])), name, {})
    expect([kind, codes]).toEqual(['not-allowed', ['SCOPE_MISSING']])
  })
  it('is in the log once it is answered', async () => {
    const { status, body } = await hall.command(as('op'), 'add-capital', { amount: '5', reference: 'x' })
    expect([status, body]).toMatchObject([200, { seq: hall.log.entries.length }])
    expect(hall.log.entries.at(-1)).toMatchObject({ by: 'op', event: { kind: 'capital', amount: '5' } })
  })
  it('is refused with all of its faults, and with what is unknown as not found', async () => {
    const many = await hall.command(as('op'), 'record-payment-in', { organisation: 'x', amount: 'y' })
    expect(many.codes).toEqual(['INPUT_NOT_ALLOWED', 'INPUT_NOT_ALLOWED', 'INPUT_NOT_ALLOWED'])
    const none = await hall.command(as('op'), 'close-round', { round: 'r9' })
    expect([none.status, none.codes]).toEqual([404, ['ROUND_UNKNOWN']])
    const early = await hall.command(as('op'), 'close-round', { round: 'r2' })
    expect([early.status, early.codes]).toEqual([422, ['ROUND_NOT_OVER']])
  })
  it('needs a key of idempotency', async () => {
    const body = { amount: '5', reference: 'x' }
    const without = await hall.ask('/commands/add-capital', as('op'), { method: 'POST', body })
    expect([without.kind, without.body['errors']]).toMatchObject(['invalid-request', [{ in: 'header' }]])
    for (const id of ['a b', '', 'x'.repeat(81), 'a/b'])
      expect((await hall.command(as('op'), 'add-capital', body, id)).kind, id).toBe('invalid-request')
  })
})

describe('idempotency', () => {
  it('the same key and body give the same answer, and it is done once, also at once', async () => {
    const body = { amount: '7', reference: 'once' }
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => hall.command(as('op'), 'add-capital', body, 'once-1')),
    )
    asked.push(await hall.command(as('op'), 'add-capital', body, 'once-1'))
    expect(new Set(asked.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    const done = hall.log.entries.filter(({ command }) => command.startsWith('op once-1 '))
    expect(done.length).toBe(1)
  })
  it('the same key with another body, or for another command, is refused', async () => {
    await hall.command(as('op'), 'add-capital', { amount: '1', reference: 'x' }, 'twice-1')
    const body = { amount: '2', reference: 'x' }
    expect((await hall.command(as('op'), 'add-capital', body, 'twice-1')).codes).toEqual(['COMMAND_ID_USED'])
    expect((await hall.command(as('op'), 'remove-user', { user: 'x' }, 'twice-1')).codes).toEqual(['COMMAND_ID_USED'])
  })
})

/** Every address that is read, as the document has it, with something that is there. */
const READS: readonly (readonly [
  path: string,
  who: 'all' | 'members' | 'sides' | 'trustees' | 'overseers' | 'sessions' | 'users',
])[] = [
  ['/', 'all'],
  ['/members', 'all'],
  ['/names', 'all'],
  ['/rounds', 'all'],
  ['/rounds/{id}', 'all'],
  ['/rounds/{id}/book', 'all'],
  ['/rounds/{id}/commitments', 'all'],
  ['/benchmarks', 'all'],
  ['/sign-in', 'all'],
  ['/calendar.ics', 'all'],
  ['/orders', 'members'],
  ['/lots', 'members'],
  ['/lots/{id}', 'members'],
  ['/organisation', 'members'],
  ['/parcels', 'members'],
  ['/claims', 'sides'],
  ['/account', 'members'],
  ['/statements/{id}', 'members'],
  ['/rounds/{id}/envelopes', 'trustees'],
  ['/alarms', 'overseers'],
  ['/bank', 'overseers'],
  ['/payment-files/{date}', 'overseers'],
  ['/ledger', 'overseers'],
  ['/register', 'overseers'],
  ['/rounds/{id}/settlement', 'overseers'],
  ['/users', 'overseers'],
  ['/reports/{report}', 'overseers'],
  ['/log', 'overseers'],
  ['/public-log', 'all'],
  ['/tree-head', 'all'],
  ['/heads', 'all'],
  ['/proofs/inclusion?entry=1', 'all'],
  ['/proofs/consistency?first=1', 'all'],
  ['/session', 'sessions'],
  ['/api-keys', 'users'],
]
const filled = (path: string): string =>
  path
    .replace('/lots/{id}', '/lots/urn:test:lot:seller-1')
    .replace('{id}', 'r1')
    .replace('{report}', 'orders')
    .replace('{date}', paymentDate)
    .replace(/^\/alarms$/, '/alarms?round=r1')
const WHO: readonly (readonly [user: string | undefined, sees: readonly string[]])[] = [
  [undefined, ['all']],
  ['guest', ['all', 'sessions', 'users']],
  ['rea', ['all', 'members', 'sides', 'sessions', 'users']],
  ['seller-trader', ['all', 'members', 'sides', 'trustees', 'sessions', 'users']],
  ['aud', ['all', 'sides', 'overseers', 'sessions', 'users']],
  ['op', ['all', 'sides', 'overseers', 'sessions', 'users']],
]

describe('every address that is read', () => {
  it('is in this list', async () => {
    const { body } = await hall.ask('/openapi.json')
    const paths = Object.entries(body['paths'] as Record<string, object>).filter(([, methods]) => 'get' in methods)
    expect(paths.map(([path]) => path).sort()).toEqual(READS.map(([path]) => path.split('?')[0] ?? '').sort())
  })
  it.each(
    READS.flatMap(([path, who]) => WHO.map(([user, sees]) => [path, user ?? 'nobody', sees.includes(who)] as const)),
  )('%s is shown to %s: %s', async (path, user, shown) => {
    const caller = user === 'nobody' ? NOBODY : as(user)
    const { status, kind } = await hall.ask(filled(path), caller)
    expect({ status, kind }).toEqual(
      shown
        ? { status: 200, kind: undefined }
        : user === 'nobody'
          ? { status: 401, kind: 'not-signed-in' }
          : { status: 403, kind: 'not-allowed' },
    )
  })
  it.each(READS.filter(([, who]) => !['all', 'sessions', 'users'].includes(who)))(
    '%s of %s takes a key with the scope for it',
    async (path, who) => {
      const browser = browsers.get(who === 'overseers' ? 'op' : 'seller-trader')!
      const scope = who === 'overseers' ? 'operate' : who === 'trustees' ? 'read' : 'orders'
      const without = await hall.ask(filled(path), withKey(await hall.key(browser, [scope])))
      expect([without.kind, without.codes]).toEqual(['not-allowed', ['SCOPE_MISSING']])
      const right = await hall.key(browser, [who === 'trustees' ? 'shares' : 'read'])
      expect((await hall.ask(filled(path), withKey(right))).status).toBe(200)
    },
  )
})

/** Shapes of what is read. */
const SHOWN: Readonly<Record<string, ZodType>> = {
  '/': market.marketShown,
  '/members': market.membersShown,
  '/names': market.namesShown,
  '/rounds': market.roundsShown,
  '/rounds/{id}': market.roundShown,
  '/benchmarks': market.benchmarksShown,
  '/orders': market.ordersShown,
  '/lots': market.lotsShown,
  '/lots/{id}': market.lotShown,
  '/organisation': market.ownShown,
  '/parcels': market.parcelsShown,
  '/claims': market.claimsShown,
  '/account': market.accountShown,
  '/statements/{id}': market.statementShown,
  '/rounds/{id}/envelopes': market.envelopesShown,
  '/bank': market.bankShown,
  '/ledger': market.ledgerShown,
  '/register': market.registerShown,
  '/rounds/{id}/settlement': market.settlementShown,
  '/users': market.usersShown,
  '/api-keys': market.apiKeysShown,
}

describe('what is read', () => {
  it.each(Object.entries(SHOWN))('%s has the shape that is described, and nothing more', async (path, shape) => {
    for (const user of ['op', 'seller-trader', 'buyer-trader']) {
      const { status, body } = await hall.ask(filled(path), as(user))
      if (status === 200) expect(shape.parse(body)).toEqual(body)
    }
  })
  it('a lot tells what happened to it, who did it and who signed', async () => {
    const { body } = await hall.ask('/lots/urn:test:lot:seller-1', as('rea'))
    expect(body['history']).toMatchObject([
      {
        kind: 'commission',
        process: 'mine',
        site: { id: 'urn:test:site:seller', country: 'AUS' },
        operator: { id: 'urn:test:org:seller', controllers: ['AUS'] },
        signer: 'urn:test:org:seller',
        inputs: [],
        outputs: [{ lot: 'urn:test:lot:seller-1', kg: '100', material: 'ore-mt-weld' }],
      },
    ])
  })
  it('a lot shows whole records to who signed them, and to no other', async () => {
    const { desk } = hall
    const later = (): void => {
      desk.time.now = new Date(Date.parse(desk.time.now) + 1000).toISOString()
    }
    later()
    const sold = await desk.dig('seller', 5)
    later()
    await desk.deliver('seller', 'urn:test:order:1', desk.keysOf('buyer').id, sold, 5000)
    const seen = { whole: 0, others: 0 }
    for (const [user, own] of [
      ['seller-trader', 'urn:test:org:seller'],
      ['buyer-trader', 'urn:test:org:buyer'],
    ] as const)
      for (const { id } of list(await hall.ask('/lots', as(user)), 'lots')) {
        const lot = await hall.ask(`/lots/${encodeURIComponent(String(id))}`, as(user))
        for (const { signer, event, record } of list(lot, 'history'))
          if (signer === own) {
            expect(record).toMatchObject({ eventID: event })
            seen.whole += 1
          } else {
            expect(record).toBeUndefined()
            seen.others += 1
          }
      }
    expect(seen.whole).toBeGreaterThan(0)
    expect(seen.others).toBeGreaterThan(0)
  })
  const list = ({ body }: Seen, name: string): Record<string, unknown>[] => body[name] as Record<string, unknown>[]

  it('the market says where its log ends', async () => {
    const { body } = await hall.ask('/')
    const { seq, at, hash } = hall.log.entries.at(-1)!
    expect(body).toMatchObject({ name: 'Test market', currency: 'USD', head: { seq, at, hash } })
  })
  it('a round has a result that anyone can check with its book', async () => {
    const { result, orders: count } = (await hall.ask('/rounds/r1')).body as { orders: number; result: never }
    const { prices, volumes, fills, certificate } = result
    expect(count).toBe(2)
    const goods = { material: 'ore-mt-weld', grade: 'traced', place: 'AUS', month: '2027-03' }
    expect(prices).toEqual([{ ...goods, price: '60', low: '60', high: '60' }])
    expect(volumes).toEqual([{ ...goods, brought: '80', taken: '80' }])
    const filled = [orders.sold, orders.bought].map((order) => ({ order, alternative: 0, grains: 80_000 }))
    expect(new Set(fills as object[])).toEqual(new Set(filled))
    const book = (await hall.ask('/rounds/r1/book')).body
    expect(() => checkCertificate(validateBook(book as never), certificate)).not.toThrow()
    expect(JSON.stringify([book, result])).not.toContain('urn:test:org')
  })
  it('a book is not shown before its round is cleared', async () => {
    expect((await hall.ask('/rounds/r2/book')).status).toBe(404)
    expect((await hall.ask('/rounds/r2')).body).not.toHaveProperty('result')
  })
  it('orders are one’s own: sealed, then with content and result', async () => {
    const own = list(await hall.ask('/orders', as('seller-trader')), 'orders')
    expect(own.map(({ order, status }) => [order, status])).toEqual([
      [orders.sold, 'accepted'],
      [orders.open, 'sealed'],
    ])
    expect(own[0]).toMatchObject({
      content: { ask: '60' },
      result: {
        moves: [{ alternative: 0, material: 'ore-mt-weld', grade: 'traced', place: 'AUS', month: '2027-03', kg: '80' }],
        amount: '4800',
      },
    })
    expect(own[1]).not.toHaveProperty('content')
    const theirs = list(await hall.ask('/orders', as('buyer-trader')), 'orders')
    expect(theirs.map(({ order }) => order)).toEqual([orders.bought])
    expect(list(await hall.ask('/orders', as('other-trader')), 'orders')).toEqual([])
  })
  it('a lot has its grade and the verdict of each rule, in words', async () => {
    const { body } = await hall.ask('/lots/urn:test:lot:seller-1', as('rea'))
    expect(body).toMatchObject({ material: 'ore-mt-weld', made: '100', left: '100', site: 'urn:test:site:seller' })
    const verdicts = body['verdicts'] as { grade: string; passed: boolean; words: string[]; findings: object[] }[]
    expect(verdicts.map(({ grade }) => grade)).toEqual(hall.desk.venue.grades.map(({ id }) => id))
    for (const { words } of verdicts) expect(words.length).toBeGreaterThan(0)
    expect(verdicts.find(({ passed }) => passed)?.grade).toBe(body['grade'])
  })
  it('parcels have two sides', async () => {
    const [given] = list(await hall.ask('/parcels', as('seller-trader')), 'parcels')
    const [taken] = list(await hall.ask('/parcels', as('buyer-trader')), 'parcels')
    expect(given).toMatchObject({
      side: 'deliver',
      order: orders.sold,
      with: 'urn:test:org:buyer',
      kg: '80',
      left: '80',
    })
    expect(taken).toMatchObject({
      side: 'receive',
      order: orders.bought,
      with: 'urn:test:org:seller',
      parcel: given!['parcel'],
    })
    expect(list(await hall.ask('/parcels', as('other-trader')), 'parcels')).toEqual([])
  })
  it('an account has what is a member’s, and its bookings add up to it', async () => {
    const { body } = await hall.ask('/account', as('buyer-trader'))
    expect(body['balances']).toEqual([
      { account: 'cash urn:test:org:buyer', balance: '999999440' },
      { account: 'cover r1 urn:test:org:buyer', balance: '560' },
      { account: 'round r1 urn:test:org:buyer', balance: '-4800' },
    ])
    const sums: Record<string, number> = {}
    for (const { account, amount } of body['bookings'] as { account: string; amount: string }[])
      sums[account] = (sums[account] ?? 0) + Number(amount)
    expect(sums).toEqual({
      'cash urn:test:org:buyer': 999_999_440,
      'cover r1 urn:test:org:buyer': 560,
      'round r1 urn:test:org:buyer': -4800,
    })
  })
  it('a statement is one’s own, as JSON and as a table', async () => {
    const { body } = await hall.ask('/statements/r1', as('buyer-trader'))
    expect(body).toMatchObject({
      organisation: 'urn:test:org:buyer',
      lines: [
        { of: orders.bought, what: 'bought', kg: '80', price: '60' },
        { of: orders.bought, what: 'order', amount: '-4800' },
      ],
    })
    const csv = await hall.ask('/statements/r1?format=csv', as('buyer-trader'))
    expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(csv.text).toBe(
      `of,what,material,grade,place,month,kg,usd_per_kg,received,paid\n${orders.bought},bought,ore-mt-weld,traced,AUS,2027-03,80,60,,\n${orders.bought},order,,,,,,,,4800\n`,
    )
    expect((await hall.ask('/statements/r2', as('buyer-trader'))).status).toBe(404)
  })
  it('a statement is a document in either language, with the digits of the JSON and none of its own', async () => {
    const statement = (await hall.ask('/statements/r1', as('buyer-trader'))).body as unknown as AccountStatement
    const result = statement.bookings.find(({ what }) => what === 'result of the round')
    expect([statement.net, statement.open]).toEqual([result?.amount, { result: '-4800', deposit: '560' }])
    const told = statementReport(statement, hall.desk.venue, 'en')
    const rows = told.sections.map(({ table }) => table?.rows)
    expect(rows[0]).toEqual([
      [
        orders.bought,
        'bought',
        'Mt Weld concentrate and mixed carbonate (monazite)',
        'Traced',
        'Australia',
        '2027-03',
        '80',
        '60',
      ],
    ])
    expect(rows[1]).toEqual([
      [orders.bought, 'the whole order', '', '4800'],
      ['net', '', '', '4800'],
    ])
    expect(rows[3]?.map(([, , ...cells]) => cells)).toEqual([
      ['deposited with an order', 'deposit', '560', ''],
      ['result of the round', 'result', '', '4800'],
    ])
    expect(told.sections[2]?.lines?.[0]).toBe('All of this is one sum: buyer pays 4800 USD.')
    const digits = (of: typeof told): string[] =>
      JSON.stringify(of.sections.map(({ table }) => table?.rows)).match(/\d+/g) ?? []
    expect(digits(statementReport(statement, hall.desk.venue, 'ja'))).toEqual(digits(told))
  })
  it.each(['en', 'ja'])('a statement is a PDF (%s), the same bytes each time', async (language) => {
    const path = `/statements/r1?format=pdf&language=${language}`
    const { headers, text } = await hall.ask(path, as('buyer-trader'))
    expect([headers.get('Content-Type'), headers.get('Content-Disposition')]).toEqual([
      'application/pdf',
      'attachment; filename="statement-r1.pdf"',
    ])
    expect(text).toMatch(/^%PDF-[\s\S]+%%EOF\s*$/)
    expect((await hall.ask(path, as('buyer-trader'))).text).toBe(text)
    expect((await hall.ask(path, as('other-trader'))).text).not.toBe(text)
  })
  it('PDFs are rationed, of each user apart', async () => {
    const asked: number[] = []
    for (let i = 0; i <= MARKET_LIMITS.documents; i++)
      asked.push((await hall.ask('/statements/r1?format=pdf', as('rea'))).status)
    expect(new Set(asked.slice(0, -1))).toEqual(new Set([200]))
    expect(asked.at(-1)).toBe(429)
    expect((await hall.ask('/statements/r1', as('rea'))).status).toBe(200)
    expect((await hall.ask('/statements/r1?format=pdf', as('seller-trader'))).status).toBe(200)
  })
  it('where there is no font for Japanese, the PDF says so, and is there in English', async () => {
    await withoutFonts(async () => {
      const { status, kind, codes } = await hall.ask('/statements/r1?format=pdf&language=ja', as('buyer-trader'))
      expect([status, kind, codes]).toEqual([406, 'not-acceptable', ['PDF_WITHOUT_FONT']])
      expect((await hall.ask('/statements/r1?format=pdf', as('buyer-trader'))).status).toBe(200)
    })
  })
  it('who is given a way in by whom is in the log', async () => {
    await hall.ask('/users/rea/enrolment', as('op'), { method: 'POST' })
    expect(hall.log.entries.at(-1)).toMatchObject({
      by: 'op',
      event: { kind: 'let-in', user: 'rea', how: 'one-time password' },
    })
    browsers.set('rea', await hall.enter('rea'))
    expect(hall.log.entries.at(-1)).toMatchObject({ by: 'market', event: { kind: 'let-in', user: 'rea' } })
  })
  it('a trustee sees their own shares of a closed round, and not whose the orders are', async () => {
    const other = await Hall.open(world, solver)
    for (const name of ['seller', 'buyer']) await other.desk.join(name, 'AUS')
    await announce(other.desk)
    for (const bid of ['1', '2']) await other.desk.place('buyer', 'r1', buys(1, bid))
    other.desk.time.now = other.desk.venue.round('r1').spec.closes
    await other.desk.operate('close-round', { round: 'r1' })
    const { body } = await other.ask('/rounds/r1/envelopes', inBrowser(await other.enter('seller-trader')))
    expect((body['orders'] as object[]).length).toBe(2)
    expect(body['left']).toBe(2)
    expect(body['trustee']).toBe('urn:test:org:seller')
    // The terms name the buyer as a trustee; the orders name nobody.
    expect(JSON.stringify(body['orders'])).not.toContain('urn:test:org:buyer')
    const given = await hall.ask('/rounds/r1/envelopes', as('seller-trader'))
    expect([given.body['orders'], given.body['left']]).toEqual([[], 0])
    for (const { share } of body['orders'] as { share: string }[])
      expect(Buffer.from(share.split('.')[0]!, 'base64url').toString()).not.toContain('buyer')
    const early = await hall.ask('/rounds/r2/envelopes', as('seller-trader'))
    expect([early.status, early.codes]).toEqual([422, ['ROUND_NOT_READY']])
    expect((await hall.ask('/rounds/r1/envelopes', as('other-trader'))).status).toBe(403)
  })
  it('benchmarks are withheld where the market is thin', async () => {
    const [only] = list(await hall.ask('/benchmarks'), 'benchmarks')
    expect(only).toMatchObject({ round: 'r1', material: 'ore-mt-weld', kg: '80' })
    expect(only).not.toHaveProperty('price')
    expect(only).toHaveProperty('withheld')
  })
  it('the log can be read from any entry on, and makes the market up again', async () => {
    const { text, headers } = await hall.ask('/log?after=3', as('aud'))
    expect(headers.get('Content-Type')).toBe('application/x-ndjson')
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(hall.log.entries.slice(3))
    expect((await hall.ask('/log?after=-1', as('aud'))).status).toBe(422)
  })
  it('everybody reads the public log, and it ends where the log does', async () => {
    const { text, headers } = await hall.ask('/public-log?after=3')
    expect(headers.get('Content-Type')).toBe('application/x-ndjson')
    expect(text).toBe(
      hall.log.entries
        .slice(3)
        .map((entry) => `${canonicalJson(publicEntry(entry))}\n`)
        .join(''),
    )
    expect((await hall.ask('/public-log?after=-1')).status).toBe(422)
    expect((await hall.ask(`/public-log?after=${hall.log.entries.length}`)).text).toBe('')
  })
  it('the ledger adds to nothing', async () => {
    expect((await hall.ask('/ledger', as('op'))).body).toMatchObject({ imbalance: '0', currency: 'USD' })
  })
  it('alarms are raised for ultimate owners', async () => {
    expect(list(await hall.ask('/alarms?round=r1', as('aud')), 'alarms')).toBeInstanceOf(Array)
    expect((await hall.ask('/alarms?round=r2', as('aud'))).status).toBe(404)
  })
  it('users are listed with the ids of their keys, never with hashes', async () => {
    const key = await hall.key(browsers.get('rea')!, ['read'])
    const { text, body } = await hall.ask('/users', as('op'))
    expect((body['users'] as { id: string }[]).map(({ id }) => id)).toContain('rea')
    expect(text).toContain(key.split('_')[1])
    expect(text).not.toContain('hash')
  })
})

describe('signing in', () => {
  let own: Hall
  beforeAll(async () => {
    own = await Hall.open(world, solver)
    await own.desk.join('one', 'AUS')
  })

  it('the first operator comes in by a one-time password and a code, and chooses a password', async () => {
    const oneTime = await own.enrol('op')
    const seen = await own.signIn('op', oneTime, own.code('op'))
    expect(seen.body).toMatchObject({ user: 'op', role: 'operator', organisation: null, mustChoosePassword: true })
    const first = own.browserOf(seen)
    expect((await own.ask('/users', inBrowser(first))).kind).toBe('not-allowed')
    own.wait(30)
    expect((await own.signIn('op', oneTime, own.code('op'))).kind).toBe('sign-in-failed')
    const change = (body: object) => own.ask('/session/password', inBrowser(first), { method: 'POST', body })
    expect((await change({ password: oneTime, new: 'short' })).kind).toBe('invalid-request')
    expect((await change({ password: 'wrong', new: PASSWORD })).kind).toBe('sign-in-failed')
    const second = own.browserOf(await change({ password: oneTime, new: PASSWORD }))
    expect((await own.ask('/users', inBrowser(second))).status).toBe(200)
    expect((await own.ask('/session', inBrowser(first))).kind).toBe('not-signed-in')
    expect((await own.signIn('op', PASSWORD, own.code('op'))).status).toBe(200)
  })
  it('a one-time password is good for three days', async () => {
    const oneTime = await own.enrol('one-trader')
    own.wait(MARKET_LIMITS.oneTimeMs / 1000)
    expect((await own.signIn('one-trader', oneTime)).kind).toBe('sign-in-failed')
  })
  it('an operator needs a code, a trader only once they have given one', async () => {
    await own.enter('op')
    expect((await own.signIn('op', PASSWORD)).kind).toBe('sign-in-failed')
    const oneTime = await own.enrol('one-trader')
    const first = own.browserOf(await own.signIn('one-trader', oneTime))
    const body = { password: oneTime, new: PASSWORD }
    await own.ask('/session/password', inBrowser(first), { method: 'POST', body })
    expect((await own.signIn('one-trader', PASSWORD)).status).toBe(200)
    expect((await own.signIn('one-trader', PASSWORD, own.code('one-trader'))).status).toBe(200)
    expect((await own.signIn('one-trader', PASSWORD)).kind).toBe('sign-in-failed')
  })
  it('a session ends when it is not used for a while, and after a day’s work in any case', async () => {
    const idle = await own.enter('one-trader')
    own.wait(MARKET_LIMITS.idleMs / 1000 - 1)
    expect((await own.ask('/session', inBrowser(idle))).status).toBe(200)
    own.wait(MARKET_LIMITS.idleMs / 1000 - 1)
    expect((await own.ask('/session', inBrowser(idle))).status).toBe(200)
    own.wait(MARKET_LIMITS.idleMs / 1000)
    expect((await own.ask('/session', inBrowser(idle))).kind).toBe('not-signed-in')
    const busy = await own.enter('one-trader')
    own.secrets.forgets = false
    let last = 200
    for (let s = 0; s < MARKET_LIMITS.sessionMs / 1000; s += 1000) {
      own.wait(1000)
      last = (await own.ask('/session', inBrowser(busy))).status
      if (last !== 200) break
    }
    expect(last).toBe(401)
  })
  it('signing out ends the session, and takes the cookie away', async () => {
    const browser = await own.enter('one-trader')
    const out = await own.ask('/session', inBrowser(browser), { method: 'DELETE' })
    expect([out.status, out.headers.get('Set-Cookie')]).toEqual([200, 'ytterby-session=; Max-Age=0; Path=/'])
    expect((await own.ask('/session', inBrowser(browser))).kind).toBe('not-signed-in')
  })
  it('the operator lets users in, and their old sessions end', async () => {
    const before = await own.enter('one-trader')
    const operator = await own.enter('op')
    const enrol = (who: Caller, user: string) => own.ask(`/users/${user}/enrolment`, who, { method: 'POST' })
    const { body } = await enrol(inBrowser(operator), 'one-trader')
    expect((await own.ask('/session', inBrowser(before))).kind).toBe('not-signed-in')
    expect((await own.signIn('one-trader', String(body['password']))).status).toBe(200)
    expect((await enrol(inBrowser(operator), 'nobody')).status).toBe(404)
    const trader = await own.enter('one-trader')
    expect((await enrol(inBrowser(trader), 'op')).kind).toBe('not-allowed')
    expect((await enrol(withKey(await own.key(operator, ['operate'])), 'op')).kind).toBe('not-allowed')
  })
  it('on an https origin the cookie is for https and this host alone', async () => {
    const origin = 'https://market.example'
    const far = await Hall.open(world, solver, { origin })
    const seen = await far.signIn('op', await far.enrol('op'), far.code('op'), { origin })
    const [session] = seen.headers.getSetCookie()
    expect(session).toMatch(/^__Host-ytterby-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  })
  it.each(['http://market.example', 'https://market.example/path', 'market.example', ''])(
    'does not open at %s, where passwords would be read',
    async (origin) => {
      await expect(Hall.open(world, solver, { origin })).rejects.toMatchObject({ faults: [{ code: 'MARKET_ORIGIN' }] })
    },
  )
})

describe('API keys', () => {
  it('are shown once, do what their scopes say, and are revoked by the command', async () => {
    const key = await hall.key(browsers.get('buyer-trader')!, ['read', 'orders'])
    expect(key).toMatch(/^ytk_[0-9a-f]{16}_[\w-]{43}$/)
    const [, id = ''] = key.split('_')
    expect((await hall.ask('/orders', withKey(key))).status).toBe(200)
    expect((await hall.ask('/api-keys', as('buyer-trader'))).body['keys']).toMatchObject([
      { id, scopes: ['read', 'orders'] },
    ])
    expect(JSON.stringify([...hall.log.entries, ...hall.secrets.kept])).not.toContain(key.slice(-43))
    expect((await hall.command(withKey(key), 'revoke-api-key', { key: id })).status).toBe(200)
    expect((await hall.ask('/orders', withKey(key))).kind).toBe('not-signed-in')
  })
  it('are made in a session, not by a key', async () => {
    const key = await hall.key(browsers.get('buyer-trader')!, ['read', 'orders'])
    const body = { scopes: ['read'], until: '2027-03-01T00:00:00Z' }
    expect((await hall.ask('/api-keys', withKey(key), { method: 'POST', body })).kind).toBe('not-allowed')
  })
  it('end within a year', async () => {
    for (const until of ['2028-03-01T00:00:00Z', '2026-01-01T00:00:00Z'])
      expect(
        (await hall.ask('/api-keys', as('rea'), { method: 'POST', body: { scopes: ['read'], until } })).codes,
      ).toEqual(['API_KEY_UNTIL'])
  })
})

describe('the API as a whole', () => {
  it('has a sound document, with every command', async () => {
    const { body } = await hall.ask('/openapi.json')
    const { valid, errors } = await new Validator().validate(body)
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    for (const name of names) expect(body['paths']).toHaveProperty([`/commands/${name}`])
  })
  it('keeps nothing in caches, and sends the same headers with whatever it answers', async () => {
    for (const path of ['/', '/orders', '/nowhere', '/commands/add-user'])
      expect(Object.fromEntries((await hall.ask(path)).headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      })
  })
  it('says what it takes too long for, and finishes it', async () => {
    const slow = await Hall.open(world, solver, { limits: { answerMs: 500 } })
    const operator = await slow.enter('op')
    slow.log.slowMs = 1500
    const body = { amount: '5', reference: 'slow' }
    expect((await slow.command(inBrowser(operator), 'add-capital', body, 'slow-1')).kind).toBe('time-limit')
    slow.log.slowMs = 0
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect((await slow.command(inBrowser(operator), 'add-capital', body, 'slow-1')).body).toMatchObject({
      seq: slow.log.entries.length,
    })
  })
  it('tells of a defect by a number, and logs the rest', async () => {
    hall.log.failure = new Error('disk full at /var/lib/secret')
    const seen = await hall.command(as('op'), 'add-capital', { amount: '5', reference: 'x' })
    expect(seen.kind).toBe('defect')
    expect(seen.text).not.toContain('disk')
    expect(hall.logged.join('')).toContain(String(seen.body['incident']))
  })
  it('lies under one address', async () => {
    expect((await hall.ask('/api/v1/market')).status).toBe(200)
    expect((await hall.ask('/api/v1/other')).status).toBe(404)
    expect(MARKET_BASE).toBe('/api/v1/market')
  })
})
