import { at, numberAt } from '../../lists/index.ts'
import { quantity, type MillionUsd } from '../../quantity/index.ts'
import { modelFromRows, SolverError, type NewRow, type Solver } from '../../solver/index.ts'
import { InputError } from '../../world/index.ts'
import { round } from '../report.ts'
import { Master, type MasterProblem } from './master.ts'
import type { PlanConstraint } from './constraints.ts'

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
    throw new InputError(misses.map(({ term, by }) => ({ ...say(term, by, problem.budget), file })))
  } finally {
    free.dispose()
  }
}

/** Throws an `InputError` if what must be had costs more than the budget by the end of the plan, or cannot be had together. */
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
      throw new InputError([
        {
          code: 'PLAN_ITEMS_CLASH',
          message: `${had.join(', ')} cannot all be had together.`,
          remedy: 'See `after` and `excludes` in projects.csv, and take one out of --include or of --exclude.',
        },
      ])
    } finally {
      live.dispose()
    }
    if (least === undefined || least <= budget * (1 + MET)) return
    throw new InputError([
      {
        code: 'PLAN_BUDGET_TOO_SMALL',
        message: `${had.join(', ')} cost at least ${round(least, 3)} M USD by the end of the plan, and the budget is ${round(budget, 3)} M USD.`,
        remedy: 'Allow a larger --budget, or take items out of --include.',
      },
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

function say(
  { id, kind, unit, low, high, there, year }: PlanConstraint,
  by: number,
  budget: MillionUsd,
): { code: string; message: string; remedy: string } {
  const amount = (value: number): string => `${round(value, 3)}${unit === '' ? '' : ` ${unit}`}`
  const when = year === null ? '' : ` by ${year}`
  const within = Number.isFinite(budget) ? ` within ${round(budget, 3)} M USD` : ''
  if (kind === 'budget' || kind === 'limit')
    return {
      code: 'PLAN_TARGET_MISSED',
      message: `"${id}" is overdrawn by ${amount(by)} by what must be had: ${amount(high)} are allowed.`,
      remedy: 'Allow more, take items out of --include, or ask less of the other terms.',
    }
  return {
    code: 'PLAN_TARGET_MISSED',
    message: `"${id}" is missed by ${amount(by)}${when}: ${amount(low + there)} are needed${there > 0 ? `, ${amount(there)} are there` : ''}, and the plan can add at most ${amount(low - by)}${within}.`,
    remedy:
      'Ask for less or for a later year, allow a larger budget, or lay tables with more projects over the world (--overlay).',
  }
}
