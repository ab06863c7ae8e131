import { at } from '../../lists/index.ts'
import {
  gramsInTonnes,
  quantity,
  type Grains,
  type NanoUsdPerGrain,
  type ThousandUsd,
  type Tonnes,
} from '../../quantity/index.ts'
import { fillTolerance, type Bid } from './bids.ts'
import { isEven } from './book.ts'
import { Evening, gainAt } from './even.ts'
import { turnoverOf } from './margin.ts'
import type { CanonicalBook } from './validate-book.ts'
import { PRICE_TOLERANCE } from './prices.ts'
import type { ClearingLp, Solved, BlockState } from './clearing-lp.ts'

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

/** Gains that differ by less, relative to all, are the same; the exact check comes afterwards. */
const SAME = 1e-7
/** Solves that may go into blocks that gain nothing, whatever the search has left. */
const AT_THE_MARGIN = 2000
/** Solves for each search in the first turn; in each further one they are twice as many. */
const TURN = 64
/** Sets of blocks that can be put together in the time of a solve. */
const SETS_A_SOLVE = 1500
/** Blocks that are searched around the best set at first, twice as many whenever these make it no better. */
const AROUND = 12
/** Branches for each neighbourhood. */
const AROUND_BRANCHES = 30

/** What a search may take: counted, not timed, so that another machine does the same. */
export interface Budget {
  left: number
  /** What a solve counts for: a large programme takes longer. */
  readonly each: number
  /** What blocks that were passed over may take afterwards, if the search used up what was left. */
  readonly spare: number
}

interface Found {
  readonly accepted: readonly boolean[]
  readonly gains: number
}

/** A part of the market, searched with all blocks elsewhere left out. */
interface Part {
  readonly members: readonly number[]
  best: Found
  /** Nothing supported gains more. */
  proved: boolean
}

/** What is decided on a branch: the last of it, and what was decided before. */
interface Decided {
  readonly k: number
  readonly state: BlockState
  readonly before: Decided | undefined
}

interface Branch {
  readonly decided: Decided | undefined
  readonly bound: number
}

export class BlockSearch {
  private readonly programme: ClearingLp
  private readonly blocks: readonly Bid[]
  /** Blocks in parts of the market that do not touch. */
  private readonly parts: readonly (readonly number[])[]
  private readonly trifles: readonly Grains[]
  private readonly tolerance: number
  private readonly evening: Evening
  private readonly budget: Budget
  /** So far, and what of it went into sets that come out even. */
  private spent = 0
  private spentEvening = 0
  /** Blocks that were found to lose by less than the tolerance, and stay out. */
  private readonly barred: readonly boolean[]
  /** Whether a block that gains nothing takes nothing from others. */
  private readonly evenly: boolean

  constructor(
    programme: ClearingLp,
    open: Pick<CanonicalBook, 'nodes' | 'legs' | 'book'>,
    bids: readonly Bid[],
    {
      bound,
      parts,
      barred,
      budget,
    }: { bound: Solved; parts: readonly (readonly number[])[]; barred: readonly boolean[]; budget: Budget },
  ) {
    this.programme = programme
    this.blocks = programme.blocks.map((b) => at(bids, b))
    this.parts = parts
    this.trifles = this.blocks.map(fillTolerance)
    this.tolerance = SAME * Math.max(1, Math.abs(bound.gains))
    this.evening = new Evening(open, this.blocks)
    this.barred = barred
    this.evenly = isEven(open.book)
    this.budget = budget
  }

  /** The same whatever the budget, but that more of it goes on for longer: more never gains less. */
  run(): Chosen {
    const settled = this.dropUnderfilled(this.blocks.map((_, k) => this.barred[k] !== true))
    const parts = this.parts.map((members): Part => {
      const best = { accepted: this.within(members, settled), gains: Number.NEGATIVE_INFINITY }
      return { members, best, proved: false }
    })
    let open = parts.flatMap((part) => [this.improve(part), this.prove(part)].map((steps) => ({ part, steps })))
    for (let turn = TURN; open.length > 0 && !this.timeExpired(); turn *= 2)
      open = open.filter(({ part, steps }) => {
        const end = this.spent + turn * this.budget.each
        for (let done: boolean | undefined = false; done !== true;) {
          if (part.proved) return false
          if (this.timeExpired() || this.spent >= end) return true
          done = steps.next().done
        }
        return false
      })
    const accepted = this.blocks.map((_, k) => parts.some(({ best }) => best.accepted[k] === true))
    const { gains } = this.relaxed(accepted)
    // What a block that has to stay out could add is not known.
    const proved = parts.every(({ proved }) => proved) && !this.barred.includes(true)
    return { gains, accepted: this.atTheMargin({ accepted, gains }), proved }
  }

