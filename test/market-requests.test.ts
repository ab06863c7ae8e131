import { beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { MARKET_LIMITS } from '../src/server/index.ts'
import { staticFile } from '../src/server/static.ts'
import { loadSolver } from '../src/solver/index.ts'
import { Hall, inBrowser, NOBODY, ORIGIN, withKey, type Browser, type Caller } from './market-app.ts'

/** What counts as a request, and whose it is: a ministry has one address for all who sit in it. */

const solver = await loadSolver()
const world = await loadWorld(shippedWorld())
const MINISTRY = '203.0.113.7'
const MOST = MARKET_LIMITS.requests

const file = (name: string, text: string) =>
  [name, staticFile(name, new TextEncoder().encode(text), new Map())] as const
const web = new Map([
  file('market.html', '<!doctype html><title>Ytterby market</title>'),
  file('assets/market-Ab12Cd34.js', 'start()'),
])

let hall: Hall
let operator: Browser
let trader: Browser

beforeEach(async () => {
  hall = await Hall.open(world, solver, { web })
  await hall.desk.join('seller', 'AUS')
  operator = await hall.enter('op')
  trader = await hall.enter('seller-trader')
  hall.wait(60)
})

const fromMinistry = async (path: string, caller: Caller = NOBODY): Promise<number> =>
  (await hall.ask(path, caller, { from: MINISTRY })).status

/** How many answers had which status. */
async function statuses(times: number, path: string, caller?: Caller): Promise<Record<number, number>> {
  const counted: Record<number, number> = {}
  for (let i = 0; i < times; i++) {
    const status = await fromMinistry(path, caller)
    counted[status] = (counted[status] ?? 0) + 1
  }
  return counted
}

/** A file or page, which lies beside the API. */
const page = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
  (await hall.app.request(`${ORIGIN}${path}`, { headers }, { incoming: { socket: { remoteAddress: MINISTRY } } }))
    .status

describe('requests a minute', () => {
  it('files and pages are not counted, and are there for an address whose requests are used up', async () => {
    for (let i = 0; i <= MOST; i++) expect(await page('/assets/market-Ab12Cd34.js')).toBe(200)
    expect(await page('/rounds/r1', { Accept: 'text/html' })).toBe(200)
    expect(await statuses(MOST + 1, '/')).toEqual({ 200: MOST, 429: 1 })
    expect(await page('/assets/market-Ab12Cd34.js')).toBe(200)
    expect(await page('/assets/gone-Ab12Cd34.js')).toBe(404)
  })

  it('the API is counted by address as long as nobody is signed in, its document and what it does not have too', async () => {
    expect(await statuses(MOST - 2, '/session')).toEqual({ 401: MOST - 2 })
    expect(await fromMinistry('/openapi.json')).toBe(200)
    expect(await fromMinistry('/no-such-thing')).toBe(404)
    expect(await fromMinistry('/')).toBe(429)
    expect(await fromMinistry('/api/elsewhere')).toBe(429)
    expect((await hall.ask('/', NOBODY, { from: '203.0.113.8' })).status).toBe(200)
    hall.wait(60)
    expect(await fromMinistry('/')).toBe(200)
  })

  it('two who are signed in behind one address use up their own, and not those of the other', async () => {
    expect(await statuses(MOST + 1, '/session', inBrowser(operator))).toEqual({ 200: MOST, 429: 1 })
    expect(await statuses(MOST + 1, '/session', inBrowser(trader))).toEqual({ 200: MOST, 429: 1 })
    expect(await statuses(MOST + 1, '/')).toEqual({ 200: MOST, 429: 1 })
  })

  it('requests without a session use up nothing of those who have one', async () => {
    expect(await statuses(MOST + 1, '/')).toEqual({ 200: MOST, 429: 1 })
    expect(await fromMinistry('/session', inBrowser(trader))).toBe(200)
  })

  it('a key counts for its user, with their sessions', async () => {
    const key = withKey(await hall.key(trader, ['read']))
    hall.wait(60)
    expect(await statuses(MOST + 1, '/')).toEqual({ 200: MOST, 429: 1 })
    expect(await statuses(MOST, '/lots', key)).toEqual({ 200: MOST })
    expect(await fromMinistry('/session', inBrowser(trader))).toBe(429)
    expect(await fromMinistry('/session', inBrowser(operator))).toBe(200)
  })

  it('a session that is none and a key that is wrong count for the address', async () => {
    const forged = { headers: { Cookie: `ytterby-session=${'A'.repeat(43)}` } }
    const ended = inBrowser(trader)
    await hall.ask('/session', ended, { method: 'DELETE' })
    const wrong = withKey(`ytk_${'0'.repeat(16)}_${'A'.repeat(43)}`)
    expect(await statuses(20, '/', wrong)).toEqual({ 401: 20 })
    expect(await statuses(100, '/', ended)).toEqual({ 200: 100 })
    expect(await statuses(MOST - 119, '/', forged)).toEqual({ 200: MOST - 120, 429: 1 })
    expect(await fromMinistry('/', ended)).toBe(429)
  })
})
