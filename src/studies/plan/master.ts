import { addAt, at, indexAt, numberAt } from '../../lists/index.ts'
import { inMillions, minus, quantity, type MillionUsd } from '../../quantity/index.ts'
import {
  BASIC,
  dualBound,
  modelFromRows,
  SolverError,
  type LinearModel,
  type LiveModel,
  type NewRow,
  type Optimum,
  type Solver,
} from '../../solver/index.ts'
import { discountOver, yearsOf } from './periods.ts'
import type { CandidateDecision } from './decisions.ts'
import type { PlanCut } from './bound-shifts.ts'
import { chanceOf, endsOf, lossWeight, type PlanNews } from './news.ts'
import { levelIn, newsOf, type Levels, type MasterProblem } from './master-problem.ts'
import { ordersOf, ordersOn, type DecisionOrders } from './orders.ts'
import type { Risk } from './risk.ts'
import { BOUND_SLACK, LOSS_MARGIN, LEAST_SCALE, ROOM_ABOVE, WHOLE_LEVEL, ZERO_LEVEL } from './tolerances.ts'

/** The worst loss of all stands in the linear program as this many units, whatever the world's size: solvers have fixed tolerances. */
const UNITS = 100
/** Losses of fewer trifles than this are next to nothing. */
const NEXT_TO_NOTHING = 1000
/** Weight of the objective where something else is sought. */
const OBJECTIVE_WEIGHT = 1e-3

/** A cut in a period, and for how many solves it has not bound. */
interface KnownCut {
  readonly period: number
  readonly cut: PlanCut
  readonly row: NewRow
  idle: number
}

type Range = readonly (readonly (readonly [least: MillionUsd, most: MillionUsd])[])[]

export class Master {
  readonly problem: MasterProblem
  private readonly solver: Solver
  private live: LiveModel
  private cuts: KnownCut[] = []
  /** The linear program with these rows; undefined where one came since. */
  private known: LinearModel | undefined
  /** Rows that hold whatever is known of attacks. */
  readonly structure: readonly NewRow[]
  /** What is paid by the end of the plan, million USD, of each column: on each path of news. */
  readonly paid: readonly Float64Array[]
  private readonly cost: Float64Array
  private readonly lower: Float64Array
  private readonly upper: Float64Array
  /** The same while something is held. */
  private readonly heldLower: Float64Array
  private readonly heldUpper: Float64Array
  private readonly news: PlanNews
  private readonly orders: readonly DecisionOrders[]
  /** Column of v and of w by decision and order; -1 where a decision has no w. */
  private readonly v: Int32Array[]
  private readonly w: Int32Array[]
  private readonly t: number
  /** Attacks that are distinguished in a period. */
  private readonly contingencyCount: number
  /** What a unit of the model is. */
  readonly unit: MillionUsd
  readonly integerColumns: Int32Array
  /** To which losses are known. */
  readonly trifle: MillionUsd

  /**
   * @param range least and most that an attack can cost, by period and attack that is distinguished
   */
  constructor(solver: Solver, problem: MasterProblem, range: Range, trifle: MillionUsd = quantity(0)) {
    this.problem = problem
    this.solver = solver
    this.trifle = trifle
    const { decisions, periods } = problem
    // Losses of next to nothing, measured by themselves, would make all that the side is worth too large for a solver.
    this.unit = quantity(Math.max(NEXT_TO_NOTHING * trifle, ...range.flat(2).map(Math.abs)) / UNITS || 1)
    this.news = newsOf(problem)
    this.orders = ordersOf(problem)
    let next = 0
    const v = this.orders.map(({ orders }) => Int32Array.from(orders, () => next++))
    const w = decisions.map((decision, i) =>
      Int32Array.from(at(this.orders, i).orders, (_, o) =>
        isInteger(decision) && this.isOptional(i, o) ? next++ : -1,
      ),
    )
    this.contingencyCount = at(range, 0).length
    const lossColumns = periods.length * this.contingencyCount
    const columns = next + lossColumns + (isTail(problem.risk) ? periods.length + lossColumns : 0)
    this.v = v
    this.w = w
    this.t = next
    this.integerColumns = Int32Array.from(w.flatMap((of) => [...of].filter((j) => j >= 0)))
    this.cost = new Float64Array(columns)
    this.lower = new Float64Array(columns)
    this.upper = new Float64Array(columns).fill(1)
    this.setCosts()
    this.setBounds(range, trifle)
    this.paid = endsOf(this.news).map((end) => this.paidOn(end, columns))
    this.structure = this.structureRows()
    this.heldLower = this.lower.slice()
    this.heldUpper = this.upper.slice()
    this.live = solver.create(this.model(), { hasIntegers: true })
    this.live.algorithm('simplex')
  }

