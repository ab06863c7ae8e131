import type { LinearModel, NewRow } from './linear-model.ts'

/** A model given row by row, as sparse columns. */
export function modelFromRows(
  columns: { readonly cost: Float64Array; readonly lower: Float64Array; readonly upper: Float64Array },
  rows: readonly NewRow[],
): LinearModel {
  const count = columns.cost.length
  const starts = new Int32Array(count + 1)
  for (const { indices } of rows)
    for (let e = 0; e < indices.length; e++) {
      const next = (indices[e] ?? 0) + 1
      starts[next] = (starts[next] ?? 0) + 1
    }
  for (let j = 0; j < count; j++) starts[j + 1] = (starts[j + 1] ?? 0) + (starts[j] ?? 0)
  const at = starts.slice()
  const indices = new Int32Array(starts[count] ?? 0)
  const values = new Float64Array(starts[count] ?? 0)
  rows.forEach((row, r) => {
    for (let e = 0; e < row.indices.length; e++) {
      const j = row.indices[e] ?? 0
      const place = at[j] ?? 0
      indices[place] = r
      values[place] = row.values[e] ?? 0
      at[j] = place + 1
    }
  })
  return {
    columns: count,
    rows: rows.length,
    starts,
    indices,
    values,
    ...columns,
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
  }
}
