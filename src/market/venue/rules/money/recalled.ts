import { budgetOf, coverOf, payoutOf } from '../../state/accounts.ts'
import { billionthsOf } from '../../../amounts.ts'
import { mayTakeBack } from './budgets.ts'
import type { Round } from '../../state/round.ts'
import type { OwnMoney } from '../../state/slices.ts'

/**
 * What a member has with the market and could have again by a word of its own: payouts that nobody has released, deposits of orders in rounds
 * that still take orders, what it has set aside for a budget and no contract binds. At its default all of it is its cash: otherwise it would
 * lie there while others pay, and be its own again afterwards.
 */
export interface Recalled {
  readonly payouts: readonly string[]
  /** Their deposits; the orders themselves take no part, since it is suspended. */
  readonly orders: readonly { readonly round: Round; readonly order: string }[]
  readonly budgets: ReadonlyMap<string, bigint>
  /** From which accounts how much comes, in nano-dollars. */
  readonly from: readonly { readonly account: string; readonly amount: bigint }[]
}

export function recallable(venue: OwnMoney, { version }: Pick<Round, 'version'>, member: string): Recalled {
  if (version < 3) return { payouts: [], orders: [], budgets: new Map(), from: [] }
  const payouts = [...venue.payouts.values()].filter(
    ({ organisation, status }) => organisation === member && status === 'asked',
  )
  const orders = [...venue.rounds.values()]
    .filter(({ status, frozen }) => status === 'announced' && frozen === undefined)
    .flatMap((round) =>
      [...round.orders.values()]
        .filter(({ organisation, deposit }) => organisation === member && deposit > 0n)
        .map((order) => ({ round, order })),
    )
  const budgets = new Map(
    [...venue.setAside.keys()]
      .map((budget) => [budget, mayTakeBack(venue, budget, member)] as const)
      .filter(([, amount]) => amount > 0n),
  )
  return {
    payouts: payouts.map(({ id }) => id),
    orders: orders.map(({ round, order: { id: order } }) => ({ round, order })),
    budgets,
    from: [
      ...payouts.map(({ amount }) => ({ account: payoutOf(member), amount: billionthsOf(amount) })),
      ...orders.map(({ round, order: { deposit } }) => ({ account: coverOf(round.id, member), amount: deposit })),
      ...[...budgets].map(([budget, amount]) => ({ account: budgetOf(budget), amount })),
    ],
  }
}

export const recalledIn = ({ from }: Pick<Recalled, 'from'>): bigint =>
  from.reduce((sum, { amount }) => sum + amount, 0n)
