// Made by `npm run messages` from against.en.json and against.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './against.en.json' with { type: 'json' }
import ja from './against.ja.json' with { type: 'json' }

export const againstMessages: Messages<{
  worldsTitle: Plain
  worldsSame: { n: Value }
  worldsBetter: { best: Value; saved: Value }
  worldsBoth: { best: Value; saved: Value; worst: Value; more: Value }
  worldsWorse: { worst: Value; more: Value }
  worldsNote: Plain
  worldsAsked: Plain
  world: Plain
  central: Plain
  drawn: { n: Value }
  spared: Plain
  quietTitle: Plain
  quietAnswer: { year: Value; gain: Value }
  quietNothing: Plain
  quietNote: { supplier: Value }
  quietSpared: Plain
  quietRechecked: Plain
  partsTitle: Plain
  partsAnswer: { total: Value; cost: Value; attacks: Value; quiet: Value }
  partsNote: Plain
  part: Plain
  partCost: Plain
  partAttacks: Plain
  partQuiet: Plain
  partTotal: Plain
  withoutPlan: Plain
  withPlan: Plain
  keepTitle: Plain
  keepNone: Plain
  keepAnswer: { n: number; support: Value; plant: Value; chance: Value }
  keepNoBooks: { support: Value }
  keepNote: { path: Value; probability: Value }
  keepLacks: { plants: Value }
  plant: Plain
  idle: Plain
  noneNeeded: Plain
  spellTitle: Plain
  spellAnswer: { mean: Value; high: Value }
  spellNote: Plain
  lostTitle: Plain
  lostAnswer: { year: Value; more: Value }
  lostNothing: Plain
  lostNote: Plain
  lostBefore: Plain
  lostDumped: Plain
  keyLess: Plain
  keyMore: Plain
  rowDetail: { without: Value; central: Value }
  rowHeld: { held: Value }
  rowSame: Plain
  rowLess: { amount: Value }
  rowMore: { amount: Value }
  rowHeldLess: { held: Value }
  rowPlan: { plan: Value }
  freshTitle: Plain
  freshAnswer: { n: Value; saved: Value; low: Value; high: Value; better: Value }
  freshAlone: { n: Value; saved: Value; low: Value; high: Value; better: Value }
  freshNote: Plain
  samples: { n: Value; most: Value; mean: Value }
  plan: Plain
  noPlan: Plain
  centralPlan: Plain
  thisPlan: Plain
  savedByIt: Plain
  mean: Plain
  meanLow: Plain
  meanHigh: Plain
  median: Plain
  p95: Plain
  largest: Plain
}> = { en, ja }
