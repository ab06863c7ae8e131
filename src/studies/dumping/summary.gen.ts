// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  nobodyAtRisk: { core: Value; chance: Value }
  atRisk: { core: Value; idle: Value; closed: Value; sites: Value; chance: Value }
  heldByContracts: { without: Value; idle: Value }
  contracts: { cost: Value }
  contractsMost: { cost: Value; lost: Value }
  contractsNone: Plain
  supplier: { forgone: Value }
  averted: { most: number; averted: Value; lost: Value; probability: Value; expected: Value }
  avertedBeside: { most: number; averted: Value; lost: Value; probability: Value; expected: Value; cost: Value }
  avertedNothing: { most: number; lost: Value }
  notAverted: Plain
  asTabled: { central: number; mild: Value; severe: Value }
  contradicted: { producers: Value }
  strikes: { prices: Value }
  contractsSevere: { severe: Value }
  fixedStrike: { cost: Value }
  fixedStrikeFails: { shortfall: Value }
  tariff: { users: Value; revenue: Value; core: Value }
  tariffMost: { users: Value; revenue: Value; core: Value; lost: Value }
  origin: { users: Value; surplus: Value }
  originMost: { users: Value; surplus: Value; lost: Value }
  keepsNobody: { lost: Value; instrument: Value }
  dearest: { instrument: Value; share: Value; producer: Value }
  cannotKeep: { instrument: Value; producers: Value }
  range: { most: Value }
  noLosses: { ran: Value }
  losses: { losing: number; ran: Value; loss: Value }
  capital: Plain
  proved: { shortfall: Value }
  withinBound: { gap: Value; shortfall: Value }
  noBound: Plain
}> = { en, ja }
