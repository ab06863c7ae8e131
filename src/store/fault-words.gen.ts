// Made by `npm run messages` from fault-words.en.json and fault-words.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './fault-words.en.json' with { type: 'json' }
import ja from './fault-words.ja.json' with { type: 'json' }

export const faultWordsMessages: Messages<{
  'after-closing': Plain
  'first-line': Plain
  changed: Plain
  'no-entry': Plain
  'none-sound': Plain
  sound: { seq: Value }
}> = { en, ja }
