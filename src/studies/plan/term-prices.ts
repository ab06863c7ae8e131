import { at } from '../../lists/index.ts'
import { SolverError } from '../../solver/index.ts'
import { InputError, suggested } from '../../world/index.ts'
import { studyFault } from '../study-fault.ts'
import { rowsOfTerm, type PlanConstraint } from './constraints.ts'
import { TERM_LISTS, termsIn } from './constraints-schema.ts'
import type { PlanProblem } from './problem.ts'
import type { TermPrice } from './result.ts'
import type { ObjectiveBounds } from './solve-control.ts'
import type { SolvedPlan } from './solve.ts'

/** Share of what is asked by which a term is relaxed for its price. */
const STEP = 0.05

/**
 * What terms cost. The duals of a problem with whole numbers are no prices, so each is solved again: without the term, and with the term
 * relaxed by a step. With V the objective of the best plan and V' that of the best plan then, it costs V - V', or (V - V') / step a unit. Every
 * plan that keeps to the term keeps to it relaxed, so V' <= V; with the bounds L <= V <= U and L' <= V' <= U',
 *
 *   max(0, L - U')  <=  V - V'  <=  U - L'
 *
 * @returns for each id, what finds its price
 * @throws InputError for ids of no term of the file, before anything is solved
 */
export function pricedTerms(question: PlanProblem, ids: readonly string[]): ((best: SolvedPlan) => TermPrice)[] {
  const { constraints, options } = question
  if (ids.length === 0) return []
  const terms = options.constraints
  if (terms === undefined) throw new InputError([studyFault('PLAN_TERMS_NONE', {})])
  const known = TERM_LISTS.flatMap((list) => termsIn(terms, list).map(({ id }) => id))
  const unknown = ids.filter((id) => rowsOfTerm(constraints, id).length === 0)
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((id) =>
        studyFault('PLAN_TERM_UNKNOWN', { id, file: terms.file, suggestion: suggested(id, known, terms.file) }),
      ),
    )
  return ids.map((id) => (best) => priceOf(question, id, best))
}

function priceOf(question: PlanProblem, id: string, best: SolvedPlan): TermPrice {
  const { constraints } = question
  const own = rowsOfTerm(constraints, id)
  const steps = stepsOf(own)
  const without = solvedWith(
    question,
    constraints.filter((row) => !own.includes(row)),
  )
  const relaxed = solvedWith(
    question,
    constraints.map((row) => {
      const step = steps.get(row)
      return step === undefined ? row : { ...row, low: row.low - step, high: row.high + step }
    }),
  )
  const total = [...steps.values()].reduce((sum, each) => sum + each, 0)
  // A budget of several payers moves the rows of all sets that it is in by the same money.
  const step = own.every(({ kind }) => kind === 'budget') ? (steps.get(at(own, 0)) ?? total) : total
  const cost = saved(best, without)
  const last = saved(best, relaxed)
  return {
    id,
    unit: at(own, 0).unit,
    cost,
    step,
    price: last === null ? null : { atLeast: last.atLeast / step, atMost: last.atMost / step },
  }
}

/** How far each row of a term is relaxed. */
function stepsOf(own: readonly PlanConstraint[]): ReadonlyMap<PlanConstraint, number> {
  const asked = own.map(({ low, high, there }) => Math.abs((Number.isFinite(low) ? low : high) + there))
  const least = Math.min(...asked.filter((each) => each > 0))
  return new Map(
    own.map((row, i) => [row, STEP * (row.kind === 'budget' ? least : at(asked, i) > 0 ? at(asked, i) : 1)]),
  )
}

function solvedWith(question: PlanProblem, rows: readonly PlanConstraint[]): SolvedPlan | undefined {
  try {
    return question.solve({ rows })
  } catch (error) {
    if (error instanceof SolverError && error.status === 'infeasible') return undefined
    if (error instanceof InputError && error.faults.some(({ code }) => code === 'PLAN_NONE_IN_TIME')) return undefined
    throw error
  }
}

/** What is saved by relaxing, at least and at most. */
const saved = (best: ObjectiveBounds, relaxed: ObjectiveBounds | undefined): TermPrice['cost'] =>
  relaxed === undefined
    ? null
    : {
        atLeast: Math.max(0, best.lowerBound - relaxed.upperBound),
        atMost: Math.max(0, best.upperBound - relaxed.lowerBound),
      }
