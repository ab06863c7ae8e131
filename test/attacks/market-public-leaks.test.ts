import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import {
  ChainBroken,
  followPublic,
  openParcels,
  publicEntry,
  publicPartOf,
  type Entry,
  type PublicEntry,
  type MarketEvent,
} from '../../src/market/index.ts'
import { listen } from '../../src/server/listen.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { Hall, inBrowser } from '../market-app.ts'
import { Desk, MemoryLog } from '../market-desk.ts'
import { linesOf, ownKey, roundsOf, verified } from './public-lines.ts'

/** An outsider who looks for what is hidden, in what the public log shows and by trying; and who asks the server for it in every way. */

const solver = await loadSolver()
let world: World
let kept: readonly Entry<MarketEvent>[]
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  const text = readFileSync(join(import.meta.dirname, '../kept-logs/rules-1.jsonl'), 'utf8')
  kept = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry<MarketEvent>)
})

/** What everybody may read, by the table in docs/explanation/the-market.md, and what not. */
const NO = 'HIDDEN'
const key = { id: 'open-key', organisation: 'open-of', jwk: { kty: 'OKP', crv: 'Ed25519', x: 'open-x' } }
const money = { organisation: NO, amount: NO, reference: NO }
const EVENTS: { readonly [K in MarketEvent['kind']]: object } = {
  founded: { name: 'open-name', signs: { x: 'open-x' }, rules: { a: 'open-rule' } },
  'rules-version': { version: 2 },
  tables: { world: 'open-world', tables: { places: [{ id: 'open-place' }] } },
  organisation: {
    member: true,
    organisation: {
      id: 'open-id',
      name: 'open-name',
      name_ja: 'open-ja',
      country: 'open-AUS',
      owners: [{ owner: NO, share: 0.123 }],
    },
  },
  related: { related: [{ id: NO, name: NO, members: [NO, NO], why: NO }] },
  standing: { organisation: 'open-of', suspended: true, why: NO },
  'deposit-class': { organisation: NO, class: NO, reason: NO },
  user: { user: { id: NO, name: NO, organisation: NO, role: NO } },
  'user-left': { user: NO },
  'let-in': { user: NO, how: NO },
  admitted: { user: NO, how: NO, subject: NO },
  'market-account': { account: { iban: NO, bic: NO, name: NO } },
  'bank-account': { organisation: NO, account: { iban: NO, name: NO } },
  payout: { payout: NO, organisation: NO, amount: NO, account: { iban: NO, name: NO } },
  'payout-withdrawn': { payout: NO },
  'payouts-released': { payouts: [NO] },
  'payment-file': { date: NO, from: { iban: NO, name: NO }, payouts: [NO] },
  statement: { statement: NO, account: NO, entries: [{ kind: 'in', entry: NO, organisation: NO, amount: NO }] },
  'two-required': {},
  'operator-key': { key: { id: NO, user: NO, jwk: { x: NO }, from: NO } },
  'operator-key-proposed': { key: { id: NO, user: NO, jwk: { x: NO } } },
  'operator-key-agreed': { key: NO, x: NO },
  'operator-key-refused': { key: NO },
  'operators-sign': {},
  proposed: { proposal: 'open-p', command: 'set-standing', organisation: 'open-of', input: { why: NO } },
  agreed: { proposal: 'open-p', command: 'set-standing' },
  'proposal-withdrawn': { proposal: 'open-p', command: 'set-standing' },
  'api-key': { key: { id: NO, user: NO, hash: NO, scopes: [NO], until: NO } },
  'api-key-revoked': { key: NO },
  'signing-key': { key: { ...key, from: 'open-from', until: 'open-until' } },
  'signing-key-proposed': { key: { ...key, until: 'open-until' } },
  'signing-key-agreed': { key: 'open-key' },
  'signing-key-revoked': { key: 'open-key' },
  'trustee-key': { organisation: NO, jwk: { x: NO } },
  'trustee-keys': { organisation: 'open-of', from: 1, keys: ['open-x'] },
  site: { site: { id: NO, operator: NO, kg_per_year: NO } },
  'lot-event': { token: NO },
  'paid-in': money,
  'paid-out': money,
  fund: money,
  capital: money,
  'fund-notice': money,
  'fund-out': money,
  'capital-notice': money,
  'capital-out': money,
  budget: { ...money, budget: NO },
  'budget-back': { ...money, budget: NO },
  'contract-ended': { contract: NO },
  contract: { contract: { id: NO, organisation: NO, material: NO, strike: NO, budget: NO, amount: NO } },
  shortage: { material: 'open-ore', share: 0.5, why: 'open-why' },
  round: { round: 'open-round', spec: { title: 'open-title' } },
  order: { round: NO, order: NO, organisation: NO, version: 1, cover: NO, envelope: { content: NO, salt: NO } },
  withdrawn: { round: NO, order: NO },
  closed: { round: 'open-round', commitments: ['open-commitment'] },
  shares: { round: 'open-round', trustee: 'open-of', shares: { [NO]: NO }, unreadable: [NO] },
  revealed: { round: NO, order: NO, key: NO },
  opened: {
    round: 'open-round',
    accepted: [{ order: NO, content: { kind: NO, kg: NO, lots: [NO] } }],
    refused: [{ order: NO, why: NO }],
  },
  'left-out': { round: 'open-round', orders: [{ order: NO, why: NO }] },
  cleared: {
    round: 'open-round',
    certificate: { seal: 'open-seal', prices: [NO], fills: [NO] },
    signature: 'open-sig',
  },
  void: { round: 'open-round', why: 'open-why' },
  undelivered: { round: NO, parcel: NO, grams: NO, why: NO },
  defaulted: { round: NO, organisation: NO, why: NO },
  settled: { round: 'open-round' },
  screening: { organisation: NO, what: NO, by: NO, on: NO, until: NO, document: NO },
  dispute: { round: NO, delivery: NO, organisation: NO, about: NO, why: NO, analysis: NO },
  'dispute-answered': { round: NO, delivery: NO, organisation: NO, why: NO, analysis: NO },
  'dispute-decided': { round: NO, delivery: NO, decision: NO, amount: NO, why: NO },
  'force-majeure': { round: NO, parcel: NO, organisation: NO, why: NO, document: NO },
  'force-majeure-decided': { round: NO, parcel: NO, days: NO, why: NO },
  'dispute-ended': { round: NO, delivery: NO, how: NO },
  'trade-review': { round: NO, parcel: NO, organisation: NO, compensation: NO, why: NO },
  'trade-review-answered': { round: NO, parcel: NO, organisation: NO, consents: NO, why: NO },
  'trade-review-refused': { round: NO, parcel: NO, why: NO },
  'trade-cancelled': {
    round: 'open-round',
    parcel: NO,
    material: 'open-ore',
    grade: 'open-grade',
    place: 'open-AUS',
    month: 'open-month',
    grams: 5,
    why: NO,
  },
}
const shownOf = (kind: string): string | undefined =>
  JSON.stringify(publicPartOf({ kind, ...EVENTS[kind as MarketEvent['kind']] } as unknown as MarketEvent))

