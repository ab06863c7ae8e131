import type { MarketTables } from './shape.ts'

/** Rounding to billionths, and what sums of decimal fractions are off by. */
const TOLERANCE = 1e-6

/** Why tables of the right form cannot be those of a market; undefined if they can. */
export function whyNotTables({ places, elements, materials, processes, recipes }: MarketTables): string | undefined {
  for (const [what, list] of Object.entries({
    place: places,
    element: elements,
    material: materials,
    process: processes,
  })) {
    const twice = doubled(list.map(({ id }) => id))
    if (twice !== undefined) return `the ${what} "${twice}" stands there twice`
  }
  const known = {
    element: new Set(elements.map(({ id }) => id)),
    material: new Set(materials.map(({ id }) => id)),
    process: new Set(processes.map(({ id }) => id)),
  }
  for (const { id, contents } of materials) {
    const own = contents.map(({ element }) => element)
    const strange = own.find((element) => !known.element.has(element)) ?? doubled(own)
    if (strange !== undefined) return `the material "${id}" holds "${strange}", which is no element, or twice`
    const poor = contents.find(({ share, least = 0 }) => least > share)
    if (poor !== undefined) return `the material "${id}" holds less of "${poor.element}" on average than at least`
  }
  for (const recipe of recipes) {
    const { process, inputs, outputs } = recipe
    if (!known.process.has(process)) return `a recipe is of "${process}", which is no process`
    for (const side of [inputs, outputs]) {
      const own = side.map(({ material }) => material)
      const strange = own.find((material) => !known.material.has(material)) ?? doubled(own)
      if (strange !== undefined) return `a recipe of "${process}" has "${strange}", which is no material, or twice`
    }
  }
  return whyMakesMass({ materials, recipes })
}

function doubled(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.size === seen.add(id).size)
}

/**
 * No recipe gives more of an element than it takes, but what brings it out of the ground or collects it. A finished good may come out
 * poorer than its average, as in the world's own tables.
 */
function whyMakesMass({ materials, recipes }: Pick<MarketTables, 'materials' | 'recipes'>): string | undefined {
  const takenIn = new Set(recipes.flatMap(({ inputs }) => inputs.map(({ material }) => material)))
  const contents = new Map(materials.map((one) => [one.id, one.contents]))
  for (const { process, inputs, outputs } of recipes) {
    if (inputs.length === 0) continue
    const left = new Map<string, number>()
    let taken = 0
    for (const { material, per } of inputs)
      for (const { element, share } of contents.get(material) ?? []) {
        taken += (per / 1e9) * share
        left.set(element, (left.get(element) ?? 0) + (per / 1e9) * share)
      }
    for (const { material, per } of outputs)
      for (const { element, share, least = share } of contents.get(material) ?? [])
        left.set(element, (left.get(element) ?? 0) - (per / 1e9) * (takenIn.has(material) ? share : least))
    for (const [element, rest] of left)
      if (rest < -TOLERANCE * (1 + taken)) return `a recipe of "${process}" gives more ${element} than it takes`
  }
  return undefined
}
