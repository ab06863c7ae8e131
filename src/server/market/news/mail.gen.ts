// Made by `npm run messages` from mail.en.json and mail.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../messages/index.ts'
import en from './mail.en.json' with { type: 'json' }
import ja from './mail.ja.json' with { type: 'json' }

export const mailMessages: Messages<{
  subject: Plain
  code: { code: Value; minutes: Value }
  unasked: Plain
  off: Plain
}> = { en, ja }
