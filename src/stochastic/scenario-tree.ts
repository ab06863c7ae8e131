import { at } from '../lists/index.ts'
import { TreeError } from './errors.ts'
import { faultsOfProgram, faultsOfTree } from './tree-faults.ts'
import type { TreeNode } from './tree-node.ts'

/** A node of a tree that was checked. */
export interface CheckedNode extends TreeNode {
  readonly index: number
  /** Index of the parent; -1 for the root. */
  readonly above: number
  readonly children: readonly number[]
  /** Probability of reaching it from the root: P_n. */
  readonly reach: number
  /** Position of each of its columns. */
  readonly position: ReadonlyMap<string, number>
}

/**
 * A multistage stochastic program (Birge and Louveaux) in node form:
 *
 *     minimise    sum_n P_n c_n x_n
 *     subject to  low_n <= W_n x_n + T_n x_a(n) <= high_n,   l_n <= x_n <= u_n,   some x_nj whole     for each node n
 *
 * Non-anticipativity, that what is decided at stage t is the same for all scenarios s, s' that news does not distinguish by then,
 *
 *     x_t(s) = x_t(s')   where s and s' pass the same node of stage t,
 *
 * holds by construction: there is one x_n for all scenarios through n. `treeFromScenarios` writes it for scenarios.
 */
export interface ScenarioTree {
  /** The root first, and no node before its parent. */
  readonly nodes: readonly CheckedNode[]
  readonly stages: number
}

/** Checks nodes, and makes a tree of them. Throws a `TreeError` with all faults. */
export function scenarioTree(nodes: readonly TreeNode[]): ScenarioTree {
  const faults = [...faultsOfTree(nodes), ...faultsOfProgram(nodes)]
  if (faults.length > 0) throw new TreeError(faults)
  const sorted = [...nodes].sort((one, other) => one.stage - other.stage)
  const index = new Map(sorted.map(({ name }, n) => [name, n]))
  const children: number[][] = sorted.map(() => [])
  const reach: number[] = []
  const checked = sorted.map((node, n): CheckedNode => {
    const above = node.parent === undefined ? -1 : (index.get(node.parent) ?? -1)
    if (above >= 0) at(children, above).push(n)
    reach.push(node.probability * (above < 0 ? 1 : at(reach, above)))
    const position = new Map(node.columns.map(({ name }, j) => [name, j]))
    return { ...node, index: n, above, children: at(children, n), reach: at(reach, n), position }
  })
  return { nodes: checked, stages: at(sorted, sorted.length - 1).stage }
}
