/** What other studies may use of this one. */
export type { StressRun } from './result.ts'
export { stress, summarise } from './study.ts'
