import { at, numberAt } from '../lists/index.ts'

/**
 * A cooperative game with transferable utility: what each coalition of players is worth by itself. A coalition is a sum of 1 << player, and its worth stands at
 * that index; the empty one is worth nothing.
 */
export interface Game {
  readonly players: number
  readonly worth: Float64Array
}
/** Players, as a sum of 1 << player. */
export type Coalition = number

/** There are 2^players coalitions, and a row of a linear program for each. */
export const MOST_PLAYERS = 7

/** Differences below this share of a game's size are rounding. */
export const ROUNDING = 1e-7

export const everyone = (players: number): Coalition => (1 << players) - 1

export const isIn = (player: number, coalition: Coalition): boolean => (coalition & (1 << player)) !== 0

export const playersIn = (coalition: Coalition, players: number): number[] =>
  Array.from({ length: players }, (_, player) => player).filter((player) => isIn(player, coalition))

/** All coalitions but the empty one and that of everyone. */
export const properCoalitions = (players: number): Coalition[] =>
  Array.from({ length: everyone(players) - 1 }, (_, i) => i + 1)

/** @param worthOf is asked once for each coalition that is not empty */
export function gameOf(players: number, worthOf: (members: readonly number[]) => number): Game {
  if (!Number.isInteger(players) || players < 2 || players > MOST_PLAYERS)
    throw new RangeError(`a game of ${players} players; it needs 2 to ${MOST_PLAYERS}`)
  const worth = Float64Array.from({ length: everyone(players) + 1 }, (_, coalition) =>
    coalition === 0 ? 0 : worthOf(playersIn(coalition, players)),
  )
  if (!worth.every(Number.isFinite)) throw new RangeError('a coalition that is worth no finite amount')
  return { players, worth }
}

/** What all get together. */
export const worthOfAll = ({ players, worth }: Game): number => numberAt(worth, everyone(players))

/** What a coalition gets of a split. */
export const sumIn = (split: readonly number[], coalition: Coalition): number =>
  playersIn(coalition, split.length).reduce((sum, player) => sum + at(split, player), 0)

/** How much more a coalition is worth by itself than it gets of a split. */
export const excess = ({ worth }: Game, split: readonly number[], coalition: Coalition): number =>
  numberAt(worth, coalition) - sumIn(split, coalition)

/** The size of what is at stake, by which rounding is judged: 1 where nothing is. */
export const sizeOf = ({ worth }: Game): number => {
  const most = worth.reduce((size, value) => Math.max(size, Math.abs(value)), 0)
  return most > 0 ? most : 1
}
