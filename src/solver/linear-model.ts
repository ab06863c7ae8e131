/**
 * A linear minimisation in sparse columns:
 *
 *     minimise    cost . x
 *     subject to  rowLower <= A x <= rowUpper,   lower <= x <= upper
 */
export interface LinearModel extends CostsAndBounds {
  readonly columns: number
  readonly rows: number
  /** Column j holds entries starts[j] to starts[j + 1] of `indices` and `values`. */
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

/** What may change between solves; the matrix stays. */
export interface CostsAndBounds {
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
}

export interface Optimum {
  readonly objective: number
  readonly x: Float64Array
  /** Rise of the objective per unit of each row's activity. */
  readonly rowDual: Float64Array
  readonly reducedCost: Float64Array
  readonly simplexIterations: number
}

/** The best solution found, and the lower bound of the objective. */
export interface MipSolution {
  readonly x: Float64Array
  readonly objective: number
  readonly bound: number
}

/** lower <= values . x[indices] <= upper */
export interface NewRow {
  readonly lower: number
  readonly upper: number
  readonly indices: ArrayLike<number> & Iterable<number>
  readonly values: ArrayLike<number> & Iterable<number>
}

/** Basis status of each column and row. A search keeps thousands of them: a byte each is enough for the solver's five states. */
export interface Basis {
  readonly columns: Uint8Array
  readonly rows: Uint8Array
}

/** What a basis calls a row that does not bind. */
export const BASIC = 1
