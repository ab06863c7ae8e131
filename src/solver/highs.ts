import loadHighs, { type Model } from 'highs'
import { copyInto, copyOfTerms, hasMatrix, hold, send, stretchOf, times, type HeldModel } from './held.ts'
import type { Basis, CostsAndBounds, LinearModel, MipSolution, NewRow, Optimum } from './linear-model.ts'
import { nameOf, OPTIMAL, runModel, SOLUTION_LIMIT, TIME_LIMIT, withoutOptimum } from './status.ts'

/** HiGHS behind one small interface: a linear program that is kept alive between solves, so that a change of bounds or costs starts from the last basis. */
export interface Solver {
  readonly version: string
  /**
   * Copies a model into the solver; `dispose` it when done, garbage collection does not. A model whose columns shall be integer says so:
   * it is held in its own sizes.
   */
  create(model: LinearModel, options?: { readonly hasIntegers?: boolean }): LiveModel
}

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

const [DUAL, PRIMAL] = [1, 4]
/** Seconds; options must be finite. */
const FOREVER = 1e9
/** With its usual tolerances, ten times as loose, a mixed-integer search has claimed a bound that was wrong by 2e-5. */
const STRICT = { mip_abs_gap: 0, mip_feasibility_tolerance: 1e-7 }
/** They solve copies of the model within the model: ten times the time and three times the memory on our plans, for none better. */
const NO_COPIES = {
  mip_heuristic_run_rens: false,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_root_reduced_cost: false,
}

export class LiveModel {
  private readonly held: HeldModel
  /** Its terms once others share its matrix: they may have put in their own. */
  private own: HeldModel['terms'] | undefined
  private options: Parameters<Model['options']['set']>[0] = {}
  private hasMoreRows = false
  private hasEnded = false

  constructor(held: HeldModel, own?: HeldModel['terms']) {
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
    if (fits) this.own ??= copyOfTerms(held.terms)
    return fits ? new LiveModel(held, copyOfTerms(model)) : undefined
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
    const modelStatus = runModel(this.model)
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
      const status = runModel(model)
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

  dispose(): void {
    const { held } = this
    this.hasEnded = true
    held.users -= 1
    if (held.turn === this) held.turn = undefined
    if (held.users === 0) held.model.dispose()
  }
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/** The solver's arrays are copies already; they are taken as they are. */
const floats = (numbers: ArrayLike<number> | undefined): Float64Array =>
  numbers instanceof Float64Array ? numbers : Float64Array.from(numbers ?? [])
