import { decimalOf, type Booking, type Posting } from '../../../ledger/index.ts'
import { BANK, budgetOf, CAPITAL, cashOf, coverOf, fundOf, payoutOf } from '../../state/accounts.ts'
import { billionthsOf } from '../../../amounts.ts'
import { backFromContracts } from './contract-pay.ts'
import type { Round } from '../../state/round.ts'
import type { MarketEvent } from '../../events/event.ts'
import { cancellationOf } from '../goods/trade-review.ts'
import type { Bookable } from '../../state/slices.ts'
import { cleared } from './netting.ts'
import { undelivered, rentBack, contractsBack, moved } from './undelivered.ts'
import { defaultOf } from './default.ts'
import { settled, disputeOver } from './settlement.ts'

type Of<K extends MarketEvent['kind']> = Extract<MarketEvent, { readonly kind: K }>
type Books = {
  readonly [K in MarketEvent['kind']]?: (venue: Bookable, event: Of<K>) => Omit<Booking, 'id'> | undefined
}

/** What each kind of event does to the books; those that are not here do nothing to them. */
const BOOKS: Books = {
  'paid-in': (venue, { organisation, amount }) => move(venue, 'paid in', BANK, cashOf(organisation), amount),
  'paid-out': (venue, { organisation, amount }) => move(venue, 'paid out', cashOf(organisation), BANK, amount),
  payout: (venue, { organisation, amount }) =>
    move(venue, 'payout asked for', cashOf(organisation), payoutOf(organisation), amount),
  'payout-withdrawn': (venue, { payout }) => {
    const { organisation, amount } = venue.payout(payout)
    return move(venue, 'payout back', payoutOf(organisation), cashOf(organisation), amount)
  },
  statement: (venue, { entries }) => ({
    what: 'bank statement',
    postings: entries.flatMap((one) => (one.kind === 'in' ? paidIn(venue, one) : paidOut(venue, one))),
  }),
  fund: (venue, { organisation, amount }) =>
    move(venue, 'default fund', cashOf(organisation), fundOf(organisation), amount),
  'fund-out': (venue, { organisation, amount }) =>
    move(venue, 'out of the default fund', fundOf(organisation), cashOf(organisation), amount),
  'capital-out': (venue, { amount }) => move(venue, 'capital out', CAPITAL, BANK, amount),
  'budget-back': (venue, { organisation, budget, amount }) =>
    move(venue, 'budget back', budgetOf(budget), cashOf(organisation), amount),
  capital: (venue, { amount }) => move(venue, 'capital of the operator', BANK, CAPITAL, amount),
  budget: (venue, { organisation, budget, amount }) =>
    move(venue, 'budget', cashOf(organisation), budgetOf(budget), amount),
  order: (venue, { organisation, round, order, cover }) => {
    const more = billionthsOf(cover) - (venue.round(round).orders.get(order)?.deposit ?? 0n)
    return move(venue, 'deposit', cashOf(organisation), coverOf(round, organisation), decimalOf(more))
  },
  withdrawn: (venue, { round, order }) => released(venue, venue.round(round), [order]),
  opened: (venue, { round, refused }) =>
    released(
      venue,
      venue.round(round),
      refused.map(({ order }) => order),
    ),
  'left-out': (venue, { round, orders }) =>
    released(
      venue,
      venue.round(round),
      orders.map(({ order }) => order),
    ),
  void: (venue, { round: id }) => {
    const round = venue.round(id)
    return released(
      venue,
      round,
      [...round.orders.keys()].filter((order) => !round.refused.has(order)),
    )
  },
  cleared: (venue, { round, certificate }) => cleared(venue, venue.round(round), certificate),
  undelivered: (venue, { round: id, parcel: named, grams }) => {
    const round = venue.round(id)
    const parcel = round.parcels.find((one) => one.id === named)
    if (parcel === undefined) return undefined
    const { what, postings } = undelivered(venue, round, parcel, grams)
    const back = backFromContracts(round, [{ parcel, grams }])
    return {
      what,
      postings: [
        ...postings,
        ...rentBack(venue, round, [{ parcel, grams, to: parcel.from }]),
        ...contractsBack(venue, round, back),
      ],
    }
  },
  defaulted: (venue, { round, organisation }) => defaultOf(venue, venue.round(round), organisation).booking,
  settled: (venue, { round }) => settled(venue, venue.round(round)),
  'trade-cancelled': (venue, { round: id, parcel: named, grams }) => {
    const round = venue.round(id)
    const parcel = round.parcels.find((one) => one.id === named)
    if (parcel === undefined) return undefined
    const amount = cancellationOf(round, parcel, grams)
    return { what: 'trade cancelled', postings: amount === 0n ? [] : moved(round, parcel, amount, venue.currency) }
  },
  'dispute-decided': (venue, { round, delivery, amount = '0' }) =>
    disputeOver(venue, venue.round(round), { delivery, back: billionthsOf(amount) }),
  'dispute-ended': (venue, { round, delivery }) => disputeOver(venue, venue.round(round), { delivery, back: 0n }),
}

/** What an event does to the books, before it is taken note of. */
export function bookingOf<K extends MarketEvent['kind']>(
  venue: Bookable,
  event: Of<K>,
  seq: number,
): Booking | undefined {
  const booking = BOOKS[event.kind]?.(venue, event)
  return booking === undefined || booking.postings.length === 0 ? undefined : { id: `${seq}`, ...booking }
}

type Taken = Of<'statement'>['entries'][number]

const paidIn = (
  venue: Pick<Bookable, 'currency'>,
  { organisation, amount }: Taken & { readonly kind: 'in' },
): readonly Posting[] => move(venue, 'paid in', BANK, cashOf(organisation), amount).postings

/** A payout that comes back was paid before, or was only sent. */
function paidOut(
  venue: Pick<Bookable, 'currency' | 'payout'>,
  { kind, payout: name }: Taken & { readonly payout: string },
): readonly Posting[] {
  const { organisation, amount, status } = venue.payout(name)
  const [bound, cash] = [payoutOf(organisation), cashOf(organisation)]
  if (kind === 'out') return move(venue, 'paid out', bound, BANK, amount).postings
  return move(venue, 'paid back', status === 'paid' ? BANK : bound, cash, amount).postings
}

function move(
  { currency }: Pick<Bookable, 'currency'>,
  what: string,
  from: string,
  to: string,
  text: string,
): Omit<Booking, 'id'> {
  const amount = billionthsOf(text)
  const postings = [
    { account: from, currency, amount: -amount },
    { account: to, currency, amount },
  ]
  return { what, postings: amount === 0n ? [] : postings }
}

/** Deposits of orders go back. */
function released(
  { currency }: Pick<Bookable, 'currency'>,
  { id, orders }: Round,
  ids: readonly string[],
): Omit<Booking, 'id'> {
  const postings = ids.flatMap((order): Posting[] => {
    const { organisation, deposit: cover = 0n } = orders.get(order) ?? {}
    if (organisation === undefined || cover === 0n) return []
    return [
      { account: coverOf(id, organisation), currency, amount: -cover },
      { account: cashOf(organisation), currency, amount: cover },
    ]
  })
  return { what: 'deposits back', postings }
}
