import { CheckFailed, checkOptimum } from '../../clearing/index.ts'
import { numberAt } from '../../lists/index.ts'
import type { LinearModel, LiveModel, Optimum, CostsAndBounds } from '../../solver/index.ts'

/** A dual under this share of a cost says nothing. */
const TIED = 1e-7
/** The worth of a response as good as the best is the same to this share of it. */
const SAME = 1e-8

/**
 * Of all responses that are as good for the importing countries as a best one (the optimal face), those in which some columns are worth most and least.
 *
 * With y, d the duals of one optimum, x is optimal if and only if it is feasible and whatever has a dual stays at its
 * bound: x_j at the bound that d_j names, row r at the end that y_r names. So the other optima are a programme too, with
 * these held and another cost. `worth` is minus what each column counts.
 */
export function optimalFaceEnds(
  live: LiveModel,
  model: LinearModel,
  optimum: Optimum,
  worth: Float64Array,
): { readonly most: Float64Array; readonly least: Float64Array } {
  const held = heldAt(model, optimum)
  const solve = (cost: Float64Array): Float64Array => {
    const terms = { ...held, cost }
    live.update(terms)
    const found = live.solve()
    checkOptimum({ ...model, ...terms }, found)
    const objective = found.x.reduce((sum, amount, j) => sum + numberAt(model.cost, j) * amount, 0)
    const apart = Math.abs(objective - optimum.objective) / Math.max(1, Math.abs(optimum.objective))
    if (!(apart <= SAME)) throw new CheckFailed(`a response that should be as good as the best differs by ${apart}`)
    return found.x
  }
  return { most: solve(worth), least: solve(worth.map((cost) => -cost)) }
}

/** The programme's terms with whatever has a dual held at its bound. */
function heldAt(model: LinearModel, { rowDual, reducedCost }: Optimum): Omit<CostsAndBounds, 'cost'> {
  const lower = Float64Array.from(model.lower)
  const upper = Float64Array.from(model.upper)
  const rowLower = Float64Array.from(model.rowLower)
  const rowUpper = Float64Array.from(model.rowUpper)
  reducedCost.forEach((dual, j) => {
    const tolerance = TIED * Math.max(1, Math.abs(numberAt(model.cost, j)))
    if (dual > tolerance) upper[j] = numberAt(model.lower, j)
    else if (dual < -tolerance) lower[j] = numberAt(model.upper, j)
  })
  rowDual.forEach((dual, r) => {
    if (dual > TIED) rowUpper[r] = numberAt(model.rowLower, r)
    else if (dual < -TIED) rowLower[r] = numberAt(model.rowUpper, r)
  })
  return { lower, upper, rowLower, rowUpper }
}
