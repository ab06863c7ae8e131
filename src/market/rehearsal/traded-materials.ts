import type { World } from '../../world/index.ts'

/** What is made from oxides on; scrap goes back to separation, which stands before a rehearsal's chain. */
const DOWNSTREAM = new Set(['metal', 'alloy', 'magnet', 'product'])

/**
 * What a rehearsal trades: the materials that producers bring, and all that recipes make of these and of nothing else. In the order
 * of the world's table, which is that of the chain.
 */
export function tradedMaterials(world: World, brought: readonly string[]): string[] {
  const goods = new Set(brought)
  for (let before = 0; before < goods.size;) {
    before = goods.size
    for (const { recipe } of world.operations) {
      if (recipe.inputs.length === 0 || recipe.inputs.some(({ material }) => !goods.has(material))) continue
      for (const { material } of recipe.outputs) {
        const { stage, tradable, contents } = world.materials.get(material) ?? {}
        if (stage !== undefined && DOWNSTREAM.has(stage) && tradable === true && (contents?.size ?? 0) > 0)
          goods.add(material)
      }
    }
  }
  return [...world.materials.keys()].filter((material) => goods.has(material))
}
