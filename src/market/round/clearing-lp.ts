import { CheckFailed, solveChecked } from '../../clearing/index.ts'
import { at, numberAt } from '../../lists/index.ts'
import {
  grainsOf,
  gramsInTonnes,
  inUsdPerKg,
  limitInThousands,
  movedBy,
  pay,
  quantity,
  tonnesInGrams,
  type Grains,
  type ThousandUsd,
  type Tonnes,
} from '../../quantity/index.ts'
import {
  SolverError,
  type Basis,
  type LinearModel,
  type LiveModel,
  type Optimum,
  type Solver,
} from '../../solver/index.ts'
import type { Bid } from './bids.ts'
import type { CanonicalBook } from './validate-book.ts'
import { NO_GAIN } from './tolerances.ts'

/**
 * The most gains from trade, as a linear program that is kept live while blocks are let in and left out:
 *
 *   minimise    sum limit x + sum cost y + sum waste w
 *   subject to  sum moves x + inflow y - outflow y - w = 0      at each node: its dual is the price
 *               sum y <= most                                   for each limited route and month: its dual is the rent
 *               least <= sum of alternatives <= most            for each bid: a row, or a bound where it has one alternative
 *
 * Rows are in tonnes and costs in thousand dollars. A column of a bid is scaled so that its largest move is a tonne a unit.
 */
export interface ClearingLp {
  readonly blocks: readonly number[]
  /**
   * Solves with each block (in the order of `blocks`) in the given state: from where the last solve ended, or from the first
   * one's optimum, so that what was solved in between makes hardly a difference: of ways that cost the same, the solver may take others.
   */
  solve(states: readonly BlockState[], from?: 'first'): Solved
  /**
   * The last optimum with as much bought as can be at the same gains: of all that trade where nobody gains or loses a grain by it, the most. It is
   * worked out when it is asked for, whatever was solved in between.
   *
   *   maximise    sum of what buyers are handed
   *   subject to  the rows above, and what the last optimum's duals say of all optima: a column whose reduced cost is not 0 stays at its
   *               bound, and so does a row with a dual
   *
   * Where the solver finds none, it is the last optimum itself.
   */
  widen(): () => Solved
  /** Tonnes that buyers are handed by a solution. */
  bought(solved: Solved): Tonnes
  /** Changes what a bid is filled by at most, from the next solve on. */
  cap(bid: number, most: Grains): void
  dispose(): void
}

/** Left out; filled from nothing; filled from its least part on. */
export type BlockState = 'out' | 'free' | 'forced'

export interface Solved {
  /** Gains from trade; minus infinity where the forced blocks cannot all be filled, and then nothing else is there. */
  readonly gains: ThousandUsd
  /** Of each alternative, in the order of bids. */
  readonly fills: readonly (readonly Grains[])[]
  /** Grams, by leg and by node. */
  readonly flows: Float64Array
  readonly waste: Float64Array
  /** USD per kg, by node. */
  readonly prices: Float64Array
}

/** What a unit of a column moves at most: of a bid, of its largest move. */
const UNIT: Tonnes = quantity<'t'>(1)

/** The linear program in sparse columns, those of bids first, then of legs, then of waste; and where each thing stands in it. */
interface BookLp {
  readonly model: LinearModel
  /** Grains a unit of each column. */
  readonly unit: Float64Array
  /** Tonnes that a buyer is handed by a unit of each column. */
  readonly bought: Float64Array
  /** First column of each bid, of the legs and of waste. */
  readonly first: readonly number[]
  readonly firstLeg: number
  readonly firstWaste: number
  /** Changes in the model what a bid is filled by at least and at most. */
  readonly setBid: (bid: number, least: Grains, most: Grains) => void
}

