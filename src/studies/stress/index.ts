/** What other studies may use of this one. */
export { stressOutcomes } from './outcomes.ts'
export type { StressRun } from './result.ts'
export { anyOf, chancesOf, stopChances, type StopChance } from './line-stops.ts'
export { rollCase, stress } from './study.ts'
export { type KeptEnsemble, type KeptEnsembles } from './kept.ts'
export { summarise, supplyOf } from './run-totals.ts'
