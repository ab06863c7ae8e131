// Made by `npm run messages` from run.en.json and run.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './run.en.json' with { type: 'json' }
import ja from './run.ja.json' with { type: 'json' }

export const runMessages: Messages<{
  title: Plain
  next: { what: Value }
  opensAt: Plain
  closesAt: Plain
  nothing: { at: Value }
  closeIt: Plain
  closeWhy: Plain
  closeSure: { n: Value }
  shares: { have: Value; needed: Value }
  sharesHow: Plain
  given: Plain
  notGiven: Plain
  openIt: Plain
  openWhy: { have: Value; needed: Value }
  unread: { n: number }
  openWithout: { n: number }
  openWithoutWhen: Plain
  openWithoutSure: { orders: Value }
  openEmpty: Plain
  openSure: { n: Value }
  opensWith: Plain
  clearIt: Plain
  clearCounts: { accepted: Value; refused: Value }
  clearLong: Plain
  clearSure: Plain
  looking: Plain
  missing: Plain
  settleIt: Plain
  disputable: Plain
  disputableUntil: { at: Value }
  settleReady: Plain
  settleSure: Plain
  isSettled: Plain
  isVoid: Plain
  voidIt: Plain
  voidWhen: Plain
  voidSure: Plain
  why: Plain
  whyHint: Plain
  parcelsTitle: { n: number }
  parcelsWhat: Plain
  parcel: Plain
  from: Plain
  to: Plain
  goods: Plain
  kg: Plain
  goodsOf: { material: Value; grade: Value; place: Value; month: Value }
  declareParcel: Plain
  parcelWhat: Plain
  parcelWhich: Plain
  parcelSure: { kg: Value; from: Value; to: Value }
  parcelPays: { from: Value; to: Value; sum: Value; price: Value; damages: Value; share: Value }
  shortTitle: { n: number }
  shortWhat: Plain
  member: Plain
  lacks: Plain
  declareDefault: Plain
  defaultWhat: Plain
  defaultWho: Plain
  defaultSure: { member: Value; amount: Value }
  layers: Plain
  layer1: Plain
  layer2: Plain
  layer3: Plain
  layer4: Plain
  irreversible: Plain
}> = { en, ja }
