import { CheckFailed, solveChecked } from '../../clearing/index.ts'
import { at, indexAt, numberAt } from '../../lists/index.ts'
import { dualBound, optimalityOf, type LinearModel, type Optimality, type Solver } from '../../solver/index.ts'
import { COST_SLACK, LEAST_WEIGHED_PRICE, NEED_TOLERANCE, NO_RAISE, SHORTFALL_TOLERANCE } from './tolerances.ts'

/**
 * The cheapest raise of prices that keeps every plant of the core from losing money in a year:
 *
 *   minimise    sum_m c_m s_m                        s_m USD/kg on material m;  c_m kt that somebody pays it on
 *   subject to  sum_m a_im s_m >= d_i   for each i   a_im kt by which plant i gains;  d_i million USD that it is short of
 *               0 <= s_m <= most_m
 *
 * Where it cannot keep all, it keeps those who lack nothing when what all lack together is least, and at the raises below. Of all
 * raises that cost no more it takes those that move prices least in proportion.
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
  /** Million USD that each plant is still short of at these raises; 0: kept. */
  readonly shortfall: readonly number[]
  /** Million USD that all lack together at the raises that make that least. */
  readonly lacking: number
  readonly cost: number
  /** By plant, what of the cost is for it: its dual times what it is short of. The parts add up to the bound, where no raise is at its limit. */
  readonly allocatedCost: readonly number[]
  /** By weak duality from the duals, without the solver: no raise that keeps the same plants costs less. */
  readonly bound: number
}

export function leastCost(solver: Solver, problem: SupportProblem): SupportSolution {
  const { plants, materials, requiredSupport, cost } = problem
  const none = {
    topUp: materials.map(() => 0),
    shortfall: requiredSupport.map((d) => Math.max(0, d)),
    allocatedCost: plants.map(() => 0),
    lacking: total(requiredSupport.map((d) => Math.max(0, d))),
    cost: 0,
    bound: 0,
    ...optimalityOf(0, 0),
  }
  const passes = Math.max(
    ...requiredSupport.map(Math.abs),
    ...problem.gain.map((row) => row.reduce((sum, sold, m) => sum + Math.abs(sold) * at(problem.price, m), 0)),
  )
  if (requiredSupport.every((d) => d <= NEED_TOLERANCE * passes))
    return { ...none, shortfall: plants.map(() => 0), lacking: 0 }
  if (materials.length === 0) return none
  // In parts of the largest need: solvers have fixed tolerances.
  const unit = Math.max(...requiredSupport)
  const needs = requiredSupport.map((d) => d / unit)
  const most = (problem.most ?? materials.map(() => Number.POSITIVE_INFINITY)).map((raise) => raise / unit)
  const noCost = materials.map(() => 0)
  const each = (value: number): number[] => plants.map(() => value)
  // First how little can be left lacking: a dollar that is lacking is the only thing that costs.
  const free = modelOf({ ...problem, requiredSupport: needs, most }, { cost: noCost, slack: each(1), limits: [] })
  const fewest = solved(solver, free)
  const lacking = total(lackingAt(fewest.x, problem))
  checkShortfall(lacking, dualBound(free, dualsWithin(free, fewest.rowDual)).bound)
  // Then who lacks it at the raises below, since it may be parted in many ways.
  const noMore: Limit = { of: [...noCost, ...each(1)], sum: lacking }
  const whole = { ...problem, requiredSupport: needs, most }
  const left =
    lacking > SHORTFALL_TOLERANCE
      ? lackingAt(cheapestRaises(solver, whole, { slack: each(0), limits: [noMore] }).x, problem)
      : lackingAt(fewest.x, problem)
  const isKept = left.map((part) => part <= SHORTFALL_TOLERANCE)
  // Those are asked no more for: what does not keep an owner is wasted. Who is kept but for rounding is asked for no more than was found.
  const asked = needs.map((d, i) => (at(isKept, i) ? d - at(left, i) : Number.NEGATIVE_INFINITY))
  const raises = cheapestRaises(solver, { ...whole, requiredSupport: asked }, { slack: [], limits: [] })
  const bound = unit * dualBound(raises.model, raises.duals).bound
  const topUp = [...raises.x].map((value) => unit * (value > NO_RAISE ? value : 0))
  const shortfall = requiredSupport.map((d, i) => {
    const short = d - total(at(problem.gain, i).map((mass, m) => mass * at(topUp, m)))
    return !at(isKept, i) && short > SHORTFALL_TOLERANCE * unit ? short : 0
  })
  const allocatedCost = asked.map((d, i) => (Number.isFinite(d) ? unit * d * numberAt(raises.duals, i) : 0))
  const spent = total(topUp.map((value, m) => value * at(cost, m)))
  return { topUp, shortfall, lacking: unit * lacking, allocatedCost, cost: spent, bound, ...optimalityOf(spent, bound) }
}

