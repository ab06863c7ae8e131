import { at } from '../lists/index.ts'
import { deterministicEquivalent } from './deterministic-equivalent.ts'
import { RecourseError } from './errors.ts'
import type { Decisions } from './policy.ts'
import type { ScenarioTree } from './scenario-tree.ts'

/**
 * Bounds hold among decisions within the tree's reach. A linear optimum inside it is one of the whole; a policy at its edge would go on
 * without end.
 */
export function refuseUnbounded(tree: ScenarioTree, decisions: Decisions): void {
  const { reach } = deterministicEquivalent(tree)
  for (const node of tree.nodes)
    at(decisions, node.index).forEach((amount, j) => {
      if (Math.abs(amount) > reach / 2)
        throw new RecourseError(
          'unbounded',
          `Column "${at(node.columns, j).name}" of node "${node.name}" grows without end, and the expected cost falls. Give it a bound, or a row that holds it.`,
        )
    })
}
