// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const hindcastMessages: Messages<{
  title: Plain
  lede: Plain
  headNone: Plain
  headWorse: { worse: Value }
  headSome: { better: Value; rest: Value }
  headAll: { better: Value }
  headUntested: Plain
  rules: { episodes: Value }
  metricLine: { tabled: Value; rule: Value; figures: Value; verdict: Value }
  metricFitted: { fitted: Value; verdict: Value }
  figures: { n: number }
  verdict_better: Plain
  verdict_similar: Plain
  verdict_worse: Plain
  metric_trade: Plain
  metric_price: Plain
  metric_use: Plain
  metric_stop: Plain
  Metric_trade: Plain
  Metric_price: Plain
  Metric_use: Plain
  Metric_stop: Plain
  missShare: { x: Value }
  missPrice: { x: Value }
  missStop: { n: number; x: Value }
  stopsFound: { n: number; tabled: Value; fitted: Value }
  stopsTabled: { n: number; tabled: Value }
  pricesHigh: Plain
  tooHigh: { list: Value; factor: Value; what: Value; when: Value; model: Value; seen: Value }
  tooLow: { list: Value; factor: Value; what: Value; when: Value; model: Value; seen: Value }
  fitBetter: { list: Value }
  rightTitle: Plain
  wrongTitle: Plain
  standing: { thing: Value; figures: Value; tabled: Value; rule: Value }
  more: { n: number }
  few: Plain
  nowhere: Plain
  stale: Plain
  overTitle: Plain
  overAnswer: { better: Value; n: Value; similar: Value; worse: Value }
  overFitted: { better: Value; similar: Value; worse: Value }
  overNote: Plain
  keyNothing: Plain
  keyWord: Plain
  keyTabled: Plain
  keyFitted: Plain
  somePairs: { n: Value; all: Value }
  someSeen: { n: Value; all: Value }
  keySeen: Plain
  keyNot: Plain
  keySpan: Plain
  onlyNearer: Plain
  onlyFarther: Plain
  testHead: Plain
  apartHead: Plain
  fitHead: Plain
  against: { tabled: Value; rule: Value }
  label: { metric: Value; figures: Value }
  colEpisode: Plain
  colUse: Plain
  colScenario: Plain
  colMetric: Plain
  colFigures: Plain
  colNothing: Plain
  colWord: Plain
  colTabled: Plain
  colFitted: Plain
  colVerdict: Plain
  colVerdictFitted: Plain
  use_test: Plain
  use_apart: Plain
  use_fit: Plain
  episodesTitle: Plain
  pickTest: Plain
  pickApart: Plain
  pickFit: Plain
  scenario: Plain
  inShock: Plain
  title_trade: Plain
  title_paid: Plain
  title_quoted: Plain
  title_offer: Plain
  title_use: Plain
  title_stop: Plain
  groupAnswer: { tabled: Value; rule: Value; figures: Value; verdict: Value }
  groupFitted: { fitted: Value; verdict: Value }
  within: { n: number; k: Value }
  withinFitted: { k: Value }
  furthest: { what: Value; when: Value; model: Value; seen: Value }
  notCounted: Plain
  stopNone: Plain
  note_trade: Plain
  note_paid: Plain
  note_quoted: Plain
  note_offer: Plain
  note_use: Plain
  note_stop: Plain
  thingExport: { materials: Value; from: Value; to: Value }
  thingImport: { materials: Value; to: Value; from: Value }
  thingPrice: { materials: Value; where: Value; basis: Value }
  thingUse: { materials: Value; where: Value }
  thingStop: { sectors: Value; where: Value }
  everywhere: Plain
  world: Plain
  anybody: Plain
  panel: { verdict: Value; tabled: Value; rule: Value }
  panelNot: { reason: Value }
  reason_input: Plain
  reason_offer: Plain
  reason_conflict: Plain
  reason_weak: Plain
  reason_contained: Plain
  sources: Plain
  judged: Plain
  colWhat: Plain
  colWhen: Plain
  colSeen: Plain
  colLow: Plain
  colHigh: Plain
  colPublished: Plain
  colCounts: Plain
  colKind: Plain
  colSource: Plain
  colNote: Plain
  published: { value: Value; unit: Value }
  publishedUsual: { value: Value; unit: Value; usual: Value }
  counts: Plain
  kind_official: Plain
  kind_association: Plain
  'kind_volume-weighted': Plain
  kind_quoted: Plain
  kind_offer: Plain
  kind_report: Plain
  none: Plain
  times: { x: Value }
  span: { from: Value; to: Value }
  seenSource: Plain
  modelSource: Plain
  fitSection: Plain
  fitTitle: Plain
  fitAnswer: { moved: Value; n: Value; ends: Value; flat: Value }
  fitNote: Plain
  keyWas: Plain
  keyIs: Plain
  keyStill: Plain
  end_low: Plain
  end_high: Plain
  moved: Plain
  still: Plain
  flat: Plain
  low: Plain
  high: Plain
  colFactor: Plain
  colStands: Plain
  colWithout: Plain
  part: { x: Value }
  unit_share: { x: Value }
  unit_x: { x: Value }
  unit_cover: { x: Value }
  unit_yield: { x: Value }
  unit_months: { x: Value }
  fitError: { tabled: Value; fitted: Value; figures: Value }
  fitStarts: { n: Value; ends: Value }
  fitMost: { name: Value; without: Value }
  fitEnds: { list: Value }
  fitFlat: { list: Value }
  fitUse: Plain
  fitNone: Plain
  sureTitle: Plain
  sureText: Plain
  methodLink: Plain
  repeatTitle: Plain
  repeatAnswer: Plain
  downloadResult: Plain
  print: Plain
  opening: Plain
  working: { n: Value; total: Value }
  cancel: Plain
  cancelled: Plain
  again: Plain
  headForecastAll: { better: Value }
  headForecastSome: { better: Value; rest: Value }
  headForecastNone: Plain
  asForecast: { n: Value }
  asSingle: Plain
  forecastLine: { model: Value; rule: Value; name: Value; figures: Value; verdict: Value }
  heldLine: { held: Value; n: Value }
  stopsChosen: Plain
  scored_better: Plain
  scored_similar: Plain
  scored_worse: Plain
  rule_nothing: Plain
  rule_word: Plain
  rule_past: Plain
  staleScores: Plain
  noDraws: Plain
  scoreTitle: Plain
  scoreAnswer: { n: number; better: Value; similar: Value; worse: Value }
  scoreNote: Plain
  scoresBetter: Plain
  scoresWorse: Plain
  scoreAgainst: { model: Value; rule: Value; name: Value }
  keyPast: Plain
  keySingle: Plain
  keyForecast: { n: Value }
  colPast: Plain
  colLast: Plain
  colYearBefore: Plain
  colDraws: Plain
  colForecast: Plain
  sparse: { score: Value; model: Value; figures: Value }
  heldTitle: Plain
  heldAnswer: { held: Value; n: Value; half: Value }
  heldNote: Plain
  heldText: { held: Value; n: Value }
  keyHeld50: Plain
  keyHeld90: Plain
  keyGoal: Plain
  colHeld50: Plain
  colHeld90: Plain
  colWidth: Plain
  colWidthPast: Plain
  pairsTitle: Plain
  pairsAnswer: { n: number; stopped: Value; high: Value }
  pairsScores: { model: Value; none: Value; rate: Value; all: Value; log: Value; logRate: Value }
  pairsOrder: { share: Value }
  pairsNote: Plain
  pairsRest: { n: number }
  keyChance: Plain
  keyLikelier: Plain
  keyStopSeen: Plain
  noneSeen: Plain
  stopSeen: { month: Value }
  colChance: Plain
  colChanceSingle: Plain
  readBand: Plain
  keyBand: Plain
  colBandLow: Plain
  colBandHigh: Plain
  singleNone: Plain
  singleWorse: { worse: Value }
  singleSome: { better: Value; rest: Value }
  singleAll: { better: Value }
}> = { en, ja }
