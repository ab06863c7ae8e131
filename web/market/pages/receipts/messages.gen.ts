// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const receiptsMessages: Messages<{
  title: Plain
  lede: Plain
  where: { most: Value }
  dropped: { n: number }
  unkept: { n: number }
  empty: Plain
  save: Plain
  how: Plain
  list: Plain
  checking: Plain
  sound: { n: number }
  unsound: { n: number }
  when: Plain
  what: Plain
  entry: Plain
  signature: Plain
  good: Plain
  bad: Plain
  all: { n: Value }
}> = { en, ja }
