// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  noLosses: { ran: Value }
  losses: { losing: Value; ran: Value; support: Value }
  nobodyStops: { core: Value }
  someStop: { down: Value; core: Value; first: Value; closed: Value }
  withoutSupport: { down: Value; closed: Value }
  contracts: { cost: Value; bare: Value }
  fixedStrike: { cost: Value }
  fixedStrikeFails: { shortfall: Value }
  tariff: { users: Value; revenue: Value; core: Value }
  origin: { users: Value; surplus: Value }
  dearest: { instrument: Value; share: Value; site: Value }
  cannotKeep: { instrument: Value; sites: Value }
  averted: { most: number; kept: Value; lost: Value; averted: Value; probability: Value; expected: Value }
  notAverted: Plain
  proved: { shortfall: Value }
  withinBound: { gap: Value; shortfall: Value }
  noBound: Plain
  capital: Plain
}> = { en, ja }
