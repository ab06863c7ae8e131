/**
 * Adds up again what a rehearsal states, from what `market rehearse --json` prints and the pages say of it. Nothing of the product is
 * imported.
 */
import { checkBenchmarks } from './benchmarks.ts'
import { checkBalance, checkTrades } from './flows.ts'
import { checkGains } from './gains.ts'
import type { Rehearsal, Round } from './json.ts'
import { checkMembers, checkPurchases, checkSettlement, checkStocks } from './money.ts'
import { checkLots, checkOrders } from './orders.ts'
import { Faults } from './sums.ts'

export type { Rehearsal, Round } from './json.ts'

/** All that a rehearsal states and that does not follow from its lists; nothing, if it does. */
export function notAddedUp(result: Rehearsal): string[] {
  const { rounds, checks } = result
  const all = new Faults('all rounds')
  all.holds(checks.certificates === rounds.length, 'not one certificate for each round')
  checkStocks(rounds, all)
  checkMembers(result, all)
  return [...rounds.flatMap((round) => notAddedUpIn(result, round)), ...all.found]
}

/** The same of one round. */
export function notAddedUpIn(result: Rehearsal, round: Round): string[] {
  const faults = new Faults(round.month)
  checkOrders(round, faults)
  checkBalance(round, faults)
  checkTrades(result, round, faults)
  checkGains(result, round, faults)
  checkPurchases(result, round, faults)
  checkBenchmarks(round, faults)
  checkSettlement(result, round, faults)
  checkLots(round, faults)
  return faults.found
}
