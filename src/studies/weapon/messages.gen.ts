// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const weaponMessages: Messages<{
  title: { coercer: Value; n: Value; all: Value }
  coercer: Plain
  standing: { standing: Value }
  span: { menu: Value; title: Value; months: Value; start: Value }
  brief: Plain
  sets: Plain
  measures: Plain
  loss: Plain
  added: Plain
  gives: Plain
  leverage: Plain
  rolled: Plain
  who: Plain
  place: Plain
  sector: Plain
  material: Plain
  firstStop: Plain
  curve: Plain
  curveText: Plain
  kappa: Plain
  nothing: Plain
  ends: { least: Value; most: Value }
  member: { member: Value }
  memberText: { sets: Value; solved: Value }
  relief: { without: Value; before: Value; with: Value; after: Value }
  optimistic: Plain
  pessimistic: Plain
  lossOfAll: Plain
  worstForAll: { measures: Value }
  protect: Plain
  protectText: { n: Value; solves: Value }
  protected: Plain
  remains: Plain
  others: Plain
  made: { version: Value; hash: Value; world: Value }
}> = { en, ja }
