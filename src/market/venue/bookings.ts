import { decimalOf, type Booking, type Posting } from '../ledger/index.ts'
import { moneyOf, validateBook, type Certificate, type Settlement } from '../round/index.ts'
import {
  BANK,
  broughtOf,
  budgetOf,
  CAPITAL,
  cashOf,
  coverOf,
  disputeOf,
  fundOf,
  payoutOf,
  settlementBalanceOf,
} from './accounts.ts'
import { billionthsOf } from './amounts.ts'
import { carriageIn } from './carriage.ts'
import { backFromContracts, budgetsOf, paidByContracts } from './contract-pay.ts'
import { calledOff } from './delivery.ts'
import { boundByDisputes, lyingFor } from './dispute-money.ts'
import { partiesOf } from './dispute.ts'
import { closeDues, duesWithDefault, type Due } from './dues.ts'
import { isExcused } from './force-majeure.ts'
import type { MarketEvent } from './event.ts'
import { inProportion } from './in-proportion.ts'
import { cashForRound, damagesOn, handedIn } from './owed.ts'
import { OPERATOR, type Parcel, parcelsOf, valueAt } from './parcels.ts'
import { recallable, recalledIn } from './recalled.ts'
import type { Round } from './round.ts'
import { cancellationOf } from './trade-review.ts'
import type { MarketState } from './venue.ts'

type Of<K extends MarketEvent['kind']> = Extract<MarketEvent, { readonly kind: K }>
type Books = {
  readonly [K in MarketEvent['kind']]?: (venue: MarketState, event: Of<K>) => Omit<Booking, 'id'> | undefined
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
  venue: MarketState,
  event: Of<K>,
  seq: number,
): Booking | undefined {
  const booking = BOOKS[event.kind]?.(venue, event)
  return booking === undefined || booking.postings.length === 0 ? undefined : { id: `${seq}`, ...booking }
}

type Taken = Of<'statement'>['entries'][number]

const paidIn = (venue: MarketState, { organisation, amount }: Taken & { readonly kind: 'in' }): readonly Posting[] =>
  move(venue, 'paid in', BANK, cashOf(organisation), amount).postings

/** A payout that comes back was paid before, or was only sent. */
function paidOut(venue: MarketState, { kind, payout: name }: Taken & { readonly payout: string }): readonly Posting[] {
  const { organisation, amount, status } = venue.payout(name)
  const [bound, cash] = [payoutOf(organisation), cashOf(organisation)]
  if (kind === 'out') return move(venue, 'paid out', bound, BANK, amount).postings
  return move(venue, 'paid back', status === 'paid' ? BANK : bound, cash, amount).postings
}

function move({ currency }: MarketState, what: string, from: string, to: string, text: string): Omit<Booking, 'id'> {
  const amount = billionthsOf(text)
  const postings = [
    { account: from, currency, amount: -amount },
    { account: to, currency, amount },
  ]
  return { what, postings: amount === 0n ? [] : postings }
}

