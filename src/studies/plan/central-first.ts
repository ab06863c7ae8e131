import { at } from '../../lists/index.ts'
import { CENTRAL_TIME, type PlanProblem, type SolveFrom } from './problem.ts'
import type { SolvedPlan } from './solve.ts'

/** The plan against the central case, where it is one world of several, and the one against all of them, which is searched from there. */
export function centralFirst(
  question: PlanProblem,
  onBest?: SolveFrom['onBest'],
): { readonly central: SolvedPlan | undefined; readonly best: SolvedPlan } {
  const central = question.worlds.length > 1 ? question.solveIn(at(question.worlds, 0)) : undefined
  const best = question.solve(
    {},
    {
      ...(onBest === undefined ? {} : { onBest }),
      from: central?.levels,
      timeShare: central === undefined ? 1 : 1 - CENTRAL_TIME,
    },
  )
  return { central, best }
}
