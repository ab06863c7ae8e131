export { solveDeterministicEquivalent, type EquivalentOptions } from './branch-and-bound.ts'
export {
  boundsOfPolicy,
  costOfPolicy,
  decisionProcess,
  solveDecisionProcess,
  type DecisionProcess,
  type Policy,
} from './decision-process.ts'
export { RecourseError, TreeError, type TreeFault } from './errors.ts'
export { solveByNestedBenders, type NestedBendersOptions } from './nested-benders.ts'
export { type TreePolicy } from './policy.ts'
export { scenarioTree, type ScenarioTree } from './scenario-tree.ts'
export { shapeFaults, type ShapeFault } from './tree-faults.ts'
export type { StageProgram, TreeColumn, TreeNode, TreeRow } from './tree-node.ts'
export { treeFromScenarios, type InformationSets, type ScenarioPath } from './scenarios.ts'
export {
  expectedCostOfMeanValuePolicy,
  solveTree,
  valueOfPerfectInformation,
  valueOfStochasticSolution,
  valueOfWaiting,
  waitAndSee,
  type KnownWithin,
} from './values-of-information.ts'
