// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  better: { episode: Value; metrics: Value }
  notBetter: { episode: Value; metrics: Value }
  notFitted: Plain
  fitted: Plain
  stale: Plain
  ownFile: { file: Value }
  unanswered: { n: number }
  frozen: { date: Value }
}> = { en, ja }
