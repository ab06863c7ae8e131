import { base64url, compactDecrypt, CompactEncrypt, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { combine } from 'shamir-secret-sharing'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalJson, digest } from '../canonical.ts'
import { expandedFrom } from './expanded.ts'
import { splitKey } from './split.ts'
import { isWeakPoint } from './trustee-key.ts'

/**
 * Sealing: an order is encrypted by its sender under a key that is split among trustees. Enough of them together can
 * open it, fewer learn nothing, and the operator, who is none of them, cannot.
 *
 * Shares are handed out when a round has closed. Each is bound by a hash to the envelope, and so is the key, so that neither a
 * trustee can spoil an order with a wrong share, nor a trader hand in something that opens to this or that as it suits. Content and
 * shares say, where nobody can change it, which market, round and terms they are sealed for, and by a commitment which order, version
 * and sender: a copy of an envelope is good for nothing anywhere else.
 *
 * All of an envelope follows from its key, salt and content. Once opened it is sealed again, and it is an order only if that is the same
 * envelope: one that opens for some trustees and not for others is none, no matter which of them hand out a share.
 */
export interface Envelope {
  /** The order under a random key: a compact JWE (dir, A256GCM). */
  readonly content: string
  /** SHA-256 of that key. */
  readonly key: string
  /** How many shares open it. */
  readonly threshold: number
  /** One for each trustee: their share as a compact JWE (ECDH-ES+A256KW) that only they can read, and its SHA-256. */
  readonly shares: readonly SealedShare[]
  /** What makes the commitment one that cannot be guessed: 32 random bytes. Envelopes of the first rules have none. */
  readonly salt?: string | undefined
}

interface SealedShare {
  readonly trustee: string
  readonly share: string
  readonly hash: string
}

export interface Trustee {
  readonly id: string
  /** Number of the key among those of this trustee. */
  readonly number: number
  /** X25519. */
  readonly publicJwk: JWK
}

/** The round that an envelope is for. */
export interface SealedFor {
  /** Public key of the market. */
  readonly market: string
  readonly round: string
  /** Digest of the round's terms, with the time of its close. */
  readonly terms: string
}

/** What an envelope is bound to: it opens nowhere else. */
export interface Binding extends SealedFor {
  readonly order: string
  readonly version: number
  readonly organisation: string
}

/**
 * Order, version and sender as trustees see them: 64 hexadecimal digits that tell none of them.
 *
 * Who knows all three and the salt can check them against it.
 */
export const commitmentOf = ({ market, round, terms, order, version, organisation }: Binding, salt: string): string =>
  digest({ market, round, terms, order, version, organisation, salt })

/** Lengths are hidden up to this many bytes, so that a ciphertext does not tell what kind of order it is. */
const PADDED = 1024
/** A package of twenty materials with a hundred lots fits. */
const MOST_BYTES = 64 * PADDED

export interface SealFor {
  readonly trustees: readonly Trustee[]
  readonly threshold: number
}

export const seal = async (content: string, binding: Binding, whom: SealFor): Promise<Envelope> =>
  (await sealKeepingKey(content, binding, whom)).envelope

/**
 * The same, with the key: by it the sender can open the order themselves, should a trustee not be able to read its share.
 *
 * @param key 32 bytes, drawn at random where nothing has to come out the same again; the salt likewise
 */
export async function sealKeepingKey(
  content: string,
  binding: Binding,
  whom: SealFor,
  key: Uint8Array = random(),
  salt: Uint8Array = random(),
): Promise<{ readonly envelope: Envelope; readonly key: string }> {
  const envelope = await sealedWith(key, { text: padded(content), salt: base64url.encode(salt) }, binding, whom)
  return { envelope, key: base64url.encode(key) }
}

/** The one envelope that a key makes of a content. */
async function sealedWith(
  key: Uint8Array,
  { text, salt }: { readonly text: Uint8Array; readonly salt: string },
  binding: Binding,
  { trustees, threshold }: SealFor,
): Promise<Envelope> {
  const parts = splitKey(key, trustees.length, threshold)
  const bound = boundTo(binding, commitmentOf(binding, salt))
  const content = await new CompactEncrypt(text)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...bound })
    .setInitializationVector(expandedFrom(key, 'content iv', 12))
    .encrypt(expandedFrom(key, 'content', 32))
  const shares = await Promise.all(
    trustees.map(async ({ id, number, publicJwk }, i): Promise<SealedShare> => {
      const part = parts[i] ?? new Uint8Array()
      const share = await new CompactEncrypt(part)
        .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: `${number}`, ...bound })
        .setKeyManagementParameters({ epk: await exchangeKey(expandedFrom(key, `share ${i} exchange`, 32)) })
        .setContentEncryptionKey(expandedFrom(key, `share ${i}`, 32))
        .setInitializationVector(expandedFrom(key, `share ${i} iv`, 12))
        .encrypt(await importJWK(publicJwk, 'ECDH-ES+A256KW'))
      return { trustee: id, share, hash: hashOf(part) }
    }),
  )
  return { content, key: hashOf(key), threshold, shares, salt }
}

