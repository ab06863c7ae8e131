import { describe, expect, it } from 'vitest'
import { Hall, inBrowser, NOBODY, withKey, type Browser } from '../market-app.ts'
import { solver, world, attacked } from './hall.ts'

const { hall, operator, seller, thief, auditor, unchanged } = await attacked()

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
