import loadHighs, { type Highs, type Model } from 'highs'

/**
 * HiGHS behind one small interface: a linear minimisation in sparse columns, kept alive between solves so that a change
 * of bounds or costs starts from the last basis.
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

/** The solver stopped without an optimum. */
export class SolverError extends Error {
  readonly status: string
  constructor(status: string, message: string) {
    super(message)
    this.name = 'SolverError'
    this.status = status
  }
}

export interface Solver {
  readonly version: string
  /**
   * Copies a model into the solver; `dispose` it when done, garbage collection does not. A model whose columns shall be integer says so:
   * it is held in its own sizes.
   */
  create(model: LinearModel, options?: { readonly hasIntegers?: boolean }): LiveModel
}

/** The module's memory ends at 2 GiB; a model needs about this many bytes a row, column and entry. */
const BYTES_PER_ITEM = 500
const HEAP = 2 ** 31

let loaded: Promise<Solver> | undefined

/** Loads the WASM module once. `locateFile` gives a browser the address of `highs.wasm`. */
export function loadSolver(locateFile?: (file: string) => string): Promise<Solver> {
  loaded ??= loadHighs(locateFile === undefined ? {} : { locateFile }).then((highs) => {
    const { major, minor, patch } = highs.raw.version()
    return {
      version: `${major}.${minor}.${patch}`,
      create: (model, { hasIntegers = false } = {}) =>
        new LiveModel(hold(highs, model, hasIntegers ? 1 : stretchOf(model))),
    }
  })
  return loaded
}

const NAMES = [
  'not set',
  'load error',
  'model error',
  'presolve error',
  'solve error',
  'postsolve error',
  'empty',
  'optimal',
  'infeasible',
  'unbounded or infeasible',
  'unbounded',
  'objective bound reached',
  'objective target reached',
  'time limit',
  'iteration limit',
  'unknown',
  'solution limit',
  'interrupted',
]
const OPTIMAL = 7
const nameOf = (status: number): string => NAMES[status] ?? `status ${status}`
const [DUAL, PRIMAL] = [1, 4]
/** Seconds; options must be finite. */
const FOREVER = 1e9
const TIME_LIMIT = 13
/** With its usual tolerances, ten times as loose, a mixed-integer search has claimed a bound that was wrong by 2e-5. */
const STRICT = { mip_abs_gap: 0, mip_feasibility_tolerance: 1e-7 }
/** They solve copies of the model within the model: ten times the time and three times the memory on our plans, for none better. */
const NO_COPIES = {
  mip_heuristic_run_rens: false,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_root_reduced_cost: false,
}
const SOLUTION_LIMIT = 16

const withoutOptimum = (status: string): SolverError =>
  new SolverError(status, `The solver stopped without an optimum: ${status}.`)

/** The module throws where the solver does not keep to its own tolerances: that is an end without an optimum as others are. */
function run(model: Model): number {
  try {
    return model.run().modelStatus
  } catch (error) {
    if (error instanceof Error && error.name === 'HighsError') throw withoutOptimum('solve error')
    throw error
  }
}

/** A model in the solver, as it is held there: by one `LiveModel`, or by several of one matrix that take turns. */
interface Held {
  readonly model: Model
  readonly matrix: Pick<LinearModel, 'starts' | 'indices' | 'values'>
  /** The terms, as they were given. */
  readonly terms: { -readonly [K in keyof CostsAndBounds]: CostsAndBounds[K] }
  /** The solver holds every column, bound and row this many times as large. */
  readonly stretch: number
  /** Whose terms are in it. */
  turn: LiveModel | undefined
  users: number
}

function hold(highs: Highs, data: LinearModel, stretch: number): Held {
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
  return { model, matrix: { starts, indices, values }, terms: copyOf(data), stretch, turn: undefined, users: 0 }
}

export class LiveModel {
  private readonly held: Held
  /** Its terms once others share its matrix: they may have put in their own. */
  private own: Held['terms'] | undefined
  private options: Parameters<Model['options']['set']>[0] = {}
  private hasMoreRows = false
  private hasEnded = false

  constructor(held: Held, own?: Held['terms']) {
    this.held = held
    this.own = own
    held.users += 1
    if (own === undefined) held.turn = this
  }

  /**
   * Another model of the same matrix, held in the same place for memory: both take turns. A turn begins cold unless a basis is set, and the last
   * basis counts within it alone.
   *
   * @returns undefined where the matrix is another, or this one has had rows added or has been disposed of
   */
  twin(model: LinearModel): LiveModel | undefined {
    const { held } = this
    const fits = !this.hasEnded && !this.hasMoreRows && held.stretch === stretchOf(model) && hasMatrix(held, model)
    if (fits) this.own ??= copyOf(held.terms)
    return fits ? new LiveModel(held, copyOf(model)) : undefined
  }

  get isDisposed(): boolean {
    return this.hasEnded
  }

  /** The model in the solver, with its own terms in it. What another has left there is cleared: a basis does not pass from one to the other. */
  private get model(): Model {
    const { held, own } = this
    if (held.turn !== this && own !== undefined) {
      held.turn = this
      send(held, own)
      held.model.clearSolver()
      held.model.options.set(this.options)
    }
    return held.model
  }

  /**
   * Chooses the algorithm for the next solves: warm starts need the simplex method, the primal one where what was solved last stays
   * feasible, else the dual one.
   */
  algorithm(name: 'choose' | 'simplex' | 'primal simplex' | 'ipm'): void {
    const isPrimal = name === 'primal simplex'
    this.options = { solver: isPrimal ? 'simplex' : name, simplex_strategy: isPrimal ? PRIMAL : DUAL }
    this.model.options.set(this.options)
  }

