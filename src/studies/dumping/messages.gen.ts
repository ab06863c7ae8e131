// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const dumpingMessages: Messages<{
  title: { members: Value }
  span: { path: Value; title: Value; start: Value; months: Value; all: Value; projects: Value; core: Value }
  brief: Plain
  judged: Plain
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
