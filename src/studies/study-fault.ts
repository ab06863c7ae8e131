import { sayLater } from '../messages/index.ts'
import { faultsOf } from '../world/index.ts'
import { faultWordsMessages } from './fault-words.gen.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of what studies are asked, and of the files that belong to them. */
export const studyFault = faultsOf(faultsMessages)

/** Words in them. */
export const word = sayLater(faultWordsMessages)
