import { decimalOf } from '../../../src/market/ledger/index.ts'

/** Whole amounts of a book or a certificate as the exact decimal digits that people read. */

/** Micro-dollars per kg -> USD per kg. */
export const priceDigits = (microUsd: number): string => decimalOf(BigInt(Math.round(microUsd)) * 1000n)
/** Grams -> kg. */
export const kgDigits = (grams: number): string => decimalOf(BigInt(Math.round(grams)) * 1_000_000n)

/** What a node stands for; names have no slashes. */
export interface Goods {
  readonly material: string
  readonly grade: string
  readonly place: string
  readonly month: string
}

export function goodsOf(node: string): Goods {
  const [material = '', grade = '', place = '', month = ''] = node.split('/')
  return { material, grade, place, month }
}
