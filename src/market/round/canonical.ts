import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Plain data as JSON: what is hashed, sealed and handed out. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** The one text of some data: keys sorted, no blanks, so that equal content has equal bytes. */
function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`)
  return `{${entries.join(',')}}`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)

/** SHA-256 of the canonical text, in hexadecimal. */
export const digest = (value: Json): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
