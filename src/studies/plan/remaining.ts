import { at } from '../../lists/index.ts'
import { yearOf } from '../../world/index.ts'
import { stoppedBy } from '../weapon/index.ts'
import { levelIn, type Levels } from './master-problem.ts'
import type { PlanProblem } from './problem.ts'
import type { PlanResult } from './result.ts'
import type { SolvedPlan } from './solve.ts'

/**
 * What stops in the last period under the worst attack, without the plan and with it: whose lines, and for which materials. In networks with
 * each plan built in, and in the best response that the solver finds first: others may be as good for all together and stop other lines.
 */
export function remainingOf(
  question: PlanProblem,
  { levels, worst }: Pick<SolvedPlan, 'levels' | 'worst'>,
): NonNullable<PlanResult['remaining']> | null {
  const { solver, worlds, members, master, start } = question
  const [central, ...others] = worlds
  // Contingencies are no sets of measures, and of several worlds each has its own attack.
  if (central === undefined || others.length > 0) return null
  const b = master.periods.length - 1
  const nothing = question.doNothing()
  const stopped = (plan: Levels, set: readonly number[]): NonNullable<PlanResult['remaining']>['plan'] => {
    const network = central.build(Float64Array.from(master.decisions, (_, i) => levelIn(plan, b, i)))
    const { measures, places, uses } = stoppedBy(solver, network, central.menu, set)
    const isOwn = ({ place }: { readonly place: string }): boolean => members.includes(place)
    return {
      measures,
      places: places.filter(isOwn),
      uses: uses.filter(isOwn).sort((one, other) => other.valueAddedLost - one.valueAddedLost),
    }
  }
  return {
    from: yearOf(start) + at(master.periods, b).from,
    doNothing: stopped(nothing.levels, at(nothing.worst, b).set),
    plan: stopped(levels, at(worst, b).set),
  }
}
