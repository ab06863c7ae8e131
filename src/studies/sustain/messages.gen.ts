// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const sustainMessages: Messages<{
  title: { members: Value }
  span: { path: Value; title: Value; start: Value; months: Value; all: Value; projects: Value; core: Value }
  brief: Plain
  headBefore: { n: Value; ran: Value; hidden: Value }
  headBeforeNone: { ran: Value }
  headMiddle: { down: Value; n: Value; first: Value; closed: Value }
  headMiddleNone: Plain
  headBare: { down: Value; closed: Value }
  headCfd: { yearly: Value; flat: Value }
  headCfdBare: { yearly: Value }
  headTariff: { users: Value; revenue: Value; core: Value }
  headOrigin: { users: Value; surplus: Value }
  headLacking: { instrument: Value; sites: Value }
  short: { site: Value; short: Value }
  headDearest: { instrument: Value; share: Value; site: Value }
  headAverted: { n: Value; averted: Value; standing: Value; fallen: Value; chance: Value; expected: Value; beside: Value }
  beside: { cost: Value }
  headNoAverted: Plain
  headFlat: { short: Value }
  bounded: { proof: Value; short: Value }
  judged: Plain
  capital: Plain
  prices: Plain
  material: Plain
  place: Plain
  before: Plain
  lowest: Plain
  fall: Plain
  producers: Plain
  site: Plain
  stands: Plain
  cash: Plain
  wedge: Plain
  worst: Plain
  mothballed: Plain
  closed: Plain
  bare: Plain
  bareClosed: Plain
  instruments: Plain
  instrument: Plain
  case: Plain
  treasury: Plain
  users: Plain
  gets: Plain
  surplus: Plain
  flat: Plain
  notKept: Plain
  strikes: Plain
  price: Plain
  strike: Plain
  strikeBare: Plain
  tariff: Plain
  premium: Plain
  needsHeading: Plain
  needs: Plain
  getsCfd: Plain
  part: Plain
  needsBare: Plain
  getsBare: Plain
  contracts: Plain
  contract: Plain
  payer: Plain
  floor: Plain
  enough: Plain
  enoughBare: Plain
  costs: Plain
  least: Plain
  leastBare: Plain
  treasuryPays: Plain
  buyerPays: Plain
  none: Plain
  averted: Plain
  gone: Plain
  standingLoss: Plain
  fallenLoss: Plain
  avertedLoss: Plain
  expected: Plain
  peace: Plain
  measures: Plain
  nothing: Plain
  more: { n: Value }
  made: { version: Value; hash: Value; world: Value }
}> = { en, ja }
