import { CheckFailed, dualBound, solveChecked } from '../../clearing/index.ts'
import { at, indexAt, numberAt } from '../../lists/index.ts'
import { optimalityOf, type LinearModel, type Optimality, type Solver } from '../../solver/index.ts'
import { COST_SLACK, LEAST_WEIGHED_PRICE, NEED_TOLERANCE, NO_RAISE, SHORTFALL_TOLERANCE } from './tolerances.ts'

/**
 * The cheapest raise of prices that keeps every plant of the core from losing money in a year:
 *
 *   minimise    sum_m c_m s_m                        s_m USD/kg on material m;  c_m kt that somebody pays it on
 *   subject to  sum_m a_im s_m >= d_i   for each i   a_im kt by which plant i gains;  d_i million USD that it is short of
 *               0 <= s_m <= most_m
 */
export interface SupportProblem {
  /** Name of each row and column, for messages. */
  readonly plants: readonly string[]
  readonly materials: readonly string[]
  /** By plant, then material. */
  readonly gain: readonly (readonly number[])[]
  readonly requiredSupport: readonly number[]
  readonly cost: readonly number[]
  /** USD/kg of each material: of equally cheap raises the one that is least in proportion is taken. */
  readonly price: readonly number[]
  /** USD/kg: what each price may be raised by at most; without a limit if left out. */
  readonly most?: readonly number[]
}

export interface SupportSolution extends Optimality {
  readonly topUp: readonly number[]
  /** Million USD that each plant is still short of when the sum of all that are short is least; 0: kept. */
  readonly shortfall: readonly number[]
  readonly cost: number
  /** By plant, what of the cost is for it: its dual times what it is short of. The parts add up to the bound, where no raise is at its limit. */
  readonly allocatedCost: readonly number[]
  /** By weak duality from the duals, without the solver: no raise that keeps those that can be kept costs less. */
  readonly bound: number
}

export function leastCost(solver: Solver, problem: SupportProblem): SupportSolution {
  const { plants, materials, requiredSupport, cost } = problem
  const none = {
    topUp: materials.map(() => 0),
    shortfall: requiredSupport.map((d) => Math.max(0, d)),
    allocatedCost: plants.map(() => 0),
    cost: 0,
    bound: 0,
    ...optimalityOf(0, 0),
  }
  const passes = Math.max(
    ...requiredSupport.map(Math.abs),
    ...problem.gain.map((row) => row.reduce((sum, sold, m) => sum + Math.abs(sold) * at(problem.price, m), 0)),
  )
  if (requiredSupport.every((d) => d <= NEED_TOLERANCE * passes)) return { ...none, shortfall: plants.map(() => 0) }
  if (materials.length === 0) return none
  // In parts of the largest need: solvers have fixed tolerances.
  const unit = Math.max(...requiredSupport)
  const needs = requiredSupport.map((d) => d / unit)
  const most = (problem.most ?? materials.map(() => Number.POSITIVE_INFINITY)).map((raise) => raise / unit)
  // First whom it can keep at all: a dollar that is lacking is the only thing that costs.
  const free = modelOf(
    { ...problem, requiredSupport: needs, most },
    { cost: materials.map(() => 0), slack: plants.map(() => 1) },
  )
  const fewest = solved(solver, free)
  const left = plants.map((_, i) => Math.max(0, numberAt(fewest.x, materials.length + i)))
  checkShortfall(left, dualBound(free, dualsWithin(free, fewest.rowDual)).bound)
  const shortfall = left.map((part) => (part > SHORTFALL_TOLERANCE ? unit * part : 0))
  // Who is kept but for rounding is asked for no more than was found: else nothing may keep them.
  const asked = needs.map((d, i) => (at(shortfall, i) > 0 ? Number.NEGATIVE_INFINITY : d - at(left, i)))
  const keepable = { ...problem, requiredSupport: asked, most }
  const cheapest = modelOf(keepable, { cost, slack: [] })
  const first = solved(solver, cheapest)
  const duals = dualsWithin(cheapest, first.rowDual)
  const bound = unit * dualBound(cheapest, duals).bound
  // Then, of all that cost no more, the one that moves prices least in proportion.
  const least = first.x.reduce((sum, raise, m) => sum + raise * at(cost, m), 0)
  const capped = modelOf(keepable, {
    cost: problem.price.map((price) => 1 / Math.max(price, LEAST_WEIGHED_PRICE)),
    slack: [],
    most: { of: cost, sum: least * (1 + COST_SLACK) },
  })
  const topUp = [...solved(solver, capped).x].map((value) => unit * (value > NO_RAISE ? value : 0))
  const paid = topUp.reduce((sum, value, m) => sum + value * at(cost, m), 0)
  const allocatedCost = asked.map((d, i) => (Number.isFinite(d) ? unit * d * numberAt(duals, i) : 0))
  return { topUp, shortfall, allocatedCost, cost: paid, bound, ...optimalityOf(paid, bound) }
}

