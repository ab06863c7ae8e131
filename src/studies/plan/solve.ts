import type { Solver } from '../../solver/index.ts'
import { byColumns } from './by-columns.ts'
import { byCuts } from './by-cuts.ts'
import { openInquiry, type Told } from './inquiry.ts'
import { Master, type Levels, type MasterTerms } from './master.ts'
import type { SecondStage } from './second-stage.ts'

/**
 * The cheapest mix of paying before and losing under attack, between two bounds.
 *
 * From below, a programme that knows some of the attacks, or some of what each costs: what it finds best, no plan beats. From
 * above, any plan whose attacks were searched exactly.
 */
export interface Bounds {
  /** No plan comes to less; million USD. */
  readonly lower: number
  /** The best plan so far comes to this. */
  readonly upper: number
}

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

export interface SolveOptions {
  /** Gap at which it ends, as a share of what the best plan comes to. */
  readonly gap: number
  /** Seconds by `clock` after which the best so far is taken. */
  readonly seconds: number
  readonly clock: () => number
  readonly onProgress?: (told: Bounds & { readonly phase: 'parts' | 'wholes' }) => void
}

export type Stopped = 'gap' | 'time' | 'rounds'

/** Rounds in which parts of projects were allowed, and in which they were not. */
export interface Rounds {
  readonly parts: number
  readonly wholes: number
}

/** What a method keeps of its search. */
export interface Search {
  readonly options: SolveOptions
  /** Seconds that are left. */
  readonly left: () => number
  readonly tell: (phase: 'parts' | 'wholes', bounds: Bounds) => void
}

/** A plan that was looked at exactly, and what it comes to at most. */
export interface Valued {
  readonly levels: Levels
  readonly worst: readonly Told[]
  readonly upper: number
}

export interface Settled {
  readonly lower: number
  readonly best: Valued
  readonly stopped: Stopped
  readonly rounds: Rounds
}

/** Up to so many columns of a second stage, over all blocks and attacks told apart, it is put into the first as it is. */
const SMALL = 20_000

export function solvePlan(
  solver: Solver,
  stage: SecondStage,
  terms: MasterTerms,
  options: SolveOptions,
  method = stage.columns * stage.told * terms.blocks.length <= SMALL ? byColumns : byCuts,
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
    const first: Valued = { levels: nothing, worst, upper: inquiry.atMost(nothing, worst, master) }
    const { lower, best, stopped, rounds } = method(solver, stage, master, inquiry, first, {
      options,
      left: () => options.seconds - (options.clock() - begun),
      tell: (phase, bounds) => options.onProgress?.({ phase, ...bounds }),
    })
    return {
      lower,
      upper: best.upper,
      levels: best.levels,
      worst: best.worst,
      cost: master.costOf(best.levels),
      spent: master.spentOn(best.levels),
      without: { comesTo: first.upper, worst },
      stopped,
      rounds: { ...rounds, searches: inquiry.searches(), cuts: inquiry.pool.length },
    }
  } finally {
    master.dispose()
  }
}
