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
    let d = model.cost[j] ?? 0
    for (let e = model.starts[j] ?? 0; e < (model.starts[j + 1] ?? 0); e++)
      d -= (model.values[e] ?? 0) * (rowDual[model.indices[e] ?? 0] ?? 0)
    reduced[j] = d
    if (d !== 0) pay(d, (d > 0 ? model.lower[j] : model.upper[j]) ?? 0, Math.abs(model.cost[j] ?? 0))
  }
  for (let r = 0; r < model.rows; r++) {
    const y = rowDual[r] ?? 0
    if (y !== 0) pay(y, (y > 0 ? model.rowLower[r] : model.rowUpper[r]) ?? 0, 1)
  }
  return { bound, reduced }
}
