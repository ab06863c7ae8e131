import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Bytes made of a key for one purpose, which tell nothing of the key nor of those for another (HKDF, RFC 5869). At most 8,160. */
export const expandedFrom = (key: Uint8Array, purpose: string, length: number): Uint8Array =>
  hkdf(sha256, key, undefined, utf8ToBytes(`ytterby envelope ${purpose}`), length)
