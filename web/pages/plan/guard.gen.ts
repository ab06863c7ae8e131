// Made by `npm run messages` from guard.en.json and guard.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './guard.en.json' with { type: 'json' }
import ja from './guard.ja.json' with { type: 'json' }

export const guardMessages: Messages<{
  besides: Plain
  against: Plain
  'against-central': Plain
  'against-conducts': Plain
  'against-draws': Plain
  'against-conducts-and-draws': Plain
  againstNote: Plain
  risk: Plain
  'risk-worst': Plain
  'risk-expected': Plain
  riskTail: { part: Value }
  draws: Plain
  drawsText: { n: Value }
  attackStart: Plain
  attackStartNote: { month: Value }
  quietYears: Plain
  dumping: Plain
  noDumping: Plain
  dumpingNote: { path: Value }
  dumpingChance: Plain
  dumpingTabled: { chance: Value }
  clashNews: Plain
  clashContingencies: Plain
  clashAssumptions: Plain
  clashQuietYears: Plain
  clashCostSharing: Plain
  riskAlone: Plain
  chanceAlone: Plain
  refused: { why: Value }
  'waits-conducts': Plain
  'waits-draws': { n: Value }
  'waits-conducts-and-draws': Plain
  waitsOthers: Plain
  waitsDay: Plain
  waitsLimit: { n: number }
  centralFirst: Plain
  centralNote: Plain
  fresh: Plain
  noFresh: Plain
  freshNote: Plain
  samples: Plain
  samplesNote: Plain
}> = { en, ja }
