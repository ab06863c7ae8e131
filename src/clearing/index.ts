export { emptyBaseline, type Baseline } from './baseline.ts'
export { buildNetwork, type NetworkOptions } from './build-network.ts'
export { checkedRun, checkRun, type RunCheck } from './check-run.ts'
export { CheckFailed, checkOptimum, solveChecked, type Checked } from './check.ts'
export { dualBound } from './dual-bound.ts'
export { impliedUpper } from './implied-upper.ts'
export { priceIntervals, type PriceInterval } from './intervals.ts'
export { measuresWithoutEffect, type IdleMeasure } from './without-effect.ts'
export { lossPerTonne } from './loss.ts'
export { allowedShareIn, firstSignal, buildLimits, inForce, type ActivityLimits } from './limits.ts'
export { placeUse } from './candidates.ts'
export { SOURCES, type Network, type Provision } from './network.ts'
export {
  clearHorizon,
  initialState,
  openingState,
  rollHorizon,
  shippedOn,
  type MonthFlows,
  type RollOptions,
  type Run,
} from './roll.ts'
export { buildWindow, windowLayout, upperBounds, type Layout, type Window } from './window.ts'
