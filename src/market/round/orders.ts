import type { Order } from './book.ts'

interface Named {
  readonly id: string
  readonly owner: string
}

interface Sized extends Named {
  /** Grams. */
  readonly most: number
  /** Grams; 0 if left out, and as much as `most` for all or nothing. */
  readonly least?: number
}

/** Sells up to `most` grams at a node for at least `ask` (micro-dollars per kg). */
export const sell = ({ id, owner, most, least = 0, node, ask }: Sized & { node: string; ask: number }): Order => ({
  id,
  owner,
  most,
  least,
  alternatives: [{ limit: ask, moves: [[node, 1]] }],
})

/** Buys up to `most` grams in all at one or several nodes, months say, for at most the bid at each (micro-dollars per kg). */
export const buy = ({
  id,
  owner,
  most,
  least = 0,
  at,
}: Sized & { at: readonly { readonly node: string; readonly bid: number }[] }): Order => ({
  id,
  owner,
  most,
  least,
  alternatives: at.map(({ node, bid }) => ({ limit: bid === 0 ? 0 : -bid, moves: [[node, -1]] })),
})

type Amounts = readonly (readonly [node: string, grams: number])[]

/**
 * Sells several goods together, in fixed parts by mass, such as NdPr with Dy and Tb from one ore.
 *
 * @param ask micro-dollars per kg of the package
 */
export function sellPackage({
  id,
  owner,
  most,
  least = 0,
  ask,
  parts,
}: Sized & { ask: number; parts: Amounts }): Order {
  const divisor = commonDivisor(parts.map(([, grams]) => grams))
  const moves = parts.map(([node, grams]) => [node, grams / divisor] as const)
  const grain = moves.reduce((sum, [, grams]) => sum + grams, 0)
  return {
    id,
    owner,
    ...inGrains(most, least, grain),
    alternatives: [{ limit: ask * grain, moves }],
  }
}

export interface Recipe {
  /** Micro-dollars per kg of capacity. */
  readonly fee: number
  /** Grams per kg of capacity. */
  readonly inputs: Amounts
  readonly outputs: Amounts
}

/** Converts goods for a fee, in whole grains of the recipe. Recipes, such as one for each grade, share the capacity of `most` grams. */
export function convert({
  id,
  owner,
  most,
  least = 0,
  recipes,
}: Sized & { readonly recipes: readonly Recipe[] }): Order {
  const amounts = recipes.flatMap(({ inputs, outputs }) => [...inputs, ...outputs].map(([, grams]) => grams))
  const divisor = commonDivisor([1000, ...amounts])
  const grain = 1000 / divisor
  return {
    id,
    owner,
    ...inGrains(most, least, grain),
    alternatives: recipes.map(({ fee, inputs, outputs }) => ({
      limit: fee * grain,
      moves: [
        ...inputs.map(([node, grams]) => [node, -grams / divisor] as const),
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
 * @param strike in micro-dollars per kg, as is `floor`
 * @param budget what of a named budget is set aside for this contract, in micro-dollars
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
  most: number
  strike: number
  floor: number
  budget: { readonly name: string; readonly amount: number }
}): Order {
  const worst = strike - floor
  const affordable = worst > 0 ? Number((BigInt(budget.amount) * 1000n) / BigInt(worst)) : most
  return {
    ...sell({ id, owner, most: Math.min(most, affordable), node, ask: floor }),
    contract: { strike, budget: budget.name },
  }
}

/** Whole grains, never more than `most` grams; a least part between two grains goes up, or is all there is. */
function inGrains(most: number, least: number, grain: number): { most: number; least: number } {
  const [whole, part] = [Math.floor(most / grain), Math.ceil(least / grain)]
  return { most: whole, least: least <= most ? Math.min(whole, part) : part }
}

const commonDivisor = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => {
    let [large, small] = [a, Math.abs(b)]
    while (small > 0) [large, small] = [small, large % small]
    return large
  }, 0)
