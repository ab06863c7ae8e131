// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  nothingCosts: Plain
  nothingCostsMore: { sets: Value; most: number; bound: Value }
  worstSet: { measures: Value }
  loss: { loss: Value; months: number; added: Value }
  leverage: { supplier: Value; exports: Value; leverage: Value }
  simulated: { foresight: Value; lost: Value; month: Value }
  simulatedNoStop: { foresight: Value }
  provedWorst: { sets: Value; most: number }
  withinBound: { gap: Value; sets: Value; most: number; bound: Value }
  checked: { solves: Value; difference: Value }
  ties: { ties: number }
  runnerUpWorse: { measures: Value; lost: Value }
  belowThreshold: { threshold: Value }
  aboveThreshold: { threshold: Value }
  memberWorst: { member: Value; measures: Value; loss: Value }
  memberWorstBetween: { member: Value; measures: Value; least: Value; most: Value }
  protect: { targets: Value; left: Value; loss: Value; measures: Value }
  protectAll: { targets: Value }
  withoutEffect: { measures: Value }
}> = { en, ja }
