import { createCipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { base64url } from 'jose'
import { describe, expect, it } from 'vitest'
import {
  commitmentOf,
  envelopeFault,
  isShareOf,
  sealKeepingKey,
  SealBroken,
  shareOf,
  trusteeKey,
  unseal,
  unsealWithKey,
  type Envelope,
} from '../../src/market/index.ts'

/**
 * Sealing once more, with nothing of the market's own: what others who seal would write. Then the same with one detail otherwise, as
 * somebody would who wants a choice after the close.
 */

const ROUND = { market: 'market', round: 'r1', terms: 'terms' }
const BINDING = { ...ROUND, order: 'o1', version: 1, organisation: 'acme' }
const ORDER = '{"kind":"sell","ask":"63.5"}'
const NAMES = ['japan', 'europe', 'usa', 'korea']
const secrets = NAMES.map((_, i) => base64url.encode(new Uint8Array(32).fill(i + 1)))
const privates = secrets.map((secret, i) => trusteeKey(secret, ROUND.market, i + 1))
const trustees = NAMES.map((id, i) => ({
  id,
  number: i + 1,
  publicJwk: { kty: 'OKP', crv: 'X25519', x: privates[i]!.x },
}))
const whom = { trustees, threshold: 3 }

const text64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url')
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const made = (key: Uint8Array, purpose: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `ytterby envelope ${purpose}`, length))
const number32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(n)
  return bytes
}

/** By tables of logarithms to the generator 3, where the market multiplies bit by bit. */
const powers: number[] = []
for (let i = 0, x = 1; i < 255; i++) {
  powers.push(x)
  x ^= (x << 1) ^ (x & 0x80 ? 0x11b : 0)
}
const times = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : powers[(powers.indexOf(a) + powers.indexOf(b)) % 255]!
const power = (x: number, n: number): number => Array.from({ length: n }).reduce<number>((y) => times(y, x), 1)

/** What somebody may do otherwise than the page says. */
interface Odd {
  readonly purpose?: (purpose: string) => string
  readonly degree?: number
  readonly place?: (i: number) => number
  readonly blank?: number
  readonly more?: number
  readonly part?: (part: Uint8Array, i: number) => Uint8Array
  readonly head?: (header: Record<string, unknown>, which: string) => string
  readonly epk?: (x: string) => string
  readonly jwe?: (jwe: string, which: string) => string
  readonly salt?: string
  readonly iv?: boolean
}

const sealedBy = (key: Uint8Array, bytes: Uint8Array, iv: Uint8Array, header: string, wrapped = ''): string => {
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(header))
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return [header, wrapped, text64(iv), text64(body), text64(cipher.getAuthTag())].join('.')
}
const privateOf = (bytes: Uint8Array): ReturnType<typeof createPrivateKey> =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), bytes]),
    format: 'der',
    type: 'pkcs8',
  })
/** Concat KDF of RFC 7518 and the key wrap of RFC 3394. */
function wrappedFor(x: string, own: ReturnType<typeof createPrivateKey>, key: Uint8Array): string {
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' })
  const shared = diffieHellman({ privateKey: own, publicKey })
  const alg = Buffer.from('ECDH-ES+A256KW')
  const parts = [number32(1), shared, number32(alg.length), alg, number32(0), number32(0), number32(256)]
  const kek = createHash('sha256').update(Buffer.concat(parts)).digest()
  const cipher = createCipheriv('id-aes256-wrap', kek, Buffer.alloc(8, 0xa6))
  return text64(Buffer.concat([cipher.update(key), cipher.final()]))
}

