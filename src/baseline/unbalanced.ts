import { indexAt, numberAt } from '../lists/index.ts'
import type { LinearModel, Solver } from '../solver/index.ts'
import { FaultList, worldFault } from '../world/index.ts'
import type { LeastSquares } from './least-squares.ts'

/** Which materials at which places cannot balance: found by paying for every tonne that is missing or left over. */
export function unbalanced(solver: Solver, model: LeastSquares, nodes: readonly string[]): Error {
  const { columns, rows } = model
  const grown: LinearModel = {
    columns: columns + 2 * rows,
    rows,
    rowLower: new Float64Array(rows),
    rowUpper: new Float64Array(rows),
    cost: Float64Array.from({ length: columns + 2 * rows }, (_, j) => (j < columns ? 0 : 1)),
    lower: Float64Array.from({ length: columns + 2 * rows }, (_, j) => (j < columns ? numberAt(model.lower, j) : 0)),
    upper: new Float64Array(columns + 2 * rows).fill(Number.POSITIVE_INFINITY),
    starts: Int32Array.from({ length: columns + 2 * rows + 1 }, (_, j) =>
      j <= columns ? indexAt(model.starts, j) : indexAt(model.starts, columns) + j - columns,
    ),
    indices: Int32Array.from([...model.indices, ...Array.from({ length: 2 * rows }, (_, i) => i >> 1)]),
    values: Float64Array.from([...model.values, ...Array.from({ length: 2 * rows }, (_, i) => (i % 2 === 0 ? 1 : -1))]),
  }
  const live = solver.create(grown)
  try {
    const { x } = live.solve()
    const faults = new FaultList()
    nodes.forEach((node, n) => {
      const [material, place] = [node.slice(0, node.lastIndexOf(' ')), node.slice(node.lastIndexOf(' ') + 1)]
      const missing = numberAt(x, columns + 2 * n)
      const over = numberAt(x, columns + 2 * n + 1)
      if (missing + over < 1e-6) return
      faults.add(worldFault('BASELINE_UNBALANCED', { material, place, what: missing > over ? 'missing' : 'over' }))
    })
    faults.throwIfAny()
    return new Error('The baseline cannot be balanced, and it was not found where.')
  } catch (found) {
    return found instanceof Error ? found : new Error(String(found))
  } finally {
    live.dispose()
  }
}