  /** @param contingency which of the attacks that are distinguished the cut is about */
  add(period: number, cut: PlanCut, contingency = 0): void {
    const { constant, slope } = cut
    const indices = [this.lossColumn(period, contingency)]
    const values = [1]
    slope.forEach((each, i) => {
      // t - slope . v >= constant
      if (each !== 0) {
        indices.push(this.levelColumn(i, period))
        values.push(minus(inMillions(quantity(each))) / this.unit)
      }
    })
    const row: NewRow = { lower: inMillions(constant) / this.unit, upper: Number.POSITIVE_INFINITY, indices, values }
    this.cuts.push({ period, cut, row, idle: 0 })
    this.known = undefined
    this.live.addRows([row])
  }

  /** Cuts that it has, each in its period. */
  get cutCount(): number {
    return this.cuts.length
  }

  /**
   * Lets go of cuts that have not bound for this many solves. The best by what is left is the same, and a cut that is broken later can be added
   * again: each takes a row of several hundred entries in every copy that a solver makes.
   *
   * @returns those
   */
  forgetIdle(solves: number): readonly Pick<KnownCut, 'period' | 'cut'>[] {
    const { columns, rows } = this.live.basis()
    // A row that counts to the basis is slack: without those that stay, the basis is one of what is left.
    const goes = this.cuts.map(({ idle }, r) => idle >= solves && rows[this.structure.length + r] === BASIC)
    const gone = this.cuts.filter((_, r) => at(goes, r))
    if (gone.length === 0) return []
    this.cuts = this.cuts.filter((_, r) => !at(goes, r))
    this.known = undefined
    this.live.dispose()
    this.live = this.solver.create(this.model(), { hasIntegers: true })
    this.live.algorithm('simplex')
    this.live.update({ ...this.model(), lower: this.heldLower, upper: this.heldUpper })
    this.live.setBasis({ columns, rows: rows.filter((_, r) => goes[r - this.structure.length] !== true) })
    return gone
  }

  /** A bound that no plan's objective is below, whatever is known of attacks: the least of each column by itself. */
  floor(): MillionUsd {
    const model = this.model()
    return quantity(this.unit * dualBound(model, new Float64Array(model.rows)).bound)
  }

  /** Lower bound of the objective, from the LP relaxation. */
  solve(): {
    readonly bound: MillionUsd
    readonly levels: Levels
    readonly losses: readonly (readonly MillionUsd[])[]
  } {
    const { x, rowDual } = this.solveWithColdRestart()
    const model = { ...this.model(), lower: this.heldLower, upper: this.heldUpper }
    this.cuts.forEach((cut, r) => (cut.idle = rowDual[this.structure.length + r] === 0 ? cut.idle + 1 : 0))
    return { bound: quantity(this.unit * dualBound(model, rowDual).bound), ...this.plan(x) }
  }

  /** What a solution decides, and what it takes each attack to cost. */
  private plan(x: Float64Array): { readonly levels: Levels; readonly losses: readonly (readonly MillionUsd[])[] } {
    return {
      levels: this.read(x),
      losses: this.problem.periods.map((_, b) =>
        Array.from({ length: this.contingencyCount }, (_, f) =>
          quantity(this.unit * numberAt(x, this.lossColumn(b, f))),
        ),
      ),
    }
  }

  /** The model of plans that have a decision in the last period, where it costs nothing, nor does what it presupposes. */
  ifFree(decision: number): LinearModel {
    const model = this.model()
    const { periods } = this.problem
    const [cost, lower] = [model.cost.slice(), this.lower.slice()]
    for (const free of this.presupposedBy(decision))
      periods.forEach((_, b) => {
        cost[this.levelColumn(free, b)] = 0
        const own = this.builtColumn(free, b)
        if (own >= 0) cost[own] = 0
      })
    const last = this.builtColumn(decision, periods.length - 1)
    lower[last >= 0 ? last : this.levelColumn(decision, periods.length - 1)] = 1
    return { ...model, cost, lower, upper: this.upper.slice() }
  }

  /** A decision, and what it presupposes, and what that does. */
  private presupposedBy(decision: number): number[] {
    const { decisions } = this.problem
    const all = [decision]
    for (const one of all) {
      const first = decisions.findIndex(({ id }) => id === at(decisions, one).requires)
      if (first >= 0 && !all.includes(first)) all.push(first)
    }
    return all
  }

