import type { Network } from '../../clearing/index.ts'
import { at, numberAt } from '../../lists/index.ts'
import {
  inMillions,
  less,
  MONTHS_PER_YEAR,
  quantity,
  sum,
  times,
  tonnes,
  vector,
  type ThousandUsd,
} from '../../quantity/index.ts'
import type { LinearModel, Solver } from '../../solver/index.ts'
import { InputError, type Month, type Scenario } from '../../world/index.ts'
import { studyFault } from '../study-fault.ts'
import type { BoundShift, PlanCut } from './bound-shifts.ts'
import type { CandidateDecision } from './decisions.ts'
import { menuSecondStage, type SecondStage } from './second-stage.ts'
import { LOSS_TOLERANCE } from './tolerances.ts'

/**
 * Years without an attack, counted beside those with one. With q what is lost in such a year, below zero where a plan helps,
 *
 *   q(v) = W'(0) - W'(v)        p . y . max_S Q(v, S)  +  (1 - p) . y . q(v)  =  p . y . max_S ( Q(v, S) + k q(v) ),   k = (1 - p) / p
 *
 * so that a year of a period loses max_S Q + k q, and all that weighs losses stays as it is. W' is a year of its own, with a reference of its own:
 * nothing is announced, only the controls that hold already count, and stocks stay where they are, since they have to be there when an attack comes.
 */

/** How much a year without an attack counts for each with one; undefined where it is not asked for. */
export function quietWeight(isAsked: boolean | undefined, attackProbability: number): number | undefined {
  if (isAsked !== true) return undefined
  if (!(attackProbability > 0)) throw new InputError([studyFault('PLAN_QUIET_CHANCE', {})])
  return (1 - attackProbability) / attackProbability
}

/**
 * The scenario of a year without an attack. It begins when the plan first may be of use, and not with the menu: who buys under controls finds other
 * sources in time, and what is scarce in their first year need not be so later.
 *
 * @param from month in which the first period begins
 */
export const quietYear = (menu: Scenario, from: Month): Scenario => ({
  ...menu,
  start: Math.max(menu.start, from),
  months: MONTHS_PER_YEAR,
  measures: [],
})

/** What is of use in a year without an attack: no stock, which is kept for one with. */
const withoutStocks = (decisions: readonly CandidateDecision[]): readonly CandidateDecision[] =>
  decisions.map((decision) => (decision.kind === 'stockpile' ? { ...decision, most: tonnes(0) } : decision))

/** The second stage of a world in years without an attack. */
export const quietStage = (
  solver: Solver,
  network: Network,
  quiet: Scenario,
  decisions: readonly CandidateDecision[],
  zero?: ThousandUsd,
): SecondStage => menuSecondStage(solver, network, quiet, withoutStocks(decisions), { most: 0, zero })

/**
 * The second stage of a world in years of both kinds.
 *
 * @param attacked the second stage of years with an attack, of which the worst alone counts
 * @param quiet that of years without
 * @param weight how much these count for each of the others
 */
export function withQuietYears(attacked: SecondStage, quiet: SecondStage, weight: number): SecondStage {
  let standing: Float64Array | undefined
  let inForce: Float64Array | undefined
  /** By plan: the same stands in many periods and rounds. */
  const known = new Map<string, PlanCut>()
  const quietCut = (): PlanCut => {
    const key = standing?.join(' ') ?? ''
    const before = known.get(key)
    if (before !== undefined) return before
    if (standing !== undefined && inForce !== standing) quiet.setPlan(standing)
    inForce = standing
    const made = quiet.cut([])
    known.set(key, made)
    return made
  }
  const counted = (loss: ThousandUsd): ThousandUsd => times(loss, weight)
  return {
    reference: attacked.reference,
    trifle: inMillions(quantity(LOSS_TOLERANCE * (Math.abs(attacked.reference) + weight * Math.abs(quiet.reference)))),
    contingencyCount: 1,
    isSearched: attacked.isSearched,
    columns: attacked.columns + quiet.columns,
    quietWeight: weight,
    quietReference: quiet.reference,
    setPlan: (levels) => {
      standing = Float64Array.from(levels)
      attacked.setPlan(levels)
    },
    cut: (attack) => {
      const [own, calm] = [attacked.cut(attack), quietCut()]
      return {
        attack,
        constant: sum(own.constant, counted(calm.constant)),
        slope: vector(Float64Array.from(own.slope, (each, i) => each + weight * numberAt(calm.slope, i))),
        loss: sum(own.loss, counted(calm.loss)),
        quiet: calm.loss,
      }
    },
    exactLosses: (above) => {
      const { loss } = quietCut()
      return attacked.exactLosses(above === undefined ? undefined : less(above, counted(loss))).map((found) => ({
        attack: found.attack,
        loss: sum(found.loss, counted(loss)),
        bound: sum(found.bound, counted(loss)),
        quiet: loss,
      }))
    },
    lossLowerBounds: () => {
      // What each leaves in force is not what stood before.
      inForce = undefined
      const calm = at(quiet.lossLowerBounds(), 0)
      return attacked.lossLowerBounds().map((least) => sum(least, counted(calm)))
    },
    subproblem: (attack) => {
      inForce = undefined
      const [own, calm] = [attacked.subproblem(attack), quiet.subproblem([])]
      return {
        model: sideBySide(own.model, calm.model, weight),
        shifts: own.shifts.map((shift, i) => joined(shift, at(calm.shifts, i), own.model)),
        reference: sum(own.reference, counted(calm.reference)),
      }
    },
    dispose: () => {
      attacked.dispose()
      quiet.dispose()
    },
  }
}

/** Two linear programs that share nothing, as one; the costs of the second count by a weight. */
function sideBySide(one: LinearModel, other: LinearModel, weight: number): LinearModel {
  const joint = (a: Float64Array, b: Float64Array): Float64Array => Float64Array.from([...a, ...b])
  const entries = one.values.length
  return {
    columns: one.columns + other.columns,
    rows: one.rows + other.rows,
    starts: Int32Array.from([...one.starts.subarray(0, one.columns), ...other.starts.map((start) => start + entries)]),
    indices: Int32Array.from([...one.indices, ...other.indices.map((row) => row + one.rows)]),
    values: joint(one.values, other.values),
    cost: joint(
      one.cost,
      other.cost.map((cost) => weight * cost),
    ),
    lower: joint(one.lower, other.lower),
    upper: joint(one.upper, other.upper),
    rowLower: joint(one.rowLower, other.rowLower),
    rowUpper: joint(one.rowUpper, other.rowUpper),
  }
}

/** What a decision adds to two linear programs that stand side by side. */
function joined(one: BoundShift, other: BoundShift, { columns, rows }: LinearModel): BoundShift {
  type Amounts = readonly (readonly [number, number])[]
  const both = (a: Amounts, b: Amounts, offset: number): Amounts => [
    ...a,
    ...b.map(([place, amount]) => [place + offset, amount] as const),
  ]
  return {
    columns: both(one.columns, other.columns, columns),
    rows: both(one.rows, other.rows, rows),
    stocks: both(one.stocks, other.stocks, rows),
  }
}
