import { faultsOf } from '../world/index.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of what a server is started with, and of what is too large for it. */
export const serverFault = faultsOf(faultsMessages)
