import { sayLater, type Text } from '../../messages/index.ts'
import { faultsOf } from '../../world/index.ts'
import { faultWordsMessages } from './fault-words.gen.ts'
import { faultsMessages } from './faults.gen.ts'

/** Faults of lots and what happens to them, of rules of origin, of sites and keys. */
export const originFault = faultsOf(faultsMessages)

/** Words in them. */
export const word = sayLater(faultWordsMessages)

/** Several that go together: "A and B". */
export const together =
  (names: readonly string[]): Text =>
  (language) =>
    names.join(word('and')(language))
/** Lots, each made of the next. */
export const wayOf =
  (lots: readonly string[]): Text =>
  (language) =>
    lots.join(word('of')(language))