describe('what everybody reads of an entry', () => {
  it.each(Object.keys(EVENTS))('of the kind %s is what the page on the market says, and no more', (kind) => {
    const shown = shownOf(kind)
    const open = JSON.stringify(EVENTS[kind as MarketEvent['kind']]).match(/"open-\w+"/g) ?? []
    if (open.length === 0 && !['rules-version', 'two-required', 'operators-sign'].includes(kind))
      expect(shown).toBeUndefined()
    else for (const word of open) expect(shown).toContain(word)
    expect(shown ?? '').not.toContain(NO)
    expect(shown ?? '').not.toContain('0.123')
  })
  it('of an organisation that does not take part is nothing', () => {
    const event = { kind: 'organisation', organisation: { id: 'o', name: 'O', country: 'AUS' }, member: false } as const
    expect(publicPartOf(event)).toBeUndefined()
  })
  it('is nothing of users, orders, amounts, lots, sites, budgets and contracts of a market, whatever became of its rounds', async () => {
    const { desk, entries } = await roundsOf(world, solver)
    const { actor, id } = desk.keysOf('buyer')
    await desk.ask(actor, 'fund-budget', { budget: 'premiums', amount: '123.45' })
    const terms = { material: 'ore-mt-weld', strike: '70', budget: 'premiums', amount: '99.5' }
    await desk.operate('sign-contract', { id: 'floor-of-buyer', organisation: id, ...terms })
    const why = { round: 'first', why: 'sank off Fremantle' }
    const [open] = openParcels(desk.venue, desk.venue.round('first'))
    await desk.operate('declare-undelivered', { ...why, parcel: open!.parcel })
    const text = JSON.stringify(linesOf(entries))
    const orders = [...desk.venue.rounds.values()].flatMap((round) => [...round.orders.keys()])
    const lots = [...desk.venue.lots.lots.keys()]
    const sites = [...desk.venue.registry.sites.keys()]
    const said = entries.flatMap(({ event }) => Object.values(event)).filter((one) => /^\d{3,}$/.test(String(one)))
    for (const word of [...desk.venue.users.keys(), ...orders, ...lots, ...sites, ...said.map(String)])
      expect(text).not.toContain(`"${word}"`)
    expect([orders.length, lots.length, sites.length].every((count) => count > 0)).toBe(true)
    expect(said.length).toBeGreaterThan(3)
    for (const word of ['premiums', '123.45', 'floor-of-buyer', 'Fremantle', open!.parcel, 'nobody has such'])
      expect(text).not.toContain(word)
  })
  it('is the id of an organisation that takes no part where it has a signing key, and nothing else of it', async () => {
    const log = new MemoryLog()
    const desk = await Desk.open(world, solver, log)
    const organisation = { id: 'urn:test:org:owner', name: 'Owner', country: 'AUS' }
    const { x } = await ownKey()
    const jwk = { kty: 'OKP', crv: 'Ed25519', x }
    await desk.operate('register-organisation', { organisation, member: false })
    await desk.operate('register-signing-key', {
      key: { id: 'k', organisation: organisation.id, jwk, until: '2030-01-01T00:00:00Z' },
    })
    const text = linesOf(log.entries)
      .map((line) => JSON.stringify(line))
      .filter((line) => line.includes(organisation.id))
    expect(text).toEqual([expect.stringContaining('"kind":"signing-key"')])
    expect(text[0]).not.toContain('Owner')
  })
})

