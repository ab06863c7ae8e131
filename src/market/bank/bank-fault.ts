import { sayLater } from '../../messages/index.ts'
import { faultsOf } from '../../world/index.ts'
import { faultWordsMessages } from './fault-words.gen.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of a file that a bank made. */
export const bankFault = faultsOf(faultsMessages)

/** Words in them. */
export const word = sayLater(faultWordsMessages)
