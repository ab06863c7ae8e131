// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  nothingFound: { loss: Value }
  nothingYet: { loss: Value }
  cuts: { spent: Value; without: Value; with: Value; year: Value }
  blunt: { year: Value; most: number; threshold: Value; supplier: Value }
  notBlunt: { beyond: Value; threshold: Value; supplier: Value }
  nothingInPlace: { year: Value; loss: Value }
  worstYear: { year: Value; with: Value; without: Value }
  gains: Plain
  decidedWithin: { decisions: number; spent: Value; years: Value; budget: Value }
  decided: { decisions: number; spent: Value; years: Value }
  delayed: { months: number }
  technologyBan: { supplier: Value }
  total: { total: Value; without: Value }
  costSharing: { saved: Value; together: Value; apart: Value }
  noRegret: { decisions: Value }
  noRegretNone: Plain
  proved: Plain
  withinBound: { gap: Value; lower: Value }
  noBound: Plain
  unproved: { claimed: Value; gap: Value }
  timeLimit: { gap: Value }
  roundLimit: { gap: Value }
  interrupted: { gap: Value }
  checked: { difference: Value }
  checkedSame: Plain
  checkFailed: { difference: Value }
  unchecked: Plain
  searched: { relaxed: Value; whole: Value; exact: Value; solves: Value }
}> = { en, ja }
