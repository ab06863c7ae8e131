import { CheckFailed, checkOptimum, openingState, windowLayout, type Network } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { inMillions, inThousands, larger, less, quantity, sum, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { Scenario } from '../../world/index.ts'
import { openInterdiction, BoundedEnumeration, type InterdictionModel } from '../weapon/index.ts'
import { openAs, patched } from './contingencies.ts'
import type { Levels } from './master-problem.ts'
import type { OpenedWorld, PlanProblem } from './problem.ts'
import { weigh } from './risk.ts'
import type { SecondStage } from './second-stage.ts'
import type { SolvedPlan } from './solve.ts'
import { oracleFrom, WarmStarts } from './warm-starts.ts'
import { LEAST_SCALE, LOSS_TOLERANCE, WORST_AGAIN } from './tolerances.ts'

/**
 * Checks what a plan is said to lose, period by period, in networks that are built with the plan in them.
 *
 * @returns the losses found again, million USD, and the largest difference as a share of what the side is worth; with a threshold
 *   of leverage, what a set of measures costs at most beyond this many dollars for each that the coercer forgoes
 * @throws CheckFailed if one is not the same
 */
export function verifyPlan(
  question: PlanProblem,
  { levels, worst }: Pick<SolvedPlan, 'levels' | 'worst'>,
): { rechecked: MillionUsd[]; beyond: (MillionUsd | null)[]; difference: number } {
  const found = recheck(question, levels)
  const rechecked = found.map(({ loss }) => loss)
  const size = Math.max(
    Math.abs(question.stage.reference),
    ...rechecked.map((loss) => Math.abs(inThousands(loss))),
    LEAST_SCALE,
  )
  const difference = Math.max(
    ...rechecked.map((loss, b) => Math.abs(inThousands(less(loss, at(worst, b).loss))) / size),
  )
  if (!(difference <= WORST_AGAIN))
    throw new CheckFailed(`the worst under the plan, found again, differs by ${difference} of what the side is worth`)
  return { rechecked, beyond: found.map(({ beyond }) => beyond), difference }
}

interface Recheck {
  readonly loss: MillionUsd
  /** Beyond the threshold that is asked about; null where none is. */
  readonly beyond: MillionUsd | null
}

/**
 * The worst under a plan, period by period, found another way: a network is built with the plan in it, by the rules for
 * limits instead of by shifts of bounds, and searched from nothing.
 */
function recheck(
  { solver, builds, menu, worlds, maxMeasures, master: problem, stage, options }: PlanProblem,
  { v }: Levels,
): Recheck[] {
  const { threshold } = options
  const known = new Map<string, Recheck>()
  /** By world: what the networks of its periods share, and where solves ended. Only work is saved by that. */
  const shared = new Map<
    OpenedWorld,
    { readonly like: Pick<InterdictionModel, 'shared'>; readonly starts: WarmStarts }
  >()
  const find = (levels: Float64Array, b: number): Recheck => {
    if (worlds.length === 0) {
      let network = builds[0](levels)
      const losses = menu.contingencies.map((_, f) => {
        if (f > 0) network = builds[f]?.(levels) ?? network
        return recheckedLossOf(solver, network, menu, f, stage)
      })
      return { loss: weigh(losses, problem.risk), beyond: null }
    }
    // Where news tells the world, it is that one.
    const possible = problem.news === undefined ? worlds : [at(worlds, at(problem.news.periods, b).world)]
    const each = possible.map((one) => searchedAfresh(one, levels))
    const beyond = each.flatMap((found) => found.beyond ?? [])
    return {
      loss: weigh(
        each.map(({ loss }) => loss),
        problem.risk,
      ),
      beyond: threshold === undefined ? null : beyond.reduce(larger),
    }
  }
  const searchedAfresh = (world: OpenedWorld, levels: Float64Array): Recheck => {
    const { build, menu, stage } = world
    const before = shared.get(world)
    const interdiction = openInterdiction(solver, build(levels), menu, before?.like)
    const { starts } = before ?? { starts: new WarmStarts() }
    shared.set(world, { like: { shared: interdiction.shared }, starts })
    try {
      const search = new BoundedEnumeration(
        oracleFrom(starts, interdiction, levels),
        maxMeasures,
        LOSS_TOLERANCE * Math.abs(interdiction.followerSurplus),
      )
      const worst = at(search.rank(1).found, 0)
      return {
        loss: inMillions(sum(less(stage.reference, interdiction.followerSurplus), worst.loss)),
        beyond: threshold === undefined ? null : inMillions(at(search.rank(1, threshold).found, 0).value),
      }
    } finally {
      interdiction.dispose()
    }
  }
  return v.map((levels, b) => {
    const key = `${problem.news === undefined ? '' : at(problem.news.periods, b).world} ${levels.join(' ')}`
    const found = known.get(key) ?? find(levels, b)
    known.set(key, found)
    return found
  })
}

function recheckedLossOf(solver: Solver, network: Network, menu: Scenario, f: number, stage: SecondStage): MillionUsd {
  const layout = windowLayout(network)
  const opening = openingState(solver, network, { ...menu, measures: [] }, layout)
  const { model } = openAs(network, menu, patched(menu, at(menu.contingencies, f)), opening, layout)
  const live = solver.create(model)
  try {
    const optimum = live.solve()
    checkOptimum(model, optimum)
    return inMillions(sum(stage.subproblem([f]).reference, quantity(optimum.objective)))
  } finally {
    live.dispose()
  }
}
