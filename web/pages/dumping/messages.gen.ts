// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const dumpingMessages: Messages<{
  question: { supplier: Value; places: Value }
  cfd: Plain
  tariff: Plain
  origin: Plain
  'short-cfd': Plain
  'short-tariff': Plain
  'short-origin': Plain
  central: Plain
  'no-support': Plain
  mild: Plain
  severe: Plain
  cases: Plain
  and: Plain
  stop: Plain
  yes: Plain
  no: Plain
  head: { down: Value; n: Value; first: Value; closed: Value }
  headAll: { down: Value; n: Value; first: Value }
  headNoneCloses: { down: Value; n: Value; first: Value }
  headNone: { n: Value }
  headKept: { yearly: Value }
  headPartly: { yearly: Value; lost: Value }
  headAverts: { averted: Value }
  headOthers: { bare: Value; bareClosed: Value; mild: Value; severe: Value }
  headCfd: { strikes: Value; bare: Value }
  headCfdNone: { bare: Value }
  strikeOf: { material: Value; strike: Value }
  headTariff: { users: Value; revenue: Value; core: Value }
  headOrigin: { users: Value }
  headNobody: { n: number; instrument: Value }
  headLacking: { n: number }
  headAverted: { n: Value; standing: Value; fallen: Value; chance: Value; expected: Value; cost: Value }
  headAvertedNone: { n: Value; fallen: Value }
  headAvertedWait: Plain
  headBefore: { n: Value; ran: Value; hidden: Value }
  headBeforeNone: { ran: Value }
  bounded: { proof: Value; short: Value }
  source: Plain
  material: Plain
  place: Plain
  site: Plain
  stage: Plain
  case: Plain
  million: { what: Value }
  producersTitle: Plain
  producersAnswer: { n: number; case: Value; down: Value; first: Value; closed: Value }
  producersNone: { case: Value; n: Value }
  producersNote: Plain
  keyCore: Plain
  running: Plain
  mothballed: Plain
  restarting: Plain
  closed: Plain
  notYet: Plain
  runs: Plain
  closedIn: { month: Value }
  mothballedIn: { month: Value }
  backAgain: { month: Value }
  inCore: Plain
  from: Plain
  ranBefore: Plain
  revenue: Plain
  cashBefore: Plain
  madeUp: Plain
  worstIn: { case: Value }
  mothballedWhen: { case: Value }
  closedWhen: { case: Value }
  showAll: { n: Value }
  fewer: { n: Value }
  cashTitle: { site: Value }
  cashBeforeText: { before: Value; revenue: Value }
  cashHidden: { wedge: Value }
  cashRuns: { case: Value; total: Value }
  cashDown: { case: Value; mothballed: Value; total: Value }
  cashCloses: { case: Value; mothballed: Value; closed: Value; total: Value }
  siteLink: Plain
  pick: Plain
  cashGain: Plain
  cashLoss: Plain
  cashIdle: Plain
  cashNote: Plain
  cashLabel: { site: Value; case: Value; total: Value }
  cashIn: { case: Value }
  month: Plain
  state: Plain
  pricesTitle: Plain
  pricesNone: Plain
  priceText: { material: Value; place: Value; before: Value; lowest: Value; fall: Value }
  pricesNote: Plain
  before: Plain
  lowest: Plain
  change: Plain
  payersTitle: Plain
  payersAnswer: { case: Value; instrument: Value; cost: Value; payer: Value }
  payersNone: { case: Value }
  byTreasury: Plain
  byUsers: Plain
  payersNote: Plain
  payersLabel: { told: Value }
  payersOne: { instrument: Value; treasury: Value; users: Value; core: Value }
  instrument: Plain
  treasury: Plain
  users: Plain
  gets: Plain
  surplus: Plain
  flat: Plain
  notKept: Plain
  takesIn: { money: Value }
  doesNothing: Plain
  keepsAll: { surplus: Value }
  keepsNot: { n: number; surplus: Value }
  flatText: { flat: Value }
  flatPoor: { short: Value }
  strikesTitle: Plain
  strikesNone: { case: Value }
  strikesAnswer: { case: Value; material: Value; told: Value }
  strikesNote: Plain
  onPath: { price: Value }
  keyPrice: Plain
  'key-cfd': Plain
  'key-tariff': Plain
  'key-origin': Plain
  priceUsd: Plain
  usd: { what: Value }
  more: { what: Value }
  needsTitle: Plain
  needsNone: { case: Value }
  needsAnswer: { case: Value; site: Value; needs: Value }
  setsPrice: { share: Value; site: Value }
  needsNote: Plain
  needs: Plain
  getsBy: { instrument: Value }
  partOf: { instrument: Value }
  notKeptBy: Plain
  contractsTitle: Plain
  contractsAnswer: { case: Value; contract: Value; floor: Value; costs: Value; least: Value; enough: Value }
  contractsNote: Plain
  contract: Plain
  payer: Plain
  floor: Plain
  enough: Plain
  costs: Plain
  least: Plain
  treasuryPays: Plain
  buyerPays: Plain
  noFloor: Plain
  perKg: { usd: Value }
  asSigned: { contract: Value; floor: Value }
  leastSame: { n: number }
  floorEnough: { usd: Value }
  avertedTitle: Plain
  avertedAnswer: { averted: Value; chance: Value; expected: Value; measures: Value }
  avertedNone: { fallen: Value; measures: Value }
  avertedCase: Plain
  avertedNote: { n: Value; all: Value; months: Value; peace: Value }
  gone: Plain
  standingLoss: Plain
  fallenLoss: Plain
  avertedLoss: Plain
  expected: Plain
  peace: Plain
  measures: Plain
  nothing: Plain
  barAverted: { chance: Value }
  barAvertedDetail: { standing: Value; fallen: Value }
  barCost: { instrument: Value }
  barRevenue: { revenue: Value }
  barTreasury: Plain
  barUsers: Plain
}> = { en, ja }
