import { faultsOf } from '../../world/index.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of the tables that a market goes by. */
export const tablesFault = faultsOf(faultsMessages)
