import type { MarketState } from '../../state/market-state.ts'
import type { Round } from '../../state/round.ts'
import { type Certificate, validateBook, moneyOf } from '../../../round/index.ts'
import type { Booking } from '../../../ledger/index.ts'
import { settlementBalanceOf, OPERATOR, broughtOf, budgetOf } from '../../state/accounts.ts'
import { parcelsOf } from '../goods/parcels.ts'
import { paidByContracts } from './contract-pay.ts'

/** What a round's result is to whom. Each member has one sum of all its orders and routes: that is the netting. */
export function cleared(
  { currency }: Pick<MarketState, 'currency'>,
  round: Round,
  certificate: Certificate,
): Omit<Booking, 'id'> {
  if (round.book === undefined) throw new Error(`${round.id} has no book`)
  const open = validateBook(round.book)
  const { orders, routes, waste, dust, rounding } = moneyOf(open, certificate)
  const sums = new Map<string, bigint>()
  const add = (account: string, amount: bigint): void => void sums.set(account, (sums.get(account) ?? 0n) + amount)
  const stake = (member: string, amount: bigint): void => add(settlementBalanceOf(round.id, member), amount)
  for (const [order, amount] of orders) stake(round.orders.get(order)?.organisation ?? '', amount)
  const carriers = new Map(round.terms.routes.map(({ id, owner }) => [id, owner]))
  for (const [route, { freight, rent }] of routes) stake(carriers.get(route) ?? '', freight + rent)
  add(OPERATOR, waste + dust + rounding)
  const parcels = parcelsOf(round.id, open, certificate)
  for (const { order, budget, amount } of paidByContracts(round, open, certificate, parcels)) {
    stake(round.orders.get(order)?.organisation ?? '', amount)
    // What one brings is there once the buyers have paid, and is spent by nobody before.
    add(round.version >= 3 && amount < 0n ? broughtOf(round.id, budget) : budgetOf(budget), 0n - amount)
  }
  return {
    what: 'result of the round',
    postings: [...sums].map(([account, amount]) => ({ account, currency, amount })),
  }
}
