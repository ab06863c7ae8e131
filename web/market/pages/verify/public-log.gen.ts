// Made by `npm run messages` from public-log.en.json and public-log.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './public-log.en.json' with { type: 'json' }
import ja from './public-log.ja.json' with { type: 'json' }

export const publicLogMessages: Messages<{
  title: Plain
  what: Plain
  follow: Plain
  following: { n: Value }
  sound: Plain
  soundText: Plain
  unsound: Plain
  unsoundText: Plain
  head: { seq: Value; hash: Value }
  shown: { n: number }
  late: { seq: Value }
  seen: { seq: Value }
  unseen: Plain
  receipts: { n: number }
  reasons: Plain
  broken: { n: Value }
  save: Plain
  how: Plain
}> = { en, ja }
