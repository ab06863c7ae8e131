import { SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/cli/load.ts'
import { COMMANDS, RULES, type CommandName } from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import {
  announce,
  buys,
  Hall,
  inBrowser,
  NOBODY,
  ORIGIN,
  PASSWORD,
  sells,
  UNCOUNTED,
  withKey,
  type Browser,
  type Caller,
  type Seen,
} from './market-app.ts'

/** What somebody might try who means harm. None of it works. */

const solver = await loadSolver()
const world = await loadWorld(shippedWorld())
/** Where it is not what is tried, this many requests are let through as are made. */
const MANY = { requests: 1e9, guessesAtUser: UNCOUNTED, guessesFromAddress: UNCOUNTED }

let hall: Hall
let operator: Browser
let seller: Browser
let thief: Browser
let auditor: Browser
/** Ids of what is somebody else's. */
const theirs = { order: '', cleared: '', lot: 'urn:test:lot:seller-1' }
const SECRET_BID = '61.234567'

beforeAll(async () => {
  hall = await Hall.open(world, solver, { limits: MANY })
  const { desk } = hall
  for (const name of ['seller', 'buyer', 'thief']) await desk.join(name, 'AUS')
  await desk.operate('add-user', { user: 'aud', name: 'Auditor', organisation: null, role: 'auditor' })
  await announce(desk, 'r1')
  theirs.cleared = await desk.place('seller', 'r1', await sells(desk, 'seller', 100, '60'))
  await desk.place('buyer', 'r1', buys(80, '70'))
  await desk.finish('r1')
  await announce(desk, 'r2', { opens: '2027-01-02T00:00:00Z', closes: '2027-06-01T00:00:00Z' })
  theirs.order = await desk.place('seller', 'r2', await sells(desk, 'seller', 10, SECRET_BID))
  operator = await hall.enter('op')
  seller = await hall.enter('seller-trader')
  thief = await hall.enter('thief-trader')
  auditor = await hall.enter('aud')
})

/** That nothing is in the log which was not there before. */
async function unchanged<T>(attack: () => Promise<T>): Promise<T> {
  const before = hall.log.entries.length
  const found = await attack()
  expect(hall.log.entries.slice(before).map(({ event }) => event)).toEqual([])
  return found
}
/** Without the id of the request, which no two have alike. */
const sameBut = (text: string): string => text.replace(/,"request":"[^"]*"/, '')
const refused = ({ status }: Seen): void => expect([400, 401, 403, 404, 405, 413, 415, 421, 422]).toContain(status)
const envelopeFor = (round: string, order: string, organisation: string, content: object = buys(1, '1')) =>
  hall.desk.sealed(round, { organisation, order }, content)
/** What a trader would send to place an order. */
const placing = async (order: string, more: object = {}, organisation = 'urn:test:org:thief') => ({
  round: 'r2',
  order,
  deposit: '0',
  envelope: await envelopeFor('r2', order, organisation),
  ...more,
})

/** All addresses that are read, with ids filled in. */
async function everyPath(): Promise<string[]> {
  const { body } = await hall.ask('/openapi.json')
  return Object.entries(body['paths'] as Record<string, object>)
    .filter(([, methods]) => 'get' in methods)
    .flatMap(([path]) =>
      ['r1', 'r2', theirs.lot, theirs.order].map((id) => path.replace('{id}', encodeURIComponent(id))),
    )
    .flatMap((path) => (path === '/alarms' ? ['/alarms?round=r1', '/alarms?round=r2'] : [path]))
}

describe('reading what is not one’s own', () => {
  it('1. reading a sealed bid before the close, as anybody, by every address', async () => {
    for (const caller of [NOBODY, ...[operator, auditor, thief, seller].map(inBrowser)])
      for (const path of await everyPath()) expect((await hall.ask(path, caller)).text, path).not.toContain(SECRET_BID)
  })
  it('2. opening the envelope that the operator finds in the log', async () => {
    const { text } = await hall.ask('/log', inBrowser(operator))
    const entry = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: Record<string, unknown> })
      .find(({ event }) => event['order'] === theirs.order)
    const { content, shares } = entry!.event['envelope'] as { content: string; shares: { share: string }[] }
    // Every share is encrypted for a trustee, so that what is there is ciphertext alone.
    for (const part of [content, ...shares.map(({ share }) => share)])
      expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain('"material"')
    expect(shares.length).toBe(3)
    expect((await hall.command(inBrowser(operator), 'open-round', { round: 'r2' })).codes).toEqual(['ROUND_NOT_READY'])
  })
  it('3. another member’s envelope, anywhere but in the log', async () => {
    const { content } = hall.desk.venue.round('r2').orders.get(theirs.order)!.envelope
    for (const caller of [NOBODY, inBrowser(thief)])
      for (const path of await everyPath()) expect((await hall.ask(path, caller)).text, path).not.toContain(content)
  })
  it('4. another member’s order, lot and statement by id', async () => {
    expect((await hall.ask(`/lots/${theirs.lot}`, inBrowser(thief))).status).toBe(404)
    expect((await hall.ask(`/orders/${theirs.order}`, inBrowser(thief))).status).toBe(404)
    expect((await hall.ask('/lots', inBrowser(thief))).body['lots']).toEqual([])
    const { body, text } = await hall.ask('/statements/r1', inBrowser(thief))
    expect(body).toMatchObject({ organisation: 'urn:test:org:thief', lines: [], bookings: [] })
    expect(text).not.toContain('seller')
  })
  it('5. whether a lot of another is there at all', async () => {
    const there = await hall.ask(`/lots/${theirs.lot}`, inBrowser(thief))
    const nowhere = await hall.ask('/lots/urn:test:lot:nowhere-1', inBrowser(thief))
    expect(sameBut(there.text).replaceAll('seller-1', 'nowhere-1')).toBe(sameBut(nowhere.text))
  })
  it('6. asking for another organisation in the query', async () => {
    for (const query of ['organisation=urn:test:org:seller', 'member=urn:test:org:seller', 'user=seller-trader'])
      for (const path of ['/orders', '/account', '/lots', '/parcels', '/statements/r1'])
        expect((await hall.ask(`${path}?${query}`, inBrowser(thief))).kind, path).toBe('invalid-request')
  })
  it('7. a budget that is called after oneself, to have a shared account taken for one’s own', async () => {
    const { desk } = hall
    const budget = desk.keysOf('thief').id
    await desk.ask(desk.keysOf('buyer').actor, 'fund-budget', { budget, amount: '77' })
    expect((await hall.ask('/account', inBrowser(thief))).text).not.toContain('77')
  })
  it('8. whose order it was, from what a trustee is shown', async () => {
    const other = await Hall.open(world, solver, { limits: MANY })
    for (const name of ['seller', 'trustee', 'buyer']) await other.desk.join(name, 'AUS')
    await announce(other.desk)
    await other.desk.place('buyer', 'r1', buys(1, '1'), { order: 'its-id' })
    other.desk.time.now = other.desk.venue.round('r1').spec.closes
    await other.desk.operate('close-round', { round: 'r1' })
    const { body } = await other.ask('/rounds/r1/envelopes', inBrowser(await other.enter('seller-trader')))
    const heads = (body['orders'] as { share: string }[]).map(({ share }) =>
      Buffer.from(share.split('.')[0]!, 'base64url').toString(),
    )
    expect(heads.length).toBe(1)
    expect(`${JSON.stringify(body['orders'])} ${heads.join(' ')}`).not.toMatch(/buyer|its-id/)
  })
  it('9. a trustee’s shares before the close', async () => {
    expect((await hall.ask('/rounds/r2/envelopes', inBrowser(seller))).codes).toEqual(['ROUND_NOT_READY'])
  })
  it('10. whether an order id of another is taken, to learn whose it is', async () => {
    const seen = await unchanged(async () => hall.command(inBrowser(thief), 'place-order', await placing(theirs.order)))
    expect(seen.codes).toEqual(['ORDER_ID_TAKEN'])
    expect(seen.text).not.toContain('seller')
  })
})