  private timeExpired(): boolean {
    return this.budget.left <= 0
  }

  private spend(amount: number): void {
    this.spent += amount
    this.budget.left -= amount
  }

  private solve(states: readonly BlockState[]): Solved {
    this.spend(this.budget.each)
    return this.programme.solve(states)
  }

  private relaxed(accepted: readonly boolean[]): Solved {
    return this.solve(accepted.map((is) => (is ? 'free' : 'out')))
  }

  private within(members: readonly number[], accepted: readonly boolean[]): boolean[] {
    const within = this.blocks.map(() => false)
    for (const k of members) within[k] = accepted[k] === true && this.barred[k] !== true
    return within
  }

  private fills(solved: Solved, k: number): readonly Grains[] {
    return at(solved.fills, at(this.programme.blocks, k))
  }

  private filled(solved: Solved, k: number): Grains {
    return quantity<'grain'>(this.fills(solved, k).reduce((a, b) => a + b, 0))
  }

  private empty(solved: Solved, k: number): boolean {
    return this.filled(solved, k) <= at(this.trifles, k)
  }

  private short(solved: Solved, k: number): boolean {
    return this.filled(solved, k) < at(this.blocks, k).least - at(this.trifles, k)
  }

  /** Looks for sets that gain more. This and `prove` go on in turns, and may be left off wherever they yield. */
  private *improve(part: Part): Generator<undefined, void> {
    part.best = { ...part.best, gains: this.relaxed(part.best.accepted).gains }
    const all = this.within(
      part.members,
      this.blocks.map(() => true),
    )
    this.even(part, this.relaxed(all))
    for (let size = AROUND; size < 2 * part.members.length; size *= 2) yield* this.around(part, size)
  }

  /** Searches around the best set, while that makes it better: some blocks at a time, the others as they are. */
  private *around(part: Part, size: number): Generator<undefined, void> {
    for (let start: Found | undefined; start !== part.best;) {
      start = part.best
      for (const among of this.neighbourhoods(part, size)) {
        yield* this.branches(part, among, AROUND_BRANCHES)
        if (part.best !== start) break
      }
    }
  }

  /** Each block that is passed over though it would gain, most first, with those that are nearest to the margin, half of them beside it. */
  private neighbourhoods({ members, best: { accepted } }: Part, size: number): ReadonlySet<number>[] {
    const { prices } = this.relaxed(accepted)
    const ranked = members
      .filter((k) => this.barred[k] !== true)
      .map((k) => ({ k, gain: at(this.blocks, k).most * gainOf(at(this.blocks, k), prices) }))
    const near = ranked.toSorted((a, b) => Math.abs(a.gain) - Math.abs(b.gain) || a.k - b.k).map(({ k }) => k)
    return ranked
      .filter(({ k, gain }) => gain > 0 && accepted[k] !== true)
      .sort((a, b) => b.gain - a.gain || a.k - b.k)
      .map(({ k }) => {
        const nodes = new Set(nodesOf(at(this.blocks, k)))
        const beside = near.filter((other) => nodesOf(at(this.blocks, other)).some((node) => nodes.has(node)))
        return new Set([...new Set([k, ...beside.slice(0, size / 2), ...near])].slice(0, size))
      })
  }

  private *prove(part: Part): Generator<undefined, void> {
    part.proved = yield* this.branches(part, new Set(part.members), Number.POSITIVE_INFINITY)
  }

  private better(part: Part, gains: number): boolean {
    return gains > part.best.gains + this.tolerance
  }

