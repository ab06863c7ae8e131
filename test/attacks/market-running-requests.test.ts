import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { MARKET_BASE } from '../../src/server/index.ts'
import { listen, type Listening } from '../../src/server/listen.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { announce, Hall, inBrowser, NOBODY, PASSWORD, type Browser, type Caller } from '../market-app.ts'
import { signingKeyOf } from '../market-desk.ts'

/** Somebody between a member and the market, or anybody on the net: what is sent so that two readers take it for two things. */

const solver = await loadSolver()
let hall: Hall
let operator: Browser
let trader: Browser
let key: string
let traderKey: string
let server: Listening
beforeAll(async () => {
  hall = await Hall.open(await loadWorld(shippedWorld()), solver, { limits: { requests: 1e6 } })
  for (const name of ['one', 'two', 'three']) await hall.desk.join(name, 'AUS')
  await announce(hall.desk)
  operator = await hall.enter('op')
  trader = await hall.enter('one-trader')
  key = await hall.key(operator, ['read', 'operate'])
  traderKey = await hall.key(trader, ['read', 'lots', 'orders'])
  server = await listen(
    { fetch: (request, env) => hall.app.fetch(request, env), close: () => Promise.resolve() },
    { port: 0, host: '127.0.0.1', limits: { headersMs: 1500, requestMs: 2500 } },
  )
})
afterAll(() => server.close(0))

const entries = (): number => hall.log.entries.length
const port = (): number => Number(new URL(server.url).port)
const host = (): string => new URL(server.url).host
/** Bytes as they are, and all that comes back within a while. */
async function raw(text: string, ms = 3000): Promise<string> {
  const socket = connect(port(), '127.0.0.1')
  let back = ''
  socket.on('data', (chunk: Buffer) => (back += chunk.toString()))
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(Buffer.from(text, 'latin1'))
  await Promise.race([once(socket, 'close'), sleep(ms)])
  socket.destroy()
  return back
}
const statuses = (text: string): number[] =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))
const CAPITAL = JSON.stringify({ amount: '1', reference: 'smuggled' })
/** A request of the operator, hidden in what comes before it. */
const hidden = (): string =>
  `POST ${MARKET_BASE}/commands/add-capital HTTP/1.1\r\nHost: ${host()}\r\nAuthorization: Bearer ${key}\r\nIdempotency-Key: s${Math.random()}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${CAPITAL.length}\r\n\r\n${CAPITAL}`
const head = (...lines: readonly string[]): string =>
  `POST ${MARKET_BASE}/session HTTP/1.1\r\nHost: ${host()}\r\nContent-Type: application/json\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`

describe('a second request within a first', () => {
  it('is taken where it is a request of its own: nothing else keeps these out', async () => {
    const before = entries()
    expect(statuses(await raw(hidden()))).toEqual([200])
    expect(entries()).toBe(before + 1)
  })
  it.each<[string, () => string]>([
    ['a length and chunks', () => `${head('Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n${hidden()}`],
    ['chunks and a length', () => `${head('Transfer-Encoding: chunked', 'Content-Length: 4')}0\r\n\r\n${hidden()}`],
    ['two lengths', () => `${head('Content-Length: 2', 'Content-Length: 0')}{}${hidden()}`],
    ['a list of lengths', () => `${head('Content-Length: 2, 0')}{}${hidden()}`],
    ['a length with a sign', () => `${head('Content-Length: +0')}${hidden()}`],
    ['a length in hexadecimal', () => `${head('Content-Length: 0x0')}${hidden()}`],
    ['a blank before the colon', () => `${head('Content-Length : 0')}${hidden()}`],
    ['chunks by a name with a blank', () => `${head('Transfer-Encoding : chunked')}0\r\n\r\n${hidden()}`],
    ['chunks that are none at last', () => `${head('Transfer-Encoding: chunked, identity')}0\r\n\r\n${hidden()}`],
    ['chunks in a folded line', () => `${head('Transfer-Encoding:', ' chunked')}0\r\n\r\n${hidden()}`],
    ['chunks with a tab of another kind', () => `${head('Transfer-Encoding: \x0bchunked')}0\r\n\r\n${hidden()}`],
    ['a chunk of a negative size', () => `${head('Transfer-Encoding: chunked')}-1\r\n\r\n${hidden()}`],
    [
      'a chunk whose size overflows',
      () => `${head('Transfer-Encoding: chunked')}fffffffffffffffff1\r\n\r\n${hidden()}`,
    ],
    ['a line end in a header', () => `${head('X-A: b\nContent-Length: 0')}${hidden()}`],
    ['a null in a header', () => `${head('X-A: b\0', 'Content-Length: 0')}${hidden()}`],
  ])('hidden by %s is not carried out: the connection ends at what is unclear', async (_, text) => {
    const before = entries()
    const back = await raw(text())
    expect(statuses(back).some((status) => status === 200)).toBe(false)
    expect(entries()).toBe(before)
  })
  it.each<[string, () => string]>([
    ['by a whole address of another host', () => `GET http://market.example${MARKET_BASE} HTTP/1.1\r\nHost: ${host()}`],
    ['by two names', () => `GET ${MARKET_BASE} HTTP/1.1\r\nHost: ${host()}\r\nHost: market.example`],
    ['by a name with a path in it', () => `GET ${MARKET_BASE} HTTP/1.1\r\nHost: market.example/${host()}`],
    ['by a name with a user before it', () => `GET ${MARKET_BASE} HTTP/1.1\r\nHost: ${host()}@market.example`],
  ])('meant for another host %s is not answered as if it were for this one', async (_, text) => {
    const [status] = statuses(await raw(`${text()}\r\nConnection: close\r\n\r\n`))
    expect(status === undefined || status >= 400).toBe(true)
  })
})

