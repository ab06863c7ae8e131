// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'OFFICIAL_EMPTY.what': Plain
  'OFFICIAL_EMPTY.remedy': Plain
  'OFFICIAL_HTML.what': Plain
  'OFFICIAL_HTML.remedy': Plain
  'OFFICIAL_UTF16.what': Plain
  'OFFICIAL_UTF16.remedy': Plain
  'OFFICIAL_PACKED.what': { kind: string }
  'OFFICIAL_PACKED.remedy': Plain
  'OFFICIAL_FORMAT.what': Plain
  'OFFICIAL_FORMAT.remedy': Plain
  'OFFICIAL_SEPARATOR.what': { separator: string }
  'OFFICIAL_SEPARATOR.remedy': Plain
  'OFFICIAL_SALIENT.what': Plain
  'OFFICIAL_SALIENT.remedy': Plain
  'OFFICIAL_EDITION.what': Plain
  'OFFICIAL_EDITION.remedy': Plain
  'OFFICIAL_COMMODITY.what': Plain
  'OFFICIAL_COMMODITY.remedy': { example: Value }
  'OFFICIAL_LABELS.what': { text: Value }
  'OFFICIAL_LABELS.remedy': Plain
  'OFFICIAL_OFFICES.what': { column: Value }
  'OFFICIAL_OFFICES.remedy': { columns: Value }
  'OFFICIAL_COLUMN.what': { n: number; column: Value }
  'OFFICIAL_COLUMN.remedy': { columns: Value }
  'OFFICIAL_CELLS.what': { got: Value; expected: Value }
  'OFFICIAL_CELLS.remedy': Plain
  'OFFICIAL_LONG.what': { length: Value }
  'OFFICIAL_LONG.remedy': Plain
  'OFFICIAL_JSON.what': { reason: Value }
  'OFFICIAL_JSON.remedy': Plain
  'OFFICIAL_JSON:data.what': { message: Value }
  'OFFICIAL_JSON:data.remedy': Plain
  'OFFICIAL_JSON:older.what': Plain
  'OFFICIAL_JSON:older.remedy': Plain
  'OFFICIAL_JSON:cut.what': { count: Value; got: Value }
  'OFFICIAL_JSON:cut.remedy': Plain
  'OFFICIAL_NUMBER.what': { text: Value }
  'OFFICIAL_NUMBER.remedy': Plain
  'OFFICIAL_NUMBER:grouped.what': { text: Value }
  'OFFICIAL_NUMBER:grouped.remedy': Plain
  'OFFICIAL_NUMBER:separator.what': { text: Value }
  'OFFICIAL_NUMBER:separator.remedy': { plain: Value }
  'OFFICIAL_NUMBER:negative.what': { text: Value }
  'OFFICIAL_NUMBER:negative.remedy': Plain
  'OFFICIAL_NUMBER:large.what': { text: Value }
  'OFFICIAL_NUMBER:large.remedy': Plain
  'OFFICIAL_FORMULA.what': { text: Value }
  'OFFICIAL_FORMULA.remedy': Plain
  'OFFICIAL_CODE.what': { text: Value }
  'OFFICIAL_CODE.remedy': { lengths: Value }
  'OFFICIAL_COUNTRY.what': { text: Value }
  'OFFICIAL_COUNTRY.remedy': Plain
  'OFFICIAL_FLOW.what': { text: Value }
  'OFFICIAL_FLOW.remedy': { options: Value }
  'OFFICIAL_PERIOD.what': { text: Value }
  'OFFICIAL_PERIOD.remedy': { month: Value }
  'OFFICIAL_TWICE.what': { first: Value }
  'OFFICIAL_TWICE.remedy': Plain
  'OFFICIAL_NOTHING.what': { reasons: Value }
  'OFFICIAL_NOTHING.remedy': { reason: string }
  'OFFICIAL_NOTHING:goods.what': { goods: Value }
  'OFFICIAL_NOTHING:goods.remedy': Plain
  'OFFICIAL_NOTHING:short.what': { goods: Value }
  'OFFICIAL_NOTHING:short.remedy': Plain
}> = { en, ja }