function sealedAgain(key: Uint8Array, salt: string, content: string, odd: Odd = {}): Envelope {
  const { purpose = (one) => one, degree = whom.threshold - 1, blank = 0x20, more = 0 } = odd
  const derive = (what: string, length: number): Buffer => made(key, purpose(what), length)
  const bound = { ...ROUND, bound: commitmentOf(BINDING, salt) }
  const headOf = (header: Record<string, unknown>, which: string): string =>
    text64(odd.head?.(header, which) ?? JSON.stringify(header))
  const plain = Buffer.from(content)
  const text = Buffer.alloc(1024 * Math.ceil((plain.length + 1) / 1024) + more, blank)
  plain.copy(text)
  const body = sealedBy(
    derive('content', 32),
    text,
    odd.iv === true ? Buffer.alloc(12, 7) : derive('content iv', 12),
    headOf({ alg: 'dir', enc: 'A256GCM', ...bound }, 'content'),
  )
  const higher = derive('split', degree * 32)
  const shares = trustees.map(({ id, number, publicJwk }, i) => {
    const at = odd.place?.(i) ?? i + 1
    const bytes = Array.from({ length: 32 }, (_, b) => {
      let y = key[b]!
      for (let d = 1; d <= degree; d++) y ^= times(higher[(d - 1) * 32 + b]!, power(at, d))
      return y
    })
    const right = Uint8Array.of(...bytes, at)
    const part = odd.part?.(right, i) ?? right
    const own = privateOf(derive(`share ${i} exchange`, 32))
    const x = createPublicKey(own).export({ format: 'jwk' }).x ?? ''
    const header = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: `${number}`, ...bound }
    const head = headOf({ ...header, epk: { x: odd.epk?.(x) ?? x, crv: 'X25519', kty: 'OKP' } }, id)
    const cek = derive(`share ${i}`, 32)
    const share = sealedBy(cek, part, derive(`share ${i} iv`, 12), head, wrappedFor(publicJwk.x, own, cek))
    return { trustee: id, share: odd.jwe?.(share, id) ?? share, hash: sha(part) }
  })
  return {
    content: odd.jwe?.(body, 'content') ?? body,
    key: sha(key),
    threshold: whom.threshold,
    shares,
    salt,
  }
}

/** What comes out, by the key and by each choice of trustees out of those who can read their share. */
async function openings(envelope: Envelope, key: Uint8Array): Promise<Set<string>> {
  const tell = (opening: Promise<{ readonly content: string }>): Promise<string> =>
    opening.then(
      ({ content }) => content,
      (error: unknown) => {
        if (error instanceof SealBroken) return 'refused'
        throw error
      },
    )
  const shares: [string, string][] = []
  for (const [i, { trustee, share }] of envelope.shares.entries())
    await shareOf(share, ROUND, privates[i]!).then(
      (own) => isShareOf(envelope, trustee, own) && shares.push([trustee, own]),
      () => undefined,
    )
  const found = [await tell(unsealWithKey(envelope, BINDING, whom, base64url.encode(key)))]
  for (let chosen = 0; chosen < 2 ** shares.length; chosen++) {
    const own = shares.filter((_, i) => chosen & (1 << i))
    if (own.length >= whom.threshold) found.push(await tell(unseal(envelope, BINDING, whom, new Map(own))))
  }
  return new Set(found)
}

const KEY = Uint8Array.from({ length: 32 }, (_, i) => (i * 37 + 11) % 256)
const SALT = text64(Buffer.alloc(32, 9))
/** The same bytes, with another last character. */
const spare = (text: string): string => {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return text.slice(0, -1) + signs[signs.indexOf(text.at(-1)!) ^ 1]!
}
const partWith = (jwe: string, n: number, change: (part: string) => string): string =>
  jwe
    .split('.')
    .map((part, i) => (i === n ? change(part) : part))
    .join('.')

