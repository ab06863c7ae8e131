/**
 * The worst set of at most k measures, with a proof.
 *
 * L(S), what the side loses under a set S, is known only by solving a programme. Each solve of a set T bounds the loss of
 * every other set: from above, by what cutting T's response down would cost (`atMost`), and from below, by T's duals
 * (`atLeast`). All sets stand in one table with both bounds. As long as some set may be worse than the worst one known, a
 * set is solved that settles it; which one only decides how soon the search ends, not what it finds.
 */

/** A set of measures, by their places in the menu, rising. */
export type MeasureSet = readonly number[]

/** What one solved set says of all others. */
export interface Cut {
  readonly loss: number
  /** L(S) is at most this. */
  readonly atMost: (set: MeasureSet) => number
  /** L(S) is at least this. */
  readonly atLeast: (set: MeasureSet) => number
  /** About how much each measure adds to that, and what it is without any: quick to sum, and used to choose only. */
  readonly slope: { readonly none: number; readonly each: Float64Array }
}

export interface Oracle {
  readonly measures: number
  /** What the coercer gives up with a set. */
  readonly gives: (set: MeasureSet) => number
  readonly solve: (set: MeasureSet) => Cut
}

export interface Found {
  readonly set: MeasureSet
  readonly loss: number
  readonly gives: number
  /** loss - kappa . gives */
  readonly value: number
}

export interface Ranking {
  /** The worst sets, the worst first; each was solved itself. */
  readonly found: readonly Found[]
  /** No set has a larger value than this. */
  readonly bound: number
}

/** What a ranking may leave out. */
export interface Narrowed {
  /** Sets with one of these measures do not count. */
  readonly without?: ReadonlySet<number>
  /** The search ends as soon as a set is certain to be worse than this; that set need not be the worst. */
  readonly enough?: number
}

/** Bounds of each set's loss that are certain before a search; it changes them. */
export interface Known {
  readonly sets: readonly MeasureSet[]
  readonly upper: Float64Array
  readonly lower: Float64Array
}

/** At most this many sets are held in the table; more would not fit in memory. */
export const MOST_SETS = 4_000_000

/** For one member of the side no set bounds another, so that far fewer can be searched. */
export const MOST_ALONE = 2_000

/** Sets of at most k of n measures. */
export function countSets(n: number, k: number): number {
  let all = 0
  let ofSize = 1
  for (let size = 0; size <= Math.min(n, k); size++) {
    all += ofSize
    ofSize = (ofSize * (n - size)) / (size + 1)
  }
  return all
}

/** What a ranking is asked for: a price of what is given up, and which sets count (1) or do not. */
interface Asked {
  readonly kappa: number
  readonly open: Uint8Array
}

const NONE: ReadonlySet<number> = new Set()

/** A superset that is expected to lose this part of the worst set known settles most sets within it. */
const SETTLES = 0.6

export class Search {
  readonly sets: readonly MeasureSet[]
  private readonly oracle: Oracle
  private readonly tolerance: number
  private readonly upper: Float64Array
  private readonly lower: Float64Array
  private readonly gives: Float64Array
  private readonly cuts = new Map<string, Cut>()
  private readonly onSolve: ((solved: number, bound: number, best: number) => void) | undefined

  constructor(
    oracle: Oracle,
    most: number,
    tolerance: number,
    onSolve?: (solved: number, bound: number, best: number) => void,
    known?: Known,
  ) {
    this.oracle = oracle
    this.tolerance = tolerance
    this.onSolve = onSolve
    this.sets = known?.sets ?? allSets(oracle.measures, most)
    this.upper = known?.upper ?? new Float64Array(this.sets.length).fill(Number.POSITIVE_INFINITY)
    // Nothing can be gained by losing room.
    this.lower = known?.lower ?? new Float64Array(this.sets.length)
    this.gives = Float64Array.from(this.sets, (set) => oracle.gives(set))
    this.cut([])
    // All at once bounds every set; where bounds are known already, they are better.
    if (known === undefined) this.cut(Array.from({ length: oracle.measures }, (_, a) => a))
  }

  /** No set loses more than this, by what is known so far; in the order of the sets. */
  get atMost(): Float64Array {
    return this.upper
  }

  get solves(): number {
    return this.cuts.size
  }

  /** The `count` worst sets at a price of what the coercer gives up; 0 counts the loss alone. */
  rank(count: number, kappa = 0, { without = NONE, enough = Number.POSITIVE_INFINITY }: Narrowed = {}): Ranking {
    const asked: Asked = { kappa, open: this.openSets(without) }
    for (;;) {
      const order = this.worstKnown(count, asked)
      const least = this.value(this.lower, order.at(-1) ?? 0, kappa)
      const next = least > enough ? undefined : this.mostDoubtful(least, asked)
      if (next === undefined) {
        // Bounds may have settled a set that was never solved: what is reported is solved itself.
        const unsolved = order.find((i) => !this.cuts.has(keyOf(this.sets[i] ?? [])))
        if (unsolved !== undefined && least <= enough) {
          this.cut(this.sets[unsolved] ?? [])
          continue
        }
        const found = order
          .map((i) => this.found(i, kappa))
          .sort((a, b) => b.value - a.value || a.set.length - b.set.length)
        return { found, bound: this.bound(asked) }
      }
      const set = this.sets[next] ?? []
      // Supersets settle many sets when one is sought by its loss alone; for the rest, small sets are quicker and say more.
      this.cut(count === 1 && kappa === 0 ? this.extended(set, least) : set)
      this.onSolve?.(this.solves, this.bound(asked), this.value(this.lower, order[0] ?? 0, kappa))
    }
  }

