// Made by `npm run messages` from back.en.json and back.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './back.en.json' with { type: 'json' }
import ja from './back.ja.json' with { type: 'json' }

export const backMessages: Messages<{
  title: Plain
  why: Plain
  fund: Plain
  fundWhy: Plain
  noticed: { amount: Value }
  waits: { n: number; rounds: Value }
  free: Plain
  notice: { currency: Value }
  noticeHint: { fund: Value }
  noticeAct: Plain
  noticeDone: Plain
  take: { currency: Value }
  takeHint: { amount: Value }
  takeAct: Plain
  takeDone: Plain
  budget: Plain
  budgetWhy: Plain
  which: Plain
  budgetHint: { free: Value; own: Value }
  budgetDone: Plain
  giveUp: Plain
  giveUpWhy: Plain
  giveUpAct: Plain
  giveUpSure: { contract: Value }
  giveUpDone: Plain
  choose: Plain
}> = { en, ja }