describe('acting for others', () => {
  it('11. another organisation in an order', () =>
    unchanged(async () => {
      for (const more of [{ organisation: 'urn:test:org:seller' }, { actor: 'seller-trader' }, { user: 'op' }])
        expect((await hall.command(inBrowser(thief), 'place-order', await placing('mass-1', more))).codes).toEqual([
          'INPUT_NOT_ALLOWED',
        ])
    }))
  it('12. version and cover of an order, given by its sender', () =>
    unchanged(async () => {
      for (const more of [{ version: 99 }, { cover: '1000000' }, { status: 'accepted' }])
        expect((await hall.command(inBrowser(thief), 'place-order', await placing('mass-2', more))).codes).toEqual([
          'INPUT_NOT_ALLOWED',
        ])
    }))
  it('13. a role in the sign-in', async () => {
    for (const more of [{ role: 'operator' }, { organisation: 'urn:test:org:seller' }, { scopes: ['operate'] }])
      expect(
        (
          await hall.ask('/session', NOBODY, {
            method: 'POST',
            body: { user: 'thief-trader', password: PASSWORD, ...more },
          })
        ).kind,
      ).toBe('invalid-request')
  })
  it('14. amending and withdrawing another’s order', () =>
    unchanged(async () => {
      const amended = await hall.command(inBrowser(thief), 'place-order', await placing(theirs.order))
      expect(amended.codes).toEqual(['ORDER_ID_TAKEN'])
      const gone = await hall.command(inBrowser(thief), 'withdraw-order', { round: 'r2', order: theirs.order })
      expect([gone.status, gone.codes]).toEqual([404, ['ORDER_UNKNOWN']])
    }))
  it('15. an envelope of another’s order, copied into one’s own', async () => {
    const other = await Hall.open(world, solver, { limits: MANY })
    const { desk } = other
    for (const name of ['seller', 'thief']) await desk.join(name, 'AUS')
    await announce(desk)
    await desk.place('seller', 'r1', buys(1, '1'))
    const sealed = [...desk.venue.round('r1').orders.values()][0]!.envelope
    const copy = { round: 'r1', order: 'copy', deposit: '0', envelope: sealed }
    const browser = await other.enter('thief-trader')
    expect((await other.command(inBrowser(browser), 'place-order', copy)).codes).toEqual(['ENVELOPE_WRONG'])
  })
  it('16. handing in another trustee’s share, or shares without being one', async () => {
    const other = await Hall.open(world, solver, { limits: MANY })
    const { desk } = other
    for (const name of ['one', 'two', 'more', 'three']) await desk.join(name, 'AUS')
    await announce(desk)
    await desk.place('three', 'r1', buys(1, '1'))
    desk.time.now = desk.venue.round('r1').spec.closes
    await desk.operate('close-round', { round: 'r1' })
    const give = async (user: string, shares: unknown) =>
      other.command(inBrowser(await other.enter(user)), 'give-shares', { round: 'r1', shares })
    expect((await give('two-trader', await desk.shares('one', 'r1'))).codes).toEqual(['SHARES_WRONG'])
    expect((await give('three-trader', await desk.shares('one', 'r1'))).codes).toEqual(['NOT_A_TRUSTEE'])
    expect((await give('two-trader', {})).codes).toEqual(['SHARES_WRONG'])
    expect(desk.venue.round('r1').shares.size).toBe(0)
  })
  it('17. an order called “constructor”, which every object seems to have a share of', async () => {
    const other = await Hall.open(world, solver, { limits: MANY })
    const { desk } = other
    for (const name of ['one', 'two']) await desk.join(name, 'AUS')
    await announce(desk)
    await desk.place('two', 'r1', buys(1, '1'), { order: 'constructor' })
    desk.time.now = desk.venue.round('r1').spec.closes
    await desk.operate('close-round', { round: 'r1' })
    const browser = inBrowser(await other.enter('one-trader'))
    expect((await other.command(browser, 'give-shares', { round: 'r1', shares: {} })).codes).toEqual(['SHARES_WRONG'])
  })
  it('18. trading while suspended', async () => {
    await hall.desk.operate('set-standing', { organisation: 'urn:test:org:thief', suspended: true, why: 'test' })
    await unchanged(async () => {
      const input = await placing('suspended-1')
      expect((await hall.command(inBrowser(thief), 'place-order', input)).codes).toEqual(['MEMBER_SUSPENDED'])
      expect((await hall.command(inBrowser(thief), 'pay-into-fund', { amount: '1' })).codes).toEqual([
        'MEMBER_SUSPENDED',
      ])
    })
    await hall.desk.operate('set-standing', { organisation: 'urn:test:org:thief', suspended: false, why: 'test' })
  })
  it('19. lifting one’s own suspension, adding oneself money, making oneself an operator', () =>
    unchanged(async () => {
      for (const [name, input] of [
        ['set-standing', { organisation: 'urn:test:org:thief', suspended: false, why: 'x' }],
        ['record-payment-in', { organisation: 'urn:test:org:thief', amount: '1000', reference: 'x' }],
        ['add-user', { user: 'thief-trader', name: 'x', organisation: null, role: 'operator' }],
      ] as const)
        expect((await hall.command(inBrowser(thief), name, input)).codes).toEqual(['NOT_ALLOWED'])
    }))
  it('20. revoking another’s API key', async () => {
    const key = await hall.key(seller, ['read'])
    const seen = await hall.command(inBrowser(thief), 'revoke-api-key', { key: key.split('_')[1] })
    expect([seen.status, seen.codes]).toEqual([404, ['API_KEY_UNKNOWN']])
    expect((await hall.ask('/orders', withKey(key))).status).toBe(200)
  })
})

