// Made by `npm run messages` from event.en.json and event.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './event.en.json' with { type: 'json' }
import ja from './event.ja.json' with { type: 'json' }

export const eventMessages: Messages<{
  day: { day: Value; month: Value }
  told: { n: Value; date: Value; what: Value }
  licences: Plain
  package: Plain
  japan: Plain
  firms: Plain
}> = { en, ja }
