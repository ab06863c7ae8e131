import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { base64url } from 'jose'

/** Plain data as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * The one text of some plain data: keys sorted, no blanks, what is undefined left out as JSON does, so that equal content has equal
 * bytes wherever it has been.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const part = (value as Readonly<Record<string, unknown>>)[key]
    if (part !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(part)}`
  }
  return `{${text}}`
}

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
