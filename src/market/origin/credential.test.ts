import fc from 'fast-check'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  eventOf,
  issueCredential,
  isRefusal,
  keysOf,
  proveLot,
  recordLots,
  verifyCredential,
  type CustodyEvent,
  type EpcisEvent,
  type Refusal,
} from '../index.ts'
import { CHAIN, commission, day, had, lot, org } from '../../../test/market-chain.ts'
import { registry, told } from '../../../test/market-origin.ts'

describe('credentials', () => {
  interface Pair {
    readonly id: string
    readonly privateJwk: JWK
    readonly publicJwk: JWK
  }
  const pairOf = async (id: string): Promise<Pair> => {
    const { privateKey, publicKey } = await generateKeyPair('Ed25519', { extractable: true })
    return { id, privateJwk: await exportJWK(privateKey), publicJwk: await exportJWK(publicKey) }
  }
  const pairs = new Map<string, Pair>()
  const OWNERS = ['aus-ore', 'my-sep', 'jp-metal', 'jp-magnet', 'us-all', 'cn-all']
  beforeAll(async () => {
    for (const name of OWNERS) pairs.set(name, await pairOf(`key-${name}`))
  })
  const pair = (name: string): Pair => {
    const found = pairs.get(name)
    if (found === undefined) throw new Error(`no key of ${name}`)
    return found
  }
  const keysWith = (change: Readonly<Record<string, string>> = {}) =>
    keysOf(
      OWNERS.map((name) => {
        const { id, publicJwk } = pair(name)
        const { kty, crv, x } = publicJwk
        return {
          id,
          organisation: org(name),
          jwk: { kty, crv, x },
          from: '2026-01-01T00:00:00Z',
          until: '2028-01-01T00:00:00Z',
          ...(name === 'aus-ore' ? change : {}),
        }
      }),
    )
  const [first] = CHAIN
  const event: EpcisEvent = eventOf(first ?? commission('none', 0, 'us', {}))
  const sign = (of: EpcisEvent = event, by = 'aus-ore', issuer = by, when = day(0.5)): Promise<string> =>
    issueCredential(of, { issuer: org(issuer), key: pair(by), at: when })
  const codeOf = async (
    token: string,
    change: Readonly<Record<string, string>> = {},
    received = day(1),
  ): Promise<string> => {
    const answer = await verifyCredential(token, { keys: keysWith(change), received })
    if (!isRefusal(answer)) return 'taken'
    expect(answer.message).not.toBe('')
    return answer.code
  }
  const part = (token: string, which: number): string => token.split('.')[which] ?? ''
  const base64 = (text: string): string => Buffer.from(text).toString('base64url')

  it('carry an event, its signer and when it came', async () => {
    const token = await sign()
    expect(JSON.parse(Buffer.from(part(token, 0), 'base64url').toString())).toEqual({
      alg: 'Ed25519',
      typ: 'vc+jwt',
      cty: 'vc',
      kid: 'key-aus-ore',
    })
    expect(await verifyCredential(token, { keys: keysWith(), received: day(1) })).toEqual({
      event,
      signer: org('aus-ore'),
      received: day(1),
    })
  })

  it('are refused over other bytes, a bit anywhere being enough', async () => {
    const token = await sign()
    const payload = Buffer.from(part(token, 1), 'base64url').toString()
    const other = base64(payload.replace('"quantity":1000', '"quantity":9000'))
    expect(await codeOf([part(token, 0), other, part(token, 2)].join('.'))).toBe('CREDENTIAL_SIGNATURE_WRONG')
    await fc.assert(
      fc.asyncProperty(fc.nat(payload.length - 1), fc.integer({ min: 1, max: 127 }), async (at, by) => {
        const bytes = Buffer.from(payload)
        bytes[at] = (bytes[at] ?? 0) ^ by
        expect(await codeOf([part(token, 0), bytes.toString('base64url'), part(token, 2)].join('.'))).toBe(
          'CREDENTIAL_SIGNATURE_WRONG',
        )
      }),
      { numRuns: 20 },
    )
  })

  it('are refused without a signature, or by an algorithm of their own choice', async () => {
    const token = await sign()
    const header = (of: object): string => base64(JSON.stringify(of))
    const none = [header({ alg: 'none', typ: 'vc+jwt', kid: 'key-aus-ore' }), part(token, 1), ''].join('.')
    const mac = [header({ alg: 'HS256', typ: 'vc+jwt', kid: 'key-aus-ore' }), part(token, 1), part(token, 2)].join('.')
    const typeless = [header({ alg: 'Ed25519', kid: 'key-aus-ore' }), part(token, 1), part(token, 2)].join('.')
    for (const forged of [none, mac, typeless, 'nothing', '']) expect(await codeOf(forged)).toBe('CREDENTIAL_MALFORMED')
  })

  it("are refused by another organisation's key", async () => {
    expect(await codeOf(await sign(event, 'cn-all', 'aus-ore'))).toBe('CREDENTIAL_KEY_OF_ANOTHER')
    // In its own name it may sign what it likes; the book then asks whose event it is.
    const own = await verifyCredential(await sign(event, 'cn-all'), { keys: keysWith(), received: day(1) })
    expect(isRefusal(own)).toBe(false)
    if (!isRefusal(own)) expect(told(recordLots([own], registry))).toEqual(['EVENT_SIGNER_WRONG mine'])
    const stranger = await pairOf('key-stranger')
    const token = await issueCredential(event, { issuer: org('aus-ore'), key: stranger, at: day(0.5) })
    expect(await codeOf(token)).toBe('CREDENTIAL_KEY_UNKNOWN')
    const named = await issueCredential(event, {
      issuer: org('aus-ore'),
      key: { ...stranger, id: 'key-aus-ore' },
      at: day(0.5),
    })
    expect(await codeOf(named)).toBe('CREDENTIAL_SIGNATURE_WRONG')
  })

  it('are refused by a revoked key, whatever time the signer writes', async () => {
    const token = await sign()
    expect(await codeOf(token, { revoked: day(0.9) })).toBe('CREDENTIAL_KEY_REVOKED')
    expect(await codeOf(token, { revoked: day(1) })).toBe('CREDENTIAL_KEY_REVOKED')
    // What the market had before stays good.
    expect(await codeOf(token, { revoked: day(1.1) })).toBe('taken')
  })

  it('are refused by a key that is not yet or no longer valid, backdated events among them', async () => {
    const token = await sign()
    // The key is valid when it signs, and the event is put before that.
    expect(await codeOf(token, { from: day(0.2) })).toBe('CREDENTIAL_KEY_NOT_VALID')
    expect(await codeOf(token, { until: day(1) })).toBe('CREDENTIAL_KEY_NOT_VALID')
    expect(await codeOf(token, { from: day(0), until: day(1.1) })).toBe('taken')
  })

  it('are refused before what they tell of, and long after it', async () => {
    expect(await codeOf(await sign(event, 'aus-ore', 'aus-ore', day(-0.5)))).toBe('CREDENTIAL_TIME_WRONG')
    expect(await codeOf(await sign(event, 'aus-ore', 'aus-ore', day(2)), {}, day(1))).toBe('CREDENTIAL_TIME_WRONG')
    expect(await codeOf(await sign(), {}, day(31))).toBe('CREDENTIAL_TIME_WRONG')
    expect(await codeOf(await sign(), {}, day(30))).toBe('taken')
  })

  it('are refused with an event that could not be written down', async () => {
    const odd: EpcisEvent = Object.assign(structuredClone(event), { 'ytterby:bonus': 1 })
    expect(await codeOf(await sign(odd))).toBe('EPCIS_NOT_ALLOWED')
  })

  describe('of a lot', () => {
    const SIGNER: Readonly<Record<string, string>> = Object.fromEntries(OWNERS.map((name) => [org(name), name]))
    const kept = (acts: readonly CustodyEvent[]) =>
      Promise.all(
        acts.map(async (act) => {
          const { event: of, signer, received } = had(act)
          return {
            token: await sign(of, SIGNER[signer] ?? '', SIGNER[signer] ?? '', act.error?.declared ?? act.at),
            received,
          }
        }),
      )
    const codes = async (name: string, tokens: Awaited<ReturnType<typeof kept>>): Promise<readonly string[]> => {
      const proof = await proveLot(lot(name), tokens, registry, { keys: keysWith() })
      return proof.kind === 'proved' ? ['proved'] : proof.refused.map(({ code }: Refusal) => code)
    }

    it('prove it from the mine on', async () => {
      expect(await codes('magnet', await kept(CHAIN))).toEqual(['proved'])
    })

    it('are refused where they are those of another lot', async () => {
      const other = commission('other', 0, 'mine-au', { other: ['ore-mt-weld', 1000] })
      // Replayed: genuine, and about something else.
      expect(await codes('magnet', await kept([...CHAIN, other]))).toEqual(['CREDENTIAL_OF_ANOTHER_LOT'])
      expect(await codes('other', await kept(CHAIN.slice(0, 1)))).toEqual(['CREDENTIAL_OF_ANOTHER_LOT', 'LOT_UNKNOWN'])
    })

    it('are refused with a gap', async () => {
      const gap = await kept(CHAIN.filter(({ kind }) => kind !== 'commission'))
      expect(await codes('magnet', gap)).toContain('LOT_UNKNOWN')
    })
  })
})
