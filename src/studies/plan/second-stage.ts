import { alarm, buildLimits, dualBound, type Network } from '../../clearing/index.ts'
import type { Basis, LinearModel, Optimum, Solver, Terms } from '../../solver/index.ts'
import type { Scenario } from '../../world/index.ts'
import { openGame, type Game, type MeasureSet, type Near, type Oracle } from '../weapon/index.ts'
import type { Decision } from './decisions.ts'

/**
 * What a plan is worth under attack: the game of `weapon`, with the side's limits moved by what was decided.
 *
 *   Q(v, S) = W(0, {}) - W(v, S)      v_i in [0, 1]: how much of decision i stands when the attack comes
 *
 * A decision moves upper bounds and right-hand sides in proportion to v and does nothing else, so that Q is convex in v for
 * each set S. One function serves all years: what differs between them is v.
 */
export interface SecondStage {
  readonly game: Game
  /** What the side is worth with nothing decided and no measure in force, thousand USD. */
  readonly reference: number
  /** Puts a plan in force for all that is asked of the game from here on. */
  readonly furnish: (levels: Float64Array) => void
  /** The game for a search under the plan in force: each set starts from the solved one that is most like it. */
  readonly oracle: () => Oracle
  /** Q of the plan in force under a set, and what it says of all other plans. */
  readonly cut: (set: MeasureSet) => PlanCut
}

/** Q(v, S) >= constant + slope . v for every plan v, with equality where it was made. */
export interface PlanCut {
  readonly set: MeasureSet
  readonly constant: number
  readonly slope: Float64Array
  /** Q where it was made. */
  readonly loss: number
}

/** What a decision adds to the programme at level 1. */
interface Lever {
  /** To upper bounds of columns. */
  readonly columns: readonly (readonly [column: number, amount: number])[]
  /** To upper ends of rows. */
  readonly rows: readonly (readonly [row: number, amount: number])[]
  /** To what lies in a balance at first. */
  readonly stocks: readonly (readonly [row: number, amount: number])[]
}

/** @param network built with all that may be decided, at nothing: plants without room, reserves empty */
export function openSecondStage(
  solver: Solver,
  network: Network,
  menu: Scenario,
  decisions: readonly Decision[],
): SecondStage {
  const game = openGame(solver, network, menu)
  const levers = leversOf(network, menu, decisions, game)
  let standing = new Float64Array(decisions.length)
  const near = new Map<string, Near>()
  const reference = game.worth
  return {
    game,
    reference,
    furnish: (levels) => {
      standing = Float64Array.from(levels)
      game.refit((model) => levers.forEach((lever, i) => pull(model, lever, levels[i] ?? 0)))
    },
    oracle: () => {
      const solved: { readonly set: MeasureSet; readonly basis: Basis }[] = []
      return {
        measures: game.measures,
        gives: game.gives,
        solve: (set) => {
          const like = nearest(solved, set)
          const own: Near = { basis: like?.basis ?? near.get(set.join(' '))?.basis }
          const cut = game.solve(set, own)
          if (own.basis !== undefined) solved.push({ set, basis: own.basis })
          return cut
        },
      }
    },
    cut: (set) => {
      // From one plan to the next the best response to a set changes little.
      const key = set.join(' ')
      const own = near.get(key) ?? { basis: undefined }
      near.set(key, own)
      return cutOf(game.window.model, levers, standing, reference, set, game.respond(set, own))
    },
  }
}

/** Of what was solved, the set that differs least from this one; of several, the latest. */
function nearest<T extends { readonly set: MeasureSet }>(solved: readonly T[], set: MeasureSet): T | undefined {
  let found: T | undefined
  let least = Number.POSITIVE_INFINITY
  for (const one of solved) {
    const shared = one.set.filter((a) => set.includes(a)).length
    const apart = one.set.length + set.length - 2 * shared
    if (apart <= least) [found, least] = [one, apart]
  }
  return found
}

function pull(model: Terms, { columns, rows, stocks }: Lever, level: number): void {
  if (level === 0) return
  for (const [j, amount] of columns) model.upper[j] = (model.upper[j] ?? 0) + level * amount
  for (const [r, amount] of rows) model.rowUpper[r] = (model.rowUpper[r] ?? 0) + level * amount
  for (const [r, amount] of stocks) model.rowLower[r] = model.rowUpper[r] = (model.rowUpper[r] ?? 0) - level * amount
}

