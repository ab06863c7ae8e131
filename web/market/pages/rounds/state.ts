import type { RoundsShown } from '../../../../src/market/index.ts'
import { stageOf, type Stage } from '../../parts/Status.tsx'

export type Summary = RoundsShown['rounds'][number]

/** What is on: a round that takes orders, or will, or is on its way to a result. */
const ON: readonly Stage[] = ['taking', 'over', 'closed', 'opened', 'waiting', 'announced']

/** Rounds that are on, those that take orders first, the next to close before others. */
export function onNow(rounds: readonly Summary[], now: number): readonly Summary[] {
  return rounds
    .map((round) => ({ round, rank: ON.indexOf(stageOf(round, now)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || compare(a.round.closes, b.round.closes))
    .map(({ round }) => round)
}

/** The round with a result that closed last. */
export const lastCleared = (rounds: readonly Summary[]): Summary | undefined =>
  [...rounds]
    .filter(({ status }) => status === 'cleared' || status === 'settled')
    .sort((a, b) => compare(a.closes, b.closes))
    .at(-1)

/** The latest first. */
export const latestFirst = (rounds: readonly Summary[]): readonly Summary[] =>
  [...rounds].sort((a, b) => compare(b.closes, a.closes))

const compare = (a: string, b: string): number => Date.parse(a) - Date.parse(b)
