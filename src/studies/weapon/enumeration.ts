import { CheckFailed } from '../../clearing/index.ts'
import { at, numberAt } from '../../lists/index.ts'
import { less, quantity, times, type ThousandUsd } from '../../quantity/index.ts'
import { PROVED_GAP } from '../../solver/index.ts'

/**
 * The worst set of at most k measures, with a bound on all others.
 *
 * L(S), what the importing countries lose under a set S, is known only by solving a linear program. Each solve of a set T bounds the loss of
 * every other set: from above, by what cutting T's response down would cost (`upperBound`), and from below, by T's duals
 * (`lowerBound`). All sets stand in one table with both bounds. As long as some set may be worse than the worst one known, a
 * set is solved that settles it; which one only decides how soon the search ends, not what it finds.
 *
 * What is found rests on solved sets and on bounds from above alone. Bounds from below only choose what to solve: a set is
 * ranked by its own solve, and is solved once, so that the search ends whatever they say.
 */

/** A set of measures, by their places in the menu, rising. */
export type MeasureSet = readonly number[]

/** What one solved set says of all others. */
export interface Cut {
  readonly loss: ThousandUsd
  /** The true loss lies within this of it. */
  readonly error: ThousandUsd
  /** L(S) is at most this. */
  readonly upperBound: (set: MeasureSet) => ThousandUsd
  /** L(S) is at least this. */
  readonly lowerBound: (set: MeasureSet) => ThousandUsd
  /** About how much each measure adds to that, and what it is without any: quick to sum, and used to choose only. */
  readonly slope: { readonly none: number; readonly each: Float64Array }
}

export interface Oracle {
  readonly measures: number
  /** Exports that the coercer forgoes with a set. */
  readonly exportsForgone: (set: MeasureSet) => ThousandUsd
  readonly solve: (set: MeasureSet) => Cut
}

export interface Found {
  readonly set: MeasureSet
  readonly loss: ThousandUsd
  readonly exportsForgone: ThousandUsd
  /** loss - kappa . exportsForgone */
  readonly value: ThousandUsd
}

/** No measure at all. */
export const NO_SET: Found = { set: [], loss: quantity(0), exportsForgone: quantity(0), value: quantity(0) }

export interface Ranking {
  /** The worst sets, the worst first; each was solved itself. */
  readonly found: readonly Found[]
  /** No set has a larger value than this. */
  readonly bound: ThousandUsd
}

/** What a ranking may leave out. */
export interface RankOptions {
  /** Sets with one of these measures do not count. */
  readonly without?: ReadonlySet<number>
  /** The search ends as soon as a set is certain to be worse than this; that set need not be the worst. */
  readonly stopAbove?: number
  /** Only sets that cost more than this are looked for: where none does, none is found. */
  readonly above?: number
}

/** Bounds of each set's loss that are certain before a search; it changes them. */
export interface InitialBounds {
  readonly sets: readonly MeasureSet[]
  readonly upper: Float64Array
  readonly lower: Float64Array
}

/** What is known before a search. */
export interface EnumerationStart {
  readonly bounds?: InitialBounds | undefined
  /** Supersets that settled a search like this one (`settled`): they are tried before others are put together. */
  readonly likely?: readonly MeasureSet[]
}

/** At most this many sets are held in the table; more would not fit in memory. */
export const MAX_SETS = 4_000_000

/** For one member no set bounds another, so that far fewer can be searched. */
export const MAX_MEMBER_SETS = 2_000

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

/** What a ranking is asked for: a price of exports forgone, and which sets count (1) or do not. */
interface Asked {
  readonly kappa: number
  readonly open: Uint8Array
}

const NONE: ReadonlySet<number> = new Set()

/** A bound missed by more than this many times the tolerance is wrong; by less it is rounding. */
const CONTRADICTION = 100

/** A superset that is expected to lose this part of the worst set known settles most sets within it. */
const SETTLES = 0.6

export class BoundedEnumeration {
  readonly sets: readonly MeasureSet[]
  private readonly oracle: Oracle
  private readonly tolerance: number
  private readonly upper: Float64Array
  private readonly lower: Float64Array
  private readonly exportsForgone: Float64Array
  private readonly cuts = new Map<string, Cut>()
  /** Larger sets than are in the table, with what each loses. */
  private readonly supersets: { readonly set: MeasureSet; readonly loss: ThousandUsd }[] = []
  /** Place of each set in the table. */
  private readonly places: ReadonlyMap<string, number>
  /** 1 for sets that were solved themselves. */
  private readonly solved: Uint8Array
  /** 1 for sets that a superset was solved for. */
  private readonly extendedOnce: Uint8Array
  /** The largest error of a solve so far. */
  private error = 0
  private readonly onSolve: ((solved: number, bound: ThousandUsd, best: ThousandUsd) => void) | undefined
  private readonly likely: readonly MeasureSet[]

