// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  valueAddedLost: { places: Value; loss: Value; share: Value }
  linesStop: { count: Value; sectors: Value; sector: Value; material: Value; month: Value }
  noLineStops: Plain
  noPlace: Plain
  knockOn: { stopped: Value; orders: Value; parts: Value }
  knockOnOfOrders: { stopped: Value; orders: Value; places: Value }
  materialsShort: { materials: Value }
  moreMaterialsShort: { materials: Value; more: Value }
  carriedBy: { share: Value; what: Value }
  carriedByTwo: { what: Value; share: Value; other: Value; otherShare: Value }
  heldBefore: { loss: Value }
  byJudgement: { judgement: Value }
  byReport: { measure: Value; source: Value }
  byAssumption: { measure: Value }
  judged: { judgement: Value }
  reported: { measure: Value; source: Value }
  reportOf: { publisher: Value; year: Value }
  assumed: { measure: Value }
  spreadBy: { draws: Value; median: Value; below: Value; factor: Value; share: Value }
  spreadByTwo: { draws: Value; median: Value; below: Value; factor: Value; share: Value; other: Value; otherShare: Value }
  spreadOfMany: { draws: Value; median: Value; below: Value }
  bandProvisional: { scenario: Value; tables: Value }
  factorSourced: { name: Value }
  factorJudged: { name: Value; judged: Value; figures: Value }
}> = { en, ja }
