import { addAt, at, entry, numberAt } from '../lists/index.ts'
import {
  elasticModel,
  modelFromRows,
  type CostsAndBounds,
  type LinearModel,
  type LiveModel,
  type NewRow,
  type Optimum,
  type Solver,
} from '../solver/index.ts'
import { certifiedBound } from './certified-bound.ts'
import type { CheckedNode } from './scenario-tree.ts'
import { solveLive } from './solve-live.ts'
import { INFEASIBILITY } from './tolerances.ts'

/** constant + slope . x: of the decisions x of the parent. */
export interface AffineBound {
  readonly constant: number
  readonly slope: Float64Array
}

/** What a node answers to a decision of its parent. */
export type NodeAnswer =
  | {
      readonly status: 'optimal'
      readonly x: Float64Array
      /** Cost to go that the node's cuts claim at x, by cost-to-go column. */
      readonly toGo: Float64Array
      /** Never above the cost of this node and what follows, whatever the parent decides; undefined while nothing is known of it. */
      readonly cut: AffineBound | undefined
    }
  /** No decision keeps to the rows unless this is at most 0. */
  | { readonly status: 'infeasible'; readonly cut: AffineBound }
  | { readonly status: 'failed' }

/** A lower bound of the cost to go, as a row: to go - slope . x >= constant. */
interface OptimalityCut extends AffineBound {
  readonly toGo: number
}

/** Least and most of each column of a node. */
export interface FiniteBounds {
  readonly least: Float64Array
  readonly most: Float64Array
}

/** The solver takes larger entries for mistakes, and larger ends for none. */
const LARGEST_SLOPE = 1e12
const LARGEST_CONSTANT = 1e18

/** A cut that the solver can count with; one that it cannot says nothing. */
const usable = (cut: AffineBound): AffineBound | undefined =>
  Math.abs(cut.constant) < LARGEST_CONSTANT && cut.slope.every((s) => Math.abs(s) < LARGEST_SLOPE) ? cut : undefined

export const valueAt = ({ constant, slope }: AffineBound, x: Float64Array): number =>
  slope.reduce((sum, s, j) => sum + s * numberAt(x, j), constant)

/**
 * The linear program of one node, which knows what comes after it by cuts alone:
 *
 *     Q_n(x_a) = minimise    c x + sum_m w_m q_m
 *                subject to  low - T x_a <= W x <= high - T x_a,   l <= x <= u
 *                            q_m >= constant_k + slope_k . x     for each optimality cut k of m
 *                            0   >= constant_k + slope_k . x     for each feasibility cut k
 *
 * where q_m is the cost to go of child m, w_m its probability (many cuts), or one q that of all children, w = 1 (single cuts).
 *
 * The cut that it hands to its parent is made of the duals of one solve by weak duality, and holds whatever they are: of the
 * optimality cuts of each m the duals are taken as weights, scaled to sum to w_m, so that q drops out; all else is `certifiedBound`.
 */
export class NodeProgram {
  private readonly solver: Solver
  private readonly node: CheckedNode
  private readonly box: FiniteBounds
  private readonly weights: readonly number[]
  private readonly own: readonly NewRow[]
  /** Entries of the technology matrix: row, column of the parent, value. */
  private readonly technology: readonly (readonly [number, number, number])[]
  private readonly live: LiveModel
  private readonly cuts: (
    (OptimalityCut & { readonly kind: 'optimality' }) | (AffineBound & { readonly kind: 'feasibility' })
  )[] = []

  /** @param weights probability of each cost-to-go column; none for a leaf */
  constructor(
    solver: Solver,
    node: CheckedNode,
    parent: CheckedNode | undefined,
    box: FiniteBounds,
    weights: readonly number[],
  ) {
    this.solver = solver
    this.node = node
    this.box = box
    this.weights = weights
    this.own = node.rows.map(({ lower, upper, own }) => ({
      lower,
      upper,
      indices: Object.keys(own).map((name) => entry(node.position, name)),
      values: Object.values(own),
    }))
    this.technology = node.rows.flatMap(({ fromParent = {} }, r) =>
      parent === undefined
        ? []
        : Object.entries(fromParent).map(([name, value]) => [r, entry(parent.position, name), value] as const),
    )
    this.live = solver.create(modelFromRows(this.columns(false), this.own))
    this.live.algorithm('simplex')
  }

  hasCuts(toGo: number): boolean {
    return this.cuts.some((cut) => cut.kind === 'optimality' && cut.toGo === toGo)
  }

  addOptimality(toGo: number, cut: AffineBound): void {
    this.cuts.push({ kind: 'optimality', toGo, ...cut })
    this.live.addRows([this.rowOf(this.cuts.length - 1)])
  }

  addFeasibility(cut: AffineBound): void {
    this.cuts.push({ kind: 'feasibility', ...cut })
    this.live.addRows([this.rowOf(this.cuts.length - 1)])
  }

  solve(above: Float64Array): NodeAnswer {
    let solved = solveLive(this.live, this.bounds(above, false))
    // Cuts still to come may hold back what nothing does yet: try within the reach of the tree.
    if (solved.status === 'unbounded') solved = solveLive(this.live, this.bounds(above, true))
    if (solved.status === 'infeasible') return this.infeasible(above)
    if (solved.status !== 'optimal') return { status: 'failed' }
    const { x } = solved.optimum
    const count = this.node.columns.length
    return {
      status: 'optimal',
      x: x.slice(0, count),
      toGo: x.slice(count),
      cut: this.cut(solved.optimum, above.length),
    }
  }

  dispose(): void {
    this.live.dispose()
  }

