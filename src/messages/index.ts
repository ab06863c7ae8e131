export { glossaryMessages } from './glossary.gen.ts'
export { GLOSSARY, TERM_GROUPS, TERM_IDS, type TermGroup, type TermId } from './glossary.ts'
export {
  LANGUAGES,
  hasText,
  namer,
  sayer,
  type KeyOf,
  type Language,
  type Messages,
  type Plain,
  type PlainKeyOf,
  type Say,
  type SayOf,
  type Value,
} from './messages.ts'
export { nameIn, noteIn, otherThan, titleIn } from './names.ts'
export { WRITING, type Writing } from './writing.ts'
