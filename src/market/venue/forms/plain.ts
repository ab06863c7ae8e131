import { decimalOf } from '../../ledger/index.ts'

/** Amounts as they leave the market: exact decimal digits. */

/** Nano-dollars -> dollars. */
export const moneyText = (amount: bigint): string => decimalOf(amount)
/** Micro-dollars per kg -> dollars per kg. */
export const priceText = (price: number | bigint): string => decimalOf(BigInt(price) * 1000n)
/** Grams -> kilograms. */
export const kilogramText = (grams: number | bigint): string => decimalOf(BigInt(grams) * 1_000_000n)

/** What a node stands for; names have no slashes. */
export interface Goods {
  readonly material: string
  readonly grade: string
  readonly place: string
  readonly month: string
}

export function goodsAt(node: string): Goods {
  const [material = '', grade = '', place = '', month = ''] = node.split('/')
  return { material, grade, place, month }
}