/** What stands before the 32 bytes of a private key on Curve25519 in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20]

const exchangeKey = (bytes: Uint8Array): Promise<CryptoKey> =>
  globalThis.crypto.subtle.importKey('pkcs8', Uint8Array.of(...PKCS8, ...bytes), { name: 'X25519' }, true, [
    'deriveBits',
  ])

/**
 * What is wrong with an envelope, so far as it can be seen without opening it: what it is for, and whether each part has the form
 * and the length that sealing gives it.
 */
export function envelopeFault(
  envelope: Envelope,
  binding: Binding,
  { trustees, threshold }: SealFor,
): string | undefined {
  const { content, shares, salt } = envelope
  if (envelope.threshold !== threshold)
    return `It is sealed for ${envelope.threshold} trustees, and ${threshold} open this round`
  if (salt === undefined || bytesIn(salt) !== 32) return 'Its salt is not 32 bytes'
  const bound = boundTo(binding, commitmentOf(binding, salt))
  const body = partsOf(content)
  if (body === undefined || body.key !== 0 || body.text === 0 || body.text % PADDED !== 0 || body.text > MOST_BYTES)
    return 'Its content is not sealed as it should be'
  const header = { alg: 'dir', enc: 'A256GCM', ...bound }
  const no = otherThan(body.header, header)
  if (no !== undefined) return `Its content is sealed for ${otherIn(no)}`
  if (!isHeader(content, header)) return 'Its content is not sealed as it should be'
  if (shares.length !== trustees.length)
    return `It has ${shares.length} shares, and the round has ${trustees.length} trustees`
  for (const [i, { id, number }] of trustees.entries()) {
    const own = shares.find(({ trustee }) => trustee === id)
    if (own === undefined) return `It has no share for ${id}`
    if (own !== shares[i]) return `Its share for ${id} does not stand where the round names this trustee`
    const parts = partsOf(own.share)
    // One byte longer than the key.
    if (parts === undefined || parts.key !== 40 || parts.text !== 33)
      return `Its share for ${id} is not sealed as it should be`
    const { epk, ...rest } = parts.header
    const expected = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: `${number}`, ...bound }
    const other = otherThan(rest, expected)
    if (other !== undefined) return `Its share for ${id} is sealed for ${otherIn(other)}`
    if (!isFreshKey(epk) || !isHeader(own.share, { ...expected, epk: { x: epk.x, crv: epk.crv, kty: epk.kty } }))
      return `Its share for ${id} is not sealed as it should be`
  }
  return undefined
}

/** Its order, version and sender, as its trustees read them in their share; undefined if there is no such thing in it. */
export function commitmentIn(share: string): string | undefined {
  const bound = partsOf(share)?.header['bound']
  return typeof bound === 'string' ? bound : undefined
}

/** Whether a share says that it was sealed for a market, round and terms. What it says is encrypted with it. */
export function isSealedFor(share: string, forRound: SealedFor): boolean {
  const { market, round, terms } = partsOf(share)?.header ?? {}
  return market === forRound.market && round === forRound.round && terms === forRound.terms
}

/**
 * A trustee's share, read with the private key of the round: what they hand out once it has closed.
 *
 * @throws SealBroken if it was sealed for another key, or for another market, round or terms: it is not handed out here then
 */
export async function shareOf(share: string, forRound: SealedFor, privateJwk: JWK): Promise<string> {
  if (!isSealedFor(share, forRound))
    throw new SealBroken('It was sealed for another market, another round or other terms.')
  try {
    const { plaintext } = await compactDecrypt(share, await importJWK(privateJwk, 'ECDH-ES+A256KW'))
    return base64url.encode(plaintext)
  } catch {
    throw new SealBroken('It cannot be read with this key.')
  }
}

/** Whether a share is the one that the envelope was made with. */
export function isShareOf({ shares }: Pick<Envelope, 'shares'>, trustee: string, share: string): boolean {
  const own = shares.find((one) => one.trustee === trustee)
  // Base64 never leaves one character over.
  const isBase64 = /^[\w-]+$/.test(share) && share.length % 4 !== 1
  return own !== undefined && isBase64 && hashOf(base64url.decode(share)) === own.hash
}

/** What is wrong with an envelope. */
export class SealBroken extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'SealBroken'
  }
}

/** An envelope that was opened. */
export interface Unsealed {
  readonly content: string
  readonly key: Uint8Array
}

/**
 * Opens an envelope with shares that belong to it, whichever they are.
 *
 * @throws SealBroken if it was not made as it should be: its sender answers for that
 */
export async function unseal(
  envelope: Envelope,
  binding: Binding,
  whom: SealFor,
  shares: ReadonlyMap<string, string>,
): Promise<Unsealed> {
  const given = [...shares]
    .filter(([trustee, share]) => isShareOf(envelope, trustee, share))
    .map(([, share]) => base64url.decode(share))
    .slice(0, envelope.threshold)
  if (given.length < envelope.threshold)
    throw new SealBroken(`${given.length} shares are there, and it takes ${envelope.threshold}.`)
  return openWith(envelope, binding, whom, await keyFrom(envelope, given))
}

