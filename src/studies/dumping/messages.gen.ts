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
  before: Plain
  lowest: Plain
  fall: Plain
  producers: Plain
  idleBy: { year: Value }
  closedByEnd: Plain
  withoutContracts: Plain
  instruments: Plain
  perNeed: Plain
  forms: Plain
  formsNote: Plain
  'two-way': Plain
  'only-floor': Plain
  share: Plain
  collar: Plain
  volume: Plain
  strikes: Plain
  price: Plain
  strike: Plain
  strikeSevere: Plain
  tariff: Plain
  premium: Plain
  needsHeading: Plain
  needs: Plain
  getsCfd: Plain
  part: Plain
  needsSevere: Plain
  getsSevere: Plain
  contracts: Plain
  payer: Plain
  floor: Plain
  enoughSevere: Plain
  costs: Plain
  leastSevere: Plain
  treasuryPays: Plain
  buyerPays: Plain
  drivers: { draws: Value }
  figures: Plain
  drivenIdle: Plain
  drivenContracts: Plain
  drivenExports: Plain
  driversRange: { headline: Value; mean: Value; low: Value; high: Value }
  driversNote: Plain
  none: Plain
  averted: Plain
  nothing: Plain
  more: { n: Value }
  made: { version: Value; hash: Value; world: Value }
}> = { en, ja }
