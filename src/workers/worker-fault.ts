import { faultsOf } from '../world/index.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of queues and unfinished ensembles. */
export const workerFault = faultsOf(faultsMessages)
