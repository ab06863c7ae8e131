// Made by `npm run messages` from force-majeure.en.json and force-majeure.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './force-majeure.en.json' with { type: 'json' }
import ja from './force-majeure.ja.json' with { type: 'json' }

export const forceMajeureMessages: Messages<{
  title: Plain
  lede: Plain
  what: { kg: Value; material: Value; seller: Value; buyer: Value; round: Value }
  said: { at: Value; why: Value }
  document: Plain
  documentHint: Plain
  open: { until: Value }
  accepted: { at: Value; due: Value }
  refused: { at: Value }
  lapsed: { until: Value }
  declare: Plain
  which: Plain
  why: Plain
  whyHint: Plain
  declareSure: Plain
  decideTitle: Plain
  decide: Plain
  decision: Plain
  acceptedChoice: Plain
  refusedChoice: Plain
  days: Plain
  daysHint: { days: Value }
  decideSure: Plain
}> = { en, ja }