  /** The same as `solve` of a model with other costs and bounds. */
  relaxed(changed: LinearModel): ReturnType<Master['solve']> {
    this.live.update(changed)
    try {
      const { x, rowDual } = this.solveWithColdRestart()
      return { bound: quantity(this.unit * dualBound(changed, rowDual).bound), ...this.plan(x) }
    } finally {
      this.live.update({ ...this.model(), lower: this.heldLower, upper: this.heldUpper })
    }
  }

  /** Has the same things had and not had as a plan, in every period, until it is let go: what is left to decide is how much. */
  fixBinaries(levels: Levels | undefined): void {
    const { decisions, periods } = this.problem
    decisions.forEach((_, i) =>
      periods.forEach((_, b) => {
        const own = this.builtColumn(i, b)
        if (own < 0) return
        const [lower, upper] = [numberAt(this.lower, own), numberAt(this.upper, own)]
        const had = levels === undefined ? undefined : levelIn(levels, b, i) > 0 ? 1 : 0
        this.heldLower[own] = had === undefined ? lower : Math.max(had, lower)
        this.heldUpper[own] = had === undefined ? upper : Math.min(had, upper)
      }),
    )
    const model = this.model()
    this.live.update({ ...model, lower: this.heldLower, upper: this.heldUpper })
  }

  /** The best integer plan, by what is known so far, and the bound that the solver claims; undefined where none was found in time. */
  solveMip(gap: number, seconds: number): { readonly claimed: MillionUsd; readonly levels: Levels } | undefined {
    if (this.integerColumns.length === 0) {
      const { bound, levels } = this.solve()
      return { claimed: bound, levels }
    }
    const found = this.live.solveMip(this.integerColumns, { gap, seconds })
    return found === undefined ? undefined : { claimed: quantity(this.unit * found.bound), levels: this.read(found.x) }
  }

  /**
   * A plan that uses as little as it can of some decisions, and comes to no more than so much by what is known so far.
   *
   * @param used weight of what stands of each decision at the end
   */
  minimiseOverlap(
    used: readonly number[],
    most: MillionUsd,
    limits: { gap: number; seconds: number },
  ): Levels | undefined {
    const model = this.model()
    const last = this.problem.periods.length - 1
    const total = used.reduce((sum, each) => sum + each, 0)
    // A little of the objective keeps out what serves nothing.
    const cost = model.cost.map((each) => OBJECTIVE_WEIGHT * each)
    used.forEach((weight, i) => {
      const j = this.levelColumn(i, last)
      if (this.problem.availability(i, last) === 'optional') addAt(cost, j, weight / Math.max(1, total))
    })
    const live = this.solver.create({ ...model, cost }, { hasIntegers: true })
    try {
      const indices = [...model.cost.keys()].filter((j) => model.cost[j] !== 0)
      const values = indices.map((j) => numberAt(model.cost, j))
      live.addRows([{ lower: Number.NEGATIVE_INFINITY, upper: most / this.unit, indices, values }])
      const found = live.solveMip(this.integerColumns, limits)
      return found === undefined ? undefined : this.read(found.x)
    } finally {
      live.dispose()
    }
  }

  dispose(): void {
    this.live.dispose()
  }

  /** From the last basis, or from nothing if that led the solver astray. */
  private solveWithColdRestart(): Optimum {
    try {
      return this.live.solve()
    } catch (error) {
      if (!(error instanceof SolverError)) throw error
      this.live.clearSolver()
      return this.live.solve()
    }
  }

  private setCosts(): void {
    const { decisions, periods, discount } = this.problem
    const chances = periods.map((_, b) => chanceOf(this.news, b))
    decisions.forEach(({ fixed, sized, annualCost }, i) => {
      const { orders } = at(this.orders, i)
      const paid = orders.map(({ paidAfter, reach }) => reach * discountOver(discount, paidAfter))
      orders.forEach((order, o) => {
        if (!this.isOptional(i, o)) return
        // What is added by this order and not by those after it: sum_o d_o (u_o - u_before) = sum_o u_o (d_o - sum of d after it).
        const after = orders.reduce((sum, { before }, later) => (before === o ? sum + at(paid, later) : sum), 0)
        const step = at(paid, o) - after
        const years = order.periods.reduce((sum, b) => sum + at(chances, b) * yearsOf(at(periods, b), discount), 0)
        this.cost[indexAt(at(this.v, i), o)] = (sized * step + annualCost * years) / this.unit
        const own = indexAt(at(this.w, i), o)
        if (own >= 0) this.cost[own] = (fixed * step) / this.unit
      })
    })
    const { risk } = this.problem
    periods.forEach((period, b) => {
      const weight = lossWeight(this.news, b, yearsOf(period, discount))
      for (let f = 0; f < this.contingencyCount; f++) {
        const share = risk.kind === 'worst' ? 1 : at(risk.chances, f) / risk.tailShare
        this.cost[isTail(risk) ? this.excess(b, f) : this.lossColumn(b, f)] = weight * share
      }
      if (isTail(risk)) this.cost[this.threshold(b)] = weight
    })
  }

