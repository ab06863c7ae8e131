import { compareWithFacts } from '../../baseline/index.ts'
import type { Options } from '../options.ts'
import { defineStudy } from '../study.ts'
import { baselineReport } from './report.ts'
import { baselineTables } from './tables.ts'
import { baselineResult, baselineSchema, type BaselineResult } from './result.ts'

const baselineOptions = {} as const satisfies Options

export const baselineStudy = defineStudy<typeof baselineOptions, BaselineResult>({
  id: 'baseline',
  about: {
    en: 'what the sources say of 2024, what the model uses, and where they disagree',
    ja: '2024年について出典が示す数値、モデルが用いる数値、両者の食い違い',
  },
  options: baselineOptions,
  resolve: () => ({}),
  run: ({ world, baseline }) => baselineResult(world, baseline),
  schema: baselineSchema,
  tables: baselineTables,
  report: ({ world, baseline }, _, __, language) =>
    baselineReport(
      world,
      baseline,
      baseline.reconciled === undefined ? [] : compareWithFacts(world, baseline.reconciled),
      language,
    ),
})
