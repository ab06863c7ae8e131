import { at, numberAt } from '../../lists/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import { WRITING } from '../../messages/index.ts'
import { modelFromRows, SolverError, type LinearModel, type NewRow, type Solver } from '../../solver/index.ts'
import { InputError, placed, type Fault } from '../../world/index.ts'
import { percent, round } from '../report.ts'
import { BranchAndBound } from './branch-and-bound.ts'
import { asksForLeast } from './constraint-kinds.ts'
import { Master } from './master.ts'
import type { MasterProblem } from './master-problem.ts'
import type { PlanConstraint } from './constraints.ts'
import { CONSTRAINT_MET, LEAST_SCALE } from './tolerances.ts'
import { word, studyFault } from '../study-fault.ts'

/**
 * Throws an `InputError` that says which of the terms no plan within the budget meets, and by how much they are missed at least:
 * by the plan that misses least in all, each miss as a share of what is asked, times the weight of the term. It says too how far each of
 * them would have to give way alone, and which budget would do.
 */
export function refuseInfeasible(
  solver: Solver,
  problem: MasterProblem,
  asked: readonly PlanConstraint[],
  file: string,
): void {
  if (asked.length === 0) return
  const free = withoutAttacks(solver, problem)
  try {
    const found = relaxed(solver, free, asked, () => true)
    // Whether a plan meets them is not known then.
    if (found === undefined || found === 'none') return
    const misses = asked.flatMap((term, t) => {
      const share = at(found.misses, t)
      return share > CONSTRAINT_MET ? [{ term, share, by: share * sizeOf(term) }] : []
    })
    if (misses.length === 0) return
    const checked = boundOf(solver, found)
    const faults = misses.map(({ term, by }) => {
      // Of several that draw on the same money or plants, one can often add more than the plan that misses least in all does.
      const other =
        misses.length > 1
          ? relaxed(
              solver,
              free,
              asked,
              () => true,
              (one) => one === term,
            )
          : undefined
      const least = other === undefined || other === 'none' ? by : at(other.misses, asked.indexOf(term)) * sizeOf(term)
      return missed(term, { by, least: Math.min(by, least) }, problem.budget)
    })
    if (misses.length > 1 || misses.some(({ term }) => term.weight !== undefined))
      faults.push(
        studyFault('PLAN_RELAXATION', {
          terms: (language) =>
            WRITING[language].commas(
              misses.map(({ term: { id, unit }, by }) => word('relaxed', { id, by: amountIn(unit, by) })(language)),
            ),
          total: round(found.objective, 3),
          checked: round(checked, 3),
        }),
      )
    if (misses.length > 1) {
      const enough = misses.map(({ term }) => ({
        term,
        alone: relaxed(solver, free, asked, (other) => other === term),
      }))
      for (const { term, alone } of enough)
        if (alone !== undefined && alone !== 'none')
          faults.push(aloneFault(term, at(alone.misses, asked.indexOf(term))))
      // What is claimed of all plans is said only where the tree of bounds shows it.
      const never = enough.filter(({ term, alone }) => alone === 'none' && ruledOut(solver, free, asked, term))
      if (never.length > 0)
        faults.push(
          studyFault('PLAN_RELAXATION:not-alone', {
            n: never.length,
            ids: (language) => WRITING[language].commas(never.map(({ term }) => `"${term.id}"`)),
          }),
        )
    }
    const money = budgetThatDoes(solver, problem, asked)
    if (money !== undefined) faults.push(studyFault('PLAN_RELAXATION:budget', { budget: round(money, 3) }))
    throw new InputError(faults.map((fault) => placed(fault, { file })))
  } finally {
    free.dispose()
  }
}

/** What is asked of a term beyond what is there, which its miss is a share of; where that is nothing, the largest amount that an item adds. */
function sizeOf({ low, high, amounts }: PlanConstraint): number {
  const asked = Math.abs(Number.isFinite(low) ? low : high)
  return asked > 0
    ? Math.max(LEAST_SCALE, asked)
    : Math.max(LEAST_SCALE, ...amounts.map(({ amount }) => Math.abs(amount)))
}