  private setBounds(range: Range, trifle: MillionUsd): void {
    const { decisions, periods, forced } = this.problem
    const ends = new Set(endsOf(this.news))
    decisions.forEach((_, i) => {
      periods.forEach((_, b) => {
        const stands = this.problem.availability(i, b)
        const j = this.levelColumn(i, b)
        const out = forced.get(i) === false
        this.upper[j] = stands === 'unavailable' || (out && stands === 'optional') ? 0 : 1
        this.lower[j] = Math.max(numberAt(this.lower, j), stands === 'committed' ? 1 : 0)
        const own = this.builtColumn(i, b)
        if (own >= 0 && out) this.upper[own] = 0
        if (ends.has(b) && forced.get(i) === true && stands === 'optional') this.lower[own >= 0 ? own : j] = 1
      })
    })
    const tail = isTail(this.problem.risk)
    range.forEach((bounds, b) => {
      bounds.forEach(([least, most], f) => {
        // Both ends were found by other linear programs, and are met here but for rounding.
        this.lower[this.lossColumn(b, f)] = least / this.unit - LOSS_MARGIN
        this.upper[this.lossColumn(b, f)] = (most + trifle) / this.unit + ROOM_ABOVE
      })
      if (!tail) return
      this.lower[this.threshold(b)] = Math.min(...bounds.map(([least]) => least)) / this.unit - LOSS_MARGIN
      this.upper[this.threshold(b)] = (Math.max(...bounds.map(([, most]) => most)) + trifle) / this.unit + ROOM_ABOVE
      // No more than a loss can lie above its threshold: with no column open, every dual gives a bound.
      const widest = numberAt(this.upper, this.threshold(b)) - numberAt(this.lower, this.threshold(b))
      bounds.forEach((_, f) => (this.upper[this.excess(b, f)] = widest + LOSS_MARGIN))
    })
  }

  private structureRows(): NewRow[] {
    const { decisions, periods, budget } = this.problem
    const rows: NewRow[] = []
    const atMost = (indices: number[], values: number[], upper: number): void =>
      void rows.push({ lower: Number.NEGATIVE_INFINITY, upper, indices, values })
    const index = new Map(decisions.map(({ id }, i) => [id, i]))
    decisions.forEach(({ kind, minShare, requires, excludes }, i) => {
      const { orders, inPeriod } = at(this.orders, i)
      periods.forEach((_, b) => {
        if (this.problem.availability(i, b) !== 'optional') return
        const j = this.levelColumn(i, b)
        const own = this.builtColumn(i, b)
        const o = indexAt(inPeriod, b)
        const order = at(orders, o)
        if (order.periods[0] === b) {
          const before = order.before >= 0 && this.isOptional(i, order.before) ? order.before : -1
          if (own >= 0) {
            atMost([j, own], [1, -1], 0)
            atMost([own, j], [minShare, -1], 0)
            if (before >= 0) atMost([indexAt(at(this.w, i), before), own], [1, -1], 0)
          }
          if (before >= 0 && kind !== 'offtake') atMost([indexAt(at(this.v, i), before), j], [1, -1], 0)
        }
        const first = index.get(requires ?? '')
        const presupposed = first === undefined ? -1 : this.builtColumn(first, b)
        if (own >= 0 && first !== undefined && this.problem.availability(first, b) !== 'committed') {
          if (presupposed >= 0) atMost([own, presupposed], [1, -1], 0)
          else this.upper[own] = 0
        }
        const other = index.get(excludes ?? '')
        const rival = other === undefined ? -1 : this.builtColumn(other, b)
        if (own >= 0 && rival >= 0) atMost([own, rival], [1, 1], 1)
      })
    })
    if (isTail(this.problem.risk))
      periods.forEach((_, b) => {
        for (let f = 0; f < this.contingencyCount; f++)
          atMost([this.lossColumn(b, f), this.threshold(b), this.excess(b, f)], [1, -1, -1], 0)
      })
    for (const { low, high, amounts } of this.problem.rows) {
      const indices: number[] = []
      const values: number[] = []
      const scale = Math.max(LEAST_SCALE, ...amounts.map(({ amount }) => Math.abs(amount)))
      for (const { decision, period, amount, had = 0 } of amounts) {
        indices.push(this.levelColumn(decision, period))
        values.push(amount / scale)
        const own = this.builtColumn(decision, period)
        if (had === 0 || own < 0) continue
        indices.push(own)
        values.push(had / scale)
      }
      rows.push({ lower: low / scale, upper: high / scale, indices, values })
    }
    if (Number.isFinite(budget))
      for (const paid of this.paid) {
        const costly = [...paid.keys()].filter((j) => paid[j] !== 0)
        atMost(
          costly,
          costly.map((j) => numberAt(paid, j) / this.unit),
          budget / this.unit,
        )
      }
    return rows
  }

