// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const ledgerMessages: Messages<{
  title: Plain
  lede: Plain
  how: Plain
  balanced: { n: Value; sum: Value }
  unbalanced: { sum: Value }
  held: { sum: Value }
  accountsTitle: Plain
  accountsAnswer: { cash: Value; cover: Value }
  group: Plain
  account: Plain
  balance: Plain
  groupSum: Plain
  minus: Plain
  source: Plain
  bookingsTitle: Plain
  bookingsAnswer: { n: number }
  bookingsNone: Plain
  filter: Plain
  all: Plain
  entry: Plain
  at: Plain
  what: Plain
  amount: Plain
  newest: { n: Value }
  showAll: { n: Value }
  logTitle: Plain
  logWhat: Plain
  download: Plain
  downloading: Plain
  verifyHow: Plain
  verifyWhat: Plain
  replay: Plain
  verifyHash: { seq: Value; hash: Value }
  'group-bank': Plain
  'group-cash': Plain
  'group-payout': Plain
  'group-cover': Plain
  'group-round': Plain
  'group-dispute': Plain
  'group-fund': Plain
  'group-budget': Plain
  'group-contracts': Plain
  'group-capital': Plain
  'group-operator': Plain
  'of-bank': Plain
  'of-cash': { member: Value }
  'of-payout': { member: Value }
  'of-cover': { member: Value; round: Value }
  'of-round': { member: Value; round: Value }
  'of-dispute': { round: Value }
  'of-fund': { member: Value }
  'of-budget': { budget: Value }
  'of-contracts': { budget: Value; round: Value }
  'of-capital': Plain
  'of-operator': Plain
  'why-bank': Plain
  'why-cash': Plain
  'why-payout': Plain
  'why-cover': Plain
  'why-round': Plain
  'why-dispute': Plain
  'why-fund': Plain
  'why-budget': Plain
  'why-contracts': Plain
  'why-capital': Plain
  'why-operator': Plain
}> = { en, ja }
