// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const methodMessages: Messages<{
  title: Plain
  lede: Plain
  contents: Plain
  working: { what: Value }
  again: Plain
  whatExample: Plain
  whatTables: Plain
  whatBaseline: Plain
  whatStress: Plain
  madeUp: Plain
  tablesOf: { names: Value }
  times: { n: Value }
  perKg: { n: Value }
  dash: { low: Value; high: Value }
  low: Plain
  high: Plain
  value: Plain
  source: Plain
  toc_short: Plain
  toc_price: Plain
  toc_paid: Plain
  toc_first: Plain
  toc_others: Plain
  toc_ahead: Plain
  toc_facts: Plain
  toc_sure: Plain
  toc_words: Plain
  toc_which: Plain
  which1: Plain
  whichTable: Plain
  whichFor: Plain
  whichTake: Plain
  whichNot: Plain
  for_episode: Plain
  take_episode: Plain
  not_episode: Plain
  for_cutoff: Plain
  take_cutoff: Plain
  not_cutoff: Plain
  for_worst: Plain
  take_worst: Plain
  not_worst: Plain
  for_fund: Plain
  take_fund: Plain
  not_fund: Plain
  for_sector: Plain
  take_sector: Plain
  not_sector: Plain
  for_price: Plain
  take_price: Plain
  not_price: Plain
  for_keep: Plain
  take_keep: Plain
  not_keep: Plain
  does: Plain
  does1: Plain
  does2: Plain
  does3: Plain
  does4: Plain
  does5: Plain
  doesNot: Plain
  not1: Plain
  not2: Plain
  not3: Plain
  price1: Plain
  price2: Plain
  price3: Plain
  priceTitle: Plain
  priceAnswer0: { volume: Value; price: Value; setter: Value }
  priceAnswer: { percent: Value; volume: Value; wanted: Value; price: Value; setter: Value }
  setByOffer: { who: Value }
  setByUse: { who: Value }
  setByKink: { low: Value; whoLow: Value; high: Value; whoHigh: Value }
  slider: Plain
  less: Plain
  more: Plain
  preset0: Plain
  presetKink: Plain
  presetHalf: Plain
  presetAll: Plain
  supply: Plain
  demand: Plain
  axisTonnes: Plain
  axisUsd: Plain
  priceLabel: { volume: Value; price: Value }
  ofOffered: { sent: Value; offered: Value }
  offerAt: { n: Value }
  useAt: { n: Value }
  offers: Plain
  usesOf: Plain
  pathTitle: Plain
  pathLabel: { low: Value; high: Value }
  priceNote: Plain
  colWithheld: Plain
  colVolume: Plain
  colLow: Plain
  colHigh: Plain
  colSetter: Plain
  'offer-recycler': Plain
  'offer-supplier-state': Plain
  'offer-own-plant': Plain
  'offer-ally': Plain
  'kind-curtail': Plain
  'kind-thrifting': Plain
  'kind-substitute': Plain
  'kind-stop': Plain
  paid1: Plain
  paid2: Plain
  paid3: Plain
  paidTitle: Plain
  paidAnswer: { scenario: Value; material: Value; low: Value; gap: Value; gapLow: Value; gapPaid: Value }
  paidNote: Plain
  paidHeading: Plain
  paidLabel: { n: Value }
  paidSource: { id: Value }
  material: Plain
  place: Plain
  scarcityLow: Plain
  scarcityHigh: Plain
  paidCol: Plain
  atLeast: { n: Value }
  first1: Plain
  first2: Plain
  stepsTitle: Plain
  stepsPick: Plain
  stepsAnswer: { sectors: Value; forgo: Value; last: Value; soft: Value; stop: Value }
  stepsNote: Plain
  stepsLabel: { n: Value; low: Value; high: Value }
  axisShare: Plain
  axisTimes: Plain
  fromMonth: { n: Value }
  colKind: Plain
  colShare: Plain
  colWorth: Plain
  colReady: Plain
  stocks1: { lean: Value; usual: Value; covered: Value }
  stocksTitle: Plain
  stocksAnswer: { place: Value; list: Value }
  stocksNote: Plain
  stocksLabel: Plain
  elsewhere: Plain
  'holder-firm': Plain
  'holder-state': Plain
  colStage: Plain
  colHolder: Plain
  colMonths: Plain
  others1: Plain
  switchTitle: Plain
  switchAnswer: { list: Value; headroom: Value }
  switchNote: Plain
  switchLabel: { n: Value }
  axisMonths: Plain
  allIn: Plain
  short: { n: Value }
  colQualification: Plain
  colRamp: Plain
  colHeadroom: Plain
  colAll: Plain
  others2: { leak: Value; leakPrice: Value; leakLow: Value; leakHigh: Value }
  adoptTitle: Plain
  adoptAnswer: { list: Value }
  adoptNote: Plain
  adoptLabel: { list: Value }
  colGrade: Plain
  colAtOnce: Plain
  colFrom: Plain
  colPerMonth: Plain
  ahead1: { n: Value }
  ahead2: Plain
  aheadTitle: Plain
  aheadAnswer: { before: Value; from: Value; until: Value; n: Value; after: Value }
  aheadNote: Plain
  aheadSource: Plain
  aheadLabel: { n: Value }
  inTruth: Plain
  decides: { n: Value }
  month: Plain
  stopped: Plain
  flows: Plain
  done: Plain
  colExpects: { n: Value }
  colDecides: Plain
  ahead3: { one: Value; three: Value; six: Value }
  facts1: Plain
  factsTitle: Plain
  factsAnswer: { what: Value; list: Value; used: Value }
  factsWhy: { pulls: Value; n: Value; judged: Value; most: Value; moves: Value }
  factsChecked: Plain
  factsPulled: { n: Value }
  factsMove: { material: Value; from: Value; used: Value; value: Value }
  factsNote: Plain
  factsLabel: { n: Value }
  factsRow: Plain
  factsNone: Plain
  shareOf: { partner: Value; place: Value; material: Value }
  shareWorld: { place: Value; material: Value }
  productionOf: { material: Value; place: Value }
  tradeOf: { material: Value; place: Value }
  useOf: { material: Value; place: Value }
  usedLine: { n: Value }
  colWhat: Plain
  colUse: Plain
  colUsed: Plain
  colDistance: Plain
  colUnit: Plain
  judged: Plain
  'use-fact': Plain
  'use-fit': Plain
  'use-check': Plain
  sure1: { judged: Value; figures: Value }
  sure2: Plain
  sureTitle: Plain
  sureAnswer: { central: Value; mild: Value; severe: Value; least: Value; most: Value }
  sureNote: { bar: string }
  sureLabel: { mild: Value; severe: Value; central: Value; n: Value }
  sureSource: { who: Value }
  thisModel: Plain
  mild: Plain
  central: Plain
  severe: Plain
  lowOfDraws: Plain
  highOfDraws: Plain
  'variant-half': Plain
  'variant-nobody': Plain
  'variant-sight': Plain
  'variant-detours': Plain
  'variant-both': Plain
  colWho: Plain
  colGdp: Plain
  colGroup: Plain
  groupModel: Plain
  groupPublished: Plain
  groupVariant: Plain
  sure3: { imbalance: Value; excess: Value; gap: Value }
  right1: Plain
  rightLink: Plain
  words1: Plain
  stocksPart: { months: Value; goods: Value }
  switchPart: { goods: Value; first: Value; all: Value }
  adoptPart: { variant: Value; share: Value }
}> = { en, ja }
