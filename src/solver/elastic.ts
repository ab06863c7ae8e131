import { indexAt, numberAt } from '../lists/index.ts'
import type { LinearModel } from './linear-model.ts'

/**
 * A model in which rows may be broken, and nothing else costs: for each finite end of a row a column more, at a cost of 1 per unit by
 * which the end is missed. Its optimum is 0 where the model has a solution; where it has none, its duals prove that (Farkas).
 *
 *     minimise    sum of s + t
 *     subject to  rowLower <= A x + s - t <= rowUpper,   lower <= x <= upper,   s, t >= 0
 */
export function elasticModel(model: LinearModel): LinearModel {
  const ends = [...model.rowLower].flatMap((low, r) => [
    ...(Number.isFinite(low) ? [[r, 1] as const] : []),
    ...(Number.isFinite(numberAt(model.rowUpper, r)) ? [[r, -1] as const] : []),
  ])
  const first = indexAt(model.starts, model.columns)
  const padded = (list: Float64Array, value: number): Float64Array => {
    const all = new Float64Array(model.columns + ends.length).fill(value)
    all.set(list)
    return all
  }
  return {
    ...model,
    columns: model.columns + ends.length,
    cost: padded(new Float64Array(model.columns), 1),
    lower: padded(model.lower, 0),
    upper: padded(model.upper, Number.POSITIVE_INFINITY),
    starts: Int32Array.from([...model.starts, ...ends.map((_, i) => first + i + 1)]),
    indices: Int32Array.from([...model.indices.subarray(0, first), ...ends.map(([r]) => r)]),
    values: Float64Array.from([...model.values.subarray(0, first), ...ends.map(([, sign]) => sign)]),
  }
}
