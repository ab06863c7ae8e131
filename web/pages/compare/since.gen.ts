// Made by `npm run messages` from since.en.json and since.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './since.en.json' with { type: 'json' }
import ja from './since.ja.json' with { type: 'json' }

export const sinceMessages: Messages<{
  title: { name: Value; day: Value }
  same: { version: Value; hash: Value }
  moved: { figure: Value; now: Value; before: Value; n: number; version: Value; hash: Value }
  noteVersion: Plain
  noteWorld: Plain
  lostIn: { sector: Value }
  then: Plain
  now: Plain
  by: Plain
  byShare: Plain
  rowsTitle: { name: Value }
  rowsAnswer: { changed: Value; added: Value; removed: Value; tables: number }
  rowsNote: Plain
  rowsSource: Plain
  table: Plain
  row: Plain
  how: Plain
  changed: Plain
  added: Plain
  removed: { n: number }
}> = { en, ja }
