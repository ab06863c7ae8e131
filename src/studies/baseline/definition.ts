import { compareWithFacts } from '../../baseline/index.ts'
import { defineStudy } from '../study.ts'
import { baselineAbout, baselineOptions } from './options.ts'
import { baselineReport } from './report.ts'
import { baselineSummary } from './summary.ts'
import { baselineTables } from './tables.ts'
import { baselineResult, baselineSchema, type BaselineResult } from './result.ts'

export const baselineStudy = defineStudy<typeof baselineOptions, BaselineResult>({
  id: 'baseline',
  about: baselineAbout,
  options: baselineOptions,
  resolve: () => ({}),
  run: ({ world, baseline }) => baselineResult(world, baseline),
  schema: baselineSchema,
  summary: baselineSummary,
  tables: baselineTables,
  report: ({ world, baseline }, _, __, language) =>
    baselineReport(
      world,
      baseline,
      baseline.reconciled === undefined ? [] : compareWithFacts(world, baseline.reconciled),
      language,
    ),
})
