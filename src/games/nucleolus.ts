import { at, numberAt } from '../lists/index.ts'
import { modelFromRows, type NewRow, type Solver } from '../solver/index.ts'
import { everyone, isIn, playersIn, properCoalitions, ROUNDING, sizeOf, type Coalition, type Game } from './game.ts'

/** A dual below this is none: those of coalitions add to 1, and a basis of zeros and ones has none that is as small. */
const DUAL = 1e-6

/** What coalitions get, as far as it is settled: independent of one another. */
interface Settled {
  readonly rows: { readonly coalition: Coalition; readonly sum: number }[]
  readonly echelon: Float64Array[]
}

/**
 * The nucleolus (Schmeidler 1969): of all splits that leave each player at least what it is worth alone, the one whose largest excess is least, then the next largest, and so on.
 *
 * With y the part of each player beyond what it is worth alone, by a sequence of linear programs (Kopelowitz 1967; Maschler, Peleg and Shapley 1979):
 *
 *   minimise  e   subject to  y(C) + e >= v(C) - sum over C of v({i})   for each C that is not settled,   y >= 0,   what is settled stays
 *
 * A coalition with a dual has this excess in every optimum, so that what it gets is settled, and with it what all combinations of settled ones get.
 * Each round settles one that is independent of those before, so that there are at most `players` rounds.
 *
 * @returns what each player gets; undefined where all together are worth less than the players alone
 */
export function nucleolus(solver: Solver, game: Game): number[] | undefined {
  const { players, worth } = game
  const alone = Array.from({ length: players }, (_, player) => numberAt(worth, 1 << player))
  const beyond = worth.map((value, coalition) =>
    playersIn(coalition, players).reduce((rest, player) => rest - at(alone, player), value),
  )
  const surplus = numberAt(beyond, everyone(players))
  const rounding = ROUNDING * sizeOf(game)
  if (surplus < -rounding) return undefined
  // Only one split leaves each what it is worth alone.
  if (surplus <= rounding) return alone.map((value) => value + surplus / players)
  const parts = sharedOut(solver, players, beyond, surplus)
  // What rounding left of the sum is given back in parts.
  const sum = parts.reduce((all, part) => all + part, 0)
  return parts.map((part, player) => at(alone, player) + (part / sum) * surplus)
}

/** The nucleolus of a game in which nobody is worth anything alone, as shares of what all are worth. */
function sharedOut(solver: Solver, players: number, beyond: Float64Array, surplus: number): number[] {
  const settled: Settled = { rows: [], echelon: [] }
  settle(settled, players, everyone(players), 1)
  let parts = Array.from({ length: players }, () => 1 / players)
  while (settled.rows.length < players) {
    const before = settled.rows.length
    const open = properCoalitions(players).filter((coalition) => isIndependent(settled, players, coalition))
    const rowOf = (coalition: Coalition, lower: number, upper: number, most: boolean): NewRow => {
      const own = playersIn(coalition, players)
      const indices = most ? [...own, players] : own
      return { lower, upper, indices, values: indices.map(() => 1) }
    }
    // The last column is the excess.
    const cost = new Float64Array(players + 1)
    cost[players] = 1
    const lower = new Float64Array(players + 1)
    lower[players] = Number.NEGATIVE_INFINITY
    const live = solver.create(
      modelFromRows({ cost, lower, upper: new Float64Array(players + 1).fill(Number.POSITIVE_INFINITY) }, [
        ...open.map((coalition) =>
          rowOf(coalition, numberAt(beyond, coalition) / surplus, Number.POSITIVE_INFINITY, true),
        ),
        ...settled.rows.map(({ coalition, sum }) => rowOf(coalition, sum, sum, false)),
      ]),
    )
    try {
      const { x, rowDual } = live.solve()
      parts = Array.from(x.subarray(0, players), (part) => Math.max(0, part))
      const most = numberAt(x, players)
      open.forEach((coalition, r) => {
        if (numberAt(rowDual, r) > DUAL)
          settle(settled, players, coalition, numberAt(beyond, coalition) / surplus - most)
      })
      if (settled.rows.length === before) throw new Error('a round that settles no coalition')
    } finally {
      live.dispose()
    }
  }
  return parts
}

/** The vector of a coalition less what settled ones make of it. */
function reduced({ echelon }: Settled, players: number, coalition: Coalition): Float64Array {
  const rest = Float64Array.from({ length: players }, (_, player) => (isIn(player, coalition) ? 1 : 0))
  for (const row of echelon) {
    const pivot = pivotOf(row)
    const times = numberAt(rest, pivot) / numberAt(row, pivot)
    for (let player = 0; player < players; player++)
      rest[player] = numberAt(rest, player) - times * numberAt(row, player)
  }
  return rest
}

/** Of vectors of zeros and ones that were taken from each other, what is smaller than this is nothing. */
const NOTHING = 1e-9

const pivotOf = (row: Float64Array): number => row.findIndex((value) => Math.abs(value) > NOTHING)

const isIndependent = (settled: Settled, players: number, coalition: Coalition): boolean =>
  pivotOf(reduced(settled, players, coalition)) >= 0

function settle(settled: Settled, players: number, coalition: Coalition, sum: number): void {
  const row = reduced(settled, players, coalition)
  if (pivotOf(row) < 0) return
  settled.rows.push({ coalition, sum })
  settled.echelon.push(row)
}
