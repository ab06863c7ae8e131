import { grams, sumGrams, type Grams } from '../../quantity/index.ts'
import { scaled, type LotRecipe } from './registry.ts'

/**
 * The most that a process can make of what goes in, by material; undefined if no recipe takes just that.
 *
 * Activity is bounded by the scarcest input, each output by the activity, in whole numbers:
 *
 *     out[o] <= min over inputs i of  in[i] . per[o] / per[i]
 *
 * Several feeds in one run, each of which has a recipe of its own, add up.
 */
export function maxOutput(
  recipes: readonly LotRecipe[],
  inputs: ReadonlyMap<string, Grams>,
): ReadonlyMap<string, Grams> | undefined {
  const whole = recipes.find(
    (recipe) =>
      recipe.inputs.length > 0 &&
      recipe.inputs.every(({ material }) => inputs.has(material)) &&
      [...inputs.keys()].every((material) => recipe.inputs.some((input) => input.material === material)),
  )
  if (whole !== undefined) return outputsOf(whole, inputs)
  const most = new Map<string, Grams>()
  for (const material of inputs.keys()) {
    const own = recipes.find((recipe) => recipe.inputs.length === 1 && recipe.inputs[0]?.material === material)
    if (own === undefined) return undefined
    for (const [output, mass] of outputsOf(own, inputs))
      most.set(output, sumGrams([most.get(output) ?? grams(0n), mass]))
  }
  return most
}

const outputsOf = (recipe: LotRecipe, inputs: ReadonlyMap<string, Grams>): Map<string, Grams> =>
  new Map(
    recipe.outputs.map(({ material, per }) => [
      material,
      recipe.inputs
        .map((input) => scaled(inputs.get(input.material) ?? grams(0n), per, input.per))
        .reduce((least, mass) => (mass < least ? mass : least)),
    ]),
  )
