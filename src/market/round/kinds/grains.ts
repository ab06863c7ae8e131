import { quantity, type Grains, type GramsPerGrain, type PlainGrams } from '../../../quantity/index.ts'

/** What kinds of orders share as the clearing takes them: sizes in whole grains. */

export interface Named {
  readonly id: string
  readonly owner: string
}

export interface Sized extends Named {
  readonly most: PlainGrams
  /** 0 if left out, and as much as `most` for all or nothing. */
  readonly least?: PlainGrams
}

export const NOTHING = quantity<'g'>(0)
/** What is bought or sold at one node is filled by the gram. */
export const BY_THE_GRAM = quantity<'g/grain'>(1)

export type Amounts = readonly (readonly [node: string, mass: PlainGrams])[]

/** Whole grains, never more than `most`; a least part between two grains goes up, or is all there is. */
export function inGrains(most: PlainGrams, least: PlainGrams, grain: GramsPerGrain): { most: Grains; least: Grains } {
  const [whole, part] = [Math.floor(most / grain), Math.ceil(least / grain)]
  return { most: quantity(whole), least: quantity(least <= most ? Math.min(whole, part) : part) }
}

export const commonDivisor = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => {
    let [large, small] = [a, Math.abs(b)]
    while (small > 0) [large, small] = [small, large % small]
    return large
  }, 0)