/** Deposits of orders go back. */
function released({ currency }: MarketState, { id, orders }: Round, ids: readonly string[]): Omit<Booking, 'id'> {
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

/** What a round's result is to whom. Each member has one sum of all its orders and routes: that is the netting. */
function cleared({ currency }: MarketState, round: Round, certificate: Certificate): Omit<Booking, 'id'> {
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

/** Who does not deliver pays the buyer's price back and, unless that is force majeure, damages; freight is paid all the same. */
function undelivered({ currency }: MarketState, round: Round, parcel: Parcel, grams: number): Omit<Booking, 'id'> {
  const price = valueAt(round, parcel.sink, grams)
  const damages = isExcused(round, parcel.id) ? 0n : damagesOn(round, price)
  return { what: 'not delivered', postings: moved(round, parcel, price + damages, currency) }
}

/**
 * The rent of full routes for what they do not carry goes back to the member that pays for it: it is no cost of the carrier's, and
 * as large as others bid. Freight is paid all the same.
 */
function rentBack(
  { currency }: MarketState,
  round: Round,
  missing: readonly { readonly parcel: Parcel; readonly grams: number; readonly to: string }[],
): Posting[] {
  if (round.version < 3) return []
  const carriage = carriageIn(round)
  return missing.flatMap(({ parcel, grams, to }) => {
    const payer = round.orders.get(to)?.organisation
    if (payer === undefined) return []
    return carriage(parcel, grams).flatMap(({ carrier, rent }) =>
      rent === 0n
        ? []
        : [
            { account: settlementBalanceOf(round.id, carrier), currency, amount: -rent },
            { account: settlementBalanceOf(round.id, payer), currency, amount: rent },
          ],
    )
  })
}

/** What contracts have paid for what does not come goes back to their budgets, and what they have brought to the sellers. */
const contractsBack = ({ currency }: MarketState, round: Round, back: readonly Settlement[]): Posting[] =>
  back.flatMap(({ order, budget, amount }) => [
    {
      account: settlementBalanceOf(round.id, round.orders.get(order)?.organisation ?? ''),
      currency,
      amount: 0n - amount,
    },
    { account: amount < 0n ? broughtOf(round.id, budget) : budgetOf(budget), currency, amount },
  ])

/** Who cannot pay for what was not handed over does not have it, and pays damages instead. */
function untaken({ currency }: MarketState, round: Round, parcel: Parcel, grams: number): Posting[] {
  const damages = damagesOn(round, valueAt(round, parcel.sink, grams))
  return moved(round, parcel, valueAt(round, parcel.source, grams) - damages, currency)
}

/** From whoever was to bring a parcel to whoever was to take it. */
function moved(round: Round, { from, to }: Parcel, amount: bigint, currency: string): Posting[] {
  const account = (order: string): string => {
    const organisation = round.orders.get(order)?.organisation
    return organisation === undefined ? OPERATOR : settlementBalanceOf(round.id, organisation)
  }
  return [
    { account: account(from), currency, amount: -amount },
    { account: account(to), currency, amount },
  ]
}

export function* stakesIn(
  { ledger, currency }: MarketState,
  { id }: Round,
): Generator<readonly [member: string, bigint]> {
  const prefix = settlementBalanceOf(id, '')
  for (const [account, balance] of ledger.accounts(currency))
    if (account.startsWith(prefix)) yield [account.slice(prefix.length), balance]
}

const coverIn = ({ ledger, currency }: MarketState, { id }: Round, member: string): bigint =>
  ledger.balance(coverOf(id, member), currency)

/** A part of what a default leaves open, and whose money closes it. */
export interface WaterfallLayer {
  readonly account: string
  readonly amount: bigint
}

/**
 * Who pays for a default, each layer only what those before it leave open: the defaulter's deposit, cash and part of the fund; those to whom it
 * owes anything but goods that it was handed, which lose that in proportion; the operator's capital; the fund of all others, in proportion; at last
 * those who were to get something, in proportion, for goods that they handed over after all else. By rules before version 3 capital and fund pay for
 * all of it.
 *
 * @param stakes what members are to get or owe once parcels of the defaulter are called off
 */
export function waterfall(
  venue: MarketState,
  round: Round,
  defaulter: string,
  stakes: ReadonlyMap<string, bigint> = new Map(stakesIn(venue, round)),
): { readonly layers: WaterfallLayer[]; readonly dues: readonly Due[] } {
  const { ledger, currency } = venue
  let open = -(stakes.get(defaulter) ?? 0n)
  const layers: WaterfallLayer[] = []
  const take = (each: readonly (readonly [account: string, amount: bigint])[]): void => {
    const sizes = each.map(([, own]) => (own > 0n ? own : 0n))
    const total = sizes.reduce((sum, own) => sum + own, 0n)
    const amount = total < open ? total : open
    if (amount <= 0n) return
    inProportion(amount, sizes).forEach((part, i) => {
      if (part > 0n) layers.push({ account: each[i]?.[0] ?? '', amount: part })
    })
    open -= amount
  }
  const all = (account: string): readonly [string, bigint] => [account, ledger.balance(account, currency)]
  const isNew = round.version >= 2
  take([all(coverOf(round.id, defaulter))])
  const recalled = recalledIn(recallable(venue, round, defaulter))
  take([isNew ? [cashOf(defaulter), cashForRound(venue, defaulter, round, recalled)] : all(cashOf(defaulter))])
  take([all(fundOf(defaulter))])
  const { lost, left: dues } =
    round.version < 3
      ? { lost: new Map<string, bigint>(), left: [] }
      : closeDues(duesWithDefault(venue, round, defaulter), defaulter, open)
  take([...lost].map(([to, amount]) => [to === OPERATOR ? OPERATOR : settlementBalanceOf(round.id, to), amount]))
  take([all(CAPITAL)])
  take([...venue.members.keys()].filter((id) => id !== defaulter).map((id) => all(fundOf(id))))
  const due = [...stakes].filter(([, stake]) => stake > 0n)
  const handed = isNew ? handedIn(round, venue) : undefined
  const forGoods = ([member, stake]: readonly [string, bigint]): bigint => {
    const own = -(handed?.get(member) ?? 0n)
    return own < 0n ? 0n : own < stake ? own : stake
  }
  take(due.map((one) => [settlementBalanceOf(round.id, one[0]), one[1] - forGoods(one)]))
  take(due.map((one) => [settlementBalanceOf(round.id, one[0]), forGoods(one)]))
  return { layers, dues }
}

/** What a default does to the books, and what is due in its round after it. */
export function defaultOf(
  venue: MarketState,
  round: Round,
  organisation: string,
): { readonly booking: Omit<Booking, 'id'>; readonly dues: readonly Due[] } {
  const { currency } = venue
  const off = calledOff(venue, round, organisation)
  const isSeller = ({ from }: Parcel): boolean => round.orders.get(from)?.organisation === organisation
  const called = [
    ...off.flatMap(({ parcel, grams }) =>
      isSeller(parcel) ? undelivered(venue, round, parcel, grams).postings : untaken(venue, round, parcel, grams),
    ),
    ...rentBack(
      venue,
      round,
      off.map(({ parcel, grams }) => ({ parcel, grams, to: isSeller(parcel) ? parcel.from : parcel.to })),
    ),
    ...contractsBack(venue, round, backFromContracts(round, off)),
  ]
  const changes = new Map<string, bigint>()
  for (const { account, amount } of called) changes.set(account, (changes.get(account) ?? 0n) + amount)
  const stakes = new Map(stakesIn(venue, round))
  const members = new Set([...stakes.keys(), ...[...round.orders.values()].map((one) => one.organisation)])
  for (const member of members) {
    const account = settlementBalanceOf(round.id, member)
    stakes.set(member, venue.ledger.balance(account, currency) + (changes.get(account) ?? 0n))
  }
  const { layers, dues } = waterfall(venue, round, organisation, stakes)
  const paid = layers.reduce((sum, { amount }) => sum + amount, 0n)
  const booking = {
    what: `default of ${organisation}`,
    postings: [
      ...recallable(venue, round, organisation).from.flatMap(({ account, amount }) => [
        { account, currency, amount: -amount },
        { account: cashOf(organisation), currency, amount },
      ]),
      ...[...changes].map(([account, amount]) => ({ account, currency, amount })),
      ...layers.map(({ account, amount }) => ({ account, currency, amount: -amount })),
      { account: settlementBalanceOf(round.id, organisation), currency, amount: paid },
    ],
  }
  return { booking, dues }
}

/** All that is owed is paid from deposits, then from cash; all that is due is paid out, but for what disputes bind; what is left of deposits goes back. */
function settled(venue: MarketState, round: Round): Omit<Booking, 'id'> {
  const { currency } = venue
  const postings: Posting[] = []
  const members = new Set([...round.orders.values()].map(({ organisation }) => organisation))
  const stakes = new Map(stakesIn(venue, round))
  for (const member of stakes.keys()) members.add(member)
  const bound = boundByDisputes(venue, round)
  const boundOf = new Map<string, bigint>()
  for (const [delivery, amount] of bound) {
    const parcel = round.deliveries.get(delivery)?.parcel
    const seller = parcel === undefined ? '' : partiesOf(round, parcel).seller
    boundOf.set(seller, (boundOf.get(seller) ?? 0n) + amount)
    postings.push({ account: disputeOf(round.id, delivery), currency, amount })
  }
  for (const budget of budgetsOf(round)) {
    const brought = venue.ledger.balance(broughtOf(round.id, budget), currency)
    postings.push(
      { account: broughtOf(round.id, budget), currency, amount: -brought },
      { account: budgetOf(budget), currency, amount: brought },
    )
  }
  for (const member of [...members].sort()) {
    const stake = stakes.get(member) ?? 0n
    const cover = coverIn(venue, round, member)
    postings.push(
      { account: settlementBalanceOf(round.id, member), currency, amount: -stake },
      { account: coverOf(round.id, member), currency, amount: -cover },
      { account: cashOf(member), currency, amount: stake + cover - (boundOf.get(member) ?? 0n) },
    )
  }
  return { what: 'settled', postings: postings.filter(({ amount }) => amount !== 0n) }
}

/** What the buyer has back of the price goes to it; the rest of what was bound is the seller's. Before the settlement that is all in their results. */
function disputeOver(
  venue: MarketState,
  round: Round,
  { delivery, back }: { readonly delivery: string; readonly back: bigint },
): Omit<Booking, 'id'> | undefined {
  const { currency } = venue
  const parcel = round.deliveries.get(delivery)?.parcel
  if (parcel === undefined) return undefined
  const what = 'dispute over'
  if (round.status === 'cleared') return { what, postings: back === 0n ? [] : moved(round, parcel, back, currency) }
  const { seller, buyer } = partiesOf(round, parcel)
  const bound = lyingFor(venue, round, delivery)
  const postings = [
    { account: disputeOf(round.id, delivery), currency, amount: -bound },
    { account: cashOf(buyer), currency, amount: back },
    { account: cashOf(seller), currency, amount: bound - back },
  ]
  return { what, postings: postings.filter(({ amount }) => amount !== 0n) }
}
