// Made by `npm run messages` from market-output.en.json and market-output.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './market-output.en.json' with { type: 'json' }
import ja from './market-output.ja.json' with { type: 'json' }

export const marketOutputMessages: Messages<{
  written: { file: Value; seq: Value; hash: Value }
  restored: { seq: Value; hash: Value }
  head: { file: Value; size: Value; held: Value; standing: Value }
  'head-held': { before: Value }
  'head-receipts': { n: number }
  rows: { path: Value; rows: Value }
  resealed: { count: Value; file: Value }
  'not-ours': { id: Value; account: Value; own: Value }
  'not-set': Plain
  keys: { file: Value }
  'order-key': { key: Value }
  unreadable: { order: Value }
  listening: { url: Value }
  open: { origin: Value; api: Value }
  it: Plain
  measures: { url: Value }
  stopping: Plain
  'in-clear': Plain
  unsigned: Plain
  'other-tables': { held: Value; ours: Value; name: Value }
  'enrolment-file': { user: Value; file: Value }
  'enrolment-screen': { user: Value; password: Value; totp: Value; until: Value }
  authenticator: Plain
  'round-of': { done: Value; total: Value }
}> = { en, ja }
