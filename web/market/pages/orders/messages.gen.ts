// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const ordersMessages: Messages<{
  title: Plain
  intro: Plain
  empty: Plain
  emptyHow: Plain
  emptyRound: { title: Value }
  emptyNone: Plain
  toRounds: Plain
  place: Plain
  toRound: Plain
  statement: Plain
  closes: { at: Value }
  closed: Plain
  opened: Plain
  void: { why: Value }
  deposits: { money: Value }
  unknown: Plain
  version: { n: Value }
  deposit: { money: Value }
  amend: Plain
  refusedWhy: Plain
  sold: { kg: Value; goods: Value }
  bought: { kg: Value; goods: Value }
  at: { price: Value }
  nothing: Plain
  got: { money: Value }
  paid: { money: Value }
  ofMost: { percent: Value }
}> = { en, ja }
