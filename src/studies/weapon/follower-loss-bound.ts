import type { Window } from '../../clearing/index.ts'
import { at, indexAt, numberAt } from '../../lists/index.ts'
import type { LinearModel } from '../../solver/index.ts'

/**
 * What the importing countries lose at most, per unit, when a column of its response is cut down.
 *
 * Cutting a column takes from the rows it feeds. Let every use of such a row shrink in proportion: that is a response
 * too, if not the best. With x the response and v_r the loss per unit that a row lacks,
 *
 *   v_r = sum_{j takes r}  a_rj x_j / inflow_r . loss_j / a_rj
 *   loss_j = max(0, -cost_j + sum_{r fed by j} a_rj v_r + waste . sum_{r taken by j} a_rj)
 *
 * since what the column would have taken may be thrown away. Several cuts at once lose no more than their sum.
 * Where a loop closes within a month the argument does not hold, and the loss is without bound.
 */
export function followerLossBound(
  model: LinearModel,
  { layout, months }: Window,
  x: Float64Array,
  waste: number,
): (column: number) => number {
  const balances = layout.nodes + layout.buyers
  const endRow = layout.rows * months
  const isBalance = (row: number): boolean => row >= endRow || row % layout.rows < balances
  const isFree = (row: number): boolean => row < endRow && model.rowUpper[row] === Number.POSITIVE_INFINITY
  // In the rows of what is left, arrivals stand on the other side.
  const sign = (row: number): number => (row >= endRow ? -1 : 1)

  const inflow = new Float64Array(model.rows)
  const outflow = new Float64Array(model.rows)
  const takers: number[][] = Array.from({ length: model.rows }, () => [])
  for (let row = 0; row < model.rows; row++)
    if (isBalance(row))
      inflow[row] = Math.max(0, row >= endRow ? numberAt(model.rowUpper, row) : -numberAt(model.rowUpper, row))
  for (let j = 0; j < model.columns; j++) {
    const amount = numberAt(x, j)
    if (amount <= 0) continue
    for (let e = indexAt(model.starts, j); e < indexAt(model.starts, j + 1); e++) {
      const row = indexAt(model.indices, e)
      if (!isBalance(row) || isFree(row)) continue
      const mass = sign(row) * numberAt(model.values, e) * amount
      if (mass > 0) inflow[row] = numberAt(inflow, row) + mass
      else {
        outflow[row] = numberAt(outflow, row) - mass
        at(takers, row).push(j)
      }
    }
  }

  const OPEN = -1
  const known = new Float64Array(model.rows).fill(Number.NaN)
  const perRow = (row: number): number => {
    if (isFree(row)) return 0
    const found = numberAt(known, row)
    if (found === OPEN) return Number.POSITIVE_INFINITY
    if (!Number.isNaN(found)) return found
    known[row] = OPEN
    const through = Math.max(numberAt(inflow, row), numberAt(outflow, row))
    let sum = 0
    for (const j of at(takers, row)) sum += numberAt(x, j) * lossOf(j)
    known[row] = through > 0 ? sum / through : 0
    return numberAt(known, row)
  }
  const perColumn = new Map<number, number>()
  const lossOf = (j: number): number => {
    const found = perColumn.get(j)
    if (found !== undefined) return found
    let loss = -numberAt(model.cost, j)
    for (let e = indexAt(model.starts, j); e < indexAt(model.starts, j + 1); e++) {
      const row = indexAt(model.indices, e)
      if (!isBalance(row)) continue
      const value = sign(row) * numberAt(model.values, e)
      if (value > 0) loss += value * perRow(row)
      else if (!isFree(row)) loss -= value * waste
    }
    const bounded = Math.max(0, loss)
    perColumn.set(j, bounded)
    return bounded
  }
  return lossOf
}
