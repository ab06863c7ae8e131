import { addAt, indexAt, numberAt } from '../lists/index.ts'
import { CheckFailed } from '../clearing/index.ts'
import { DAMPING, DISTANCE_GAP, LEAST_PIVOT, LEAST_RISE, ROW_CLOSED, ROW_OPEN, SHORTEST_STEP } from './tolerances.ts'

/**
 * Weighted least squares between bounds, the rows in compressed columns:
 *
 *   minimise    sum_j ( 1/2 curvature_j x_j^2 + cost_j x_j )        curvature > 0
 *   subject to  A x = 0,  x >= lower
 */
export interface LeastSquares {
  readonly columns: number
  readonly rows: number
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
  readonly cost: Float64Array
  readonly curvature: Float64Array
  readonly lower: Float64Array
}

/** Newton's method ends after a few steps, or never: each step settles which columns stand at their bounds. */
const STEPS = 200

/**
 * Solves it by Newton's method on the dual. With y the price of each row, each column takes what is best on its own,
 *
 *   x_j(y) = max(lower_j, (A_j'y - cost_j) / curvature_j),
 *
 * and what the rows are then short of is the slope of the dual, -A x(y). Its curvature is A D A', D = 1/curvature where
 * the column stands off its bound: one small dense system a step.
 *
 * @returns undefined if the rows cannot be closed
 * @throws CheckFailed if what is found is not proved to be the least
 */
export function solveLeastSquares(given: LeastSquares): Float64Array | undefined {
  const { rows } = given
  let y: Float64Array = new Float64Array(rows)
  let at = respond(given, y)
  let damping = DAMPING
  for (let step = 0; step < STEPS && at.most > ROW_CLOSED && damping < 1; step++) {
    const way = newtonStep(given, at, damping)
    const reached = search(given, y, at, way)
    if (reached === undefined) {
      // Rounding has the better of a step where rows say the same thing twice: a shorter way, closer to the slope.
      damping *= 100
      continue
    }
    damping = DAMPING
    y = reached.y
    at = reached.at
  }
  if (!(at.most < ROW_OPEN)) return undefined
  // By duality nothing can be nearer than the dual says; open rows are what the two may differ by.
  const gap = Math.abs(at.primal - at.dual) / at.weight
  if (!(gap <= DISTANCE_GAP)) throw new CheckFailed(`least squares and their bound differ by ${gap} of the whole`)
  return at.x
}

/**
 * The first point along a way, a full step or a half of it and so on, that raises the dual as a concave function must, or
 * near the top, where rounding decides, closes the rows further.
 */
function search(
  given: LeastSquares,
  y: Float64Array,
  at: Response,
  way: Float64Array,
): { y: Float64Array; at: Response } | undefined {
  const rise = at.open.reduce((sum, left, i) => sum + left * numberAt(way, i), 0)
  for (let length = 1; length > SHORTEST_STEP; length /= 2) {
    const there = y.map((price, i) => price + length * numberAt(way, i))
    const next = respond(given, there)
    if (next.dual > at.dual + LEAST_RISE * length * rise || next.most < 0.9 * at.most) return { y: there, at: next }
  }
  return undefined
}

interface Response {
  readonly x: Float64Array
  /** 1 where the column stands off its bound. */
  readonly free: Uint8Array
  /** What each row is short of. */
  readonly open: Float64Array
  readonly most: number
  readonly primal: number
  readonly dual: number
  readonly weight: number
}

/** What every column does at these prices, and what that leaves open. */
function respond(given: LeastSquares, y: Float64Array): Response {
  const { columns, rows, starts, indices, values, cost, curvature, lower } = given
  const x = new Float64Array(columns)
  const free = new Uint8Array(columns)
  const open = new Float64Array(rows)
  let primal = 0
  let dual = 0
  let weight = 1
  for (let j = 0; j < columns; j++) {
    const c = numberAt(curvature, j)
    const d = numberAt(cost, j)
    let worth = 0
    for (let e = indexAt(starts, j); e < indexAt(starts, j + 1); e++)
      worth += numberAt(values, e) * numberAt(y, indexAt(indices, e))
    const own = (worth - d) / c
    const least = numberAt(lower, j)
    const amount = Math.max(least, own)
    x[j] = amount
    free[j] = own > least ? 1 : 0
    primal += 0.5 * c * amount * amount + d * amount
    dual += 0.5 * c * amount * amount + (d - worth) * amount
    weight += Math.abs(d * amount)
    for (let e = indexAt(starts, j); e < indexAt(starts, j + 1); e++)
      addAt(open, indexAt(indices, e), -numberAt(values, e) * amount)
  }
  return { x, free, open, most: open.reduce((most, left) => Math.max(most, Math.abs(left)), 0), primal, dual, weight }
}

/** Solves (A D A') way = open by Cholesky's factors, damped a little for rows that no column can move. */
function newtonStep(
  { rows, columns, starts, indices, values, curvature }: LeastSquares,
  { free, open }: Response,
  damping: number,
): Float64Array {
  const matrix = new Float64Array(rows * rows)
  for (let j = 0; j < columns; j++) {
    if (free[j] === 0) continue
    const weight = 1 / numberAt(curvature, j)
    for (let e = indexAt(starts, j); e < indexAt(starts, j + 1); e++)
      for (let f = indexAt(starts, j); f < indexAt(starts, j + 1); f++) {
        const at = indexAt(indices, e) * rows + indexAt(indices, f)
        addAt(matrix, at, weight * numberAt(values, e) * numberAt(values, f))
      }
  }
  let largest = 0
  for (let i = 0; i < rows; i++) largest = Math.max(largest, numberAt(matrix, i * rows + i))
  for (let i = 0; i < rows; i++) addAt(matrix, i * rows + i, damping * largest)
  factorise(matrix, rows)
  const way = Float64Array.from(open)
  for (let i = 0; i < rows; i++) {
    let sum = numberAt(way, i)
    for (let k = 0; k < i; k++) sum -= numberAt(matrix, i * rows + k) * numberAt(way, k)
    way[i] = sum / numberAt(matrix, i * rows + i)
  }
  for (let i = rows - 1; i >= 0; i--) {
    let sum = numberAt(way, i)
    for (let k = i + 1; k < rows; k++) sum -= numberAt(matrix, k * rows + i) * numberAt(way, k)
    way[i] = sum / numberAt(matrix, i * rows + i)
  }
  return way
}

/** Cholesky's lower factor of a positive definite matrix, in its place. */
function factorise(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = numberAt(matrix, i * size + j)
      for (let k = 0; k < j; k++) sum -= numberAt(matrix, i * size + k) * numberAt(matrix, j * size + k)
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, LEAST_PIVOT)) : sum / numberAt(matrix, j * size + j)
    }
}
