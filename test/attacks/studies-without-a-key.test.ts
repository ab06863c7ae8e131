import { describe, expect, it } from 'vitest'
import { API, post, QUICK, shippedServed, testApp } from '../run-server.ts'
import { asking, callersOf, FAR, keyOf, onPort, raw } from '../studies-callers.ts'

/** Asking the studies API without a key, and with what is none. */

const served = await shippedServed()
const ORIGIN = 'https://pages.example'

async function guarded(cors: readonly string[] = []) {
  const [anna, boris, past] = [keyOf('anna'), keyOf('boris'), keyOf('past', '2020-01-01T00:00:00.000Z')]
  const { callers } = await callersOf(anna, boris, past)
  const app = testApp({ served, callers: [callers], cors, limits: { requests: 100_000 } })
  return { app, anna, boris, past }
}

interface Document {
  readonly paths: Record<string, Record<string, unknown>>
}

describe.each([
  ['without pages of other origins', []],
  ['with pages of another origin', [ORIGIN]],
] as const)('a server that needs keys, %s', (_, cors) => {
  it('answers nothing of the API without one but its document and what shows it', async () => {
    const { app } = await guarded(cors)
    const document = (await (await app.request(`${API}/openapi.json`)).json()) as Document
    const paths = Object.keys(document.paths).map((path) => path.replace(API, ''))
    expect(paths.length).toBeGreaterThan(25)
    for (const path of [...paths, '', '/', '/none', '/jobs/', '/docs/a/b', '/openapi.json/', '/docsx', '/openapi_json'])
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE2'])
        for (const headers of [{}, { Origin: ORIGIN }, { Origin: ORIGIN, 'Access-Control-Request-Method': 'GET' }]) {
          const asked = `${method} ${path} ${JSON.stringify(headers)}`
          const answer = await app.request(`${API}${path.replaceAll(/\{\w+\}/g, 'shipped')}`, { method, headers })
          const text = await answer.text()
          if (method === 'OPTIONS' && cors.length > 0) {
            expect([answer.status, text], asked).toEqual([204, ''])
            continue
          }
          expect(answer.status, asked).toBe(401)
          expect(answer.headers.get('WWW-Authenticate'), asked).toBe('Bearer')
          if (method !== 'HEAD') expect(JSON.parse(text), asked).toMatchObject({ status: 401 })
        }
    expect((await app.request(`${API}/stress`, post(QUICK))).status).toBe(401)
    expect((await app.request(`${API}/docs`)).status).toBe(200)
    expect((await app.request(`${API}/docs/start.js`)).status).toBe(200)
  })

  it('answers none of these addresses however they are written', async () => {
    const { app, anna } = await guarded(cors)
    const url = await onPort(app)
    const addresses = {
      401: [
        '/api/v1/worlds',
        '/api/v1/worlds?format=csv',
        '/%61pi/v1/worlds',
        '/api/%761/worlds',
        '/api/v1/../v1/worlds',
        '/api/v1/./worlds',
        '/x/../api/v1/worlds',
        '/api/v1/%2e%2e/v1/worlds',
        '/api/v1/docs/../worlds',
        '/api/v1/docs/%2e%2e/worlds',
        '/api/v1/openapi.json/../worlds',
        '/api/v1//worlds',
        '/api/v1/worlds/',
        '/api/v1/worlds%2f',
        '/api/v1/worlds;docs',
        '/api/v1/worlds?/api/v1/docs',
        '/api/v1/worlds#/docs',
        '/api/v1/docs/x/..%2f..%2fworlds',
        '/api/v1/openapi.json%2f',
        '/api/v1/%00',
        `${url}/api/v1/worlds`,
        'http://localhost/api/v1/worlds',
        'http://localhost/x/..//../api/v1/worlds',
      ],
      404: [
        '//api/v1/worlds',
        'http://localhost//api/v1/worlds',
        '/API/v1/worlds',
        '/api/V1/worlds',
        '/api%2fv1/worlds',
        '/api',
        '/api/v10/worlds',
      ],
    }
    const headers = [
      [],
      ['X-Original-URL: /api/v1/docs'],
      ['X-Rewrite-URL: /api/v1/openapi.json'],
      ['X-Forwarded-For: 127.0.0.1', 'X-Forwarded-Host: localhost'],
      ['X-HTTP-Method-Override: OPTIONS'],
      ['Cookie: key=1', 'X-Api-Key: 1'],
      [`Proxy-Authorization: ${anna.bearer}`],
      [`X-Authorization: ${anna.bearer}`],
    ]
    for (const [status, list] of Object.entries(addresses))
      for (const address of list)
        for (const more of headers) {
          const seen = await raw(url, [`GET ${address} HTTP/1.1`, ...more])
          expect([address, more, seen.status]).toEqual([address, more, Number(status)])
          expect(seen.body, address).not.toContain(served.world.hash)
        }
    const header = `Authorization: ${anna.bearer}`
    expect((await raw(url, ['GET /api/v1/worlds HTTP/1.1', header])).body).toContain(served.world.hash)
    expect((await raw(url, ['GET /api/v1/../v1/worlds HTTP/1.1', header])).body).toContain(served.world.hash)
  })
})

