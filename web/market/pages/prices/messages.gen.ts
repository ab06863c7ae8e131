// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const pricesMessages: Messages<{
  title: Plain
  lede: Plain
  none: Plain
  question: { material: Value }
  answer: { round: Value; price: Value; grade: Value; kg: Value }
  answerWithheld: Plain
  answerNothing: Plain
  idle: { grades: Value }
  note: Plain
  source: Plain
  chart: { material: Value; grade: Value }
  volumeAxis: Plain
  keyPrice: Plain
  keyVolume: Plain
  keyWithheld: Plain
  round: Plain
  grade: Plain
  price: Plain
  kg: Plain
  sellers: Plain
  buyers: Plain
  contracts: Plain
  related: Plain
  cancelled: Plain
  withheld: Plain
  nothing: Plain
  tooLittle: { kg: Value; needed: Value }
  fewSellers: { n: number; needed: Value }
  fewBuyers: { n: number; needed: Value }
  largeSeller: { percent: Value }
  largeBuyer: { percent: Value }
  ruleTitle: Plain
  ruleLede: Plain
  rule1: { kg: Value }
  rule2: { sellers: Value; buyers: Value }
  rule3: { percent: Value }
  isTitle: Plain
  is1: Plain
  is2: Plain
  is3: Plain
  notTitle: Plain
  not1: Plain
  not2: Plain
  not3: Plain
}> = { en, ja }
