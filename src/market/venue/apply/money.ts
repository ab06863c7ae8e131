import type { Appliers, EventOf } from './handler.ts'
import { fundOf, CAPITAL } from '../state/accounts.ts'
import { billionthsOf, microUsdOf } from '../../amounts.ts'
import { quantity } from '../../../quantity/index.ts'
import type { MarketState } from '../state/market-state.ts'
import { goingIn } from '../rules/money/notices.ts'
import type { Recalled } from '../rules/money/recalled.ts'
import { decimalOf } from '../../ledger/index.ts'

type Kind =
  | 'paid-in'
  | 'paid-out'
  | 'fund'
  | 'fund-notice'
  | 'fund-out'
  | 'capital'
  | 'capital-notice'
  | 'capital-out'
  | 'budget'
  | 'budget-back'
  | 'contract'
  | 'contract-ended'

/** Changes the books alone (`rules/money/bookings.ts`). */
const booked = (): void => {}

/** Money that lies with the market, and price contracts. */
export const moneyAppliers: Appliers<Kind> = {
  'paid-in': booked,
  'paid-out': booked,
  fund: booked,
  'fund-notice': (venue, { organisation, amount }) => noteNotice(venue, fundOf(organisation), billionthsOf(amount)),
  'fund-out': (venue, { organisation, amount }) => noteLeft(venue, fundOf(organisation), billionthsOf(amount)),
  capital: booked,
  'capital-notice': (venue, { amount }) => noteNotice(venue, CAPITAL, billionthsOf(amount)),
  'capital-out': (venue, { amount }) => noteLeft(venue, CAPITAL, billionthsOf(amount)),
  budget: (venue, event) => noteSetAside(venue, event),
  'budget-back': (venue, event) => noteSetAside(venue, event),
  contract: (venue, { contract: { id, organisation, material, strike, budget, amount } }) => {
    const micro = quantity<'µUSD'>(Number(billionthsOf(amount) / 1000n))
    venue.contracts.set(id, { id, organisation, material, strike: microUsdOf(strike), budget, amount: micro })
  },
  'contract-ended': (venue, { contract }) => {
    venue.contracts.delete(contract)
  },
}

/** Takes note of a notice for an account, in place of the one before. */
function noteNotice(venue: Pick<MarketState, 'notices' | 'rounds'>, account: string, amount: bigint): void {
  venue.notices.set(account, { amount, rounds: goingIn(venue) })
}

/** Takes note of what has left. */
function noteLeft({ notices }: Pick<MarketState, 'notices'>, account: string, amount: bigint): void {
  const { rounds, amount: noticed } = notices.get(account) ?? { amount: 0n, rounds: [] }
  if (noticed > amount) notices.set(account, { amount: noticed - amount, rounds })
  else notices.delete(account)
}

type Moved = Omit<EventOf<'budget' | 'budget-back'>, 'kind'> & { readonly kind: 'budget' | 'budget-back' }

function noteSetAside(
  { setAside }: Pick<MarketState, 'setAside'>,
  { kind, budget, organisation, amount }: Moved,
): void {
  const members = setAside.get(budget) ?? new Map<string, bigint>()
  const own = members.get(organisation) ?? 0n
  const left = kind === 'budget' ? own + billionthsOf(amount) : own - billionthsOf(amount)
  setAside.set(budget, members.set(organisation, left > 0n ? left : 0n))
}

/** Takes note of what a default has recalled, once it is booked. */
export function noteRecalled(
  venue: Pick<MarketState, 'payout' | 'setAside'>,
  { payouts, orders, budgets }: Recalled,
  member: string,
): void {
  for (const payout of payouts) venue.payout(payout).status = 'withdrawn'
  for (const { round, order } of orders) {
    const sealed = round.orders.get(order)
    if (sealed !== undefined) round.orders.set(order, { ...sealed, deposit: 0n })
  }
  for (const [budget, amount] of budgets)
    noteSetAside(venue, { kind: 'budget-back', budget, organisation: member, amount: decimalOf(amount) })
}
