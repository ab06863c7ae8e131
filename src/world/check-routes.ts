import type { FaultList } from './fault.ts'
import type { Tables } from './schema.ts'
import type { World } from './world.ts'

/** Routes that contradict themselves, or the material they carry. */
export function checkRoutes(world: World, { routes }: Tables, faults: FaultList): void {
  for (const row of routes) {
    const [material, from, to] = [row.text('material'), row.text('from'), row.text('to')]
    const refuse = (code: string, column: string, message: string, remedy: string): void =>
      faults.add({ code, message, file: row.file, line: row.line, column, remedy })
    if (from === to)
      refuse(
        'ROUTE_TO_ITSELF',
        'to',
        `A route of ${material} begins and ends at ${from}.`,
        'Correct one of the two places, or take the row out: what stays at a place needs no route.',
      )
    if (world.materials.get(material)?.tradable === false)
      refuse(
        'ROUTE_NOT_TRADED',
        'material',
        `${material} is shipped from ${from} to ${to}, and materials.csv says that it is not traded.`,
        'Write `yes` under `tradable` in materials.csv, or take the route out.',
      )
    const limit = row.text('limit')
    if (limit !== '' && row.number('limit') < row.number('value'))
      refuse(
        'ROUTE_OVER_ITS_LIMIT',
        'limit',
        `${row.text('value')} t of ${material} went from ${from} to ${to}, more than the ${limit} that its limit allows.`,
        'Raise the limit, correct the flow, or leave the limit blank.',
      )
  }
}