describe('an envelope that somebody else’s program makes', () => {
  it('is the same to the byte, and opens', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.string({ maxLength: 1500, unit: fc.constantFrom('a', 'é', '鉱', '"') }),
        async (key, text) => {
          const content = JSON.stringify({ text })
          const { envelope } = await sealKeepingKey(content, BINDING, whom, key)
          const again = sealedAgain(key, envelope.salt ?? '', content)
          expect(again).toEqual(envelope)
          expect(await openings(again, key)).toEqual(new Set([content]))
        },
      ),
      { numRuns: 10 },
    ))

  // Refused at the door, refused by all once it is opened, or opened by all: never the one for some and the other for others.
  it.each<[string, 'door' | 'refused' | 'opens', Odd]>([
    ['another content iv', 'refused', { iv: true }],
    ['keys from another purpose', 'refused', { purpose: (one) => (one === 'split' ? 'split ' : one) }],
    ['another exchange for one trustee', 'refused', { purpose: (one) => one.replace('2 exchange', '9 exchange') }],
    ['another share key for one trustee', 'refused', { purpose: (one) => (one === 'share 1' ? 'share 7' : one) }],
    ['parts that fewer put together', 'refused', { degree: 1 }],
    ['parts that it takes more for', 'refused', { degree: 3 }],
    ['places counted from 0, so that one part is the key', 'refused', { place: (i) => i }],
    ['places counted backwards', 'refused', { place: (i) => 4 - i }],
    ['another place on a right part', 'refused', { part: (one, i) => (i === 3 ? one.with(32, 9) : one) }],
    ['two shares swapped', 'refused', { place: (i) => [2, 1, 3, 4][i]! }],
    ['trailing bytes in the content', 'door', { more: 16 }],
    ['trailing bytes in a share', 'door', { part: (one, i) => (i === 0 ? Uint8Array.of(...one, 0) : one) }],
    [
      'a header in which a key stands twice',
      'door',
      { head: (one) => `{"enc":"A256GCM",${JSON.stringify(one).slice(1)}` },
    ],
    [
      'a header in another order',
      'door',
      { head: (one) => JSON.stringify(Object.fromEntries(Object.entries(one).toReversed())) },
    ],
    ['a header with a blank', 'door', { head: (one) => JSON.stringify(one).replace(',', ', ') }],
    ['a header with an escaped letter', 'door', { head: (one) => JSON.stringify(one).replace('terms', '\\u0074erms') }],
    [
      'the number of a key as a number',
      'door',
      { head: (one) => JSON.stringify({ ...one, kid: Number(one['kid'] ?? 0) }) },
    ],
    [
      'an exchange key with its last bit set',
      'refused',
      { epk: (x) => base64url.encode(base64url.decode(x).map((byte, i) => (i === 31 ? byte | 128 : byte))) },
    ],
    ['an exchange key on the twist', 'refused', { epk: () => text64(Buffer.alloc(32).fill(2, 0, 1)) }],
    [
      'an exchange key above the prime',
      'door',
      { epk: () => text64(Buffer.concat([Buffer.from([0xee]), Buffer.alloc(30, 0xff), Buffer.from([0x7f])])) },
    ],
    ['an exchange key with spare bits', 'refused', { epk: spare }],
    [
      'a wrapped key with spare bits',
      'refused',
      { jwe: (one, which) => (which === 'usa' ? partWith(one, 1, spare) : one) },
    ],
    ['a tag with spare bits', 'refused', { jwe: (one, which) => (which === 'usa' ? partWith(one, 4, spare) : one) }],
    [
      'the tag of the content with spare bits',
      'refused',
      { jwe: (one, which) => (which === 'content' ? partWith(one, 4, spare) : one) },
    ],
    ['a kilobyte more of blanks', 'opens', { more: 1024 }],
    ['line feeds for blanks', 'opens', { blank: 0x0a }],
    ['a salt with spare bits', 'opens', { salt: spare(SALT) }],
  ])('with %s is known at the %s', async (_, when, odd) => {
    const envelope = sealedAgain(KEY, odd.salt ?? SALT, ORDER, odd)
    expect(envelopeFault(envelope, BINDING, whom) === undefined).toBe(when !== 'door')
    const found = await openings(envelope, KEY)
    if (when === 'door') expect(found.size).toBe(1)
    else expect(found).toEqual(new Set([when === 'opens' ? ORDER : 'refused']))
  })
  it('has none of these details by chance: each makes other bytes', () => {
    const right = sealedAgain(KEY, SALT, ORDER)
    for (const odd of [{ iv: true }, { degree: 1 }, { more: 1024 }, { blank: 0x0a }])
      expect(sealedAgain(KEY, SALT, ORDER, odd)).not.toEqual(right)
  })

  it('under the key of another order opens for itself alone, and a copy is one of nothing', async () => {
    const other = { ...BINDING, order: 'o2' }
    const { envelope } = await sealKeepingKey(ORDER, other, whom, KEY)
    expect(envelopeFault(envelope, other, whom)).toBeUndefined()
    for (const binding of [BINDING, { ...other, version: 2 }, { ...other, organisation: 'copier' }]) {
      expect(envelopeFault(envelope, binding, whom)).toMatch(/another order, version or sender/)
      await expect(unsealWithKey(envelope, binding, whom, base64url.encode(KEY))).rejects.toThrow(SealBroken)
    }
    // Shares of one are shares of the other, since they are of one key: still neither opens as the other.
    const own = sealedAgain(KEY, SALT, ORDER)
    const shares = await Promise.all(
      envelope.shares.map(
        async ({ trustee, share }, i) => [trustee, await shareOf(share, ROUND, privates[i]!)] as const,
      ),
    )
    expect((await unseal(own, BINDING, whom, new Map(shares))).content).toBe(ORDER)
    await expect(unseal(envelope, BINDING, whom, new Map(shares))).rejects.toThrow('made for another order')
  })
})
