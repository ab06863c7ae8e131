import { defineStudy, type ModelSession, type Past } from '../study.ts'
import { hindcastAbout, hindcastOptions } from './options.ts'
import { InputError } from '../../world/index.ts'
import { studyFault } from '../study-fault.ts'
import { scoreFrozen } from './frozen-scores.ts'
import { readObservedTable } from './observed.ts'
import { hindcastReport } from './report.ts'
import { hindcastSummary } from './summary.ts'
import { hindcastTables } from './tables.ts'
import { hindcastSchema, type HindcastResult } from './result.ts'
import { hindcast } from './study.ts'

export const hindcastStudy = defineStudy<typeof hindcastOptions, HindcastResult>({
  id: 'hindcast',
  about: hindcastAbout,
  options: hindcastOptions,
  resolve: (_, { episodes, observed, frozen }) => {
    if (frozen !== undefined && episodes !== undefined && episodes.length > 0)
      throw new InputError([studyFault('FROZEN_EPISODES', {}, { file: frozen.file })])
    // What is wrong with a file is said before anything is solved.
    if (observed !== undefined) readObservedTable(observed.file, observed.text)
    return {}
  },
  run(session, { episodes, observed, frozen }, { onProgress }) {
    if (frozen !== undefined) return scoreFrozen(frozen, observed)
    const { layers, text } = pastOf(session)
    return hindcast(layers, text, session.solver, {
      ...(episodes === undefined ? {} : { episodes }),
      ...(observed === undefined ? {} : { observed }),
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
