import { at, numberAt } from '../../lists/index.ts'
import { ROUNDS, STANDING } from './tolerances.ts'
import type { ShareTable } from './table.ts'

/**
 * Parts of their output that industries lose when those that stop order nothing from them, they order less from others, and so on:
 *
 *   D_i = max(d_i, sum_j orders_ij D_j),   the least such D
 *
 * The larger of the two counts, not their sum: what an industry could not have made anyway, it does not lose again because an
 * order is missing. So an industry that stops is counted once, whatever others that stop would have ordered from it.
 *
 * @param direct part of each industry's output that is lost to begin with
 */
export function lostOrders({ orders }: ShareTable, direct: Float64Array): Float64Array {
  const lost = Float64Array.from(direct)
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0
    for (let i = 0; i < lost.length; i++) {
      const row = at(orders, i)
      let unordered = 0
      for (let j = 0; j < lost.length; j++) unordered += numberAt(row, j) * numberAt(lost, j)
      const next = Math.min(1, unordered)
      if (next > numberAt(lost, i)) {
        moved = Math.max(moved, next - numberAt(lost, i))
        lost[i] = next
      }
    }
    if (moved <= STANDING) break
  }
  return lost
}
