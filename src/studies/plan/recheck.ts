import { CheckFailed, checkOptimum, openingState, windowLayout, type Network } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import { inMillions, inThousands, larger, less, quantity, sum, times, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { Scenario } from '../../world/index.ts'
import { openInterdiction, BoundedEnumeration, type InterdictionModel, type MeasureSet } from '../weapon/index.ts'
import { openAs, patched } from './contingencies.ts'
import type { Levels } from './master-problem.ts'
import { attackedYear, type PeriodLoss } from './plan-evaluator.ts'
import type { OpenedWorld } from './open-world.ts'
import type { PlanProblem } from './problem.ts'
import { countsAbove, weigh, weighPart } from './risk.ts'
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
): { rechecked: RecheckedYear[]; beyond: (MillionUsd | null)[]; difference: number } {
  const rechecked = recheck(question, levels)
  const size = Math.max(
    Math.abs(question.stage.reference),
    ...rechecked.map(({ loss }) => Math.abs(inThousands(loss))),
    LEAST_SCALE,
  )
  const apart = (one: MillionUsd, other: MillionUsd): number => Math.abs(inThousands(less(one, other))) / size
  const difference = Math.max(
    ...rechecked.flatMap(({ loss, quiet }, b) => {
      const found = at(worst, b)
      return [apart(loss, attackedYear(found).loss), ...(quiet === null ? [] : [apart(quiet, quietIn(found))])]
    }),
  )
  if (!(difference <= WORST_AGAIN))
    throw new CheckFailed(`the worst under the plan, found again, differs by ${difference} of what the side is worth`)
  return { rechecked, beyond: rechecked.map(({ beyond }) => beyond), difference }
}

const quietIn = ({ quiet }: PeriodLoss): MillionUsd => quiet?.loss ?? quantity(Number.NaN)

/** What the networks of a world's periods share: only work is saved by it. */
interface SharedWork {
  readonly like: Pick<InterdictionModel, 'shared'>
  /** Where solves ended. */
  readonly starts: WarmStarts
  /** Sets that settled the period before. */
  likely: readonly MeasureSet[]
}

/** What a period is found to lose again. */
export interface RecheckedYear {
  /** In a year of attack. */
  readonly loss: MillionUsd
  /** In a year without; null where such years do not count. */
  readonly quiet: MillionUsd | null
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
): RecheckedYear[] {
  const { threshold } = options
  const known = new Map<string, RecheckedYear>()
  const shared = new Map<OpenedWorld, SharedWork>()
  let order: readonly OpenedWorld[] = worlds
  const { risk } = problem
  const chanceOf = (world: OpenedWorld): number => (risk.kind === 'worst' ? 1 : at(risk.chances, worlds.indexOf(world)))
  const find = (levels: Float64Array, b: number): RecheckedYear => {
    if (worlds.length === 0) {
      let network = builds[0](levels)
      const losses = menu.contingencies.map((_, f) => {
        if (f > 0) network = builds[f]?.(levels) ?? network
        return recheckedLossOf(solver, network, menu, f, stage)
      })
      return { loss: weigh(losses, risk), quiet: null, beyond: null }
    }
    // Where news tells the world, it is that one.
    const possible = problem.news === undefined ? worlds : [at(worlds, at(problem.news.periods, b).world)]
    const weight = stage.quietWeight ?? 0
    const counted = ({ loss, quiet }: RecheckedYear): MillionUsd =>
      quiet === null ? loss : sum(loss, times(quiet, weight))
    const found = new Map<OpenedWorld, RecheckedYear>()
    for (const one of order.filter((world) => possible.includes(world))) {
      const known = [...found].map(([other, year]) => [counted(year), chanceOf(other)] as const)
      // Leverage is asked of every world.
      const year = searchedAfresh(one, levels, threshold === undefined ? countsAbove(known, risk) : undefined)
      if (year !== undefined) found.set(one, year)
    }
    // Those that count are likely to again, and leave little to look for in the others.
    const counting = [...found].sort(([, one], [, other]) => counted(other) - counted(one))
    const first = counting.map(([one]) => one)
    order = [...first, ...order.filter((one) => !first.includes(one))]
    const years = counting.map(([, year]) => year)
    const among = risk.kind === 'worst' ? risk : { ...risk, chances: first.map(chanceOf) }
    const losses = years.map(({ loss }) => loss)
    const quiet = years.flatMap((year) => year.quiet ?? [])
    const beyond = years.flatMap((year) => year.beyond ?? [])
    // The world that is worst is worst by both kinds of years.
    const both = years.map(counted)
    return {
      loss: weighPart(losses, both, among),
      quiet: quiet.length === 0 ? null : weighPart(quiet, both, among),
      beyond: threshold === undefined ? null : beyond.reduce(larger),
    }
  }
  /** By world: what its networks of a year without an attack share. */
  const sharedQuiet = new Map<OpenedWorld, Pick<InterdictionModel, 'shared'>>()
  const quietAfresh = (world: OpenedWorld, levels: Float64Array): MillionUsd | null => {
    const { build, quiet, stage } = world
    if (stage.quietReference === undefined) return null
    // Stocks stay where they are.
    const used = levels.map((level, i) => (at(problem.decisions, i).kind === 'stockpile' ? 0 : level))
    const interdiction = openInterdiction(solver, build(used), quiet, sharedQuiet.get(world))
    try {
      sharedQuiet.set(world, { shared: interdiction.shared })
      return inMillions(less(stage.quietReference, interdiction.followerSurplus))
    } finally {
      interdiction.dispose()
    }
  }
  /**
   * @param above only years of both kinds that lose more are looked for
   * @returns undefined where this one does not
   */
  const searchedAfresh = (world: OpenedWorld, levels: Float64Array, above?: MillionUsd): RecheckedYear | undefined => {
    const { build, menu, stage } = world
    const before = shared.get(world)
    const interdiction = openInterdiction(solver, build(levels), menu, before?.like)
    const { starts, likely } = before ?? { starts: new WarmStarts(), likely: [] }
    const work: SharedWork = { like: { shared: interdiction.shared }, starts, likely }
    shared.set(world, work)
    try {
      const quiet = quietAfresh(world, levels)
      const least =
        above === undefined || quiet === null ? above : less(above, times(quiet, stage.quietWeight ?? Number.NaN))
      const unharmed = less(stage.reference, interdiction.followerSurplus)
      const search = new BoundedEnumeration(
        oracleFrom(starts, interdiction, levels),
        maxMeasures,
        LOSS_TOLERANCE * Math.abs(interdiction.followerSurplus),
        undefined,
        { likely },
      )
      const [found] = search.rank(1, 0, least === undefined ? {} : { above: inThousands(least) - unharmed }).found
      work.likely = search.settled
      if (found === undefined) return undefined
      return {
        loss: inMillions(sum(unharmed, found.loss)),
        quiet,
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
