import { at, entry, numberAt } from '../lists/index.ts'
import { optimalityOf, type Optimality } from '../solver/index.ts'
import type { CheckedNode, ScenarioTree } from './scenario-tree.ts'
import { DECISION_TOLERANCE } from './tolerances.ts'

/** Decisions by node, in the order of the tree's nodes; each in the order of the node's columns. */
export type Decisions = readonly Float64Array[]

/** What to decide at each node, what that is expected to cost, and what no policy costs less than. */
export interface TreePolicy extends Optimality {
  /** Decision of each column, by name, of each node, by name. */
  readonly decisions: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Expected cost, added up through the whole tree. */
  readonly value: number
  /** No policy has a lower expected cost: made of duals, whatever the solver claims. */
  readonly lowerBound: number
  readonly method: 'nested Benders' | 'deterministic equivalent'
  readonly termination: 'gap' | 'iterations' | 'stalled' | 'stopped'
  /** Passes through the tree, or leaves of the search for whole numbers. */
  readonly iterations: number
}

/**
 * Walks decisions through the whole tree.
 *
 * @returns their expected cost, and the largest miss of a bound, a row's end or a whole number, as a share of the amount where
 *   that is above one
 */
function walk(tree: ScenarioTree, decisions: Decisions): { readonly value: number; readonly worstMiss: number } {
  let value = 0
  let worstMiss = 0
  const miss = (amount: number, lower: number, upper: number, size: number): void => {
    const off = Math.max(lower - amount, amount - upper) / Math.max(1, size)
    // A decision that is no number misses everything.
    if (!(off <= worstMiss)) worstMiss = Number.isNaN(off) ? Number.POSITIVE_INFINITY : off
  }
  for (const node of tree.nodes) {
    const x = at(decisions, node.index)
    node.columns.forEach(({ cost, lower, upper, integer }, j) => {
      const amount = numberAt(x, j)
      value += node.reach * cost * amount
      miss(amount, lower, upper, Math.abs(amount))
      if (integer === true) miss(amount, Math.round(amount), Math.round(amount), 1)
    })
    for (const { own, fromParent = {}, lower, upper } of node.rows) {
      let sum = 0
      let size = 0
      const add = (names: Readonly<Record<string, number>>, from: CheckedNode): void => {
        for (const [name, coefficient] of Object.entries(names)) {
          const term = coefficient * numberAt(at(decisions, from.index), entry(from.position, name))
          sum += term
          size = Math.max(size, Math.abs(term))
        }
      }
      add(own, node)
      if (node.above >= 0) add(fromParent, at(tree.nodes, node.above))
      miss(sum, lower, upper, size)
    }
  }
  return { value, worstMiss }
}

/** Expected cost of decisions that keep to all rows; infinite for others. */
export function costOf(tree: ScenarioTree, decisions: Decisions): number {
  const { value, worstMiss } = walk(tree, decisions)
  return worstMiss <= DECISION_TOLERANCE ? value : Number.POSITIVE_INFINITY
}

export function policyOf(
  tree: ScenarioTree,
  decisions: Decisions,
  found: Pick<TreePolicy, 'value' | 'lowerBound' | 'method' | 'termination' | 'iterations'>,
): TreePolicy {
  // A bound above the value is so by rounding: decisions may miss rows by as little. A lower one holds as well.
  const lowerBound = Math.min(found.lowerBound, found.value)
  return {
    ...found,
    lowerBound,
    ...optimalityOf(found.value, lowerBound),
    decisions: new Map(
      tree.nodes.map((node) => [
        node.name,
        new Map(node.columns.map(({ name }, j) => [name, numberAt(at(decisions, node.index), j)])),
      ]),
    ),
  }
}
