/** What other studies may use of this one. */
export { stressOutcomes } from './outcomes.ts'
export type { StressRun } from './result.ts'
export { rollCase, stress, type StressOptions } from './study.ts'
export { summarise } from './summary.ts'
