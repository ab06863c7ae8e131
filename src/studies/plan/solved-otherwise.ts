import { SolverError } from '../../solver/index.ts'
import { InputError } from '../../world/index.ts'
import { levelIn, type Levels } from './master-problem.ts'
import type { PlanProblem, ProblemChanges } from './problem.ts'
import type { ObjectiveBounds } from './solve-control.ts'
import type { SolvedPlan } from './solve.ts'

/** At least and at most, by what both bounds of two plans say. */
export interface Between {
  readonly atLeast: number
  readonly atMost: number
}

/** Where none is left that keeps to all that is asked, or none was found in time. */
export type NoPlan = 'none' | 'not in time'

/** The best plan with some changes. */
export const solved = (question: PlanProblem, changes: ProblemChanges): SolvedPlan | NoPlan =>
  tried(() => question.solve(changes))

/** What is worked out of a plan, or that there is none. */
export function tried<T>(work: () => T): T | NoPlan {
  try {
    return work()
  } catch (error) {
    if (error instanceof SolverError && error.status === 'infeasible') return 'none'
    if (error instanceof InputError && error.faults.some(({ code }) => code === 'PLAN_NONE_IN_TIME'))
      return 'not in time'
    throw error
  }
}

/** How much more the second costs than the first, at least and at most. */
export const between = (one: ObjectiveBounds, other: ObjectiveBounds): Between => ({
  atLeast: other.lowerBound - one.upperBound,
  atMost: other.upperBound - one.lowerBound,
})

/** What costs nothing harms nothing, and what leaves fewer plans to choose from helps nothing. */
export const notBelowZero = ({ atLeast, atMost }: Between): Between => ({
  atLeast: Math.max(0, atLeast),
  atMost: Math.max(0, atMost),
})

export const optional = ({ master }: PlanProblem, i: number, b: number): boolean =>
  master.availability(i, b) === 'optional'

/** The most of it that the plan itself has in any period. */
export const shareOf = (question: PlanProblem, i: number, levels: Levels): number =>
  Math.max(0, ...question.master.periods.map((_, b) => (optional(question, i, b) ? levelIn(levels, b, i) : 0)))
