// Made by `npm run messages` from compare.en.json and compare.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './compare.en.json' with { type: 'json' }
import ja from './compare.ja.json' with { type: 'json' }

export const compareMessages: Messages<{
  title: { scenario: Value }
  answer: { after: Value; before: Value; by: Value }
  worlds: { first: Value; second: Value }
  stops: { after: Value; before: Value }
  none: Plain
  figures: { n: number }
  figure: Plain
  lost: Plain
  bill: Plain
  lostIn: { sector: Value }
  before: Plain
  after: Plain
  difference: Plain
  tables: { n: number }
  tablesNote: Plain
  table: Plain
  rows: Plain
  moved: Plain
  notAlone: Plain
  changed: { row: Value; cells: Value }
  added: { row: Value }
  removed: { row: Value }
  more: { n: Value }
}> = { en, ja }
