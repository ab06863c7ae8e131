import { addAt, at, entry, indexAt, numberAt, type VectorOf } from '../lists/index.ts'
import { vector, type TonnesPerYear } from '../quantity/index.ts'
import { classesOf, evened, type Solver } from '../solver/index.ts'
import type { Figure, World } from '../world/index.ts'
import { factsOf, flowVariables, halfRange, membersOf } from './flows.ts'
import { solveLeastSquares, type LeastSquares } from './least-squares.ts'
import { unbalanced } from './unbalanced.ts'

/** Flows nearest to the facts that close every mass balance. */
export interface Reconciled {
  readonly run: VectorOf<TonnesPerYear>
  readonly ship: VectorOf<TonnesPerYear>
  readonly use: VectorOf<TonnesPerYear>
  /** Thrown away, by `material place`. */
  readonly waste: ReadonlyMap<string, number>
  /** Largest balance left open, relative to what passes through its node. */
  readonly imbalance: number
}

/** A flow that a fact gives is never set to nothing: at least this part of it is kept. */
const FLOOR = 0.02
/** How dear it is to waste what passes through a node; a fact with its source's range weighs about one. */
const WASTE_CURVATURE = 1e-4
/**
 * Scaled least squares. With x the yearly flows, a the facts and s their half-ranges:
 *
 *   minimise  sum ((x - a)/s)^2 + sum_obs ((sum x - a)/s)^2
 *   subject to, for each material and place:  made + received = taken + shipped + used + wasted
 *              x >= 0.02 a
 */
export function reconcile(world: World, solver: Solver): Reconciled {
  const variables = flowVariables(world)
  const fitted = world.observations.filter(({ use, quantity }) => use === 'fit' && quantity !== 'share')
  const terms = fitted
    .map((observation) => ({ observation, members: membersOf(world, observation, variables) }))
    .filter(({ members }) => members.length > 0)
  const nodes = [...new Set(variables.flatMap(({ legs }) => legs.map(({ node }) => node)))]
  const nodeIndex = new Map(nodes.map((node, n) => [node, n]))
  const wasted = nodes.filter((node) => mayBeWasted(world, node))

  // Columns are scaled to about one: flows by their fact, waste by all that comes to its node or leaves it, which a plant
  // in two parts leaves as it is.
  const through = new Float64Array(nodes.length)
  for (const { figure, legs } of variables)
    for (const { node, perTonne } of legs) {
      const n = entry(nodeIndex, node)
      through[n] = numberAt(through, n) + Math.abs(perTonne) * figure.value
    }
  const columns = variables.length + wasted.length + terms.length
  const rows = nodes.length + terms.length
  const scale = new Float64Array(columns)
  const cost = new Float64Array(columns)
  const curvature = new Float64Array(columns)
  const lower = new Float64Array(columns)
  /** Scales a column, and draws it to its fact. */
  const pull = (j: number, figure: Figure, size: number): void => {
    // ((scale z - a)/s)^2 = scale^2/s^2 z^2 - 2 a scale/s^2 z + ...
    const s = halfRange(figure, size)
    scale[j] = size
    curvature[j] = (2 * size * size) / (s * s)
    cost[j] = (-2 * figure.value * size) / (s * s)
  }
  const entries: { row: number; value: number }[][] = Array.from({ length: columns }, () => [])
  variables.forEach(({ figure, legs }, j) => {
    pull(j, figure, figure.value)
    lower[j] = FLOOR
    for (const { node, perTonne } of legs) {
      const row = entry(nodeIndex, node)
      at(entries, j).push({ row, value: (perTonne * numberAt(scale, j)) / numberAt(through, row) })
    }
  })
  wasted.forEach((node, w) => {
    const j = variables.length + w
    const row = entry(nodeIndex, node)
    scale[j] = numberAt(through, row)
    curvature[j] = WASTE_CURVATURE
    at(entries, j).push({ row, value: -1 })
  })
  terms.forEach(({ observation, members }, o) => {
    const j = variables.length + wasted.length + o
    const row = nodes.length + o
    pull(j, observation.figure, observation.figure.value || factsOf(members, variables))
    at(entries, j).push({ row, value: -1 })
    for (const { variable, perTonne } of members)
      at(entries, variable).push({ row, value: (perTonne * numberAt(scale, variable)) / numberAt(scale, j) })
  })

  const squares = { columns, rows, ...compressed(entries), cost, curvature, lower }
  const z = solveLeastSquares(squares)
  if (z === undefined) throw unbalanced(solver, squares, nodes)
  const even = evenFlows(squares, z)
  const x = Float64Array.from(even, (value, j) => value * numberAt(scale, j))
  const run = vector<TonnesPerYear>(new Float64Array(world.operations.length))
  const ship = vector<TonnesPerYear>(new Float64Array(world.routes.length))
  const use = vector<TonnesPerYear>(new Float64Array(world.demand.length))
  const target = { operation: run, route: ship, demand: use }
  variables.forEach(({ kind, index }, j) => (target[kind][index] = numberAt(x, j)))
  const waste = new Map(wasted.map((node, w) => [node, numberAt(x, variables.length + w)]))

  const balance = new Float64Array(nodes.length)
  variables.forEach(({ legs }, j) => {
    for (const { node, perTonne } of legs) addAt(balance, entry(nodeIndex, node), perTonne * numberAt(x, j))
  })
  for (const [node, amount] of waste) addAt(balance, entry(nodeIndex, node), -amount)
  const imbalance = balance.reduce((most, left, n) => Math.max(most, Math.abs(left) / numberAt(through, n)), 0)

  return { run, ship, use, waste, imbalance }
}

/** There is one nearest point, in which flows that are alike are equal: to the last digit, so that they stay alike. */
function evenFlows(squares: LeastSquares, z: Float64Array): Float64Array {
  const { cost, curvature, lower } = squares
  const classes = classesOf(
    squares,
    (j) => [numberAt(cost, j), numberAt(curvature, j), numberAt(lower, j)],
    () => [],
  )
  return classes === undefined ? z : evened(z, classes.column)
}

/** Joint products nobody wants stay in solution. Whatever can be sold is worth selling, so it is not thrown away. */
function mayBeWasted(world: World, node: string): boolean {
  const material = world.materials.get(node.slice(0, node.lastIndexOf(' ')))
  return material !== undefined && !material.tradable
}

/** Columns one after the other, as their entries are given. */
function compressed(
  entries: readonly (readonly { row: number; value: number }[])[],
): Pick<LeastSquares, 'starts' | 'indices' | 'values'> {
  const starts = new Int32Array(entries.length + 1)
  entries.forEach((list, j) => (starts[j + 1] = indexAt(starts, j) + list.length))
  const flat = entries.flat()
  return {
    starts,
    indices: Int32Array.from(flat, ({ row }) => row),
    values: Float64Array.from(flat, ({ value }) => value),
  }
}
