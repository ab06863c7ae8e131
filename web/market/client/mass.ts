import { grams, type Grams } from '../../../src/quantity/index.ts'

/** Kilograms as the market and people write them, in decimal digits, and whole grams: never a floating-point number in between. */

const KILOGRAMS = /^(\d{1,12})(?:\.(\d{1,3}))?$/

/** Whole grams that somebody writes as kilograms; undefined if that is nothing, or no number of whole grams. */
export function massOf(kilograms: string): Grams | undefined {
  const [, whole, part = ''] = KILOGRAMS.exec(kilograms.normalize('NFKC').trim()) ?? []
  if (whole === undefined) return undefined
  const mass = BigInt(`${whole}${part.padEnd(3, '0')}`)
  return mass > 0n ? grams(mass) : undefined
}

/** What the market says is there: nothing as well. */
export const massThere = (kilograms: string): bigint => massOf(kilograms) ?? 0n

/** 63500 -> "63.5" */
export function kilogramText(mass: bigint): string {
  const text = mass.toString().padStart(4, '0')
  const part = text.slice(-3).replace(/0+$/, '')
  return `${text.slice(0, -3)}${part === '' ? '' : `.${part}`}`
}

/** For the `pattern` of an input. */
export const KILOGRAM_PATTERN = '\\s*[0-9０-９]{1,12}([.．][0-9０-９]{1,3})?\\s*'
