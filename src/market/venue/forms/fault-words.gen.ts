// Made by `npm run messages` from fault-words.en.json and fault-words.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../messages/index.ts'
import en from './fault-words.en.json' with { type: 'json' }
import ja from './fault-words.ja.json' with { type: 'json' }

export const faultWordsMessages: Messages<{
  none: Plain
  'not-set': Plain
  input: Plain
  or: Plain
  semicolon: Plain
  lacks: { member: Value; amount: Value; currency: Value }
  owes: { amount: Value; round: Value }
  role: { role: string }
  state: { state: string }
}> = { en, ja }