  /** Takes a set that comes out even at the prices of a solution, if it gains more. */
  private even(part: Part, solved: Solved): void {
    const found = this.evening.at(solved, {
      fills: (k) => this.fills(solved, k),
      may: part.members.filter((k) => this.barred[k] !== true),
      beat: part.best.gains + this.tolerance,
      made: (sets) => {
        this.spend(sets / SETS_A_SOLVE)
        this.spentEvening += sets / SETS_A_SOLVE
      },
    })
    if (found === undefined) return
    const accepted = this.blocks.map((_, k) => found.has(k))
    const { gains } = this.solve(accepted.map((is) => (is ? 'forced' : 'out')))
    if (!this.better(part, gains) || this.relaxed(accepted).gains > gains + this.tolerance) return
    part.best = { accepted, gains }
  }

  /** Leaves out what is filled under its least part, the least filled first and at no node twice, until nothing is. */
  private dropUnderfilled(from: readonly boolean[]): readonly boolean[] {
    const accepted = [...from]
    for (;;) {
      const solved = this.relaxed(accepted)
      const short = accepted
        .flatMap((is, k) => (is && this.short(solved, k) ? [k] : []))
        .map((k) => ({ k, share: this.filled(solved, k) / at(this.blocks, k).least }))
        .sort((a, b) => a.share - b.share || a.k - b.k)
      if (short.length === 0) return accepted
      const touched = new Set<number>()
      for (const { k } of short) {
        const nodes = nodesOf(at(this.blocks, k))
        if (!nodes.some((node) => touched.has(node))) accepted[k] = false
        for (const node of nodes) touched.add(node)
      }
    }
  }

  /**
   * Branches on what is forced in and left out, while all others stay as they are in the best set. V is the gains of a branch
   * with the forced blocks at least at their least part and the others free: no supported set of the branch has more.
   *
   * @param most branches after which it is left off
   * @returns whether no supported set gains more, the others as they are
   */
  private *branches(part: Part, among: ReadonlySet<number>, most: number): Generator<undefined, boolean> {
    const root = this.blocks.map((_, k): BlockState => {
      if (among.has(k) && this.barred[k] !== true) return 'free'
      return !among.has(k) && part.best.accepted[k] === true ? 'forced' : 'out'
    })
    const open: Branch[] = [{ decided: undefined, bound: Number.POSITIVE_INFINITY }]
    for (let looked = 0; ; looked++) {
      // None is open once all are settled.
      const [branch] = open.splice(mostBound(open), 1)
      if (branch === undefined || !this.better(part, branch.bound)) return true
      if (looked === most) return false
      yield
      const { decided } = branch
      const states = [...root]
      for (let one = decided; one !== undefined; one = one.before)
        if (states[one.k] === 'free') states[one.k] = one.state
      const solved = this.solve(states)
      const bound = solved.gains
      if (!this.better(part, bound)) continue
      // R grows with the set: whatever holds the forced blocks F gains R(F) or more, but nothing here gains more than V.
      const forced = states.map((state) => state === 'forced')
      if (states.includes('forced') && this.relaxed(forced).gains > bound + this.tolerance) continue
      const split = this.branchingBlock(solved, states)
      if (split !== undefined) {
        // It may take half of the time.
        if (among.size === part.members.length && 2 * this.spentEvening < this.spent) this.even(part, solved)
        open.push(
          { decided: { k: split, state: 'out', before: decided }, bound },
          { decided: { k: split, state: 'forced', before: decided }, bound },
        )
        continue
      }
      const whole = states.map((state, k) => state !== 'out' && !this.empty(solved, k))
      if (this.relaxed(whole).gains <= bound + this.tolerance) {
        part.best = { accepted: whole, gains: bound }
        continue
      }
      // R(B) > V: every supported set that holds B would gain at least R(B), so that one of B must go. The fewer, the better.
      const culprits = this.shrink(whole, forced, bound)
      let kept = decided
      for (const k of culprits) {
        open.push({ decided: { k, state: 'out', before: kept }, bound })
        kept = { k, state: 'forced', before: kept }
      }
    }
  }

