import type { MarketState } from './market-state.ts'

/**
 * Parts of a market that rules about money read, so that a rule says what it goes by and is tried with no more. Others name their few fields themselves
 * (`Pick<MarketState, 'rounds'>`).
 */

/** What lies in which account. */
export type Balances = Pick<MarketState, 'currency' | 'ledger'>

/** What members owe to rounds: what they trade there, and what they were handed. */
export type Owed = Balances & Pick<MarketState, 'lots' | 'rounds'>
export type OwedByMembers = Owed & Pick<MarketState, 'members'>

/** What is set aside for price contracts. */
export type Budgets = Balances & Pick<MarketState, 'contracts' | 'setAside' | 'version'>

/** What a member has with the market and could have again. */
export type OwnMoney = Budgets & Pick<MarketState, 'payouts' | 'rounds'>

/** What a default takes from whom. */
export type Defaults = OwnMoney & Pick<MarketState, 'lots' | 'members'>

/** All that the booking of an event goes by. */
export type Bookable = Defaults & Pick<MarketState, 'payout' | 'round'>

/** Who are operators, since when, and with which keys. */
export type Operators = Pick<MarketState, 'operatorKeys' | 'operatorsSign' | 'since' | 'users'>
/** The same, with whether it takes two of them. */
export type OperatorRules = Operators & Pick<MarketState, 'founded' | 'needsTwo'>

/** By what it is looked up whom an entry is about. */
export type People = Pick<MarketState, 'apiKeys' | 'payouts' | 'proposals' | 'proposedKeys' | 'signingKeys' | 'users'>
