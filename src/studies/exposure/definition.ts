import { parseCompany } from '../company.ts'
import { placesToLookAt } from '../places.ts'
import { defineStudy } from '../study.ts'
import { exposureAbout, exposureOptions } from './options.ts'
import { exposureReport } from './report.ts'
import { exposureSummary } from './summary.ts'
import { exposureTables } from './tables.ts'
import { exposureSchema, type ExposureResult } from './result.ts'
import { exposure } from './study.ts'

export const exposureStudy = defineStudy<typeof exposureOptions, ExposureResult>({
  id: 'exposure',
  about: exposureAbout,
  options: exposureOptions,
  resolve(world, { place = [], company }) {
    if (company !== undefined) parseCompany(company.file, company.text, world)
    return { place: placesToLookAt(world, place) }
  },
  run: ({ world, baseline: { baseline } }, { place = [], company }) =>
    exposure(world, baseline, placesToLookAt(world, place), company && parseCompany(company.file, company.text, world)),
  schema: exposureSchema,
  summary: exposureSummary,
  tables: exposureTables,
  report: ({ world }, _, result, language) => exposureReport(world, result, language),
})
