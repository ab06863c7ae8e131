// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const shockMessages: Messages<{
  question: Plain
  unread: Plain
  rangeWait: Plain
  carriesWait: Plain
  stopsTitle: Plain
  stopsAnswer: { sector: Value; material: Value; month: Value; buyer: Value }
  stopsNone: { places: Value }
  stopsNoPlace: Plain
  chancesNoPlace: Plain
  someStops: { n: Value; all: Value }
  stopsNote: Plain
  keyServed: Plain
  keyShort: Plain
  keySome: Plain
  keyMuch: Plain
  stopsIn: { month: Value }
  noStop: Plain
  multiplesTitle: Plain
  multiplesAnswer: { n: number; sector: Value; material: Value; share: Value }
  multiplesNote: Plain
  keyCover: Plain
  coverLabel: Plain
  pricesTitle: Plain
  pricesAnswer: { material: Value; place: Value; spot: Value; paid: Value; times: Value; month: Value }
  pricesNone: { places: Value }
  pricesNoPlace: Plain
  pricesNote: Plain
  keyScarcity: Plain
  keyPaid: Plain
  least: Plain
  peak: Plain
  setBy: Plain
  lossTitle: Plain
  lossAnswer: { loss: Value }
  lossNote: Plain
  keptNote: { n: Value }
  keptAlone: Plain
  lostAdded: Plain
  lostOutput: Plain
  evenly: Plain
  bill: Plain
  publishedTitle: Plain
  publishedAnswer: { low: Value; high: Value; ours: Value }
  publishedNote: Plain
  publishedNoteKept: Plain
  ours: Plain
  percentGdp: Plain
  othersTitle: Plain
  othersAnswer: { place: Value; money: Value }
  othersPay: { place: Value; money: Value }
  othersNone: Plain
  coercerTitle: { place: Value }
  coercerAnswer: { lost: Value; gained: Value }
  notSold: Plain
  soldElsewhere: Plain
  sureTitle: Plain
  sureAnswer: { judged: Value; figures: Value; imbalance: Value; gap: Value }
  repeatTitle: Plain
  repeatAnswer: Plain
  downloadScenario: Plain
  downloadResult: Plain
  print: Plain
  companyTitle: Plain
  companyAnswer: { n: number; part: Value; month: Value }
  companyNone: Plain
  stops: Plain
  month: Plain
  served: Plain
  shortT: Plain
  stoppedT: Plain
  cover: Plain
  lean: Plain
  usual: Plain
  covered: Plain
  all: Plain
  curtail: Plain
  thrifting: Plain
  substitute: Plain
  stop: Plain
  figure: Plain
  mild: Plain
  central: Plain
  severe: Plain
  who: Plain
  what: Plain
  working: { done: Value; total: Value }
  opening: Plain
  cancel: Plain
  cancelled: Plain
  again: Plain
  rangeWorking: { share: Value }
  carriesWorking: { share: Value }
  outdated: Plain
  modelSource: Plain
  judgedLink: Plain
  rightLink: Plain
  keyRange: Plain
  keyBandMiddle: { n: Value }
  keyBandServed: { n: Value }
  keyBandCover: { n: Value }
  keyBandPrice: { n: Value }
  keyBandPaid: { n: Value }
  keyStops: { n: Value }
  inDraws: { n: Value; range: Value }
  stopsDraws: { share: Value; n: Value; month: Value }
  stopsDrawsFew: { share: Value; n: Value }
  stopsDrawsNone: { n: Value }
  stopsElse: { n: Value; uses: Value }
  stopsElseOne: { sector: Value; material: Value; share: Value }
  servedDraws: { n: Value; range: Value; month: Value }
  bandLow: { what: Value }
  bandMiddle: { what: Value }
  bandHigh: { what: Value }
  ofDraws: Plain
  stopsShare: Plain
  servedShare: Plain
  scarcityThen: Plain
  paidThen: Plain
  bandNote: { n: Value }
  drawsTitle: Plain
  drawsWait: { n: Value }
  drawsWorking: { done: Value; n: Value }
  drawsLeft: { text: Value; s: Value }
  drawsLeftMinutes: { text: Value; m: Value }
  drawsStopped: { done: Value; n: Value }
  drawsDone: { n: Value }
  drawsNone: Plain
  drawsOmitted: { n: Value }
  drawsLoss: { n: Value; range: Value; middle: Value }
  drawsSure: { coverage: Value; lower: Value; upper: Value }
  endAbove: { low: Value }
  endBelow: { high: Value }
  endUnknown: Plain
  drawsStop: Plain
  drawsGoOn: Plain
  drawsSome: { n: Value }
  drawsMore: { n: Value }
  drawsOff: Plain
  bandsCommand: { n: Value }
  times: { x: Value }
  timesAtLeast: { x: Value }
  timesBetween: { low: Value; high: Value }
  keyContract: Plain
  keyInside: Plain
  chancesTitle: Plain
  chancesAnswer: { sector: Value; share: Value; month: Value }
  chancesLikely: { n: number; all: Value }
  chancesNone: { places: Value }
  chancesLoss: { money: Value }
  chancesNote: Plain
  keyChance: Plain
  keyLikelier: Plain
  lotsTitle: Plain
  lotsAnswer: { share: Value; month: Value }
  lotsNote: Plain
  anyPart: Plain
  sectorsTitle: Plain
  sectorsAnswer: { sectors: Value; n: number; share: Value }
  sectorLoss: { sector: Value; money: Value }
  sectorsNote: Plain
  missing: Plain
}> = { en, ja }
