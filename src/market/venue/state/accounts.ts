/**
 * The accounts of a market:
 *
 *     bank               the world outside: minus what lies with the market
 *     cash M             a member's free money
 *     cover R M          deposited with orders of a round
 *     round R M          what a member is to get from a round (positive) or owes to it
 *     payout M           asked for by a member and not paid yet
 *     fund M             its part of the default fund
 *     dispute R D        of a seller's money, what an open dispute about a delivery binds once the round is settled
 *     budget B           set aside for price contracts
 *     contracts R B      what price contracts bring a budget of a round that is not settled: nobody has paid it yet
 *     capital            the operator's own, that stands behind a default before the fund of others does
 *     operator           rounding, dust and waste of rounds
 */
export const BANK = 'bank'
export const CAPITAL = 'capital'
export const cashOf = (member: string): string => `cash ${member}`
export const payoutOf = (member: string): string => `payout ${member}`
export const coverOf = (round: string, member: string): string => `cover ${round} ${member}`
export const settlementBalanceOf = (round: string, member: string): string => `round ${round} ${member}`
export const fundOf = (member: string): string => `fund ${member}`
export const disputeOf = (round: string, delivery: string): string => `dispute ${round} ${delivery}`
export const budgetOf = (budget: string): string => `budget ${budget}`
export const broughtOf = (round: string, budget: string): string => `contracts ${round} ${budget}`

/** The bank and the operator may stand below nothing, and so may a member's stake in a round. */
export const mayOwe = (account: string): boolean =>
  account === BANK || account === OPERATOR || account.startsWith('round ')

export const OPERATOR = 'operator'
