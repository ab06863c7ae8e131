import fc from 'fast-check'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import {
  base64url,
  CompactEncrypt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CompactJWEHeaderParameters,
  type JWK,
} from 'jose'
import { combine, split } from 'shamir-secret-sharing'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  envelopeFault,
  isShareOf,
  seal,
  sealKeepingKey,
  SealBroken,
  shareOf,
  unseal,
  unsealWithKey,
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
    const { content } = await unseal(envelope, BINDING, { trustees, threshold: envelope.threshold }, shares)
    return content
  } catch (error) {
    if (error instanceof SealBroken) return undefined
    throw error
  }
}
interface Made {
  readonly key: Uint8Array
  readonly parts: readonly Uint8Array[]
}
/** A share for a trustee, sealed as anybody can. */
async function sealedTo(i: number, part: Uint8Array, envelope: Envelope): Promise<string> {
  const { epk: _, ...header } = decodeProtectedHeader(envelope.shares[i]!.share)
  return new CompactEncrypt(part)
    .setProtectedHeader(header as CompactJWEHeaderParameters)
    .encrypt(await importJWK(trustees[i]!.publicJwk, 'ECDH-ES+A256KW'))
}
/** What an envelope opens to by its key and by each choice of trustees, of those who can read their share. */
async function openedBy(envelope: Envelope, key: string): Promise<Set<string | undefined>> {
  const whom = { trustees, threshold: envelope.threshold }
  const found = [
    await unsealWithKey(envelope, BINDING, whom, key).then(
      (one) => one.content,
      () => undefined,
    ),
  ]
  const shares: (readonly [string, string])[] = []
  for (let i = 0; i < trustees.length; i++)
    await shareWith(envelope, i).then(
      (share) => isShareOf(envelope, `t${i}`, share) && shares.push([`t${i}`, share]),
      () => undefined,
    )
  for (let chosen = 0; chosen < 2 ** shares.length; chosen++) {
    const given = shares.filter((_, i) => chosen & (1 << i))
    if (given.length >= envelope.threshold) found.push(await opened(envelope, new Map(given)))
  }
  return new Set(found)
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

  it('opens for no trustees at all, nor by its key, if any character of it is changed', () =>
    fc.assert(
      fc.asyncProperty(
        content,
        fc.constantFrom('content', 'key', 'share', 'hash', 'swap'),
        fc.nat({ max: 1e6 }),
        fc.nat({ max: 4 }),
        async (text, part, at, which) => {
          const { envelope, key } = await sealKeepingKey(text, BINDING, { trustees, threshold: 3 })
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
          expect(await openedBy(spoilt, key)).toEqual(new Set([undefined]))
        },
      ),
      { numRuns: 60, endOnFailure: true },
    ))

  it('opens to the same for whichever trustees hand out their shares', () =>
    fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 5 }), async (text, threshold) => {
        const { envelope, key } = await sealKeepingKey(text, BINDING, { trustees, threshold })
        expect(await openedBy(envelope, key)).toEqual(new Set([text]))
      }),
      { numRuns: 10, endOnFailure: true },
    ))

  // Its sender could have it opened or not, after the close, by a trustee in league with them.
  it.each<[string, (made: Made) => Promise<Made['parts']>]>([
    [
      'makes its key with some shares and not with others',
      async ({ key, parts }) => {
        const others = await split(globalThis.crypto.getRandomValues(new Uint8Array(32)), 5, 3)
        const own = await split(key, 3, 3)
        return parts.map((_, i) => own[i] ?? others[i]!)
      },
    ],
    ['was split by chance, so that nobody can tell what its other shares are', ({ key }) => split(key, 5, 3)],
    [
      'has a share that is not of its key',
      ({ parts }) =>
        Promise.resolve(
          parts.with(
            4,
            parts[4]!.map((byte) => byte ^ 1),
          ),
        ),
    ],
    ['has two shares at one place', ({ parts }) => Promise.resolve(parts.with(4, parts[3]!))],
  ])('that %s opens for no trustees, nor by its key', async (_, change) => {
    const made = await sealKeepingKey(JSON.stringify(ORDERS[0]), BINDING, { trustees, threshold: 3 })
    const key = base64url.decode(made.key)
    const parts = await Promise.all(trustees.map(async (__, i) => base64url.decode(await shareWith(made.envelope, i))))
    const changed = await change({ key, parts })
    const shares = await Promise.all(
      made.envelope.shares.map(async (one, i) => ({
        trustee: one.trustee,
        share: await sealedTo(i, changed[i]!, made.envelope),
        hash: bytesToHex(sha256(changed[i]!)),
      })),
    )
    const envelope = { ...made.envelope, shares }
    // Who takes it in sees nothing of that.
    expect(envelopeFault(envelope, BINDING, { trustees, threshold: 3 })).toBeUndefined()
    expect(await shareWith(envelope, 4)).toBe(base64url.encode(changed[4]!))
    expect(await openedBy(envelope, made.key)).toEqual(new Set([undefined]))
  })
  it('whose share a trustee cannot read opens for no others either', async () => {
    const { envelope, key } = await sealKeepingKey(JSON.stringify(ORDERS[0]), BINDING, { trustees, threshold: 3 })
    for (const i of [0, 1, 2, 3, 4]) {
      const [head = '', , ...rest] = envelope.shares[i]!.share.split('.')
      const noise = base64url.encode(globalThis.crypto.getRandomValues(new Uint8Array(40)))
      const shares = envelope.shares.with(i, { ...envelope.shares[i]!, share: [head, noise, ...rest].join('.') })
      expect(envelopeFault({ ...envelope, shares }, BINDING, { trustees, threshold: 3 })).toBeUndefined()
      expect(await openedBy({ ...envelope, shares }, key)).toEqual(new Set([undefined]))
    }
  })

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