interface Relaxed {
  readonly model: LinearModel
  readonly whole: Int32Array
  /** Of each term, as a share of what is asked. */
  readonly misses: readonly number[]
  /** Their sum, each times its weight. */
  readonly objective: number
}

/**
 * The plan that misses least of some terms, and none of the others:
 *
 *   minimise  sum_t weight_t s_t    subject to  low_t <= sum amount . v + size_t s_t,  sum amount . v - size_t s_t <= high_t,  s_t >= 0
 */
function relaxed(
  solver: Solver,
  free: Master,
  asked: readonly PlanConstraint[],
  mayMiss: (term: PlanConstraint) => boolean,
  counts: (term: PlanConstraint) => boolean = () => true,
): Relaxed | 'none' | undefined {
  const model = relaxedModel(free, asked, mayMiss, counts)
  const live = solver.create(model, { hasIntegers: true })
  try {
    const found = live.solveMip(free.integerColumns, { gap: CONSTRAINT_MET, seconds: 60 })
    if (found === undefined) return undefined
    const first = model.columns - asked.length
    return {
      model,
      whole: free.integerColumns,
      misses: asked.map((_, t) => numberAt(found.x, first + t)),
      objective: found.objective,
    }
  } catch (error) {
    if (!(error instanceof SolverError && error.status === 'infeasible')) throw error
    return 'none'
  } finally {
    live.dispose()
  }
}

function relaxedModel(
  free: Master,
  asked: readonly PlanConstraint[],
  mayMiss: (term: PlanConstraint) => boolean,
  counts: (term: PlanConstraint) => boolean = () => true,
): LinearModel {
  const { cost, lower, upper } = free.model()
  const columns = cost.length
  const rows: NewRow[] = asked.map((term, t) => {
    const { low, high, amounts } = term
    const scale = sizeOf(term)
    const indices = amounts.map(({ decision, period }) => free.levelColumn(decision, period))
    const values = amounts.map(({ amount }) => amount / scale)
    for (const { decision, period, had = 0 } of amounts) {
      const own = free.builtColumn(decision, period)
      if (had !== 0 && own >= 0) {
        indices.push(own)
        values.push(had / scale)
      }
    }
    const missed = Number.isFinite(low) ? 1 : -1
    return {
      lower: low / scale,
      upper: high / scale,
      indices: [...indices, columns + t],
      values: [...values, missed],
    }
  })
  // No term misses more than all of it and what items can take: with every column closed, any duals give a bound.
  const most = asked.map((term) =>
    mayMiss(term)
      ? 1 + term.amounts.reduce((sum, { amount, had = 0 }) => sum + Math.abs(amount) + Math.abs(had), 0) / sizeOf(term)
      : 0,
  )
  return modelFromRows(
    {
      cost: Float64Array.from([...cost.map(() => 0), ...asked.map((term) => (counts(term) ? (term.weight ?? 1) : 0))]),
      lower: Float64Array.from([...lower, ...asked.map(() => 0)]),
      upper: Float64Array.from([...upper, ...most]),
    },
    [...free.structure, ...rows],
  )
}

/** Leaves of a tree of bounds that are looked at to check one claim. */
const LEAVES = 2000

/** A bound of the least that is missed, by weak duality from a tree of our own: nothing rests on what the solver claims. */
function boundOf(solver: Solver, { model, whole, objective }: Relaxed): number {
  const tree = new BranchAndBound(solver, whole)
  return Math.max(0, Math.min(objective, tree.raise(model, objective, { nodes: LEAVES, left: () => 1 })))
}

/** Whether no plan meets all terms but one, whatever becomes of that: each leaf of the tree is refuted (Farkas). */
function ruledOut(solver: Solver, free: Master, asked: readonly PlanConstraint[], term: PlanConstraint): boolean {
  const model = relaxedModel(free, asked, (other) => other === term)
  const tree = new BranchAndBound(solver, free.integerColumns)
  return tree.raise(model, Number.POSITIVE_INFINITY, { nodes: LEAVES, left: () => 1 }) === Number.POSITIVE_INFINITY
}

