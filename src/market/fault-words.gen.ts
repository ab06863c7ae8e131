// Made by `npm run messages` from fault-words.en.json and fault-words.ja.json: edit those.
import type { Messages, Plain } from '../messages/index.ts'
import en from './fault-words.en.json' with { type: 'json' }
import ja from './fault-words.ja.json' with { type: 'json' }

export const faultWordsMessages: Messages<{
  'key-file': Plain
}> = { en, ja }
