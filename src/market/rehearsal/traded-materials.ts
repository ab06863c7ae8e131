import type { World } from '../../world/index.ts'

/**
 * What a rehearsal trades: the materials that producers bring, and all that recipes make of these and of nothing else. In the order
 * of the world's table, which is that of the chain.
 */
export function tradedMaterials(world: World, brought: readonly string[]): string[] {
  const goods = new Set(brought)
  // What comes after the first stage that is brought: what goes back to one before it stands outside a rehearsal's chain.
  const order = [...world.stages.keys()]
  const placeOf = (material: string): number => order.indexOf(world.materials.get(material)?.stage ?? '')
  const first = Math.min(...brought.map(placeOf))
  for (let before = 0; before < goods.size;) {
    before = goods.size
    for (const { recipe } of world.operations) {
      if (recipe.inputs.length === 0 || recipe.inputs.some(({ material }) => !goods.has(material))) continue
      for (const { material } of recipe.outputs) {
        const { tradable, contents } = world.materials.get(material) ?? {}
        if (placeOf(material) > first && tradable === true && (contents?.size ?? 0) > 0) goods.add(material)
      }
    }
  }
  return [...world.materials.keys()].filter((material) => goods.has(material))
}
