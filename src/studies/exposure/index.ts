/** What other studies may use of this one. */
export { exposureOutcomes } from './outcomes.ts'
export { exposure } from './study.ts'
