import type { LiveModel } from '../src/solver/index.ts'
import type { Change } from './cases.ts'

/** What is kept of a solve. */
export interface Answer {
  readonly objective: number
  readonly pivots: number
}

/** Puts a scenario into a live model, whole arrays at once. */
export function change(live: LiveModel, { cost, lower, upper, rowLower, rowUpper }: Change): void {
  live.setCosts(cost)
  live.setBounds(lower, upper)
  live.setRows(rowLower, rowUpper)
}
