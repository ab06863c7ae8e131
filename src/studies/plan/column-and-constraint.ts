import { at, indexAt, numberAt } from '../../lists/index.ts'
import { inThousands, larger, quantity, type MillionUsd } from '../../quantity/index.ts'
import { modelFromRows, type LinearModel, type NewRow, type Solver, stretchOf } from '../../solver/index.ts'
import { BranchAndBound } from './branch-and-bound.ts'
import type { Attack } from './bound-shifts.ts'
import type { Master } from './master.ts'
import { isPossibleIn } from './news.ts'
import { newsOf } from './master-problem.ts'
import { contingencyOf, type SecondStage } from './second-stage.ts'
import {
  checkBound,
  gapClosed,
  type SolveControl,
  type SolveResult,
  type Stages,
  type Termination,
  type EvaluatedPlan,
} from './solve-control.ts'

const MAX_ROUNDS = 200
/** Part of the gap that is asked for at which each search ends. */
const OF_GAP = 0.25
/** Part of the time left in which each search ends, so that its bound can be checked in what remains. */
const OF_TIME = 0.75

/**
 * For second stages that are small: those of the attacks known stand in the first stage as they are, columns and constraints
 * (Zeng and Zhao, 2013). Its plan is searched exactly; an attack that is worse than those known joins them.
 */
export function solveByColumnAndConstraint(
  solver: Solver,
  { stage, master, evaluator }: Stages,
  initialIncumbent: EvaluatedPlan,
  { options, secondsLeft, reportBounds, onIncumbent }: SolveControl,
): SolveResult {
  const { periods } = master.problem
  const news = newsOf(master.problem)
  const known: Attack[] = []
  const learn = (attacks: readonly Attack[]): boolean => {
    const fresh = attacks.filter((attack) => !known.some((one) => one.join(' ') === attack.join(' ')))
    known.push(...fresh)
    return fresh.length > 0
  }
  learn(evaluator.attacks())
  let incumbent = initialIncumbent
  let lower = master.floor()
  const met = (bound: MillionUsd): boolean => gapClosed(incumbent.upperBound, bound, options.gap, master.trifle)
  let claimed = lower
  let mipRounds = 0
  const tree = new BranchAndBound(solver, master.integerColumns)
  let termination: Termination = 'round-limit'
  while (mipRounds < MAX_ROUNDS) {
    if (met(lower)) {
      termination = 'gap-reached'
      break
    }
    if (secondsLeft() <= 0) {
      termination = 'time-limit'
      break
    }
    mipRounds += 1
    const copies = periods.flatMap((_, period) =>
      known
        .filter((attack) => isPossibleIn(news, period, attack))
        .map((attack) => ({ period, contingency: contingencyOf(stage, attack), attack })),
    )
    const model = withStages(master, stage, copies)
    const live = solver.create(model, { hasIntegers: true })
    const seconds = Math.max(1, OF_TIME * secondsLeft())
    let found
    try {
      found = live.solveMip(master.integerColumns, { gap: OF_GAP * options.gap, seconds })
    } finally {
      live.dispose()
    }
    if (found === undefined) {
      termination = 'time-limit'
      break
    }
    claimed = larger(claimed, quantity(master.unit * found.bound))
    const levels = master.read(found.x)
    const { worst } = evaluator.evaluate(levels, true)
    const upper = evaluator.objectiveUpperBound(levels, worst)
    if (upper < incumbent.upperBound) {
      incumbent = { levels, worst, upperBound: upper }
      onIncumbent(incumbent, lower)
    }
    lower = larger(lower, checkBound(tree, master, model, { claimed, best: incumbent.upperBound, secondsLeft }))
    reportBounds('integer', { lowerBound: lower, upperBound: incumbent.upperBound })
    if (met(claimed) && !met(lower)) {
      termination = secondsLeft() <= 0 ? 'time-limit' : 'unchecked'
      break
    }
    if (!learn(evaluator.attacks()) && !met(lower)) break
  }
  return { lowerBound: lower, claimed, incumbent, termination, rounds: { lpRounds: 0, mipRounds } }
}

/** The second stage of a period under an attack. */
interface Copy {
  readonly period: number
  readonly contingency: number
  readonly attack: Attack
}