  /** @param tolerance losses that differ by less are the same; where the worst is small, a millionth of it is */
  constructor(
    oracle: Oracle,
    most: number,
    tolerance: number,
    onSolve?: (solved: number, bound: ThousandUsd, best: ThousandUsd) => void,
    { bounds: known, likely = [] }: EnumerationStart = {},
  ) {
    this.oracle = oracle
    this.tolerance = tolerance
    this.onSolve = onSolve
    this.likely = likely
    this.sets = known?.sets ?? allSets(oracle.measures, most)
    this.places = new Map(this.sets.map((set, i) => [keyOf(set), i]))
    this.solved = new Uint8Array(this.sets.length)
    this.extendedOnce = new Uint8Array(this.sets.length)
    this.upper = known?.upper ?? new Float64Array(this.sets.length).fill(Number.POSITIVE_INFINITY)
    // Nothing can be gained by losing room.
    this.lower = known?.lower ?? new Float64Array(this.sets.length)
    this.exportsForgone = Float64Array.from(this.sets, (set) => oracle.exportsForgone(set))
    this.cut([])
    // All at once bounds every set; where bounds are known already, they are better.
    if (known === undefined) this.cut(Array.from({ length: oracle.measures }, (_, a) => a))
  }

  /** No set loses more than this, by what is known so far; in the order of the sets. */
  get upperBounds(): Float64Array {
    return this.upper
  }

  get solves(): number {
    return this.cuts.size
  }

  /** The supersets that were solved and lose no more than the worst set: none within one is worse. */
  get settled(): readonly MeasureSet[] {
    const worst = this.lower.reduce((most, loss) => Math.max(most, loss), 0)
    return this.supersets.flatMap(({ set, loss }) => (loss <= worst ? [set] : []))
  }

  /**
   * The `count` worst sets at a price of the exports forgone; 0 counts the loss alone.
   *
   * @throws CheckFailed if a solve contradicts a bound that was thought certain
   */
  rank(
    count: number,
    kappa = 0,
    { without = NONE, stopAbove = Number.POSITIVE_INFINITY, above = Number.NEGATIVE_INFINITY }: RankOptions = {},
  ): Ranking {
    const asked: Asked = { kappa, open: this.openSets(without) }
    for (;;) {
      const order = this.worstKnown(count, asked)
      const best = this.value(this.lower, at(order, 0), kappa)
      const least = this.value(this.lower, at(order, order.length - 1), kappa)
      const next =
        least > stopAbove
          ? undefined
          : this.mostDoubtful(best > above ? Math.max(least + this.sameAs(best), above) : above, asked)
      if (next === undefined && best <= above) return { found: [], bound: this.bound(asked) }
      if (next === undefined) {
        // Bounds may have settled a set that was never solved: what is reported is solved itself.
        const unsolved = order.find((i) => this.solved[i] !== 1)
        if (unsolved !== undefined && least <= stopAbove) {
          this.cut(at(this.sets, unsolved))
          continue
        }
        const found = order
          .map((i) => this.found(i, kappa))
          .sort((a, b) => b.value - a.value || a.set.length - b.set.length)
        return { found, bound: this.bound(asked) }
      }
      const set = at(this.sets, next)
      // Supersets settle many sets when one is sought by its loss alone; for the rest, small sets are quicker and say more.
      // What a superset has left in doubt is solved itself: the search takes two solves a set at most.
      const isFirst = this.extendedOnce[next] !== 1
      this.extendedOnce[next] = 1
      const hasSupersets = count === 1 && kappa === 0 && isFirst
      this.cut(hasSupersets ? (this.settling(set, least) ?? this.extended(set, least)) : set)
      this.onSolve?.(this.solves, this.bound(asked), best)
    }
  }

  /** Values that differ by less are the same: by the tolerance or a millionth of the worst, and no less than solves err. */
  private sameAs(best: number): number {
    return Math.max(best > 0 ? Math.min(this.tolerance, PROVED_GAP * best) : this.tolerance, 2 * this.error)
  }

  /** The worst without some measures costs at least this, by what is known so far. */
  lowerBound(without: ReadonlySet<number>): ThousandUsd {
    const open = this.openSets(without)
    return quantity<'kUSD'>(this.lower.reduce((most, lower, i) => (open[i] === 1 ? Math.max(most, lower) : most), 0))
  }

  /** Solves each measure alone: what costs few exports is small, and larger sets say little of it. */
  solveSingles(): void {
    for (let a = 0; a < this.oracle.measures; a++) if (!this.cuts.has(keyOf([a]))) this.cut([a])
  }

  private openSets(without: ReadonlySet<number>): Uint8Array {
    return Uint8Array.from(this.sets, (set) => (set.some((a) => without.has(a)) ? 0 : 1))
  }

  private found(i: number, kappa: number): Found {
    const set = at(this.sets, i)
    const loss = this.cuts.get(keyOf(set))?.loss ?? quantity<'kUSD'>(numberAt(this.lower, i))
    const exportsForgone = quantity<'kUSD'>(numberAt(this.exportsForgone, i))
    return { set, loss, exportsForgone, value: less(loss, times(exportsForgone, kappa)) }
  }

