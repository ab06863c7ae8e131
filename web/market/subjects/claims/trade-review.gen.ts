// Made by `npm run messages` from trade-review.en.json and trade-review.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './trade-review.en.json' with { type: 'json' }
import ja from './trade-review.ja.json' with { type: 'json' }

export const tradeReviewMessages: Messages<{
  title: Plain
  lede: Plain
  what: { kg: Value; material: Value; seller: Value; buyer: Value; round: Value }
  said: { by: Value; at: Value; why: Value }
  offered: { amount: Value }
  offeredNone: Plain
  waits: { until: Value }
  notAnswered: { until: Value }
  consented: { at: Value; why: Value }
  declined: { at: Value; why: Value }
  toDecide: { until: Value }
  notDecided: { until: Value }
  noLonger: Plain
  cancelled: { at: Value }
  refused: { at: Value }
  ask: Plain
  which: Plain
  option: { kg: Value; material: Value; member: Value; round: Value; until: Value }
  compensation: Plain
  compensationHint: { most: Value }
  why: Plain
  whyHint: Plain
  askSure: Plain
  answer: Plain
  yes: Plain
  no: Plain
  answerSure: Plain
  answerKept: Plain
  decideTitle: Plain
  decide: Plain
  decision: Plain
  cancelledChoice: Plain
  refusedChoice: Plain
  decideSure: Plain
  decideKept: Plain
}> = { en, ja }
