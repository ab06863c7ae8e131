export { askedWorld, factsSummary } from './asked-world.ts'
export type { AskedWorld } from './asked-world-result.ts'
export { ageLines, factsLines, idleLines } from './notices.ts'
export { baselineResult, baselineSchema, type BaselineResult } from './baseline/result.ts'
export { clearReport } from './clear/report.ts'
export { clearTables } from './clear/tables.ts'
export { workedExample, type WorkedExample } from './clear/example.ts'
export { clearSchema } from './clear/result.ts'
export { clearOnce } from './clear/study.ts'
export { baselineReport } from './baseline/report.ts'
export { baselineTables } from './baseline/tables.ts'
export { COMPANY_TABLE, companyOf, parseCompany, type Company } from './company.ts'
export * from './own-parts/index.ts'
export {
  runRequest,
  layersOf,
  openModelSession,
  type ModelResults,
  type EnsembleAnswer,
  type DataBundle,
  type ModelRequest,
} from './model-session.ts'
export { commandOf, shellWord } from './command.ts'
export { drawnOptions, drawOptions, ensembleOptions } from './ensemble-options.ts'
export { menuIn, scenarioIn } from './given.ts'
export {
  complete,
  flagOf,
  type CompleteRequest,
  type FileOption,
  type NamedRequest,
  type Option,
  type Options,
  type RequestOf,
  type Shipped,
  type TextFile,
} from './options.ts'
export type { DrawnStudyRequest, DrawsRequest } from './requests.ts'
export { STUDIES, studyOf, type StudyId, type StudyRequest, type StudyResult } from './registry.ts'
export { isNeeded, requestSchema } from './request-schema.ts'
export type { ProgressBounds, ModelSession, Past, Progress, Resolved, Study } from './study.ts'
export type { Draws } from './ensemble/draw.ts'
export {
  checkDraws,
  countFirstRows,
  countKeptRows,
  countRows,
  DISTRIBUTIONS,
  drawWorlds,
  ensembleReport,
  ensembleSchema,
  ensembleTables,
  keepEnsembles,
  keepReport,
  keptTables,
  prepareDraws,
  swapsOf,
  type Distribution,
  type EnsembleResult,
} from './ensemble/index.ts'
export { fromFailure, toFailure, type Failure } from './failure.ts'
export { exposureReport } from './exposure/report.ts'
export { exposureTables } from './exposure/tables.ts'
export { exposureSchema, type Dependence, type ExposureResult } from './exposure/result.ts'
export { exposure } from './exposure/study.ts'
export {
  episodesIn,
  fitBehaviour,
  fitReport,
  drawEpisodes,
  drawReport,
  drawsSchema,
  freezePredictions,
  freezeReport,
  frozenSchema,
  drawTables,
  fitSchema,
  hindcastProducers,
  producersHindcastSchema,
  producersReport,
  producersTables,
  fitTables,
  hindcast,
  hindcastReport,
  hindcastSchema,
  hindcastPackage,
  hindcastTables,
  keptVerdicts,
  OBSERVED_TABLE,
  readObservedTable,
  RENTS_TABLE,
  type HindcastEpisode,
  type HindcastError,
  type HindcastResult,
  type HindcastRow,
  type HindcastSeries,
  type HindcastText,
  type PastVerdict,
} from './hindcast/index.ts'
export {
  periodsIn,
  budgetIn,
  drawContingencies,
  keptDraws,
  parseNews,
  parsePlanConstraints,
  plan,
  planBrief,
  planDeck,
  sourceTitles,
  spreadOver,
  readPlan,
  planReport,
  planSchema,
  planTables,
  newsSchema,
  planConstraintsSchema,
  withExistingPlan,
  plannedIn,
  type PlanOptions,
  type PlanResult,
  type PlanConstraints,
  type KeptDraws,
} from './plan/index.ts'
export { toJson } from './json.ts'
export { inUnit } from './in-unit.ts'
export { jsonSchemaOf, withUnits, type JsonSchema } from './json-schema.ts'
export { toParquet } from './parquet.ts'
export { placesNamed, placesToLookAt } from './places.ts'
export { proofText } from './proof.ts'
export { isForPlan } from './refuse-measures.ts'
export {
  left,
  moneyIn,
  percent,
  right,
  round,
  roundUp,
  type Language,
  type Report,
  type Section,
  type Table,
} from './report.ts'
export { companyStops, type PartStop } from './stress/company.ts'
export { companyLines, companyMeasures } from './stress/company-measures.ts'
export { stressReport } from './stress/report.ts'
export { keptEnsemblesSchema, type KeptEnsembles } from './stress/kept.ts'
export { stressSchema, type StressResult, type StressRun } from './stress/result.ts'
export { stress, stressRange, withRange, type StressOptions, type StressRange } from './stress/study.ts'
export { timeToSurvive } from './stress/survive.ts'
export { stressTables } from './stress/tables.ts'
export {
  INSTRUMENTS,
  dumping,
  dumpingReport,
  dumpingResultSchema,
  dumpingTables,
  type Instrument,
  type DumpingOptions,
  type DumpingResult,
} from './dumping/index.ts'
export { tablesOf, UNITS, type Column, type ResultTable } from './columns.ts'
export { toCsv, type DataTable } from './tables.ts'
export {
  aimedAt,
  checkAsked,
  openInterdiction,
  BoundedEnumeration,
  weapon,
  weaponReport,
  weaponSchema,
  weaponTables,
  type InterdictionModel,
  type WeaponResult,
} from './weapon/index.ts'
export { VERSION } from './version.ts'
export { judgedShare, namesOf, type WorldNames } from './words.ts'
export { toMarkdown } from './markdown.ts'
