import { sayLater } from '../messages/index.ts'
import { faultWordsMessages } from './fault-words.gen.ts'
import { faultsOf } from './fault.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of tables, scenarios and other files that are read against a world. */
export const worldFault = faultsOf(faultsMessages)

/** Words in them that are put together: what a figure is of, what may have been meant. */
export const word = sayLater(faultWordsMessages)

const NAMED = 6
/** Names of goods or places, the first of many. */
export const someOf = (list: readonly string[]): ReturnType<typeof word> =>
  list.length > NAMED
    ? word('some', { list: list.slice(0, NAMED).join(', '), rest: list.length - NAMED })
    : () => list.join(', ')
