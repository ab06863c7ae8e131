import { addAt, indexAt, numberAt } from '../lists/index.ts'
import { SolverError, type LinearModel, type LiveModel, type Optimum } from '../solver/index.ts'
import { FEASIBILITY, OPTIMALITY_GAP } from './tolerances.ts'

/** A result that does not hold is a defect of the program, and is never reported. */
export class CheckFailed extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CheckFailed'
  }
}

/** What a check of an optimum found. */
export interface Checked {
  /** Relative gap between primal and dual objective. */
  readonly gap: number
  /** The true optimum lies within this of the objective, in its unit. */
  readonly error: number
}

/**
 * Proves a claimed optimum without the solver: every bound and row holds, every dual has the sign its row allows, the
 * objective is what the flows cost, and the dual objective equals it. The dual objective is a lower bound of every
 * solution, whatever the duals: for each column the least that it could cost on its own, within its bounds, once the rows
 * are paid for at their duals.
 *
 *   dual objective - open ends  <=  true optimum  <=  primal objective + violations
 *
 * Violations are what x exceeds bounds and rows by, at their duals; open ends are reduced costs against a bound that does
 * not exist, which rounding leaves, at what the column carries.
 *
 * @throws CheckFailed naming the worst violation
 */
export function checkOptimum(model: LinearModel, { x, rowDual, objective }: Optimum): Checked {
  const { columns, rows, starts, indices, values, lower, upper, rowLower, rowUpper } = model
  const activity = new Float64Array(rows)
  const magnitude = new Float64Array(rows)
  let primal = 0
  let dual = 0
  let weight = 1
  let violations = 0
  let openEnds = 0
  for (let j = 0; j < columns; j++) {
    const amount = numberAt(x, j)
    const low = numberAt(lower, j)
    const high = numberAt(upper, j)
    const slack = FEASIBILITY * Math.max(1, Math.abs(amount))
    if (!(amount >= low - slack && amount <= high + slack))
      throw new CheckFailed(`column ${j} is ${amount}, outside ${low} to ${high}`)
    const cost = numberAt(model.cost, j)
    primal += cost * amount
    weight += Math.abs(cost * amount)
    let reduced = cost
    const last = indexAt(starts, j + 1)
    for (let e = indexAt(starts, j); e < last; e++) {
      const row = indexAt(indices, e)
      const value = numberAt(values, e)
      addAt(activity, row, value * amount)
      addAt(magnitude, row, Math.abs(value * amount))
      reduced -= value * numberAt(rowDual, row)
    }
    // The dual of a column's bound is its reduced cost: positive at its lower end, negative at its upper.
    const end = reduced >= 0 ? low : high
    violations += Math.abs(reduced) * Math.max(0, low - amount, amount - high)
    if (Number.isFinite(end)) dual += reduced * end
    else if (Math.abs(reduced) > FEASIBILITY * Math.max(1, Math.abs(cost)))
      throw new CheckFailed(`column ${j} has no upper bound and a reduced cost of ${reduced}`)
    else openEnds += Math.abs(reduced * amount)
  }
  for (let i = 0; i < rows; i++) {
    const value = numberAt(activity, i)
    const low = numberAt(rowLower, i)
    const high = numberAt(rowUpper, i)
    const slack = FEASIBILITY * Math.max(1, numberAt(magnitude, i))
    if (!(value >= low - slack && value <= high + slack))
      throw new CheckFailed(`row ${i} is ${value}, outside ${low} to ${high}`)
    const price = numberAt(rowDual, i)
    const end = price >= 0 ? low : high
    violations += Math.abs(price) * Math.max(0, low - value, value - high)
    if (Number.isFinite(end)) dual += price * end
    else if (Math.abs(price) > FEASIBILITY) throw new CheckFailed(`row ${i} has a dual of ${price} against an open end`)
    else openEnds += Math.abs(price * value)
  }
  // Answers use the objective that the solver reports.
  if (!(Math.abs(objective - primal) <= OPTIMALITY_GAP * weight))
    throw new CheckFailed(`the objective is said to be ${objective}, and the flows cost ${primal}`)
  const gap = Math.abs(primal - dual) / weight
  if (!(gap <= OPTIMALITY_GAP))
    throw new CheckFailed(`primal ${primal} and dual ${dual} differ by ${gap} of the flows' value`)
  return { gap, error: Math.max(primal + violations - objective, objective - (dual - openEnds), 0) }
}

/**
 * An optimum that passes its check, with what the check found: solved from the current basis, and again from a cold start
 * if that result does not hold. `even` makes it independent of the order of columns; what is checked is what it returns.
 *
 * @throws CheckFailed if the result of the cold start does not hold either
 */
export function solveChecked(
  live: LiveModel,
  model: LinearModel,
  even: (model: LinearModel, optimum: Optimum) => Optimum = (_, optimum) => optimum,
): Optimum & Checked {
  const solve = (): Optimum & Checked => {
    const optimum = even(model, live.solve())
    return { ...optimum, ...checkOptimum(model, optimum) }
  }
  try {
    return solve()
  } catch (error) {
    if (!(error instanceof CheckFailed || error instanceof SolverError)) throw error
    live.clearSolver()
    return solve()
  }
}
