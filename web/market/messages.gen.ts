// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const marketMessages: Messages<{
  home: Plain
  pages: Plain
  rounds: Plain
  benchmarks: Plain
  verify: Plain
  orders: Plain
  lots: Plain
  money: Plain
  keys: Plain
  receipts: Plain
  operate: Plain
  members: Plain
  bank: Plain
  alarms: Plain
  ledger: Plain
  notices: Plain
  signIn: Plain
  signOut: Plain
  signedIn: { user: Value; role: Value }
  missing: Plain
  toHome: Plain
  skip: Plain
  loading: Plain
  foot: Plain
  head: { seq: Value; hash: Value }
}> = { en, ja }
