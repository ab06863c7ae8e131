// Made by `npm run messages` from statement.en.json and statement.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../messages/index.ts'
import en from './statement.en.json' with { type: 'json' }
import ja from './statement.ja.json' with { type: 'json' }

export const statementMessages: Messages<{
  title: { title: Value }
  member: { market: Value; name: Value; organisation: Value }
  round: { round: Value; opens: Value; closes: Value; status: Value }
  standing: { entry: Value; at: Value; currency: Value }
  unbooked: { currency: Value }
  cleared: Plain
  settled: Plain
  goods: Plain
  noGoods: Plain
  order: Plain
  what: Plain
  material: Plain
  grade: Plain
  place: Plain
  month: Plain
  price: { currency: Value }
  money: Plain
  from: Plain
  received: Plain
  paid: Plain
  sold: Plain
  bought: Plain
  ofOrder: Plain
  freight: Plain
  contract: Plain
  net: Plain
  netting: Plain
  netReceived: { name: Value; amount: Value; currency: Value }
  netPaid: { name: Value; amount: Value; currency: Value }
  netNothing: Plain
  dueReceived: { amount: Value; currency: Value }
  duePaid: { amount: Value; currency: Value }
  dueNothing: Plain
  deposit: { amount: Value; currency: Value }
  booked: Plain
  entry: Plain
  at: Plain
  account: Plain
  result: Plain
  cover: Plain
  in: Plain
  out: Plain
  'booked deposit': Plain
  'booked deposits back': Plain
  'booked result of the round': Plain
  'booked not delivered': Plain
  'booked trade cancelled': Plain
  'booked settled': Plain
  bookedDefault: { member: Value }
  note: Plain
  certificate: Plain
  json: Plain
}> = { en, ja }