describe('what a page of another origin reads', () => {
  it('is why it was refused, if its origin was named, and nothing otherwise', async () => {
    const { app } = await guarded([ORIGIN])
    const seen = async (origin: string) => {
      const { status, headers } = await app.request(`${API}/jobs`, { headers: { Origin: origin } })
      return [status, headers.get('Access-Control-Allow-Origin'), headers.get('Access-Control-Allow-Credentials')]
    }
    expect(await seen(ORIGIN)).toEqual([401, ORIGIN, null])
    for (const other of ['https://pages.example.evil', 'http://pages.example', 'null', 'https://PAGES.example'])
      expect(await seen(other)).toEqual([401, null, null])
  })
})

describe('a header that is no key', () => {
  it('is refused as such: of another scheme, malformed, too long, twice, over, or with the secret of another', async () => {
    const { app, anna, boris, past } = await guarded()
    const url = await onPort(app)
    const key = anna.bearer.slice('Bearer '.length)
    const { id } = anna.listed
    const wrong = [
      [''],
      ['Bearer'],
      ['Bearer '],
      [`Basic ${key}`],
      [`Basic ${Buffer.from(`anna:${key}`).toString('base64')}`],
      [`bearer ${key}`],
      [`BEARER ${key}`],
      [`Bearer  ${key}`],
      [`Bearer\t${key}`],
      [key],
      [`Bearer ${key}x`],
      [`Bearer ${key.slice(0, -1)}`],
      [`Bearer ${key.toUpperCase()}`],
      [`Bearer ytk_${id.toUpperCase()}_${anna.secret}`],
      [`Bearer ytk_${id}_${boris.secret}`],
      [`Bearer ytk_${boris.listed.id}_${anna.secret}`],
      [`Bearer ytk_${id}_${anna.listed.hash}`],
      [`Bearer ytk_${id}_${'A'.repeat(43)}`],
      [`Bearer ytk_${id}_`],
      [`Bearer ytk__${anna.secret}`],
      [`Bearer ytm_${id}_${anna.secret}`],
      [`Bearer "${key}"`],
      [`Bearer token=${key}`],
      [`Bearer ${key}, Bearer ${key}`],
      [`Bearer ${key},`],
      [`Bearer ${keyOf('anna').bearer}`],
      [keyOf('anna').bearer],
      [past.bearer],
      ['Bearer __proto__'],
      ['Bearer ytk_constructor_x'],
      [`Bearer ${'x'.repeat(10_000)}`],
      [`Bearer ytk_${id}_${'x'.repeat(10_000)}`],
      [`Bearer ${'a.'.repeat(4000)}b`],
      [`Bearer ${Buffer.from('🧲鍵').toString('latin1')}`],
      ['Bearer \u00ff\u00fe'],
      [`Bearer ${key}\u00a0`],
      [anna.bearer, anna.bearer],
      [anna.bearer, boris.bearer],
      [anna.bearer, 'Basic eDp5'],
      ['Basic eDp5', anna.bearer],
    ]
    for (const values of wrong) {
      const lines = values.map((value) => `Authorization: ${value}`)
      const seen = await raw(url, [`GET ${API}/worlds HTTP/1.1`, ...lines])
      expect([values, seen.status]).toEqual([values, 401])
      expect(seen.head).toMatch(/^www-authenticate: Bearer$/im)
      expect(seen.body).not.toContain(key)
    }
    expect((await raw(url, [`GET ${API}/worlds HTTP/1.1`, `Authorization: Bearer ${'x'.repeat(40_000)}`])).status).toBe(
      431,
    )
    expect((await raw(url, [`GET ${API}/worlds HTTP/1.1`, `aUTHORIZATION:   ${anna.bearer}  `])).status).toBe(200)
    expect(app.logged).toEqual([])
    expect(past.listed.until < FAR).toBe(true)
  })

  it('is not told from a key that is over or was revoked', async () => {
    const { app, anna, past } = await guarded()
    const said = async (key: typeof anna): Promise<string> =>
      (await (await asking(app, key)('/jobs')).text()).replace(/"request":"[^"]+"/, '')
    expect(await said(past)).toBe(await said(keyOf('anna')))
  })
})