describe('somebody who sends slowly', () => {
  it('is cut off, by headers and by body, and others are answered meanwhile', async () => {
    const slow = Array.from({ length: 40 }, (_, i) =>
      i % 2 === 0
        ? raw(`POST ${MARKET_BASE}/session HTTP/1.1\r\nHost: ${host()}\r\nX-Slow: `, 5000)
        : raw(`${head('Content-Length: 1000')}{"user":`, 5000),
    )
    expect((await fetch(`${server.url}${MARKET_BASE}`)).status).toBe(200)
    for (const back of await Promise.all(slow)) expect(statuses(back).every((status) => status === 408)).toBe(true)
  })
})

describe('a header that is sent twice', () => {
  const send = (headers: [string, string][]): Promise<Response> =>
    fetch(`${server.url}${MARKET_BASE}/commands/add-capital`, { method: 'POST', body: CAPITAL, headers })
  const usual: [string, string][] = [['Content-Type', 'application/json']]
  it('is none of the two: keys of idempotency, API keys, signatures', async () => {
    const before = entries()
    const own: [string, string] = ['Authorization', `Bearer ${key}`]
    const twice = await send([...usual, own, ['Idempotency-Key', 'a'], ['Idempotency-Key', 'b']])
    expect(twice.status).toBe(422)
    const other: [string, string] = ['Authorization', `Bearer ${traderKey}`]
    for (const both of [
      [own, other],
      [other, own],
    ] as [string, string][][])
      expect([400, 401]).toContain((await send([...usual, ...both, ['Idempotency-Key', 'c']])).status)
    expect(entries()).toBe(before)
  })
  it('is none of the two: a signature that holds beside one that does not', async () => {
    const { desk } = hall
    const { actor } = desk.keysOf('one')
    const asked = { id: 'twice', name: 'pay-into-fund', input: { amount: '1' }, actor } as const
    const good = (await desk.signatureOf(asked)) ?? ''
    const headers: [string, string][] = [
      ...usual,
      ['Authorization', `Bearer ${traderKey}`],
      ['Idempotency-Key', 'twice'],
      ['Command-Signature', good],
      ['Command-Signature', `${good.slice(0, -2)}AA`],
    ]
    const body = JSON.stringify(asked.input)
    const answer = await fetch(`${server.url}${MARKET_BASE}/commands/pay-into-fund`, { method: 'POST', body, headers })
    expect(answer.status).toBe(422)
    expect(signingKeyOf(desk.keysOf('one')).id).toBe('one-key')
  })
  it('is none of the two: a cookie of the thief’s session before or behind the victim’s, with the victim’s token', async () => {
    const before = entries()
    for (const cookie of [
      `${trader.cookie}; ${operator.cookie}`,
      `${trader.cookie}; ytterby-session=x; ${operator.cookie}`,
    ]) {
      const mixed: Caller = { headers: { ...inBrowser(operator).headers, Cookie: cookie } }
      const seen = await hall.command(mixed, 'add-capital', { amount: '1', reference: 'x' })
      expect(seen.kind).toBe('forged-request')
    }
    expect(entries()).toBe(before)
  })
})

