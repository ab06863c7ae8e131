import fc from 'fast-check'
import { base64url, exportJWK, generateKeyPair, type JWK } from 'jose'
import { combine } from 'shamir-secret-sharing'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  isShareOf,
  seal,
  SealBroken,
  shareOf,
  unseal,
  type Envelope,
  type OrderContent,
  type Trustee,
} from '../../src/market/index.ts'

/** Too few trustees, and somebody who has the envelope and changes it. */

const ROUND = { market: 'market', round: 'r1', terms: 'terms' }
const BINDING = { ...ROUND, order: 'o1', version: 1, organisation: 'acme' }
const COMMON = { material: 'dy-oxide', grade: 'traced', place: 'AUS', kg: '1500.5' }
const ORDERS: readonly OrderContent[] = [
  { kind: 'sell', ...COMMON, month: '2027-03', ask: '410', lots: ['urn:lot:acme:17'] },
  { kind: 'buy', ...COMMON, at: [{ month: '2027-03', bid: '450' }] },
  { kind: 'floor', ...COMMON, month: '2027-03', contract: 'floor-acme', floor: '60', lots: ['urn:lot:acme:19'] },
]
const privates: JWK[] = []
const trustees: Trustee[] = []
beforeAll(async () => {
  for (let i = 0; i < 5; i++) {
    const { privateKey, publicKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true })
    privates.push(await exportJWK(privateKey))
    trustees.push({ id: `t${i}`, number: i + 1, publicJwk: await exportJWK(publicKey) })
  }
})
const sharesFrom = async (envelope: Envelope, which: readonly number[]): Promise<Map<string, string>> =>
  new Map(await Promise.all(which.map(async (i) => [`t${i}`, await shareWith(envelope, i)] as const)))
const shareWith = (envelope: Envelope, i: number): Promise<string> =>
  shareOf(envelope.shares[i]?.share ?? '', ROUND, privates[i]!)
const opened = async (envelope: Envelope, shares: ReadonlyMap<string, string>): Promise<string | undefined> => {
  try {
    return await unseal(envelope, BINDING, shares)
  } catch (error) {
    if (error instanceof SealBroken) return undefined
    throw error
  }
}
const content = fc.constantFrom(...ORDERS).map((order) => JSON.stringify(order))

describe('an envelope', () => {
  it('stays closed to fewer trustees than it takes, with whatever else they hand in', () =>
    fc.assert(
      fc.asyncProperty(
        content,
        fc.integer({ min: 2, max: 5 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4]),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        async (text, threshold, order, noise) => {
          const envelope = await seal(text, BINDING, { trustees, threshold })
          const few = order.slice(0, threshold - 1)
          const shares = await sharesFrom(envelope, few)
          const [first] = [...shares.values()]
          // Their own shares under others' names, shares of another order, and rubbish.
          const other = await sharesFrom(await seal(text, BINDING, { trustees, threshold }), [0, 1, 2, 3, 4])
          for (const rest of trustees.map(({ id }) => id).filter((id) => !shares.has(id)))
            for (const made of [first ?? 'x', other.get(rest)!, base64url.encode(noise)])
              expect(await opened(envelope, new Map([...shares, [rest, made]]))).toBeUndefined()
          expect(await opened(envelope, shares)).toBeUndefined()
          // Nor do the parts by themselves make the key: with one part guessed, another key comes out.
          if (few.length > 0) {
            const parts = [...shares.values()].map((share) => base64url.decode(share))
            const guess = parts[0]!.map((byte, i) => (byte + 1 + (noise[i % noise.length] ?? 0)) % 256)
            guess[guess.length - 1] = (Math.max(...parts.map((part) => part.at(-1)!)) % 255) + 1
            const key = await combine([...parts, guess]).catch(() => new Uint8Array())
            expect(
              isShareOf(
                { ...envelope, shares: [{ ...envelope.shares[0]!, hash: envelope.key }] },
                't0',
                base64url.encode(key),
              ),
            ).toBe(false)
          }
        },
      ),
      { numRuns: 40, endOnFailure: true },
    ))

  it('opens to what was sealed or not at all, whichever character of it is changed', () =>
    fc.assert(
      fc.asyncProperty(
        content,
        fc.constantFrom('content', 'key', 'share', 'hash', 'swap'),
        fc.nat({ max: 1e6 }),
        fc.nat({ max: 4 }),
        async (text, part, at, which) => {
          const envelope = await seal(text, BINDING, { trustees, threshold: 3 })
          const change = (given: string): string => {
            const i = at % given.length
            return (
              given.slice(0, i) +
              (given[i] === 'A' ? 'B' : given[i] === '0' ? '1' : /[0-9a-f]/.test(given[i]!) ? '0' : 'A') +
              given.slice(i + 1)
            )
          }
          const one = envelope.shares[which]!
          const spoilt: Envelope =
            part === 'content' || part === 'key'
              ? { ...envelope, [part]: change(envelope[part]) }
              : {
                  ...envelope,
                  shares: envelope.shares.map((share, i) =>
                    i !== which
                      ? share
                      : part === 'swap'
                        ? { ...share, share: envelope.shares[(which + 1) % 5]!.share }
                        : { ...share, [part]: change(one[part === 'hash' ? 'hash' : 'share']) },
                  ),
                }
          const shares = new Map<string, string>()
          for (let i = 0; i < 5; i++)
            await shareWith(spoilt, i).then(
              (share) => shares.set(`t${i}`, share),
              () => undefined,
            )
          const said = await opened(spoilt, shares)
          if (said !== undefined) expect(said).toBe(text)
        },
      ),
      { numRuns: 60, endOnFailure: true },
    ))

  it('has the same length for each kind of order, and repeats nothing', async () => {
    const seen = new Set<string>()
    for (const order of [...ORDERS, ...ORDERS]) {
      const envelope = await seal(JSON.stringify(order), BINDING, { trustees, threshold: 3 })
      expect(envelope.content).toHaveLength((await seal('{}', BINDING, { trustees, threshold: 3 })).content.length)
      for (const secret of [
        envelope.content.split('.').slice(1).join('.'),
        envelope.key,
        ...envelope.shares.map(({ hash }) => hash),
      ]) {
        expect(seen.has(secret)).toBe(false)
        seen.add(secret)
      }
    }
  })
})
