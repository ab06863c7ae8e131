import { at, indexAt, numberAt } from '../../lists/index.ts'
import {
  BASIC,
  dualBound,
  elasticModel,
  impliedUpper,
  SolverError,
  type Basis,
  type LinearModel,
  type LiveModel,
  type Optimum,
  type Solver,
} from '../../solver/index.ts'
import { ROWS_VIOLATION, WHOLE_LEVEL } from './tolerances.ts'

/** When raising a bound ends before its target. */
interface BranchLimits {
  /** Leaves looked at in one call. */
  readonly nodes: number
  /** Seconds that are left. */
  readonly left: () => number
}

/** A part of all plans: those with some of the whole columns at 0 or 1. */
interface Leaf {
  readonly fixed: readonly { readonly column: number; readonly at: 0 | 1 }[]
  /** None of its plans has a lower objective, in the model's unit: checked. */
  readonly bound: number
  /** Rows of the linear program when it was solved last; 0 if it was not. */
  readonly rows: number
  /** Where its relaxation rests, or that of the leaf that it was split from. */
  readonly basis: Basis | undefined
  /** What its relaxation takes of each whole column; by its duals, its bound and what one more of each would cost on top. */
  readonly x: Float64Array
  readonly dual: number
  readonly reduced: Float64Array
}

/**
 * A bound that no plan's objective is below, by branch and bound of our own: the model without integer columns is solved, a whole column is set
 * to 0 in one branch and to 1 in the other, and so on. Each leaf's bound is made from the duals of one solve by weak duality, so
 * that the least of them holds whatever the solver did or claims. What rows are added later raise bounds and refute none: the tree
 * goes on from where it stood.
 *
 *   bound = min over leaves of  sum_r min(y_r low_r, y_r high_r) + sum_j min(d_j lower_j, d_j upper_j)
 *
 * A leaf in which no plan is left is one if duals of a linear program that minimises broken rows prove it (Farkas).
 */
export class BranchAndBound {
  private readonly solver: Solver
  private readonly whole: Int32Array
  private leaves: Leaf[]

  constructor(solver: Solver, whole: Int32Array) {
    this.solver = solver
    this.whole = whole
    const none = new Float64Array(whole.length)
    const start = Number.NEGATIVE_INFINITY
    this.leaves = [{ fixed: [], bound: start, rows: 0, basis: undefined, x: none, dual: start, reduced: none }]
  }

  /** The least of the leaves' bounds. */
  get bound(): number {
    return this.leaves.reduce((least, { bound }) => Math.min(least, bound), Number.POSITIVE_INFINITY)
  }

  /**
   * Raises the bound until it reaches the target, or a limit.
   *
   * @param model the linear program with all rows known by now: those of the last call and more
   */
  raise(model: LinearModel, target: number, { nodes, left }: BranchLimits): number {
    const relaxed = openRelaxation(this.solver, model, this.whole)
    try {
      for (let n = 0; n < nodes && left() > 0; n++) {
        const lowest = this.leaves.reduce(
          (least, { bound }, i) => (bound < at(this.leaves, least).bound ? i : least),
          0,
        )
        const leaf = at(this.leaves, lowest)
        if (leaf.bound >= target) break
        const split = leaf.rows < model.rows ? [relaxed.solve(leaf)] : this.split(leaf)
        // Whole, and still below: there is a plan with this objective, by all that is known.
        if (split === undefined) break
        this.leaves.splice(lowest, 1, ...split)
      }
    } finally {
      relaxed.dispose()
    }
    return this.bound
  }

