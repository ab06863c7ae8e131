// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const rehearsalMessages: Messages<{
  title: { scenario: Value }
  made: { version: Value; hash: Value; world: Value }
  span: { start: Value; months: Value; places: Value; brought: Value; made: Value }
  brief: Plain
  headServed: { material: Value; served: Value; bought: Value; shelf: Value }
  headUnserved: { sector: Value; place: Value; missing: Value; wanted: Value; material: Value }
  headAllServed: Plain
  headPrice: { material: Value; month: Value; place: Value; price: Value; baseline: Value; scarcity: Value }
  headGrade: { more: Value; material: Value; place: Value; month: Value }
  headNoGrade: Plain
  headWithheld: { owner: Value; share: Value; n: Value; all: Value }
  headNotSeen: { owner: Value; share: Value }
  headMoney: { traded: Value; paid: Value; gains: Value }
  prices: Plain
  pricesMore: { n: Value }
  month: Plain
  material: Plain
  grade: Plain
  place: Plain
  price: Plain
  ends: Plain
  sold: Plain
  bought: Plain
  baseline: Plain
  scarcity: Plain
  served: Plain
  sector: Plain
  wanted: Plain
  shelf: Plain
  unserved: Plain
  share: Plain
  members: Plain
  member: Plain
  gain: Plain
  received: Plain
  benchmarks: Plain
  tonnes: Plain
  sellers: Plain
  buyers: Plain
  benchmark: Plain
  withheld: Plain
  alarms: Plain
  noAlarm: Plain
  alarm: Plain
  owner: Plain
  where: Plain
  other: Plain
  reserve: { tonnes: Value; material: Value; paid: Value }
  contracts: { strike: Value; tonnes: Value; material: Value; paid: Value }
  contractsBack: { strike: Value; tonnes: Value; material: Value; paid: Value }
  checks: Plain
  certificates: { certificates: Value; gap: Value }
  books: { imbalance: Value }
  log: { entries: Value; events: Value }
  barred: { n: Value; who: Value }
  untraced: { what: Value }
  undelivered: { kg: Value }
  honest: Plain
  quantities: Plain
  truthful: Plain
  month1: Plain
  lineage: Plain
  stock: Plain
}> = { en, ja }
