// Made by `npm run messages` from fault-words.en.json and fault-words.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './fault-words.en.json' with { type: 'json' }
import ja from './fault-words.ja.json' with { type: 'json' }

export const faultWordsMessages: Messages<{
  constraints: Plain
  'constraints-begin': Plain
  'constraints-example': Plain
  news: Plain
  'news-begin': Plain
  'news-example': Plain
  entries: { schema: Value }
  'by-year': { year: Value }
  there: { amount: Value }
  within: { budget: Value }
  late: { months: Value }
  relaxed: { id: Value; by: Value }
}> = { en, ja }
