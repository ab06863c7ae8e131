import { indexAt, numberAt } from '../lists/index.ts'
import type { LinearModel } from '../solver/index.ts'

/** A dual of the wrong sign at an open end, up to this share of a cost, is rounding. */
const TRIFLE = 1e-6

/**
 * What no solution can go below, whatever the duals y: weak duality, worked out without the solver.
 *
 *   bound = sum_r min(y_r low_r, y_r high_r) + sum_j min(d_j lower_j, d_j upper_j),   d = cost - A'y
 *
 * @returns the bound, minus infinity where a dual prices an open end; and d
 */
export function dualBound(
  model: LinearModel,
  rowDual: Float64Array,
): { readonly bound: number; readonly reduced: Float64Array } {
  const reduced = Float64Array.from(model.cost)
  let bound = 0
  const pay = (dual: number, end: number, size: number): void => {
    if (Number.isFinite(end)) bound += dual * end
    else if (Math.abs(dual) > TRIFLE * Math.max(1, size)) bound = Number.NEGATIVE_INFINITY
  }
  for (let j = 0; j < model.columns; j++) {
    let d = numberAt(model.cost, j)
    for (let e = indexAt(model.starts, j); e < indexAt(model.starts, j + 1); e++)
      d -= numberAt(model.values, e) * numberAt(rowDual, indexAt(model.indices, e))
    reduced[j] = d
    if (d !== 0) pay(d, numberAt(d > 0 ? model.lower : model.upper, j), Math.abs(numberAt(model.cost, j)))
  }
  for (let r = 0; r < model.rows; r++) {
    const y = numberAt(rowDual, r)
    if (y !== 0) pay(y, numberAt(y > 0 ? model.rowLower : model.rowUpper, r), 1)
  }
  return { bound, reduced }
}
