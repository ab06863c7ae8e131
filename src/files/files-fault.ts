import { faultsOf } from '../world/bare.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of what is read by name. */
export const filesFault = faultsOf(faultsMessages)
