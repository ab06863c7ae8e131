import { companyOf } from '../company.ts'
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
  resolve(world, { place = [], company, product }) {
    companyOf(world, { company, product, place: placesToLookAt(world, place)[0] })
    return { place: placesToLookAt(world, place) }
  },
  run({ world, baseline: { baseline } }, { place = [], company, product }) {
    const places = placesToLookAt(world, place)
    return exposure(world, baseline, places, companyOf(world, { company, product, place: places[0] }))
  },
  schema: exposureSchema,
  summary: exposureSummary,
  tables: exposureTables,
  report: ({ world }, _, result, language) => exposureReport(world, result, language),
})
