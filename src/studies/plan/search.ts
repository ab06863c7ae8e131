import type { Told } from './inquiry.ts'
import type { Levels } from './master.ts'

/** Where the search stands, million USD. */
export interface Bounds {
  /** No plan comes to less; million USD. */
  readonly lower: number
  /** The best plan so far comes to this. */
  readonly upper: number
}

export interface SolveOptions {
  /** Gap at which it ends, as a share of what the best plan comes to. */
  readonly gap: number
  /** Seconds by `clock` after which the best so far is taken. */
  readonly seconds: number
  readonly clock: () => number
  readonly onProgress?: (told: Bounds & { readonly phase: 'parts' | 'wholes' }) => void
  /** Told each plan that is better than those before it, and what none comes to less than. */
  readonly onBest?: (best: Valued, lower: number) => void
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
  readonly better: (best: Valued, lower: number) => void
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

/** Whether both bounds have met as nearly as is asked. */
export const closed = (upper: number, lower: number, gap: number): boolean =>
  Number.isFinite(upper) && upper - lower <= gap * Math.abs(upper)