describe('time', () => {
  it('21. closing a round early', () =>
    unchanged(async () => {
      expect((await hall.command(inBrowser(operator), 'close-round', { round: 'r2' })).codes).toEqual([
        'ROUND_NOT_OVER',
      ])
    }))
  it('22. ordering, amending and withdrawing after the close', async () => {
    const other = await Hall.open(world, solver, { limits: MANY })
    const { desk } = other
    for (const name of ['one', 'two']) await desk.join(name, 'AUS')
    await announce(desk)
    const order = await desk.place('one', 'r1', buys(1, '1'))
    const { envelope } = desk.venue.round('r1').orders.get(order)!
    desk.time.now = desk.venue.round('r1').spec.closes
    const browser = inBrowser(await other.enter('one-trader'))
    for (const id of [order, 'late'])
      expect(
        (await other.command(browser, 'place-order', { round: 'r1', order: id, deposit: '0', envelope })).codes,
      ).toEqual(['ROUND_NOT_OPEN'])
    expect((await other.command(browser, 'withdraw-order', { round: 'r1', order })).codes).toEqual(['ROUND_NOT_OPEN'])
  })
  it('23. telling the server what time it is', () =>
    unchanged(async () => {
      const late = '2027-07-01T00:00:00Z'
      const headers = { Date: late, 'X-Now': late, 'X-Request-Time': late, 'If-Modified-Since': late }
      const more = { headers }
      const seen = await hall.command(inBrowser(operator), 'close-round', { round: 'r2' }, 'clock-1', more)
      expect(seen.codes).toEqual(['ROUND_NOT_OVER'])
      const given = await hall.command(inBrowser(operator), 'close-round', { round: 'r2', at: late }, 'clock-2')
      expect(given.codes).toEqual(['INPUT_NOT_ALLOWED'])
    }))
})

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

