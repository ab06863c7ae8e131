import type { Run } from '../../clearing/index.ts'
import { quantity } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { knockOn } from '../knock-on/index.ts'
import type { StressCase } from './result.ts'
import { summarise, unservedUses } from './run-totals.ts'

/** A run added up, with what follows from its stopped lines. */
export function caseOf(run: Run, solver: Solver): StressCase {
  const unserved = unservedUses(run)
  const losses = unserved.map(({ place, sector, valueAddedLost }) => ({ place, sector, valueAdded: valueAddedLost }))
  return {
    ...summarise(run, unserved),
    knockOn: knockOn(run.network.world, losses, quantity<'months'>(run.months.length), solver).map(
      ({ lostOrders = null, rationedParts = null, ...rest }) => ({ ...rest, lostOrders, rationedParts }),
    ),
  }
}
