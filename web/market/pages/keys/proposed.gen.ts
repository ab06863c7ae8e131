// Made by `npm run messages` from proposed.en.json and proposed.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './proposed.en.json' with { type: 'json' }
import ja from './proposed.ja.json' with { type: 'json' }

export const proposedMessages: Messages<{
  notice: Plain
  look: Plain
  title: Plain
  what: Plain
  takes: Plain
  id: Plain
  print: Plain
  by: Plain
  byAt: { by: Value; at: Value }
  earliest: Plain
  object: Plain
  objectAsk: { id: Value }
  objectYes: Plain
  objectNo: Plain
  objected: Plain
}> = { en, ja }
