import type { FaultList } from './fault.ts'
import { worldFault } from './world-fault.ts'
import type { Tables } from './schema.ts'
import type { World } from './world.ts'

/**
 * A recipe counts tonnes of a material for a tonne of activity, each in its own unit. `t/t` says just
 * that; a yield is a share of an element, in that element's unit.
 */
export function checkRecipeUnits(world: World, tables: Tables, faults: FaultList): void {
  for (const row of tables.recipes) {
    const of = world.processes.get(row.text('process'))?.unit ?? ''
    const material = row.text('material') === 'feed' ? row.optional('feed') : row.text('material')
    // A feed that each operation names for itself may be of any unit.
    const units =
      material === undefined
        ? [...world.units.keys()].map((basis) => `t ${basis}`)
        : [world.materials.get(material)?.unit ?? '']
    const [element = ''] = world.materials.get(material ?? '')?.contents.keys() ?? []
    const counted = world.elements.get(element)?.unit ?? ''
    const allowed =
      row.text('basis') === 'yield'
        ? [`${counted}/${counted}`, 'share']
        : [...units.map((unit) => `${unit}/${of}`), 't/t']
    const unit = row.text('unit')
    if (allowed.includes(unit)) continue
    faults.add(
      worldFault(
        'WORLD_UNIT_MISMATCH:recipe',
        { process: row.text('process'), material: row.text('material'), unit, expected: allowed[0] ?? '' },
        { file: row.file, line: row.line, column: 'unit' },
      ),
    )
  }
}
