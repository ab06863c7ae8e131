// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const hindcastMessages: Messages<{
  title: Plain
  brief: Plain
  furthest: { episode: Value; rows: Value }
  off: { id: Value; model: Value; seen: Value }
  fittedIs: Plain
  stale: Plain
  notFitted: Plain
  errors: Plain
  errorsText: Plain
  rowsText: Plain
  episode: Plain
  use: Plain
  variant: Plain
  metric: Plain
  count: Plain
  nothing: Plain
  word: Plain
  tabled: Plain
  fitted: Plain
  what: Plain
  quantity: Plain
  months: Plain
  seen: Plain
  trade: Plain
  price: Plain
  stop: Plain
  export: Plain
  import: Plain
  usage: Plain
  fit: Plain
  test: Plain
  input: Plain
  offer: Plain
  conflict: Plain
  weak: Plain
  contained: Plain
  unanswered: { file: Value }
  line: Plain
  why: Plain
  whyLevel: { word: Value }
  whyEpisode: { word: Value }
  whyMonths: Plain
  whyMonthsOf: { episode: Value }
  whyId: { episode: Value; word: Value }
  whyAbsent: { episode: Value }
  fitTitle: Plain
  fitOn: { episodes: Value }
  fitError: { tabled: Value; fitted: Value; evaluations: Value; starts: Value; ends: Value }
  fitFlat: { flat: Value }
  fitEnds: { ends: Value }
  axes: Plain
  axesText: Plain
  factor: Plain
  asTabled: Plain
  least: Plain
  most: Plain
  apart: Plain
  scores: Plain
  scoresText: { draws: Value }
  last: Plain
  yearBefore: Plain
  past: Plain
  drawn: Plain
  blurred: Plain
  within50: Plain
  within90: Plain
  stopScores: Plain
  stopScoresText: Plain
  stopped: Plain
  noStop: Plain
  allStop: Plain
  rate: Plain
  log: Plain
  logRate: Plain
  order: Plain
  staleDraws: Plain
  drawTitle: Plain
  drawText: { draws: Value; seed: Value }
  low: Plain
  middle: Plain
  high: Plain
  logTabled: Plain
  frozenTitle: { title: Value }
  heldTitle: { title: Value }
  frozenIs: Plain
  frozenOn: { file: Value; date: Value; version: Value; hash: Value }
  frozenOf: { from: Value; to: Value; scenario: Value; world: Value; tables: Value; scenarioHash: Value; draws: Value; seed: Value }
  frozenHolds: { trade: Value; prices: Value; pairs: Value }
  frozenPast: { episodes: Value }
  frozenNoPast: Plain
  frozenStale: Plain
  frozenHeld: { ids: Value }
  frozenNoneHeld: Plain
  freezeTitle: Plain
  freezeText: Plain
  producersTitle: Plain
  producersText: Plain
  producersScores: Plain
  fall: Plain
  siteYears: Plain
  stopsSeen: Plain
  stopsSaid: Plain
  'brier-model': Plain
  'brier-nothing': Plain
  'brier-base-rate': Plain
  'brier-other-fall': Plain
  saidAndSeen: { fall: Value }
  leftOutSites: { count: Value }
  ownerThen: Plain
  slowed: Plain
  idled: Plain
  closed: Plain
  ran: Plain
  site: Plain
}> = { en, ja }