  /** A leaf in two, by the column that is furthest from whole. */
  private split(leaf: Leaf): Leaf[] | undefined {
    let column = -1
    let most = WHOLE_LEVEL
    // A column that is fixed already has its cost in the bound: split again, it would count twice.
    const fixed = new Set(leaf.fixed.map((one) => one.column))
    leaf.x.forEach((x, i) => {
      if (fixed.has(indexAt(this.whole, i))) return
      const apart = Math.min(x, 1 - x)
      if (apart > most) [column, most] = [i, apart]
    })
    if (column < 0) return undefined
    const d = numberAt(leaf.reduced, column)
    // The duals of the whole hold for each part, in which the column may no longer be at the end that costs least.
    return ([0, 1] as const).map((end) => ({
      ...leaf,
      fixed: [...leaf.fixed, { column: indexAt(this.whole, column), at: end }],
      bound: Math.max(leaf.bound, leaf.dual + Math.max(0, end === 1 ? d : -d)),
      rows: 0,
    }))
  }
}

interface Relaxation {
  readonly solve: (leaf: Leaf) => Leaf
  readonly dispose: () => void
}

/** The relaxation, for one leaf after another. */
function openRelaxation(solver: Solver, model: LinearModel, whole: Int32Array): Relaxation {
  const most = impliedUpper(model)
  const held = { ...model, lower: model.lower.slice(), upper: model.upper.slice() }
  const live = solver.create(model)
  live.algorithm('simplex')
  let broken: ReturnType<typeof openBroken> | undefined
  return {
    solve: (leaf) => {
      held.lower.set(model.lower)
      held.upper.set(model.upper)
      for (const { column, at } of leaf.fixed) held.lower[column] = held.upper[column] = at
      live.update(held)
      // Rows that came since are not in the basis of the leaf; they are slack in it.
      if (leaf.basis?.columns.length === model.columns) live.setBasis(withRows(leaf.basis, model.rows))
      const optimum = solved(live)
      if (optimum === undefined) {
        broken ??= openBroken(solver, model, most)
        return {
          ...leaf,
          rows: model.rows,
          bound: broken.proves(held) ? Number.POSITIVE_INFINITY : leaf.bound,
          // Where nothing is known of it, it is split by whatever is open.
          x: Float64Array.from(whole, (j) => leaf.fixed.find(({ column }) => column === j)?.at ?? 1 / 2),
          dual: Number.NEGATIVE_INFINITY,
          reduced: new Float64Array(whole.length),
        }
      }
      const { bound, reduced } = dualBound(held, optimum.rowDual, most)
      return {
        ...leaf,
        rows: model.rows,
        bound: Math.max(leaf.bound, bound),
        dual: bound,
        basis: live.basis(),
        x: Float64Array.from(whole, (j) => numberAt(optimum.x, j)),
        reduced: Float64Array.from(whole, (j) => numberAt(reduced, j)),
      }
    },
    dispose: () => {
      live.dispose()
      broken?.dispose()
    },
  }
}

/** From the basis at hand, or from nothing if that led the solver astray; undefined where it finds no optimum. */
function solved(live: LiveModel): Optimum | undefined {
  for (const again of [false, true])
    try {
      if (again) live.clearSolver()
      return live.solve()
    } catch (error) {
      if (!(error instanceof SolverError)) throw error
      if (error.status === 'infeasible') return undefined
    }
  return undefined
}

const withRows = ({ columns, rows }: Basis, count: number): Basis => {
  const all = new Uint8Array(count).fill(BASIC)
  all.set(rows)
  return { columns, rows: all }
}

/** Tells whether no solution is left: by the duals of a linear program in which rows may be broken, and nothing else costs. */
function openBroken(
  solver: Solver,
  model: LinearModel,
  most: Float64Array,
): { readonly proves: (ends: Pick<LinearModel, 'lower' | 'upper'>) => boolean; readonly dispose: () => void } {
  const free = { ...model, cost: new Float64Array(model.columns) }
  const live = solver.create(elasticModel(model))
  live.algorithm('simplex')
  return {
    proves: ({ lower, upper }) => {
      live.update(elasticModel({ ...model, lower, upper }))
      const optimum = solved(live)
      return optimum !== undefined && dualBound({ ...free, lower, upper }, optimum.rowDual, most).bound > ROWS_VIOLATION
    },
    dispose: () => live.dispose(),
  }
}