describe('bodies', () => {
  const body = (text: string, headers: Record<string, string> = {}) =>
    unchanged(() => hall.command(inBrowser(operator), 'add-capital', text, crypto.randomUUID(), { headers }))

  it('33. more than is taken', async () => {
    const large = `{"amount":"1","reference":"${'x'.repeat(3 * 2 ** 20)}"}`
    expect((await body(large)).kind).toBe('body-too-large')
    const password = 'x'.repeat(9_000)
    expect((await hall.signIn('op', password)).kind).toBe('body-too-large')
    expect((await hall.signIn('op', 'x'.repeat(300))).kind).toBe('invalid-request')
  })
  it('34. 10,000 levels', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const)
      expect((await body(`${open.repeat(10_000)}1${close.repeat(10_000)}`)).kind).toBe('malformed-request')
    expect((await body('['.repeat(10_000))).kind).toBe('malformed-request')
  })
  it('35. an entry twice, of which one reader takes the first and another the last', async () => {
    expect((await body('{"amount":"1","amount":"1000","reference":"x"}')).kind).toBe('malformed-request')
    expect((await body('{"amount":"1","\\u0061mount":"1000","reference":"x"}')).kind).toBe('malformed-request')
    const signIn = '{"user":"thief-trader","user":"op","password":"x"}'
    expect((await hall.ask('/session', NOBODY, { method: 'POST', body: signIn })).kind).toBe('malformed-request')
  })
  it('36. __proto__ and constructor', async () => {
    for (const text of [
      '{"__proto__":{"role":"operator"},"amount":"1","reference":"x"}',
      '{"\\u005f_proto__":{"role":"operator"},"amount":"1","reference":"x"}',
    ])
      expect((await body(text)).kind).toBe('malformed-request')
    const text = '{"constructor":{"prototype":{"role":"operator"}},"amount":"1","reference":"x"}'
    expect((await body(text)).codes).toEqual(['INPUT_NOT_ALLOWED'])
    expect(({} as Record<string, unknown>)['role']).toBeUndefined()
    const shares = '{"round":"r2","shares":{"__proto__":"x"}}'
    expect((await hall.command(inBrowser(thief), 'give-shares', shares)).kind).toBe('malformed-request')
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      expect((await hall.command(inBrowser(operator), name, {})).status).toBe(404)
    for (const round of ['constructor', '__proto__']) expect((await hall.ask(`/rounds/${round}`)).status).toBe(404)
  })
  it('37. a body of another kind than it says, or that says nothing', async () => {
    const text = '{"amount":"1","reference":"x"}'
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/xml',
      '',
      'application/json; charset=utf-16',
      'application/json, text/plain',
    ])
      expect((await body(text, { 'Content-Type': type })).kind, type).toBe('unsupported-media-type')
    expect((await body(text, { 'Content-Encoding': 'gzip' })).kind).toBe('unsupported-media-type')
    expect((await body('amount=1&reference=x')).kind).toBe('malformed-request')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
      expect((await hall.signIn('op', PASSWORD, hall.code('op'), { headers: { 'Content-Type': type } })).kind).toBe(
        'unsupported-media-type',
      )
  })
  it('38. something else than an object', async () => {
    for (const text of ['null', '[]', '"x"', '1', 'true', '{}', '', ' ']) refused(await body(text))
  })
})

describe('repeating', () => {
  it('39. a request that was recorded, sent again', async () => {
    const input = { amount: '3', reference: 'replay' }
    const first = await hall.command(inBrowser(operator), 'add-capital', input, 'replay-1')
    await unchanged(async () => {
      for (let i = 0; i < 3; i++)
        expect((await hall.command(inBrowser(operator), 'add-capital', input, 'replay-1')).text).toBe(first.text)
    })
  })
  it('40. another’s key of idempotency, to have their answer or to block them', async () => {
    const mine = await hall.command(inBrowser(seller), 'pay-into-fund', { amount: '1' }, 'shared-1')
    const other = await hall.command(inBrowser(thief), 'pay-into-fund', { amount: '1' }, 'shared-1')
    expect(other.body['seq']).not.toBe(mine.body['seq'])
    expect(hall.log.entries.at(-1)).toMatchObject({ by: 'thief-trader', event: { organisation: 'urn:test:org:thief' } })
    const again = await hall.command(inBrowser(seller), 'pay-into-fund', { amount: '1' }, 'shared-1')
    expect(again.text).toBe(mine.text)
  })
  it('41. a key of idempotency with blanks, to pass for another user’s', () =>
    unchanged(async () => {
      for (const id of ['seller-trader shared-1', 'x seller', 'x\ty'])
        expect((await hall.command(inBrowser(thief), 'pay-into-fund', { amount: '1' }, id)).kind).toBe(
          'invalid-request',
        )
    }))
})

