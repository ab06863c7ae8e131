// Made by `npm run messages` from verdict.en.json and verdict.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './verdict.en.json' with { type: 'json' }
import ja from './verdict.ja.json' with { type: 'json' }

export const verdictMessages: Messages<{
  ask: Plain
  askNote: { items: Value }
  title: { item: Value }
  what: Plain
  least: Plain
  most: Plain
  worth: Plain
  extra: Plain
  cost: Plain
  benefit: Plain
  price: Plain
  chance: Plain
  part: Plain
  partSaved: Plain
  atOnce: Plain
  note: Plain
}> = { en, ja }
