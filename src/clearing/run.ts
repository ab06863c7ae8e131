import { numberAt, type VectorOf } from '../lists/index.ts'
import { sum, type Tonnes, type UsdPerKg } from '../quantity/index.ts'
import type { Basis } from '../solver/index.ts'
import type { Month, Scenario } from '../world/index.ts'
import type { AllocationFlows } from './allocation.ts'
import type { ActivityLimits } from './limits.ts'
import type { Network } from './network.ts'
import type { WindowState } from './window.ts'
import type { Layout } from './window-layout.ts'

/** What was done in a month. All masses are tonnes, all prices USD/kg. */
export interface MonthFlows {
  readonly month: Month
  /** Level of each activity. */
  readonly run: VectorOf<Tonnes>
  /** Shipped on each route: within the baseline, above it, past a measure, of the orders that waited. */
  readonly ship: readonly [VectorOf<Tonnes>, VectorOf<Tonnes>, VectorOf<Tonnes>, VectorOf<Tonnes>]
  /** Orders that wait on each route at the end of the month. */
  readonly waiting: VectorOf<Tonnes>
  /** Delivered to each sector from each origin, `demand * SOURCES + source`. */
  readonly deliver: VectorOf<Tonnes>
  /** Taken by price-elastic demand. */
  readonly elastic: VectorOf<Tonnes>
  /** Served of each buyer's steps, in the order of `stepOffsets`. */
  readonly serve: VectorOf<Tonnes>
  /** Stock at the end of the month: nodes, then buyers. */
  readonly inventory: VectorOf<Tonnes>
  readonly disposed: VectorOf<Tonnes>
  readonly downgrade: VectorOf<Tonnes>
  /** Value of one tonne more: nodes, then buyers. */
  readonly price: VectorOf<UsdPerKg>
  /** There where a rule shares out what comes. */
  readonly allocation?: AllocationFlows
}

/** Shipped on a route in a month, in all. */
export const shippedOn = ({ ship: [base, growth, leak, released] }: MonthFlows, s: number): Tonnes =>
  sum(numberAt(base, s), numberAt(growth, s), numberAt(leak, s), numberAt(released, s))

export interface Run {
  readonly network: Network
  readonly limits: ActivityLimits
  readonly scenario: Scenario
  readonly layout: Layout
  /** Where each buyer's steps begin in `MonthFlows.serve`. */
  readonly stepOffsets: Int32Array
  /** State at the start of the run. */
  readonly initial: WindowState
  readonly months: readonly MonthFlows[]
  /** State at the start of each month. */
  readonly states: readonly WindowState[]
  /** The same from the first control on, where the run begins with what controls have led to. */
  readonly whole?: Run
  readonly solves: number
  readonly simplexIterations: number
  /** Basis of each month's optimum. */
  readonly bases: readonly Basis[]
  /** Largest relative gap between primal and dual over all windows, as found by the checker. */
  readonly gap: number
}

/** Where a near run may start: the first month of all, which comes before the scenario's own where controls did. */
export const firstBasis = (run: Run): Basis | undefined => (run.whole ?? run).bases[0]
