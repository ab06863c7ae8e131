import type { FaultList } from '../world/index.ts'
import type { OfficialFile, OfficialText } from './entry.ts'
import { officialFault } from './official-fault.ts'

/** What a publisher wrote its files in before UTF-8. */
export type OlderEncoding = 'windows-1252' | 'Shift_JIS'

export interface Decoded extends OfficialText {
  /** The older encoding that it was taken for; undefined where it says itself what it is in. */
  readonly encoding: OlderEncoding | undefined
}

/** How packed files begin. A workbook of a spreadsheet is a zip file as well. */
const PACKED: readonly (readonly [kind: 'gzip' | 'zip', signature: readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
]
/** The marks that files in UTF-16 begin with. */
const MARKS: readonly (readonly [encoding: Utf16, signature: readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
type Utf16 = 'utf-16le' | 'utf-16be'
/** Headers of all formats are of plain letters: in UTF-16 each of them has an empty byte, always on the same side. */
const HEADER_BYTES = 64
/** A file in an older encoding is of plain letters and digits, but for a few signs in names: a larger part is something else. */
const FEW_SIGNS = 0.02

/**
 * A file as text: UTF-8, UTF-16, or else the older encoding of its publisher, which `older` knows by the beginning of the file. Figures and codes
 * are the same in any of them. Undefined with the reason in `faults`.
 */
export function decoded(
  { name, bytes, hash }: OfficialFile,
  older: (text: string) => OlderEncoding | undefined,
  faults: FaultList,
): Decoded | undefined {
  const packed = PACKED.find(([, signature]) => beginsWith(bytes, signature))?.[0]
  if (packed !== undefined) {
    faults.add(officialFault('OFFICIAL_PACKED', { kind: packed }, { file: name }))
    return undefined
  }
  const wide = utf16Of(bytes)
  if (wide !== undefined) {
    const text = textIn(wide, bytes)
    if (text === undefined) faults.add(officialFault('OFFICIAL_UTF16', {}, { file: name }))
    return text === undefined ? undefined : { name, hash, text, encoding: undefined }
  }
  const plain = textIn('utf-8', bytes)
  if (plain !== undefined) return { name, hash, text: plain, encoding: undefined }
  const encoding = older(new TextDecoder('windows-1252').decode(bytes))
  const text = encoding === undefined || !isOlder(bytes, encoding) ? undefined : textIn(encoding, bytes)
  // With a sign of replacement in it the text is refused as no UTF-8, by its line.
  if (text === undefined) return { name, hash, text: new TextDecoder().decode(bytes), encoding: undefined }
  return { name, hash, text, encoding }
}

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte)

function utf16Of(bytes: Uint8Array): Utf16 | undefined {
  const marked = MARKS.find(([, signature]) => beginsWith(bytes, signature))
  if (marked !== undefined) return marked[0]
  if (bytes.length < HEADER_BYTES) return undefined
  const isEmpty = (side: 0 | 1): boolean =>
    bytes.subarray(0, HEADER_BYTES).every((byte, i) => (i % 2 === side) === (byte === 0))
  return isEmpty(1) ? 'utf-16le' : isEmpty(0) ? 'utf-16be' : undefined
}

function textIn(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Any bytes are text in windows-1252, so that their number has to speak for it; Japanese names may be of any length. */
const isOlder = (bytes: Uint8Array, encoding: OlderEncoding): boolean =>
  encoding === 'Shift_JIS' || bytes.filter((byte) => byte > 0x7f).length <= bytes.length * FEW_SIGNS
