// Made by `npm run messages` from statement.en.json and statement.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './statement.en.json' with { type: 'json' }
import ja from './statement.ja.json' with { type: 'json' }

export const statementMessages: Messages<{
  title: { round: Value }
  of: Plain
  round: Plain
  status: Plain
  cleared: Plain
  totalGets: { money: Value }
  totalPays: { money: Value }
  totalNone: Plain
  since: Plain
  paidOut: Plain
  paidIn: Plain
  openDue: Plain
  openOwed: Plain
  openNone: Plain
  waits: Plain
  deposit: Plain
  goods: Plain
  goodsCaption: Plain
  order: Plain
  what: Plain
  kg: Plain
  price: { currency: Value }
  amount: { currency: Value }
  sold: Plain
  bought: Plain
  sumOf: Plain
  contractOf: Plain
  freight: Plain
  freightOf: { route: Value }
  all: Plain
  none: Plain
  bookings: Plain
  bookingsAnswer: { n: number }
  note: Plain
  source: Plain
  same: Plain
  differs: { total: Value; booked: Value }
  take: Plain
  csv: Plain
  pdf: Plain
  print: Plain
  making: Plain
  back: Plain
  signNote: Plain
}> = { en, ja }
