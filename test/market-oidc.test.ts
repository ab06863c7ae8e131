import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { MARKET_BASE } from '../src/server/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { putEmptyDatabase } from './empty-database.ts'
import { Hall, inBrowser, NOBODY, ORIGIN, type Browser } from './market-app.ts'
import { FOUNDED, startMarket } from './start-server.ts'

/** A market beside an identity provider on this machine. */

const solver = await loadSolver()
const world = await loadWorld(shippedWorld())
const CALLBACK = `${ORIGIN}${MARKET_BASE}/session/oidc/callback`
const server = createServer()
let issuer: string
let hall: Hall
let operator: Browser

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'market', client_secret: 'a secret of the market', redirect_uris: [CALLBACK] }],
    pkce: { required: () => true },
    cookies: { keys: ['a key for cookies'] },
  })
  server.on('request', provider.callback())
  hall = await Hall.open(world, solver, {
    oidc: { issuer, clientId: 'market', clientSecret: 'a secret of the market' },
  })
  await hall.desk.join('one', 'AUS')
  // The provider looks at the clock on the wall.
  hall.desk.time.now = new Date().toISOString() > hall.desk.time.now ? new Date().toISOString() : hall.desk.time.now
  operator = await hall.enter('op')
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

const begin = async (): Promise<{ readonly url: string; readonly cookie: string }> => {
  const { status, headers } = await hall.ask('/session/oidc')
  expect(status).toBe(302)
  return { url: headers.get('Location') ?? '', cookie: headers.get('Set-Cookie')?.split(';')[0] ?? '' }
}

/** Does at the provider what a person does, and follows it to where it sends them back. */
async function signInAt(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>()
  let next: { url: string; form?: Record<string, string> } = { url: start }
  for (let step = 0; step < 12; step++) {
    const { url, form } = next
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    const location = answer.headers.get('Location')
    if (location?.startsWith(CALLBACK) === true) return location.slice(ORIGIN.length)
    if (location !== null) next = { url: new URL(location, url).href }
    else {
      const page = await answer.text()
      const action = /action="([^"]+)"/.exec(page)?.[1]
      if (action === undefined) throw new Error(page)
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
      next = {
        url: new URL(action, url).href,
        form: { prompt, ...(prompt === 'login' ? { login, password: 'x' } : {}) },
      }
    }
  }
  throw new Error('the provider goes round in circles')
}
const back = (path: string, cookie: string) => hall.ask(path, { headers: { Cookie: cookie } })
const setSubject = (user: string, subject: string, who = operator) =>
  hall.ask(`/users/${user}/subject`, inBrowser(who), { method: 'POST', body: { subject } })

describe('signing in at an identity provider', () => {
  it('lets in whom the operator has named, and nobody else', async () => {
    expect((await setSubject('one-trader', 'alice')).status).toBe(200)
    const { url, cookie } = await begin()
    const seen = await back(await signInAt(url, 'alice'), cookie)
    expect([seen.status, seen.headers.get('Location')]).toEqual([302, '/'])
    const session = seen.headers.getSetCookie().find((one) => one.startsWith('ytterby-session='))
    expect(session).toMatch(/HttpOnly; SameSite=Strict$/)
    const shown = await back('/session', session?.split(';')[0] ?? '')
    expect(shown.body).toMatchObject({ user: 'one-trader', role: 'trader', mustChoosePassword: false })

    const other = await begin()
    expect((await back(await signInAt(other.url, 'mallory'), other.cookie)).kind).toBe('sign-in-failed')
  })
  it('ends the session when the subject is another, or the user is gone', async () => {
    await setSubject('one-trader', 'alice')
    const { url, cookie } = await begin()
    const seen = await back(await signInAt(url, 'alice'), cookie)
    const session = seen.headers
      .getSetCookie()
      .find((one) => one.startsWith('ytterby-session='))!
      .split(';')[0]!
    expect((await back('/session', session)).status).toBe(200)
    await setSubject('one-trader', 'bob')
    expect((await back('/session', session)).kind).toBe('not-signed-in')
    const again = await begin()
    expect((await back(await signInAt(again.url, 'alice'), again.cookie)).kind).toBe('sign-in-failed')
  })
  it('is not for operators, who need a second factor of ours', async () => {
    expect((await setSubject('op', 'root')).codes).toEqual(['OIDC_OPERATOR'])
    await hall.desk.operate('add-user', { user: 'rising', name: 'X', organisation: null, role: 'auditor' })
    await setSubject('rising', 'carol')
    await hall.desk.operate('add-user', { user: 'rising', name: 'X', organisation: null, role: 'operator' })
    const { url, cookie } = await begin()
    expect((await back(await signInAt(url, 'carol'), cookie)).kind).toBe('sign-in-failed')
  })
  it('is set by operators alone', async () => {
    expect((await setSubject('one-trader', 'mallory', await hall.enter('one-trader'))).kind).toBe('not-allowed')
  })
  it('does not open for a provider in clear', async () => {
    const oidc = { issuer: 'http://login.example', clientId: 'market' }
    await expect(Hall.open(world, solver, { oidc })).rejects.toMatchObject({ faults: [{ code: 'ISSUER_UNSAFE' }] })
  })
})

