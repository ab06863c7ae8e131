import { at, numberAt } from '../../lists/index.ts'
import {
  inUsdPerKg,
  limitInThousands,
  minus,
  movedBy,
  quantity,
  worthOfGrain,
  type Grains,
  type NanoUsdPerGrain,
} from '../../quantity/index.ts'
import { fillTolerance, type Bid } from './bids.ts'
import type { OpenAlternative, CanonicalBook } from './validate-book.ts'
import type { Solved } from './clearing-lp.ts'

/** What may be taken away: how much goes with it, and what that costs, 0 or more. */
export interface Piece {
  readonly amount: number
  readonly loss: number
}

/** Some pieces, the last of them first. */
interface Some extends Piece {
  readonly piece: number
  readonly before: Some | undefined
}

/** How many sets of each half of the pieces are put together: first few, and more where the best might be among them. */
const SETS = [1000, 30_000]

/**
 * The pieces that add to an amount, to the digit, and lose least: of two halves of them the sets that lose least, each of one
 * half with one of the other. With a thousand million pairs nearly every amount is met.
 *
 * @param most nothing that loses more is wanted
 * @param made told how many sets were made, which is what takes time
 * @returns positions in `pieces`
 */
export function leastLoss(
  pieces: readonly Piece[],
  amount: number,
  most: number,
  made: (sets: number) => void = () => undefined,
): number[] | undefined {
  const sorted = pieces.map((piece, i) => ({ ...piece, i })).sort((a, b) => a.loss - b.loss || a.i - b.i)
  const [evens, odds] = [0, 1].map((rest) => sorted.filter((_, i) => i % 2 === rest))
  for (const sets of SETS) {
    const [one, other] = [cheapest(evens ?? [], sets, most), cheapest(odds ?? [], sets, most)]
    made(one.length + other.length)
    const found = joined(one, other, amount, most)
    const known = Math.min(...[one, other].map((list) => (list.length < sets ? most : lossOf(list, most))))
    if (sets === SETS.at(-1) || (found?.loss ?? most) <= known) return found?.members
  }
  return undefined
}

/** Of the last of some sets. */
const lossOf = (sets: readonly Some[], none: number): number => sets.at(-1)?.loss ?? none

/** The sets that lose least, in that order. */
function cheapest(pieces: readonly (Piece & { readonly i: number })[], count: number, most: number): Some[] {
  let sets: Some[] = [{ amount: 0, loss: 0, piece: -1, before: undefined }]
  for (const { amount, loss, i } of pieces) {
    const worst = sets.length < count ? most : lossOf(sets, most)
    if (loss > worst) break
    const more: Some[] = []
    for (const before of sets) {
      if (before.loss + loss > worst) break
      more.push({ amount: before.amount + amount, loss: before.loss + loss, piece: i, before })
    }
    sets = merged(sets, more, count)
  }
  return sets
}

function merged(one: readonly Some[], other: readonly Some[], count: number): Some[] {
  const all: Some[] = []
  for (let i = 0, j = 0; all.length < count && (i < one.length || j < other.length);) {
    const [a, b] = [one[i], other[j]]
    if (b === undefined || (a !== undefined && a.loss <= b.loss)) {
      if (a !== undefined) all.push(a)
      i++
    } else {
      all.push(b)
      j++
    }
  }
  return all
}

function joined(
  one: readonly Some[],
  other: readonly Some[],
  amount: number,
  most: number,
): { members: number[]; loss: number } | undefined {
  const cheapestOf = new Map<number, Some>()
  for (const some of other) if (!cheapestOf.has(some.amount)) cheapestOf.set(some.amount, some)
  let found: [Some, Some] | undefined
  let least = most
  for (const some of one) {
    if (some.loss > least) break
    const rest = cheapestOf.get(amount - some.amount)
    if (rest === undefined || some.loss + rest.loss > least || (found !== undefined && some.loss + rest.loss === least))
      continue
    found = [some, rest]
    least = some.loss + rest.loss
  }
  return found === undefined ? undefined : { members: found.flatMap(membersOf), loss: least }
}

function membersOf(some: Some): number[] {
  const members: number[] = []
  for (let part: Some | undefined = some; part?.before !== undefined; part = part.before) members.push(part.piece)
  return members
}

/** A block that could as well be taken out, or let in. */
interface Taken extends Piece {
  readonly k: number
}

/** A gain or loss of less than this share of the limit is none. */
const NEAR = 1e-7

/**
 * Sets of blocks that come out even at given prices. All blocks that gain there want to be filled, and what they move then
 * adds to nothing only by chance: some are left out, such that it does, at the least loss. Any prices will do; those of a
 * programme with blocks as if divisible are near the best.
 */
export class Evening {
  private readonly open: Pick<CanonicalBook, 'nodes' | 'legs'>
  private readonly blocks: readonly Bid[]