/**
 * By weak duality, with y the duals of the rows and d what each column costs once they are paid for, the programme comes
 * to at least sum_r y_r end_r(v) + sum_j min(d_j lower_j, d_j upper_j(v)), for every v.
 */
function cutOf(
  model: LinearModel,
  levers: readonly Lever[],
  standing: Float64Array,
  reference: number,
  set: MeasureSet,
  { rowDual, objective }: Optimum,
): PlanCut {
  const { bound, reduced } = dualBound(model, rowDual)
  const slope = Float64Array.from(levers, ({ columns, rows, stocks }) => {
    let sum = 0
    for (const [j, amount] of columns) sum += Math.min(0, reduced[j] ?? 0) * amount
    for (const [r, amount] of rows) sum += Math.min(0, rowDual[r] ?? 0) * amount
    for (const [r, amount] of stocks) sum -= (rowDual[r] ?? 0) * amount
    return sum
  })
  const here = slope.reduce((sum, each, i) => sum + each * (standing[i] ?? 0), 0)
  return { set, constant: reference + bound - here, slope, loss: reference + objective }
}

function leversOf(network: Network, menu: Scenario, decisions: readonly Decision[], { window }: Game): Lever[] {
  const { layout, months } = window
  const perMonth = layout.columns.length
  const limits = buildLimits(network, { ...menu, measures: [] }, alarm(menu))
  const siteIndex = new Map(network.sites.map(({ id }, s) => [id, s]))
  const rowOfSite = new Map(layout.capacityRows.map((s, i) => [s, layout.nodes + layout.buyers + i]))
  const runColumns = new Map<number, number[]>()
  const shipColumns = new Map<number, number>()
  layout.columns.forEach(({ kind, ref, part }, c) => {
    if (kind === 'run' && part === 1) runColumns.set(ref, [...(runColumns.get(ref) ?? []), c])
    if (kind === 'ship' && part === 1) shipColumns.set(ref, c)
  })
  const monthly = (amountOf: (k: number) => number, at: number, size: number): (readonly [number, number])[] =>
    Array.from({ length: months }, (_, k) => [k * size + at, amountOf(k)] as const).filter(([, amount]) => amount > 0)

  return decisions.map((decision): Lever => {
    const lever = { columns: [] as (readonly [number, number])[], rows: [] as (readonly [number, number])[] }
    switch (decision.kind) {
      case 'plant': {
        const s = siteIndex.get(decision.site)
        const row = s === undefined ? undefined : rowOfSite.get(s)
        // A variant is taken up in place of what ran in the baseline: in a new plant, nothing did.
        for (const r of s === undefined ? [] : (network.sites[s]?.runs ?? [])) {
          if (network.runs[r]?.adoption !== undefined) continue
          for (const c of runColumns.get(r) ?? []) lever.columns.push(...monthly(() => decision.most / 12, c, perMonth))
        }
        if (row !== undefined) lever.rows.push(...monthly(() => decision.most / 12, row, layout.rows))
        return { ...lever, stocks: [] }
      }
      case 'thrift':
        network.runs.forEach(({ operation, adoptable, site }, r) => {
          const { process } = network.world.operations[operation] ?? {}
          const place = network.world.sites.get(network.sites[site]?.id ?? '')?.place
          if (process !== decision.process || place !== decision.place) return
          const more = (k: number): number => {
            const month = menu.start + k
            const most = Math.min(adoptable, limits.site(site, month, month))
            return Math.max(0, Math.min(decision.most * adoptable, most - limits.adoption(r, month, month)))
          }
          for (const c of runColumns.get(r) ?? []) lever.columns.push(...monthly(more, c, perMonth))
        })
        return { ...lever, stocks: [] }
      case 'offtake':
        network.ships.forEach(({ material, fromPlace, toPlace, origin, limit, base }, n) => {
          const same = material === decision.material && fromPlace === decision.from && toPlace === decision.to
          const column = shipColumns.get(n)
          if (!same || origin === 'coercer' || column === undefined) return
          const more = (k: number): number => {
            const month = menu.start + k
            return Math.max(0, Math.min(decision.most / 12, limit - base - limits.ship(n, month, month).growth))
          }
          lever.columns.push(...monthly(more, column, perMonth))
        })
        return { ...lever, stocks: [] }
      case 'reserve': {
        const own = network.ships.find(
          ({ material, fromPlace, toPlace }) =>
            material === decision.material && fromPlace === decision.place && toPlace === decision.place,
        )
        return { ...lever, stocks: own === undefined ? [] : [[own.from, decision.most]] }
      }
      default:
        return decision satisfies never
    }
  })
}
