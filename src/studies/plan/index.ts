export { budgetIn } from './budget.ts'
export { planReport, planTables } from './report.ts'
export { planSchema, type PlanResult } from './result.ts'
export { plan } from './study.ts'
