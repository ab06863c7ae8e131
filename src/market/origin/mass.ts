import { grams, type Grams } from '../../quantity/index.ts'

/** Above this a number of kilograms no longer tells grams apart. */
const MOST_KG = 1e12

/**
 * Kilograms as a record gives them -> whole grams; undefined if negative, nothing, fractional grams or beyond what is
 * exact.
 */
export function gramsOf(kilograms: number): Grams | undefined {
  if (!(kilograms > 0 && kilograms < MOST_KG)) return undefined
  const match = /^(\d+)(?:\.(\d{1,3}))?$/.exec(String(kilograms))
  return match === null ? undefined : grams(BigInt(`${match[1]}${(match[2] ?? '').padEnd(3, '0')}`))
}

/** Whole grams -> kilograms; `gramsOf` gives the same grams back. */
export const kilogramsOf = (mass: Grams): number => Number(inKilograms(mass))

/** `1234567` -> `1234.567`, for messages. */
export function inKilograms(mass: bigint): string {
  const text = mass.toString().padStart(4, '0')
  return `${text.slice(0, -3)}.${text.slice(-3)}`.replace(/\.?0+$/, '')
}
