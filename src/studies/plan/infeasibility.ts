import { at, numberAt } from '../../lists/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import { modelFromRows, SolverError, type NewRow, type Solver } from '../../solver/index.ts'
import { InputError, placed, type Fault } from '../../world/index.ts'
import { round } from '../report.ts'
import { Master, type MasterProblem } from './master.ts'
import type { PlanConstraint } from './constraints.ts'
import { word, studyFault } from '../study-fault.ts'

/** Missed by less than this share of what is asked, a term is met. */
const MET = 1e-6

/**
 * Throws an `InputError` that says which of the terms no plan within the budget meets, and by how much they are missed at least:
 * by the plan that misses least in all, each miss as a share of what is asked.
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
    const { cost, lower, upper } = free.model()
    const columns = cost.length
    const size = asked.map(({ low, high }) => Math.max(1e-9, Math.abs(Number.isFinite(low) ? low : high)))
    const rows: NewRow[] = asked.map(({ low, high, amounts }, t) => {
      const scale = at(size, t)
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
    const live = solver.create(
      modelFromRows(
        {
          cost: Float64Array.from({ length: columns + asked.length }, (_, j) => (j < columns ? 0 : 1)),
          lower: Float64Array.from([...lower, ...asked.map(() => 0)]),
          upper: Float64Array.from([...upper, ...asked.map(() => Number.POSITIVE_INFINITY)]),
        },
        [...free.structure, ...rows],
      ),
    )
    const found = live.solveMip(free.integerColumns, { gap: MET, seconds: 60 })
    live.dispose()
    // Whether a plan meets them is not known then.
    if (found === undefined) return
    const misses = asked.flatMap((term, t) => {
      const missed = numberAt(found.x, columns + t)
      return missed > MET ? [{ term, by: missed * at(size, t) }] : []
    })
    if (misses.length === 0) return
    throw new InputError(misses.map(({ term, by }) => placed(missed(term, by, problem.budget), { file })))
  } finally {
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
    const live = solver.create(modelFromRows({ cost: free.paid, lower, upper }, free.structure))
    let least: number | undefined
    try {
      least = live.solveMip(free.integerColumns, { gap: MET, seconds: 60 })?.bound
    } catch (error) {
      if (!(error instanceof SolverError && error.status === 'infeasible')) throw error
      throw new InputError([studyFault('PLAN_ITEMS_CLASH', { items: had.join(', ') })])
    } finally {
      live.dispose()
    }
    if (least === undefined || least <= budget * (1 + MET)) return
    throw new InputError([
      studyFault('PLAN_BUDGET_TOO_SMALL', { items: had.join(', '), cost: round(least, 3), budget: round(budget, 3) }),
    ])
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

function missed({ id, kind, unit, low, high, there, year }: PlanConstraint, by: number, budget: MillionUsd): Fault {
  const amount = (value: number): string => `${round(value, 3)}${unit === '' ? '' : ` ${unit}`}`
  if (kind === 'budget' || kind === 'limit')
    return studyFault('PLAN_TARGET_MISSED:overdrawn', { id, by: amount(by), high: amount(high) })
  return studyFault('PLAN_TARGET_MISSED', {
    id,
    by: amount(by),
    when: year === null ? '' : word('by-year', { year }),
    needed: amount(low + there),
    there: there > 0 ? word('there', { amount: amount(there) }) : '',
    added: amount(low - by),
    within: Number.isFinite(budget) ? word('within', { budget: round(budget, 3) }) : '',
  })
}
