// Made by `npm run messages` from fault-words.en.json and fault-words.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './fault-words.en.json' with { type: 'json' }
import ja from './fault-words.ja.json' with { type: 'json' }

export const faultWordsMessages: Messages<{
  'name-tables': { worlds: Value; overlays: Value }
  'name-run': Plain
  'name-episodes': Plain
  'make-first': Plain
}> = { en, ja }
