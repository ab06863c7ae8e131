// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const planMessages: Messages<{
  title: { members: Value }
  span: { menu: Value; title: Value; start: Value; chance: Value; n: Value; all: Value; months: Value }
  spanFutures: { menu: Value; title: Value; start: Value; chance: Value; futures: Value; months: Value }
  riskExpected: Plain
  riskTail: { part: Value }
  quietYears: Plain
  choices: { plants: Value; thrifting: Value; stockpiles: Value; offtakes: Value; underWay: Value }
  brief: Plain
  years: Plain
  parts: Plain
  partsSay: Plain
  part: Plain
  partCost: Plain
  partAttacks: Plain
  partQuiet: Plain
  news: { title: Value }
  newsSay: Plain
  newsYear: Plain
  newsLearnt: Plain
  newsChance: Plain
  newsDecided: Plain
  newsNone: Plain
  newsMore: { n: Value }
  newsEnds: { item: Value }
  newsValue: Plain
  newsCompared: Plain
  newsLeast: Plain
  newsMost: Plain
  newsAtOnce: Plain
  newsWaiting: Plain
  newsKnowing: Plain
  year: Plain
  nothing: Plain
  worlds: Plain
  worldsSay: Plain
  world: Plain
  centralCase: Plain
  fresh: Plain
  freshSay: { n: Value }
  gapSays: { n: Value; mean: Value; most: Value }
  with: Plain
  noPlan: Plain
  planForCentral: Plain
  thisPlan: Plain
  savedByIt: Plain
  mean: Plain
  meanLow: Plain
  meanHigh: Plain
  median: Plain
  p95: Plain
  terms: { title: Value }
  term: Plain
  from: Plain
  always: Plain
  least: Plain
  most: Plain
  plants: Plain
  reserves: Plain
  offtakes: Plain
  what: Plain
  size: Plain
  more: { n: Value }
  drawn: Plain
  late: Plain
  lateSays: { n: Value; seed: Value }
  inTime: Plain
  lateLeast: Plain
  lateMean: Plain
  lateMost: Plain
  valued: Plain
  valuedMean: Plain
  front: Plain
  frontSays: Plain
  decisions: Plain
  worstOf: { years: Value }
  noLimit: Plain
  others: Plain
  othersSay: { n: Value; most: Value }
  dearest: Plain
  together: Plain
  togetherSays: Plain
  groups: Plain
  groupsSay: Plain
  coreYes: Plain
  coreNo: Plain
  coreOpen: Plain
  group: Plain
  groupSaves: Plain
  leavesShapley: Plain
  leavesNucleolus: Plain
  none: Plain
  upTo: { most: Value }
  range: { low: Value; high: Value }
  fromTo: { before: Value; after: Value }
  solidarity: Plain
  solidaritySays: Plain
  lostAlone: Plain
  lostShared: Plain
  ownLoss: { place: Value }
  member: Plain
  judged: Plain
  made: { version: Value; hash: Value; world: Value }
  verdicts: Plain
  verdictsSay: Plain
  verdict: Plain
  worthIfFree: Plain
  extraCost: Plain
  chosenAt: Plain
  besides: Plain
  atOnce: Plain
  switching: Plain
  underConducts: Plain
  dearerBy: Plain
  chosenFrom: Plain
  atNone: Plain
  partChosen: Plain
  partSaved: Plain
  conductsSay: Plain
  conductSetting: Plain
  reasonAbove: { reason: Value; share: Value }
  'verdict-chosen': Plain
  'verdict-under-way': Plain
  'verdict-too-late': Plain
  'verdict-no-effect': Plain
  'verdict-too-dear': Plain
  'verdict-beyond-budget': Plain
  'verdict-undecided': Plain
  'verdict-required': Plain
  'verdict-ruled-out': Plain
  notChosen: Plain
  notChosenSay: Plain
  'reason-chosen': Plain
  'reason-under-way': Plain
  'reason-excluded': Plain
  'reason-too-late': Plain
  'reason-ruled-out': Plain
  'reason-too-dear': Plain
  'reason-open': Plain
  termPrices: Plain
  termPricesSay: Plain
  termCost: Plain
  termPrice: Plain
  ofAUnit: Plain
}> = { en, ja }