describe('sessions', () => {
  it('42. fixation: a cookie set beforehand is not the one that is signed in', async () => {
    const planted = `ytterby-session=${'A'.repeat(43)}`
    const seen = await hall.signIn('seller-trader', PASSWORD, hall.code('seller-trader'), {
      headers: { Cookie: planted },
    })
    expect(seen.status).toBe(200)
    expect(hall.browserOf(seen).cookie).not.toBe(planted)
    expect((await hall.ask('/session', { headers: { Cookie: planted } })).kind).toBe('not-signed-in')
  })
  it('43. a session of one’s own, left in somebody’s browser: it ends when they sign in', async () => {
    hall.wait(30)
    const planted = hall.browserOf(await hall.signIn('thief-trader', PASSWORD, hall.code('thief-trader')))
    hall.wait(30)
    const seen = await hall.signIn('seller-trader', PASSWORD, hall.code('seller-trader'), {
      headers: { Cookie: planted.cookie },
    })
    expect(seen.body['user']).toBe('seller-trader')
    expect((await hall.ask('/session', inBrowser(planted))).kind).toBe('not-signed-in')
  })
  it('44. a forged cookie', async () => {
    const { cookie } = seller
    for (const value of [
      'ytterby-session=',
      `ytterby-session=${'A'.repeat(43)}`,
      `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`,
      `${cookie}A`,
      `__Host-${cookie}`,
      'ytterby-session=../../session',
      'ytterby-session={"user":"op"}',
      `ytterby-session=${[...hall.secrets.kept.keys()].find((key) => key.startsWith('session '))!.slice(8)}`,
    ])
      expect((await hall.ask('/session', { headers: { Cookie: value } })).kind, value).toBe('not-signed-in')
  })
  it('45. forged tokens: JWT without a signature, with one of one’s own, and other schemes', async () => {
    const claims = { sub: 'op', role: 'operator', user: 'op', scopes: ['operate'] }
    const none = new UnsecuredJWT(claims).encode()
    const signed = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32))
    for (const value of [
      `Bearer ${none}`,
      `Bearer ${signed}`,
      `Basic ${btoa(`op:${PASSWORD}`)}`,
      'Bearer',
      'Bearer ytk_',
      `ytk_${'0'.repeat(16)}_${'A'.repeat(43)}`,
    ])
      expect((await hall.ask('/users', { headers: { Authorization: value } })).kind, value).toBe('not-signed-in')
    for (const token of [none, signed])
      expect((await hall.ask('/users', { headers: { Cookie: `ytterby-session=${token}` } })).kind).toBe('not-signed-in')
  })
  const forge = (headers: Record<string, string>, more: object = {}) =>
    unchanged(() =>
      hall.ask(
        '/commands/add-capital',
        { headers: { Cookie: operator.cookie, 'Idempotency-Key': 'csrf-1', ...headers } },
        {
          method: 'POST',
          body: { amount: '1', reference: 'x' },
          ...more,
        },
      ),
    )
  it('46. CSRF: without a token', async () => {
    expect((await forge({ Origin: ORIGIN })).kind).toBe('forged-request')
  })
  it('47. CSRF: with another session’s token', async () => {
    expect((await forge({ Origin: ORIGIN, 'X-CSRF-Token': thief.csrf })).kind).toBe('forged-request')
    expect((await forge({ Origin: ORIGIN, 'X-CSRF-Token': '' })).kind).toBe('forged-request')
  })
  it('48. CSRF: from another origin, or from none', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost:1',
      'https://localhost',
      'http://localhost.evil.example',
    ])
      expect((await forge({ Origin: origin, 'X-CSRF-Token': operator.csrf })).kind, origin).toBe('forged-request')
    expect((await forge({ 'X-CSRF-Token': operator.csrf })).kind).toBe('forged-request')
  })
  it('49. CSRF: a form, as a page elsewhere can send it', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      refused(await forge({ Origin: 'https://evil.example', 'Content-Type': type }))
  })
  it('50. CSRF: another method in a header or query', async () => {
    for (const [headers, query] of [
      [{ 'X-HTTP-Method-Override': 'POST' }, ''],
      [{ 'X-Method-Override': 'DELETE' }, ''],
      [{}, '?_method=POST'],
    ] as const)
      expect(
        (
          await unchanged(() =>
            hall.ask(`/commands/add-capital${query}`, { headers: { Cookie: operator.cookie, ...headers } }),
          )
        ).kind,
      ).toBe('method-not-allowed')
    const signOut = await hall.ask('/session', {
      headers: { Cookie: seller.cookie, 'X-HTTP-Method-Override': 'DELETE' },
    })
    expect(signOut.status).toBe(200)
    expect((await hall.ask('/session', inBrowser(seller))).status).toBe(200)
  })
  it('51. CSRF: signing somebody in as oneself, and out', async () => {
    const headers = { Origin: 'https://evil.example' }
    expect((await hall.signIn('thief-trader', PASSWORD, undefined, { headers })).kind).toBe('forged-request')
    const out = await hall.ask('/session', { headers: { Cookie: seller.cookie, ...headers } }, { method: 'DELETE' })
    expect(out.kind).toBe('forged-request')
    expect((await hall.ask('/session', inBrowser(seller))).status).toBe(200)
  })
  it('52. the session of a user who was removed, and of their successor of the same name', async () => {
    const add = () =>
      hall.desk.operate('add-user', { user: 'gone', name: 'X', organisation: 'urn:test:org:buyer', role: 'trader' })
    await add()
    const browser = await hall.enter('gone')
    const key = await hall.key(browser, ['read'])
    expect((await hall.ask('/orders', inBrowser(browser))).status).toBe(200)
    await hall.desk.operate('remove-user', { user: 'gone' })
    const stale = [inBrowser(browser), withKey(key)]
    for (const caller of stale) expect((await hall.ask('/orders', caller)).kind).toBe('not-signed-in')
    const code = (): string => hall.code('gone')
    hall.wait(30)
    expect((await hall.signIn('gone', PASSWORD, code())).kind).toBe('sign-in-failed')
    await add()
    hall.wait(30)
    expect((await hall.signIn('gone', PASSWORD, code())).kind).toBe('sign-in-failed')
    for (const caller of stale) expect((await hall.ask('/orders', caller)).kind).toBe('not-signed-in')
  })
  it('53. a session without a second factor, of somebody who becomes an operator', async () => {
    const add = (role: string) => hall.desk.operate('add-user', { user: 'rising', name: 'X', organisation: null, role })
    await add('auditor')
    const oneTime = await hall.enrol('rising')
    const first = hall.browserOf(await hall.signIn('rising', oneTime))
    const body = { password: oneTime, new: PASSWORD }
    const weak = hall.browserOf(await hall.ask('/session/password', inBrowser(first), { method: 'POST', body }))
    expect((await hall.ask('/users', inBrowser(weak))).status).toBe(200)
    await add('operator')
    expect((await hall.ask('/users', inBrowser(weak))).kind).toBe('not-signed-in')
  })
  it('54. a session that was stolen before the password changed', async () => {
    const stolen = await hall.enter('xss')
    hall.wait(30)
    const mine = hall.browserOf(await hall.signIn('xss', PASSWORD, hall.code('xss')))
    const body = { password: PASSWORD, new: 'something else entirely' }
    expect((await hall.ask('/session/password', inBrowser(mine), { method: 'POST', body })).status).toBe(200)
    for (const one of [stolen, mine]) expect((await hall.ask('/session', inBrowser(one))).kind).toBe('not-signed-in')
  })
  it('55. bringing a session back that was ended while it was in use', async () => {
    const browser = await hall.enter('crlf')
    hall.wait(120)
    const uses = Array.from({ length: 5 }, () => hall.ask('/session', inBrowser(browser)))
    const [out] = await Promise.all([hall.ask('/session', inBrowser(browser), { method: 'DELETE' }), ...uses])
    expect(out.status).toBe(200)
    expect((await hall.ask('/session', inBrowser(browser))).kind).toBe('not-signed-in')
  })
  it('56. what is kept: neither sessions nor passwords nor keys can be used by anyone who reads it', async () => {
    const key = await hall.key(seller, ['read'])
    const kept = JSON.stringify([...hall.secrets.kept, ...hall.log.entries])
    for (const secret of [PASSWORD, seller.cookie.split('=')[1]!, key.slice(-43)]) expect(kept).not.toContain(secret)
  })
})

