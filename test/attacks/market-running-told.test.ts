import { createHmac, generateKeyPairSync, sign as signed } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { base64url } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { isPublicAddress } from '../../src/server/market/news/public-address.ts'
import { MAIL_ADDRESS } from '../../src/server/market/news/mail.ts'
import { isWebhookUrl, signedHeaders, webhookSender } from '../../src/server/market/news/webhook.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import {
  announce,
  buys,
  CLOSES,
  Hall,
  inBrowser,
  NOBODY,
  sells,
  withKey,
  type Browser,
  type Caller,
} from '../market-app.ts'

/** What the market is given by an identity provider, and what it tells others: by webhooks, by mail, and on its public pages. */

const solver = await loadSolver()
let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

describe('an address for a webhook', () => {
  it.each([
    'https://①②⑦.0.0.1/',
    'https://１２７.0.0.1/',
    'https://127。0。0。1/',
    'https://127.0.0.1./',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://127.0.0x0.1/',
    'https://[::127.0.0.1]/',
    'https://[0:0:0:0:0:ffff:7f00:1]/',
    'https://[::ffff:0:127.0.0.1]/',
    'https://[fec0::1]/',
    'https://[ff02::1]/',
    'https://[2001:0:7f00:1::]/',
    'https://[100::1]/',
    'https://example.org@127.0.0.1/',
    'https://example.org:80@127.0.0.1/',
    'https:\\\\127.0.0.1\\',
    'https://127.0.0.1\t/',
    'ht\ntps://127.0.0.1/',
    'https://%31%32%37.0.0.1/',
    'https://127.0.0.1#@example.org/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'javascript:alert(1)',
  ])('%s leads into the house however it is written, and is refused', (url) => {
    expect(isWebhookUrl(url, false)).toBe(false)
  })
  it('of IPv6 with a zone, a port in it or more than it has is no address of the internet', () => {
    for (const text of ['fe80::1%eth0', '::ffff:8.8.8.8%1', '8.8.8.8:80', '2606:4700::1/64', '1.1.1.1 '])
      expect(isPublicAddress(text), text).toBe(false)
  })
})

