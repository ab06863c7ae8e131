import type { Solver } from '../../solver/index.ts'
import { InputError } from '../../world/index.ts'
import { byColumns } from './by-columns.ts'
import { byCuts } from './by-cuts.ts'
import { openInquiry, type Inquiry, type Told } from './inquiry.ts'
import { Master, type Levels, type MasterTerms } from './master.ts'
import {
  type Bounds,
  type Rounds,
  type Search,
  type Settled,
  type SolveOptions,
  type Stopped,
  type Valued,
} from './search.ts'
import type { SecondStage } from './second-stage.ts'

export interface Solved extends Bounds {
  readonly levels: Levels
  /** What is lost in the first year of each block. */
  readonly worst: readonly Told[]
  readonly cost: number
  readonly spent: number
  /** What it comes to if nothing is decided. */
  readonly without: { readonly comesTo: number; readonly worst: readonly Told[] }
  readonly stopped: Stopped
  readonly rounds: Rounds & { readonly searches: number; readonly cuts: number }
}

/** Up to so many columns of a second stage, over all blocks and attacks told apart, it is put into the first as it is. */
const SMALL = 20_000

/**
 * The cheapest mix of paying before and losing under attack, between two bounds.
 *
 * From below, a programme that knows some of the attacks, or some of what each costs: what it finds best, no plan beats. From
 * above, any plan whose attacks were searched exactly.
 */
export function solvePlan(
  solver: Solver,
  stage: SecondStage,
  terms: MasterTerms,
  options: SolveOptions,
  method: (
    solver: Solver,
    stage: SecondStage,
    master: Master,
    inquiry: Inquiry,
    first: Valued,
    search: Search,
  ) => Settled = stage.columns * stage.told * terms.blocks.length <= SMALL ? byColumns : byCuts,
): Solved {
  const begun = options.clock()
  const inquiry = openInquiry(stage, terms)
  const nothing: Levels = {
    v: terms.blocks.map((_, b) =>
      Float64Array.from(terms.decisions, (_, i) => (terms.stands(i, b) === 'anyway' ? 1 : 0)),
    ),
  }
  const { worst } = inquiry.look(nothing, true)
  // Whatever is decided adds room: no plan loses more than nothing does, nor less than all of it at its best.
  const least = stage.least()
  const range = worst.map(({ bounds }) => bounds.map((bound, f) => [(least[f] ?? 0) / 1000, bound] as const))
  const master = new Master(solver, terms, range)
  try {
    const comesTo = inquiry.atMost(nothing, worst, master)
    // Doing nothing is a plan only where nothing must be had.
    const first: Valued = { levels: nothing, worst, upper: master.allows(nothing) ? comesTo : Number.POSITIVE_INFINITY }
    const { lower, best, stopped, rounds } = method(solver, stage, master, inquiry, first, {
      options,
      left: () => options.seconds - (options.clock() - begun),
      tell: (phase, bounds) => options.onProgress?.({ phase, ...bounds }),
    })
    if (!Number.isFinite(best.upper))
      throw new InputError([
        {
          code: 'PLAN_NONE_IN_TIME',
          message: 'No plan that keeps to all that is asked was found in time.',
          remedy: 'Give it longer (--time-limit), or ask for less.',
        },
      ])
    return {
      lower,
      upper: best.upper,
      levels: best.levels,
      worst: best.worst,
      cost: master.costOf(best.levels),
      spent: master.spentOn(best.levels),
      without: { comesTo, worst },
      stopped,
      rounds: { ...rounds, searches: inquiry.searches(), cuts: inquiry.pool.length },
    }
  } finally {
    master.dispose()
  }
}