describe('guessing', () => {
  const open = (limits: object = {}) => Hall.open(world, solver, { limits })

  it('57. by the time it takes: an unknown user costs as many hashes as a wrong password, and has the same answer', async () => {
    const counted = async (...given: Parameters<Hall['signIn']>): Promise<readonly [number, string]> => {
      const before = hall.hashed
      const { text } = await hall.signIn(...given)
      return [hall.hashed - before, sameBut(text)]
    }
    const wrong = await counted('seller-trader', 'wrong', '000000')
    expect(wrong[0]).toBe(1)
    expect(await counted('nobody', 'wrong', '000000')).toEqual(wrong)
    expect(await counted('op', PASSWORD)).toEqual(wrong)
    expect(await counted('op', PASSWORD, '00000x')).toEqual(wrong)
    expect(await counted('__proto__', 'wrong')).toEqual(wrong)
  })
  it('58. passwords without end: of one user from many addresses, also with the right one at last', async () => {
    const own = await open()
    await own.enter('op')
    own.wait(1000)
    for (let i = 0; i < 3; i++) expect((await own.signIn('op', `guess ${i}`, '000000')).kind).toBe('sign-in-failed')
    const early = await own.signIn('op', PASSWORD, own.code('op'))
    expect([early.kind, early.headers.get('Retry-After')]).toEqual(['too-many-requests', '120'])
    const before = own.hashed
    await own.signIn('op', 'more')
    expect(own.hashed).toBe(before)
    own.wait(120)
    expect((await own.signIn('op', PASSWORD, own.code('op'))).status).toBe(200)
  })
  it('59. all at once, before any is counted', async () => {
    const own = await open()
    await own.enter('op')
    own.wait(1000)
    const seen = await Promise.all(Array.from({ length: 40 }, (_, i) => own.signIn('op', `guess ${i}`, '000000')))
    expect(seen.filter(({ kind }) => kind === 'sign-in-failed').length).toBe(3)
    expect(seen.filter(({ kind }) => kind === 'too-many-requests').length).toBe(37)
  })
  it('60. one password with many users, from one address', async () => {
    const own = await open()
    const kinds = []
    for (let i = 0; i < 60; i++)
      kinds.push((await own.signIn(`user-${i}`, 'Password123', undefined, { from: '10.1.1.1' })).kind)
    expect(kinds.slice(0, 20)).toEqual(Array<string>(20).fill('sign-in-failed'))
    expect(kinds.slice(20)).toEqual(Array<string>(40).fill('too-many-requests'))
    expect((await own.signIn('user-1', 'x', undefined, { from: '10.1.1.2' })).kind).toBe('sign-in-failed')
  })
  it('61. addresses that the client makes up', async () => {
    const own = await open()
    for (let i = 0; i < 60; i++)
      await own.signIn(`user-${i}`, 'x', undefined, {
        from: '10.1.1.1',
        headers: { 'X-Forwarded-For': `10.9.9.${i}`, Forwarded: `for=10.9.9.${i}`, 'X-Real-IP': `10.9.9.${i}` },
      })
    const headers = { 'X-Forwarded-For': '10.8.8.8' }
    expect((await own.signIn('user-99', 'x', undefined, { from: '10.1.1.1', headers })).kind).toBe('too-many-requests')
    const behind = await Hall.open(world, solver, { behindProxy: true })
    for (let i = 0; i < 60; i++)
      await behind.signIn(`user-${i}`, 'x', undefined, { headers: { 'X-Forwarded-For': `10.9.9.${i}, 10.1.1.1` } })
    const last = { 'X-Forwarded-For': '10.7.7.7, 10.1.1.1' }
    expect((await behind.signIn('user-99', 'x', undefined, { headers: last })).kind).toBe('too-many-requests')
  })
  it('62. the addresses of one IPv6 network', async () => {
    const own = await open()
    for (let i = 0; i < 60; i++) await own.signIn(`user-${i}`, 'x', undefined, { from: `2001:db8::${i.toString(16)}` })
    const same = await own.signIn('user-99', 'x', undefined, { from: '2001:db8:0:0:ffff::1' })
    expect(same.kind).toBe('too-many-requests')
    expect((await own.signIn('user-99', 'x', undefined, { from: '2001:db8:1::1' })).kind).toBe('sign-in-failed')
  })
  it('63. codes of the second factor, with the password at hand', async () => {
    const own = await open()
    await own.enter('op')
    own.wait(1000)
    const right = own.code('op')
    let tried = 0
    for (let code = 0; code < 100; code++) {
      const guess = String(code).padStart(6, '0')
      if (guess === right) continue
      const { kind } = await own.signIn('op', PASSWORD, guess)
      if (kind === 'sign-in-failed') tried++
    }
    expect(tried).toBe(3)
  })
  it('64. a code a second time, also at the same instant', async () => {
    const own = await open()
    await own.enter('op')
    own.wait(1000)
    const code = own.code('op')
    const seen = await Promise.all([own.signIn('op', PASSWORD, code), own.signIn('op', PASSWORD, code)])
    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([200, 401]))
    own.wait(29)
    expect((await own.signIn('op', PASSWORD, code)).kind).toBe('sign-in-failed')
    own.wait(60)
    expect((await own.signIn('op', PASSWORD, own.code('op'))).status).toBe(200)
  })
  it('65. the code before the last one that was taken', async () => {
    const own = await open()
    await own.enter('op')
    own.wait(1000)
    const earlier = own.code('op')
    own.wait(30)
    expect((await own.signIn('op', PASSWORD, own.code('op'))).status).toBe(200)
    expect((await own.signIn('op', PASSWORD, earlier)).kind).toBe('sign-in-failed')
  })
  it('66. API keys', async () => {
    const own = await open()
    const key = await own.key(await own.enter('op'), ['read'])
    const guess = (i: number) => `${key.slice(0, 20)}_${String(i).padStart(43, 'A')}`
    const kinds = []
    for (let i = 0; i < 60; i++) kinds.push((await own.ask('/users', withKey(guess(i)), { from: '10.1.1.1' })).kind)
    expect(kinds.indexOf('too-many-requests')).toBe(20)
    expect((await own.ask('/users', withKey(key), { from: '10.1.1.1' })).status).toBe(200)
  })
  it('67. the password in use, from a session that was left open', async () => {
    const own = await open()
    const browser = await own.enter('op')
    const kinds = []
    for (let i = 0; i < 15; i++)
      kinds.push(
        (
          await own.ask('/session/password', inBrowser(browser), {
            method: 'POST',
            body: { password: `guess ${i}`, new: 'something else entirely' },
          })
        ).kind,
      )
    // Ten by the session, then as strangers have them.
    expect(new Set(kinds.slice(0, 13))).toEqual(new Set(['sign-in-failed']))
    expect(new Set(kinds.slice(13))).toEqual(new Set(['too-many-requests']))
  })
  it('68. requests without end, from one address and by one user', async () => {
    const own = await open({ requests: 20 })
    const statuses = []
    for (let i = 0; i < 25; i++) statuses.push((await own.ask('/', NOBODY, { from: '10.1.1.1' })).status)
    expect(statuses.filter((status) => status === 429).length).toBe(5)
    const browser = await own.enter('op')
    const codes = []
    for (let i = 0; i < 25; i++)
      codes.push((await own.ask('/session', inBrowser(browser), { from: `10.2.2.${i}` })).status)
    expect(codes).toContain(429)
  })
})

