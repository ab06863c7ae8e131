import { Search, type MeasureSet } from '../weapon/index.ts'
import { Master, type Levels, type MasterTerms } from './master.ts'
import type { PlanCut, SecondStage } from './second-stage.ts'
import type { Solver } from '../../solver/index.ts'

/**
 * The cheapest mix of paying before and losing under the worst attack, between two bounds.
 *
 * From below, the master: the worst is taken over the sets that are known, and each cut holds for every plan. From above, any
 * plan whose worst sets were found by the exact search. Parts are allowed at first, since cuts found there hold for wholes
 * too; then wholes are sought over the same cuts, and each is searched, until both bounds meet.
 */
export interface Bounds {
  /** No plan comes to less; million USD. */
  readonly lower: number
  /** The best plan so far comes to this. */
  readonly upper: number
}

export interface Solved extends Bounds {
  readonly levels: Levels
  /** Loss in the first year of each block under its worst set, million USD, and that set. */
  readonly worst: readonly { readonly loss: number; readonly bound: number; readonly set: MeasureSet }[]
  readonly cost: number
  readonly spent: number
  /** What it comes to if nothing is decided, and the worst sets then. */
  readonly without: { readonly comesTo: number; readonly worst: Solved['worst'] }
  readonly stopped: 'gap' | 'time' | 'rounds'
  readonly rounds: { readonly parts: number; readonly wholes: number; readonly searches: number; readonly cuts: number }
}

export interface SolveOptions {
  /** Measures at once, at most. */
  readonly most: number
  /** Gap at which it ends, as a share of what the best plan comes to. */
  readonly gap: number
  /** Seconds by `clock` after which the best so far is taken. */
  readonly seconds: number
  readonly clock: () => number
  readonly onProgress?: (told: Bounds & { readonly phase: 'parts' | 'wholes' }) => void
}

/** Parts of the gap that is asked for at which parts of projects are settled, and each search for wholes ends. */
const OF_PARTS = 0.5
const OF_WHOLES = 0.25
/** A round that lifts the bound by less than this part of the gap is slow; after so many the sets are looked at anew. */
const SLOW = 0.02
const PATIENCE = 4
const MOST_ROUNDS = 200
/** Cuts that a block takes from the pool in a round, the most violated first. */
const TAKEN = 4

