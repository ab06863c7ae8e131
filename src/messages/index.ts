export { glossaryMessages } from './glossary.gen.ts'
export { GLOSSARY, TERM_GROUPS, TERM_IDS, type TermGroup, type TermId } from './glossary.ts'
export {
  LANGUAGES,
  inEach,
  hasText,
  namer,
  sayer,
  sayLater,
  textOf,
  type AllOf,
  type KeyOf,
  type Language,
  type Later,
  type Messages,
  type Plain,
  type PlainKeyOf,
  type Say,
  type SayLater,
  type SayOf,
  type Text,
  type Value,
} from './messages.ts'
export { IN_DOLLARS, moneyWriter, type CurrencyName, type MoneyWriter, type ShownCurrency } from './money.ts'
export { nameIn, noteIn, otherThan, titleIn } from './names.ts'
export { WRITING, type Writing } from './writing.ts'
