// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const announceMessages: Messages<{
  title: Plain
  lede: Plain
  from: Plain
  fromNone: Plain
  fromHint: Plain
  what: Plain
  id: Plain
  idHint: Plain
  name: Plain
  nameHint: Plain
  times: Plain
  timesHint: { zone: Value }
  opens: Plain
  closes: Plain
  inUtc: { opens: Value; closes: Value }
  quick: Plain
  hour: Plain
  day: Plain
  week: Plain
  goods: Plain
  goodsHint: Plain
  find: Plain
  findHint: Plain
  add: { name: Value }
  found: Plain
  gradesOf: { material: Value }
  waste: Plain
  wasteHint: Plain
  takeOut: { what: Value }
  where: Plain
  whereHint: Plain
  place: Plain
  addPlace: Plain
  months: Plain
  month: Plain
  addMonth: Plain
  routes: Plain
  routesHint: Plain
  routesNone: Plain
  owner: Plain
  ownerHint: Plain
  cost: Plain
  most: Plain
  mostHint: Plain
  choose: Plain
  routeFrom: Plain
  routeTo: Plain
  only: Plain
  onlyAll: Plain
  allPairs: Plain
  addRoute: Plain
  needPlaces: Plain
  rules: Plain
  rule: Plain
  middle: Plain
  lowest: Plain
  ruleHint: Plain
  reduced: Plain
  reducedHint: Plain
  raised: Plain
  raisedHint: Plain
  margin: Plain
  marginHint: Plain
  damages: Plain
  disputeDays: Plain
  disputeDaysHint: Plain
  forceMajeureDays: Plain
  forceMajeureDaysHint: Plain
  erroneousTradeDays: Plain
  erroneousTradeDaysHint: Plain
  screening: Plain
  screeningHint: Plain
  screeningNone: Plain
  'screening-identity': Plain
  'screening-sanctions': Plain
  'screening-both': Plain
  damagesHint: Plain
  collar: Plain
  collarHint: Plain
  referencesHint: Plain
  reference: { material: Value }
  source: { material: Value }
  trustees: Plain
  trusteesHint: Plain
  noKey: Plain
  suspendedNow: Plain
  threshold: Plain
  thresholdHint: Plain
  thresholdOf: { k: Value; n: Value; rest: Value }
  thresholdOne: Plain
  checks: Plain
  checksNone: Plain
  preview: Plain
  announce: Plain
  final: Plain
  done: { seq: Value }
  toRound: Plain
  sayTimes: { opens: Value; closes: Value; utcOpens: Value; utcCloses: Value }
  sayGoods: { material: Value; grades: Value }
  sayPlaces: { places: Value; months: Value }
  sayRoutes: { n: number; cost: Value }
  sayNoRoutes: Plain
  sayMiddle: Plain
  sayLowest: Plain
  sayMoney: { margin: Value; damages: Value }
  sayClasses: { reduced: Value; raised: Value }
  sayReference: { material: Value; price: Value; source: Value }
  sayDisputes: { n: number }
  sayForceMajeure: { n: number }
  sayScreening: { what: Value }
  sayCollar: { collar: Value }
  sayTrustees: { k: Value; n: Value; names: Value }
  shortTitle: Plain
  shortLede: Plain
  shortNone: Plain
  material: Plain
  shortShare: Plain
  shortShareHint: Plain
  why: Plain
  declare: Plain
  end: Plain
  shortSure: { share: Value; material: Value }
  shortEnd: { material: Value }
  'fault-id': Plain
  'fault-idTaken': { of: Value }
  'fault-titleMissing': Plain
  'fault-times': Plain
  'fault-closesPast': Plain
  'fault-noMaterial': Plain
  'fault-noGrade': { of: Value }
  'fault-wasteCost': { of: Value }
  'fault-noPlace': Plain
  'fault-noMonth': Plain
  'fault-route': { of: Value }
  'fault-days': Plain
  'fault-collar': Plain
  'fault-reference': { of: Value }
  'fault-share': Plain
  'fault-belowDamages': Plain
  'fault-noTrustee': Plain
  'fault-threshold': Plain
  'fault-other': { of: Value }
}> = { en, ja }
