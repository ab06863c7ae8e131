// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  nobodyAtRisk: { core: Value; chance: Value }
  atRisk: { core: Value; idle: Value; low: Value; high: Value }
  mostAtRisk: { closed: Value; sites: Value; chance: Value }
  heldByContracts: { without: Value }
  contracts: { cost: Value }
  contractsMost: { cost: Value; lost: Value }
  contractsNone: Plain
  grant: { cost: Value }
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
  tariff: { users: Value; revenue: Value; core: Value; evaded: Value }
  tariffMost: { users: Value; revenue: Value; core: Value; evaded: Value; lost: Value }
  origin: { users: Value; core: Value; surplus: Value }
  originMost: { users: Value; core: Value; surplus: Value; lost: Value }
  stillShort: { instrument: Value; short: Value }
  keepsNobody: { lost: Value; instrument: Value }
  dearest: { instrument: Value; share: Value; producer: Value }
  cannotKeep: { instrument: Value; producers: Value }
  range: { most: Value }
  replyCost: { budget: Value; depth: Value; years: Value; cost: Value; contracts: Value }
  replyLasts: { depth: Value; lasts: Value }
  replyUnpaid: { regained: Value; worth: Value; low: Value; high: Value; closed: Value; rise: Value }
  replyPays: { regained: Value; closed: Value }
  replyShort: { least: Value; closed: Value }
  floor: { prices: Value; cost: Value; severe: Value; avoided: Value }
  floorNone: { depth: Value }
  noLosses: { ran: Value }
  losses: { losing: number; ran: Value; loss: Value }
  carriesIdle: { groups: Value; share: Value }
  carriesContracts: { groups: Value; share: Value }
  carriesExports: { groups: Value; share: Value }
  capital: Plain
  proved: { shortfall: Value }
  withinBound: { gap: Value; shortfall: Value }
  noBound: Plain
}> = { en, ja }
