import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { isShareOf, seal, SealBroken, shareOf, unseal, type Envelope, type Trustee } from './index.ts'

const BINDING = { round: 'r1', order: 'o1', organisation: 'acme' }
const ORDER = '{"kind":"sell","ask":"63.5"}'
const privates = new Map<string, JWK>()
const trustees: Trustee[] = []
let envelope: Envelope

const shares = async (of: Envelope, ...ids: string[]): Promise<Map<string, string>> =>
  new Map(await Promise.all(ids.map(async (id) => [id, await shareOf(of, id, privates.get(id)!)] as const)))

beforeAll(async () => {
  for (const id of ['japan', 'europe', 'usa']) {
    const { privateKey, publicKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true })
    privates.set(id, await exportJWK(privateKey))
    trustees.push({ id, publicJwk: await exportJWK(publicKey) })
  }
  envelope = await seal(ORDER, BINDING, { trustees, threshold: 2 })
})

describe('a sealed order', () => {
  it.each([
    ['japan', 'europe'],
    ['europe', 'usa'],
    ['usa', 'japan'],
    ['japan', 'europe', 'usa'],
  ])('is opened by %s and %s', async (...ids) => {
    expect(await unseal(envelope, BINDING, await shares(envelope, ...ids))).toBe(ORDER)
  })
  it('stays closed to fewer', async () => {
    await expect(unseal(envelope, BINDING, await shares(envelope, 'japan'))).rejects.toThrow(
      '1 shares are there, and it takes 2.',
    )
    await expect(unseal(envelope, BINDING, new Map())).rejects.toThrow(SealBroken)
  })
  it('shows nothing of itself, not its length either', async () => {
    expect(JSON.stringify(envelope)).not.toContain('63.5')
    const longer = await seal(ORDER.repeat(20), BINDING, { trustees, threshold: 2 })
    expect(longer.content).toHaveLength(envelope.content.length)
  })
  it('is not opened with the key of another trustee, and a wrong share does not count', async () => {
    await expect(shareOf(envelope, 'japan', privates.get('usa')!)).rejects.toThrow('cannot be read')
    await expect(shareOf(envelope, 'china', privates.get('usa')!)).rejects.toThrow('no share for china')
    const own = await shares(envelope, 'japan', 'usa')
    expect(isShareOf(envelope, 'japan', own.get('japan')!)).toBe(true)
    expect(isShareOf(envelope, 'japan', own.get('usa')!)).toBe(false)
    expect(isShareOf(envelope, 'japan', '%%%')).toBe(false)
    await expect(unseal(envelope, BINDING, new Map([...own, ['usa', own.get('japan')!]]))).rejects.toThrow('1 shares')
  })
  it('opens for no other order, round or organisation', async () => {
    const both = await shares(envelope, 'japan', 'usa')
    for (const other of [{ order: 'o2' }, { round: 'r2' }, { organisation: 'other' }])
      await expect(unseal(envelope, { ...BINDING, ...other }, both)).rejects.toThrow('made for another')
  })
  it('cannot be made to open to one thing or another: shares that do not make its key are its sender’s fault', async () => {
    const other = await seal('{"kind":"buy"}', BINDING, { trustees, threshold: 2 })
    const mixed: Envelope = { ...envelope, shares: [envelope.shares[0]!, other.shares[1]!, envelope.shares[2]!] }
    const given = await shares(mixed, 'japan', 'europe')
    await expect(unseal(mixed, BINDING, given)).rejects.toThrow(SealBroken)
    const swapped: Envelope = { ...envelope, content: other.content }
    await expect(unseal(swapped, BINDING, await shares(swapped, 'japan', 'usa'))).rejects.toThrow('does not open it')
  })
  it('takes one trustee alone where one is enough', async () => {
    const own = await seal(ORDER, BINDING, { trustees, threshold: 1 })
    expect(await unseal(own, BINDING, await shares(own, 'usa'))).toBe(ORDER)
  })
})
