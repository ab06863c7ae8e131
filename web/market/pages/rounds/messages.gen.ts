// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const roundsMessages: Messages<{
  titleUnnamed: Plain
  what: Plain
  how: Plain
  nowTitle: Plain
  nowNothing: Plain
  nowNothingOperator: Plain
  announce: Plain
  goods: Plain
  delivery: Plain
  until: { at: Value }
  from: { from: Value; at: Value }
  since: { at: Value }
  opensIn: Plain
  closesIn: Plain
  place: Plain
  look: Plain
  orders: { n: number }
  waits: Plain
  lastTitle: Plain
  lastOf: { round: Value; at: Value }
  lastMore: Plain
  lastNone: Plain
  allTitle: Plain
  calendar: Plain
  round: Plain
  status: Plain
  opens: Plain
  closes: Plain
  ordersColumn: Plain
  membersTitle: Plain
  membersLede: Plain
  member: Plain
  country: Plain
  standing: Plain
  inGood: Plain
  suspended: Plain
  trustee: Plain
  noMembers: Plain
  shortagesTitle: Plain
  shortage: { material: Value; share: Value; why: Value }
  shortageNone: Plain
  whereTitle: Plain
  wherePrices: Plain
  wherePricesText: Plain
  whereVerify: Plain
  whereVerifyText: Plain
  whereSignIn: Plain
  whereSignInText: Plain
  emptyTitle: Plain
  emptyLede: Plain
  empty1: Plain
  empty2: Plain
  empty3: Plain
  emptyOthers: Plain
}> = { en, ja }
