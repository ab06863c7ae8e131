// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const dumpingMessages: Messages<{
  question: { supplier: Value; places: Value }
  grant: Plain
  'short-grant': Plain
  cfd: Plain
  tariff: Plain
  origin: Plain
  'short-cfd': Plain
  'short-tariff': Plain
  'short-origin': Plain
  central: Plain
  mild: Plain
  severe: Plain
  cases: Plain
  yes: Plain
  no: Plain
  headNobody: { n: number; instrument: Value }
  headAvertedWait: Plain
  source: Plain
  producersTitle: Plain
  producersAnswer: { case: Value; n: Value; stopped: number; first: Value; closed: Value }
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
  ranBefore: Plain
  showAll: { n: Value }
  fewer: { n: Value }
  cashTitle: { site: Value }
  cashBeforeText: { before: Value; revenue: Value }
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
  ofBefore: Plain
  change: Plain
  payersTitle: Plain
  payersAnswer: { case: Value; instrument: Value; cost: Value; payer: Value }
  payersGrant: { cost: Value }
  perNeed: Plain
  payersNone: { case: Value }
  byTreasury: Plain
  byUsers: Plain
  payersNote: Plain
  payersLabel: { told: Value }
  payersOne: { instrument: Value; treasury: Value; users: Value; core: Value }
  treasury: Plain
  users: Plain
  gets: Plain
  takesIn: { money: Value }
  doesNothing: Plain
  keepsAll: { surplus: Value }
  keepsNot: { n: number; surplus: Value }
  flatText: { flat: Value }
  flatPoor: { short: Value }
  evadedText: { money: Value }
  deadweightText: { money: Value }
  strikesTitle: Plain
  strikesNone: { case: Value }
  strikesAnswer: { case: Value; material: Value; told: Value }
  strikesNote: Plain
  onPath: { price: Value }
  keyPrice: Plain
  'key-cfd': Plain
  'key-tariff': Plain
  'key-origin': Plain
  more: { what: Value }
  needsTitle: Plain
  needsNone: { case: Value }
  needsAnswer: { case: Value; producer: Value; needs: Value }
  setsPrice: { share: Value; producer: Value }
  needsNote: Plain
  getsBy: { instrument: Value }
  partOf: { instrument: Value }
  notKeptBy: Plain
  contractsTitle: Plain
  contractsAnswer: { case: Value; contract: Value; floor: Value; costs: Value; least: Value; enough: Value }
  contractsNote: Plain
  formsTitle: Plain
  formsAnswer: { case: Value; form: Value; path: Value; least: Value; most: Value }
  formsOne: { form: Value; high: Value }
  formsNote: Plain
  'form-two-way': Plain
  'form-floor': Plain
  'form-share': Plain
  'form-collar': Plain
  'form-volume': Plain
  payer: Plain
  floor: Plain
  costs: Plain
  treasuryPays: Plain
  buyerPays: Plain
  noFloor: Plain
  perKg: { usd: Value }
  asSigned: { contract: Value; floor: Value }
  leastSame: { n: number }
  floorEnough: { usd: Value }
  avertedTitle: Plain
  avertedAnswer: { averted: Value; expected: Value; chance: Value; measures: Value }
  avertedNone: { fallen: Value; measures: Value }
  avertedCase: Plain
  avertedNote: { n: Value; all: Value; months: Value; peace: Value }
  nothing: Plain
  barAverted: { chance: Value }
  barAvertedDetail: { standing: Value; fallen: Value }
  barCost: { instrument: Value }
  barRevenue: { revenue: Value }
  barTreasury: Plain
  barUsers: Plain
  pricesAnswer: { prices: Value }
  cashClosesAtOnce: { case: Value; closed: Value; total: Value }
  cashStops: { owner: Value; stop: Value; month: Value; restart: Value }
  cashGivesUp: { close: Value }
  cashOwner: { itself: string; owner: Value }
  cashEnds: { owner: Value; stop: Value; month: Value }
  othersGet: { money: Value }
}> = { en, ja }
