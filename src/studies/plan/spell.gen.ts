// Made by `npm run messages` from spell.en.json and spell.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './spell.en.json' with { type: 'json' }
import ja from './spell.ja.json' with { type: 'json' }

export const spellMessages: Messages<{
  heading: { title: Value; chance: Value }
  about: Plain
  noBooks: { plants: Value }
  chances: { end: Value; before: Value }
  floor: { end: Value; severe: Value }
  none: Plain
  years: Plain
  yearOfSpell: Plain
  lost: Plain
  lostAbout: Plain
  range: { low: Value; high: Value }
  what: Plain
  idle: Plain
  floors: Plain
  lostBefore: Plain
  lostDumped: Plain
}> = { en, ja }
