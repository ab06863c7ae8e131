export type { HindcastText } from './text.ts'
export { hindcastPackage } from './data-package.ts'
export { OBSERVED_TABLE, RENTS_TABLE } from './input-tables.ts'
export { readObservedTable } from './observed.ts'
export { episodesIn } from './episode.ts'
export { fitReport } from './fit-report.ts'
export { drawTables, fitTables, producersTables } from './tables.ts'
export { fitBehaviour } from './fit.ts'
export { drawEpisodes } from './draws.ts'
export { hindcastProducers, producersHindcastSchema } from './producers.ts'
export { producersReport } from './producers-report.ts'
export { freezePredictions } from './freeze.ts'
export { freezeReport } from './freeze-report.ts'
export { frozenSchema } from './frozen-form.ts'
export { drawReport } from './scores-report.ts'
export { hindcastReport } from './report.ts'
export { hindcastTables } from './tables.ts'
export {
  drawsSchema,
  fitSchema,
  hindcastSchema,
  type HindcastEpisode,
  type HindcastError,
  type HindcastResult,
  type HindcastRow,
  type HindcastSeries,
} from './result.ts'
export { hindcast } from './study.ts'
export { keptVerdicts, type PastVerdict } from './verdicts.ts'
