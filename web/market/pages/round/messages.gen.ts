// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const roundMessages: Messages<{
  all: Plain
  unknown: { id: Value }
  steps: Plain
  announced: Plain
  taking: Plain
  closed: Plain
  opened: Plain
  cleared: Plain
  settled: Plain
  stepDone: Plain
  stepNow: Plain
  nowWaiting: { opens: Value; closes: Value }
  nowTaking: { closes: Value }
  nowOver: { closes: Value }
  nowClosed: { given: Value; needed: Value }
  nowOpened: { accepted: Value; refused: Value }
  nowCleared: Plain
  nowSettled: Plain
  nowVoid: { why: Value }
  opensIn: Plain
  closesIn: Plain
  place: Plain
  sealedOrders: { n: number }
  termsTitle: Plain
  termsLede: Plain
  materials: Plain
  materialGrades: { material: Value; grades: Value }
  places: Plain
  months: Plain
  taken: Plain
  priceRule: Plain
  middle: Plain
  lowest: Plain
  deposit: Plain
  depositMeans: { share: Value; floor: Value }
  depositClasses: { reduced: Value; raised: Value }
  limits: Plain
  limitsMean: { orders: Value; placings: Value; same: Value; megabytes: Value }
  disputes: Plain
  disputesMean: { n: number }
  forceMajeure: Plain
  forceMajeureMeans: { n: number }
  erroneousTrades: Plain
  erroneousTradesMean: { n: number }
  screening: Plain
  screeningMeans: { what: Value }
  'screening-identity': Plain
  'screening-sanctions': Plain
  damages: Plain
  damagesMeans: { share: Value }
  collar: Plain
  collarMeans: { percent: Value }
  collarAll: Plain
  collarGood: { goods: Value; price: Value; source: Value }
  collarRound: { round: Value }
  trustees: Plain
  trusteesMean: { needed: Value; all: Value }
  given: Plain
  notGiven: Plain
  routesTitle: Plain
  routesNone: Plain
  from: Plain
  to: Plain
  carries: Plain
  allMaterials: Plain
  cost: { unit: Value }
  capacity: Plain
  noLimit: Plain
  carrier: Plain
}> = { en, ja }
