import { addAt, indexAt, numberAt } from '../lists/index.ts'
import type { LinearModel } from './linear-model.ts'
import { IMPLIED_MARGIN } from './tolerances.ts'

const MOST_PASSES = 100

/**
 * Maximum of each column in any solution: its upper bound, or where it has none, what the rows leave once all other columns
 * are at the bound that leaves most. A stock, for example, is no more than what can have arrived there.
 */
export function impliedUpper(model: LinearModel): Float64Array {
  const { columns, rows, starts, indices, values, lower, rowLower, rowUpper } = model
  const upper = model.upper.slice()
  const open: number[] = []
  upper.forEach((most, j) => {
    if (most === Number.POSITIVE_INFINITY) open.push(j)
  })
  if (open.length === 0) return upper
  // The least of a x over a column's bounds adds to the least of its rows; that of -a x, to the least of the rows' negatives.
  const least = { sum: new Float64Array(rows), open: new Int32Array(rows) }
  const negative = { sum: new Float64Array(rows), open: new Int32Array(rows) }
  const add = (side: typeof least, r: number, term: number): void => {
    if (Number.isFinite(term)) addAt(side.sum, r, term)
    else side.open[r] = indexAt(side.open, r) + 1
  }
  const entries = (j: number, each: (r: number, value: number) => void): void => {
    for (let e = indexAt(starts, j); e < indexAt(starts, j + 1); e++) each(indexAt(indices, e), numberAt(values, e))
  }
  const end = (j: number, value: number): number => value * numberAt(value > 0 ? lower : upper, j)
  for (let j = 0; j < columns; j++)
    entries(j, (r, value) => {
      add(least, r, end(j, value))
      add(negative, r, end(j, -value))
    })
  let unknown = open
  for (let pass = 0; pass < MOST_PASSES && unknown.length > 0; pass++) {
    const left = unknown.filter((j) => {
      let most = Number.POSITIVE_INFINITY
      entries(j, (r, value) => {
        const side = value > 0 ? least : negative
        const room = value > 0 ? numberAt(rowUpper, r) : -numberAt(rowLower, r)
        // Its own bound is finite on this side: an open one belongs to another column.
        if (value === 0 || !Number.isFinite(room) || side.open[r] !== 0) return
        const others = numberAt(side.sum, r) - end(j, Math.abs(value))
        most = Math.min(most, (room - others + IMPLIED_MARGIN * (Math.abs(room) + Math.abs(others))) / Math.abs(value))
      })
      if (!Number.isFinite(most)) return true
      const known = Math.max(numberAt(lower, j), most)
      upper[j] = known
      // It no longer leaves its rows open on the other side.
      entries(j, (r, value) => {
        const side = value > 0 ? negative : least
        side.open[r] = indexAt(side.open, r) - 1
        addAt(side.sum, r, -Math.abs(value) * known)
      })
      return false
    })
    if (left.length === unknown.length) break
    unknown = left
  }
  return upper
}
