import type { FaultList } from './fault.ts'
import { worldFault } from './world-fault.ts'
import type { Tables } from './schema.ts'
import type { Operation, World } from './world.ts'

/**
 * What an operation is run for, where it gives several goods: what processes.csv states; else its only output; else its
 * only output at the stage of the process. Undefined only where it gives nothing: `checkProducts` refuses all else.
 */
export function mainProduct(world: World, { process, recipe }: Operation): string | undefined {
  const known = world.processes.get(process)
  if (known?.product !== undefined) return known.product
  const made = recipe.outputs.map(({ material }) => material)
  const ofStage = made.filter((material) => world.materials.get(material)?.stage === known?.stage)
  return made.length === 1 ? made[0] : ofStage.length === 1 ? ofStage[0] : undefined
}

/** A main product is named where several outputs could be meant, and is something that the process gives. */
export function checkProducts(world: World, tables: Tables, faults: FaultList): void {
  for (const row of tables.processes) {
    const id = row.text('id')
    const at = { file: row.file, line: row.line, column: 'product' }
    const product = row.optional('product')
    if (product === undefined) {
      const unclear = world.operations.find(
        (operation) =>
          operation.process === id &&
          operation.recipe.outputs.length > 0 &&
          mainProduct(world, operation) === undefined,
      )
      if (unclear !== undefined)
        faults.add(
          worldFault(
            'PRODUCT_UNCLEAR',
            { id, products: unclear.recipe.outputs.map(({ material }) => material).join(', ') },
            at,
          ),
        )
      continue
    }
    const given = tables.recipes.filter((line) => line.text('process') === id && line.text('direction') === 'out')
    const fed = given.some((line) => line.text('material') === 'feed')
    const made = new Set([
      ...given.map((line) => line.text('material')),
      ...(fed ? world.operations.filter(({ process }) => process === id).map(({ feed }) => feed) : []),
    ])
    if (!made.has(product)) faults.add(worldFault('PRODUCT_NOT_MADE', { product, id }, at))
  }
}
