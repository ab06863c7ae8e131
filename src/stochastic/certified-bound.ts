import { addAt, indexAt, numberAt } from '../lists/index.ts'
import { dualBound, type LinearModel } from '../solver/index.ts'

/** Half the distance from 1 to the next number: what one operation may round off, as a share. */
const ROUNDED = 2 ** -53

/** A bound by weak duality, and the duals that it is made of. */
export interface CertifiedBound {
  /** Minus infinity where the duals are no numbers to count with. */
  readonly bound: number
  readonly duals: Float64Array
}

/**
 * `dualBound`, less what rounding may have added to it: a solver that hands out huge duals would otherwise win by cancellation.
 *
 * @param model with finite ends of all columns
 * @param costSize sum of the sizes of what each cost was added up of, where that is more than the cost
 */
export function certifiedBound(model: LinearModel, rowDual: Float64Array, costSize = model.cost): CertifiedBound {
  const { bound, reduced, duals } = dualBound(model, rowDual)
  const terms = model.rows + model.columns
  let rounding = 0
  duals.forEach((y, r) => {
    if (y !== 0) rounding += terms * ROUNDED * Math.abs(y * numberAt(y > 0 ? model.rowLower : model.rowUpper, r))
  })
  const size = costSize.map(Math.abs)
  for (let j = 0; j < model.columns; j++) {
    const [from, to] = [indexAt(model.starts, j), indexAt(model.starts, j + 1)]
    for (let e = from; e < to; e++)
      addAt(size, j, Math.abs(numberAt(model.values, e) * numberAt(duals, indexAt(model.indices, e))))
    const d = Math.abs(numberAt(reduced, j))
    const off = (to - from + 2) * ROUNDED * numberAt(size, j)
    const [lower, upper] = [Math.abs(numberAt(model.lower, j)), Math.abs(numberAt(model.upper, j))]
    // Where rounding may have turned its sign, the column may cost least at either end.
    const end = d <= off ? Math.max(lower, upper) : numberAt(reduced, j) > 0 ? lower : upper
    rounding += (off + terms * ROUNDED * d) * end
  }
  const certain = bound - rounding
  return { bound: Number.isFinite(certain) ? certain : Number.NEGATIVE_INFINITY, duals }
}
