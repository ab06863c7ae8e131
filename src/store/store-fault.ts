import { sayLater } from '../messages/index.ts'
import { faultsOf } from '../world/index.ts'
import { faultWordsMessages } from './fault-words.gen.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of where a market is kept, and of its backups and exports. */
export const storeFault = faultsOf(faultsMessages)

/** Words in them. */
export const word = sayLater(faultWordsMessages)