describe('keys', () => {
  it('69. a key with more scopes than its holder may have', () =>
    unchanged(async () => {
      const make = (browser: Browser, scopes: string[]) =>
        hall.ask('/api-keys', inBrowser(browser), { method: 'POST', body: { scopes, until: '2027-05-01T00:00:00Z' } })
      expect((await make(thief, ['operate'])).codes).toEqual(['API_KEY_SCOPES'])
      expect((await make(auditor, ['read', 'orders'])).codes).toEqual(['API_KEY_SCOPES'])
      for (const scopes of [[], ['*'], ['READ'], ['read', 'admin']])
        expect((await make(thief, scopes)).kind).toBe('invalid-request')
    }))
  it('70. a key for somebody else, or with an id or hash of one’s own', () =>
    unchanged(async () => {
      for (const more of [{ user: 'op' }, { id: 'x' }, { hash: '0'.repeat(64) }, { key: 'x' }])
        expect(
          (
            await hall.ask('/api-keys', inBrowser(thief), {
              method: 'POST',
              body: { scopes: ['read'], until: '2027-05-01T00:00:00Z', ...more },
            })
          ).kind,
        ).toBe('invalid-request')
    }))
  it('71. a key whose time is over, to the millisecond', async () => {
    const own = await Hall.open(world, solver)
    const key = await own.key(await own.enter('op'), ['read'], 1)
    own.wait(86_399.999)
    expect((await own.ask('/users', withKey(key))).status).toBe(200)
    own.wait(0.001)
    expect((await own.ask('/users', withKey(key))).kind).toBe('not-signed-in')
  })
  it('72. a key that was revoked', async () => {
    const key = await hall.key(seller, ['read'])
    await hall.command(inBrowser(seller), 'revoke-api-key', { key: key.split('_')[1] })
    expect((await hall.ask('/orders', withKey(key))).kind).toBe('not-signed-in')
  })
  it('73. another key’s secret with one’s own id', async () => {
    const [mine, other] = [await hall.key(thief, ['read']), await hall.key(operator, ['read'])]
    for (const mixed of [
      other.slice(0, 21) + mine.slice(21),
      mine.slice(0, 21) + other.slice(21),
      other.toUpperCase(),
      `${other} `,
    ])
      expect((await hall.ask('/users', withKey(mixed === `${other} ` ? `x${other}` : mixed))).kind).toBe(
        'not-signed-in',
      )
  })
  it('74. the right of an operator in a key, kept after the role was lost', async () => {
    await hall.desk.operate('add-user', { user: 'op2', name: 'X', organisation: null, role: 'operator' })
    const key = await hall.key(await hall.enter('op2'), ['read', 'operate'])
    await hall.desk.operate('add-user', { user: 'op2', name: 'X', organisation: null, role: 'auditor' })
    expect((await hall.command(withKey(key), 'add-capital', { amount: '1', reference: 'x' })).kind).toBe('not-allowed')
    await hall.desk.operate('add-user', { user: 'op2', name: 'X', organisation: 'urn:test:org:buyer', role: 'trader' })
    expect((await hall.ask('/users', withKey(key))).kind).toBe('not-allowed')
  })
  it('75. a cookie beside a key, to act as one and be checked as the other', async () => {
    const key = await hall.key(thief, ['read'])
    const both = { headers: { ...inBrowser(operator).headers, ...withKey(key).headers } }
    expect((await hall.ask('/users', both)).kind).toBe('not-allowed')
  })
})

