// Made by `npm run messages` from screening.en.json and screening.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './screening.en.json' with { type: 'json' }
import ja from './screening.ja.json' with { type: 'json' }

export const screeningMessages: Messages<{
  heading: Plain
  title: Plain
  own: Plain
  ownLede: Plain
  none: Plain
  record: { what: Value; by: Value; on: Value; until: Value }
  what: Plain
  identity: Plain
  sanctions: Plain
  by: Plain
  on: Plain
  until: Plain
  document: Plain
  documentHint: Plain
}> = { en, ja }
