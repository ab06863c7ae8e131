export { emptyBaseline, type Baseline } from './baseline.ts'
export { CheckFailed, checkRun, checkWindow, type RunCheck } from './check.ts'
export { alarm, buildLimits, letThrough, type Limits } from './limits.ts'
export {
  buildNetwork,
  needsOrigin,
  stockMonths,
  type Buyer,
  type Network,
  type NetworkOptions,
  type Node,
  type SectorDemand,
  type Ship,
} from './network.ts'
export { clearHorizon, roll, type MonthFlows, type RollOptions, type Run } from './roll.ts'
export { buildWindow, layOut, type Window } from './window.ts'
