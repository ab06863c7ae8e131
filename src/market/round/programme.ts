import { solveSurely } from '../../clearing/index.ts'
import { SolverError, type Basis, type LinearModel, type LiveModel, type Solver } from '../../solver/index.ts'
import type { Bid } from './bids.ts'
import type { OpenBook } from './open-book.ts'

/**
 * The most gains from trade, as a linear programme that is kept live while blocks are let in and left out:
 *
 *   minimise    sum limit x + sum cost y + sum waste w
 *   subject to  sum moves x + inflow y - outflow y - w = 0      at each node: its dual is the price
 *               sum y <= most                                   for each limited route and month: its dual is the rent
 *               least <= sum of alternatives <= most            for each bid: a row, or a bound where it has one alternative
 *
 * Rows are in tonnes and costs in thousand dollars. A column of a bid is scaled so that its largest move is a tonne a unit.
 */
export interface Programme {
  readonly blocks: readonly number[]
  /**
   * Solves with each block (in the order of `blocks`) in the given state: from where the last solve ended, or from the first
   * one's optimum, so that what was solved in between makes no difference.
   */
  solve(states: readonly State[], from?: 'first'): Solved
  /** Changes what a bid is filled by at most, in grains, from the next solve on. */
  cap(bid: number, most: number): void
  dispose(): void
}

/** Left out; filled from nothing; filled from its least part on. */
export type State = 'out' | 'free' | 'forced'

export interface Solved {
  /** Gains from trade in thousand dollars; minus infinity where the forced blocks cannot all be filled. */
  readonly gains: number
  /** Grains of each alternative, in the order of bids. */
  readonly fills: readonly (readonly number[])[]
  /** Grams, by leg and by node. */
  readonly flows: Float64Array
  readonly waste: Float64Array
  /** USD per kg, by node. */
  readonly prices: Float64Array
}

const GRAMS_PER_TONNE = 1e6
/** 1e9 nano-dollars are a dollar; 1e12 a thousand. */
const NANO_PER_THOUSAND = 1e12
const MICRO_PER_DOLLAR = 1e6

export function programmeOf(solver: Solver, open: OpenBook, bids: readonly Bid[]): Programme {
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
  /** Grains a unit of the column. */
  const unit = new Float64Array(columns)
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
      const scale = GRAMS_PER_TONNE / Math.max(...moves.map(({ grams }) => Math.abs(grams)))
      unit[j] = scale
      cost[j] = (limit * scale) / NANO_PER_THOUSAND
      for (const { node, grams } of moves) enter(node, (grams * scale) / GRAMS_PER_TONNE)
      const row = rowOf.get(b)
      if (row !== undefined) enter(row, scale / (unit[first[b] ?? 0] ?? 1))
      next()
    }
  })
  const firstLeg = j
  for (const { from, to, cost: freight, limit } of legs) {
    cost[j] = freight / MICRO_PER_DOLLAR
    enter(from, -1)
    enter(to, 1)
    if (limit !== undefined) enter(nodes.length + limit, 1)
    next()
  }
  const firstWaste = j
  wasteCost.forEach((waste, n) => {
    cost[j] = waste / MICRO_PER_DOLLAR
    enter(n, -1)
    next()
  })
  limits.forEach(({ most }, l) => (rowUpper[nodes.length + l] = most / GRAMS_PER_TONNE))
  const set = (b: number, least: number, most: number): void => {
    const column = first[b] ?? 0
    const scale = unit[column] ?? 1
    const row = rowOf.get(b)
    const [low, high] = row === undefined ? [lower, upper] : [rowLower, rowUpper]
    low[row ?? column] = least / scale
    high[row ?? column] = most / scale
  }
  const mosts = bids.map(({ most }) => most)
  mosts.forEach((most, b) => set(b, 0, most))
  const blocks = bids.flatMap(({ least }, b) => (least > 0 ? [b] : []))
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
  let live: LiveModel | undefined
  let opening: Basis | undefined

  return {
    blocks,
    solve(states, from) {
      blocks.forEach((b, k) => {
        const state = states[k]
        set(b, state === 'forced' ? (bids[b]?.least ?? 0) : 0, state === 'out' ? 0 : (mosts[b] ?? 0))
      })
      if (live === undefined) {
        live = solver.create(model)
        live.algorithm('simplex')
      } else {
        live.update(model)
        if (from === 'first' && opening !== undefined) live.setBasis(opening)
      }
      try {
        const { objective, x, rowDual } = solveSurely(live, model)
        opening ??= live.basis()
        const grams = (from: number, to: number): Float64Array => x.slice(from, to).map((t) => t * GRAMS_PER_TONNE)
        return {
          gains: -objective,
          fills: bids.map(({ alternatives }, b) =>
            alternatives.map((_, a) => (x[(first[b] ?? 0) + a] ?? 0) * (unit[(first[b] ?? 0) + a] ?? 0)),
          ),
          flows: grams(firstLeg, firstWaste),
          waste: grams(firstWaste, columns),
          prices: rowDual.slice(0, nodes.length),
        }
      } catch (error) {
        if (!(error instanceof SolverError) || error.status !== 'infeasible') throw error
        live.forget()
        return { gains: Number.NEGATIVE_INFINITY, fills: [], flows: NONE, waste: NONE, prices: NONE }
      }
    },
    cap(b, most) {
      mosts[b] = most
      set(b, 0, most)
    },
    dispose: () => live?.dispose(),
  }
}

const NONE = new Float64Array(0)