describe('attacks on it', () => {
  beforeAll(() => setSubject('one-trader', 'alice'))

  it('81. open redirect: where it ends cannot be chosen', async () => {
    for (const query of [
      '?next=https://evil.example',
      '?redirect_uri=https://evil.example',
      '?return_to=//evil.example',
    ]) {
      const { headers } = await hall.ask(`/session/oidc${query}`)
      expect(headers.get('Location')).toMatch(new RegExp(`^${issuer}/`))
      expect(new URL(headers.get('Location') ?? '').searchParams.get('redirect_uri')).toBe(CALLBACK)
    }
    const { url, cookie } = await begin()
    const path = `${await signInAt(url, 'alice')}&next=https://evil.example`
    expect((await back(path, cookie)).headers.get('Location') ?? '/').toBe('/')
  })
  it('82. an answer without the browser that began, or with another’s', async () => {
    const { url } = await begin()
    const path = await signInAt(url, 'alice')
    expect((await hall.ask(path, NOBODY)).kind).toBe('sign-in-failed')
    const other = await begin()
    expect((await back(path, other.cookie)).kind).toBe('sign-in-failed')
  })
  it('83. another state, code or issuer in the answer', async () => {
    for (const [name, value] of [
      ['state', 'forged'],
      ['code', 'forged'],
      ['iss', 'https://evil.example'],
    ] as const) {
      const { url, cookie } = await begin()
      const forged = new URL(await signInAt(url, 'alice'), ORIGIN)
      forged.searchParams.set(name, value)
      expect((await back(forged.pathname + forged.search, cookie)).kind, name).toBe('sign-in-failed')
    }
  })
  it('84. an answer a second time', async () => {
    const { url, cookie } = await begin()
    const path = await signInAt(url, 'alice')
    const flows = (): number => [...hall.secrets.kept.keys()].filter((key) => key.startsWith('oidc-flow ')).length
    const before = flows()
    expect((await back(path, cookie)).status).toBe(302)
    expect(flows()).toBe(before - 1)
    expect((await back(path, cookie)).kind).toBe('sign-in-failed')
  })
})

describe('a market that is served from the command line', () => {
  it('lets people in at the provider that it is given', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ytterby-oidc-'))
    const secret = join(folder, 'secret')
    await writeFile(secret, 'a secret of the market\n')
    const place = ['--folder', join(folder, 'market'), '--port', '0']
    const provider = ['--oidc-issuer', issuer, '--oidc-client', 'market', '--oidc-secret-file', secret]
    await putEmptyDatabase(join(folder, 'market'))
    let served: ChildProcess | undefined
    try {
      const { told } = await startMarket([...place, ...provider], {}, FOUNDED, (child) => (served = child))
      const url = /listening on (http:\S+)/.exec(told)?.[1] ?? ''
      expect(await (await fetch(`${url}${MARKET_BASE}/sign-in`)).json()).toEqual({ oidc: true, signedIn: false })
      const begun = await fetch(`${url}${MARKET_BASE}/session/oidc`, { redirect: 'manual' })
      expect([begun.status, begun.headers.get('Location')?.startsWith(issuer)]).toEqual([302, true])
    } finally {
      served?.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    }
  })
  it('learns that a provider is named whole or not at all', async () => {
    const args = ['--folder', join(tmpdir(), 'ytterby-none'), '--port', '0', '--oidc-issuer', issuer]
    await expect(startMarket(args, {}, /listening/, () => undefined)).rejects.toThrow('MARKET_OIDC_HALF')
  })
})