function lpOfBook(open: CanonicalBook, bids: readonly Bid[]): BookLp {
  const { nodes, legs, limits, wasteCost } = open
  const wide = bids.flatMap(({ alternatives }, b) => (alternatives.length > 1 ? [b] : []))
  const rowOf = new Map(wide.map((b, i) => [b, nodes.length + limits.length + i]))
  const columns = bids.reduce((sum, { alternatives }) => sum + alternatives.length, 0) + legs.length + nodes.length
  const rows = nodes.length + limits.length + wide.length
  const cost = new Float64Array(columns)
  const lower = new Float64Array(columns)
  const upper = new Float64Array(columns).fill(Number.POSITIVE_INFINITY)
  const rowLower = new Float64Array(rows).fill(0, 0, nodes.length).fill(Number.NEGATIVE_INFINITY, nodes.length)
  const rowUpper = new Float64Array(rows)
  const starts = new Int32Array(columns + 1)
  const indices: number[] = []
  const values: number[] = []
  const unit = new Float64Array(columns)
  const bought = new Float64Array(columns)
  const first: number[] = []
  let j = 0
  const enter = (row: number, value: number): void => {
    indices.push(row)
    values.push(value)
  }
  const next = (): void => {
    j += 1
    starts[j] = indices.length
  }
  bids.forEach(({ alternatives }, b) => {
    first.push(j)
    for (const { limit, moves } of alternatives) {
      const scale = grainsOf(UNIT, quantity(Math.max(...moves.map(({ grams }) => Math.abs(grams)))))
      unit[j] = scale
      cost[j] = limitInThousands(limit, scale)
      if (moves.every(({ grams }) => grams < 0))
        bought[j] = -moves.reduce((sum, { grams }) => sum + gramsInTonnes(movedBy(scale, grams)), 0)
      for (const { node, grams } of moves) enter(node, gramsInTonnes(movedBy(scale, grams)))
      const row = rowOf.get(b)
      if (row !== undefined) enter(row, scale / numberAt(unit, at(first, b)))
      next()
    }
  })
  const firstLeg = j
  for (const { from, to, cost: freight, limit } of legs) {
    cost[j] = pay(UNIT, inUsdPerKg(freight))
    enter(from, -1)
    enter(to, 1)
    if (limit !== undefined) enter(nodes.length + limit, 1)
    next()
  }
  const firstWaste = j
  wasteCost.forEach((waste, n) => {
    cost[j] = pay(UNIT, inUsdPerKg(waste))
    enter(n, -1)
    next()
  })
  limits.forEach(({ most }, l) => (rowUpper[nodes.length + l] = gramsInTonnes(most)))
  const setBid = (b: number, least: Grains, most: Grains): void => {
    const column = at(first, b)
    const scale = numberAt(unit, column)
    const row = rowOf.get(b)
    const [low, high] = row === undefined ? [lower, upper] : [rowLower, rowUpper]
    low[row ?? column] = least / scale
    high[row ?? column] = most / scale
  }
  const model: LinearModel = {
    columns,
    rows,
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
    cost,
    lower,
    upper,
    rowLower,
    rowUpper,
  }
  return { model, unit, bought, first, firstLeg, firstWaste, setBid }
}

/** What a search asks of most of its optima is what they gain: the rest is read when it is asked for. */
function readSolution(
  { model, unit, first, firstLeg, firstWaste }: BookLp,
  bids: readonly Bid[],
  { x, gains, prices }: { readonly x: Float64Array; readonly gains: ThousandUsd; readonly prices: Float64Array },
): Solved {
  const grams = (from: number, to: number): Float64Array =>
    x.slice(from, to).map((tonnes) => tonnesInGrams(quantity(tonnes)))
  let fills: Solved['fills'] | undefined
  return {
    gains,
    get fills() {
      fills ??= bids.map(({ alternatives }, b) =>
        alternatives.map((_, a) => {
          const column = at(first, b) + a
          return quantity<'grain'>(numberAt(x, column) * numberAt(unit, column))
        }),
      )
      return fills
    },
    get flows() {
      return grams(firstLeg, firstWaste)
    },
    get waste() {
      return grams(firstWaste, model.columns)
    },
    prices,
  }
}