  /** The worst without some measures costs at least this, by what is known so far. */
  atLeast(without: ReadonlySet<number>): number {
    const open = this.openSets(without)
    return this.lower.reduce((most, lower, i) => (open[i] === 1 ? Math.max(most, lower) : most), 0)
  }

  /** Solves each measure alone: what is cheap to give up is small, and larger sets say little of it. */
  solveSingles(): void {
    for (let a = 0; a < this.oracle.measures; a++) if (!this.cuts.has(keyOf([a]))) this.cut([a])
  }

  private openSets(without: ReadonlySet<number>): Uint8Array {
    return Uint8Array.from(this.sets, (set) => (set.some((a) => without.has(a)) ? 0 : 1))
  }

  private found(i: number, kappa: number): Found {
    const set = this.sets[i] ?? []
    const loss = this.cuts.get(keyOf(set))?.loss ?? this.lower[i] ?? 0
    const gives = this.gives[i] ?? 0
    return { set, loss, gives, value: loss - kappa * gives }
  }

  private value(bounds: Float64Array, i: number, kappa: number): number {
    return (bounds[i] ?? 0) - kappa * (this.gives[i] ?? 0)
  }

  private bound({ kappa, open }: Asked): number {
    let most = Number.NEGATIVE_INFINITY
    for (let i = 0; i < this.sets.length; i++)
      if (open[i] === 1) most = Math.max(most, this.value(this.upper, i, kappa))
    return most
  }

  /** The sets with the largest values that are certain. */
  private worstKnown(count: number, { kappa, open }: Asked): number[] {
    const worst: number[] = []
    for (let i = 0; i < this.sets.length; i++) {
      if (open[i] !== 1) continue
      const value = this.value(this.lower, i, kappa)
      if (worst.length === count && value <= this.value(this.lower, worst[count - 1] ?? 0, kappa)) continue
      const at = worst.findIndex((other) => value > this.value(this.lower, other, kappa))
      worst.splice(at < 0 ? worst.length : at, 0, i)
      if (worst.length > count) worst.pop()
    }
    return worst
  }

  /** The set that may be worst of those that may be worse than `least`, if there is one. */
  private mostDoubtful(least: number, { kappa, open }: Asked): number | undefined {
    let found: number | undefined
    let most = least + this.tolerance
    for (let i = 0; i < this.sets.length; i++) {
      if (open[i] !== 1 || (this.upper[i] ?? 0) - (this.lower[i] ?? 0) <= this.tolerance) continue
      const value = this.value(this.upper, i, kappa)
      if (value > most) [found, most] = [i, value]
    }
    return found
  }

  /** Adds measures to a set as long as it is not expected to lose too much: one solve then settles all sets within. */
  private extended(set: MeasureSet, target: number): MeasureSet {
    const grown = new Set(set)
    const cuts = [...this.cuts.values()].map(({ slope: { none, each } }) => ({
      each,
      now: set.reduce((sum, a) => sum + (each[a] ?? 0), none),
    }))
    const most = (a?: number): number =>
      cuts.reduce((max, { now, each }) => Math.max(max, a === undefined ? now : now + (each[a] ?? 0)), 0)
    let expected = most()
    while (expected < SETTLES * target && grown.size < this.oracle.measures) {
      let [best, least] = [-1, Number.POSITIVE_INFINITY]
      for (let a = 0; a < this.oracle.measures; a++) {
        if (grown.has(a)) continue
        const then = most(a)
        if (then < least) [best, least] = [a, then]
      }
      if (least > SETTLES * target) break
      grown.add(best)
      for (const cut of cuts) cut.now += cut.each[best] ?? 0
      expected = least
    }
    const rising = [...grown].sort((a, b) => a - b)
    // A set that was solved already has said all it can.
    return this.cuts.has(keyOf(rising)) ? set : rising
  }

  private cut(set: MeasureSet): void {
    const cut = this.oracle.solve(set)
    this.cuts.set(keyOf(set), cut)
    this.sets.forEach((other, i) => {
      this.upper[i] = Math.min(this.upper[i] ?? 0, cut.atMost(other))
      this.lower[i] = Math.max(this.lower[i] ?? 0, cut.atLeast(other))
    })
  }
}

const keyOf = (set: MeasureSet): string => set.join(' ')

/** All sets of at most `most` of `n` measures, the empty one first. */
export function allSets(n: number, most: number): MeasureSet[] {
  const sets: MeasureSet[] = [[]]
  for (let first = 0, size = 1; size <= most; size++) {
    const end = sets.length
    for (; first < end; first++) {
      const set = sets[first] ?? []
      for (let a = (set.at(-1) ?? -1) + 1; a < n; a++) sets.push([...set, a])
    }
  }
  return sets
}
