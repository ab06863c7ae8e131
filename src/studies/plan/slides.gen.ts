// Made by `npm run messages` from slides.en.json and slides.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './slides.en.json' with { type: 'json' }
import ja from './slides.ja.json' with { type: 'json' }

export const slidesMessages: Messages<{
  question: { members: Value; supplier: Value }
  about: { budget: Value; start: Value; n: number; chance: Value }
  menu: { menu: Value; world: Value }
  made: { version: Value; hash: Value }
  noLimit: Plain
  fund: { amount: Value }
  fundNothing: Plain
  buys: Plain
  buysCut: { with: Value; without: Value }
  loss: { amount: Value }
  gain: { amount: Value }
  turns: Plain
  turnsOn: { first: Value; second: Value; third: Value }
  notFunded: Plain
  sure: Plain
  decideBy: Plain
  what: Plain
  from: Plain
  once: Plain
  yearly: Plain
  more: { n: number }
  chartLoss: Plain
  without: Plain
  with: Plain
  chartSwing: { saved: Value }
  lower: Plain
  higher: Plain
  atEnds: { kind: Value; low: Value; high: Value }
  reason: Plain
  saved: Plain
  cost: Plain
  above: Plain
  judged: Plain
  sources: { sources: Value }
  repeat: Plain
  onceOwn: { currency: Value }
  atEnd: { kind: Value; value: Value }
}> = { en, ja }
