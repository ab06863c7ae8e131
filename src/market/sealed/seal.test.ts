import { base64url, decodeProtectedHeader, exportJWK, generateKeyPair, type JWK } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  commitmentIn,
  commitmentOf,
  envelopeFault,
  isShareOf,
  seal,
  SealBroken,
  shareOf,
  unseal,
  type Envelope,
  type Trustee,
} from './index.ts'

const ROUND = { market: 'market', round: 'r1', terms: 'terms' }
const BINDING = { ...ROUND, order: 'o1', version: 1, organisation: 'acme' }
const ORDER = '{"kind":"sell","ask":"63.5"}'
const privates = new Map<string, JWK>()
const trustees: Trustee[] = []
let envelope: Envelope

const shareWith = (of: Envelope, id: string, key: string = id): Promise<string> =>
  shareOf(of.shares.find(({ trustee }) => trustee === id)?.share ?? '', ROUND, privates.get(key)!)
const shares = async (of: Envelope, ...ids: string[]): Promise<Map<string, string>> =>
  new Map(await Promise.all(ids.map(async (id) => [id, await shareWith(of, id)] as const)))

const opened = async (of: Envelope, given: ReadonlyMap<string, string>, binding = BINDING): Promise<string> =>
  (await unseal(of, binding, { trustees, threshold: of.threshold }, given)).content

beforeAll(async () => {
  for (const id of ['japan', 'europe', 'usa']) {
    const { privateKey, publicKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true })
    privates.set(id, await exportJWK(privateKey))
    trustees.push({ id, number: trustees.length + 1, publicJwk: await exportJWK(publicKey) })
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
    expect(await opened(envelope, await shares(envelope, ...ids))).toBe(ORDER)
  })
  it('stays closed to fewer', async () => {
    await expect(opened(envelope, await shares(envelope, 'japan'))).rejects.toThrow(
      '1 shares are there, and it takes 2.',
    )
    await expect(opened(envelope, new Map())).rejects.toThrow(SealBroken)
  })
  it('shows nothing of itself, not its length either', async () => {
    expect(JSON.stringify(envelope)).not.toContain('63.5')
    const longer = await seal(ORDER.repeat(20), BINDING, { trustees, threshold: 2 })
    expect(longer.content).toHaveLength(envelope.content.length)
  })
  it('is not opened with the key of another trustee, and a wrong share does not count', async () => {
    await expect(shareWith(envelope, 'japan', 'usa')).rejects.toThrow('cannot be read')
    const own = await shares(envelope, 'japan', 'usa')
    expect(isShareOf(envelope, 'japan', own.get('japan')!)).toBe(true)
    expect(isShareOf(envelope, 'japan', own.get('usa')!)).toBe(false)
    expect(isShareOf(envelope, 'japan', '%%%')).toBe(false)
    await expect(opened(envelope, new Map([...own, ['usa', own.get('japan')!]]))).rejects.toThrow('1 shares')
  })
  it('opens for no other order, version, organisation, round, terms or market', async () => {
    const both = await shares(envelope, 'japan', 'usa')
    for (const other of [
      { order: 'o2' },
      { version: 2 },
      { organisation: 'other' },
      { round: 'r2' },
      { terms: 'others' },
      { market: 'another' },
    ])
      await expect(opened(envelope, both, { ...BINDING, ...other })).rejects.toThrow('made for another')
  })
  it('cannot be made to open to one thing or another: shares that do not make its key are its sender’s fault', async () => {
    const other = await seal('{"kind":"buy"}', BINDING, { trustees, threshold: 2 })
    const mixed: Envelope = { ...envelope, shares: [envelope.shares[0]!, other.shares[1]!, envelope.shares[2]!] }
    const given = await shares(mixed, 'japan', 'europe')
    await expect(opened(mixed, given)).rejects.toThrow(SealBroken)
    const swapped: Envelope = { ...envelope, content: other.content }
    await expect(opened(swapped, await shares(swapped, 'japan', 'usa'))).rejects.toThrow('does not open it')
  })
  it('takes one trustee alone where one is enough', async () => {
    const own = await seal(ORDER, BINDING, { trustees, threshold: 1 })
    expect(await opened(own, await shares(own, 'usa'))).toBe(ORDER)
  })
  it('gives a share for the round that it was sealed for, and for no other', async () => {
    const [own] = envelope.shares
    for (const other of [{ market: 'another' }, { round: 'r2' }, { terms: 'others' }])
      await expect(shareOf(own?.share ?? '', { ...ROUND, ...other }, privates.get('japan')!)).rejects.toThrow(
        'another market, another round or other terms',
      )
    await expect(shareOf('nothing', ROUND, privates.get('japan')!)).rejects.toThrow(SealBroken)
  })
  it('tells trustees neither its order, its version nor its sender; with its salt they can be held against it', () => {
    const [own] = envelope.shares
    const commitment = commitmentIn(own?.share ?? '')
    expect(commitment).toBe(commitmentOf(BINDING, envelope.salt ?? ''))
    // The key and the commitment are drawn by chance, and may spell anything.
    const said = (text: string): string =>
      JSON.stringify({ ...decodeProtectedHeader(text), epk: undefined, bound: undefined })
    expect(said(own?.share ?? '')).not.toMatch(/o1|acme/)
    expect(said(envelope.content)).not.toMatch(/o1|acme/)
    expect(commitmentIn('nothing')).toBeUndefined()
  })
})