describe('addresses', () => {
  it('76. paths that lead elsewhere', async () => {
    for (const path of [
      '/../../../etc/passwd',
      '/rounds/..%2f..%2fetc%2fpasswd',
      '/rounds/%2e%2e/users',
      '/lots/..%5c..%5cusers',
      '//users',
      '/./users',
      '/rounds/r1/../../users',
      '/USERS',
      '/users/',
      '/users;x',
      '/log%2f',
    ]) {
      const { status, text } = await hall.ask(path, inBrowser(thief))
      expect([401, 403, 404], path).toContain(status)
      expect(text, path).not.toContain('"users"')
    }
  })
  it('77. other methods than the one there is', async () => {
    await unchanged(async () => {
      for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
        for (const caller of [NOBODY, inBrowser(operator)]) {
          const seen = await hall.ask('/commands/add-capital', caller, {
            method,
            headers: { 'Idempotency-Key': 'verb-1' },
          })
          expect([seen.status, seen.headers.get('Allow')], method).toEqual([405, 'POST'])
          expect(seen.headers.get('Access-Control-Allow-Origin')).toBeNull()
        }
      for (const path of ['/log', '/users', '/orders', '/rounds', '/ledger'])
        for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
          expect((await hall.ask(path, inBrowser(operator), { method })).status, path).toBe(405)
    })
    const { status, text } = await hall.ask('/log', NOBODY, { method: 'HEAD' })
    expect([status, text]).toEqual([401, ''])
  })
  it('78. a host of another name, which a page elsewhere has pointed here', async () => {
    expect((await hall.ask('/', NOBODY, { origin: 'http://evil.example' })).kind).toBe('wrong-host')
    const far = await Hall.open(world, solver, { origin: 'https://market.example' })
    for (const origin of [
      'https://evil.example',
      'http://localhost',
      'https://market.example.evil.example',
      'https://market.example:444',
    ])
      expect((await far.ask('/', NOBODY, { origin })).kind, origin).toBe('wrong-host')
    const headers = { 'X-Forwarded-Host': 'evil.example', 'X-Original-URL': '/users', 'X-Rewrite-URL': '/users' }
    const seen = await far.ask('/', { headers }, { origin: 'https://market.example' })
    expect(seen.text).not.toContain('evil')
  })
  it('79. headers in what is given back', async () => {
    const seen = await hall.ask('/rounds/x%0d%0aSet-Cookie:%20a=b')
    expect([seen.status, seen.headers.get('Set-Cookie')]).toEqual([404, null])
    const id = 'x%0d%0aContent-Type:%20text/html'
    expect((await hall.ask(`/statements/${id}?format=csv`, inBrowser(thief))).status).toBe(404)
  })
  it('80. reading by another site: no origin is let in', async () => {
    const headers = { Origin: 'https://evil.example', Cookie: operator.cookie }
    const seen = await hall.ask('/users', { headers })
    expect(seen.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(seen.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    const asked = await hall.ask(
      '/users',
      { headers: { ...headers, 'Access-Control-Request-Method': 'GET' } },
      { method: 'OPTIONS' },
    )
    expect([asked.status, asked.headers.get('Access-Control-Allow-Origin')]).toEqual([405, null])
  })
})
