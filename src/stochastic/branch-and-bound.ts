import { at, indexAt, numberAt } from '../lists/index.ts'
import { elasticModel, PROVED_GAP, type LiveModel, type Solver } from '../solver/index.ts'
import { certifiedBound } from './certified-bound.ts'
import { decisionsIn, deterministicEquivalent, whatIsInfeasible } from './deterministic-equivalent.ts'
import { RecourseError } from './errors.ts'
import { costOf, policyOf, type Decisions, type TreePolicy } from './policy.ts'
import type { ScenarioTree } from './scenario-tree.ts'
import { solveLive } from './solve-live.ts'
import { DECISION_TOLERANCE, INFEASIBILITY } from './tolerances.ts'
import { refuseUnbounded } from './unbounded.ts'

export interface EquivalentOptions {
  /** Relative gap at which it ends. */
  readonly gap?: number
  readonly maxLeaves?: number
  /** Asked before each leaf. */
  readonly isStopped?: () => boolean
}

const MAX_LEAVES = 100_000

/** Policies with whole columns within some ends. */
interface WholeLeaf {
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** No policy of it costs less: checked. */
  readonly bound: number
  /** Where its relaxation rests; undefined before it is solved. */
  readonly x?: Float64Array
}

/**
 * Solves the deterministic equivalent. Whole columns are searched by branch and bound: each leaf's bound is made from the duals of one
 * solve by weak duality, so that the least of them holds whatever the solver did or claims. A tree without whole columns is one leaf.
 */
export function solveDeterministicEquivalent(
  solver: Solver,
  tree: ScenarioTree,
  { gap = PROVED_GAP, maxLeaves = MAX_LEAVES, isStopped = () => false }: EquivalentOptions = {},
): TreePolicy {
  const search = openLeaves(solver, tree)
  let best: { readonly decisions: Decisions; readonly value: number } | undefined
  const leaves: WholeLeaf[] = [search.whole]
  let termination: TreePolicy['termination'] = 'iterations'
  let solved = 0
  const lowest = (): number => leaves.reduce((least, { bound }, i) => (bound < at(leaves, least).bound ? i : least), 0)
  const isClosed = (): boolean =>
    best !== undefined && best.value - at(leaves, lowest()).bound <= gap * Math.abs(best.value)
  try {
    while (solved < maxLeaves) {
      if (isStopped()) {
        termination = 'stopped'
        break
      }
      const next = lowest()
      const leaf = at(leaves, next)
      // Nothing is left that could hold a policy, or a better one.
      if (leaf.bound === Number.POSITIVE_INFINITY || isClosed()) {
        termination = 'gap'
        break
      }
      const parts: readonly WholeLeaf[] = leaf.x === undefined ? [leaf] : search.split({ ...leaf, x: leaf.x })
      if (parts.length === 0) {
        termination = 'stalled'
        break
      }
      leaves.splice(next, 1)
      for (const part of parts) {
        solved += 1
        const { leaf: seen, policy } = search.look(part)
        if (policy !== undefined && (best === undefined || policy.value < best.value)) best = policy
        // One that holds no policy is kept only where it would be the last.
        if (seen.bound < Number.POSITIVE_INFINITY || leaves.length === 0) leaves.push(seen)
      }
    }
  } finally {
    search.dispose()
  }
  const lowerBound = at(leaves, lowest()).bound
  if (best === undefined) {
    if (lowerBound === Number.POSITIVE_INFINITY) throw new RecourseError('infeasible', whatIsInfeasible(solver, tree))
    throw new RecourseError('unsolved', `No policy was found in ${solved} leaves of the search. Allow more of them.`)
  }
  refuseUnbounded(tree, best.decisions)
  return policyOf(tree, best.decisions, {
    value: best.value,
    lowerBound,
    method: 'deterministic equivalent',
    termination,
    iterations: solved,
  })
}

interface LeafSearch {
  readonly whole: WholeLeaf
  /** Solves the relaxation of a leaf: its bound, and a policy where it leads to one. */
  readonly look: (leaf: WholeLeaf) => {
    readonly leaf: WholeLeaf
    readonly policy: { readonly decisions: Decisions; readonly value: number } | undefined
  }
  /** A leaf in two, by the whole column furthest from whole; in none where all are fixed. */
  readonly split: (leaf: WholeLeaf & { readonly x: Float64Array }) => readonly WholeLeaf[]
  readonly dispose: () => void
}

