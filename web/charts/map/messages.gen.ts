// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const mapMessages: Messages<{
  joined: { place: Value; n: Value }
  listed: { place: Value; n: Value }
  key: Plain
  close: Plain
}> = { en, ja }
