import { sayLater } from '../messages/index.ts'
import { faultsOf } from '../world/index.ts'
import { faultWordsMessages } from './fault-words.gen.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of an organisation’s own keys, and of what they are used for. */
export const keyFault = faultsOf(faultsMessages)

/** Words in them. */
export const word = sayLater(faultWordsMessages)
