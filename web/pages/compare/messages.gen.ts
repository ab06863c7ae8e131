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
}> = { en, ja }
