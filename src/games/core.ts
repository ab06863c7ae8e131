import { numberAt } from '../lists/index.ts'
import { modelFromRows, type Solver } from '../solver/index.ts'
import {
  excess,
  everyone,
  isIn,
  playersIn,
  properCoalitions,
  ROUNDING,
  sizeOf,
  worthOfAll,
  type Coalition,
  type Game,
} from './game.ts'

/** The least that would have to be shared out so that no coalition gains by leaving. */
export interface LeastForAll {
  /** What is shared out leaves each coalition at least what it is worth. */
  readonly split: readonly number[]
  /** Weights of coalitions that add to 1 for each player: a balanced collection. */
  readonly weights: readonly (readonly [Coalition, number])[]
  /** Both bounds of the least, made from the split and the weights without the solver. */
  readonly atLeast: number
  readonly atMost: number
}

/**
 *   minimise  x(N)   subject to  x(C) >= v(C) for each coalition C but that of everyone
 *
 * Its duals are the weights of a balanced collection (Bondareva 1963, Shapley 1967): where coalitions with these weights are worth more than v(N), no split of v(N)
 * satisfies all of them. The solver only proposes: a split that falls short is raised, and weights that do not add up are filled
 * with players by themselves, so that both bounds hold whatever it did.
 */
export function leastForAll(solver: Solver, game: Game): LeastForAll {
  const { players, worth } = game
  const coalitions = properCoalitions(players)
  const size = sizeOf(game)
  const free = (): Float64Array => new Float64Array(players).fill(Number.POSITIVE_INFINITY)
  const live = solver.create(
    modelFromRows(
      { cost: new Float64Array(players).fill(1), lower: free().map((most) => -most), upper: free() },
      coalitions.map((coalition) => {
        const indices = playersIn(coalition, players)
        const lower = numberAt(worth, coalition) / size
        return { lower, upper: Number.POSITIVE_INFINITY, indices, values: indices.map(() => 1) }
      }),
    ),
  )
  try {
    const { x, rowDual } = live.solve()
    const proposed = Array.from(x, (part) => part * size)
    const missing = coalitions.reduce((most, coalition) => Math.max(most, excess(game, proposed, coalition)), 0)
    const split = proposed.map((part) => part + missing)
    const weights = balanced(
      players,
      coalitions.map((coalition, r) => [coalition, Math.max(0, numberAt(rowDual, r))] as const),
    )
    return {
      split,
      weights,
      atLeast: weights.reduce((sum, [coalition, weight]) => sum + weight * numberAt(worth, coalition), 0),
      atMost: split.reduce((sum, part) => sum + part, 0),
    }
  } finally {
    live.dispose()
  }
}

/** Weights that add to 1 for each player: scaled down where they add to more, and filled with players by themselves where to less. */
function balanced(players: number, given: readonly (readonly [Coalition, number])[]): (readonly [Coalition, number])[] {
  const sumFor = (player: number, scale: number): number =>
    given.reduce((sum, [coalition, weight]) => (isIn(player, coalition) ? sum + weight / scale : sum), 0)
  const all = Array.from({ length: players }, (_, player) => player)
  const scale = Math.max(1, ...all.map((player) => sumFor(player, 1)))
  const filled = new Map(given.map(([coalition, weight]) => [coalition, weight / scale]))
  for (const player of all)
    filled.set(1 << player, (filled.get(1 << player) ?? 0) + Math.max(0, 1 - sumFor(player, scale)))
  return [...filled].filter(([, weight]) => weight > 0)
}

/** What holds for every game between two bounds of each worth. */
export type Held = 'yes' | 'no' | 'undecided'

/** Games whose worths lie between those of two games. */
export interface GameRange {
  readonly least: Game
  readonly most: Game
}

const allWith = ({ players, worth }: Game, all: number): Game => ({
  players,
  worth: worth.map((value, coalition) => (coalition === everyone(players) ? all : value)),
})

/** Whether some split of what all are worth leaves no coalition a gain by leaving: whether the core is not empty, for every game in the range. */
export function hasCore(solver: Solver, { least, most }: GameRange): Held {
  const rounding = ROUNDING * Math.max(sizeOf(least), sizeOf(most))
  // The hardest case: all are worth least, and coalitions most. And the easiest.
  if (leastForAll(solver, allWith(most, worthOfAll(least))).atMost <= worthOfAll(least) + rounding) return 'yes'
  return leastForAll(solver, allWith(least, worthOfAll(most))).atLeast > worthOfAll(most) + rounding
    ? 'no'
    : 'undecided'
}

/** What a coalition gains by leaving a split, at least and at most; below 0 it loses. */
interface Leaving {
  readonly coalition: Coalition
  readonly atLeast: number
  readonly atMost: number
}

export interface CoreTest {
  /** Whether the split is in the core of every game in the range, or of none. */
  readonly held: Held
  /** The coalitions that might gain by leaving, the one that might gain most first. */
  readonly leaving: readonly Leaving[]
}

/** Which coalitions could leave a split with gain. */
export function testSplit({ least, most }: GameRange, split: readonly number[]): CoreTest {
  const rounding = ROUNDING * Math.max(sizeOf(least), sizeOf(most))
  const leaving = properCoalitions(least.players)
    .map((coalition) => ({
      coalition,
      atLeast: excess(least, split, coalition),
      atMost: excess(most, split, coalition),
    }))
    .filter(({ atMost }) => atMost > rounding)
    .sort((a, b) => b.atMost - a.atMost || a.coalition - b.coalition)
  const held = leaving.length === 0 ? 'yes' : leaving.some(({ atLeast }) => atLeast > rounding) ? 'no' : 'undecided'
  return { held, leaving }
}
