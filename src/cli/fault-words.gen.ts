// Made by `npm run messages` from fault-words.en.json and fault-words.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './fault-words.en.json' with { type: 'json' }
import ja from './fault-words.ja.json' with { type: 'json' }

export const faultWordsMessages: Messages<{
  order: Plain
  round: Plain
  own: Plain
  names: Plain
  shares: Plain
  bank: Plain
  'operator-key': Plain
  none: Plain
  'own-table': Plain
  status: { status: Value }
  'no-market': Plain
}> = { en, ja }
