export type { HindcastText } from './text.ts'
export { episodesIn } from './episode.ts'
export { fitReport, fitTables } from './fit-report.ts'
export { fitBehaviour } from './fit.ts'
export { hindcastReport, hindcastTables } from './report.ts'
export {
  fitSchema,
  hindcastSchema,
  type HindcastEpisode,
  type HindcastError,
  type HindcastResult,
  type HindcastRow,
  type HindcastSeries,
} from './result.ts'
export { hindcast } from './study.ts'
