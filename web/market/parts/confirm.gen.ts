// Made by `npm run messages` from confirm.en.json and confirm.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './confirm.en.json' with { type: 'json' }
import ja from './confirm.ja.json' with { type: 'json' }

export const confirmMessages: Messages<{
  goOn: { action: Value }
  title: { action: Value }
  back: Plain
}> = { en, ja }
