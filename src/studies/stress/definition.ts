import { companyOf, type Company } from '../company.ts'
import { scenarioIn } from '../given.ts'
import type { CompleteRequest, RequestOf } from '../options.ts'
import { defineStudy, type ModelSession, type Progress } from '../study.ts'
import type { World } from '../../world/index.ts'
import { companyStops, lineChances } from './company.ts'
import { companyLines, companyMeasures } from './company-measures.ts'
import { stressAbout, stressOptions } from './options.ts'
import { stressReport } from './report.ts'
import { stressSchema, type StressResult } from './result.ts'
import { runsOfRange, stress, stressRange, withRange, type StressOptions, type StressRange } from './study.ts'
import { stressSummary } from './summary.ts'
import { stressTables } from './tables.ts'

type Request = CompleteRequest<typeof stressOptions>

export const stressStudy = defineStudy<typeof stressOptions, StressResult>({
  id: 'stress',
  about: stressAbout,
  options: stressOptions,
  resolve(world, request) {
    const { id, title, months } = scenarioIn(world, request.scenario, request)
    companyIn(world, request)
    return { scenario: { id, title }, months }
  },
  run(session, request, { onProgress }) {
    const { world, solver, openings } = session
    const { baseline } = session.baseline
    const company = companyIn(world, request)
    const scenario = scenarioIn(world, request.scenario, request)
    const beside = request.range ? runsOfRange(world, scenario, optionsIn(request)) : 0
    const { result, run } = stress(world, baseline, scenario, solver, {
      ...optionsIn(request),
      openings,
      onProgress: (done, total) => onProgress?.(done, (1 + beside) * total),
    })
    const all = request.range
      ? withRange(
          result,
          rangeOf(session, request, (done, total) => onProgress?.(total / beside + done, total + total / beside)),
        )
      : result
    if (company === undefined) return all
    const parts = companyStops(run, company)
    const lines = companyLines(run, company)
    return {
      ...all,
      company: parts,
      companyChances: lineChances(parts),
      companyLines: lines,
      companyMeasures: companyMeasures(run, company, lines),
    }
  },
  schema: stressSchema,
  summary: stressSummary,
  tables: stressTables,
  report: ({ world }, request, result, language) =>
    stressReport(world, scenarioIn(world, request.scenario, request), result, language),
})

/** The mild and the severe case alone, which can be worked out beside the central one. */
export const rangeOf = (
  { world, baseline: { baseline }, solver, openings }: ModelSession,
  request: Pick<RequestOf<typeof stressOptions>, 'scenario' | 'months' | 'conduct' | 'foresight' | 'terminalValue'>,
  onProgress?: Progress,
): StressRange =>
  stressRange(world, baseline, scenarioIn(world, request.scenario, request), solver, {
    ...optionsIn(request),
    openings,
    ...(onProgress === undefined ? {} : { onProgress }),
  })

const companyIn = (world: World, { company, product, scenario, months, conduct }: Request): Company | undefined =>
  companyOf(world, { company, product, place: scenarioIn(world, scenario, { months, conduct }).focus[0] })

/** As the command line has it, whose result says which rule was used. */
const optionsIn = ({
  foresight,
  terminalValue = stressOptions.terminalValue.default,
}: Pick<RequestOf<typeof stressOptions>, 'foresight' | 'terminalValue'>): StressOptions => ({
  terminalValue,
  ...(foresight === undefined ? {} : { foresight }),
})
