import { decimalOf } from '../../../ledger/index.ts'
import { budgetOf } from '../../state/accounts.ts'
import { refuse } from '../../forms/refusal.ts'
import type { MarketState } from '../../state/market-state.ts'
import type { Budgets } from '../../state/slices.ts'

/** What a budget holds, and what of it price contracts may still take. Nano-dollars. */
export function budgetIn(
  { contracts, ledger, currency }: Pick<MarketState, 'contracts' | 'currency' | 'ledger'>,
  budget: string,
): { there: bigint; bound: bigint } {
  const bound = [...contracts.values()]
    .filter((one) => one.budget === budget)
    .reduce((sum, { amount }) => sum + BigInt(amount) * 1000n, 0n)
  return { there: ledger.balance(budgetOf(budget), currency), bound }
}

/**
 * What a member may take back of a budget that it set money aside for: of what no contract binds, as much as it has in it. What contracts have
 * brought is for the member that has set money aside for it first: otherwise a member that adds a cent last could take that. Nano-dollars.
 */
export function mayTakeBack(venue: Budgets, budget: string, member: string): bigint {
  const members = venue.setAside.get(budget)
  const own = members?.get(member)
  if (members === undefined || own === undefined) return 0n
  const { there, bound } = budgetIn(venue, budget)
  const free = there > bound ? there - bound : 0n
  const ofOthers = [...members].reduce((sum, [other, left]) => (other === member ? sum : sum + left), 0n)
  if (venue.version < 3) return ofOthers > 0n && own < free ? own : free
  const [first] = members.keys()
  const beyond = member === first ? free - ofOthers : 0n
  const least = own < free ? own : free
  return beyond > least ? beyond : least
}

/** Refuses what a member may not take back of a budget. */
export function refuseBeyondSetAside(venue: Budgets, budget: string, member: string, amount: bigint): void {
  const most = mayTakeBack(venue, budget, member)
  if (amount <= most) return
  const { there, bound } = budgetIn(venue, budget)
  refuse('BUDGET_NOT_FREE', {
    budget,
    member,
    most: decimalOf(most),
    currency: venue.currency,
    amount: decimalOf(amount),
    there: decimalOf(there),
    bound: decimalOf(bound),
  })
}