  /** Replaces costs and bounds. Only what differs is sent: from month to month, little does. */
  update(terms: CostsAndBounds): void {
    if (this.own !== undefined) copyInto(this.own, terms)
    void this.model
    send(this.held, terms)
  }

  /** Solves from the last basis; throws `SolverError` unless the optimum is proved. */
  solve(): Optimum {
    const modelStatus = run(this.model)
    if (modelStatus !== OPTIMAL) throw withoutOptimum(nameOf(modelStatus))
    const { colValue, rowDual, colDual } = this.model.getSolution()
    return {
      objective: this.model.getObjectiveValue() / this.held.stretch,
      x: times(floats(colValue), 1 / this.held.stretch),
      rowDual: floats(rowDual),
      reducedCost: floats(colDual),
      simplexIterations: Number(this.model.info.get('simplex_iteration_count')),
    }
  }

  /** Adds rows at the end; the basis stays. */
  addRows(rows: readonly NewRow[]): void {
    const { stretch, terms } = this.held
    if (this.own !== undefined) throw new Error('a model that shares its matrix cannot have rows added')
    this.hasMoreRows = true
    const starts = new Int32Array(rows.length + 1)
    rows.forEach(({ indices }, i) => (starts[i + 1] = (starts[i] ?? 0) + indices.length))
    const lower = Float64Array.from(rows, (row) => row.lower)
    const upper = Float64Array.from(rows, (row) => row.upper)
    this.model.addRows({
      lower: times(lower, stretch),
      upper: times(upper, stretch),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: terms.cost.length,
        starts,
        indices: Int32Array.from(rows.flatMap(({ indices }) => [...indices])),
        values: Float64Array.from(rows.flatMap(({ values }) => [...values])),
      },
    })
    terms.rowLower = joined(terms.rowLower, lower)
    terms.rowUpper = joined(terms.rowUpper, upper)
  }

  /**
   * Solves with some columns integer, until the gap or the time (seconds) is reached. The model was created with `hasIntegers`.
   *
   * @returns the best found and the lower bound; undefined where nothing was found in time
   */
  solveMip(integer: Int32Array, { gap, seconds }: { gap: number; seconds: number }): MipSolution | undefined {
    const { model } = this
    if (this.held.stretch !== 1 || this.own !== undefined)
      throw new Error('a model with integer columns must be created as one: `hasIntegers`')
    model.changeColsIntegrality({ kind: 'set', indices: integer }, new Int32Array(integer.length).fill(1))
    model.options.set({
      mip_rel_gap: gap,
      time_limit: Math.min(seconds, FOREVER),
      solver: 'choose',
      ...STRICT,
      ...NO_COPIES,
    })
    try {
      const status = run(model)
      const x = floats(model.getSolution().colValue)
      const objective = model.getObjectiveValue()
      const bound = Number(model.info.get('mip_dual_bound'))
      if (status === OPTIMAL || ((status === TIME_LIMIT || status === SOLUTION_LIMIT) && Number.isFinite(objective)))
        return { x, objective, bound }
      if (status === TIME_LIMIT) return undefined
      throw withoutOptimum(nameOf(status))
    } finally {
      model.clearIntegrality()
      model.options.set({ time_limit: FOREVER, solver: 'simplex' })
    }
  }

  basis(): Basis {
    const { colStatus, rowStatus } = this.model.getBasis()
    return { columns: Uint8Array.from(colStatus), rows: Uint8Array.from(rowStatus) }
  }

  setBasis(basis: Basis): void {
    this.model.setBasis({ colStatus: Int32Array.from(basis.columns), rowStatus: Int32Array.from(basis.rows) })
  }

  /** Clears basis and solution, so that the next solve is a cold start. */
  clearSolver(): void {
    this.model.clearSolver()
  }

  /** The model as MPS text, for another solver. */
  mps(): Uint8Array {
    return this.model.exportModel('mps')
  }

  dispose(): void {
    const { held } = this
    this.hasEnded = true
    held.users -= 1
    if (held.turn === this) held.turn = undefined
    if (held.users === 0) held.model.dispose()
  }
}

/** Puts terms into the solver, as far as they differ from those that it holds. */
function send(held: Held, { cost, lower, upper, rowLower, rowUpper }: CostsAndBounds): void {
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

const copyOf = ({ cost, lower, upper, rowLower, rowUpper }: CostsAndBounds): Held['terms'] => ({
  cost: Float64Array.from(cost),
  lower: Float64Array.from(lower),
  upper: Float64Array.from(upper),
  rowLower: Float64Array.from(rowLower),
  rowUpper: Float64Array.from(rowUpper),
})

function copyInto(into: CostsAndBounds, { cost, lower, upper, rowLower, rowUpper }: CostsAndBounds): void {
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

const times = (list: Float64Array, factor: number): Float64Array =>
  factor === 1 ? list : list.map((value) => value * factor)

const hasMatrix = ({ matrix, terms }: Held, { rows, starts, indices, values }: LinearModel): boolean =>
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

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

const pick = (list: Float64Array, indices: Int32Array): Float64Array =>
  new Float64Array(indices).map((i) => list[i] ?? Number.NaN)

/** The solver's arrays are copies already; they are taken as they are. */
const floats = (numbers: ArrayLike<number> | undefined): Float64Array =>
  numbers instanceof Float64Array ? numbers : Float64Array.from(numbers ?? [])
