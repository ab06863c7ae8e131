import { at } from '../lists/index.ts'
import type { Solver } from '../solver/index.ts'
import { solveDeterministicEquivalent, type EquivalentOptions } from './branch-and-bound.ts'
import { RecourseError } from './errors.ts'
import { solveByNestedBenders } from './nested-benders.ts'
import { decidedBeforeNews, meanTree, pathTo, subtreeAt } from './other-trees.ts'
import { costOf, type TreePolicy } from './policy.ts'
import type { ScenarioTree } from './scenario-tree.ts'

/** A figure that is known between two ends: bounds of what it is the difference of. */
export interface KnownWithin {
  readonly low: number
  readonly high: number
}

type TreeOptions = Pick<EquivalentOptions, 'gap' | 'isStopped'>

/** The method that fits: cuts for linear trees, the deterministic equivalent where columns are whole. */
export function solveTree(solver: Solver, tree: ScenarioTree, options: TreeOptions = {}): TreePolicy {
  return tree.nodes.some(({ columns }) => columns.some(({ integer }) => integer))
    ? solveDeterministicEquivalent(solver, tree, options)
    : solveByNestedBenders(solver, tree, { cuts: 'multi', ...options })
}

const within = ({ lowerBound, value }: TreePolicy): KnownWithin => ({ low: lowerBound, high: value })

/** one - other; a difference that cannot be negative is not told as such for rounding. */
const gain = (one: KnownWithin, other: KnownWithin): KnownWithin => ({
  low: Math.max(0, one.low - other.high),
  high: Math.max(0, one.high - other.low),
})

/** Wait-and-see: the mean over scenarios of what each costs where it is known from the start. */
export function waitAndSee(solver: Solver, tree: ScenarioTree, options: TreeOptions = {}): KnownWithin {
  return tree.nodes
    .filter(({ children }) => children.length === 0)
    .map((leaf) => ({ leaf, policy: solveDeterministicEquivalent(solver, pathTo(tree, leaf), options) }))
    .reduce(
      (sum, { leaf, policy }) => ({
        low: sum.low + leaf.reach * policy.lowerBound,
        high: sum.high + leaf.reach * policy.value,
      }),
      { low: 0, high: 0 },
    )
}

/** Expected value of perfect information: EVPI = RP - WS. */
export function valueOfPerfectInformation(
  solver: Solver,
  tree: ScenarioTree,
  recourse: TreePolicy,
  options: TreeOptions = {},
): KnownWithin {
  return gain(within(recourse), waitAndSee(solver, tree, options))
}

/**
 * What it costs to plan with means (EEV): at each node the mean-value problem of what may follow is solved again, its first decision
 * taken, and news waited for. Infinite where that leads to a node with no decision left. Where a mean-value problem has several optima
 * it is that of the one which was found.
 */
export function expectedCostOfMeanValuePolicy(solver: Solver, tree: ScenarioTree, options: TreeOptions = {}): number {
  const decisions: Float64Array[] = []
  for (const node of tree.nodes) {
    const above = node.above < 0 ? new Float64Array(0) : at(decisions, node.above)
    try {
      const mean = meanTree(subtreeAt(tree, node, above))
      const planned = solveDeterministicEquivalent(solver, mean, options).decisions.get('mean of stage 1')
      decisions.push(Float64Array.from(node.columns, ({ name }) => planned?.get(name) ?? Number.NaN))
    } catch (error) {
      if (error instanceof RecourseError && error.status === 'infeasible') return Number.POSITIVE_INFINITY
      throw error
    }
  }
  return costOf(tree, decisions)
}

/** Value of the stochastic solution: VSS = EEV - RP. */
export function valueOfStochasticSolution(
  solver: Solver,
  tree: ScenarioTree,
  recourse: TreePolicy,
  options: TreeOptions = {},
): KnownWithin {
  const cost = expectedCostOfMeanValuePolicy(solver, tree, options)
  return gain({ low: cost, high: cost }, within(recourse))
}

/**
 * Value of waiting for the news of a stage: what the tree costs in which the stage is decided before it, less what this one does.
 * Infinite where no decision fits all news.
 *
 * @param only names of the columns that would be decided early; all of them where it is not given
 */
export function valueOfWaiting(
  solver: Solver,
  tree: ScenarioTree,
  recourse: TreePolicy,
  stage: number,
  { only, ...options }: TreeOptions & { readonly only?: readonly string[] } = {},
): KnownWithin {
  const early = decidedBeforeNews(tree, stage, only)
  try {
    return gain(within(solveTree(solver, early, options)), within(recourse))
  } catch (error) {
    if (error instanceof RecourseError && error.status === 'infeasible')
      return { low: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    throw error
  }
}
