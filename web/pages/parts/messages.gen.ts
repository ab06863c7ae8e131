// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const partsMessages: Messages<{
  title: Plain
  lead: Plain
  paste: Plain
  pasteHint: Plain
  drop: Plain
  choose: Plain
  example: Plain
  kept: Plain
  unread: { why: string }
  fromProduct: Plain
  units: { counted: Value }
  madeIn: Plain
  start: Plain
  bill: { value: Value; material: Value; low: Value; high: Value; source: Value }
  judged: Plain
  made: { name: Value; units: number; place: Value }
  forgetMade: { label: Value }
  read: Plain
  readAnswer: { parts: number; left: number; open: number }
  unsureNumbers: { n: number }
  usualDays: { n: number; days: Value }
  renamed: { n: number }
  pasted: Plain
  fromFile: { file: Value }
  forget: Plain
  names: { n: number }
  namesCaption: Plain
  yourName: Plain
  rows: Plain
  means: Plain
  how: Plain
  meansOf: { text: Value }
  nothing: Plain
  suggested: Plain
  all: Plain
  leaveOut: Plain
  usualMix: Plain
  state: { state: string }
  columns: Plain
  column_part: Plain
  column_material: Plain
  column_place: Plain
  column_supplier: Plain
  column_kg_per_year: Plain
  column_stock_days: Plain
  column_line: Plain
  column_sector: Plain
  column_sales_musd: Plain
  noColumn: Plain
  columnOf: { n: Value; name: Value }
  usualPlace: Plain
  usualStock: Plain
  left: { n: number }
  row: Plain
  what: Plain
  why: Plain
  reason: { reason: string; text: Value }
  more: { n: number }
  scenario: Plain
  working: { total: number; done: number }
  cancel: Plain
  again: Plain
  answer: Plain
  headline: { n: number; all: number; part: Value; month: Value }
  headlineNone: { all: number; months: number }
  headlineChance: { month: Value; chance: Value }
  stake: { value: Value; lot: Value; shelf: Value; judged: string }
  stakeNone: Plain
  steps: Plain
  onceIn: Plain
  step: { part: Value; what: Value; before: Value; after: Value; cost: Value; isSaved: string; saved: Value; pays: string; years: Value }
  stepsNote: Plain
  doStock: { days: number; beyond: string; most: number }
  doSource: { share: Value; from: Value; known: string; months: Value }
  doContract: { share: Value; from: Value; known: string; months: Value }
  partsTitle: Plain
  partsAnswer: Plain
  partsNote: Plain
  chanceBy: { month: Value }
  noStop: Plain
  valueFrom: { from: string }
  measuresTitle: Plain
  measuresAnswer: { n: number; parts: number; all: number }
  measuresNote: Plain
  paysOnceIn: Plain
  overThousand: Plain
  source: { scenario: Value }
  allBills: Plain
}> = { en, ja }
