import { base64url, compactDecrypt, CompactEncrypt, importJWK, type JWK } from 'jose'
import { combine, split } from 'shamir-secret-sharing'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/**
 * Sealing: an order is encrypted by whoever places it under a key that is split among trustees. So many of them together can
 * open it, fewer learn nothing, and the operator, who is none of them, cannot.
 *
 * Shares are handed out when a round has closed. Each is bound by a hash to the envelope, and so is the key, so that neither a
 * trustee can spoil an order with a wrong share, nor a trader hand in something that opens to this or that as it suits.
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
}

interface SealedShare {
  readonly trustee: string
  readonly share: string
  readonly hash: string
}

export interface Trustee {
  readonly id: string
  /** X25519. */
  readonly publicJwk: JWK
}

/** What an envelope is bound to: it opens nowhere else. */
export interface Binding {
  readonly round: string
  readonly order: string
  readonly organisation: string
}

/** Lengths are hidden up to so many bytes, so that a ciphertext does not tell what kind of order it is. */
const PADDED = 1024

export interface SealFor {
  readonly trustees: readonly Trustee[]
  readonly threshold: number
}

export const seal = async (content: string, binding: Binding, whom: SealFor): Promise<Envelope> =>
  (await sealKeepingKey(content, binding, whom)).envelope

/** The same, with the key: by it the sender can open the order themselves, should a trustee not be able to read its share. */
export async function sealKeepingKey(
  content: string,
  binding: Binding,
  { trustees, threshold }: SealFor,
): Promise<{ readonly envelope: Envelope; readonly key: string }> {
  const { round, order } = binding
  const key = globalThis.crypto.getRandomValues(new Uint8Array(32))
  const parts = threshold === 1 ? trustees.map(() => key) : await split(key, trustees.length, threshold)
  const encrypted = await new CompactEncrypt(padded(content))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...headerOf(binding) })
    .encrypt(key)
  const shares = await Promise.all(
    trustees.map(async ({ id, publicJwk }, i): Promise<SealedShare> => {
      const part = parts[i] ?? new Uint8Array()
      const share = await new CompactEncrypt(part)
        // Not whose order it is: a trustee reads this, and an order's id is published with what it traded.
        .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: id, round, order })
        .encrypt(await importJWK(publicJwk, 'ECDH-ES+A256KW'))
      return { trustee: id, share, hash: hashOf(part) }
    }),
  )
  return { envelope: { content: encrypted, key: hashOf(key), threshold, shares }, key: base64url.encode(key) }
}

/** The share of a trustee, read with their private key: what they hand out once the round has closed. */
export async function shareOf(envelope: Envelope, trustee: string, privateJwk: JWK): Promise<string> {
  const own = envelope.shares.find((share) => share.trustee === trustee)
  if (own === undefined) throw new SealBroken(`There is no share for ${trustee}.`)
  try {
    const { plaintext } = await compactDecrypt(own.share, await importJWK(privateJwk, 'ECDH-ES+A256KW'))
    return base64url.encode(plaintext)
  } catch {
    throw new SealBroken(`The share for ${trustee} cannot be read with their key.`)
  }
}

/** Whether a share is the one that the envelope was made with. */
export function isShareOf(envelope: Envelope, trustee: string, share: string): boolean {
  const own = envelope.shares.find((one) => one.trustee === trustee)
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

/**
 * Opens an envelope with shares that belong to it.
 *
 * @throws SealBroken if it was not made as it should be: its sender answers for that
 */
export async function unseal(
  envelope: Envelope,
  binding: Binding,
  shares: ReadonlyMap<string, string>,
): Promise<string> {
  const given = [...shares]
    .filter(([trustee, share]) => isShareOf(envelope, trustee, share))
    .map(([, share]) => base64url.decode(share))
    .slice(0, envelope.threshold)
  if (given.length < envelope.threshold)
    throw new SealBroken(`${given.length} shares are there, and it takes ${envelope.threshold}.`)
  return openWith(envelope, binding, await keyFrom(given))
}

/** Whether a key is the one that the envelope names. */
export const isKeyOf = (envelope: Envelope, key: string): boolean =>
  /^[\w-]{43}$/.test(key) && hashOf(base64url.decode(key)) === envelope.key

/**
 * Opens an envelope with its key, as its sender reveals it.
 *
 * @throws SealBroken
 */
export const unsealWithKey = (envelope: Envelope, binding: Binding, key: string): Promise<string> =>
  openWith(envelope, binding, base64url.decode(key))

async function openWith(envelope: Envelope, binding: Binding, key: Uint8Array): Promise<string> {
  if (hashOf(key) !== envelope.key) throw new SealBroken('Its shares do not make the key that it names.')
  let opened
  try {
    opened = await compactDecrypt(envelope.content, key)
  } catch {
    throw new SealBroken('Its key does not open it.')
  }
  const { round, order, organisation } = opened.protectedHeader
  if (round !== binding.round || order !== binding.order || organisation !== binding.organisation)
    throw new SealBroken('It was made for another order, round or organisation.')
  return new TextDecoder().decode(opened.plaintext).trimEnd()
}

async function keyFrom(shares: readonly Uint8Array[]): Promise<Uint8Array> {
  const [only, ...others] = shares
  if (only !== undefined && others.length === 0) return only
  try {
    return await combine([...shares])
  } catch {
    throw new SealBroken('Its shares do not fit together.')
  }
}

/** Blanks at the end of JSON mean nothing. */
function padded(content: string): Uint8Array {
  const bytes = new TextEncoder().encode(content)
  const whole = new Uint8Array(Math.ceil((bytes.length + 1) / PADDED) * PADDED).fill(0x20)
  whole.set(bytes)
  return whole
}

const headerOf = ({ round, order, organisation }: Binding): Record<string, string> => ({ round, order, organisation })

const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))
