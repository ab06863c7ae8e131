import { AIDE } from './aide.ts'
import { ANALYST } from './analyst.ts'
import { BUYER } from './buyer.ts'
import type { Task } from './task.ts'

export { handOn, overflowOf, type Hand } from './hand.ts'
export type { Task } from './task.ts'

/** What people wanted of the app who were watched, and what others of their kind would want. */
export const TASKS: readonly Task[] = [...AIDE, ...BUYER, ...ANALYST]
