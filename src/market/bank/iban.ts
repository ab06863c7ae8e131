import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Numbers of accounts and references, with the check digits that they carry (ISO 7064, mod 97-10). */

const LETTERS = /[A-Z]/g
/** Of letters and digits, a letter counting as two digits. */
function remainder(text: string): number {
  const digits = text.replaceAll(LETTERS, (letter) => String((letter.codePointAt(0) ?? 0) - 55))
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest
}
const turned = (text: string): string => `${text.slice(4)}${text.slice(0, 4)}`

/** How long an IBAN is, where accounts are likely to lie; elsewhere the check digits have to do. */
const LENGTHS: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  KZ: 20,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  TR: 26,
}

/** Whether a text is an IBAN in the form of machines: no blanks, capitals, right check digits. */
export const isIban = (text: string): boolean =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) &&
  (LENGTHS[text.slice(0, 2)] ?? text.length) === text.length &&
  remainder(turned(text)) === 1

/** Whether a text is a BIC (ISO 9362): four letters, a country, a place, perhaps a branch. It has no check digits. */
export const isBic = (text: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text)

/** Whether a text is a creditor reference (ISO 11649). */
export const isCreditorReference = (text: string): boolean =>
  /^RF\d{2}[A-Z0-9]{1,21}$/.test(text) && remainder(turned(text)) === 1

/** The reference by which money of a member is known in this market: nobody chooses it, and a slip of the pen makes none of it. */
export function creditorReferenceFor(market: string, organisation: string): string {
  const own = bytesToHex(sha256(utf8ToBytes(JSON.stringify([market, organisation]))))
    .slice(0, 16)
    .toUpperCase()
  return `RF${String(98 - remainder(`${own}RF00`)).padStart(2, '0')}${own}`
}
