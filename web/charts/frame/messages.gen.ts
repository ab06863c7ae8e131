// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const frameMessages: Messages<{
  label: { of: Value }
  labelAmong: { of: Value }
}> = { en, ja }
