import { at } from '../../lists/index.ts'
import { quantity, type Grains, type GramsPerGrain, type MicroUsdPerKg, type PlainGrams } from '../../quantity/index.ts'
import { Joined } from './joined.ts'
import type { Leg, OpenAlternative, CanonicalBook } from './validate-book.ts'

/** An order, or equal ones together. */
export interface Item {
  readonly least: Grains
  readonly most: Grains
  readonly alternatives: readonly OpenAlternative[]
}

/** What an item may change at the prices without anybody's gain or loss. */
export interface Choice {
  /** Alternatives that are as good as the best, which does not lose. */
  readonly free: readonly number[]
  /** Whether the best gains nothing, so that the item may be filled by more or less. */
  readonly marginal: boolean
  readonly side: Side
  /** Of what a grain moves: all that it sells or buys, or all that it makes. */
  readonly grams: GramsPerGrain
  /** What hangs together with it. */
  readonly pool: number
}

type Side = 'sell' | 'buy' | 'convert'

/**
 * What the prices of a round leave open. By complementary slackness the optima are exactly the allocations in which nothing that loses takes part, all
 * that gains is full, and the rest is filled somehow; so this rest may be exchanged, and nothing else.
 */
export interface Margin {
  /** By item; undefined for one that loses, has no choice, or does not take part. */
  readonly choices: readonly (Choice | undefined)[]
  /** Legs on which goods move at no gain or loss. */
  readonly tight: readonly number[]
  /** Legs that earn all the rent of their limit, which is full: they can take each other's place on it. */
  readonly full: readonly number[]
  /** By node: those that goods can be exchanged between have the same. */
  readonly poolOf: (node: number) => number
}

export function marginOf(
  { nodes, legs, limits }: Pick<CanonicalBook, 'nodes' | 'legs' | 'limits'>,
  items: readonly Item[],
  { prices, takesPart }: { prices: readonly MicroUsdPerKg[]; takesPart: (i: number) => boolean },
): Margin {
  const joined = new Joined(nodes.length)
  const tight = legs.flatMap(({ from, to, cost }, l) => (at(prices, to) - at(prices, from) === cost ? [l] : []))
  for (const l of tight) joined.join(at(legs, l).from, at(legs, l).to)
  const over = ({ from, to, cost }: Leg): number => at(prices, to) - at(prices, from) - cost
  const rents = limits.map(() => 0)
  for (const leg of legs) if (leg.limit !== undefined) rents[leg.limit] = Math.max(at(rents, leg.limit), over(leg))
  const full = legs.flatMap((leg, l) => {
    const rent = leg.limit === undefined ? 0 : at(rents, leg.limit)
    return rent > 0 && over(leg) === rent ? [l] : []
  })
  const firsts = new Map<number | undefined, number>()
  for (const l of full) {
    const { from, to, limit } = at(legs, l)
    joined.join(from, to)
    joined.join(firsts.get(limit) ?? from, from)
    firsts.set(limit, from)
  }
  const open = items.map((item, i) => (takesPart(i) ? openOf(item, prices) : undefined))
  items.forEach(({ alternatives }, i) => {
    const [first, ...others] = (open[i]?.free ?? []).flatMap((a) => at(alternatives, a).moves)
    if (first !== undefined) for (const { node } of others) joined.join(first.node, node)
  })
  return {
    tight,
    full,
    poolOf: (node) => joined.root(node),
    choices: items.map(({ alternatives }, i) => {
      const choice = open[i]
      if (choice === undefined) return undefined
      const free = choice.free.map((a) => at(alternatives, a))
      const { moves } = at(free, 0)
      return { ...choice, side: sideOf(moves), grams: gramsOf(free), pool: joined.root(at(moves, 0).node) }
    }),
  }
}

/** What each pool's items at the margin trade together, by side: more than that there is for none of them. */
export function sharedBy(
  { choices }: Pick<Margin, 'choices'>,
  filled: (i: number) => Grains,
): (choice: Choice) => PlainGrams {
  const sums = new Map<string, number>()
  choices.forEach((choice, i) => {
    if (choice?.marginal === true) sums.set(sideIn(choice), (sums.get(sideIn(choice)) ?? 0) + choice.grams * filled(i))
  })
  return (choice) => quantity(sums.get(sideIn(choice)) ?? 0)
}

/** What there is to share, in grains of an item, with all that stand beside it at the margin; undefined for one that is not there. */
export function sharedAmong(
  { choices }: Pick<Margin, 'choices'>,
  sharedIn: (choice: Choice) => PlainGrams,
  i: number,
): Grains | undefined {
  const choice = choices[i]
  return choice?.marginal === true ? quantity(Math.floor(sharedIn(choice) / choice.grams)) : undefined
}

/** What stands beside each other. */
export const sideIn = ({ pool, side }: Choice): string => `${pool} ${side}`

/** The free alternatives of an item, where there is something to choose: how much, or which. */
function openOf(
  { alternatives }: Item,
  prices: readonly MicroUsdPerKg[],
): Pick<Choice, 'free' | 'marginal'> | undefined {
  const gains = alternatives.map((one) => gainAt(prices, one))
  const best = gains.reduce((most, gain) => (gain > most ? gain : most))
  const free = alternatives.flatMap((one, a) => (best - at(gains, a) < slackOf(one) ? [a] : []))
  const marginal = free.some((a) => magnitude(at(gains, a)) < slackOf(at(alternatives, a)))
  return marginal || (best > 0n && free.length > 1) ? { free, marginal } : undefined
}

/** What an alternative gains a grain at whole prices, in nano-dollars. */
export const gainAt = (prices: readonly MicroUsdPerKg[], { limit, moves }: OpenAlternative): bigint =>
  moves.reduce((sum, { node, grams }) => sum + BigInt(at(prices, node)) * BigInt(grams), -BigInt(limit))

/** Nano-dollars a grain by which whole prices may miss what moves more than a gram: less than a micro-dollar a kg. Nothing else is missed. */
export const slackOf = (one: OpenAlternative): bigint => sizeOf(one)

/** Grams that a grain moves in all. */
export const sizeOf = ({ moves }: Pick<OpenAlternative, 'moves'>): bigint =>
  moves.reduce((sum, { grams }) => sum + magnitude(BigInt(grams)), 0n)

export const magnitude = (a: bigint): bigint => (a < 0n ? -a : a)

function sideOf(moves: OpenAlternative['moves']): Side {
  if (moves.every(({ grams }) => grams > 0)) return 'sell'
  return moves.every(({ grams }) => grams < 0) ? 'buy' : 'convert'
}

const gramsOf = (alternatives: Item['alternatives']): GramsPerGrain =>
  quantity(Math.max(...alternatives.map(turnoverOf)))

/** Grams that a grain brings, or takes where it brings nothing. */
export function turnoverOf({ moves }: Pick<OpenAlternative, 'moves'>): number {
  const brought = moves.reduce((sum, { grams }) => sum + Math.max(0, grams), 0)
  return brought > 0 ? brought : moves.reduce((sum, { grams }) => sum - grams, 0)
}