/** Whether a key is the one that the envelope names. */
export const isKeyOf = (envelope: Envelope, key: string): boolean =>
  /^[\w-]{43}$/.test(key) && hashOf(base64url.decode(key)) === envelope.key

/**
 * Opens an envelope with its key, as its sender reveals it.
 *
 * @throws SealBroken
 */
export const unsealWithKey = (envelope: Envelope, binding: Binding, whom: SealFor, key: string): Promise<Unsealed> =>
  openWith(envelope, binding, whom, base64url.decode(key))

async function openWith(envelope: Envelope, binding: Binding, whom: SealFor, key: Uint8Array): Promise<Unsealed> {
  if (hashOf(key) !== envelope.key) throw new SealBroken('Its shares do not make the key that it names.')
  const { salt } = envelope
  let opened
  try {
    opened = await compactDecrypt(envelope.content, salt === undefined ? key : expandedFrom(key, 'content', 32))
  } catch {
    throw new SealBroken('Its key does not open it.')
  }
  const { alg: _, enc: __, ...header } = opened.protectedHeader
  const { round, order, organisation } = binding
  // The first rules named order and sender in the header, and let the shares be made as it suited.
  const expected = salt === undefined ? { round, order, organisation } : boundTo(binding, commitmentOf(binding, salt))
  if (otherThan(header, expected) !== undefined)
    throw new SealBroken('It was made for another order, round or organisation.')
  if (salt !== undefined) {
    const again = await sealedWith(key, { text: opened.plaintext, salt }, binding, whom)
    if (canonicalJson(again) !== canonicalJson(envelope))
      throw new SealBroken('Its shares are not those that its key makes: not all of its trustees could have opened it.')
  }
  return { content: new TextDecoder().decode(opened.plaintext).trimEnd(), key }
}

async function keyFrom({ salt }: Envelope, shares: readonly Uint8Array[]): Promise<Uint8Array> {
  const [only, ...others] = shares
  // One share is enough: it is the key, with its place after it, except by the first rules.
  if (only !== undefined && others.length === 0) return salt === undefined ? only : only.slice(0, -1)
  try {
    return await combine([...shares])
  } catch {
    throw new SealBroken('Its shares do not fit together.')
  }
}

const boundTo = ({ market, round, terms }: SealedFor, bound: string): Record<string, string> => ({
  market,
  round,
  terms,
  bound,
})

interface Parts {
  readonly header: Readonly<Record<string, unknown>>
  /** Bytes of the encrypted key and of the text. */
  readonly key: number
  readonly text: number
}

/** A compact JWE with an IV and a tag of the usual lengths; undefined if it is none. */
function partsOf(jwe: string): Parts | undefined {
  const [, key = '', iv = '', text = '', tag = '', more] = jwe.split('.')
  if (more !== undefined || !/^[\w.-]*$/.test(jwe) || iv.length !== 16 || tag.length !== 22) return undefined
  try {
    return { header: { ...decodeProtectedHeader(jwe) }, key: bytesIn(key), text: bytesIn(text) }
  } catch {
    return undefined
  }
}

const bytesIn = (text: string): number => Math.floor((text.length * 3) / 4)

/** What a header says otherwise than it should, or besides: its name. */
const otherThan = (
  header: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, string>>,
): string | undefined =>
  [...new Set([...Object.keys(header), ...Object.keys(expected)])].find((name) => header[name] !== expected[name])

/** What a part of a header is called by those who read a message. */
const otherIn = (name: string): string =>
  ({
    market: 'another market',
    round: 'another round',
    terms: 'other terms',
    bound: 'another order, version or sender',
    kid: 'another key of the trustee',
  })[name] ?? `something else: "${name}" in its header`

/** Whether the protected header of a JWE is this one to the byte, since it is sealed with the rest. */
const isHeader = (jwe: string, header: object): boolean =>
  jwe.slice(0, jwe.indexOf('.')) === base64url.encode(JSON.stringify(header))

/** Whether it is a key on the curve with which a share can have been sealed. */
function isFreshKey(epk: unknown): epk is Record<'kty' | 'crv' | 'x', string> {
  if (typeof epk !== 'object' || epk === null) return false
  const { kty, crv, x, ...more } = epk as Record<string, unknown>
  return (
    kty === 'OKP' &&
    crv === 'X25519' &&
    typeof x === 'string' &&
    /^[\w-]{43}$/.test(x) &&
    !isWeakPoint(x) &&
    Object.keys(more).length === 0
  )
}

const random = (): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(32))

/** Blanks at the end of JSON mean nothing. */
function padded(content: string): Uint8Array {
  const bytes = new TextEncoder().encode(content)
  const whole = new Uint8Array(Math.ceil((bytes.length + 1) / PADDED) * PADDED).fill(0x20)
  whole.set(bytes)
  return whole
}

const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))
