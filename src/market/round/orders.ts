import {
  GRAMS_PER_KG,
  less,
  limitAt,
  massBought,
  microInNano,
  minus,
  payExactly,
  quantity,
  type Grains,
  type GramsPerGrain,
  type MicroUsd,
  type MicroUsdPerKg,
  type PlainGrams,
} from '../../quantity/index.ts'
import type { Order } from './book.ts'

interface Named {
  readonly id: string
  readonly owner: string
}

interface Sized extends Named {
  readonly most: PlainGrams
  /** 0 if left out, and as much as `most` for all or nothing. */
  readonly least?: PlainGrams
}

const NOTHING = quantity<'g'>(0)
/** What is bought or sold at one node is filled by the gram. */
const BY_THE_GRAM = quantity<'g/grain'>(1)

/** Sells up to `most` at a node for at least `ask`. */
export const sell = ({
  id,
  owner,
  most,
  least = NOTHING,
  node,
  ask,
}: Sized & { node: string; ask: MicroUsdPerKg }): Order => ({
  id,
  owner,
  most,
  least,
  alternatives: [{ limit: limitAt(ask, BY_THE_GRAM), moves: [[node, BY_THE_GRAM]] }],
})

/** Buys up to `most` in all at one or several nodes, months say, for at most the bid at each. */
export const buy = ({
  id,
  owner,
  most,
  least = NOTHING,
  at,
}: Sized & { at: readonly { readonly node: string; readonly bid: MicroUsdPerKg }[] }): Order => ({
  id,
  owner,
  most,
  least,
  alternatives: at.map(({ node, bid }) => ({
    limit: bid === 0 ? 0 : minus(limitAt(bid, BY_THE_GRAM)),
    moves: [[node, minus(BY_THE_GRAM)]],
  })),
})

type Amounts = readonly (readonly [node: string, mass: PlainGrams])[]

/**
 * Sells several goods together, in fixed parts by mass, such as NdPr with Dy and Tb from one ore.
 *
 * @param ask for a kilogram of the package
 */
export function sellPackage({
  id,
  owner,
  most,
  least = NOTHING,
  ask,
  parts,
}: Sized & { ask: MicroUsdPerKg; parts: Amounts }): Order {
  const divisor = commonDivisor(parts.map(([, grams]) => grams))
  const moves = parts.map(([node, grams]) => [node, grams / divisor] as const)
  const grain = quantity<'g/grain'>(moves.reduce((sum, [, grams]) => sum + grams, 0))
  return {
    id,
    owner,
    ...inGrains(most, least, grain),
    alternatives: [{ limit: limitAt(ask, grain), moves }],
  }
}

/** Goods that are bought together, in fixed parts by mass. */
export interface Basket {
  /** For a kilogram of it. */
  readonly bid: MicroUsdPerKg
  readonly parts: Amounts
}

/**
 * Buys one of several baskets, or shares of several that add to one. It is filled in grains, of which each basket has the same number: the
 * common divisor of their sizes in smallest sets or, where something cuts them, the number of a thousand or more by which least is cut off.
 *
 * @param whole all or nothing
 * @param share what part of it may be bought at most
 * @param money what it may cost at most at its bids, whichever baskets it is: each is cut to what that buys
 */
export function buyBaskets({
  id,
  owner,
  baskets,
  whole = false,
  share = 1,
  money,
}: Named & {
  readonly baskets: readonly Basket[]
  readonly whole?: boolean
  readonly share?: number
  readonly money?: MicroUsd
}): Order {
  const sets = baskets.map(({ bid, parts }) => setsOf({ bid, parts, share, money })).filter(({ count }) => count > 0)
  const grains = grainsOf(sets)
  return {
    id,
    owner,
    most: grains,
    least: whole ? grains : 0,
    alternatives: sets.map(({ bid, count, parts }) => {
      const each = Math.floor(count / grains)
      const moves = parts.map(([node, grams]) => [node, minus(quantity<'g/grain'>(grams * each))] as const)
      const grain = quantity<'g/grain'>(moves.reduce((sum, [, grams]) => sum - grams, 0))
      return { limit: bid === 0 ? 0 : minus(limitAt(bid, grain)), moves }
    }),
  }
}

/** A basket as a number of the smallest sets with the same parts, as many as may be bought. */
function setsOf({
  bid,
  parts,
  share,
  money,
}: Basket & { readonly share: number; readonly money: MicroUsd | undefined }): Sets {
  const all = commonDivisor(parts.map(([, grams]) => grams))
  const each = parts.map(([node, grams]) => [node, quantity<'g'>(grams / all)] as const)
  const grams = quantity<'g'>(each.reduce((sum, [, part]) => sum + part, 0))
  const cost = payExactly(grams, bid)
  const affordable = money === undefined || cost === 0n ? all : Number(microInNano(money) / cost)
  return { bid, parts: each, all, count: Math.min(Math.floor(all * share), affordable) }
}

