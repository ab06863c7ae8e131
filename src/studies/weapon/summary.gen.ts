// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  nothingCosts: Plain
  nothingCostsMore: { sets: Value; most: Value; all: number; bound: Value }
  worstSet: { measures: Value }
  loss: { months: number; supplier: Value; loss: Value }
  placeLoses: { place: Value; added: Value; share: Value }
  placesLose: { added: Value; place: Value; most: Value }
  dearerOnly: Plain
  heldBefore: { added: Value }
  leverage: { supplier: Value; exports: Value; leverage: Value }
  simulated: { foresight: Value; lost: Value; month: Value }
  simulatedNoStop: { foresight: Value }
  runnerUpWorse: { measures: Value; lost: Value }
  belowThreshold: { threshold: Value }
  aboveThreshold: { threshold: Value }
  protect: { targets: Value; left: Value; loss: Value; measures: Value }
  protectAll: { targets: Value }
  oneSaves: { target: Value; saves: Value; measures: Value }
  oneSavesAll: { target: Value; saves: Value }
  oneSavesNothing: { target: Value }
  planSaves: { measures: Value; before: Value; saves: Value }
  planSavesSame: { before: Value; saves: Value }
  planSavesNothing: { before: Value }
  memberWorst: { member: Value; measures: Value; loss: Value }
  memberWorstBetween: { member: Value; measures: Value; least: Value; most: Value }
  memberSame: { member: Value; loss: Value }
  memberSameBetween: { member: Value; least: Value; most: Value }
  memberNone: { member: Value }
  withoutEffect: { measures: Value }
  provedWorst: { sets: Value; most: Value; all: number }
  withinBound: { gap: Value; sets: Value; most: Value; all: number; bound: Value }
  ties: { ties: number }
  checked: { solves: Value; difference: Value }
  checkedSame: { solves: Value }
}> = { en, ja }