  constructor(open: Pick<CanonicalBook, 'nodes' | 'legs'>, blocks: readonly Bid[]) {
    this.open = open
    this.blocks = blocks
  }

  /**
   * @param fills of the blocks, by alternative
   * @param may which blocks may take part
   * @param beat gains that are had already
   * @param made told how many sets were made
   * @returns positions of the blocks that take part
   */
  at(
    solved: Solved,
    {
      fills,
      may,
      beat,
      made,
    }: {
      fills: (k: number) => readonly Grains[]
      may: readonly number[]
      beat: number
      made: (sets: number) => void
    },
  ): ReadonlySet<number> | undefined {
    const groups = this.groupsOf(solved)
    const within = new Set<number>()
    const off = new Map<number, number>()
    const pieces = new Map<number, Taken[]>()
    let most: number = solved.gains - beat
    for (const k of may) {
      const block = at(this.blocks, k)
      const { gain, best } = bestOf(block, solved.prices)
      const had = fills(k)
      const near = NEAR * Math.max(1, Math.abs(best.limit))
      const wants = gain > near
      const total = had.reduce<number>((a, b) => a + b, 0)
      const enough = total >= (wants ? block.most : block.least) - fillTolerance(block)
      const stays = enough && gain >= -near
      const then = stays || gain < -near ? had : block.alternatives.map((one) => (one === best ? block.most : NOTHING))
      if (!stays) {
        put(off, movesOf(block, had, groups), -1)
        block.alternatives.forEach((one, a) => (most -= limitInThousands(gainAt(one, solved.prices), at(had, a))))
      }
      if (gain < -near) continue
      const moves = movesOf(block, then, groups)
      const worth = wants ? limitInThousands(gain, block.most) : 0
      if (!stays && wants) {
        put(off, moves, 1)
        most += worth
      }
      if (stays || wants) within.add(k)
      const [only, ...others] = moves
      if (only === undefined || others.length > 0) continue
      const [group, grams] = only
      const amount = Math.round(grams)
      pieces.set(group, [...(pieces.get(group) ?? []), { k, amount: within.has(k) ? amount : -amount, loss: worth }])
    }
    for (const [group, grams] of off) {
      const amount = Math.round(grams)
      if (amount === 0) continue
      const list = pieces.get(group) ?? []
      const found = leastLoss(list, amount, most, made)
      if (found === undefined) return undefined
      for (const i of found) {
        const { k, loss } = at(list, i)
        most -= loss
        if (!within.delete(k)) within.add(k)
      }
    }
    return within
  }

  /** Nodes between which goods can go at no gain or loss, by a name for each group. */
  private groupsOf({ prices, flows }: Solved): number[] {
    const { nodes, legs } = this.open
    const group = nodes.map((_, n) => n)
    const root = (n: number): number => (group[n] === n ? n : root(at(group, n)))
    legs.forEach(({ from, to, cost, limit }, l) => {
      const gain = numberAt(prices, to) - numberAt(prices, from) - inUsdPerKg(cost)
      const near = NEAR * Math.max(1, Math.abs(numberAt(prices, to)))
      if (Math.abs(gain) > near || (limit !== undefined && !(numberAt(flows, l) > 0))) return
      group[root(from)] = root(to)
    })
    return group.map((_, n) => root(n))
  }
}

const NOTHING = quantity<'grain'>(0)

/** What a block moves, by group. */
function movesOf(
  bid: Bid,
  fills: readonly Grains[],
  groups: readonly number[],
): readonly (readonly [group: number, grams: number])[] {
  const moved = new Map<number, number>()
  bid.alternatives.forEach(({ moves }, a) => {
    if (at(fills, a) > fillTolerance(bid))
      for (const { node, grams } of moves) put(moved, [[at(groups, node), movedBy(at(fills, a), grams)]], 1)
  })
  return [...moved]
}

function put(sums: Map<number, number>, amounts: Iterable<readonly [number, number]>, sign: 1 | -1): void {
  for (const [key, amount] of amounts) sums.set(key, (sums.get(key) ?? 0) + sign * amount)
}

/** The alternative that gains a block most. */
function bestOf({ alternatives }: Bid, prices: Float64Array): { gain: NanoUsdPerGrain; best: OpenAlternative } {
  const gains = alternatives.map((one) => gainAt(one, prices))
  const gain = quantity<'nUSD/grain'>(Math.max(...gains))
  return { gain, best: at(alternatives, gains.indexOf(gain)) }
}

/** Of an alternative, at the programme's prices in USD/kg. */
export const gainAt = ({ limit, moves }: OpenAlternative, prices: Float64Array): NanoUsdPerGrain =>
  moves.reduce<NanoUsdPerGrain>(
    (sum, { node, grams }) => quantity(sum + worthOfGrain(quantity(numberAt(prices, node)), grams)),
    minus(limit),
  )
