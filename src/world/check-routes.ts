import type { FaultList, Where } from './fault.ts'
import { worldFault } from './world-fault.ts'
import type { Tables } from './schema.ts'
import type { World } from './world.ts'

/** Routes that contradict themselves, or the material they carry. */
export function checkRoutes(world: World, { routes }: Tables, faults: FaultList): void {
  for (const row of routes) {
    const [material, from, to] = [row.text('material'), row.text('from'), row.text('to')]
    const at = (column: string): Where => ({ file: row.file, line: row.line, column })
    if (from === to) faults.add(worldFault('ROUTE_TO_ITSELF', { material, from }, at('to')))
    if (world.materials.get(material)?.tradable === false)
      faults.add(worldFault('ROUTE_NOT_TRADED', { material, from, to }, at('material')))
    const limit = row.text('limit')
    if (limit !== '' && row.number('limit') < row.number('value'))
      faults.add(
        worldFault('ROUTE_OVER_ITS_LIMIT', { value: row.text('value'), material, from, to, limit }, at('limit')),
      )
  }
}
