import { AIDE } from './aide.ts'
import { ANALYST } from './analyst.ts'
import { BUYER } from './buyer.ts'
import type { Task } from './task.ts'

export { handOn, overflowOf } from './hand.ts'
export type { Task } from './task.ts'

/** What people of three kinds want of the app: what they would ask, and what shows that they have it. */
export const TASKS: readonly Task[] = [...AIDE, ...BUYER, ...ANALYST]
