import { faultsOf } from '../world/index.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of the machine that makes a PDF. */
export const pdfFault = faultsOf(faultsMessages)
