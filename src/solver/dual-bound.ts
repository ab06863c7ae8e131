import { indexAt, numberAt } from '../lists/index.ts'
import type { LinearModel } from './linear-model.ts'
import { REDUCED_COST_TOLERANCE } from './tolerances.ts'

/**
 * A lower bound of every solution, whatever the duals y: weak duality, computed without the solver.
 *
 *   bound = sum_r min(y_r low_r, y_r high_r) + sum_j min(d_j lower_j, d_j upper_j),   d = cost - A'y
 *
 * A dual that prices an open end of a row is rounding, or wrong: 0 is taken in its place, which is a dual as good as any.
 *
 * @param most maximum of each column in any solution, where that is known of columns without an upper bound
 *   (`impliedUpper`). With all of them known the bound holds to the last digit; otherwise a reduced cost of the wrong sign
 *   there is taken for rounding up to a tolerance
 * @returns the bound, minus infinity where a column's reduced cost prices an open end; d; and the duals as used
 */
export function dualBound(
  model: LinearModel,
  rowDual: Float64Array,
  most: Float64Array = model.upper,
): { readonly bound: number; readonly reduced: Float64Array; readonly duals: Float64Array } {
  const duals = rowDual.map((y, r) => (Number.isFinite(numberAt(y > 0 ? model.rowLower : model.rowUpper, r)) ? y : 0))
  const reduced = Float64Array.from(model.cost)
  let bound = 0
  for (let r = 0; r < model.rows; r++) {
    const y = numberAt(duals, r)
    if (y !== 0) bound += y * numberAt(y > 0 ? model.rowLower : model.rowUpper, r)
  }
  for (let j = 0; j < model.columns; j++) {
    const cost = numberAt(model.cost, j)
    let d = cost
    for (let e = indexAt(model.starts, j); e < indexAt(model.starts, j + 1); e++)
      d -= numberAt(model.values, e) * numberAt(duals, indexAt(model.indices, e))
    reduced[j] = d
    if (d === 0) continue
    const upper = numberAt(model.upper, j)
    const end = d > 0 ? numberAt(model.lower, j) : Number.isFinite(upper) ? upper : numberAt(most, j)
    if (Number.isFinite(end)) bound += d * end
    else if (Math.abs(d) > REDUCED_COST_TOLERANCE * Math.max(1, Math.abs(cost))) bound = Number.NEGATIVE_INFINITY
  }
  return { bound, reduced, duals }
}
