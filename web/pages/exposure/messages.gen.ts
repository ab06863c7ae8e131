// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const exposureMessages: Messages<{
  titleAny: Plain
  title: { place: Value }
  lead: Plain
  choose: Plain
  place: Plain
  element: Plain
  material: Plain
  all: Plain
  by: Plain
  location: Plain
  control: Plain
  locationMeans: Plain
  controlMeans: Plain
  working: Plain
  cancel: Plain
  cancelled: Plain
  again: Plain
  nothingUsed: { place: Value }
  use: { place: Value }
  sourceText: Plain
  chainTitle: { element: Value; place: Value }
  chainUse: { place: Value; amount: Value; unit: Value; element: Value; materials: Value }
  chainLargest: { list: Value }
  chainAt: { stage: Value; place: Value; share: Value }
  chainCould: { all: Value; by: string; coercer: Value; stage: Value; share: Value }
  chainCouldNot: { coercer: Value }
  chainOwn: { coercer: Value; share: Value; stage: Value }
  chainNote: { element: Value; place: Value; means: Value }
  toSites: Plain
  amount: Plain
  unknown: Plain
  past: Plain
  hhiTitle: { element: Value; place: Value }
  hhiAnswer: { n: number; stage: Value; place: Value; by: Value; share: Value; hhi: Value; holders: Value }
  hhiIsHigh: Plain
  hhiIsSome: Plain
  hhiIsLow: Plain
  hhiNote: Plain
  hhiLabel: Plain
  hhiSome: Plain
  hhiHigh: Plain
  hhiWhole: Plain
  hhiRow: { stage: Value; location: Value; control: Value; largest: Value }
  keyLocation: Plain
  keyControl: Plain
  keyWorld: Plain
  largest: { place: Value; share: Value }
  largestOf: { place: Value; share: Value; done: Value }
  largestBy: { by: Value }
  shareBy: { by: Value }
  hhiBy: { by: Value }
  worldHhiBy: { by: Value }
  hiddenTitle: { coercer: Value; place: Value }
  hiddenAnswer: { n: number; all: Value; coercer: Value }
  hiddenMost: { element: Value; material: Value; hidden: Value; coercer: Value; bought: Value }
  hiddenNone: { coercer: Value }
  hiddenNote: { coercer: Value }
  hiddenOwn: { coercer: Value }
  hiddenLabel: { coercer: Value }
  hiddenRow: { name: Value; element: Value; bought: Value; coercer: Value; hidden: Value; stage: Value; most: Value }
  hiddenEnd: { share: Value; stage: Value; most: Value }
  keyBought: { coercer: Value }
  keyHidden: { coercer: Value }
  bought: { coercer: Value }
  companyTitle: Plain
  companyLead: Plain
  companyToParts: Plain
  companyKept: Plain
  companyDrop: Plain
  companyChoose: Plain
  companyExample: Plain
  companyColumns: Plain
  companyClear: Plain
  companyUsing: { file: Value }
  companyWorking: Plain
  companyTooLarge: { file: Value }
  companyUnread: { file: Value; why: Value }
  companyLast: { file: Value }
  companyFigure: { coercer: Value }
  companyAnswer: { n: number; all: Value; coercer: Value; part: Value; bought: Value; hidden: Value }
  companyNote: { coercer: Value }
  companyStops: Plain
  companyToShock: Plain
  holders: Plain
  origin: Plain
  betweenStages: Plain
}> = { en, ja }
