// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  nothingFound: Plain
  nothingYet: Plain
  decidedWithin: { decisions: number; spent: Value; years: Value; budget: Value }
  decided: { decisions: number; spent: Value; years: Value }
  nothingInPlace: { year: Value; loss: Value }
  worstYear: { year: Value; with: Value; without: Value }
  total: { total: Value; without: Value }
  proved: Plain
  withinBound: { gap: Value; lower: Value }
  noBound: Plain
  searched: { relaxed: Value; whole: Value; exact: Value; solves: Value }
  unproved: { claimed: Value; gap: Value }
  timeLimit: { gap: Value }
  roundLimit: { gap: Value }
  interrupted: { gap: Value }
  blunt: { year: Value; threshold: Value }
  notBlunt: { beyond: Value; threshold: Value }
  unchecked: Plain
  checked: { difference: Value }
  checkFailed: { difference: Value }
  delayed: { months: number }
  technologyBan: Plain
}> = { en, ja }
