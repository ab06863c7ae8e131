import type { Scenario, World } from '../../world/index.ts'
import { scenarioIn } from '../given.ts'
import type { CompleteRequest } from '../options.ts'
import { defineStudy } from '../study.ts'
import { clearAbout, clearOptions } from './options.ts'
import { clearReport } from './report.ts'
import { clearSummary } from './summary.ts'
import { clearTables } from './tables.ts'
import { clearSchema, type ClearResult } from './result.ts'
import { clearOnce } from './study.ts'

export const clearStudy = defineStudy<typeof clearOptions, ClearResult>({
  id: 'clear',
  about: clearAbout,
  options: clearOptions,
  resolve(world, request) {
    const { id, title, months } = scenarioFor(world, request)
    return { scenario: { id, title }, months }
  },
  run: ({ world, baseline: { baseline }, solver }, request) =>
    clearOnce(world, baseline, scenarioFor(world, request), solver, { ends: request.priceIntervals }),
  schema: clearSchema,
  summary: clearSummary,
  tables: clearTables,
  report: ({ world }, _, result, language) => clearReport(world, result, language),
})

/** One month of the reference case says all: the next ones are the same but for what is being built. */
const scenarioFor = (world: World, { scenario, months, conduct }: CompleteRequest<typeof clearOptions>): Scenario =>
  scenarioIn(world, scenario, { conduct, months: months ?? (scenario.file === 'reference.yaml' ? 1 : undefined) })
