import { firstSignal, buildLimits, upperBounds, type Network, type Window } from '../../clearing/index.ts'
import { at, numberAt } from '../../lists/index.ts'
import { inMillions, less, quantity, sum, type MillionUsd, type ThousandUsd } from '../../quantity/index.ts'
import type { LinearModel, Solver } from '../../solver/index.ts'
import type { Scenario } from '../../world/index.ts'
import {
  allSets,
  openInterdiction,
  BoundedEnumeration,
  type InitialBounds,
  type MeasureSet,
  type WarmStart,
} from '../weapon/index.ts'
import { refuseForPlan } from '../refuse-measures.ts'
import type { CandidateDecision } from './decisions.ts'
import {
  cutAt,
  cutOf,
  boundShiftsOf,
  mostWith,
  applyShift,
  type Attack,
  type BoundShift,
  type PlanCut,
} from './bound-shifts.ts'
import { LOSS_TOLERANCE } from './tolerances.ts'
import { oracleFrom, WarmStarts } from './warm-starts.ts'

/**
 * What a plan is worth under attack.
 *
 *   Q(v, S) = Z - W(v, S)      v_i in [0, 1]: how much of decision i stands when the attack comes
 *
 * Z is W(0, {}), what the side is worth with nothing decided and no attack, unless several worlds are measured from one zero
 * (`common-zero.ts`).
 *
 * A decision moves upper bounds and right-hand sides in proportion to v and does nothing else, so that Q is convex in v for
 * each attack S. One function serves all years: what differs between them is v.
 */
export interface SecondStage {
  /** Z: what losses are measured from. */
  readonly reference: ThousandUsd
  /** Less than this is lost by rounding. */
  readonly trifle: MillionUsd
  /** Attacks that the risk tells apart: 1 where only the worst counts. */
  readonly contingencyCount: number
  /** Whether its worst attacks have to be searched for; else they are listed, and looking at them all is cheap. */
  readonly isSearched: boolean
  /** How much a year without an attack counts for each with one: then `loss` is that of both. Left out where such years do not count. */
  readonly quietWeight?: number
  /** What losses of years without an attack are measured from; left out likewise. */
  readonly quietReference?: ThousandUsd
  /** Columns of the linear program. */
  readonly columns: number
  /**
   * Puts a plan in force for all that is asked from here on.
   *
   * @param world which of several worlds it is in, where that is known
   */
  readonly setPlan: (levels: Float64Array, world?: number) => void
  /** Q of the plan in force under an attack, and what it says of all other plans. */
  readonly cut: (attack: Attack) => PlanCut
  /**
   * The attacks that count under the plan in force, proved: the worst one, or each that is distinguished. Of one that the risk leaves out,
   * whatever it costs up to its bound, `loss` is what some attack costs.
   *
   * @param above only what costs more is looked for; nothing is returned where no attack does
   */
  readonly exactLosses: (above?: ThousandUsd) => readonly Exact[]
  /** What no plan goes below, for each attack that is distinguished. */
  readonly lossLowerBounds: () => readonly ThousandUsd[]
  /** The linear program under an attack with nothing decided, and what each decision adds to it. */
  readonly subproblem: (attack: Attack) => SubproblemModel
  readonly dispose: () => void
}

/** Which of the attacks that the risk tells apart one counts for. */
export const contingencyOf = ({ contingencyCount }: Pick<SecondStage, 'contingencyCount'>, attack: Attack): number =>
  contingencyCount > 1 ? at(attack, 0) : 0

interface SubproblemModel {
  readonly model: LinearModel
  readonly shifts: readonly BoundShift[]
  /** What losses are measured from. */
  readonly reference: ThousandUsd
}

export interface Exact {
  readonly attack: Attack
  readonly loss: ThousandUsd
  /** No attack that this one stands for costs more. */
  readonly bound: ThousandUsd
  /** What a year without an attack loses, before its weight; left out where such years do not count. */
  readonly quiet?: ThousandUsd
}

/** Searches whose bounds are kept: that of no plan, and the latest. */
const MAX_WARM_STARTS = 40
/** Sets that are kept because they settled others. */
const MAX_LIKELY = 100

/**
 * Every set of a number of measures of a menu, of which the worst counts: the interdiction model of `weapon`, with the side's limits moved.
 *
 * @param network built with all that may be decided, at nothing: plants without room, stockpiles empty
 * @param zero what losses are measured from; what the side is worth with nothing decided and no attack if left out
 */
