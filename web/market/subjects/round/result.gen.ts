// Made by `npm run messages` from result.en.json and result.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './result.en.json' with { type: 'json' }
import ja from './result.ja.json' with { type: 'json' }

export const resultMessages: Messages<{
  result: Plain
  tradedAt: { kg: Value; material: Value; low: Value }
  tradedFrom: { kg: Value; material: Value; low: Value; high: Value }
  tradedList: { list: Value }
  tradedNothing: Plain
  moreMaterials: { n: number }
  pricesTitle: Plain
  pricesNote: Plain
  pricesSource: { round: Value }
  material: Plain
  grade: Plain
  place: Plain
  month: Plain
  price: Plain
  low: Plain
  high: Plain
  brought: Plain
  taken: Plain
  cancelledTitle: Plain
  cancelledLede: Plain
  cancelledTrade: { kg: Value; material: Value; grade: Value; place: Value; month: Value }
  depthTitle: Plain
  depthLede: Plain
  depthPick: Plain
  depthPickHint: Plain
  allPlaces: { material: Value; place: Value }
  oneNode: { material: Value; grade: Value; place: Value; month: Value }
  depthQuestion: { material: Value; price: Value; place: Value; month: Value }
  depthAnswer: { kg: Value }
  depthOpenPrice: { low: Value; high: Value }
  depthAll: { place: Value }
  depthOne: { place: Value }
  depthRead: Plain
  depthRoute: Plain
  depthJoint: Plain
  depthPassedOver: { n: number; kg: Value }
  depthLeftOut: { n: number }
  depthCut: Plain
  depthSource: { round: Value }
  asks: Plain
  bids: Plain
  yours: Plain
  priceIs: { price: Value }
  tonnes: Plain
  kilograms: Plain
  volumeIs: { kg: Value }
  kindOrder: Plain
  kindBlock: Plain
  kindJoint: Plain
  kindRoute: Plain
  kindGrade: Plain
  kindWaste: Plain
  kindRounding: Plain
  keyFilled: Plain
  keyOpen: Plain
  keyGains: Plain
  keyPrice: Plain
  side: Plain
  kind: Plain
  where: Plain
  seenPrice: Plain
  size: Plain
  filled: Plain
  order: Plain
  ask: Plain
  bid: Plain
  passed: Plain
  certificateTitle: Plain
  certificateLede: Plain
  gains: Plain
  gainsMeans: Plain
  gap: Plain
  gapMeans: { proof: Value }
  gapNone: { proof: Value }
  search: Plain
  searchProved: Plain
  searchNot: Plain
  rounding: Plain
  roundingMeans: { missed: Value; guard: Value }
  passedOver: Plain
  passedOverMeans: { n: number }
  passedOverNone: Plain
  shares: Plain
  sharesEven: Plain
  sharesUneven: Plain
  downloadBook: Plain
  downloadCertificate: Plain
  toVerify: Plain
  fillsTitle: Plain
  fillsLede: Plain
  fillsId: Plain
  fillsHint: Plain
  fillsUnknown: Plain
  fillsNothing: Plain
  fillsBrought: { kg: Value; goods: Value }
  fillsTook: { kg: Value; goods: Value }
  ownTitle: Plain
  ownNone: Plain
  ownGot: { kg: Value; amount: Value }
  ownNothing: Plain
  ownRefused: { why: Value }
  ownSealed: { amount: Value }
  toOrders: Plain
}> = { en, ja }
