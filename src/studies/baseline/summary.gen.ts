// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  counts: { within: Value; flows: Value; observedWithin: Value; observed: Value }
  imbalance: { imbalance: Value }
  none: Plain
}> = { en, ja }
