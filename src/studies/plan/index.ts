export { budgetIn } from './budget.ts'
export { planReport, planTables } from './report.ts'
export { planSchema, type PlanResult } from './result.ts'
export { plan, type PlanOptions } from './study.ts'
