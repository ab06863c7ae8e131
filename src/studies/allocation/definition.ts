import { InputError, suggested, worldFault, type World } from '../../world/index.ts'
import { scenarioIn } from '../given.ts'
import type { CompleteRequest } from '../options.ts'
import { placesNamed, placesToLookAt } from '../places.ts'
import { defineStudy } from '../study.ts'
import { allocationAbout, allocationOptions, USUAL_PRIORITY } from './options.ts'
import { allocationReport } from './report.ts'
import { allocationSchema, type AllocationResult } from './result.ts'
import { allocation } from './study.ts'
import { allocationSummary } from './summary.ts'
import { allocationTables } from './tables.ts'

type Request = CompleteRequest<typeof allocationOptions>

export const allocationStudy = defineStudy<typeof allocationOptions, AllocationResult>({
  id: 'allocation',
  about: allocationAbout,
  options: allocationOptions,
  resolve(world, request) {
    const { id, title, months } = scenarioIn(world, request.scenario, request)
    return {
      scenario: { id, title },
      months,
      members: membersIn(world, request),
      priority: priorityIn(world, request.priority),
    }
  },
  run: ({ world, baseline: { baseline }, solver }, request, { onProgress }) =>
    allocation(world, baseline, scenarioIn(world, request.scenario, request), solver, {
      members: membersIn(world, request),
      priority: priorityIn(world, request.priority),
      reserved: request.reserved,
      release: request.release,
      foresight: request.foresight,
      onProgress,
    }),
  schema: allocationSchema,
  summary: allocationSummary,
  tables: allocationTables,
  report: ({ world }, request, result, language) =>
    allocationReport(world, scenarioIn(world, request.scenario, request), result, language),
})

/** The places that are asked for, or those that the scenario asks about; where it asks about none, the default of the tables. */
function membersIn(world: World, request: Request): readonly string[] {
  const { members = [] } = request
  if (members.length > 0) return placesNamed(world, members)
  return placesToLookAt(world, scenarioIn(world, request.scenario, request).focus)
}

/** @throws InputError for a sector that is none; of those that come first where nobody is named, a world may lack some */
function priorityIn(world: World, asked: readonly string[] = []): readonly string[] {
  const unknown = asked.filter((id) => !world.sectors.has(id))
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((id) =>
        worldFault('ID_UNKNOWN', {
          id,
          table: 'sectors.csv',
          suggestion: suggested(id, world.sectors.keys(), 'sectors.csv'),
        }),
      ),
    )
  return asked.length > 0 ? [...new Set(asked)] : USUAL_PRIORITY.filter((id) => world.sectors.has(id))
}
