// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const weaponMessages: Messages<{
  question: { supplier: Value; places: Value }
  questionAll: { supplier: Value }
  bluntWait: { threshold: Value }
  runIt: Plain
  setsTitle: Plain
  setsAnswer: { worst: Value; loss: Value; next: Value; nextLoss: Value }
  setsWait: { worst: Value; loss: Value }
  setsSame: Plain
  setsNote: { discount: Value }
  who: Plain
  curveTitle: { supplier: Value }
  curveAnswer: { first: Value; supplier: Value; last: Value; limit: Value }
  curveOne: { last: Value; supplier: Value; limit: Value }
  curveNote: { supplier: Value }
  keyStairs: Plain
  keyCeiling: Plain
  curveDetail: { from: Value; to: Value; loss: Value; gives: Value; leverage: Value }
  curveGives: { supplier: Value }
  curveLoss: Plain
  forgoesNothing: Plain
  equalPain: Plain
  times: { leverage: Value }
  threshold: { leverage: Value }
  from: Plain
  to: Plain
  placesTitle: Plain
  placesAnswer: { n: number; place: Value; lost: Value }
  placesNote: Plain
  keyBest: Plain
  keyRolled: Plain
  sectorsTitle: Plain
  sectorsAnswer: { sector: Value; lost: Value; material: Value }
  sectorsNone: Plain
  sectorsNote: Plain
  material: Plain
  noStop: Plain
  lacking: { stop: Value; materials: Value }
  sureTitle: Plain
  sureAnswer: { judged: Value; figures: Value }
  sureLimits: Plain
  judgedLink: Plain
  rightLink: Plain
  repeatTitle: Plain
  repeatAnswer: Plain
  downloadResult: Plain
  print: Plain
  opening: Plain
  working: { n: number }
  between: { best: Value; bound: Value }
  completing: { parts: Value }
  solved: { n: number }
  solvedAlone: { n: Value; all: Value }
  partSafe: Plain
  partSets: Plain
  partCurve: Plain
  partAlone: { member: Value }
  outdated: Plain
  cancel: Plain
  cancelled: Plain
  kept: { parts: Value }
  again: Plain
  source: Plain
}> = { en, ja }