  private value(bounds: Float64Array, i: number, kappa: number): ThousandUsd {
    return quantity<'kUSD'>(numberAt(bounds, i) - kappa * numberAt(this.exportsForgone, i))
  }

  private bound({ kappa, open }: Asked): ThousandUsd {
    let most = Number.NEGATIVE_INFINITY
    for (let i = 0; i < this.sets.length; i++)
      if (open[i] === 1) most = Math.max(most, this.value(this.upper, i, kappa))
    return quantity<'kUSD'>(most)
  }

  /** The sets with the largest values that are certain. */
  private worstKnown(count: number, { kappa, open }: Asked): number[] {
    const worst: number[] = []
    for (let i = 0; i < this.sets.length; i++) {
      if (open[i] !== 1) continue
      const value = this.value(this.lower, i, kappa)
      if (worst.length === count && value <= this.value(this.lower, at(worst, count - 1), kappa)) continue
      const place = worst.findIndex((other) => value > this.value(this.lower, other, kappa))
      worst.splice(place < 0 ? worst.length : place, 0, i)
      if (worst.length > count) worst.pop()
    }
    return worst
  }

  /** The set that may be worst of those not solved yet whose value may be above `least`, if there is one. */
  private mostDoubtful(least: number, { kappa, open }: Asked): number | undefined {
    let found: number | undefined
    let most = least
    for (let i = 0; i < this.sets.length; i++) {
      if (open[i] !== 1 || this.solved[i] === 1) continue
      const value = this.value(this.upper, i, kappa)
      if (value > most) [found, most] = [i, value]
    }
    return found
  }

  /** Of the supersets that are likely to settle a set, the one that may settle most; none where each is solved or is certain to lose too much. */
  private settling(set: MeasureSet, target: number): MeasureSet | undefined {
    const cuts = [...this.cuts.values()]
    let found: MeasureSet | undefined
    let most = 0
    for (const one of this.likely) {
      if (!set.every((a) => one.includes(a)) || this.cuts.has(keyOf(one))) continue
      if (cuts.some((cut) => cut.lowerBound(one) > target)) continue
      const within = new Set(one)
      const settles = this.sets.filter(
        (other, i) => numberAt(this.upper, i) > target && other.every((a) => within.has(a)),
      ).length
      if (settles > most) [found, most] = [one, settles]
    }
    return found
  }

  /** Adds measures to a set as long as it is not expected to lose too much: one solve then settles all sets within. */
  private extended(set: MeasureSet, target: number): MeasureSet {
    const grown = new Set(set)
    const cuts = [...this.cuts.values()].map(({ slope: { none, each } }) => ({
      each,
      now: set.reduce((sum, a) => sum + numberAt(each, a), none),
    }))
    const most = (a?: number): number =>
      cuts.reduce((max, { now, each }) => Math.max(max, a === undefined ? now : now + numberAt(each, a)), 0)
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
      for (const cut of cuts) cut.now += numberAt(cut.each, best)
      expected = least
    }
    const rising = [...grown].sort((a, b) => a - b)
    // A set that was solved already has said all it can.
    return this.cuts.has(keyOf(rising)) ? set : rising
  }

  private cut(set: MeasureSet): void {
    const cut = this.oracle.solve(set)
    this.error = Math.max(this.error, cut.error)
    this.cuts.set(keyOf(set), cut)
    const own = this.places.get(keyOf(set))
    if (own === undefined) this.supersets.push({ set, loss: cut.loss })
    else {
      this.refuseContradiction(own, cut)
      this.solved[own] = 1
    }
    this.sets.forEach((other, i) => {
      if (this.solved[i] === 1) return
      const [most, least] = [cut.upperBound(other), cut.lowerBound(other)]
      if (most < numberAt(this.upper, i)) this.upper[i] = most
      if (least > numberAt(this.lower, i)) this.lower[i] = least
    })
    if (own !== undefined) {
      this.upper[own] = cut.loss + cut.error
      this.lower[own] = cut.loss
    }
  }

  /** What was certain of a set before it was solved must be true of it. */
  private refuseContradiction(i: number, { loss, error }: Cut): void {
    const [lower, upper] = [numberAt(this.lower, i), numberAt(this.upper, i)]
    const slack = error + this.error + CONTRADICTION * this.tolerance
    if (!(loss >= lower - slack && loss <= upper + slack))
      throw new CheckFailed(
        `measures ${at(this.sets, i).join(', ')} cost ${loss}, outside the bounds ${lower} and ${upper} that were thought certain`,
      )
  }
}

const keyOf = (set: MeasureSet): string => set.join(' ')

/** All sets of at most `most` of `n` measures, the empty one first. */
export function allSets(n: number, most: number): MeasureSet[] {
  const sets: MeasureSet[] = [[]]
  for (let first = 0, size = 1; size <= most; size++) {
    const end = sets.length
    for (; first < end; first++) {
      const set = at(sets, first)
      for (let a = (set.at(-1) ?? -1) + 1; a < n; a++) sets.push([...set, a])
    }
  }
  return sets
}