  private columns(isTrial: boolean): { cost: Float64Array; lower: Float64Array; upper: Float64Array } {
    const { columns } = this.node
    const { least, most } = this.box
    // A cost to go that no cut bounds yet is left out.
    const free = this.weights.map((_, m) => (this.hasCuts(m) ? Number.POSITIVE_INFINITY : 0))
    return {
      cost: Float64Array.from([...columns.map(({ cost }) => cost), ...this.weights]),
      lower: Float64Array.from([
        ...(isTrial ? least : columns.map(({ lower }) => lower)),
        ...free.map((end) => 0 - end),
      ]),
      upper: Float64Array.from([...(isTrial ? most : columns.map(({ upper }) => upper)), ...free]),
    }
  }

  private bounds(above: Float64Array, isTrial: boolean): CostsAndBounds {
    const shift = new Float64Array(this.own.length)
    for (const [r, j, value] of this.technology) addAt(shift, r, value * numberAt(above, j))
    const cuts = this.cuts.map((_, k) => this.rowOf(k))
    return {
      ...this.columns(isTrial),
      rowLower: Float64Array.from([
        ...this.own.map(({ lower }, r) => lower - numberAt(shift, r)),
        ...cuts.map((row) => row.lower),
      ]),
      rowUpper: Float64Array.from([
        ...this.own.map(({ upper }, r) => upper - numberAt(shift, r)),
        ...cuts.map((row) => row.upper),
      ]),
    }
  }

  private rowOf(k: number): NewRow {
    const cut = at(this.cuts, k)
    const indices = [...cut.slope.keys()]
    if (cut.kind === 'feasibility')
      return { lower: Number.NEGATIVE_INFINITY, upper: 0 - cut.constant, indices, values: cut.slope }
    return {
      lower: cut.constant,
      upper: Number.POSITIVE_INFINITY,
      indices: [...indices, this.node.columns.length + cut.toGo],
      values: [...cut.slope.map((s) => 0 - s), 1],
    }
  }

  /** Rows of the node and its feasibility cuts, over its own columns within the box, at the costs given. */
  private ownModel(cost: Float64Array): LinearModel {
    const { least, most } = this.box
    const cuts = this.cuts.flatMap(({ kind }, k) => (kind === 'feasibility' ? [this.rowOf(k)] : []))
    return modelFromRows({ cost, lower: least, upper: most }, [...this.own, ...cuts])
  }

  /** constant + slope . x_a of weak duality: the parent's decisions move the ends of the node's own rows. */
  private affine(
    model: LinearModel,
    rowDual: Float64Array,
    parentColumns: number,
    costSize?: Float64Array,
  ): AffineBound {
    const { bound, duals } = certifiedBound(model, rowDual, costSize)
    const slope = new Float64Array(parentColumns)
    for (const [r, j, value] of this.technology) addAt(slope, j, 0 - value * numberAt(duals, r))
    return { constant: bound, slope }
  }

  private cut({ rowDual }: Optimum, parentColumns: number): AffineBound | undefined {
    const cost = Float64Array.from(this.node.columns, (column) => column.cost)
    const costSize = cost.map(Math.abs)
    let constant = 0
    for (const [toGo, weight] of this.weights.entries()) {
      const mix = this.mixOf(toGo, rowDual)
      if (mix === undefined) return undefined
      for (const { cut, share } of mix) {
        constant += weight * share * cut.constant
        cut.slope.forEach((s, j) => {
          addAt(cost, j, weight * share * s)
          addAt(costSize, j, Math.abs(weight * share * s))
        })
      }
    }
    const duals = Float64Array.from([
      ...rowDual.subarray(0, this.own.length),
      ...this.cuts.flatMap(({ kind }, k) => (kind === 'feasibility' ? [numberAt(rowDual, this.own.length + k)] : [])),
    ])
    const own = this.affine(this.ownModel(cost), duals, parentColumns, costSize)
    return usable({ constant: constant + own.constant, slope: own.slope })
  }

  /** Optimality cuts of a cost to go in shares that sum to 1, as their duals have it; any shares give a bound. */
  private mixOf(toGo: number, rowDual: Float64Array): { cut: OptimalityCut; share: number }[] | undefined {
    const cuts = this.cuts.flatMap((cut, k) =>
      cut.kind === 'optimality' && cut.toGo === toGo
        ? [{ cut, share: Math.max(0, numberAt(rowDual, this.own.length + k)) || 0 }]
        : [],
    )
    const last = cuts.at(-1)
    if (last === undefined) return undefined
    const sum = cuts.reduce((total, { share }) => total + share, 0)
    if (!(sum > 0 && Number.isFinite(sum))) return [{ ...last, share: 1 }]
    return cuts.map(({ cut, share }) => ({ cut, share: share / sum }))
  }

  /** Farkas: duals of the elastic model bound by how much rows are missed. */
  private infeasible(above: Float64Array): NodeAnswer {
    const model = this.ownModel(new Float64Array(this.node.columns.length))
    const { rowLower, rowUpper } = this.bounds(above, false)
    const kept = [
      ...this.own.keys(),
      ...this.cuts.flatMap(({ kind }, k) => (kind === 'feasibility' ? [this.own.length + k] : [])),
    ]
    const elastic = elasticModel({
      ...model,
      rowLower: Float64Array.from(kept, (r) => numberAt(rowLower, r)),
      rowUpper: Float64Array.from(kept, (r) => numberAt(rowUpper, r)),
    })
    const live = this.solver.create(elastic)
    try {
      const solved = solveLive(live, elastic)
      if (solved.status !== 'optimal') return { status: 'failed' }
      const cut = usable(this.affine(model, solved.optimum.rowDual, above.length))
      return cut !== undefined && valueAt(cut, above) > INFEASIBILITY
        ? { status: 'infeasible', cut }
        : { status: 'failed' }
    } finally {
      live.dispose()
    }
  }
}
