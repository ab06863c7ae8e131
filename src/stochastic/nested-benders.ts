import { addAt, at, indexAt, numberAt } from '../lists/index.ts'
import { PROVED_GAP, type Solver } from '../solver/index.ts'
import { deterministicEquivalent, whatIsInfeasible } from './deterministic-equivalent.ts'
import { RecourseError } from './errors.ts'
import { NodeProgram, valueAt, type AffineBound, type NodeAnswer } from './node-program.ts'
import { costOf, policyOf, type Decisions, type TreePolicy } from './policy.ts'
import type { ScenarioTree } from './scenario-tree.ts'
import { CUT_TOLERANCE } from './tolerances.ts'
import { refuseUnbounded } from './unbounded.ts'

export interface NestedBendersOptions {
  /** One cut of each child, or one of their mean, for each pass. */
  readonly cuts: 'single' | 'multi'
  /** Relative gap at which it ends. */
  readonly gap?: number
  readonly maxIterations?: number
  /** Asked before each pass. */
  readonly isStopped?: () => boolean
}

const MAX_ITERATIONS = 1000

/**
 * Nested Benders decomposition (the L-shaped method over a tree; Birge 1985), for trees without whole numbers.
 *
 * A pass goes forward, each node deciding after its parent by the cuts it has, and then back, each node handing its parent a cut
 * made where the parent stands: on its cost to go, or, where it has no decision at all, on what the parent may decide. The policy of a
 * forward pass is walked through the whole tree, which gives the value; the root's bound is the lower one.
 */
export function solveByNestedBenders(solver: Solver, tree: ScenarioTree, options: NestedBendersOptions): TreePolicy {
  if (tree.nodes.some(({ columns }) => columns.some(({ integer }) => integer)))
    throw new RecourseError(
      'unsolved',
      'Nested Benders takes no whole columns, since cuts follow no steps. Solve the deterministic equivalent.',
    )
  const { gap = PROVED_GAP, maxIterations = MAX_ITERATIONS, isStopped = () => false } = options
  const search = openSearch(solver, tree, options.cuts)
  let best: { readonly decisions: Decisions; readonly value: number } | undefined
  let lowerBound = Number.NEGATIVE_INFINITY
  let termination: TreePolicy['termination'] = 'iterations'
  let iterations = 0
  try {
    while (iterations < maxIterations) {
      if (isStopped()) {
        termination = 'stopped'
        break
      }
      iterations += 1
      const answers = search.forward()
      const decisions = answers.flatMap((answer) => (answer?.status === 'optimal' ? [answer.x] : []))
      if (decisions.length === tree.nodes.length) {
        const value = costOf(tree, decisions)
        if (best === undefined ? Number.isFinite(value) : value < best.value) best = { decisions, value }
      }
      const { bound, added } = search.backward(answers)
      lowerBound = Math.max(lowerBound, bound)
      if (best !== undefined && best.value - lowerBound <= gap * Math.abs(best.value)) {
        termination = 'gap'
        break
      }
      if (added === 0) {
        termination = 'stalled'
        break
      }
    }
  } finally {
    search.dispose()
  }
  if (best === undefined)
    throw new RecourseError(
      'unsolved',
      `No policy was found in ${iterations} passes through the tree. Allow more, or solve the deterministic equivalent.`,
    )
  refuseUnbounded(tree, best.decisions)
  return policyOf(tree, best.decisions, {
    value: best.value,
    lowerBound,
    method: 'nested Benders',
    termination,
    iterations,
  })
}

interface TreeSearch {
  /** Answer of each node; undefined below one that has no decision. */
  readonly forward: () => (NodeAnswer | undefined)[]
  /** Hands cuts up; how many, and the bound of the root. */
  readonly backward: (answers: readonly (NodeAnswer | undefined)[]) => {
    readonly bound: number
    readonly added: number
  }
  readonly dispose: () => void
}

function openSearch(solver: Solver, tree: ScenarioTree, cuts: NestedBendersOptions['cuts']): TreeSearch {
  const { first, least, most } = deterministicEquivalent(tree)
  const programs = tree.nodes.map((node) => {
    const from = indexAt(first, node.index)
    const box = {
      least: least.slice(from, from + node.columns.length),
      most: most.slice(from, from + node.columns.length),
    }
    const weights =
      cuts === 'multi' ? node.children.map((m) => at(tree.nodes, m).probability) : node.children.length > 0 ? [1] : []
    return new NodeProgram(solver, node, node.above < 0 ? undefined : at(tree.nodes, node.above), box, weights)
  })
  const solveAt = (n: number, answers: readonly (NodeAnswer | undefined)[]): NodeAnswer | undefined => {
    const { above } = at(tree.nodes, n)
    if (above < 0) return at(programs, n).solve(new Float64Array(0))
    const parent = answers[above]
    return parent?.status === 'optimal' ? at(programs, n).solve(parent.x) : undefined
  }
  /** Cuts of the children of a node, where it stands. */
  const handUp = (
    n: number,
    answer: NodeAnswer & { status: 'optimal' },
    fromChild: readonly (NodeAnswer | undefined)[],
  ): number => {
    const program = at(programs, n)
    const { children } = at(tree.nodes, n)
    let added = 0
    const optimality: (AffineBound | undefined)[] = children.map((m) => {
      const child = fromChild[m]
      if (child?.status === 'infeasible') {
        program.addFeasibility(child.cut)
        added += 1
      }
      return child?.status === 'optimal' ? child.cut : undefined
    })
    const offered =
      cuts === 'multi'
        ? optimality
        : [
            meanOf(
              optimality,
              children.map((m) => at(tree.nodes, m).probability),
            ),
          ]
    offered.forEach((cut, toGo) => {
      if (cut === undefined) return
      const claimed = numberAt(answer.toGo, toGo)
      const value = valueAt(cut, answer.x)
      if (program.hasCuts(toGo) && value <= claimed + CUT_TOLERANCE * Math.max(1, Math.abs(claimed))) return
      program.addOptimality(toGo, cut)
      added += 1
    })
    return added
  }
  return {
    forward: () => {
      const answers: (NodeAnswer | undefined)[] = []
      for (const { index } of tree.nodes) answers.push(solveAt(index, answers))
      return answers
    },
    backward: (answers) => {
      const after = [...answers]
      let added = 0
      for (const { index } of [...tree.nodes].reverse()) {
        const answer = answers[index]
        if (answer?.status !== 'optimal' || at(tree.nodes, index).children.length === 0) continue
        const more = handUp(index, answer, after)
        added += more
        if (more > 0) after[index] = solveAt(index, answers)
      }
      const root = after[0]
      if (root?.status === 'infeasible') throw new RecourseError('infeasible', whatIsInfeasible(solver, tree))
      return {
        bound: root?.status === 'optimal' ? (root.cut?.constant ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY,
        added,
      }
    },
    dispose: () => programs.forEach((program) => program.dispose()),
  }
}

/** The mean of cuts; undefined while one is missing. */
function meanOf(cuts: readonly (AffineBound | undefined)[], probabilities: readonly number[]): AffineBound | undefined {
  const known = cuts.filter((cut) => cut !== undefined)
  if (known.length < cuts.length) return undefined
  const slope = new Float64Array(at(known, 0).slope.length)
  let constant = 0
  known.forEach((cut, i) => {
    const probability = at(probabilities, i)
    constant += probability * cut.constant
    cut.slope.forEach((s, j) => addAt(slope, j, probability * s))
  })
  return { constant, slope }
}