describe('an envelope that comes in', () => {
  const whom = { trustees, threshold: 2 }
  const fault = (change: Partial<Envelope>): string | undefined =>
    envelopeFault({ ...envelope, ...change }, BINDING, whom)
  const withShare = (change: (share: string) => string): Partial<Envelope> => ({
    shares: envelope.shares.map((one, i) => (i === 1 ? { ...one, share: change(one.share) } : one)),
  })
  /** Another protected header, as somebody may write who does not care whether it opens. */
  const headed = (jwe: string, change: object): string => {
    const [, ...rest] = jwe.split('.')
    return [base64url.encode(JSON.stringify({ ...decodeProtectedHeader(jwe), ...change })), ...rest].join('.')
  }
  const part = (jwe: string, n: number, change: (text: string) => string): string =>
    jwe
      .split('.')
      .map((text, i) => (i === n ? change(text) : text))
      .join('.')

  it('is taken as it was sealed, by whatever threshold', async () => {
    expect(fault({})).toBeUndefined()
    const alone = await seal(ORDER, BINDING, { trustees, threshold: 1 })
    expect(envelopeFault(alone, BINDING, { trustees, threshold: 1 })).toBeUndefined()
  })
  it.each([
    ['order', { order: 'o2' }],
    ['version', { version: 2 }],
    ['sender', { organisation: 'other' }],
    ['round', { round: 'r2' }],
    ['terms', { terms: 'others' }],
    ['market', { market: 'another' }],
  ])('is not taken for another %s', (_, other) => {
    expect(envelopeFault(envelope, { ...BINDING, ...other }, whom)).toMatch(
      /Its content is sealed for (another|other) /,
    )
  })
  it.each<[string, () => Partial<Envelope>]>([
    ['for more trustees than it takes', () => ({ threshold: 3 })],
    ['without a salt', () => ({ salt: undefined })],
    ['with a short salt', () => ({ salt: 'AAAA' })],
    ['with another salt', () => ({ salt: base64url.encode(new Uint8Array(32)) })],
    ['without content', () => ({ content: '' })],
    ['with content that is not padded', () => ({ content: part(envelope.content, 3, (text) => text.slice(4)) })],
    ['with a megabyte of content', () => ({ content: part(envelope.content, 3, () => 'A'.repeat(1_398_102)) })],
    ['with content for another key', () => ({ content: part(envelope.content, 1, () => 'AAAA') })],
    ['with content that is packed', () => ({ content: headed(envelope.content, { zip: 'DEF' }) })],
    ['with content that says more', () => ({ content: headed(envelope.content, { note: 'x' }) })],
    ['with content that says another algorithm', () => ({ content: headed(envelope.content, { alg: 'A256KW' }) })],
    ['with blanks', () => ({ content: ` ${envelope.content}` })],
    ['without a share', () => ({ shares: envelope.shares.slice(1) })],
    ['with a share twice', () => ({ shares: [envelope.shares[0]!, ...envelope.shares.slice(0, 2)] })],
    ['with an empty share', () => withShare(() => '')],
    ['with a share that is too long', () => withShare((share) => part(share, 3, (text) => text + 'AAAA'))],
    ['with a share for another round', () => withShare((share) => headed(share, { round: 'r2' }))],
    ['with a share of another order', () => withShare((share) => headed(share, { bound: '0'.repeat(64) }))],
    ['with a share for another key of the trustee', () => withShare((share) => headed(share, { kid: '9' }))],
    [
      'with a share that everybody can read',
      () => withShare((share) => headed(share, { epk: { kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43) } })),
    ],
    [
      'with a share on another curve',
      () => withShare((share) => headed(share, { epk: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43) } })),
    ],
    ['with a share without a key', () => withShare((share) => headed(share, { epk: undefined }))],
    ['with a tag that is too short', () => withShare((share) => part(share, 4, (text) => text.slice(1)))],
  ])('is not taken %s', (_, change) => {
    expect(fault(change())).toMatch(/./)
  })
})