describe('the salt of an entry', () => {
  const saltsOf = ({ entries }: MemoryLog): (string | undefined)[] => entries.map(({ salt }) => salt)
  it('is another for each, after a restart and a writing that was tried again as well', async () => {
    const log = new MemoryLog()
    const first = await Desk.open(world, solver, log)
    await first.join('a', 'AUS')
    // Somebody else wrote first: it is decided again, and nothing of what was tried is written.
    const tried: (string | undefined)[] = []
    const append = log.append.bind(log)
    log.append = (entries) => {
      tried.push(...entries.map(({ salt }) => salt))
      return append(entries)
    }
    log.failure = Object.assign(new Error('moved'), { name: 'HeadMoved' })
    await first.operate('add-capital', { amount: '1', reference: 'x' })
    expect(new Set(tried).size).toBe(2)
    const again = await Desk.open(world, solver, log)
    for (const reference of ['x', 'x', 'y']) await again.operate('add-capital', { amount: '1', reference })
    const salts = saltsOf(log)
    expect(new Set(salts).size).toBe(log.entries.length)
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/)
  })
  it('stands in nothing that anybody can ask for but the log', async () => {
    const hall = await Hall.open(world, solver)
    const operator = inBrowser(await hall.enter('op'))
    const answers = [await hall.command(operator, 'add-capital', { amount: '1', reference: 'x' })]
    for (const path of ['/', '/members', '/rounds', '/benchmarks', '/names', '/public-log'])
      answers.push(await hall.ask(path))
    const text = answers.map((answer) => answer.text).join()
    for (const salt of saltsOf(hall.log)) expect(text).not.toContain(salt)
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  })
})

it('nobody finds out by trying what an entry of the first rules holds: it is not handed out, nor is its hash', () => {
  expect(kept.length).toBeGreaterThan(10)
  expect(kept.map((entry) => publicEntry(entry))).toEqual(kept.map(() => undefined))
})

const read = (text: string): PublicEntry[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as PublicEntry)