describe('a body in another coding', () => {
  const bytes = (body: Uint8Array, type = 'application/json'): Promise<Response> =>
    fetch(`${server.url}${MARKET_BASE}/commands/add-capital`, {
      method: 'POST',
      body: Uint8Array.from(body),
      headers: { 'Content-Type': type, Authorization: `Bearer ${key}`, 'Idempotency-Key': crypto.randomUUID() },
    })
  const plain = new TextEncoder().encode(CAPITAL)
  const wide = new Uint8Array(Uint16Array.from(CAPITAL, (sign) => sign.charCodeAt(0)).buffer)
  it.each<[string, Uint8Array, string?]>([
    ['UTF-16', wide],
    ['UTF-16, as it says', wide, 'application/json; charset=utf-16'],
    ['Latin letters, as it says', plain, 'application/json; charset=iso-8859-1'],
    ['UTF-7, as it says', plain, 'application/json; charset=utf-7'],
    ['longer forms of its signs', Uint8Array.from([...plain.slice(0, -2), 0xc0, 0xa2, 0x7d])],
    ['half signs', Uint8Array.from([...plain.slice(0, -2), 0xed, 0xa0, 0x80, 0x22, 0x7d])],
    ['a form', plain, 'application/x-www-form-urlencoded'],
    ['a type like its own', plain, 'application/jsonp'],
    ['a null at its end', Uint8Array.from([...plain, 0])],
  ])('%s is refused before anything of it is read as something', async (_, body, type) => {
    const before = entries()
    expect([400, 415, 422]).toContain((await bytes(body, type)).status)
    expect(entries()).toBe(before)
  })
})

describe('where to go on reading', () => {
  const NUMBERS = [
    '9007199254740993',
    '1e400',
    '-1',
    '1.5',
    'NaN',
    'Infinity',
    '0x10',
    '',
    ' ',
    '١',
    '1;drop',
    '[]',
    '9'.repeat(400),
  ]
  it.each([
    '/log?after=',
    '/public-log?after=',
    '/tree-head?size=',
    '/proofs/inclusion?entry=',
    '/proofs/consistency?first=',
  ])('%s takes no number that is none, and gives nothing beyond the end', async (path) => {
    for (const text of NUMBERS) {
      const seen = await hall.ask(`${path}${encodeURIComponent(text)}`, inBrowser(operator))
      const isNone = seen.status === 200 && (text === '0x10' || text.trim() === '')
      expect(isNone || [404, 422].includes(seen.status), `${text}: ${seen.status}`).toBe(true)
    }
    const far = await hall.ask(`${path}9007199254740991`, inBrowser(operator))
    expect(far.status === 404 || far.text === '').toBe(true)
    const both = await hall.ask(`${path}1&${path.split('?')[1] ?? ''}2`, inBrowser(operator))
    expect(both.status).toBeLessThan(500)
  })
})

describe('a name that every object has', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'])(
    '%s is no round, lot, statement, user, report, payment file, webhook or command',
    async (name) => {
      const ask = (path: string, caller: Caller = inBrowser(operator), method = 'GET') =>
        hall.ask(path, caller, { method, ...(method === 'POST' ? { body: {} } : {}) })
      for (const path of [
        `/rounds/${name}`,
        `/rounds/${name}/book`,
        `/rounds/${name}/commitments`,
        `/rounds/${name}/settlement`,
        `/alarms?round=${name}`,
        `/reports/orders?round=${name}`,
        `/reports/${name}`,
        `/payment-files/${name}`,
      ])
        expect([404, 422], path).toContain((await ask(path)).status)
      for (const path of [`/lots/${name}`, `/statements/${name}`, `/rounds/${name}/envelopes`])
        expect([404, 422], path).toContain((await ask(path, inBrowser(trader))).status)
      expect([404, 405]).toContain((await ask(`/commands/${name}`, inBrowser(operator), 'POST')).status)
      expect([404, 422]).toContain((await ask(`/users/${name}/enrolment`, inBrowser(operator), 'POST')).status)
      for (const command of ['revoke-api-key', 'withdraw-payout', 'give-up-contract'])
        expect(
          (await hall.command(inBrowser(trader), command, { key: name, payout: name, contract: name })).status,
        ).toBe(422)
    },
  )
})

