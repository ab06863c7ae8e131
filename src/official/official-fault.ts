import { faultsOf } from '../world/index.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of files of statistics. */
export const officialFault = faultsOf(faultsMessages)
