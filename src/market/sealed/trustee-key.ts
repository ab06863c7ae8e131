import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64url, type JWK } from 'jose'
import { isOneText } from '../canonical.ts'

/**
 * The key of a trustee for one round: the n-th that is made of the secret in its file, for this market and no other. What is
 * sealed for one round is read with the key of no other round.
 *
 * @param secret 32 bytes in base64url
 * @param market public key of the market
 */
export function trusteeKey(secret: string, market: string, number: number): JWK & { readonly x: string } {
  const key = hkdf(
    sha256,
    base64url.decode(secret),
    utf8ToBytes(market),
    utf8ToBytes(`ytterby trustee key ${number}`),
    32,
  )
  return { kty: 'OKP', crv: 'X25519', x: base64url.encode(x25519.getPublicKey(key)), d: base64url.encode(key) }
}

/**
 * Points of small order on Curve25519, the first 255 bits of each, little end first: with these every exchange gives 0, and an onlooker
 * can read it. They are the u with 8 P = O: 0, 1, two of order 8, and p - 1, p, p + 1 (RFC 7748, section 6.1).
 */
const WEAK: ReadonlySet<string> = new Set(
  [
    0n,
    1n,
    325606250916557431795983626356110631294008115727848805560023387167927233504n,
    39382357235489614581723060781553021112529911719440698176882885853963445705823n,
    2n ** 255n - 20n,
    2n ** 255n - 19n,
    2n ** 255n - 18n,
  ].map((u) => base64url.encode(Uint8Array.from({ length: 32 }, (_, i) => Number((u >> BigInt(8 * i)) & 255n)))),
)

/** Whether a public key (32 bytes in base64url) is one of those by which nothing stays secret. The last bit of a key does not count. */
export function isWeakPoint(x: string): boolean {
  const bytes = Uint8Array.from(base64url.decode(x))
  bytes[31] = (bytes[31] ?? 0) & 127
  return WEAK.has(base64url.encode(bytes))
}

/** Whether a public key (32 bytes in base64url) is written as this one key is: the same point has other texts, which would pass for other keys. */
export function isOneKey(x: string): boolean {
  if (!isOneText(x)) return false
  const u = base64url.decode(x).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return u < FIELD
}
/** Coordinates are counted modulo this prime, and the first bit of the last byte does not count. */
const FIELD = 2n ** 255n - 19n
