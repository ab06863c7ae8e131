import { at, numberAt } from '../../lists/index.ts'
import {
  minus,
  quantity,
  worthOfGrain,
  type Grains,
  type NanoUsdPerGrain,
  type ThousandUsd,
} from '../../quantity/index.ts'
import { trifleOf, type Bid } from './bids.ts'
import type { Programme, Solved, State } from './programme.ts'

/**
 * Which blocks take part.
 *
 * Let R(A) be the gains where the blocks in A are let in and filled from nothing on (as if divisible), and W(A) the same
 * where each must have its least part. Then A has uniform prices at which no accepted order loses if and only if
 * W(A) = R(A), and the duals of R(A) are such prices: that a block at its most gains, and that one in between gains nothing,
 * is what optimality says. Such a set is called supported. Sought is the supported set with the most gains; only linear
 * programmes are solved.
 */
export interface Chosen {
  /** In the order of `Programme.blocks`. */
  readonly accepted: readonly boolean[]
  readonly gains: ThousandUsd
  /** Nothing supported gains more. */
  readonly proved: boolean
}

/** A part of the market with more blocks is not searched to the end: it would seldom get there. */
const FEW = 100
/** Gains that differ by less, relative to all, are the same; the exact check comes afterwards. */
const SAME = 1e-7

export class Search {
  private readonly programme: Programme
  private readonly blocks: readonly Bid[]
  /** Blocks in parts of the market that do not touch. */
  private readonly parts: readonly (readonly number[])[]
  private readonly trifles: readonly Grains[]
  private readonly tolerance: number
  /** Time is up: what has been found so far has to do. */
  private readonly late: () => boolean
  /** Blocks that were found to lose by less than the tolerance, and stay out. */
  private readonly barred: readonly boolean[]

  constructor(
    programme: Programme,
    bids: readonly Bid[],
    {
      bound,
      parts,
      barred,
      late,
    }: { bound: Solved; parts: readonly (readonly number[])[]; barred: readonly boolean[]; late: () => boolean },
  ) {
    this.programme = programme
    this.blocks = programme.blocks.map((b) => at(bids, b))
    this.parts = parts
    this.trifles = this.blocks.map(trifleOf)
    this.tolerance = SAME * Math.max(1, Math.abs(bound.gains))
    this.barred = barred
    this.late = late
  }

  run(): Chosen {
    if (this.blocks.length === 0) return { accepted: [], gains: this.relaxed([]).gains, proved: true }
    let best = this.settle(this.blocks.map((_, k) => this.barred[k] !== true))
    best = this.putBack(best)
    let proved = true
    for (const part of this.parts) {
      best = part.length <= FEW ? this.prove(best, new Set(part)) : { ...best, proved: false }
      proved &&= best.proved
    }
    return { ...best, accepted: this.takeZero(best), proved }
  }

  private relaxed(accepted: readonly boolean[]): Solved {
    return this.programme.solve(accepted.map((is) => (is ? 'free' : 'out')))
  }

  private filled(solved: Solved, k: number): Grains {
    return quantity<'grain'>(at(solved.fills, at(this.programme.blocks, k)).reduce((a, b) => a + b, 0))
  }

  private empty(solved: Solved, k: number): boolean {
    return this.filled(solved, k) <= at(this.trifles, k)
  }

  private short(solved: Solved, k: number): boolean {
    return this.filled(solved, k) < at(this.blocks, k).least - at(this.trifles, k)
  }

  /** Leaves out what is filled under its least part, the least filled first and at no node twice, until nothing is. */
  private settle(from: readonly boolean[]): Chosen {
    const accepted = [...from]
    for (;;) {
      const solved = this.relaxed(accepted)
      const short = accepted
        .flatMap((is, k) => (is && this.short(solved, k) ? [k] : []))
        .map((k) => ({ k, share: this.filled(solved, k) / at(this.blocks, k).least }))
        .sort((a, b) => a.share - b.share || a.k - b.k)
      if (short.length === 0) return { accepted, gains: solved.gains, proved: false }
      const touched = new Set<number>()
      for (const { k } of short) {
        const nodes = at(this.blocks, k).alternatives.flatMap(({ moves }) => moves.map(({ node }) => node))
        if (!nodes.some((node) => touched.has(node))) accepted[k] = false
        for (const node of nodes) touched.add(node)
      }
    }
  }

  /** Lets blocks in again that gain at the prices, most first, in exchange for others if need be, while all gain by it. */
  private putBack(start: Chosen): Chosen {
    let best = start
    for (let better = true; better && !this.late();) {
      better = false
      const { prices } = this.relaxed(best.accepted)
      const passedOver = this.blocks
        .map((block, k) => ({ k, gain: best.accepted[k] === true ? 0 : block.most * gainOf(block, prices) }))
        .filter(({ k, gain }) => gain > 0 && this.barred[k] !== true)
        .sort((a, b) => b.gain - a.gain || a.k - b.k)
      for (const { k } of passedOver) {
        if (this.late()) break
        const found = this.settle(best.accepted.map((is, i) => is || i === k))
        if (found.accepted[k] !== true || found.gains <= best.gains + this.tolerance) continue
        best = found
        better = true
      }
    }
    return best
  }

