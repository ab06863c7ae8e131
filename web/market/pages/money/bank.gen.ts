// Made by `npm run messages` from bank.en.json and bank.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './bank.en.json' with { type: 'json' }
import ja from './bank.ja.json' with { type: 'json' }

export const bankMessages: Messages<{
  in: Plain
  inHow: Plain
  noAccount: Plain
  payTo: Plain
  holder: Plain
  iban: Plain
  bic: Plain
  reference: Plain
  referenceWhy: Plain
  lacking: { amount: Value }
  covered: Plain
  out: Plain
  outHow: Plain
  signed: Plain
  account: Plain
  accountNone: Plain
  inForce: Plain
  waits: { at: Value; in: Value }
  waitsWhy: Plain
  register: Plain
  registerFirst: Plain
  registerOther: Plain
  registerAct: Plain
  registerSure: { name: Value; iban: Value }
  registerSureOther: Plain
  registerDone: Plain
  ask: Plain
  askNeeds: Plain
  notPayable: { currency: Value }
  askAct: Plain
  askSure: { amount: Value; iban: Value; name: Value }
  askBound: Plain
  askDone: { payout: Value }
  list: Plain
  listNone: Plain
  listAnswer: { n: number }
  id: Plain
  amount: Plain
  to: Plain
  state: Plain
  change: Plain
  takeBack: Plain
  takeBackDone: Plain
}> = { en, ja }
