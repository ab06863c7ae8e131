import { SolverError, type LinearModel, type LiveModel, type Optimum } from '../solver/index.ts'

/** A result that does not hold is a defect of the programme, and is never reported. */
export class CheckFailed extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CheckFailed'
  }
}

const FEASIBLE = 1e-6
const GAP = 1e-6

/**
 * Proves a claimed optimum without the solver: every bound and row holds, every dual has the sign its row allows, and
 * the worth of the duals equals the objective. That worth is what no solution can go below, whatever the duals: for each
 * column the least that it could cost on its own, within its bounds, once the rows are paid for at their duals.
 *
 * @returns the relative gap between primal and dual objective
 * @throws CheckFailed naming the worst violation
 */
export function checkOptimum(model: LinearModel, { x, rowDual }: Optimum): number {
  const activity = new Float64Array(model.rows)
  const magnitude = new Float64Array(model.rows)
  let primal = 0
  let dual = 0
  let weight = 1
  for (let j = 0; j < model.columns; j++) {
    const amount = x[j] ?? 0
    const low = model.lower[j] ?? 0
    const high = model.upper[j] ?? Number.POSITIVE_INFINITY
    const slack = FEASIBLE * Math.max(1, Math.abs(amount))
    if (!(amount >= low - slack && amount <= high + slack))
      throw new CheckFailed(`column ${j} is ${amount}, outside ${low} to ${high}`)
    const cost = model.cost[j] ?? 0
    primal += cost * amount
    weight += Math.abs(cost * amount)
    let reduced = cost
    for (let e = model.starts[j] ?? 0; e < (model.starts[j + 1] ?? 0); e++) {
      const row = model.indices[e] ?? 0
      const value = model.values[e] ?? 0
      activity[row] = (activity[row] ?? 0) + value * amount
      magnitude[row] = (magnitude[row] ?? 0) + Math.abs(value * amount)
      reduced -= value * (rowDual[row] ?? 0)
    }
    // A column's bound is worth its reduced cost: positive at its lower end, negative at its upper.
    const end = reduced >= 0 ? low : high
    if (Number.isFinite(end)) dual += reduced * end
    else if (Math.abs(reduced) > FEASIBLE * Math.max(1, Math.abs(cost)))
      throw new CheckFailed(`column ${j} has no upper bound and a reduced cost of ${reduced}`)
  }
  for (let i = 0; i < model.rows; i++) {
    const value = activity[i] ?? 0
    const low = model.rowLower[i] ?? Number.NEGATIVE_INFINITY
    const high = model.rowUpper[i] ?? Number.POSITIVE_INFINITY
    const slack = FEASIBLE * Math.max(1, magnitude[i] ?? 0)
    if (!(value >= low - slack && value <= high + slack))
      throw new CheckFailed(`row ${i} is ${value}, outside ${low} to ${high}`)
    const price = rowDual[i] ?? 0
    const end = price >= 0 ? low : high
    if (Number.isFinite(end)) dual += price * end
    else if (Math.abs(price) > FEASIBLE) throw new CheckFailed(`row ${i} has a dual of ${price} against an open end`)
  }
  const gap = Math.abs(primal - dual) / weight
  if (!(gap <= GAP)) throw new CheckFailed(`primal ${primal} and dual ${dual} differ by ${gap} of the flows' value`)
  return gap
}

/**
 * An optimum that holds, with the gap between primal and dual: sought from the basis at hand, and from nothing if that one led
 * the solver astray. `even` makes it one that does not depend on the order of columns; what is checked is what it returns.
 *
 * @throws CheckFailed if what is found from nothing does not hold either
 */
export function solveSurely(
  live: LiveModel,
  model: LinearModel,
  even: (model: LinearModel, optimum: Optimum) => Optimum = (_, optimum) => optimum,
): Optimum & { readonly gap: number } {
  const solve = (): Optimum & { gap: number } => {
    const optimum = even(model, live.solve())
    return { ...optimum, gap: checkOptimum(model, optimum) }
  }
  try {
    return solve()
  } catch (error) {
    if (!(error instanceof CheckFailed || error instanceof SolverError)) throw error
    live.forget()
    return solve()
  }
}
