import { grams, type Grams } from '../../../src/quantity/index.ts'
import { billionthsIn, decimalOf } from '../../../src/market/light.ts'

/** Sums of amounts that are texts of decimal digits: whole billionths, so that nothing is rounded. */

/** Billionths of an amount that the market told, which is always one. */
export const exact = (digits: string): bigint => billionthsIn(digits) ?? 0n

export const sumOf = (amounts: readonly string[]): string =>
  decimalOf(amounts.reduce((sum, one) => sum + exact(one), 0n))

export const isNegative = (digits: string): boolean => exact(digits) < 0n
/** Without its sign: for a sentence that says which way it goes. */
export const sizeOf = (digits: string): string => digits.replace(/^-/, '')

/** Grams as kilograms, and kilograms as grams; a part of a gram is nothing that anybody trades. */
export const kgText = (grams: bigint | number): string => decimalOf(whole(grams) * 1_000_000n)
export const gramsIn = (kg: string): bigint => exact(kg) / 1_000_000n

/** Micro-dollars per kg, as books and certificates have them, as dollars. */
export const usdText = (microUsd: bigint | number): string => decimalOf(whole(microUsd) * 1000n)

const whole = (amount: bigint | number): bigint => (typeof amount === 'bigint' ? amount : BigInt(Math.round(amount)))

/** The smaller first. */
export function compareDigits(a: string, b: string): number {
  const [left, right] = [exact(a), exact(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * Digits as somebody types them, without what only helps the eye: `12,000` and `１２０００` are 12000. A comma that may stand for a
 * decimal point is left, so that it is told of and not guessed at.
 */
export function typedDigits(text: string): string {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replaceAll(/[\s_']/g, '')
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
}

/** Whole grams that somebody types as kilograms; undefined if that is nothing, or no number of whole grams. */
export function massOf(kilograms: string): Grams | undefined {
  const typed = typedDigits(kilograms)
  const mass = /^\d{1,12}(\.\d{1,3})?$/.test(typed) ? gramsIn(typed) : 0n
  return mass > 0n ? grams(mass) : undefined
}

/** Per cent as a fraction, to the digit that was typed; NaN for what is no number. */
export const fractionOf = (percent: string): number =>
  /^\d+(\.\d+)?$/.test(percent) ? Number(`${percent}e-2`) : Number.NaN

/** A fraction in per cent, without the noise of a multiplication. */
export const percentOf = (fraction: number): string => String(Number((fraction * 100).toPrecision(12)))
