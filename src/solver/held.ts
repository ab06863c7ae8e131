import type { Highs, Model } from 'highs'
import type { CostsAndBounds, LinearModel } from './linear-model.ts'
import { SolverError } from './status.ts'

/** The module's memory ends at 2 GiB; a model needs about this many bytes a row, column and entry. */
const BYTES_PER_ITEM = 500
const HEAP = 2 ** 31

/** A model in the solver, as it is held there: by one `LiveModel`, or by several of one matrix that take turns. */
export interface HeldModel {
  readonly model: Model
  readonly matrix: Pick<LinearModel, 'starts' | 'indices' | 'values'>
  /** The terms, as they were given. */
  readonly terms: { -readonly [K in keyof CostsAndBounds]: CostsAndBounds[K] }
  /** The solver holds every column, bound and row this many times as large. */
  readonly stretch: number
  /** Whose terms are in it. */
  turn: object | undefined
  users: number
}

export function hold(highs: Highs, data: LinearModel, stretch: number): HeldModel {
  const estimate = (data.rows + data.columns + data.values.length) * BYTES_PER_ITEM
  if (estimate > HEAP)
    throw new SolverError(
      'too large',
      `The model has ${data.rows} rows and ${data.columns} columns and would need about ${(estimate / 2 ** 30).toFixed(1)} GiB; the solver has 2. Shorten the horizon or the foresight.`,
    )
  const { starts, indices, values } = data
  const model = highs.createModel({
    numCols: data.columns,
    numRows: data.rows,
    colCost: data.cost,
    colLower: times(data.lower, stretch),
    colUpper: times(data.upper, stretch),
    rowLower: times(data.rowLower, stretch),
    rowUpper: times(data.rowUpper, stretch),
    matrix: { format: 'csc', numRows: data.rows, numCols: data.columns, starts, indices, values },
  })
  model.options.set({ output_flag: false })
  return { model, matrix: { starts, indices, values }, terms: copyOfTerms(data), stretch, turn: undefined, users: 0 }
}

/** Puts terms into the solver, as far as they differ from those that it holds. */
export function send(held: HeldModel, { cost, lower, upper, rowLower, rowUpper }: CostsAndBounds): void {
  const { model, terms, stretch } = held
  const stretched = (list: Float64Array, indices: Int32Array): Float64Array => times(pick(list, indices), stretch)
  const costs = differing(terms.cost, cost)
  if (costs.length > 0) model.changeColsCost({ kind: 'set', indices: costs }, pick(cost, costs))
  const columns = differing(terms.lower, lower, terms.upper, upper)
  if (columns.length > 0)
    model.changeColsBounds({ kind: 'set', indices: columns }, stretched(lower, columns), stretched(upper, columns))
  const rows = differing(terms.rowLower, rowLower, terms.rowUpper, rowUpper)
  if (rows.length > 0)
    model.changeRowsBounds({ kind: 'set', indices: rows }, stretched(rowLower, rows), stretched(rowUpper, rows))
  copyInto(terms, { cost, lower, upper, rowLower, rowUpper })
}

export const copyOfTerms = ({ cost, lower, upper, rowLower, rowUpper }: CostsAndBounds): HeldModel['terms'] => ({
  cost: Float64Array.from(cost),
  lower: Float64Array.from(lower),
  upper: Float64Array.from(upper),
  rowLower: Float64Array.from(rowLower),
  rowUpper: Float64Array.from(rowUpper),
})

export function copyInto(into: CostsAndBounds, { cost, lower, upper, rowLower, rowUpper }: CostsAndBounds): void {
  into.cost.set(cost)
  into.lower.set(lower)
  into.upper.set(upper)
  into.rowLower.set(rowLower)
  into.rowUpper.set(rowUpper)
}

/** A model with a median size below this is scaled up for the solver. */
const SMALL = 1 / 8

/**
 * Factor that scales the columns of a model so that its median size is about 1. The solver's tolerance is 1e-7 whatever the
 * unit: a world of kilograms counted in tonnes would be lost in it. It is a power of two, so that nothing is rounded, and 1 for
 * models that are large enough.
 */
export function stretchOf({ lower, upper, rowLower, rowUpper }: CostsAndBounds): number {
  const sizes = new Float64Array(2 * (lower.length + rowLower.length))
  let count = 0
  for (const list of [lower, upper, rowLower, rowUpper])
    for (const bound of list) {
      const size = Math.abs(bound)
      if (size > 0 && size < Number.POSITIVE_INFINITY) sizes[count++] = size
    }
  const middle = sizes.subarray(0, count).sort()[Math.floor(count / 2)] ?? 1
  return middle < SMALL ? 2 ** -Math.round(Math.log2(middle)) : 1
}

export const times = (list: Float64Array, factor: number): Float64Array =>
  factor === 1 ? list : list.map((value) => value * factor)

export const hasMatrix = ({ matrix, terms }: HeldModel, { rows, starts, indices, values }: LinearModel): boolean =>
  terms.rowLower.length === rows &&
  isSame(matrix.starts, starts) &&
  isSame(matrix.indices, indices) &&
  isSame(matrix.values, values)

const isSame = (one: Float64Array | Int32Array, other: Float64Array | Int32Array): boolean =>
  one.length === other.length && one.every((value, i) => value === other[i])

/** Where one or the other of two lists differs from what is held of it. */
function differing(held: Float64Array, given: Float64Array, otherHeld = held, otherGiven = given): Int32Array {
  const indices: number[] = []
  for (let i = 0; i < held.length; i++) if (held[i] !== given[i] || otherHeld[i] !== otherGiven[i]) indices.push(i)
  return Int32Array.from(indices)
}

const pick = (list: Float64Array, indices: Int32Array): Float64Array =>
  new Float64Array(indices).map((i) => list[i] ?? Number.NaN)
