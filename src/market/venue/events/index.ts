/**
 * What the log holds: the events, what they carry (the terms of a round, orders, keys, roles), which part of them is public, and
 * the version of the rules.
 */

export { adoptedTables, nameOfTables } from './adopted-tables.ts'
export type { LeftOut } from './left-out.ts'
export { type ApiKey, apiKeySchema, type OperatorKey } from './keys.ts'
export type { User, MarketEvent } from './event.ts'
export { SCREENINGS, type ScreenedFor, type Screening } from './screening.ts'
export { FOR_TWO, isForTwo, type ForTwo } from './for-two.ts'
export { RULES } from './rules-version.ts'
export { ROLES, SCOPES, type Actor, type Role, type Scope } from './roles.ts'
export { roundSchema, type RoundSpec } from './round-spec.ts'
export { publicEntryIn } from './public-event.ts'
export { publicPartOf } from './public-part.ts'
