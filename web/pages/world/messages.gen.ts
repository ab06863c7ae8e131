// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const worldMessages: Messages<{
  title: Plain
  lead: { figures: Value; sites: Value; sources: Value; judged: Value }
  reading: Plain
  detailsIn: { table: Value; title: Value }
  close: Plain
  noRow: { row: Value; table: Value }
  noRowHelp: Plain
  whatFigures: Plain
  figureSays: { what: Value; value: Value; low: Value; high: Value }
  figureExact: { what: Value; value: Value }
  figureBlank: { what: Value }
  figure: Plain
  value: Plain
  low: Plain
  high: Plain
  unit: Plain
  period: Plain
  source: Plain
  confidence: Plain
  used: Plain
  barNote: { used: Value }
  barUsed: Plain
  whoSays: Plain
  judged: Plain
  publishedBy: { publisher: Value; published: Value }
  undated: Plain
  confidenceIs: { confidence: Value }
  periodIs: { period: Value }
  note: Plain
  rest: Plain
  address: Plain
  baselineQuestion: Plain
  baselineSame: { fitted: Value }
  baselineWithin: { value: Value; low: Value; high: Value; fitted: Value }
  baselineAbove: { value: Value; low: Value; high: Value; fitted: Value; distance: Value }
  baselineBelow: { value: Value; low: Value; high: Value; fitted: Value; distance: Value }
  useFit: Plain
  useFact: Plain
  useCheck: Plain
  useSuperseded: Plain
  comparing: Plain
  usedBy: Plain
  restingOn: { n: number }
  restingNone: Plain
  kin: Plain
  mapQuestion: Plain
  mapAnswer: { n: number; operating: Value; placed: Value; control: Value; most: Value }
  mapFlows: { what: Value; from: Value; to: Value; tonnes: Value; unit: Value }
  mapNoFlows: { what: Value }
  mapOther: { n: number; tonnes: Value; unit: Value }
  mapNote: Plain
  borders: Plain
  noLand: Plain
  mapKeys: Plain
  mapLabel: { answer: Value }
  stage: Plain
  status: Plain
  control: Plain
  trade: Plain
  all: Plain
  wholeStage: { goods: Value }
  contained: { element: Value }
  byElement: Plain
  byMaterial: Plain
  region: Plain
  world: Plain
  'east-asia': Plain
  japan: Plain
  'southeast-asia': Plain
  oceania: Plain
  europe: Plain
  'north-america': Plain
  'south-america': Plain
  africa: Plain
  capacity: { value: Value; unit: Value; low: Value; high: Value }
  ring: Plain
  otherPlaces: Plain
  siteOf: { stage: Value; status: Value; place: Value; control: Value }
  flowOf: { from: Value; to: Value; tonnes: Value; unit: Value; what: Value }
  unplaced: { n: number }
  outside: { n: number }
  flowsQuestion: { what: Value }
  flowsAnswer: { total: Value; unit: Value; n: Value; share: Value }
  from: Plain
  to: Plain
  material: Plain
  shipped: { unit: Value }
  containedIn: { what: Value; unit: Value }
  says: Plain
  site: Plain
  place: Plain
  tableSources: Plain
  makersQuestion: Plain
  makersAnswer: { list: Value }
  makersPart: { stage: Value; place: Value; share: Value }
  makersNote: Plain
  byLocation: Plain
  byControl: Plain
  countedBy: Plain
  share: Plain
  tonnes: Plain
  others: { n: Value }
  makersSource: Plain
  tablesQuestion: Plain
  tablesAnswer: { n: Value; rows: Value }
  table: Plain
  rows: Plain
  holds: Plain
  figures: Plain
  find: Plain
  foundRows: { n: Value; all: Value }
  tableQuestion: { title: Value }
  tablesSource: Plain
  sureQuestion: Plain
  sureAnswer: { total: Value; judged: Value; high: Value; medium: Value; low: Value }
  sureMost: { worst: Value; share: Value }
  perTable: Plain
  perStage: Plain
  perPlace: Plain
  grade_high: Plain
  grade_medium: Plain
  grade_low: Plain
  grade_judged: Plain
  sureSome: { n: Value; all: Value }
  sureNote: { model: Value; share: Value }
  sureSource: Plain
  wholeWorld: Plain
  stop: Plain
  archive: Plain
  archiveMaking: Plain
  archiveFailed: Plain
  codeTable: Plain
  codeTableTitle: Plain
  codeColumn: Plain
  codeName: Plain
  codeTitle: Plain
  codeKind: Plain
  codeUnit: Plain
  codeTo: Plain
  archiveAbout: { made: Value; address: Value; day: Value }
}> = { en, ja }
