import { faultsOf } from '../world/bare.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of what a program asks of the library. */
export const libraryFault = faultsOf(faultsMessages)
