// Made by `npm run messages` from open.en.json and open.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './open.en.json' with { type: 'json' }
import ja from './open.ja.json' with { type: 'json' }

export const openMessages: Messages<{
  why: Plain
  hint: Plain
  choose: Plain
  open: { id: Value }
  close: Plain
  notKeys: { file: Value }
  other: { file: Value; organisation: Value }
  noKey: Plain
  notGood: Plain
  toKeys: Plain
  make: Plain
  unreadable: { file: Value }
}> = { en, ja }