describe('what a webhook is sent', () => {
  const got: { headers: Record<string, unknown>; body: string; path: string }[] = []
  let status = 200
  let location: string | undefined
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString(), path: request.url ?? '' })
      response.writeHead(status, location === undefined ? {} : { Location: location }).end()
    })
  })
  let url: string
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`
  const letter = {
    id: 'letter-1',
    entry: 7,
    message: { topic: 'round-cleared', about: { round: 'r1' }, at: '2027-01-01T00:00:00.000Z' },
  }
  let now = Date.parse('2027-01-02T00:00:00Z')
  const send = (): Promise<void> =>
    webhookSender({ toPrivate: true, clock: () => now })(letter as never, { url, secret })

  it.each([301, 302, 303, 307, 308])(
    'is not carried on by an answer of %i to where it leads, within the house or not',
    async (code) => {
      ;[status, location] = [code, `${url}secret`]
      got.length = 0
      await expect(send()).rejects.toThrow(`HTTP ${code}`)
      expect(got.map(({ path }) => path)).toEqual(['/'])
      ;[status, location] = [200, undefined]
    },
  )
  it('cannot be sent on by who has seen it: neither later, nor with another id, nor with another body does its signature hold', async () => {
    got.length = 0
    await send()
    const { headers = {}, body = '' } = got[0] ?? {}
    const holds = (id: unknown, time: unknown, text: string, at: number): boolean => {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
      const mac = createHmac('sha256', key)
        .update(`${String(id)}.${String(time)}.${text}`)
        .digest('base64')
      return headers['webhook-signature'] === `v1,${mac}` && Math.abs(at / 1000 - Number(time)) < 300
    }
    const [id, time] = [headers['webhook-id'], headers['webhook-timestamp']]
    expect(holds(id, time, body, now)).toBe(true)
    expect(holds(id, time, body, now + 600_000)).toBe(false)
    expect(holds(id, Number(time) + 600, body, now + 600_000)).toBe(false)
    expect(holds('letter-2', time, body, now)).toBe(false)
    expect(holds(id, time, body.replace('"entry":7', '"entry":8'), now)).toBe(false)
    // Id, time and body are parted by a sign that none of the first two has.
    expect(`${String(id)}${String(time)}`).not.toContain('.')
    now += 1000
    await send()
    expect(got[1]?.headers['webhook-id']).toBe(id)
    expect(got[1]?.headers['webhook-signature']).not.toBe(headers['webhook-signature'])
  })
  it('is signed with the whole secret: no part of it does, nor an empty one', () => {
    const one = signedHeaders('a', 1, 'x', secret)['webhook-signature']
    for (const other of ['whsec_', '', secret.slice(0, -4), secret.replace('whsec_', 'whsec_whsec_')])
      expect(signedHeaders('a', 1, 'x', other)['webhook-signature']).not.toBe(one)
  })
})

describe('an address for mails', () => {
  it.each([
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org,b@example.org',
    'a@example.org;b@example.org',
    '<a@example.org>',
    '"a b"@example.org',
    'a@[127.0.0.1]',
    'a@example.org ',
    'a@exämple.org',
    'a@@example.org',
    'a%b@c@example.org',
    'a@-example.org',
    'a@example..org',
    `${'a'.repeat(65)}@example.org`,
    'а@example.org',
    'a@example.org\0',
    'a\u2028@example.org',
  ])('%j is none: it is one, of one line, in ASCII', (address) => {
    expect(MAIL_ADDRESS.test(address)).toBe(false)
  })
})

describe('an identity provider', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let issuer: string
  let hall: Hall
  let operator: Browser
  /** What it answers in place of a good token, by what it was begun with. */
  let make: (nonce: string, now: number) => string
  const asked = new Map<string, string>()
  const server = createServer((request, response) => {
    const json = (body: object): void => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.url?.includes('openid-configuration') === true)
      return json({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const nonce = asked.get(new URLSearchParams(body).get('code') ?? '') ?? ''
      json({ access_token: 'x', token_type: 'Bearer', id_token: make(nonce, Math.floor(Date.now() / 1000)) })
    })
  })
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    hall = await Hall.open(world, solver, { oidc: { issuer, clientId: 'market', clientSecret: 'a secret' } })
    await hall.desk.join('one', 'AUS')
    hall.desk.time.now = new Date().toISOString() > hall.desk.time.now ? new Date().toISOString() : hall.desk.time.now
    operator = await hall.enter('op')
    await hall.ask('/users/one-trader/subject', inBrowser(operator), { method: 'POST', body: { subject: 'alice' } })
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  const part = (of: object): string => base64url.encode(JSON.stringify(of))
  const claims = (nonce: string, now: number, more: object = {}): object => ({
    iss: issuer,
    aud: 'market',
    sub: 'alice',
    nonce,
    iat: now,
    exp: now + 300,
    ...more,
  })
  const rs256 = (of: object): string => {
    const text = `${part({ alg: 'RS256' })}.${part(of)}`
    return `${text}.${base64url.encode(signed('sha256', Buffer.from(text), privateKey))}`
  }
  const signIn = async (): Promise<boolean> => {
    const begun = await hall.ask('/session/oidc')
    const url = new URL(begun.headers.get('Location') ?? '')
    const code = crypto.randomUUID()
    asked.set(code, url.searchParams.get('nonce') ?? '')
    const cookie = begun.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    const query = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' })
    const seen = await hall.ask(`/session/oidc/callback?${query.toString()}`, { headers: { Cookie: cookie } })
    return seen.status === 302
  }
  it('lets in by a token as it should be: nothing else is wrong with these', async () => {
    make = (nonce, now) => rs256(claims(nonce, now))
    expect(await signIn()).toBe(true)
  })
  it.each<[string, (nonce: string, now: number) => string]>([
    ['without a signature', (nonce, now) => `${part({ alg: 'none' })}.${part(claims(nonce, now))}.`],
    [
      'signed with the secret of the market as if it were a key',
      (nonce, now) => {
        const text = `${part({ alg: 'HS256' })}.${part(claims(nonce, now))}`
        return `${text}.${createHmac('sha256', 'a secret').update(text).digest('base64url')}`
      },
    ],
    ['for another market', (nonce, now) => rs256(claims(nonce, now, { aud: 'another' }))],
    [
      'for several, and meant for another',
      (nonce, now) => rs256(claims(nonce, now, { aud: ['market', 'b'], azp: 'b' })),
    ],
    ['of another provider', (nonce, now) => rs256(claims(nonce, now, { iss: 'https://login.example' }))],
    ['of another sign-in', (_, now) => rs256(claims('another', now))],
    ['of no sign-in', (_, now) => rs256(claims('', now, { nonce: undefined }))],
    ['that is over', (nonce, now) => rs256(claims(nonce, now, { exp: now - 3600, iat: now - 7200 }))],
    ['that never ends', (nonce, now) => rs256(claims(nonce, now, { exp: undefined }))],
    ['about nobody', (nonce, now) => rs256(claims(nonce, now, { sub: undefined }))],
    ['about somebody of no name', (nonce, now) => rs256(claims(nonce, now, { sub: '' }))],
    ['about several', (nonce, now) => rs256(claims(nonce, now, { sub: ['alice'] }))],
    ['about somebody almost of that name', (nonce, now) => rs256(claims(nonce, now, { sub: 'Alice' }))],
    ['about somebody with a blank behind', (nonce, now) => rs256(claims(nonce, now, { sub: 'alice ' }))],
    ['about "__proto__"', (nonce, now) => rs256(claims(nonce, now, { sub: '__proto__' }))],
    ['that is no token', () => 'a.b'],
  ])('lets nobody in by a token %s', async (_, forged) => {
    make = forged
    expect(await signIn()).toBe(false)
  })
})

describe('what everybody, and another member, reads of what is between one member and the market', () => {
  let hall: Hall
  let stranger: Caller
  const MARKS = [
    'Zebra Checks',
    'b'.repeat(64),
    'pays late, they say',
    'SECRET-PAYOUT',
    '777.77',
    'NL91ABNA0417164300',
    'Paid to Penelope',
    'why it was suspended',
  ]
  beforeAll(async () => {
    hall = await Hall.open(world, solver)
    const { desk } = hall
    for (const name of ['one', 'two', 'three']) await desk.join(name, 'AUS', '5000')
    await announce(desk)
    await desk.place('two', 'r1', await sells(desk, 'two', 50, '60'))
    await desk.place('one', 'r1', buys(10, '70'))
    desk.time.now = CLOSES
    await desk.operate('close-round', { round: 'r1' })
    const { id, actor } = desk.keysOf('one')
    // Between close and clearing all that an operator does is public, but for what it is.
    await desk.operate('record-screening', {
      organisation: id,
      what: 'sanctions',
      by: 'Zebra Checks',
      on: '2027-01-01',
      until: '2027-12-31',
      document: 'b'.repeat(64),
    })
    await desk.operate('set-deposit-class', { organisation: id, class: 'raised', reason: 'pays late, they say' })
    await desk.operate('set-bank-account', { iban: 'DE89370400440532013000', name: 'Market' })
    await desk.ask(actor, 'register-bank-account', { iban: 'NL91ABNA0417164300', name: 'Paid to Penelope' })
    await desk.ask(actor, 'ask-payout', { payout: 'SECRET-PAYOUT', amount: '777.77' })
    await desk.operate('release-payouts', { payouts: ['SECRET-PAYOUT'] })
    await desk.operate('make-payment-file', { date: '2027-01-02' })
    stranger = withKey(await hall.key(await hall.enter('three-trader'), ['read', 'orders', 'lots', 'shares']))
  })
  const PUBLIC = [
    '/',
    '/names',
    '/members',
    '/rounds',
    '/rounds/r1',
    '/rounds/r1/commitments',
    '/benchmarks',
    '/public-log',
    '/heads',
    '/tree-head',
    '/calendar.ics',
    '/openapi.json',
  ]
  const OWN = ['/organisation', '/orders', '/parcels', '/claims', '/account', '/lots', '/rounds/r1/envelopes', '/news']
  it.each(PUBLIC)('%s holds nothing of screenings, classes, reasons, payouts and accounts', async (path) => {
    for (const caller of [NOBODY, stranger]) {
      const { text, status } = await hall.ask(path, caller)
      expect(status, path).toBe(200)
      for (const mark of MARKS) expect(text, path).not.toContain(mark)
    }
  })
  it.each(OWN)('%s of another member holds nothing of it either', async (path) => {
    const { text } = await hall.ask(path, stranger)
    for (const mark of MARKS) expect(text, path).not.toContain(mark)
  })
  it('names the member of none of these in the acts of operators that everybody sees, but where it is paid', async () => {
    const { body } = await hall.ask('/rounds/r1')
    const acts = body['operatorActs'] as { what: string; organisation?: string; why?: string }[]
    const named = acts.filter(({ organisation }) => organisation !== undefined).map(({ what }) => what)
    expect(acts.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['screening', 'deposit-class', 'payouts-released', 'payment-file']),
    )
    expect(named).not.toContain('screening')
    expect(named).not.toContain('deposit-class')
  })
})
