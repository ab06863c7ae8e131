import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { base64url } from 'jose'
import { canonicalJson } from '../lists/index.ts'

export { canonicalJson }

/** Plain data as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Whether base64url is the one text of its bytes: in the last character may be bits that mean nothing. */
export function isOneText(text: string): boolean {
  try {
    return base64url.encode(base64url.decode(text)) === text
  } catch {
    return false
  }
}

/** SHA-256 of the canonical text, in hexadecimal. */
export const digest = (value: unknown): string => hashOf(canonicalJson(value))

/** Node's own takes a tenth of the time, and a log is hashes over hashes; a browser has none that answers at once. */
const node = globalThis.process?.getBuiltinModule?.('node:crypto')
const hashOf: (text: string) => string =
  node === undefined
    ? (text) => bytesToHex(sha256(utf8ToBytes(text)))
    : (text) => node.createHash('sha256').update(text).digest('hex')