/** The least budget with which a plan meets all terms; undefined where none does, or there is no budget to raise. */
function budgetThatDoes(
  solver: Solver,
  problem: MasterProblem,
  asked: readonly PlanConstraint[],
): MillionUsd | undefined {
  if (!Number.isFinite(problem.budget)) return undefined
  const free = withoutAttacks(solver, { ...problem, budget: quantity(Number.POSITIVE_INFINITY) })
  const model = relaxedModel(free, asked, () => false)
  const cost = Float64Array.from([...at(free.paid, 0), ...asked.map(() => 0)])
  const live = solver.create({ ...model, cost }, { hasIntegers: true })
  try {
    const found = live.solveMip(free.integerColumns, { gap: CONSTRAINT_MET, seconds: 60 })
    return found === undefined ? undefined : quantity(found.objective)
  } catch (error) {
    if (!(error instanceof SolverError && error.status === 'infeasible')) throw error
    return undefined
  } finally {
    live.dispose()
    free.dispose()
  }
}

/** Throws an `InputError` if what must be in the plan costs more than the budget by the end of the plan, or cannot be combined. */
export function refuseIncludes(solver: Solver, problem: MasterProblem): void {
  const { decisions, forced, budget } = problem
  const had = [...forced].filter(([, wanted]) => wanted).map(([i]) => `"${at(decisions, i).id}"`)
  if (had.length === 0) return
  const free = withoutAttacks(solver, { ...problem, budget: quantity(Number.POSITIVE_INFINITY) })
  try {
    const { lower, upper } = free.model()
    // The budget holds on each path.
    for (const cost of free.paid) {
      const live = solver.create(modelFromRows({ cost, lower, upper }, free.structure), { hasIntegers: true })
      let least: number | undefined
      try {
        least = live.solveMip(free.integerColumns, { gap: CONSTRAINT_MET, seconds: 60 })?.bound
      } catch (error) {
        if (!(error instanceof SolverError && error.status === 'infeasible')) throw error
        throw new InputError([studyFault('PLAN_ITEMS_CLASH', { items: had.join(', ') })])
      } finally {
        live.dispose()
      }
      if (least === undefined || least <= budget * (1 + CONSTRAINT_MET)) continue
      throw new InputError([
        studyFault('PLAN_BUDGET_TOO_SMALL', { items: had.join(', '), cost: round(least, 3), budget: round(budget, 3) }),
      ])
    }
  } finally {
    free.dispose()
  }
}

const withoutAttacks = (solver: Solver, problem: MasterProblem): Master =>
  new Master(
    solver,
    { ...problem, rows: [], risk: { kind: 'worst' } },
    problem.periods.map(() => [[quantity(0), quantity(0)]]),
  )

const amountIn = (unit: string, value: number): string => `${round(value, 3)}${unit === '' ? '' : ` ${unit}`}`

const aloneFault = (term: PlanConstraint, share: number): Fault =>
  studyFault('PLAN_RELAXATION:alone', {
    id: term.id,
    by: amountIn(term.unit, share * sizeOf(term)),
    share: percent(share),
  })

interface Miss {
  /** In the plan that misses least in all. */
  readonly by: number
  /** With the other terms relaxed as far as that takes. */
  readonly least: number
}

function missed(
  { id, kind, unit, low, high, there, year }: PlanConstraint,
  { by, least }: Miss,
  budget: MillionUsd,
): Fault {
  const amount = (value: number): string => amountIn(unit, value)
  if (!asksForLeast(kind))
    return studyFault('PLAN_TARGET_MISSED:overdrawn', { id, by: amount(by), high: amount(high + there) })
  const values = {
    id,
    by: amount(by),
    when: year === null ? '' : word('by-year', { year }),
    needed: amount(low + there),
    there: there > 0 ? word('there', { amount: amount(there) }) : '',
    added: amount(low - by),
    within: Number.isFinite(budget) ? word('within', { budget: round(budget, 3) }) : '',
  }
  return by - least > CONSTRAINT_MET * Math.abs(low)
    ? studyFault('PLAN_TARGET_MISSED:shared', { ...values, most: amount(low - least) })
    : studyFault('PLAN_TARGET_MISSED', values)
}