/** A basket of which one set has the fewest whole grams. */
interface Sets extends Basket {
  /** How many sets it is, uncut. */
  readonly all: number
  /** How many may be bought. */
  readonly count: number
}

/** Into how many grains all of them are divided. Each loses what is over: as little as possible of the one that loses the largest part. */
function grainsOf(sets: readonly Sets[]): number {
  const counts = sets.map(({ count }) => count)
  const fewest = Math.min(...counts)
  if (sets.every(({ all, count }) => count === all) || fewest < GRAINS) return commonDivisor(counts)
  const kept = (grains: number): number => Math.min(...counts.map((count) => (count - (count % grains)) / count))
  return counts
    .flatMap((count) => divisions(count))
    .filter((grains) => grains <= fewest)
    .reduce((best, grains) => (kept(grains) > kept(best) ? grains : best), fewest)
}

/** The largest grains of which a count has one, two, three and so on, as long as there are enough of them. */
const divisions = (count: number): number[] =>
  Array.from({ length: Math.min(GRAINS, Math.floor(count / GRAINS)) }, (_, i) => Math.floor(count / (i + 1)))

/** Grains that a basket which is cut is divided into at least. */
const GRAINS = 1000

/** Keeps goods from one month to a later one, at the same place, for a fee. */
export const store = ({
  id,
  owner,
  most,
  least = NOTHING,
  from,
  to,
  fee,
}: Sized & { readonly from: string; readonly to: string; readonly fee: MicroUsdPerKg }): Order => ({
  id,
  owner,
  most,
  least,
  alternatives: [
    {
      limit: limitAt(fee, BY_THE_GRAM),
      moves: [
        [from, minus(BY_THE_GRAM)],
        [to, BY_THE_GRAM],
      ],
    },
  ],
})

export interface Recipe {
  /** For a kilogram of capacity. */
  readonly fee: MicroUsdPerKg
  /** For a kilogram of capacity. */
  readonly inputs: Amounts
  readonly outputs: Amounts
}

/** Converts goods for a fee, in whole grains of the recipe. Recipes, such as one for each grade, share the capacity of `most`. */
export function convert({
  id,
  owner,
  most,
  least = NOTHING,
  recipes,
}: Sized & { readonly recipes: readonly Recipe[] }): Order {
  const amounts = recipes.flatMap(({ inputs, outputs }) => [...inputs, ...outputs].map(([, grams]) => grams))
  const divisor = commonDivisor([GRAMS_PER_KG, ...amounts])
  const grain = quantity<'g/grain'>(GRAMS_PER_KG / divisor)
  return {
    id,
    owner,
    ...inGrains(most, least, grain),
    alternatives: recipes.map(({ fee, inputs, outputs }) => ({
      limit: limitAt(fee, grain),
      moves: [
        ...inputs.map(([node, grams]) => [node, minus(grams) / divisor] as const),
        ...outputs.map(([node, grams]) => [node, grams / divisor] as const),
      ],
    })),
  }
}

/**
 * Sells under a two-way contract: a seller that takes any price from its payment floor on, and is paid, or pays back, the
 * difference to the strike after the round. The budget caps the quantity and never the price:
 *
 *   most <= budget / (strike - floor)
 *
 * so that it holds whatever the price turns out to be.
 *
 * @param budget what of a named budget is set aside for this contract
 */
export function floorContract({
  id,
  owner,
  node,
  most,
  strike,
  floor,
  budget,
}: Named & {
  node: string
  most: PlainGrams
  strike: MicroUsdPerKg
  floor: MicroUsdPerKg
  budget: { readonly name: string; readonly amount: MicroUsd }
}): Order {
  const worst = less(strike, floor)
  const affordable = worst > 0 ? massBought(budget.amount, worst) : most
  return {
    ...sell({ id, owner, most: affordable < most ? affordable : most, node, ask: floor }),
    contract: { strike, budget: budget.name },
  }
}

/** Whole grains, never more than `most`; a least part between two grains goes up, or is all there is. */
function inGrains(most: PlainGrams, least: PlainGrams, grain: GramsPerGrain): { most: Grains; least: Grains } {
  const [whole, part] = [Math.floor(most / grain), Math.ceil(least / grain)]
  return { most: quantity(whole), least: quantity(least <= most ? Math.min(whole, part) : part) }
}

const commonDivisor = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => {
    let [large, small] = [a, Math.abs(b)]
    while (small > 0) [large, small] = [small, large % small]
    return large
  }, 0)
