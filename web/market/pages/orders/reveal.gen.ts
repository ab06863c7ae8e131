// Made by `npm run messages` from reveal.en.json and reveal.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './reveal.en.json' with { type: 'json' }
import ja from './reveal.ja.json' with { type: 'json' }

export const revealMessages: Messages<{
  unread: { trustees: Value }
  revealed: Plain
  elsewhere: Plain
  reveal: Plain
}> = { en, ja }
