// Made by `npm run messages` from safe.en.json and safe.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './safe.en.json' with { type: 'json' }
import ja from './safe.ja.json' with { type: 'json' }

export const safeMessages: Messages<{
  headWait: Plain
  title: Plain
  answer: { loss: Value; steps: Value; cells: Value }
  note: { n: Value; solves: Value }
  made: { n: Value; cells: Value }
  left: { measures: Value }
  nothingSafe: Plain
  nothingRemains: Plain
  remains: Plain
  averted: Plain
}> = { en, ja }
