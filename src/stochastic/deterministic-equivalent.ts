import { at, entry, indexAt, numberAt } from '../lists/index.ts'
import {
  elasticModel,
  impliedUpper,
  modelFromRows,
  type LinearModel,
  type NewRow,
  type Solver,
} from '../solver/index.ts'
import type { Decisions } from './policy.ts'
import type { CheckedNode, ScenarioTree } from './scenario-tree.ts'
import { solveLive } from './solve-live.ts'
import { INFEASIBILITY, REACH } from './tolerances.ts'
import type { TreeRow } from './tree-node.ts'

/** The whole tree as one (mixed-integer) linear program. */
export interface DeterministicEquivalent {
  readonly model: LinearModel
  /** First column of each node. */
  readonly first: Int32Array
  /** Whole columns. */
  readonly integer: Int32Array
  /** Least and most of each column, finite throughout: its bounds, what rows imply, or the tree's reach. */
  readonly least: Float64Array
  readonly most: Float64Array
  readonly reach: number
}

export function deterministicEquivalent(tree: ScenarioTree): DeterministicEquivalent {
  const first = new Int32Array(tree.nodes.length)
  let columns = 0
  for (const node of tree.nodes) {
    first[node.index] = columns
    columns += node.columns.length
  }
  const all = tree.nodes.flatMap((node) => node.columns.map((column) => ({ ...column, reach: node.reach })))
  const model = modelFromRows(
    {
      cost: Float64Array.from(all, ({ cost, reach }) => reach * cost),
      lower: Float64Array.from(all, ({ lower }) => lower),
      upper: Float64Array.from(all, ({ upper }) => upper),
    },
    tree.nodes.flatMap((node) => node.rows.map((row) => joinedRow(tree, first, node, row))),
  )
  const reach = REACH * largest(model)
  return {
    model,
    first,
    integer: Int32Array.from(all.flatMap(({ integer }, j) => (integer === true ? [j] : []))),
    least: model.lower.map((end) => Math.max(end, 0 - reach)),
    most: impliedUpper(model).map((end) => Math.min(end, reach)),
    reach,
  }
}

function joinedRow(tree: ScenarioTree, first: Int32Array, node: CheckedNode, row: TreeRow): NewRow {
  const entries = (names: Readonly<Record<string, number>>, from: CheckedNode): [number, number][] =>
    Object.entries(names).map(([name, value]) => [indexAt(first, from.index) + entry(from.position, name), value])
  const joined = [
    ...entries(row.own, node),
    ...(node.above < 0 ? [] : entries(row.fromParent ?? {}, at(tree.nodes, node.above))),
  ]
  return {
    lower: row.lower,
    upper: row.upper,
    indices: joined.map(([j]) => j),
    values: joined.map(([, value]) => value),
  }
}

/** The largest finite bound of a column or row; at least 1. */
const largest = ({ lower, upper, rowLower, rowUpper }: LinearModel): number =>
  [lower, upper, rowLower, rowUpper].reduce(
    (most, list) => list.reduce((end, bound) => (Number.isFinite(bound) ? Math.max(end, Math.abs(bound)) : end), most),
    1,
  )

/** A solution of the whole, node by node. */
export const decisionsIn = (tree: ScenarioTree, { first }: DeterministicEquivalent, x: Float64Array): Decisions =>
  tree.nodes.map(({ index, columns }) => x.slice(indexAt(first, index), indexAt(first, index) + columns.length))

/** Which rows keep a tree from having any policy: those broken where as little as possible is broken in sum. */
export function whatIsInfeasible(solver: Solver, tree: ScenarioTree): string {
  const { model } = deterministicEquivalent(tree)
  const elastic = elasticModel(model)
  const live = solver.create(elastic)
  try {
    const solved = solveLive(live, elastic)
    const names = tree.nodes.flatMap((node) => node.rows.map((row) => `row "${row.name}" of node "${node.name}"`))
    const broken = Array.from({ length: elastic.columns - model.columns }, (_, i) => model.columns + i)
      .filter((j) => solved.status === 'optimal' && numberAt(solved.optimum.x, j) > INFEASIBILITY)
      .map((j) => {
        const short = solved.status === 'optimal' ? numberAt(solved.optimum.x, j) : 0
        return `${at(names, indexAt(elastic.indices, indexAt(elastic.starts, j)))} is missed by ${Number(short.toPrecision(6))}`
      })
    return broken.length === 0
      ? 'No policy with whole numbers keeps to all rows. Widen bounds of whole columns, or loosen rows that hold them.'
      : `No policy keeps to all rows. With as little missed as possible, ${broken.join('; ')}. Loosen these rows, or widen bounds of their columns.`
  } finally {
    live.dispose()
  }
}
