import { sayLater, type Text } from '../../../messages/index.ts'
import { faultsOf } from '../../../world/index.ts'
import { faultWordsMessages } from './fault-words.gen.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of what a market is asked and does not do. */
export const venueFault = faultsOf(faultsMessages)

/** Words in them. */
export const word = sayLater(faultWordsMessages)

const joined =
  (between: Text) =>
  (list: readonly Text[]): Text =>
  (language) =>
    list.map((one) => one(language)).join(between(language))
/** One of several: "trader or operator". */
export const oneOf = joined(word('or'))
/** Several, each a sentence of its own. */
export const listed = joined(word('semicolon'))
/** Several, each with what parts it from the one before. */
export const together = joined(() => '')