/** @throws CheckFailed if the solver left more lacking than it must */
function checkShortfall(left: readonly number[], bound: number): void {
  const sum = left.reduce((all, part) => all + part, 0)
  if (!(sum - bound <= SHORTFALL_TOLERANCE))
    throw new CheckFailed(`${sum} of the need is left lacking, and the bound is ${bound}`)
}

/** Rounds in which duals are lowered; each is a matter of rounding. */
const LOWERED = 100

/**
 * Duals near those given that keep to every column without an upper bound, y'a_m <= c_m, to the last digit: the least excess would
 * price an open end. Those that a column gains by are lowered until it is paid for. A raise with a limit is priced by that.
 */
function dualsWithin(
  { columns, cost, upper, rowLower, starts, indices, values }: LinearModel,
  rowDual: Float64Array,
): Float64Array {
  const duals = rowDual.map((y, r) => (Number.isFinite(numberAt(rowLower, r)) ? Math.max(0, y) : 0))
  for (let round = 0, lowered = true; lowered && round < LOWERED; round++) {
    lowered = false
    for (let j = 0; j < columns; j++) {
      if (Number.isFinite(numberAt(upper, j))) continue
      let [gained, paid] = [0, numberAt(cost, j)]
      const entries = (each: (r: number, value: number) => void): void => {
        for (let e = indexAt(starts, j); e < indexAt(starts, j + 1); e++) each(indexAt(indices, e), numberAt(values, e))
      }
      entries((r, value) => {
        const worth = value * numberAt(duals, r)
        if (worth > 0) gained += worth
        else paid -= worth
      })
      if (gained <= paid) continue
      lowered = true
      const part = (paid / gained) * (1 - 4 * Number.EPSILON)
      entries((r, value) => {
        if (value > 0) duals[r] = part * numberAt(duals, r)
      })
    }
  }
  return duals
}

function solved(solver: Solver, model: LinearModel) {
  const live = solver.create(model)
  try {
    return solveChecked(live, model)
  } finally {
    live.dispose()
  }
}

function modelOf(
  { plants, materials, gain, requiredSupport, most: limits }: SupportProblem & Pick<Required<SupportProblem>, 'most'>,
  {
    cost,
    slack,
    most,
  }: {
    cost: readonly number[]
    slack: readonly number[]
    most?: { readonly of: readonly number[]; readonly sum: number }
  },
): LinearModel {
  const rows = plants.length + (most === undefined ? 0 : 1)
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const column = (entries: readonly (readonly [number, number])[]): void => {
    for (const [row, value] of entries)
      if (value !== 0) {
        indices.push(row)
        values.push(value)
      }
    starts.push(indices.length)
  }
  materials.forEach((_, m) =>
    column([
      ...plants.map((_plant, i) => [i, at(at(gain, i), m)] as const),
      ...(most === undefined ? [] : [[plants.length, at(most.of, m)] as const]),
    ]),
  )
  slack.forEach((_, i) => column([[i, 1]]))
  const columns = materials.length + slack.length
  return {
    columns,
    rows,
    cost: Float64Array.from([...cost, ...slack]),
    lower: new Float64Array(columns),
    upper: Float64Array.from([...limits, ...slack.map(() => Number.POSITIVE_INFINITY)]),
    rowLower: Float64Array.from([...requiredSupport, ...(most === undefined ? [] : [Number.NEGATIVE_INFINITY])]),
    rowUpper: Float64Array.from({ length: rows }, (_, i) =>
      most !== undefined && i === plants.length ? most.sum : Number.POSITIVE_INFINITY,
    ),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  }
}
