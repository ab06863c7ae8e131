import { at } from '../../lists/index.ts'
import { inMillions, quantity, type MillionUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { InputError } from '../../world/index.ts'
import { byColumns } from './by-columns.ts'
import { byCuts } from './by-cuts.ts'
import { costOf, spentOn } from './costs.ts'
import { openInquiry, type Inquiry, type Nothing, type Told } from './inquiry.ts'
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
  readonly claimed: MillionUsd
  /** What is lost in the first year of each block. */
  readonly worst: readonly Told[]
  readonly cost: MillionUsd
  readonly spent: MillionUsd
  /** What it comes to if nothing is decided. */
  readonly without: Nothing
  /** What no plan goes below in a block, for each attack that is told apart. */
  readonly least: readonly MillionUsd[]
  readonly stopped: Stopped
  readonly rounds: Rounds & { readonly searches: number; readonly cuts: number }
}

/** A way to search. */
type Method = (
  solver: Solver,
  stage: SecondStage,
  master: Master,
  inquiry: Inquiry,
  first: Valued,
  search: Search,
) => Settled

/** Up to so many columns of a second stage, over all blocks and attacks told apart, it is put into the first as it is. */
const SMALL = 20_000

const methodFor = ({ columns, told }: SecondStage, { blocks }: MasterTerms): Method =>
  columns * told * blocks.length <= SMALL ? byColumns : byCuts

/**
 * The cheapest mix of paying before and losing under attack, between two bounds.
 *
 * From below, a programme that knows some of the attacks, or some of what each costs: what it finds best, no plan beats. From
 * above, any plan whose attacks were searched exactly.
 */
/** @param inquiry what was learnt in answering before, with other budgets */
export function solvePlan(
  solver: Solver,
  stage: SecondStage,
  terms: MasterTerms,
  options: SolveOptions,
  {
    method = methodFor(stage, terms),
    inquiry = openInquiry(stage, terms),
  }: { method?: Method; inquiry?: Inquiry } = {},
): Solved {
  const begun = options.clock()
  const nothing = inquiry.nothing()
  // Whatever is decided adds room: no plan loses more than nothing does, nor less than all of it at its best.
  const least = stage.least().map(inMillions)
  const range = nothing.worst.map(({ bounds }) => bounds.map((bound, f) => [at(least, f), bound] as const))
  const master = new Master(solver, terms, range, stage.trifle)
  try {
    // Doing nothing is a plan only where nothing must be had.
    const upper = master.allows(nothing.levels) ? nothing.comesTo : quantity<'MUSD'>(Number.POSITIVE_INFINITY)
    const first: Valued = { levels: nothing.levels, worst: nothing.worst, upper }
    const { lower, claimed, best, stopped, rounds } = method(solver, stage, master, inquiry, first, {
      options,
      left: () => options.seconds - (options.clock() - begun),
      tell: (phase, bounds) => options.onProgress?.({ phase, ...bounds }),
      better: (best, lower) => options.onBest?.(best, lower),
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
      lower: inTwelveDigits(lower),
      claimed,
      upper: best.upper,
      levels: best.levels,
      worst: best.worst,
      cost: costOf(terms, best.levels),
      spent: spentOn(terms, best.levels),
      without: nothing,
      least,
      stopped,
      rounds: { ...rounds, searches: inquiry.searches(), cuts: inquiry.pool.length },
    }
  } finally {
    master.dispose()
  }
}

/** Rounded down to twelve digits: the last ones hang on the order of additions, and a bound from below may always be lower. */
function inTwelveDigits(lower: MillionUsd): MillionUsd {
  const rounded = Number(lower.toPrecision(12))
  return quantity(rounded <= lower ? rounded : rounded - 1e-11 * Math.abs(rounded))
}
