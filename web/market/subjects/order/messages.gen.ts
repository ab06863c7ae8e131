// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const orderMessages: Messages<{
  title: Plain
  intro: Plain
  closes: { at: Value; until: Value }
  toRound: Plain
  opensAt: { from: Value; to: Value }
  toOrders: Plain
  kind: Plain
  what: Plain
  material: Plain
  grade: Plain
  gradeBuy: Plain
  gradeSell: Plain
  place: Plain
  placeBuy: Plain
  placeSell: Plain
  placeConvert: Plain
  month: Plain
  howMuch: Plain
  kg: Plain
  kgHint: Plain
  capacity: Plain
  capacityHint: Plain
  partly: Plain
  any: Plain
  least: Plain
  all: Plain
  leastKg: Plain
  leastHint: Plain
  blockHint: Plain
  limit: Plain
  ask: Plain
  askHint: Plain
  askPackage: Plain
  floorAt: Plain
  floorHint: Plain
  bids: Plain
  bidsHint: Plain
  bid: { month: Value }
  parts: Plain
  partsHint: Plain
  part: { n: Value }
  addPart: Plain
  drop: Plain
  recipes: Plain
  recipesHint: Plain
  recipe: { n: Value }
  site: Plain
  siteHint: Plain
  noSite: Plain
  known: Plain
  knownNone: Plain
  fee: Plain
  inputs: Plain
  outputs: Plain
  perKg: Plain
  addInput: Plain
  addOutput: Plain
  addRecipe: Plain
  gradeStore: Plain
  placeStore: Plain
  storeFrom: Plain
  storeUntil: Plain
  feeStore: Plain
  feeStoreHint: Plain
  oneMonth: Plain
  baskets: Plain
  basketsHint: Plain
  basket: { n: Value }
  basketBid: Plain
  inBasket: Plain
  addBasket: Plain
  limitMoney: Plain
  money: Plain
  moneyHint: Plain
  contract: Plain
  contractHint: Plain
  contractIs: { id: Value; strike: Value; amount: Value }
  noContract: Plain
  onePart: Plain
  lots: Plain
  lotsHint: Plain
  lotIs: { left: Value; grade: Value }
  noLots: Plain
  noLotFits: Plain
  others: { n: number }
  allLots: Plain
  lotMaterial: { material: Value }
  lotPlace: { place: Value }
  lotGrade: { grade: Value }
  lotEmpty: Plain
  lotWay: Plain
  noGrade: Plain
  readBack: Plain
  new: Plain
  amendTitle: Plain
  amending: { version: Value }
  amendingUnknown: { version: Value }
  startAnew: Plain
}> = { en, ja }
