// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const compareMessages: Messages<{
  title: Plain
  lead: Plain
  add: Plain
  remove: { name: Value }
  scenario: { letter: Value }
  changed: Plain
  open: { name: Value }
  working: Plain
  ranging: Plain
  lossTitle: Plain
  lossAnswer: { name: Value; money: Value }
  lossNote: Plain
  stopTitle: Plain
  stopAnswer: { sector: Value; month: Value; name: Value }
  stopNone: Plain
  stopNote: Plain
  overviewTitle: Plain
  overviewAnswer: { low: Value; high: Value }
  sectorsStopped: Plain
  firstStop: Plain
  lost: Plain
  gdp: Plain
  low: Plain
  bill: Plain
  notSold: Plain
  none: Plain
  noStop: Plain
  sector: Plain
  figure: Plain
  source: Plain
  asked: Plain
  cancelled: Plain
  again: Plain
  byAddress: Plain
  addressNote: Plain
  useAddress: Plain
  addressUnread: Plain
  answerMore: { b: Value; places: Value; by: Value; a: Value; now: Value; before: Value; known: string; share: Value }
  answerLess: { b: Value; places: Value; by: Value; a: Value; now: Value; before: Value; known: string; share: Value }
  answerSame: { a: Value; b: Value; places: Value; money: Value }
  causeNone: Plain
  causeOne: { line: Value }
  causeMost: { line: Value; by: Value; n: Value }
  causeSector: { n: Value; sector: Value; by: Value }
  causeMany: { n: Value }
  causeNothing: { n: Value }
  causeWait: { n: Value }
  sectorTitle: Plain
  sectorAnswer: { sector: Value; by: Value }
  sectorNone: Plain
  sectorSame: Plain
  sectorNote: Plain
  minus: { b: Value }
  minusShare: { b: Value }
  laterColumn: { b: Value }
  priceTitle: Plain
  priceAnswer: { material: Value; place: Value; each: Value }
  priceNone: Plain
  priceNote: Plain
  notShort: Plain
  times: { x: Value }
  spot: { letter: Value }
  spotMinus: { b: Value }
  paid: { letter: Value }
  material: Plain
  place: Plain
  scopeWarning: Plain
  scopeAlign: { letter: Value }
  scopeAt: { places: Value }
  scopeOwn: Plain
  places: Plain
  start: Plain
  months: Plain
  monthsLong: { n: number }
}> = { en, ja }
