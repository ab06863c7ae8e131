import { faultsOf } from '../../../world/index.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of what a sender would send to a market, found at its own terminal. */
export const senderFault = faultsOf(faultsMessages)
