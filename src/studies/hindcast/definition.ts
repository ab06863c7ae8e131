import { defineStudy, type ModelSession, type Past } from '../study.ts'
import { hindcastOptions } from './options.ts'
import { hindcastReport } from './report.ts'
import { hindcastSummary } from './summary.ts'
import { hindcastTables } from './tables.ts'
import { hindcastSchema, type HindcastResult } from './result.ts'
import { hindcast } from './study.ts'

export const hindcastStudy = defineStudy<typeof hindcastOptions, HindcastResult>({
  id: 'hindcast',
  about: {
    en: 'past episodes: what the model says of them beside what was observed',
    ja: '過去の事例：モデルの答えと実際の観測値',
  },
  options: hindcastOptions,
  resolve: () => ({}),
  run(session, { episodes }, { onProgress }) {
    const { layers, text } = pastOf(session)
    return hindcast(layers, text, session.solver, {
      ...(episodes === undefined ? {} : { episodes }),
      ...(onProgress === undefined ? {} : { onProgress }),
    })
  },
  schema: hindcastSchema,
  summary: hindcastSummary,
  tables: hindcastTables,
  report: (_, __, result, language) => hindcastReport(result, language),
})

function pastOf({ past }: ModelSession): Past {
  if (past === undefined) throw new Error('the session was opened without past episodes')
  return past
}
