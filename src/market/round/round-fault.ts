import { sayLater } from '../../messages/index.ts'
import { faultsOf } from '../../world/index.ts'
import { faultWordsMessages } from './fault-words.gen.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of the book of a round. */
export const roundFault = faultsOf(faultsMessages)

/** Words in them. */
export const word = sayLater(faultWordsMessages)
