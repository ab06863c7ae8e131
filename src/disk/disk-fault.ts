import { sayLater } from '../messages/index.ts'
import { faultsOf } from '../world/bare.ts'
import { faultWordsMessages } from './fault-words.gen.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of files and folders. */
export const diskFault = faultsOf(faultsMessages)

/** Words in them. */
export const word = sayLater(faultWordsMessages)
