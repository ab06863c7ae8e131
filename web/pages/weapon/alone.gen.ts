// Made by `npm run messages` from alone.en.json and alone.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './alone.en.json' with { type: 'json' }
import ja from './alone.ja.json' with { type: 'json' }

export const aloneMessages: Messages<{
  headWait: { member: Value }
  ends: { least: Value; most: Value }
  title: { member: Value }
  answer: { worst: Value; ends: Value; next: Value; nextEnds: Value }
  one: { worst: Value; ends: Value }
  none: { member: Value }
  relief: { without: Value; before: Value; with: Value; after: Value }
  note: { member: Value; sets: Value; solved: Value }
  worstForAll: { measures: Value }
  keyLeast: Plain
  keyMost: Plain
  tooMany: { all: Value; sets: Value; most: Value; member: Value; limit: Value }
  tooManyDo: Plain
  fewer: { n: number }
}> = { en, ja }