/** The cheapest raises, and of all that cost no more those that move prices least in proportion; duals, and the model, are those of the least cost. */
function cheapestRaises(
  solver: Solver,
  problem: BoundedProblem,
  { slack, limits }: Pick<Aim, 'slack' | 'limits'>,
): { readonly x: Float64Array; readonly model: LinearModel; readonly duals: Float64Array } {
  const { cost, price } = problem
  const model = modelOf(problem, { cost, slack, limits })
  const first = solved(solver, model)
  const paid = total(cost.map((dollars, m) => dollars * numberAt(first.x, m)))
  const least = modelOf(problem, {
    cost: price.map((usual) => 1 / Math.max(usual, LEAST_WEIGHED_PRICE)),
    slack,
    limits: [...limits, { of: cost, sum: paid * (1 + COST_SLACK) }],
  })
  return { x: solved(solver, least).x, model, duals: dualsWithin(model, first.rowDual) }
}

/** What each plant lacks in a model with slack. */
const lackingAt = (x: Float64Array, { plants, materials }: SupportProblem): number[] =>
  plants.map((_, i) => Math.max(0, numberAt(x, materials.length + i)))

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** @throws CheckFailed if the solver left more lacking than it must */
function checkShortfall(lacking: number, bound: number): void {
  if (!(lacking - bound <= SHORTFALL_TOLERANCE))
    throw new CheckFailed(`${lacking} of the need is left lacking, and the bound is ${bound}`)
}

/** Rounds in which duals are lowered; each is a matter of rounding. */
const LOWERED = 100

/**
 * Duals near those given that keep to every column without an upper bound, y'a_m <= c_m, to the last digit: the least excess would
 * price an open end. Those that a column gains by are lowered until it is paid for. A raise with a limit is priced by that.
 */
function dualsWithin(
  { columns, cost, upper, rowLower, rowUpper, starts, indices, values }: LinearModel,
  rowDual: Float64Array,
): Float64Array {
  const duals = rowDual.map((y, r) =>
    Number.isFinite(numberAt(rowLower, r))
      ? Math.max(0, y)
      : Number.isFinite(numberAt(rowUpper, r))
        ? Math.min(0, y)
        : 0,
  )
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
        if (value * numberAt(duals, r) > 0) duals[r] = part * numberAt(duals, r)
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

type BoundedProblem = SupportProblem & Pick<Required<SupportProblem>, 'most'>

/** A weighted sum of columns that stays below something. */
interface Limit {
  /** By column; nothing beyond its end. */
  readonly of: readonly number[]
  readonly sum: number
}

interface Aim {
  /** Of the raises. */
  readonly cost: readonly number[]
  /** What a dollar costs that each plant lacks; empty: none may lack any. */
  readonly slack: readonly number[]
  readonly limits: readonly Limit[]
}

function modelOf(
  { plants, materials, gain, requiredSupport, most }: BoundedProblem,
  { cost, slack, limits }: Aim,
): LinearModel {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const columns = materials.length + slack.length
  for (let j = 0; j < columns; j++) {
    const entries = [
      ...plants.map((_, i) => (j < materials.length ? at(at(gain, i), j) : Number(j - materials.length === i))),
      // A limit on raises alone says nothing of slack.
      ...limits.map(({ of }) => (j < of.length ? at(of, j) : 0)),
    ]
    entries.forEach((value, row) => {
      if (value === 0) return
      indices.push(row)
      values.push(value)
    })
    starts.push(indices.length)
  }
  const rows = plants.length + limits.length
  const open = (count: number): number[] => Array.from({ length: count }, () => Number.POSITIVE_INFINITY)
  return {
    columns,
    rows,
    cost: Float64Array.from([...cost, ...slack]),
    lower: new Float64Array(columns),
    upper: Float64Array.from([...most, ...open(slack.length)]),
    rowLower: Float64Array.from([...requiredSupport, ...open(limits.length).map((value) => -value)]),
    rowUpper: Float64Array.from([...open(plants.length), ...limits.map(({ sum }) => sum)]),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  }
}
