import { describe, expect, it } from 'vitest'
import { COMMANDS, RULES, type CommandName } from '../../src/market/index.ts'
import { announce, buys, Hall, inBrowser, NOBODY, PASSWORD, sells, type Caller } from '../market-app.ts'
import { solver, world, MANY, refused, attacked } from './hall.ts'

const { hall, operator, seller, thief, unchanged, placing } = await attacked()

/** A value of every kind that a field of a command may have, in which a text is put. */
function poisoned(value: unknown, poison: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [poison]
  const entries = Object.entries(value)
  return entries.flatMap(([key, inner]) =>
    poisoned(inner, poison).map((one) =>
      Array.isArray(value)
        ? value.map((each, i) => (String(i) === key ? one : (each as unknown)))
        : { ...value, [key]: one },
    ),
  )
}
/** A sound input of each command, by which every field is reached. */
const SOUND: Readonly<Record<CommandName, object>> = {
  'adopt-rules': { version: RULES },
  'adopt-tables': { tables: '0'.repeat(64) },
  'register-organisation': {
    organisation: { id: 'urn:x', name: 'X', country: 'AUS', owners: [{ owner: 'urn:test:org:seller', share: 0.5 }] },
    member: true,
  },
  'declare-related': {
    related: [{ id: 'urn:g', name: 'G', members: ['urn:test:org:seller', 'urn:test:org:buyer'], why: 'x' }],
  },
  'set-standing': { organisation: 'urn:test:org:buyer', suspended: false, why: 'x' },
  'set-deposit-class': { organisation: 'urn:test:org:buyer', class: 'raised', reason: 'x' },
  'add-user': { user: 'new', name: 'New', organisation: 'urn:test:org:buyer', role: 'reader' },
  'remove-user': { user: 'new' },
  'admit-user': { user: 'new', how: 'one-time password' },
  'require-two': { forGood: true },
  'register-operator-key': { key: { id: 'k', jwk: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } } },
  'agree-to-operator-key': { key: 'k', x: 'A'.repeat(43) },
  'refuse-operator-key': { key: 'k' },
  'require-operator-keys': { forGood: true },
  propose: { proposal: 'p', command: 'remove-user', input: { user: 'new' } },
  'agree-to-proposal': { proposal: 'p' },
  'withdraw-proposal': { proposal: 'p' },
  'set-bank-account': { iban: 'DE89370400440532013000', bic: 'COBADEFF', name: 'Market' },
  'register-bank-account': { iban: 'DE89370400440532013000', name: 'Buyer' },
  'ask-payout': { payout: 'p', amount: '1' },
  'withdraw-payout': { payout: 'p' },
  'release-payouts': { payouts: ['p'] },
  'make-payment-file': { date: '2027-01-02' },
  'record-statement': {
    statement: 's',
    account: 'DE89370400440532013000',
    entries: [{ kind: 'in', entry: 'e', organisation: 'urn:test:org:buyer', amount: '1' }],
  },
  'revoke-api-key': { key: 'k' },
  'register-signing-key': {
    key: {
      id: 'k',
      organisation: 'urn:test:org:buyer',
      jwk: { kty: 'OKP', crv: 'Ed25519', x: 'x' },
      until: '2028-01-01T00:00:00Z',
    },
  },
  'propose-signing-key': {
    key: {
      id: 'k',
      organisation: 'urn:test:org:buyer',
      jwk: { kty: 'OKP', crv: 'Ed25519', x: 'x' },
      until: '2028-01-01T00:00:00Z',
    },
  },
  'agree-to-signing-key': { key: 'k' },
  'revoke-signing-key': { key: 'k' },
  'register-trustee-keys': { from: 1, keys: ['x'.repeat(43)] },
  'register-site': {
    site: {
      id: 'urn:s',
      name: 'S',
      country: 'AUS',
      operator: 'urn:test:org:buyer',
      processes: [{ process: 'mine', materials: ['ore-mt-weld'], kg_per_year: 1 }],
    },
  },
  'record-lot-event': { credential: 'x.y.z' },
  'give-fund-notice': { amount: '1' },
  'withdraw-from-fund': { amount: '1' },
  'give-capital-notice': { amount: '1' },
  'withdraw-capital': { amount: '1', reference: 'x' },
  'take-budget-back': { budget: 'b', amount: '1' },
  'give-up-contract': { contract: 'c' },
  'record-payment-in': { organisation: 'urn:test:org:buyer', amount: '1', reference: 'x' },
  'record-payment-out': { organisation: 'urn:test:org:buyer', amount: '1', reference: 'x' },
  'add-capital': { amount: '1', reference: 'x' },
  'pay-into-fund': { amount: '1' },
  'fund-budget': { budget: 'b', amount: '1' },
  'sign-contract': {
    id: 'c',
    organisation: 'urn:test:org:buyer',
    material: 'ore-mt-weld',
    strike: '1',
    budget: 'b',
    amount: '1',
  },
  'announce-round': {
    round: 'x',
    spec: {
      title: 'X',
      opens: '2027-01-01T00:00:00Z',
      closes: '2027-06-01T00:00:00Z',
      materials: [{ material: 'ore-mt-weld', grades: ['traced'], wasteCost: '0' }],
      places: ['AUS'],
      months: ['2027-03'],
      routes: [
        {
          id: 'r',
          owner: 'urn:test:org:buyer',
          from: 'AUS',
          to: 'JPN',
          materials: ['ore-mt-weld'],
          cost: '0',
          most: '1',
        },
      ],
      priceRule: 'lowest',
      margin: 0,
      trustees: ['urn:test:org:seller'],
      threshold: 1,
      damages: 0,
    },
  },
  'close-round': { round: 'r2' },
  'give-shares': { round: 'r2', shares: { x: 'y' } },
  'open-round': { round: 'r2' },
  'clear-round': { round: 'r2' },
  'void-round': { round: 'r2', why: 'x' },
  'declare-shortage': { material: 'ore-mt-weld', share: 0.5, why: 'x' },
  'declare-undelivered': { round: 'r1', parcel: 'urn:p', why: 'x' },
  'declare-default': { round: 'r1', organisation: 'urn:test:org:buyer', why: 'x' },
  'settle-round': { round: 'r1' },
  'record-screening': {
    organisation: 'urn:test:org:buyer',
    what: 'identity',
    by: 'x',
    on: '2026-12-01',
    until: '2028-12-01',
    document: '0'.repeat(64),
  },
  'open-dispute': { round: 'r1', delivery: 'urn:d', about: 'quality', why: 'x', analysis: '0'.repeat(64) },
  'answer-dispute': { round: 'r1', delivery: 'urn:d', why: 'x', analysis: '0'.repeat(64) },
  'decide-dispute': { round: 'r1', delivery: 'urn:d', decision: 'reduced', amount: '1', why: 'x' },
  'end-dispute': { round: 'r1', delivery: 'urn:d' },
  'declare-force-majeure': { round: 'r1', parcel: 'urn:p', why: 'x', document: '0'.repeat(64) },
  'decide-force-majeure': { round: 'r1', parcel: 'urn:p', days: 1, why: 'x' },
  'ask-trade-review': { round: 'r1', parcel: 'urn:p', compensation: '1', why: 'x' },
  'answer-trade-review': { round: 'r1', parcel: 'urn:p', consents: true, why: 'x' },
  'decide-trade-review': { round: 'r1', parcel: 'urn:p', decision: 'cancelled', why: 'x' },
  'place-order': {
    round: 'r2',
    order: 'x',
    deposit: '0',
    envelope: {
      content: 'x',
      key: '0'.repeat(64),
      threshold: 2,
      shares: [{ trustee: 'x', share: 'x', hash: '0'.repeat(64) }],
    },
  },
  'reveal-order': { round: 'r2', order: 'x', key: 'x'.repeat(43) },
  'withdraw-order': { round: 'r2', order: 'x' },
}
/** Who may ask it. */
const callerOf = (name: CommandName): Caller =>
  inBrowser((COMMANDS[name].roles as readonly string[]).includes('operator') ? operator : thief)
