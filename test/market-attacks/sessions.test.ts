import { SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { inBrowser, ORIGIN, PASSWORD, withKey } from '../market-app.ts'
import { refused, attacked } from './hall.ts'

const { hall, operator, seller, thief, unchanged } = await attacked()

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
    await hall.desk.operate('add-user', { user: 'robbed', name: 'Robbed', organisation: null, role: 'auditor' })
    const stolen = await hall.enter('robbed')
    hall.wait(30)
    const mine = hall.browserOf(await hall.signIn('robbed', PASSWORD, hall.code('robbed')))
    const body = { password: PASSWORD, new: 'something else entirely' }
    expect((await hall.ask('/session/password', inBrowser(mine), { method: 'POST', body })).status).toBe(200)
    for (const one of [stolen, mine]) expect((await hall.ask('/session', inBrowser(one))).kind).toBe('not-signed-in')
  })
  it('55. bringing a session back that was ended while it was in use', async () => {
    await hall.desk.operate('add-user', { user: 'leaving', name: 'Leaving', organisation: null, role: 'auditor' })
    const browser = await hall.enter('leaving')
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
