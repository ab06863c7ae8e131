export { drawnFrom } from './allocation-check.ts'
export { emptyBaseline, type Baseline } from './baseline.ts'
export { buildNetwork } from './build-network.ts'
export type { NetworkOptions } from './network-frame.ts'
export { checkedRun, checkRun, type RunCheck } from './check-run.ts'
export { CheckFailed, checkOptimum, solveChecked, type Checked } from './check.ts'
export { priceIntervals, type PriceInterval } from './intervals.ts'
export { KeptOpenings } from './kept-openings.ts'
export { measuresWithoutEffect, type IdleMeasure } from './without-effect.ts'
export { lossPerTonne } from './loss.ts'
export { allowedShareIn, firstSignal, buildLimits, inForce, leakageOf, reaches, type ActivityLimits } from './limits.ts'
export { placeUse } from './candidates.ts'
export {
  SOURCES,
  type Allocation,
  type AllocationPool,
  type AllocationUser,
  type Network,
  type Provision,
} from './network.ts'
export {
  clearHorizon,
  initialState,
  openingFrom,
  openingState,
  rollHorizon,
  stateBefore,
  type RollOptions,
  type StockMovement,
} from './roll.ts'
export { firstBasis, shippedOn, type MonthFlows, type Run } from './run.ts'
export { buildWindow, type Window, type WindowState } from './window.ts'
export { upperBounds } from './window-columns.ts'
export { windowLayout, type Layout } from './window-layout.ts'