  /**
   * Branches on what is forced in and left out in one part; elsewhere all stays as it is. V is the gains of a branch with the
   * forced blocks at least at their least part and the others free: no supported set of the branch has more.
   */
  private prove(start: Chosen, part: ReadonlySet<number>): Chosen {
    let best = { ...start, proved: false }
    const elsewhere = start.accepted.map((is, k) => is && !part.has(k))
    const open: { states: State[]; bound: number }[] = [
      {
        states: start.accepted.map((is, k) => ((part.has(k) ? this.barred[k] !== true : is) ? 'free' : 'out')),
        bound: Number.POSITIVE_INFINITY,
      },
    ]
    for (;;) {
      // None is open once all are settled.
      const [branch] = open.splice(mostBound(open), 1)
      if (branch === undefined || branch.bound <= best.gains + this.tolerance) return { ...best, proved: true }
      if (this.late()) return best
      const { states } = branch
      const solved = this.programme.solve(states)
      const bound = solved.gains
      if (bound <= best.gains + this.tolerance) continue
      // R grows with the set: whatever holds the forced blocks F gains R(F) or more, but nothing here gains more than V.
      const forced = states.map((state, k) => state === 'forced' || elsewhere[k] === true)
      if (states.includes('forced') && this.relaxed(forced).gains > bound + this.tolerance) continue
      const split = this.mostSplit(solved, states, part)
      if (split !== undefined) {
        open.push({ states: states.with(split, 'out'), bound }, { states: states.with(split, 'forced'), bound })
        continue
      }
      const whole = states.map((state, k) =>
        part.has(k) ? state !== 'out' && !this.empty(solved, k) : elsewhere[k] === true,
      )
      if (this.relaxed(whole).gains <= bound + this.tolerance) {
        best = { accepted: whole, gains: bound, proved: false }
        continue
      }
      // R(B) > V: every supported set that holds B would gain at least R(B), so that one of B must go. The fewer, the better.
      const culprits = this.shrink(whole, forced, bound)
      const kept = [...states]
      for (const k of culprits) {
        open.push({ states: kept.with(k, 'out'), bound })
        kept[k] = 'forced'
      }
    }
  }

  /** The block, neither empty nor at its least part, that is nearest to half of it. */
  private mostSplit(solved: Solved, states: readonly State[], part: ReadonlySet<number>): number | undefined {
    let found: number | undefined
    let distance = Number.POSITIVE_INFINITY
    states.forEach((state, k) => {
      if (state !== 'free' || !part.has(k) || this.empty(solved, k) || !this.short(solved, k)) return
      const off = Math.abs(this.filled(solved, k) / at(this.blocks, k).least - 0.5)
      if (off < distance) [found, distance] = [k, off]
    })
    return found
  }

  /**
   * The fewest members of a set, beside the forced ones, with which R is above the bound: none of them can be spared. Found by
   * halves, since R grows with the set, so that most members are ruled out many at a time.
   */
  private shrink(set: readonly boolean[], forced: readonly boolean[], bound: number): number[] {
    const above = (members: readonly number[]): boolean =>
      this.relaxed(forced.map((is, k) => is || members.includes(k))).gains > bound + this.tolerance
    const among = (kept: readonly number[], grown: boolean, members: readonly number[]): number[] => {
      if (grown && above(kept)) return []
      if (members.length <= 1) return [...members]
      const half = Math.floor(members.length / 2)
      const [one, other] = [members.slice(0, half), members.slice(half)]
      const ofOther = among([...kept, ...one], true, other)
      const ofOne = among([...kept, ...ofOther], ofOther.length > 0, one)
      return [...ofOne, ...ofOther]
    }
    return among(
      [],
      false,
      set.flatMap((is, k) => (is && forced[k] !== true ? [k] : [])),
    ).sort((a, b) => a - b)
  }

  /** The zero-surplus rule: a block that could take part without a loss to all is let in, in canonical order. */
  private takeZero({ accepted: start, gains }: Chosen): boolean[] {
    const accepted = [...start]
    let { prices } = this.relaxed(accepted)
    this.blocks.forEach((block, k) => {
      const size = Math.max(1, ...block.alternatives.map(({ limit }) => Math.abs(limit)))
      if (accepted[k] === true || this.barred[k] === true || gainOf(block, prices) < -SAME * size) return
      const more = accepted.with(k, true)
      const { gains: forced } = this.programme.solve(more.map((is) => (is ? 'forced' : 'out')))
      if (forced < gains - this.tolerance) return
      const relaxed = this.relaxed(more)
      if (relaxed.gains > forced + this.tolerance) return
      accepted[k] = true
      prices = relaxed.prices
    })
    return accepted
  }
}

/** Where the largest bound stands in a list, the last of equal ones. */
const mostBound = (open: readonly { readonly bound: number }[]): number =>
  open.reduce((found, { bound }, i) => (bound >= at(open, found).bound ? i : found), 0)

/** Of the best alternative, at the programme's prices in USD/kg. */
export const gainOf = ({ alternatives }: Bid, prices: Float64Array): NanoUsdPerGrain =>
  quantity(
    Math.max(
      ...alternatives.map(({ limit, moves }) =>
        moves.reduce<number>(
          (sum, { node, grams }) => sum + worthOfGrain(quantity(numberAt(prices, node)), grams),
          minus(limit),
        ),
      ),
    ),
  )
