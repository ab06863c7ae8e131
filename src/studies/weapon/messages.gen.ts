// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const weaponMessages: Messages<{
  title: { coercer: Value; n: Value; all: Value }
  standing: { standing: Value }
  span: { menu: Value; title: Value; months: Value; start: Value }
  brief: Plain
  sets: Plain
  who: Plain
  material: Plain
  curve: Plain
  curveText: Plain
  nothing: Plain
  ends: { least: Value; most: Value }
  member: { member: Value }
  memberText: { sets: Value; solved: Value }
  relief: { without: Value; before: Value; with: Value; after: Value }
  worstForAll: { measures: Value }
  protect: Plain
  protectText: { n: Value; solves: Value }
  remains: Plain
  one: Plain
  oneText: Plain
  plan: Plain
  planText: { least: Value; most: Value }
  planWithout: Plain
  planSame: Plain
  planNow: Plain
  which: Plain
  others: Plain
  made: { version: Value; hash: Value; world: Value }
}> = { en, ja }