function openLeaves(solver: Solver, tree: ScenarioTree): LeafSearch {
  const equivalent = deterministicEquivalent(tree)
  const { model, integer, least, most } = equivalent
  const live = solver.create(model)
  live.algorithm('simplex')
  let elastic: LiveModel | undefined
  const integerColumns = new Set(integer)
  /** Ends of all columns where whole ones have these. */
  const within = (
    list: Float64Array,
    { lower, upper }: Pick<WholeLeaf, 'lower' | 'upper'>,
    isUpper: boolean,
  ): Float64Array => {
    const all = list.slice()
    integer.forEach((j, i) => (all[j] = numberAt(isUpper ? upper : lower, i)))
    return all
  }
  const endsOf = (
    leaf: WholeLeaf,
    isTrial: boolean,
  ): { readonly lower: Float64Array; readonly upper: Float64Array } => ({
    lower: within(isTrial ? least : model.lower, leaf, false),
    upper: within(isTrial ? most : model.upper, leaf, true),
  })
  const boundOf = (leaf: WholeLeaf, rowDual: Float64Array, cost: Float64Array): number =>
    certifiedBound({ ...model, cost, ...endsOf(leaf, true) }, rowDual).bound
  const solveWithin = (leaf: WholeLeaf): ReturnType<typeof solveLive> => {
    const solved = solveLive(live, { ...model, ...endsOf(leaf, false) })
    return solved.status === 'unbounded' ? solveLive(live, { ...model, ...endsOf(leaf, true) }) : solved
  }
  const isEmpty = (leaf: WholeLeaf): boolean => {
    const broken = elasticModel({ ...model, ...endsOf(leaf, false) })
    elastic ??= solver.create(broken)
    const solved = solveLive(elastic, broken)
    return (
      solved.status === 'optimal' &&
      boundOf(leaf, solved.optimum.rowDual, new Float64Array(model.columns)) > INFEASIBILITY
    )
  }
  const policyAt = (leaf: WholeLeaf, x: Float64Array): { decisions: Decisions; value: number } | undefined => {
    const off = [...integerColumns].some(
      (j) => Math.abs(numberAt(x, j) - Math.round(numberAt(x, j))) > DECISION_TOLERANCE,
    )
    if (off) return undefined
    // Whole to the last digit, and the rest solved again at that.
    const fixed = Float64Array.from(integer, (j) => Math.round(numberAt(x, j)))
    const solved = integer.length === 0 ? undefined : solveWithin({ ...leaf, lower: fixed, upper: fixed })
    if (solved !== undefined && solved.status !== 'optimal') return undefined
    const exact = (solved?.optimum.x ?? x).map((amount, j) => (integerColumns.has(j) ? Math.round(amount) : amount))
    const decisions = decisionsIn(tree, equivalent, exact)
    const value = costOf(tree, decisions)
    return Number.isFinite(value) ? { decisions, value } : undefined
  }
  return {
    whole: {
      lower: Float64Array.from(integer, (j) => Math.ceil(numberAt(model.lower, j))),
      upper: Float64Array.from(integer, (j) => Math.floor(numberAt(model.upper, j))),
      bound: Number.NEGATIVE_INFINITY,
    },
    look: (leaf) => {
      const solved = solveWithin(leaf)
      if (solved.status === 'optimal') {
        const { x, rowDual } = solved.optimum
        const bound = Math.max(leaf.bound, boundOf(leaf, rowDual, model.cost))
        return { leaf: { ...leaf, bound, x }, policy: policyAt(leaf, x) }
      }
      // Where nothing is known of it, it is split in the middle.
      const x = model.lower.slice()
      integer.forEach((j, i) => (x[j] = (numberAt(leaf.lower, i) + numberAt(leaf.upper, i)) / 2))
      return { leaf: { ...leaf, bound: isEmpty(leaf) ? Number.POSITIVE_INFINITY : leaf.bound, x }, policy: undefined }
    },
    split: ({ x, ...leaf }) => {
      let chosen = -1
      let furthest = -1
      integer.forEach((j, i) => {
        const apart = Math.abs(numberAt(x, j) - Math.round(numberAt(x, j)))
        if (numberAt(leaf.lower, i) < numberAt(leaf.upper, i) && apart > furthest) [chosen, furthest] = [i, apart]
      })
      if (chosen < 0) return []
      const low = numberAt(leaf.lower, chosen)
      const high = numberAt(leaf.upper, chosen)
      const below = Math.min(high - 1, Math.max(low, Math.floor(numberAt(x, indexAt(integer, chosen)))))
      return [
        { ...leaf, upper: leaf.upper.with(chosen, below) },
        { ...leaf, lower: leaf.lower.with(chosen, below + 1) },
      ]
    },
    dispose: () => {
      live.dispose()
      elastic?.dispose()
    },
  }
}