export function solvePlan(solver: Solver, stage: SecondStage, terms: MasterTerms, options: SolveOptions): Solved {
  const begun = options.clock()
  const left = (): number => options.seconds - (options.clock() - begun)
  const { blocks, decisions, discount, chance } = terms
  const sets = new Map<string, MeasureSet>()
  const pool: PlanCut[] = []
  const taken = blocks.map(() => new Set<PlanCut>())
  let searches = 0
  const weights = blocks.map((block) => chance * Master.years(block, discount))

  /** The worst set under what stands, by the exact search. */
  const search = (): { loss: number; bound: number; set: MeasureSet } => {
    searches += 1
    const { game } = stage
    const peace = (stage.reference - game.worth) / 1000
    const found = new Search(stage.oracle(), options.most, 1e-9 * Math.abs(game.worth)).rank(1)
    const [worst] = found.found
    if (worst === undefined) throw new Error('an empty table')
    return { loss: peace + worst.loss / 1000, bound: peace + found.bound / 1000, set: worst.set }
  }
  const remember = (set: MeasureSet): void => void sets.set(set.join(' '), set)
  /** Looks at a plan block by block: cuts at all sets known, and the exact search where it is asked for. */
  const look = (levels: Levels, exactly: boolean): { losses: number[]; worst: Solved['worst'] } => {
    const known = new Map<string, { loss: number; bound: number; set: MeasureSet }>()
    const worst = levels.v.map((v) => {
      const key = v.join(' ')
      const before = known.get(key)
      if (before !== undefined) return before
      stage.furnish(v)
      const certain = exactly ? search() : undefined
      if (certain !== undefined) remember(certain.set)
      let most = { loss: Number.NEGATIVE_INFINITY, bound: Number.POSITIVE_INFINITY, set: [] as MeasureSet }
      for (const set of sets.values()) {
        const cut = stage.cut(set)
        pool.push(cut)
        if (cut.loss / 1000 > most.loss) most = { loss: cut.loss / 1000, bound: Number.POSITIVE_INFINITY, set }
      }
      const found = certain === undefined ? most : { ...certain, loss: Math.max(certain.loss, most.loss) }
      known.set(key, found)
      return found
    })
    return { losses: worst.map(({ loss }) => loss), worst }
  }
  const nothing: Levels = {
    v: blocks.map((_, b) => Float64Array.from(decisions, (_, i) => (terms.stands(i, b) === 'anyway' ? 1 : 0))),
  }
  remember([])
  const first = look(nothing, true)
  // Whatever is decided adds room: no plan loses more than nothing does, nor less than all of it without an attack.
  stage.furnish(new Float64Array(decisions.length).fill(1))
  const least = (stage.reference - stage.game.worth) / 1000
  const master = new Master(
    solver,
    terms,
    first.worst.map(({ bound }) => [least, bound]),
  )
  /** Gives each block the cuts of the pool that a plan of the master does not keep. */
  const separate = ({ v }: Levels): number => {
    let added = 0
    blocks.forEach((_, b) => {
      const at = v[b] ?? new Float64Array()
      pool
        .filter((cut) => taken[b]?.has(cut) !== true)
        .map((cut) => ({ cut, value: cut.slope.reduce((sum, each, i) => sum + each * (at[i] ?? 0), cut.constant) }))
        .sort((one, other) => other.value - one.value)
        .slice(0, TAKEN)
        .forEach(({ cut }) => {
          master.add(b, cut)
          taken[b]?.add(cut)
          added += 1
        })
    })
    return added
  }
  const comesTo = (levels: Levels, losses: readonly number[], parts = false): number =>
    losses.reduce((sum, loss, b) => sum + (weights[b] ?? 0) * loss, master.costOf(levels, parts))
  try {
    let best = {
      levels: nothing,
      worst: first.worst,
      upper: comesTo(
        nothing,
        first.worst.map(({ bound }) => bound),
      ),
    }
    separate(nothing)
    let lower = Number.NEGATIVE_INFINITY
    const rounds = { parts: 0, wholes: 0 }
    const without = { comesTo: best.upper, worst: first.worst }
    let centre = { levels: nothing, value: best.upper }
    const tell = (phase: 'parts' | 'wholes'): void => options.onProgress?.({ phase, lower, upper: best.upper })

    // Parts.
    let stalled = 0
    while (rounds.parts < MOST_ROUNDS && left() > 0) {
      rounds.parts += 1
      const { bound, levels } = master.solve()
      stalled = bound > lower + SLOW * options.gap * Math.abs(bound) ? 0 : stalled + 1
      lower = Math.max(lower, bound)
      tell('parts')
      const near = (value: number): boolean => value - lower <= OF_PARTS * options.gap * Math.abs(value)
      if (near(centre.value) || stalled > PATIENCE) {
        // As far as the sets known go, this is it; whether there is a worse one, only the exact search can tell.
        const before = sets.size
        const { losses } = look(centre.levels, true)
        centre = { levels: centre.levels, value: comesTo(centre.levels, losses, true) }
        separate(levels)
        if (near(centre.value) || (sets.size === before && stalled > PATIENCE)) break
        stalled = 0
        continue
      }
      // Half-way to the best known keeps the plan that is asked about from leaping to and fro.
      const asked = stalled > 1 ? levels : halfway(centre.levels, levels)
      const { losses } = look(asked, rounds.parts <= 2)
      const value = comesTo(asked, losses, true)
      if (value < centre.value) centre = { levels: asked, value }
      separate(levels)
    }

    // Wholes.
    let stopped: Solved['stopped'] = 'rounds'
    while (rounds.wholes < MOST_ROUNDS) {
      if (best.upper - lower <= options.gap * Math.abs(best.upper)) {
        stopped = 'gap'
        break
      }
      if (left() <= 0) {
        stopped = 'time'
        break
      }
      rounds.wholes += 1
      const found = master.solveWhole(OF_WHOLES * options.gap, Math.max(1, left()))
      if (found === undefined) {
        stopped = 'time'
        break
      }
      lower = Math.max(lower, found.bound)
      const { worst } = look(found.levels, true)
      const upper = comesTo(
        found.levels,
        worst.map(({ bound }) => bound),
      )
      if (upper < best.upper) best = { levels: found.levels, worst, upper }
      separate(found.levels)
      tell('wholes')
    }
    return {
      lower,
      upper: best.upper,
      levels: best.levels,
      worst: best.worst,
      cost: master.costOf(best.levels),
      spent: master.spentOn(best.levels),
      without,
      stopped,
      rounds: { ...rounds, searches, cuts: pool.length },
    }
  } finally {
    master.dispose()
  }
}

const halfway = (one: Levels, other: Levels): Levels => ({
  v: one.v.map((v, b) => v.map((level, i) => (level + (other.v[b]?.[i] ?? 0)) / 2)),
})