describe('an address written in another way', () => {
  it.each([
    '/ledger/',
    '/ledger%20',
    '/ledger;a=b',
    '//ledger',
    '/./ledger',
    '/LEDGER',
    '/ledger%00',
    '/ledger?',
    '/x/../ledger',
    '/%6cedger',
    '/ledger.json',
    '/ledger%2f',
  ])('%s gives nobody what the ledger gives overseers', async (path) => {
    for (const caller of [NOBODY, inBrowser(trader)])
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'get']) {
        const status = (await hall.ask(path, caller, { method }).catch(() => ({ status: 499 }))).status
        expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(400)
      }
  })
  it('with the key in it, in a cookie or as another scheme, is the address of nobody', async () => {
    for (const caller of [
      { headers: { Cookie: `ytterby-session=${key}` } },
      { headers: { Cookie: `Authorization=Bearer ${key}` } },
      { headers: { 'X-API-Key': key } },
      { headers: { Authorization: `Basic ${btoa(`op:${key}`)}` } },
      { headers: { Authorization: `bearer ${key}` } },
      { headers: { Authorization: `Bearer  ${key}` } },
      { headers: { Authorization: `Bearer ${key.toUpperCase()}` } },
    ])
      expect((await hall.ask('/ledger', caller)).status).toBe(401)
    expect((await hall.ask(`/ledger?access_token=${key}`)).status).not.toBe(200)
  })
})

/** A key without its id. */
const secretOf = (of: string): string => of.replace(/^ytk_[0-9a-f]{16}_/, '')

describe('what the market says of itself', () => {
  const said: string[] = []
  const SECRETS = (): string[] => [
    PASSWORD,
    secretOf(key),
    secretOf(traderKey),
    operator.cookie.split('=')[1] ?? '',
    operator.csrf,
    hall.desk.jwk.d ?? '',
    ...[...hall.desk.members.values()].flatMap(({ secret, signingJwk }) => [secret, signingJwk.d ?? '']),
  ]
  it('in its log and its answers holds no password, key, token or seed, though all of them were sent amiss', async () => {
    const app = await Hall.open(await loadWorld(shippedWorld()), solver, {
      onAnswered: (answered) => said.push(JSON.stringify(answered)),
    })
    const browser = await app.enter('op')
    const secret = secretOf(await app.key(browser, ['read']))
    const totp = JSON.stringify(
      [...app.secrets.kept.values()].map(({ text }) => (JSON.parse(text) as { totp?: string }).totp),
    )
    // Where it should not stand, and where something breaks.
    const answers = [
      await app.ask(`/ledger?key=${secret}`),
      await app.ask(`/rounds/${secret}`),
      await app.ask('/session', NOBODY, { method: 'POST', body: `{"user":"op","password":"${PASSWORD}"` }),
      await app.ask('/session', NOBODY, { method: 'POST', body: { user: PASSWORD, password: PASSWORD, code: 'x' } }),
      await app.ask('/ledger', { headers: { Authorization: `Bearer ytk_${'0'.repeat(16)}_${secret}` } }),
      await app.ask('/ledger', { headers: { Cookie: browser.cookie.replace(/.$/, '!') } }),
    ]
    app.secrets.secret = () => Promise.reject(new Error(`cannot read ${PASSWORD}`))
    answers.push(await app.ask('/ledger', inBrowser(browser)))
    expect(answers.at(-1)?.status).toBe(500)
    const seeds = [...totp.matchAll(/[A-Z2-7]{32}/g)].map(([seed]) => seed)
    expect(seeds.length).toBeGreaterThan(0)
    const outside = answers.map(({ text, headers }) => text + JSON.stringify([...headers])).join('\n')
    for (const one of [PASSWORD, secret, browser.cookie.split('=')[1] ?? '', ...seeds]) {
      expect(said.join('\n')).not.toContain(one)
      // The text of an address that was asked for may come back to who asked, and to nobody else.
      if (one !== secret) expect(outside).not.toContain(one)
    }
  })
  it('in its measures names no user, member, round, lot or key, and grows by no name that somebody makes up', async () => {
    const measures = async (): Promise<string> =>
      (await hall.app.watching.app().fetch(new Request('http://127.0.0.1/metrics'))).text()
    await hall.ask('/rounds/r1')
    const before = (await measures()).split('\n').length
    for (let i = 0; i < 50; i++) {
      await hall.ask(`/made/up/${i}`)
      await hall.ask(`/rounds/made-up-${i}`)
      await hall.ask(
        '/ledger',
        { headers: { Authorization: `Bearer ytk_${'0'.repeat(16)}_${'a'.repeat(43)}` } },
        { from: `10.9.0.${i}` },
      )
    }
    const after = await measures()
    expect(after.split('\n').length - before).toBeLessThan(40)
    for (const name of ['one-trader', 'urn:test', '"r1"', 'made-up', 'op2', ...SECRETS()])
      expect(after).not.toContain(name)
  })
})
