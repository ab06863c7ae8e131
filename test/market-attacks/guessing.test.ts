import { describe, expect, it } from 'vitest'
import { Hall, inBrowser, NOBODY, PASSWORD, withKey } from '../market-app.ts'
import { solver, world, sameBut, attacked } from './hall.ts'

const { hall } = await attacked()

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
    const behind = await Hall.open(world, solver, { trustProxy: true })
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
