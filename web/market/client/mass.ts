import { grams, type Grams } from '../../../src/quantity/index.ts'

/** Kilograms as the market and people write them, in decimal digits, and whole grams: never a floating-point number in between. */

const KILOGRAMS = /^(\d{1,12})(?:\.(\d{1,3}))?$/

/** Thousands set apart. A comma that may stand for a decimal point is no such thing. */
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** Whole grams that somebody writes as kilograms; undefined if that is nothing, or no number of whole grams. */
export function massOf(kilograms: string): Grams | undefined {
  const typed = kilograms.normalize('NFKC').trim()
  const [, whole, part = ''] = KILOGRAMS.exec(GROUPED.test(typed) ? typed.replaceAll(',', '') : typed) ?? []
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
