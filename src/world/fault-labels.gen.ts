// Made by `npm run messages` from fault-labels.en.json and fault-labels.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './fault-labels.en.json' with { type: 'json' }
import ja from './fault-labels.ja.json' with { type: 'json' }

export const faultLabelsMessages: Messages<{
  at: Plain
  do: Plain
  line: { line: Value }
  column: { column: Value }
  more: { rest: Value }
}> = { en, ja }