/** Tonnes that buyers are handed by a solution. */
function boughtBy({ unit, bought, first }: BookLp, { fills }: Solved): Tonnes {
  return quantity(
    fills.reduce(
      (sum, amounts, b) =>
        amounts.reduce((tonnes, grains, a) => {
          const column = at(first, b) + a
          return tonnes + (grains / numberAt(unit, column)) * numberAt(bought, column)
        }, sum),
      0,
    ),
  )
}

/** The rows of the linear program, with what an optimum's duals say of all optima: the most that buyers are handed on that face. */
function widestFace({ model, bought }: BookLp, { reducedCost, rowDual }: Optimum): LinearModel {
  const [lower, upper] = held([model.lower, model.upper], reducedCost)
  const [rowLower, rowUpper] = held([model.rowLower, model.rowUpper], rowDual)
  return { ...model, cost: bought.map((tonnes) => -tonnes), lower, upper, rowLower, rowUpper }
}

export function clearingLp(solver: Solver, open: CanonicalBook, bids: readonly Bid[]): ClearingLp {
  const lp = lpOfBook(open, bids)
  const { model, setBid } = lp
  const read = (x: Float64Array, gains: ThousandUsd, prices: Float64Array): Solved =>
    readSolution(lp, bids, { x, gains, prices })
  const mosts = bids.map(({ most }) => most)
  mosts.forEach((most, b) => setBid(b, NOTHING, most))
  const blocks = bids.flatMap(({ least }, b) => (least > 0 ? [b] : []))
  let live: LiveModel | undefined
  let opening: Basis | undefined
  let last: { readonly solved: Solved; readonly optimum: Optimum } | undefined
  return {
    blocks,
    solve(states, from) {
      blocks.forEach((b, k) => {
        const state = at(states, k)
        setBid(b, state === 'forced' ? at(bids, b).least : NOTHING, state === 'out' ? NOTHING : at(mosts, b))
      })
      if (live === undefined) {
        live = solver.create(model)
        live.algorithm('simplex')
      } else {
        live.update(model)
        if (from === 'first' && opening !== undefined) live.setBasis(opening)
      }
      try {
        const optimum = solveChecked(live, model)
        opening ??= live.basis()
        const { objective, x, rowDual } = optimum
        const solved = read(x, quantity(-objective), rowDual.slice(0, open.nodes.length))
        last = { solved, optimum }
        return solved
      } catch (error) {
        if (!(error instanceof SolverError) || error.status !== 'infeasible') throw error
        live.clearSolver()
        return { gains: quantity(Number.NEGATIVE_INFINITY), fills: [], flows: NONE, waste: NONE, prices: NONE }
      }
    },
    widen() {
      if (live === undefined || last === undefined) throw new Error('nothing was solved')
      const { solved, optimum } = last
      const face = widestFace(lp, optimum)
      const basis = live.basis()
      return () => {
        const widest = solver.create(face)
        try {
          widest.algorithm('simplex')
          widest.setBasis(basis)
          return read(solveChecked(widest, face).x, solved.gains, solved.prices)
        } catch (error) {
          // The first is an optimum, too, and no round may fail by what adds to it.
          if (error instanceof SolverError || error instanceof CheckFailed) return solved
          throw error
        } finally {
          widest.dispose()
        }
      }
    },
    bought: (solved) => boughtBy(lp, solved),
    cap(b, most) {
      mosts[b] = most
      setBid(b, NOTHING, most)
    },
    dispose: () => live?.dispose(),
  }
}

/** Bounds of which one is held where its dual says that any optimum is there: the lower if it is positive, the upper if negative. */
function held(
  [lower, upper]: readonly [Float64Array, Float64Array],
  duals: Float64Array,
): [Float64Array, Float64Array] {
  return [
    lower.map((low, i) => (numberAt(duals, i) < -NO_GAIN ? numberAt(upper, i) : low)),
    upper.map((high, i) => (numberAt(duals, i) > NO_GAIN ? numberAt(lower, i) : high)),
  ]
}

const NONE = new Float64Array(0)
const NOTHING = quantity<'grain'>(0)
