/**
 * The shape of a market as it stands, its empty value, and the names of its accounts. Nothing here decides or changes by an event.
 */

export { OPERATOR } from './accounts.ts'
export { isCleared, type Parcel, type Round, type RoundStatus } from './round.ts'
export { MarketState } from './market-state.ts'
