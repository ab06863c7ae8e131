// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const stockpileMessages: Messages<{
  made: { version: Value; hash: Value; world: Value; scenario: Value }
  span: { probability: Value; repeat: Value; lasts: Value; discount: Value; foresight: Value }
  heading: { title: Value }
  brief: Plain
  forms: Plain
  formsNote: Plain
  goods: Plain
  goodsNote: Plain
  buying: { form: Value }
  buyingNote: Plain
  missing: { days: Value }
  rule: { form: Value }
  ruleNote: Plain
  quiet: Plain
  after: Plain
  embargo: { from: Value; to: Value }
  embargoOne: { from: Value }
  rules: { form: Value }
  rulesNote: { lasts: Value }
  'rule-best': Plain
  'rule-at-once': Plain
  'rule-even': Plain
  'rule-price': Plain
  sizes: { form: Value }
  carried: { form: Value }
  carriedNote: Plain
  'what-attackProbability': Plain
  'what-lasts': Plain
  'what-repeatProbability': Plain
  'what-discount': Plain
  'what-keeping': Plain
  'what-priceEffect': Plain
  draws: { count: Value; form: Value }
  drawsNote: Plain
  'figure-saved': Plain
  'figure-net': Plain
  how: Plain
  curves: { lower: Value; upper: Value }
  whole: { onCurves: Value; cleared: Value }
  books: { balance: Value; excess: Value }
  yes: Plain
  no: Plain
  none: Plain
}> = { en, ja }
