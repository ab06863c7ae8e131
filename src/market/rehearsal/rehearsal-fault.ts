import { sayLater } from '../../messages/index.ts'
import { faultsOf } from '../../world/index.ts'
import { faultWordsMessages } from './fault-words.gen.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of what a rehearsal is asked. */
export const rehearsalFault = faultsOf(faultsMessages)

/** Words in them. */
export const word = sayLater(faultWordsMessages)
