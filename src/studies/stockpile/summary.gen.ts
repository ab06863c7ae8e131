// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  nothing: { places: Value; probability: Value }
  hold: { places: Value; days: Value; form: Value; goods: Value; lost: Value; saved: Value }
  worth: { saved: Value; cost: Value }
  full: Plain
  buy: { days: Value; months: Value; fill: Value; increase: Value }
  tooFast: { days: Value; lost: Value }
  release: { days: Value; month: Value; last: Value }
  releaseSame: { days: Value; month: Value; last: Value }
  refillFaster: { days: Value }
  refill: Plain
  rules: { atOnce: Value; even: Value; best: Value }
  evenIsBetter: Plain
  forms: { form: Value; net: Value }
  noOther: Plain
  range: { low: Value; netLow: Value; high: Value; netHigh: Value; switching: Value }
  draws: { count: Value; mean: Value; from: Value; to: Value; least: Value; pays: Value }
}> = { en, ja }
