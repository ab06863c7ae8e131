import type { Ingredient, Operation, World } from '../world/index.ts'

/** Breaks ties between operations or routes of equal cost: a factor between 1 and 1.2 for each. */
export interface Apart {
  readonly operation: (operation: Operation, origin: string) => number
  readonly route: (material: string, from: string, to: string, origin: string) => number
}

/**
 * Ties are broken on purpose: each margin differs a little from every other. The difference is a hash of what the operation
 * or route is: where it lies, what it makes, from what. It does not use tonnes, which may be counted in other units or split,
 * nor the place in a table or the id. Two that are equal in all of this stay equal.
 */
export function tellApart(world: World): Apart {
  const place = memo((id: string) => {
    const known = world.places.get(id)
    return [known?.bloc, known?.lat, known?.lon].join(' ')
  })
  const material = memo((id: string) => {
    const known = world.materials.get(id)
    const contents = [...(known?.contents.values() ?? [])].map(({ value }) => value).sort((a, b) => a - b)
    return [known?.stage, known?.unit, known?.tradable, ...contents].join(' ')
  })
  const site = memo((id: string) => {
    const known = world.sites.get(id)
    const { place: at = '', control = '' } = known ?? {}
    return [place(at), place(control), known?.stage, known?.status, known?.start, known?.lat, known?.lon].join(' ')
  })
  const side = (list: readonly Ingredient[]): string =>
    list
      .map((ingredient) => `${ingredient.perTonne} ${material(ingredient.material)}`)
      .sort()
      .join(' ')
  return {
    operation: ({ site: id, process, recipe }, origin) =>
      factor([site(id), world.processes.get(process)?.stage, side(recipe.inputs), side(recipe.outputs), origin]),
    route: (good, from, to, origin) => factor([material(good), place(from), place(to), origin]),
  }
}

function memo(find: (id: string) => string): (id: string) => string {
  const known = new Map<string, string>()
  return (id) => {
    const found = known.get(id) ?? find(id)
    known.set(id, found)
    return found
  }
}

/** 1 to 1.2, uniformly distributed, by the bits of the facts. */
function factor(facts: readonly (string | undefined)[]): number {
  let hash = 0x811c9dc5
  for (const letter of facts.join('; ')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  // The last letters have hardly been mixed in yet.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return 1 + (0.2 * ((hash ^ (hash >>> 16)) >>> 0)) / 2 ** 32
}
