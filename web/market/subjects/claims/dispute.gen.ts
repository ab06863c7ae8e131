// Made by `npm run messages` from dispute.en.json and dispute.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './dispute.en.json' with { type: 'json' }
import ja from './dispute.ja.json' with { type: 'json' }

export const disputeMessages: Messages<{
  title: Plain
  lede: Plain
  what: { kg: Value; material: Value; seller: Value; buyer: Value; round: Value }
  quality: Plain
  quantity: Plain
  delivery: Plain
  said: { by: Value; at: Value; why: Value }
  analysis: Plain
  analysisHint: Plain
  answered: { at: Value; why: Value }
  unanswered: { heard: Value }
  bound: { bound: Value }
  until: { until: Value }
  dismissed: { at: Value }
  reduced: { at: Value; amount: Value }
  withdrawn: { at: Value }
  lapsed: { at: Value }
  open: Plain
  openWhich: Plain
  openSure: Plain
  about: Plain
  why: Plain
  whyHint: Plain
  answer: Plain
  end: Plain
  endSure: Plain
  decideTitle: Plain
  decide: Plain
  decision: Plain
  dismissedChoice: Plain
  reducedChoice: Plain
  amount: Plain
  amountHint: { bound: Value }
  decideSure: Plain
}> = { en, ja }