export function menuSecondStage(
  solver: Solver,
  network: Network,
  menu: Scenario,
  decisions: readonly CandidateDecision[],
  { most, zero }: { readonly most: number; readonly zero?: ThousandUsd | undefined },
): SecondStage {
  refuseForPlan(menu)
  const interdiction = openInterdiction(solver, network, menu)
  const shifts = boundShiftsOf(
    network,
    { ...menu, measures: [] },
    firstSignal(network.world, menu),
    decisions,
    interdiction.window,
  )
  const roomiest = mostWith(interdiction.window.model, highest(network, menu, interdiction.window), shifts)
  let standing = new Float64Array(decisions.length)
  const warmStarts = new WarmStarts()
  const reference = zero ?? interdiction.followerSurplus
  const setPlan = (levels: Float64Array): void => {
    standing = Float64Array.from(levels)
    interdiction.refit((model) => shifts.forEach((shift, i) => applyShift(model, shift, numberAt(levels, i))))
  }
  /** Whatever is added to a plan, no set costs more: what was searched before bounds what is searched now. */
  const searched: { readonly v: Float64Array; readonly most: Float64Array }[] = []
  /** Sets that settled many others under the latest plans: under the next they are likely to, and quick to solve from where they ended. */
  let likely: readonly MeasureSet[] = []
  const cuts = new Map<string, readonly PlanCut[]>()
  const cut = (set: Attack): PlanCut => {
    const key = set.join(' ')
    const own: WarmStart = { basis: warmStarts.nearest(set, standing) }
    const response = interdiction.solveResponse(set, own)
    if (own.basis !== undefined) warmStarts.keep(set, standing, own.basis)
    const made = cutOf(interdiction.window.model, { most: roomiest, shifts, standing, reference }, set, response)
    cuts.set(key, [...(cuts.get(key) ?? []), made])
    return made
  }
  const sets = allSets(interdiction.measures, most)
  const knownOf = (peace: ThousandUsd): InitialBounds | undefined => {
    const within = searched.filter(({ v }) => v.every((level, i) => level <= numberAt(standing, i)))
    if (within.length === 0) return undefined
    const upper = sets.map((_, i) => Math.min(...within.map(({ most }) => numberAt(most, i))) - peace)
    const lower = sets.map((set) =>
      (cuts.get(set.join(' ')) ?? []).reduce((least, made) => Math.max(least, cutAt(made, standing) - peace), 0),
    )
    // Both are right but for rounding.
    return {
      sets,
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper, (most, i) => Math.max(most, at(lower, i))),
    }
  }
  return {
    reference,
    trifle: inMillions(quantity(LOSS_TOLERANCE * Math.abs(reference))),
    contingencyCount: 1,
    isSearched: true,
    columns: interdiction.window.model.columns,
    setPlan,
    cut,
    exactLosses: (above) => {
      const peace = less(reference, interdiction.followerSurplus)
      const search = new BoundedEnumeration(
        oracleFrom(warmStarts, interdiction, standing),
        most,
        LOSS_TOLERANCE * Math.abs(interdiction.followerSurplus),
        undefined,
        { bounds: knownOf(peace), likely },
      )
      const { found, bound } = search.rank(1, 0, above === undefined ? {} : { above: above - peace })
      likely = latestFirst(search.settled, likely)
      searched.push({ v: standing, most: search.upperBounds.map((loss) => loss + peace) })
      if (searched.length > MAX_WARM_STARTS) searched.splice(1, 1)
      return found.map(({ set, loss }) => ({ attack: set, loss: sum(peace, loss), bound: sum(peace, bound) }))
    },
    lossLowerBounds: () => {
      const all = new Float64Array(decisions.length).fill(1)
      setPlan(all)
      return [cutAt(cut([]), all)]
    },
    subproblem: (set) => {
      setPlan(new Float64Array(decisions.length))
      interdiction.solveResponse(set)
      const { model } = interdiction.window
      return { model: { ...model, upper: model.upper.slice() }, shifts, reference }
    },
    dispose: () => interdiction.dispose(),
  }
}

/** Upper bounds of columns, each where it is highest under any set: under several measures the strictest decides alone. */
function highest(network: Network, menu: Scenario, { layout, model, months }: Window): Float64Array {
  const upper = model.upper.slice()
  for (const measure of menu.measures) {
    const limits = buildLimits(network, { ...menu, measures: [measure] }, firstSignal(network.world, menu))
    upperBounds(network, limits, layout, menu.start, months).forEach((most, j) => {
      upper[j] = Math.max(numberAt(upper, j), most)
    })
  }
  return upper
}

const latestFirst = (latest: readonly MeasureSet[], before: readonly MeasureSet[]): MeasureSet[] => {
  const sets = new Map([...latest, ...before].map((set) => [set.join(' '), set]))
  return [...sets.values()].slice(0, MAX_LIKELY)
}
