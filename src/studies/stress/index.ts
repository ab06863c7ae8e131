/** What other studies may use of this one. */
export { stressOutcomes } from './outcomes.ts'
export type { StressRun } from './result.ts'
export { anyOf, chancesOf, stopChances, type StopChance } from './line-stops.ts'
export { rollCase, splitPlaces, stress } from './study.ts'
export { type KeptEnsemble, type KeptEnsembles } from './kept.ts'
export { placesOf, summarise, supplyOf, usesAt } from './run-totals.ts'
