import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TokenCallers } from '../../src/server/index.ts'
import { shippedServed, testApp } from '../run-server.ts'
import { answering, asking, callersOf, keyOf } from '../studies-callers.ts'
import { AUDIENCE, signingKey, TestProvider } from '../studies-provider.ts'

/** An identity provider that is away, is another, or sends elsewhere, to a server that believes its tokens. */

const served = answering(await shippedServed(), () => undefined)
let provider: TestProvider
let elsewhere: TestProvider
beforeEach(async () => {
  provider = await TestProvider.open()
  elsewhere = await TestProvider.open()
})
afterEach(() => {
  vi.useRealTimers()
  provider.close()
  elsewhere.close()
})

async function server() {
  const key = keyOf('anna')
  const { callers } = await callersOf(key)
  const app = testApp({
    served,
    callers: [callers, new TokenCallers({ issuer: provider.issuer, audience: AUDIENCE })],
    limits: { requests: 10_000 },
  })
  const status = async (token: string): Promise<number> =>
    (await asking(app, { ...key, bearer: `Bearer ${token}` })('/jobs')).status
  return { app, status, byKey: asking(app, key) }
}

const TROUBLE: Record<string, () => void> = {
  'answers with an error': () => (provider.instead = (_, response) => response.writeHead(500).end()),
  'answers with a page': () => (provider.instead = (_, response) => response.end('<html>Sign in')),
  'breaks off': () => (provider.instead = (request) => request.socket.destroy()),
  'sends elsewhere for what it says of itself': () =>
    (provider.instead = (_, response) =>
      response.writeHead(302, { Location: `${elsewhere.issuer}/.well-known/openid-configuration` }).end()),
  'sends elsewhere for its keys': () =>
    (provider.instead = (request, response) =>
      request.url === '/jwks'
        ? response.writeHead(302, { Location: `${elsewhere.issuer}/jwks` }).end()
        : response.end(JSON.stringify(provider.about))),
  'says that it is another': () => (provider.about['issuer'] = elsewhere.issuer),
  'says that it is the same with a slash': () => (provider.about['issuer'] = `${provider.issuer}/`),
  'has its keys in clear on another machine': () => (provider.about['jwks_uri'] = 'http://keys.example/jwks'),
  'has its keys in a file': () => (provider.about['jwks_uri'] = 'file:///etc/passwd'),
  'has its keys nowhere': () => delete provider.about['jwks_uri'],
  'has keys that are none': () =>
    (provider.instead = (request, response) =>
      response.end(JSON.stringify(request.url === '/jwks' ? { keys: 'none' } : provider.about))),
}

describe('a provider that cannot be asked', () => {
  it.each(Object.keys(TROUBLE))('since it %s lets nobody in by its tokens; keys of the list are good', async (how) => {
    TROUBLE[how]!()
    const { app, status, byKey } = await server()
    const token = await provider.token()
    expect(await status(token)).toBe(503)
    // Signed by whom it sends to.
    expect(await status(await provider.token({}, {}, elsewhere.keys[0]))).toBe(503)
    expect((await byKey('/jobs')).status).toBe(200)
    expect(app.logged.join('')).toMatch(/^callers cannot be looked up: \S/)
    expect(app.logged.join('')).not.toContain(token)
    expect(elsewhere.asked).toEqual([])
  })

  it('is asked again a while after it failed, and not for each token meanwhile', async () => {
    const { status, app } = await server()
    provider.instead = (_, response) => response.writeHead(500).end()
    const token = await provider.token()
    for (let i = 0; i < 20; i++) expect(await status(token)).toBe(503)
    expect([provider.asked.length, app.logged.length]).toEqual([1, 1])
    provider.instead = undefined
    await expect.poll(() => status(token)).toBe(200)
  })

  it('holds nobody up who has a key while it does not answer', async () => {
    let answer: () => void = () => undefined
    const asked = new Promise<void>((resolve) => {
      provider.instead = (_, response) => {
        answer = () => response.end(JSON.stringify(provider.about))
        resolve()
      }
    })
    const { status, byKey } = await server()
    const waiting = status(await provider.token())
    await asked
    expect((await byKey('/jobs')).status).toBe(200)
    provider.instead = undefined
    answer()
    expect(await waiting).toBe(200)
  })

  it('is not begun with if what it signs went over the net in clear', () => {
    for (const issuer of ['http://login.example', 'ftp://login.example', 'http://127.0.0.1.login.example', 'login', ''])
      expect(() => new TokenCallers({ issuer, audience: AUDIENCE }), issuer).toThrow('ISSUER_UNSAFE')
  })
})

describe('a provider that changes its keys', () => {
  it('is believed by the new one once its keys are read again, and by the old one no longer', async () => {
    const { status } = await server()
    const before = await provider.token()
    expect(await status(before)).toBe(200)
    provider.keys = [await signingKey('two')]
    // A stranger must not make this server ask at every request: it asks again after half a minute.
    vi.useFakeTimers({ now: Date.now() + 31_000, toFake: ['Date'] })
    expect(await status(await provider.token())).toBe(200)
    expect(await status(before)).toBe(401)
  })

  it('by one of the same name is believed by the new one after ten minutes at most', async () => {
    const { status } = await server()
    expect(await status(await provider.token())).toBe(200)
    const stolen = provider.keys[0]!
    provider.keys = [await signingKey('one')]
    vi.useFakeTimers({ now: Date.now() + 601_000, toFake: ['Date'] })
    expect(await status(await provider.token())).toBe(200)
    expect(await status(await provider.token({}, {}, stolen))).toBe(401)
  })
})