/**
 * The first stage with second stages in it. With x what is done under an attack, u and b its bounds and right-hand sides with
 * nothing decided, and a what each decision adds to them:
 *
 *   t >= reference + cost . x,    A x - a v <= b,    x - a v <= u
 */
function withStages(master: Master, stage: SecondStage, copies: readonly Copy[]): LinearModel {
  const whole = master.model()
  const cost = [...whole.cost]
  const lower = [...whole.lower]
  const upper = [...whole.upper]
  const rows: NewRow[] = rowByRow(whole)
  const scale = inThousands(master.unit)
  for (const { period, contingency, attack } of copies) {
    const { model, shifts, reference } = stage.subproblem(attack)
    // Levels are up to 1, and cannot be stretched with what is small.
    const stretch = stretchOf(model)
    const first = cost.length
    const level = (decision: number): number => master.levelColumn(decision, period)
    const ofColumn = new Map<number, [number, number][]>()
    const ofRow = new Map<number, [number, number][]>()
    const note = (into: Map<number, [number, number][]>, place: number, decision: number, amount: number): void =>
      void into.set(place, [...(into.get(place) ?? []), [level(decision), -amount * stretch]])
    shifts.forEach(({ columns, rows, stocks }, i) => {
      for (const [j, amount] of columns) note(ofColumn, j, i, amount)
      for (const [r, amount] of rows) note(ofRow, r, i, amount)
      // What lies in a balance at first is minus its right-hand side.
      for (const [r, amount] of stocks) note(ofRow, r, i, -amount)
    })
    for (let j = 0; j < model.columns; j++) {
      const moved = ofColumn.get(j)
      const most = numberAt(model.upper, j) * stretch
      cost.push(0)
      lower.push(numberAt(model.lower, j) * stretch)
      upper.push(moved === undefined ? most : Number.POSITIVE_INFINITY)
      if (moved !== undefined) rows.push(row(Number.NEGATIVE_INFINITY, most, [[first + j, 1], ...moved]))
    }
    rowByRow(model).forEach(({ lower, upper, indices, values }, r) => {
      const own = indices.map((j, e): [number, number] => [first + j, at(values, e)])
      rows.push(row(lower * stretch, upper * stretch, [...own, ...(ofRow.get(r) ?? [])]))
    })
    const priced: [number, number][] = []
    model.cost.forEach((cost, j) => {
      if (cost !== 0) priced.push([first + j, -cost / scale / stretch])
    })
    const lost = row(reference / scale, Number.POSITIVE_INFINITY, [
      [master.lossColumn(period, contingency), 1],
      ...priced,
    ])
    rows.push(shrunk(lost))
  }
  return modelFromRows(
    { cost: Float64Array.from(cost), lower: Float64Array.from(lower), upper: Float64Array.from(upper) },
    rows,
  )
}

const row = (lower: number, upper: number, entries: readonly (readonly [number, number])[]): NewRow => ({
  lower,
  upper,
  indices: entries.map(([j]) => j),
  values: entries.map(([, value]) => value),
})

/** A world's surplus may be a hundred million times what is lost of it: no sum of that size is exact to the solver's tolerance. */
const EXACT = 1e6

/** The same row in a unit in which its bound is not above `EXACT`. */
function shrunk(one: NewRow): NewRow {
  const factor = 2 ** Math.min(0, Math.floor(Math.log2(EXACT / Math.abs(one.lower))))
  return { ...one, lower: one.lower * factor, values: Array.from(one.values, (value) => value * factor) }
}

interface Row extends NewRow {
  readonly indices: number[]
  readonly values: number[]
}

/** A linear program row by row. */
function rowByRow({ rows, columns, starts, indices, values, rowLower, rowUpper }: LinearModel): Row[] {
  const found = Array.from({ length: rows }, (_, r): Row => ({
    lower: numberAt(rowLower, r),
    upper: numberAt(rowUpper, r),
    indices: [],
    values: [],
  }))
  for (let j = 0; j < columns; j++)
    for (let e = indexAt(starts, j); e < indexAt(starts, j + 1); e++) {
      const own = at(found, indexAt(indices, e))
      own.indices.push(j)
      own.values.push(numberAt(values, e))
    }
  return found
}
