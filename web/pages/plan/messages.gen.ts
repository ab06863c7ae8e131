// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const planMessages: Messages<{
  question: { places: Value; supplier: Value }
  lede: Plain
  ask: Plain
  askMore: Plain
  changed: Plain
  waits: Plain
  waitsLong: Plain
  opening: Plain
  searching: Plain
  relaxation: { n: Value }
  integer: { n: Value }
  between: { bound: Value; best: Value }
  atLeast: { bound: Value }
  noBoundYet: { best: Value }
  gapLeft: { gap: Value }
  completing: { parts: Value }
  partCheck: Plain
  partWorlds: Plain
  partDumping: Plain
  partBudgets: Plain
  partAlternatives: Plain
  cancel: Plain
  cancelled: Plain
  kept: { parts: Value }
  again: Plain
  bluntWait: Plain
  frontTitle: Plain
  frontAnswer: { low: Value; lowLoss: Value; high: Value; highLoss: Value }
  frontSame: { low: Value; spent: Value }
  budgetsWait: { n: Value; all: Value }
  noLimit: Plain
  frontNote: Plain
  frontPaid: Plain
  frontLoss: Plain
  frontDetail: { spent: Value; loss: Value }
  frontNothing: Plain
  withBudget: { own: Value }
  budgets: { list: Value }
  asked: Plain
  other: { n: Value }
  showing: { own: Value }
  showingOther: { n: Value }
  showingWait: Plain
  backToAsked: Plain
  decisions: Plain
  worstLast: { years: Value }
  scheduleTitle: Plain
  scheduleAnswer: { n: number; first: Value; paid: Value; month: Value }
  scheduleNone: Plain
  scheduleNote: { more: Value }
  readStands: Plain
  keyComing: Plain
  plant: Plain
  thrifting: Plain
  stockpile: Plain
  offtake: Plain
  reserveOf: { material: Value; place: Value }
  offtakeOf: { material: Value; from: Value; to: Value }
  what: Plain
  stands: Plain
  size: Plain
  rowDetail: { kind: Value; size: Value; paid: Value }
  safetyTitle: Plain
  safetyAnswer: { first: Value; years: Value; last: Value; year: Value; without: Value }
  safetySame: { without: Value }
  safetyNote: { n: number; supplier: Value }
  safetyWorst: Plain
  safetyMean: Plain
  safetyAxis: Plain
  without: Plain
  withPlan: Plain
  years: Plain
  notYet: Plain
  nothing: Plain
  mapTitle: Plain
  mapAnswer: { years: Value; stands: Value; n: Value; coming: Value; worst: Value; without: Value }
  loss: { amount: Value }
  gain: { amount: Value }
  mapNote: Plain
  mapHelp: Plain
  borders: Plain
  noLand: Plain
  year: Plain
  stateStands: Plain
  stateComing: Plain
  stateLater: Plain
  stocksAt: { place: Value; list: Value }
  contractsFrom: { from: Value; to: Value; list: Value }
  state: { years: Value }
  keyStands: Plain
  keyComingSite: Plain
  keyContract: Plain
  itemsTitle: Plain
  itemsAnswer: { best: Value; dropped: Value; fair: Value }
  itemsSpare: { best: Value; fair: Value }
  itemsNoValue: Plain
  itemsNote: Plain
  whyNotTitle: Plain
  whyNotAnswer: { n: Value; dear: Value; late: Value; open: Value }
  whyNotSaved: Plain
  whyNotCost: Plain
  whyNotNote: Plain
  whyNotFrom: { month: Value; cost: Value; saved: Value }
  whyNotAbove: { share: Value }
  'reason-too-dear': Plain
  'reason-too-late': Plain
  'reason-ruled-out': Plain
  'reason-excluded': Plain
  'reason-open': Plain
  'reason-chosen': Plain
  'reason-under-way': Plain
  othersTitle: Plain
  othersAnswer: { n: number; most: Value }
  othersNone: Plain
  alternativesWait: { n: Value; all: Value }
  plan: Plain
  dearest: Plain
  thisOne: Plain
  termsTitle: { title: Value }
  termsAnswer: { n: number }
  term: Plain
  least: { value: Value }
  most: { value: Value }
  throughout: Plain
  source: Plain
  sureTitle: Plain
  sureLimits: { chance: Value }
  sureJudged: { judged: Value; figures: Value }
  judgedLink: Plain
  repeatTitle: Plain
  repeatAnswer: Plain
  downloadResult: Plain
  print: Plain
  perYear: { unit: Value }
  stockAt: { kind: Value; place: Value }
  scheduleMore: { n: Value }
  'block-fund': Plain
  'block-buys': Plain
  'block-leaves': Plain
  'block-turns': Plain
  'block-notFunded': Plain
  'block-change': Plain
  partAssumptions: Plain
  slides: Plain
  slidesMaking: Plain
  slidesFailed: Plain
  attacksBegin: { month: Value }
  askTurns: Plain
  partFresh: Plain
  partSamples: Plain
  partVerdicts: Plain
}> = { en, ja }
