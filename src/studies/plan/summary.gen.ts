// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  nothingFound: { loss: Value }
  nothingYet: { loss: Value }
  cuts: { spent: Value; without: Value; with: Value; year: Value }
  turnsToGain: { spent: Value; without: Value; gain: Value; year: Value }
  blunt: { year: Value; most: number; threshold: Value; supplier: Value }
  notBlunt: { beyond: Value; threshold: Value; supplier: Value }
  nothingInPlace: { year: Value; loss: Value }
  worstYear: { year: Value; with: Value; without: Value }
  worstYearGain: { year: Value; gain: Value; without: Value }
  gains: Plain
  attacksBegin: { month: Value }
  decidedWithin: { decisions: number; spent: Value; years: Value; budget: Value }
  decided: { decisions: number; spent: Value; years: Value }
  inCurrency: { spent: Value; budget: Value; rate: Value; currency: Value }
  delayed: { months: number }
  technologyBan: { supplier: Value }
  total: { total: Value; without: Value }
  quietGain: { gain: Value; year: Value }
  quietNothing: Plain
  quietParts: { cost: Value; attacks: Value; quiet: Value }
  newsWaits: { now: number; spent: Value; later: number }
  newsNothingWaits: { now: number; spent: Value }
  newsAlike: { later: number }
  newsValues: { low: Value; high: Value; information: Value }
  newsPath: Plain
  dumpingKept: { supplier: Value; path: Value; probability: Value; support: Value }
  dumpingYear: { worst: Value; high: Value }
  dumpingStill: { plants: Value }
  dumpingRuns: { chance: Value }
  dumpingBefore: { plants: Value }
  dumpingNotKept: { high: Value; year: Value; all: Value }
  dumpingLostBefore: { high: Value }
  dumpingNone: Plain
  dumpingNoBooks: { plants: Value }
  guarded: { worlds: Value; total: Value; central: Value }
  freshMean: { worlds: Value; mean: Value; central: Value; without: Value }
  freshMeanAlone: { worlds: Value; mean: Value; without: Value }
  costSharing: { saved: Value; together: Value; apart: Value }
  screened: { plants: Value; dear: Value; late: Value; open: Value }
  pinnedChosen: { item: Value }
  pinnedExcluded: { item: Value }
  pinnedDear: { item: Value; cost: Value; saved: Value; share: Value }
  pinnedOpen: { item: Value; cost: Value; saved: Value }
  stableShapley: Plain
  unstableShapley: { members: Value; gain: Value }
  openShapley: { members: Value; gain: Value }
  stableNucleolus: Plain
  unstableNucleolus: { members: Value; gain: Value }
  openNucleolus: { members: Value; gain: Value }
  solidarity: { place: Value; without: Value; with: Value }
  noRegret: { decisions: Value }
  noRegretNone: Plain
  verdictChosen: { item: Value; extra: Value; times: Value }
  verdictInPlan: { item: Value }
  verdictRequired: { item: Value }
  verdictUnderWay: { item: Value }
  verdictLate: { item: Value; month: Value }
  verdictRuledOut: { item: Value }
  verdictNoEffect: { item: Value; worth: Value }
  verdictNothing: { item: Value }
  verdictDear: { item: Value; worth: Value; extra: Value; share: Value; benefit: Value }
  verdictBudget: { item: Value; saved: Value }
  verdictUndecided: { item: Value; least: Value; extra: Value }
  verdictNotInTime: { item: Value }
  verdictAtOnce: { item: Value; saved: Value }
  verdictChance: { item: Value; low: Value; high: Value }
  verdictNoChance: { item: Value }
  verdictPart: { item: Value; share: Value; saved: Value }
  verdictNoPart: { item: Value }
  verdictUnder: { item: Value; conducts: Value }
  verdictOpenUnder: { item: Value; conducts: Value }
  verdictUnderNone: { item: Value; n: Value }
  verdictNotAtOnce: { item: Value }
  dearest: { items: Value; now: number; first: Value; last: Value }
  dearestAtOnce: { items: Value; first: Value }
  spared: { place: Value; with: Value; without: Value; sectors: Value }
  sparedAll: { place: Value; without: Value; sectors: Value }
  worstLeft: { year: Value; measures: Value }
  worstLeftNone: { year: Value }
  stillStops: { lost: Value; sectors: Value; materials: Value }
  stopsNothing: Plain
  turnsOn: { saved: Value; first: Value; second: Value; third: Value }
  turnsChance: { atLow: Value; low: Value; atHigh: Value; high: Value }
  turnsMonths: { atLow: Value; low: Value; atHigh: Value; high: Value }
  turnsMeasures: { atLow: Value; low: Value; atHigh: Value; high: Value }
  turnsStart: { now: Value; atNow: Value; later: Value; atLater: Value }
  turnsStartSlowly: { later: Value; saved: Value }
  turnsConduct: { least: Value; worst: Value; most: Value; best: Value }
  turnsConductHalves: { worst: Value; least: Value; most: Value; best: Value }
  turnsDelay: { late: Value }
  turnsDiscount: { atLow: Value; low: Value; atHigh: Value; high: Value }
  turnsCapital: { atLow: Value; low: Value; atHigh: Value; high: Value }
  losesUnder: { assumptions: Value }
  losesNowhere: Plain
  paysFrom: { chance: Value }
  paysAlways: Plain
  paysNever: Plain
  askAssumptions: Plain
  inBelow: { item: Value; share: Value }
  openBelow: { item: Value; times: Value }
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
  nothingBefore: { year: Value }
}> = { en, ja }
