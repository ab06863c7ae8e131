// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const moneyMessages: Messages<{
  title: Plain
  intro: Plain
  balances: Plain
  free: Plain
  freeIs: Plain
  deposited: Plain
  depositedIs: Plain
  due: Plain
  dueIs: Plain
  owed: Plain
  owedIs: Plain
  nothingOpen: Plain
  fund: Plain
  fundIs: Plain
  round: Plain
  deposit: Plain
  result: Plain
  byRound: Plain
  payout: Plain
  payoutIs: Plain
  bookings: Plain
  bookingsAnswer: { n: number; free: Value }
  bookingsNone: Plain
  bookingsNote: Plain
  source: Plain
  when: Plain
  entry: Plain
  what: Plain
  account: Plain
  amount: { currency: Value }
  amountOf: Plain
  payFund: Plain
  payFundWhy: Plain
  payFundAct: Plain
  payFundDone: Plain
  setAside: Plain
  setAsideWhy: Plain
  budgetName: Plain
  budgetHint: Plain
  setAsideAct: Plain
  setAsideDone: Plain
  sum: { currency: Value }
  sumHint: { free: Value }
  sumOver: { free: Value }
  contracts: Plain
  contractsWhy: Plain
  contractsNone: Plain
  contract: Plain
  material: Plain
  strike: Plain
  budget: Plain
  most: Plain
  statements: Plain
  statementsNone: Plain
  statementsWhy: Plain
  roundIs: { title: Value; id: Value }
}> = { en, ja }