/** Free texts, which may say anything: they are kept as they are, and run nowhere. */
const isFree = (event: object): boolean => /"(why|reason|reference|name|title|by)":/.test(JSON.stringify(event))

describe('what is put into fields', () => {
  it.each(Object.keys(COMMANDS) as CommandName[])('24. SQL in every field of %s', async (name) => {
    const sql = "x'; DROP TABLE entries; --"
    const before = hall.log.entries.length
    for (const input of poisoned(SOUND[name], sql)) {
      const seen = await hall.command(callerOf(name), name, input)
      if (seen.status !== 200) refused(seen)
    }
    // What was taken of it stands where people may write what they like.
    for (const { event } of hall.log.entries.slice(before)) expect(isFree(event)).toBe(true)
    expect((await hall.ask('/')).status).toBe(200)
  })
  it('25. SQL in paths, queries and the sign-in', async () => {
    const sql = encodeURIComponent("' OR '1'='1")
    for (const path of [
      `/rounds/${sql}`,
      `/lots/${sql}`,
      `/statements/${sql}`,
      `/log?after=${sql}`,
      `/alarms?round=${sql}`,
    ])
      refused(await hall.ask(path, inBrowser(path.startsWith('/l') && !path.startsWith('/log') ? thief : operator)))
    expect((await hall.signIn("' OR '1'='1' --", "' OR '1'='1")).kind).toBe('sign-in-failed')
  })
  it('26. numbers that are none, negative, huge, or written with an exponent', () =>
    unchanged(async () => {
      const many = ['-1', '-0.5', 'NaN', 'Infinity', '1e9', '1E9', '0x10', '1_000', ' 1', '1 ', '+1', '1,000', '١', '']
      for (const amount of [...many, '9'.repeat(19), '0.0000000001', 1, -1, null, true, [], {}, ['1']]) {
        for (const name of ['pay-into-fund', 'fund-budget'] as const) {
          const input = { amount, ...(name === 'fund-budget' ? { budget: 'b' } : {}) }
          expect((await hall.command(inBrowser(thief), name, input)).codes, JSON.stringify(amount)).toEqual([
            'INPUT_NOT_ALLOWED',
          ])
        }
        if (amount === '') continue
        const order = await placing('amount-1', { deposit: amount })
        expect((await hall.command(inBrowser(thief), 'place-order', order)).codes).toEqual(['INPUT_NOT_ALLOWED'])
      }
      const over = await hall.command(inBrowser(thief), 'pay-into-fund', { amount: '999999999999999999' })
      expect(over.codes).toEqual(['CASH_TOO_LITTLE'])
    }))
  it('27. numbers in JSON beyond all bounds', () =>
    unchanged(async () => {
      for (const share of ['1e999', '-1e999', '1e-400', '-1', '2', 'NaN', 'Infinity', '01']) {
        const body = `{"material":"ore-mt-weld","share":${share},"why":"x"}`
        refused(await hall.command(inBrowser(operator), 'declare-shortage', body))
      }
    }))
  it('28. look-alikes of ids', async () => {
    await unchanged(async () => {
      for (const round of ['r２', 'ｒ2', 'r2\u200b', 'r\u06602', 'R2', 'r2 ', 'r2\u0000'])
        refused(await hall.command(inBrowser(operator), 'void-round', { round, why: 'x' }))
      for (const user of ['ор', 'op\u200d', 'OP'])
        refused(await hall.command(inBrowser(operator), 'remove-user', { user }))
    })
    for (const id of ['urn:test:lot:sеller-1', 'urn:test:lot:seller-1%00', 'URN:TEST:LOT:SELLER-1'])
      expect((await hall.ask(`/lots/${id}`, inBrowser(seller))).status).toBe(404)
    expect((await hall.signIn('ор', PASSWORD, hall.code('op'))).kind).toBe('sign-in-failed')
  })
  it('29. null bytes', () =>
    unchanged(async () => {
      for (const reference of ['a\0b', '\0']) {
        const input = { amount: '1', reference }
        expect((await hall.command(inBrowser(operator), 'add-capital', input)).kind).toBe('malformed-request')
      }
      refused(await hall.ask('/rounds/r1%00', NOBODY))
      refused(await hall.ask('/rounds/%00', NOBODY))
    }))
  it('30. line breaks in names, to add headers or lines to the log', async () => {
    const name = 'x\r\nSet-Cookie: ytterby-session=stolen\r\n\r\n{"seq":1}'
    const input = { user: 'crlf', name, organisation: null, role: 'auditor' }
    const seen = await hall.command(inBrowser(operator), 'add-user', input)
    expect([seen.status, seen.codes, seen.headers.get('Set-Cookie')]).toEqual([422, ['INPUT_NOT_ALLOWED'], null])
    const plain = await hall.command(inBrowser(operator), 'add-user', { ...input, name: 'x' })
    expect(plain.status).toBe(200)
    const users = await hall.ask('/users', inBrowser(operator))
    expect(users.headers.get('Set-Cookie')).toBeNull()
    expect(users.text).not.toContain('\n')
    const lines = (await hall.ask('/log', inBrowser(operator))).text.trimEnd().split('\n')
    expect(lines.length).toBe(hall.log.entries.length)
  })
  it('31. scripts in names: they leave as JSON that no browser takes for a page', async () => {
    const name = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
    await hall.command(inBrowser(operator), 'add-user', { user: 'xss', name, organisation: null, role: 'auditor' })
    const { headers, body } = await hall.ask('/users', inBrowser(operator))
    expect(headers.get('Content-Type')).toBe('application/json')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(body['users']).toContainEqual(expect.objectContaining({ name }))
    const problem = await hall.ask(`/rounds/${encodeURIComponent(name.replaceAll('/', ''))}`)
    expect(problem.headers.get('Content-Type')).toBe('application/problem+json')
    expect(problem.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
  it.each(['=cmd', '+1+1', '-1+1', '@SUM(A1)'])(
    '32. a formula, %s, as what opens in a spreadsheet',
    async (formula) => {
      const other = await Hall.open(world, solver, { limits: MANY })
      const { desk } = other
      const { id: owner } = await desk.join('one', 'AUS')
      await desk.join('two', 'AUS')
      await announce(desk, 'r1', {
        places: ['AUS', 'JPN'],
        routes: [{ id: formula, owner, from: 'AUS', to: 'JPN', cost: '1' }],
      })
      await desk.place('one', 'r1', await sells(desk, 'one', 10, '60'))
      await desk.place('two', 'r1', { ...buys(10, '90'), place: 'JPN' })
      await desk.finish('r1')
      const { text } = await other.ask('/statements/r1?format=csv', inBrowser(await other.enter('one-trader')))
      expect(text).toContain(`\n'${formula},freight`)
      expect(text).not.toMatch(/(^|[\n,])"?[=+\-@]/)
    },
  )
})
