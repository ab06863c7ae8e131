// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const exposureMessages: Messages<{
  title: { places: Value }
  brief: Plain
  world: Plain
  output: Plain
  by: { place: Value }
  control: { place: Value }
  top: Plain
  uses: { place: Value }
  note: Plain
  company: Plain
  makers: Plain
  known: Plain
}> = { en, ja }