describe('GET /public-log', () => {
  it('hands out, to anybody and page by page, what those who read the log make of it', async () => {
    const hall = await Hall.open(world, solver)
    for (const name of ['a', 'b']) await hall.desk.join(name, 'AUS')
    const operator = inBrowser(await hall.enter('op'))
    const whole = await hall.ask('/log', operator)
    const entries = whole.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry)
    const all = await hall.ask('/public-log')
    expect(read(all.text)).toEqual(entries.map(publicEntry))
    expect(all.headers.get('Cache-Control')).toBe('no-store')
    const pieces = [0, 1, 5, entries.length - 1, entries.length, entries.length + 7, Number.MAX_SAFE_INTEGER]
    for (const after of pieces)
      expect(read((await hall.ask(`/public-log?after=${after}`)).text)).toEqual(read(all.text).slice(after))
    const head = await hall.ask('/public-log', undefined, { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
  })
  it('hands out a thousand at a time, which join to one sound log', async () => {
    const hall = await Hall.open(world, solver)
    for (let n = 0; n < 1100; n++) await hall.desk.operate('add-capital', { amount: '1', reference: 'x' })
    const first = read((await hall.ask('/public-log')).text)
    const rest = read((await hall.ask(`/public-log?after=${first.length}`)).text)
    expect([first.length, rest.length]).toEqual([1000, hall.log.entries.length - 1000])
    expect(followPublic([...first, ...rest]).hash).toBe(hall.desk.clerk.end.hash)
    expect((await verified(world, [...first, ...rest])).faults).toEqual([])
  })
  it.each(['-1', '1.5', 'NaN', '1e400', '99999999999999999999', 'true', '٣', '1&after=1', '1&x=1', '1;2'])(
    'refuses ?after=%s, and says why',
    async (after) => {
      const hall = await Hall.open(world, solver)
      const { status, kind } = await hall.ask(`/public-log?after=${after}`)
      expect([status, kind]).toEqual([422, 'invalid-request'])
    },
  )
  it('counts among the requests of an address, and takes no other method', async () => {
    const hall = await Hall.open(world, solver, { limits: { requests: 3 } })
    const asked = (method: string): Promise<{ status: number }> =>
      hall.ask('/public-log', undefined, { method, from: '10.9.9.9' })
    expect((await asked('POST')).status).toBe(405)
    for (const method of ['GET', 'HEAD']) expect((await asked(method)).status).toBe(200)
    expect((await asked('GET')).status).toBe(429)
  })
  it('hands out nothing of a market of the first rules, and verification takes that for no log', async () => {
    const hall = await Hall.open(world, solver)
    hall.log.entries.splice(0, Number.POSITIVE_INFINITY, ...kept)
    const list = read((await hall.ask('/public-log')).text)
    expect(list).toEqual([])
    const { from, shown, market, faults } = await verified(world, list)
    expect([from, shown, market, faults]).toEqual([0, 0, undefined, ['There is no entry in it.']])
  })

  /** What comes over a port: the status, and whether it came to its end. */
  const overPort = async (hall: Hall): Promise<{ status: number | undefined; text: string; isWhole: boolean }> => {
    const server = await listen({ fetch: hall.app.fetch, close: async () => undefined }, { port: 0, host: '127.0.0.1' })
    // The adapter tells of what breaks off there, and nowhere else.
    const told = vi.spyOn(console, 'error').mockReturnValue(undefined)
    onTestFinished(() => {
      told.mockRestore()
      return server.close(0)
    })
    return new Promise((resolve, reject) => {
      get(`${server.url}/api/v1/market/public-log`, (answer) => {
        let text = ''
        const done = (): void => resolve({ status: answer.statusCode, text, isWhole: answer.complete })
        answer.on('data', (piece: Buffer) => (text += piece.toString()))
        answer.on('error', done).on('end', done)
      }).on('error', reject)
    })
  }
  const BROKEN = new ChainBroken(3, 'is not what its hash was made of: it was changed.')

  it('says that the log was changed, so that nobody takes the part before that for the whole', async () => {
    const hall = await Hall.open(world, solver)
    await hall.desk.join('a', 'AUS')
    const { entries } = hall.log
    hall.log.read = async function* () {
      yield* entries.slice(0, 2)
      throw BROKEN
    }
    const { status, text } = await overPort(hall)
    expect([status, text]).toEqual([500, expect.stringContaining('tampered')])
    expect(text).not.toContain('"seq":1')
  })
  it('says that the log was changed, where that is found before the first entry', async () => {
    const hall = await Hall.open(world, solver)
    hall.log.unreadable = BROKEN
    expect(await overPort(hall)).toMatchObject({
      status: 500,
      isWhole: true,
      text: expect.stringContaining('tampered') as string,
    })
  })
})
