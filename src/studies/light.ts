/**
 * What pages need of studies without the studies: options, readers of results, statements. A browser gets the modules that a page uses, and no other. `web/` imports this or
 * the index, and nothing deeper.
 */
export { type Columns, headersOf, numberHeads, UNITS } from './columns.ts'
export { commandOf, shellWord } from './command.ts'
export { dumpingColumns } from './dumping/columns.ts'
export { type Instrument, isPaidByTreasury, type PriceInstrument } from './dumping/instruments.ts'
export { dumpingOptions } from './dumping/options.ts'
export { DUMPING_PROOF } from './dumping/summary.ts'
export {
  atRisk,
  averts,
  contradictedOf,
  costPerNeed,
  fateOf,
  inCase,
  lastChance,
  shortfallsOf,
  type Support,
  supportBy,
  yearlyCostOf,
} from './dumping/support.ts'
export { ensembleOptions } from './ensemble-options.ts'
export { type Band, type Drawn, bandsOf } from './ensemble/bands.ts'
export { bandCoverage, type Quantiles } from './ensemble/quantiles.ts'
export { exposureColumns } from './exposure/columns.ts'
export { exposureOptions } from './exposure/options.ts'
export { hindcastOptions } from './hindcast/options.ts'
export { ageLines, factsLines, idleLines } from './notices.ts'
export {
  cellsOf,
  guessColumns,
  LEFT_OUT,
  lexiconOf,
  mapParts,
  nameKey,
  PART_COLUMNS,
  ratesOf,
  partsCsv,
  tidied,
  type Cells,
  type ListColumns,
  type LeftPart,
  type MappedName,
  type Mapping,
  type PartColumn,
} from './own-parts/index.ts'
export { type NamedRequest, type Option, type Options, type RequestOf, completeNamed, defaultOf } from './options.ts'
export { argumentOf } from './plan/argument.ts'
export { planColumns } from './plan/columns.ts'
export { asksForLeast } from './plan/constraint-kinds.ts'
export { notChosen } from './plan/not-chosen.ts'
export { headlinePeriods } from './plan/headline-periods.ts'
export { planOptions } from './plan/options.ts'
export { planDeck } from './plan/slides.ts'
export { PLAN_PROOF } from './plan/summary.ts'
export { proofText } from './proof.ts'
export { roundDown } from './round-down.ts'
export { stressColumns } from './stress/columns.ts'
export { stressOptions } from './stress/options.ts'
export { SHORT, STANDS_STILL } from './stress/short.ts'
export { stressSummary } from './stress/summary.ts'
export { inCurrency, supplierIn, type Names, type Statement, type StatementText, type Summary } from './summary.ts'
export { weaponColumns } from './weapon/columns.ts'
export { isDecimal, toCsv } from './tables.ts'
export { MAX_MEMBER_SETS, countSets } from './weapon/enumeration.ts'
export { weaponOptions } from './weapon/options.ts'
export { WEAPON_PROOF } from './weapon/summary.ts'
