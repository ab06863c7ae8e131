import type { MicroUsdPerKg } from '../../../../quantity/index.ts'
import type { Fixed } from '../../../fixed.ts'
import { goodsAt } from '../../forms/plain.ts'
import type { RoundSpec } from '../../events/round-spec.ts'
import { microUsdOf } from '../../../amounts.ts'
import type { Order, Alternative } from '../../../round/index.ts'

/** What a kilogram is worth, by material. */
export type Values = ReadonlyMap<string, MicroUsdPerKg>

export const valuesIn = ({ materials }: Fixed<Pick<RoundSpec, 'materials'>>): Values =>
  new Map(materials.flatMap(({ material, value }) => (value === undefined ? [] : [[material, microUsdOf(value)]])))

/** What it could cost at most, in nano-dollars: what is covered in part by a deposit. */
function sizeOf({ most, alternatives }: Order, values: Values): bigint {
  const worst = alternatives
    .map((one) => BigInt(Math.abs(one.limit)) + takenIn(one, values))
    .reduce((most, size) => (size > most ? size : most), 0n)
  return BigInt(most) * worst
}

/** What a conversion is handed to work on for a grain, and could keep. What a purchase takes is in its limit. */
const takenIn = ({ moves }: Alternative, values: Values): bigint =>
  moves.every(([, grams]) => grams < 0)
    ? 0n
    : moves.reduce(
        (sum, [node, grams]) =>
          grams < 0 ? sum - BigInt(grams) * BigInt(values.get(goodsAt(node).material) ?? 0) : sum,
        0n,
      )

/** What part of that has to be deposited, in nano-dollars: what falls below one is left out. */
export const depositFor = (
  order: Order,
  { margin, values }: { readonly margin: number; readonly values: Values },
): bigint => (sizeOf(order, values) * BigInt(Math.round(margin * 1e6))) / 1_000_000n

/**
 * A deposit of 1, 2 or 5 and zeros, no smaller. Deposits stand in the clear, and one that is exact would tell what is sealed: how much times
 * at what price.
 */
export function roundUpDeposit(deposit: bigint): bigint {
  if (deposit <= 0n) return 0n
  const unit = 10n ** BigInt(`${deposit}`.length - 1)
  return [1n, 2n, 5n, 10n].map((times) => times * unit).find((one) => one >= deposit) ?? deposit
}