  /** The block, neither empty nor at its least part, that is nearest to half of it. */
  private branchingBlock(solved: Solved, states: readonly BlockState[]): number | undefined {
    let found: number | undefined
    let distance = Number.POSITIVE_INFINITY
    states.forEach((state, k) => {
      if (state !== 'free' || this.empty(solved, k) || !this.short(solved, k)) return
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

  /**
   * Blocks at the margin, in canonical order: one that gains nothing takes part if by its least part more is bought with it, so that it takes nothing
   * from those who take any part. With the rules of before it did if nothing was lost. Alike blocks are asked once, and no more than there is
   * budget for.
   */
  private atTheMargin({ accepted: found, gains }: Found): boolean[] {
    const [start, searched] = [this.spent, !this.timeExpired()]
    this.budget.left = Math.max(this.budget.left, AT_THE_MARGIN * this.budget.each)
    const refused = new Set<string>()
    let accepted = [...found]
    let { prices } = this.relaxed(accepted)
    // A block that gains is what the search was for, and is asked while the search's solves last.
    const mayGain = (): boolean => !this.evenly || searched || this.spent - start < this.budget.spare
    const isAsked = (k: number): boolean => {
      const surplus = this.surplus(k, prices)
      return surplus === 0 || (surplus > 0 && mayGain())
    }
    if (this.evenly)
      for (const k of [...accepted.keys()].toReversed()) {
        if (this.timeExpired() || accepted[k] !== true || this.surplus(k, prices) !== 0) continue
        const less = accepted.with(k, false)
        if (this.stands(less, gains)) accepted = less
      }
    let bought = this.evenly ? this.bought(accepted) : (): number => 0
    this.blocks.forEach((block, k) => {
      if (accepted[k] === true || this.barred[k] === true || !isAsked(k)) return
      const more = accepted.with(k, true)
      if (!this.evenly) {
        if (!this.stands(more, gains)) return
      } else {
        const form = JSON.stringify([block.least, block.most, block.alternatives])
        if (this.timeExpired() || refused.has(form)) return
        refused.add(form)
        if (!this.stands(more, gains)) return
        const wider = this.bought(more)
        if (wider() < bought() + leastTurnover(block) - gramsInTonnes(PRICE_TOLERANCE)) return
        bought = wider
        refused.clear()
      }
      accepted = more
      ;({ prices } = this.relaxed(accepted))
    })
    return accepted
  }

  /** Whether a set gains no less, and has prices. */
  private stands(accepted: readonly boolean[], gains: number): boolean {
    const { gains: forced } = this.solve(accepted.map((is) => (is ? 'forced' : 'out')))
    return forced >= gains - this.tolerance && this.relaxed(accepted).gains <= forced + this.tolerance
  }

  /** Tonnes that are bought with a set, as much as can be: worked out once it is asked for. */
  private bought(accepted: readonly boolean[]): () => Tonnes {
    this.solve(accepted.map((is) => (is ? 'forced' : 'out')))
    this.spend(this.budget.each)
    const widest = this.programme.widen()
    let tonnes: Tonnes | undefined
    return () => (tonnes ??= this.programme.bought(widest()))
  }

  /** What a block gains a grain at prices: 0 if it is too little to tell. */
  private surplus(k: number, prices: Float64Array): number {
    const block = at(this.blocks, k)
    const size = Math.max(1, ...block.alternatives.map(({ limit }) => Math.abs(limit)))
    const gain = gainOf(block, prices)
    return Math.abs(gain) <= SAME * size ? 0 : gain
  }
}

/** Tonnes that a block brings, or takes where it brings nothing, at its least. */
const leastTurnover = ({ least, alternatives }: Bid): Tonnes =>
  gramsInTonnes(quantity(least * Math.min(...alternatives.map(turnoverOf))))

const nodesOf = ({ alternatives }: Bid): number[] => alternatives.flatMap(({ moves }) => moves.map(({ node }) => node))

/** Where the largest bound stands in a list, the last of equal ones. */
const mostBound = (open: readonly { readonly bound: number }[]): number =>
  open.reduce((found, { bound }, i) => (bound >= at(open, found).bound ? i : found), 0)

/** Of the best alternative, at the programme's prices in USD/kg. */
export const gainOf = ({ alternatives }: Bid, prices: Float64Array): NanoUsdPerGrain =>
  quantity(Math.max(...alternatives.map((one) => gainAt(one, prices))))
