import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TokenCallers } from '../../src/server/index.ts'
import { LONG, shippedServed, submit, testApp } from '../run-server.ts'
import { answering, callersOf, keyOf, asking } from '../studies-callers.ts'
import { AUDIENCE, handMade, signingKey, TestProvider, type SigningKey } from '../studies-provider.ts'

/** Access tokens of an identity provider, forged and from elsewhere, and a provider that does not do what it should. */

const served = answering(await shippedServed(), () => undefined)
const others = await signingKey('other')
let provider: TestProvider
beforeEach(async () => {
  provider = await TestProvider.open()
})
afterEach(() => provider.close())

/** A server that knows the provider, and beside it a list of keys with one caller who is called as one of its tokens. */
async function server() {
  const key = keyOf('alice')
  const { callers } = await callersOf(key)
  const tokens = new TokenCallers({ issuer: provider.issuer, audience: AUDIENCE })
  const app = testApp({ served, callers: [callers, tokens], limits: { requests: 10_000 } })
  const by = (token: string) => asking(app, { ...key, bearer: `Bearer ${token}` })
  const status = async (token: string): Promise<number> => (await by(token)('/jobs')).status
  return { app, key, by, byKey: asking(app, key), status }
}

const now = (): number => Math.floor(Date.now() / 1000)
const whole = () => ({ iss: provider.issuer, aud: AUDIENCE, sub: 'alice', exp: now() + 600 })
const signedBy = (secret: string, header: unknown): string => {
  const [head, body] = handMade(header, whole(), '').split('.')
  return `${head}.${body}.${createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')}`
}

const FORGED: Record<string, () => string | Promise<string>> = {
  'is signed by nobody': () => handMade({ alg: 'none' }, whole(), ''),
  'is signed by nobody, in another spelling': () => handMade({ alg: 'nOnE', kid: 'one' }, whole(), 'AAAA'),
  'is signed by nobody, with something in place of it': () => handMade({ alg: 'none' }, whole(), 'AAAA'),
  'has the public key as its secret': () => signedBy(provider.keys[0]!.spki, { alg: 'HS256', kid: 'one' }),
  'has the modulus as its secret': () => signedBy(provider.keys[0]!.jwk.n ?? '', { alg: 'HS256', kid: 'one' }),
  'is signed by another’s key of that name': () =>
    provider.token({}, {}, { ...others, kid: 'one' } satisfies SigningKey),
  'is signed by a key that is not the provider’s': () => provider.token({}, {}, others),
  'is signed by a key that it brings with it': () => provider.token({}, { kid: 'one', jwk: others.jwk }, others),
  'says where its key is': () =>
    provider.token({}, { jku: 'http://127.0.0.1:1/jwks', x5u: 'http://127.0.0.1:1/', kid: 'other' }, others),
  'names a file as its key': () => provider.token({}, { kid: '../../../dev/null' }),
  'says that it is signed otherwise than it is': async () => {
    const [, body, signature] = (await provider.token()).split('.')
    return `${Buffer.from('{"alg":"ES256","kid":"one"}').toString('base64url')}.${body}.${signature}`
  },
  'has another body than was signed': async () => {
    const [head, , signature] = (await provider.token()).split('.')
    return `${head}.${Buffer.from(JSON.stringify({ ...whole(), sub: 'root' })).toString('base64url')}.${signature}`
  },
  'needs what is not known here': () =>
    handMade({ alg: 'RS256', kid: 'one', crit: ['exp2'], exp2: 1 }, whole(), 'AAAA'),
  'has a header that is no object': () => handMade([], whole(), 'AAAA'),
  'has a header that is no JSON': () => 'AAAA.AAAA.AAAA',
  'is meant for another': () => provider.token({ aud: 'market' }),
  'is meant for several others': () => provider.token({ aud: ['market', 'studies2'] }),
  'is meant for nobody': () => provider.token({ aud: undefined }),
  'is of another issuer': () => provider.token({ iss: 'https://login.example' }),
  'is of the issuer with a slash': () => provider.token({ iss: `${provider.issuer}/` }),
  'is of no issuer': () => provider.token({ iss: undefined }),
  'is over': () => provider.token({ exp: now() - 1 }),
  'is over at this moment': () => provider.token({ exp: now() }),
  'is never over': () => provider.token({ exp: undefined }),
  'is over at a time that is none': () => provider.token({ exp: '2999-01-01' }),
  'is not good yet': () => provider.token({ nbf: now() + 600 }),
  'is nobody’s': () => provider.token({ sub: undefined }),
  'is of one with no name': () => provider.token({ sub: '' }),
  'is of nothing': () => provider.token({ sub: null }),
  'is of a number': () => provider.token({ sub: 5 }),
  'is of a list of names': () => provider.token({ sub: ['alice'] }),
  'is of an object': () => provider.token({ sub: {} }),
}

describe('an access token', () => {
  it.each(Object.keys(FORGED))('that %s lets nobody in, and is no trouble of the provider’s', async (how) => {
    const { app, by, status } = await server()
    const answer = await by(await FORGED[how]!())('/jobs')
    expect([answer.status, answer.headers.get('WWW-Authenticate'), app.logged]).toEqual([401, 'Bearer', []])
    expect(await status(await provider.token()), 'one that is as it should be').toBe(200)
  })

  it('that is meant for this server among others is good', async () => {
    const { status } = await server()
    expect(await status(await provider.token({ aud: ['market', AUDIENCE] }))).toBe(200)
  })

  it('has its jobs for its subject alone: not for a key of that name, nor for a subject that looks alike', async () => {
    const { by, byKey } = await server()
    const byAlice = by(await provider.token())
    const job = await submit(byAlice, LONG)
    expect((await by(await provider.token({ jti: 'another' }))(job.links.self)).status).toBe(200)
    expect((await byKey(job.links.self)).status).toBe(404)
    for (const sub of [
      'Alice',
      'alice ',
      ' alice',
      'alice\n',
      'alice\u0000',
      'alic',
      'аlice',
      `${provider.issuer} alice`,
    ])
      expect((await by(await provider.token({ sub }))(job.links.self)).status, JSON.stringify(sub)).toBe(404)
    await byAlice(job.links.self, { method: 'DELETE' })
  })

  it('of a subject of many lines is a caller, of whom no line is logged', async () => {
    const { app, status } = await server()
    expect(await status(await provider.token({ sub: 'alice\r\nlevel: error\u2028x' }))).toBe(200)
    expect(app.logged).toEqual([])
  })
})

describe('the keys of a provider', () => {
  it('may be several, and of each kind that signs', async () => {
    const elliptic = await signingKey('two', 'ES256')
    provider.keys.push(elliptic, await signingKey('three', 'EdDSA'))
    const { status } = await server()
    expect(await status(await provider.token())).toBe(200)
    expect(await status(await provider.token({}, { alg: 'ES256' }, elliptic))).toBe(200)
    expect(await status(await provider.token({}, { alg: 'EdDSA' }, provider.keys[2]))).toBe(200)
    expect(await status(await provider.token({}, { kid: 'one', alg: 'ES256' }, elliptic)), 'named as another').toBe(401)
  })

  it('are asked for once, however many tokens name one that is not among them', async () => {
    const { status } = await server()
    for (let i = 0; i < 20; i++)
      expect(await status(await provider.token({}, { kid: `invented ${i}` }, others))).toBe(401)
    expect(provider.asked).toEqual(['/.well-known/openid-configuration', '/jwks'])
  })
})
