// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const alarmsMessages: Messages<{
  title: Plain
  lede: Plain
  noProof: Plain
  round: Plain
  noRound: Plain
  working: Plain
  question: Plain
  answerNone: Plain
  answer: { n: number; owners: Value }
  headOf: { kind: Value; owner: Value }
  tableTitle: Plain
  tableAnswer: Plain
  goods: { material: Value; grade: Value; place: Value; month: Value }
  kind: Plain
  owner: Plain
  what: Plain
  seen: Plain
  ask: Plain
  source: { round: Value }
  thresholdsTitle: Plain
  'both-threshold': { bothSides: Value }
  'pivotal-threshold': { moved: Value; owners: Value }
  'withheld-threshold': { overCost: Value }
  'small-threshold': { small: Value; times: Value }
  'cancelled-threshold': Plain
  notLooked: Plain
  toMembers: Plain
  both: Plain
  'both-seen': { owner: Value; goods: Value; kg: Value; share: Value }
  'both-ask': Plain
  pivotal: Plain
  'pivotal-seen': { n: number; owner: Value; goods: Value; other: Value; price: Value; by: Value }
  'pivotal-ask': Plain
  withheld: Plain
  'withheld-seen': { owner: Value; kg: Value; goods: Value; other: Value; price: Value; gain: Value }
  'withheld-ask': Plain
  small: Plain
  'small-seen': { owner: Value; kg: Value; order: Value; goods: Value; trades: Value }
  'small-ask': Plain
  cancelled: Plain
  'cancelled-seen': { owner: Value; kg: Value; goods: Value; with: Value; share: Value }
  'cancelled-seen-moved': { owner: Value; kg: Value; goods: Value; with: Value; share: Value; other: Value; price: Value }
  'cancelled-ask': Plain
}> = { en, ja }
