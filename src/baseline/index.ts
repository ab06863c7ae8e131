import { emptyBaseline, type Baseline } from '../clearing/index.ts'
import type { Solver } from '../solver/index.ts'
import type { World } from '../world/index.ts'
import { calibrate, type Wedge } from './calibrate.ts'
import { reconcile, type Reconciled } from './reconcile.ts'

export { compareWithFacts, liesWithin, type Fit } from './compare.ts'
export { factsOutside, type FactsCheck, type OutsideFact } from './outside.ts'
export type { Reconciled } from './reconcile.ts'
export type { Wedge } from './calibrate.ts'

export interface BaselineReport {
  readonly baseline: Baseline
  /** Undefined for a world that knows no flows of a baseline year. */
  readonly reconciled: Reconciled | undefined
  readonly wedges: readonly Wedge[]
}

/** Makes a world mass-consistent and priced. A world without baseline flows is left as it is. */
export function makeBaseline(world: World, solver: Solver): BaselineReport {
  const flows =
    world.operations.some(({ activity }) => activity.value > 0) || world.routes.some(({ shipped }) => shipped.value > 0)
  if (!flows) return { baseline: emptyBaseline(world), reconciled: undefined, wedges: [] }
  const reconciled = reconcile(world, solver)
  const { baseline, wedges } = calibrate(world, reconciled)
  return { baseline, reconciled, wedges }
}
