/**
 * What pages need of studies without the studies: options, readers of results, statements. A browser gets the modules that a page uses, and no other. `web/` imports this or
 * the index, and nothing deeper.
 */
export { commandOf } from './command.ts'
export type { Instrument } from './dumping/instruments.ts'
export { dumpingOptions } from './dumping/options.ts'
export { type Support, inCase, shortfallsOf, supportBy } from './dumping/support.ts'
export { ensembleOptions } from './ensemble-options.ts'
export { type Band, type Drawn, bandsOf } from './ensemble/bands.ts'
export type { Quantiles } from './ensemble/statistics.ts'
export { factsLines, idleLines } from './notices.ts'
export { type NamedRequest, type Option, type Options, type RequestOf, completeNamed, defaultOf } from './options.ts'
export { toldYears } from './plan/headline-periods.ts'
export { planOptions } from './plan/options.ts'
export { proofText } from './proof.ts'
export { roundDown } from './round-down.ts'
export { stressOptions } from './stress/options.ts'
export { SHORT, STANDS_STILL } from './stress/short.ts'
export { stressSummary } from './stress/summary.ts'
export type { NameOf } from './summary.ts'
export { MAX_MEMBER_SETS, countSets } from './weapon/enumeration.ts'
export { weaponOptions } from './weapon/options.ts'
