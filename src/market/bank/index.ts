export { creditorReferenceFor, isBic, isIban } from './iban.ts'
export { isPayable } from './money-form.ts'
export { paymentFile, type BankAccount } from './payment-file.ts'
export { readStatements, type BankEntry, type BankStatement } from './statement.ts'
export {
  sortEntries,
  sortStatements,
  type EntryVerdict,
  type KnownToMarket,
  type SortedEntry,
  type SortedStatement,
  type TakenEntry,
} from './sort-entries.ts'
