import { createCipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { envelopeFault, sealKeepingKey, shareOf, unseal, type Binding, type Envelope } from './index.ts'

/** Known answers for docs/reference/sealed-orders.md: programs of others that seal have to get the same bytes. */

interface Known {
  readonly key: string
  readonly salt: string
  readonly binding: Binding
  readonly threshold: number
  readonly trustees: readonly { readonly id: string; readonly number: number; readonly x: string; readonly d: string }[]
  readonly content: string
  readonly envelope: Envelope
}
const known = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/fixtures', 'sealed-order.json'), 'utf8'),
) as Known
const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')
const whomIn = ({ threshold, trustees }: Known) => ({
  threshold,
  trustees: trustees.map(({ id, number, x }) => ({ id, number, publicJwk: { kty: 'OKP', crv: 'X25519', x } })),
})

/** The page once more, with nothing of ours: node:crypto alone. */
function sealedByThePage({ key: key64, salt, binding, threshold, trustees, content }: Known): Envelope {
  const key = bytes(key64)
  const text64 = (data: Buffer | string): string => Buffer.from(data).toString('base64url')
  const hash = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex')
  const derived = (purpose: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', key, Buffer.alloc(32), `ytterby envelope ${purpose}`, length))
  const { market, round, terms, order, version, organisation } = binding
  const commitment = hash(JSON.stringify({ market, order, organisation, round, salt, terms, version }))
  const bound = { market, round, terms, bound: commitment }
  const jwe = (header: object, wrapped: Buffer, plain: Buffer, cek: Buffer, iv: Buffer): string => {
    const head = text64(JSON.stringify(header))
    const cipher = createCipheriv('aes-256-gcm', cek, iv).setAAD(Buffer.from(head))
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
    return [head, text64(wrapped), text64(iv), text64(sealed), text64(cipher.getAuthTag())].join('.')
  }

  const plain = Buffer.from(content)
  const padded = Buffer.alloc(1024 * Math.ceil((plain.length + 1) / 1024), 0x20)
  plain.copy(padded)

  const timesX = (a: number): number => ((a << 1) ^ (a & 0x80 ? 0x1b : 0)) & 0xff
  const times = (a: number, b: number): number => (b === 0 ? 0 : (b & 1 ? a : 0) ^ times(timesX(a), b >> 1))
  const higher = derived('split', 32 * (threshold - 1))
  const partOf = (place: number): Buffer => {
    const part = Buffer.from(key)
    let power = 1
    for (let j = 0; j < threshold - 1; j++) {
      power = times(power, place)
      for (let b = 0; b < 32; b++) part[b]! ^= times(higher[32 * j + b]!, power)
    }
    return Buffer.concat([part, Buffer.of(place)])
  }

  const number32 = (n: number): Buffer => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])
  const shares = trustees.map(({ id, number, x }, i) => {
    const privateKey = createPrivateKey({
      key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), derived(`share ${i} exchange`, 32)]),
      format: 'der',
      type: 'pkcs8',
    })
    const epk = { x: createPublicKey(privateKey).export({ format: 'jwk' }).x, crv: 'X25519', kty: 'OKP' }
    const shared = diffieHellman({
      privateKey,
      publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' }),
    })
    const alg = 'ECDH-ES+A256KW'
    const info = [number32(alg.length), Buffer.from(alg), number32(0), number32(0), number32(256)]
    const kek = createHash('sha256')
      .update(Buffer.concat([number32(1), shared, ...info]))
      .digest()
    const cek = derived(`share ${i}`, 32)
    const wrap = createCipheriv('id-aes256-wrap', kek, Buffer.alloc(8, 0xa6))
    const wrapped = Buffer.concat([wrap.update(cek), wrap.final()])
    const part = partOf(i + 1)
    const header = { alg, enc: 'A256GCM', kid: `${number}`, ...bound, epk }
    return { trustee: id, share: jwe(header, wrapped, part, cek, derived(`share ${i} iv`, 12)), hash: hash(part) }
  })
  const header = { alg: 'dir', enc: 'A256GCM', ...bound }
  return {
    content: jwe(header, Buffer.alloc(0), padded, derived('content', 32), derived('content iv', 12)),
    key: hash(key),
    threshold,
    shares,
    salt,
  }
}

describe('a sealed order whose key and salt are known', () => {
  it('has the bytes that are kept, whatever the library writes into its headers', async () => {
    const { content, binding, key, salt, envelope } = known
    const made = await sealKeepingKey(content, binding, whomIn(known), bytes(key), bytes(salt))
    expect(made).toEqual({ envelope, key })
    // Their order counts: headers are sealed as they are written.
    expect(JSON.stringify(made.envelope)).toBe(JSON.stringify(envelope))
  })
  it('has the same bytes if it is made by the page, without our code and our libraries', () => {
    expect(sealedByThePage(known)).toEqual(known.envelope)
  })
  it.each([
    [1, 1],
    [1, 3],
    [4, 7],
  ])('has so with %i of %i trustees too, and with any content', async (threshold, n) => {
    const trustees = Array.from({ length: n }, (_, i) => ({
      ...known.trustees[i % 3]!,
      id: `urn:t:${i}`,
      number: i + 1,
    }))
    for (const content of ['{}', 'ü'.repeat(511), 'ü'.repeat(512), 'x'.repeat(5000)]) {
      const other = { ...known, threshold, trustees, content }
      const { envelope } = await sealKeepingKey(
        content,
        known.binding,
        whomIn(other),
        bytes(known.key),
        bytes(known.salt),
      )
      expect(sealedByThePage(other)).toEqual(envelope)
    }
  })
  it('is taken by the market and opened by any two of its trustees', async () => {
    const { content, binding, envelope, trustees, key } = known
    expect(envelopeFault(envelope, binding, whomIn(known))).toBeUndefined()
    for (const out of trustees) {
      const shares = new Map<string, string>()
      for (const { id, x, d } of trustees)
        if (id !== out.id) {
          const own = envelope.shares.find(({ trustee }) => trustee === id)!
          shares.set(id, await shareOf(own.share, binding, { kty: 'OKP', crv: 'X25519', x, d }))
        }
      const opened = await unseal(envelope, binding, whomIn(known), shares)
      expect([opened.content, Buffer.from(opened.key).toString('base64url')]).toEqual([content, key])
    }
  })
})
