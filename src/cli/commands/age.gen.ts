// Made by `npm run messages` from age.en.json and age.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './age.en.json' with { type: 'json' }
import ja from './age.ja.json' with { type: 'json' }

export const ageMessages: Messages<{
  title: { world: Value }
  about: Plain
  tables: Plain
  table: Plain
  rows: Plain
  weight: Plain
  usd: Plain
  rowsWeight: Plain
  oldest: Plain
  middle: Plain
  newest: Plain
  judged: Plain
}> = { en, ja }
