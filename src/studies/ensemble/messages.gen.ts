// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const ensembleMessages: Messages<{
  title: { labels: Value }
  span: { runs: Value; factors: Value; distribution: Value; seed: Value; rows: Value }
  failed: { n: Value }
  brief: Plain
  spread: { name: Value; p5: Value; p95: Value; p50: Value; tabled: Value; lower: Value; upper: Value }
  endBetween: { low: Value; high: Value }
  endBelow: { high: Value }
  endAbove: { low: Value }
  endUnknown: Plain
  stopsAlways: { place: Value; p50: Value }
  stopsSome: { place: Value; share: Value; p50: Value }
  stopsFew: { place: Value; share: Value }
  stopsNever: { place: Value }
  topDriver: { name: Value; factor: Value; share: Value }
  judged: { name: Value; share: Value; low: Value; high: Value; judged: Value }
  concentration: { stage: Value }
  numbers: Plain
  number: Plain
  place: Plain
  tabled: Plain
  half: Plain
  stops: Plain
  sector: Plain
  wanting: Plain
  share: Plain
  by5: Plain
  by50: Plain
  by95: Plain
  lost: Plain
  lost95: Plain
  worst: Plain
  measure: Plain
  drivers: { name: Value }
  factor: Plain
  low: Plain
  high: Plain
  first: Plain
  total: Plain
  differences: Plain
  difference: { label: Value; against: Value }
  more: Plain
  sure: Plain
  together: Plain
  fixed: Plain
  coverage: { coverage: Value; draws: Value }
  intervals: Plain
  fewDraws: { least: Value }
  screened: { n: Value; factors: Value; share: Value; swing: Value; names: Value }
  pairs: { pairs: Value }
  never: Plain
  made: { version: Value; hash: Value; world: Value }
  keepTitle: Plain
  keepSpan: { samples: Value; distribution: Value; seed: Value }
  keepWhere: Plain
  scenario: Plain
  keepMedian: Plain
  keepBand: Plain
  keepFactors: Plain
}> = { en, ja }
