export type { HindcastText } from './text.ts'
export { episodesIn } from './episode.ts'
export { fitReport } from './fit-report.ts'
export { drawTables, fitTables } from './tables.ts'
export { fitBehaviour } from './fit.ts'
export { drawEpisodes } from './draws.ts'
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