  /** What is paid of each column on the path to an end. Increments add up to what is ordered last, whether or not it stands by then. */
  private paidOn(end: number, columns: number): Float64Array {
    const { decisions, periods, offBudget } = this.problem
    const paid = new Float64Array(columns)
    decisions.forEach(({ fixed, sized, annualCost }, i) => {
      if (offBudget?.has(i) === true) return
      const placed = ordersOn(this.problem, i, end).filter(({ o }) => this.isOptional(i, o))
      placed.forEach(({ o, periods: own }, n) => {
        const isLast = n === placed.length - 1
        const years = own.reduce((sum, b) => sum + at(periods, b).years, 0)
        paid[indexAt(at(this.v, i), o)] = (isLast ? sized : 0) + annualCost * years
        const built = indexAt(at(this.w, i), o)
        if (built >= 0 && isLast) paid[built] = fixed
      })
    })
    return paid
  }

  /** Whether what an order decides may stand; it may in all of its periods or in none. */
  private isOptional(decision: number, order: number): boolean {
    return (
      this.problem.availability(decision, at(at(at(this.orders, decision).orders, order).periods, 0)) === 'optional'
    )
  }

  /** Whether a plan has what must be in the plan, and keeps to the terms. */
  isFeasible(levels: Levels): boolean {
    const { forced, rows, availability } = this.problem
    const ends = endsOf(this.news)
    return (
      [...forced].every(
        ([i, had]) =>
          !had || ends.every((end) => levelIn(levels, end, i) > 0 || availability(i, end) === 'unavailable'),
      ) &&
      rows.every(({ low, high, amounts }) => {
        const sum = amounts.reduce((all, { decision, period, amount, had = 0 }) => {
          const level = levelIn(levels, period, decision)
          return all + amount * level + (level > 0 ? had : 0)
        }, 0)
        return sum >= low - BOUND_SLACK * Math.abs(low) && sum <= high + BOUND_SLACK * Math.abs(high)
      })
    )
  }

  /** The plan in a solution. */
  read(x: Float64Array): Levels {
    const clip = (value: number): number => (value < ZERO_LEVEL ? 0 : value > 1 - WHOLE_LEVEL ? 1 : value)
    return {
      v: this.problem.periods.map((_, b) =>
        Float64Array.from(this.problem.decisions, (_, i) => clip(numberAt(x, this.levelColumn(i, b)))),
      ),
    }
  }

  /** The linear program with all cuts so far. */
  model(): LinearModel {
    const { cost, lower, upper } = this
    return (this.known ??= modelFromRows({ cost, lower, upper }, [
      ...this.structure,
      ...this.cuts.map(({ row }) => row),
    ]))
  }

  /** Where a decision stands in a period. */
  levelColumn(decision: number, period: number): number {
    return indexAt(at(this.v, decision), indexAt(at(this.orders, decision).inPeriod, period))
  }

  /** The column that says whether a decision is built in a period; -1 where it is built in any part. */
  builtColumn(decision: number, period: number): number {
    return indexAt(at(this.w, decision), indexAt(at(this.orders, decision).inPeriod, period))
  }

  /** Where the loss of a period under an attack stands. */
  lossColumn(period: number, contingency: number): number {
    return this.t + period * this.contingencyCount + contingency
  }

  private threshold(period: number): number {
    return this.t + this.problem.periods.length * this.contingencyCount + period
  }

  private excess(period: number, contingency: number): number {
    return this.threshold(this.problem.periods.length) + period * this.contingencyCount + contingency
  }
}

/** Whether some of what may come counts more than the rest. */
const isTail = (risk: Risk): boolean => risk.kind === 'tail' && risk.tailShare < 1

/** Whether it is built or not, rather than more or less of it. */
const isInteger = ({ fixed, minShare, requires, excludes, kind }: CandidateDecision): boolean =>
  fixed > 0 ||
  minShare > 0 ||
  requires !== undefined ||
  excludes !== undefined ||
  kind === 'plant' ||
  kind === 'thrifting'
