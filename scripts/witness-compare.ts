import { dualBound } from '../src/solver/index.ts'
import type { Testimony } from './witness-clp.ts'
import type { SolvedProgram } from './witness-watch.ts'

/** Further apart than this, relative to the larger of the two or to one unit, objectives are not the same. */
export const SAME_OBJECTIVE = 1e-7

/** What two solvers say of one linear program. */
export interface ComparedPrograms {
  readonly ours: string
  readonly theirs: string
  /**
   * Of the objectives, relative; undefined where not both have one. Below one unit it is absolute: both solvers let a bound be missed by 1e-7,
   * and where the optimum is 0 one of them says -1e-12.
   */
  readonly difference: number | undefined
  readonly agree: boolean
}

export function compared({ status, optimum }: SolvedProgram, testimony: Testimony): ComparedPrograms {
  const theirs = testimony.status
  if (optimum === undefined || theirs !== 'optimal') {
    // Presolve finds that there is no optimum, and not which of the two.
    const isEither = status === 'unbounded or infeasible' && (theirs === 'infeasible' || theirs === 'unbounded')
    return { ours: status, theirs, difference: undefined, agree: status === theirs || isEither }
  }
  const [one, other] = [optimum.objective, testimony.objective]
  const difference = Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other), 1)
  return { ours: status, theirs, difference, agree: difference <= SAME_OBJECTIVE }
}

/**
 * What no solution is below, by our duals, whatever they are. If two objectives differ and ours lies on it, ours is the optimum; an
 * objective below it belongs to no solution.
 */
export const boundOf = ({ model, optimum }: SolvedProgram): number =>
  optimum === undefined ? Number.NaN : dualBound(model, optimum.rowDual).bound
