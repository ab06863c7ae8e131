import { decimalOf, type Booking, type Posting } from '../ledger/index.ts'
import { moneyOf, openBook, settleContracts, type Certificate } from '../round/index.ts'
import { billionthsOf } from './amounts.ts'
import type { VenueEvent } from './event.ts'
import { OPERATOR, type Parcel } from './parcels.ts'
import { refuse } from './refusal.ts'
import type { Round } from './round.ts'
import type { Venue } from './venue.ts'

/**
 * The accounts of a market:
 *
 *     bank               the world outside: minus what lies with the market
 *     cash M             a member's free money
 *     cover R M          deposited with orders of a round
 *     round R M          what a member is to get from a round (positive) or owes to it
 *     fund M             its part of the default fund
 *     budget B           set aside for price contracts
 *     capital            the operator's own, that stands behind a default before the fund of others does
 *     operator           rounding, dust and waste of rounds
 */
const BANK = 'bank'
const CAPITAL = 'capital'
export const cashOf = (member: string): string => `cash ${member}`
export const coverOf = (round: string, member: string): string => `cover ${round} ${member}`
export const stakeOf = (round: string, member: string): string => `round ${round} ${member}`
export const fundOf = (member: string): string => `fund ${member}`
export const budgetOf = (budget: string): string => `budget ${budget}`

/** The bank and the operator may stand below nothing, and so may whoever owes to a round. */
export const mayOwe = (account: string): boolean =>
  account === BANK || account === OPERATOR || account.startsWith('round ')

type Of<K extends VenueEvent['kind']> = Extract<VenueEvent, { readonly kind: K }>
type Books = { readonly [K in VenueEvent['kind']]?: (venue: Venue, event: Of<K>) => Omit<Booking, 'id'> | undefined }

/** What each kind of event does to the books; those that are not here do nothing to them. */
const BOOKS: Books = {
  'paid-in': (venue, { organisation, amount }) => move(venue, 'paid in', BANK, cashOf(organisation), amount),
  'paid-out': (venue, { organisation, amount }) => move(venue, 'paid out', cashOf(organisation), BANK, amount),
  fund: (venue, { organisation, amount }) =>
    move(venue, 'default fund', cashOf(organisation), fundOf(organisation), amount),
  capital: (venue, { amount }) => move(venue, 'capital of the operator', BANK, CAPITAL, amount),
  budget: (venue, { organisation, budget, amount }) =>
    move(venue, 'budget', cashOf(organisation), budgetOf(budget), amount),
  order: (venue, { organisation, round, order, cover }) => {
    const more = billionthsOf(cover) - (venue.round(round).orders.get(order)?.cover ?? 0n)
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
    return parcel === undefined ? undefined : undelivered(venue, round, parcel, grams)
  },
  defaulted: (venue, { round, organisation }) => defaulted(venue, venue.round(round), organisation),
  settled: (venue, { round }) => settled(venue, venue.round(round)),
}

/** What an event does to the books, before it is taken note of. */
export function bookingOf<K extends VenueEvent['kind']>(venue: Venue, event: Of<K>, seq: number): Booking | undefined {
  const booking = BOOKS[event.kind]?.(venue, event)
  return booking === undefined || booking.postings.length === 0 ? undefined : { id: `${seq}`, ...booking }
}

function move({ currency }: Venue, what: string, from: string, to: string, text: string): Omit<Booking, 'id'> {
  const amount = billionthsOf(text)
  const postings = [
    { account: from, currency, amount: -amount },
    { account: to, currency, amount },
  ]
  return { what, postings: amount === 0n ? [] : postings }
}

/** Deposits of orders go back. */
function released({ currency }: Venue, { id, orders }: Round, ids: readonly string[]): Omit<Booking, 'id'> {
  const postings = ids.flatMap((order): Posting[] => {
    const { organisation, cover = 0n } = orders.get(order) ?? {}
    if (organisation === undefined || cover === 0n) return []
    return [
      { account: coverOf(id, organisation), currency, amount: -cover },
      { account: cashOf(organisation), currency, amount: cover },
    ]
  })
  return { what: 'deposits back', postings }
}

/** What a round's result is to whom. Each member has one sum of all its orders and routes: that is the netting. */
function cleared({ currency }: Venue, round: Round, certificate: Certificate): Omit<Booking, 'id'> {
  if (round.book === undefined) throw new Error(`${round.id} has no book`)
  const open = openBook(round.book)
  const { orders, routes, waste, dust, rounding } = moneyOf(open, certificate)
  const sums = new Map<string, bigint>()
  const add = (account: string, amount: bigint): void => void sums.set(account, (sums.get(account) ?? 0n) + amount)
  const stake = (member: string, amount: bigint): void => add(stakeOf(round.id, member), amount)
  for (const [order, amount] of orders) stake(round.orders.get(order)?.organisation ?? '', amount)
  const carriers = new Map(round.terms.routes.map(({ id, owner }) => [id, owner]))
  for (const [route, { freight, rent }] of routes) stake(carriers.get(route) ?? '', freight + rent)
  add(OPERATOR, waste + dust + rounding)
  for (const { order, budget, amount } of settleContracts(open, certificate)) {
    stake(round.orders.get(order)?.organisation ?? '', amount)
    add(budgetOf(budget), 0n - amount)
  }
  return {
    what: 'result of the round',
    postings: [...sums].map(([account, amount]) => ({ account, currency, amount })),
  }
}

/** Who does not deliver pays the buyer's price back, and damages; freight is paid all the same. */
function undelivered({ currency }: Venue, round: Round, parcel: Parcel, grams: number): Omit<Booking, 'id'> {
  const value = priceAt(round, parcel.sink) * BigInt(grams)
  const amount = value + (value * BigInt(Math.round(round.spec.damages * 1e6))) / 1_000_000n
  const account = (order: string): string => {
    const organisation = round.orders.get(order)?.organisation
    return organisation === undefined ? OPERATOR : stakeOf(round.id, organisation)
  }
  return {
    what: 'not delivered',
    postings: [
      { account: account(parcel.from), currency, amount: -amount },
      { account: account(parcel.to), currency, amount },
    ],
  }
}

/** Micro-dollars per kg at a node of a cleared round. */
function priceAt({ book, certificate }: Round, node: string): bigint {
  if (book === undefined || certificate === undefined) return 0n
  return BigInt(certificate.prices[openBook(book).nodes.indexOf(node)] ?? 0)
}

/** Who owes to a round, and how much more than what they have with the market for it: their deposit and their cash. */
export function shortIn(venue: Venue, round: Round): Map<string, bigint> {
  const short = new Map<string, bigint>()
  for (const [member] of stakesIn(venue, round)) {
    const missing = owedTo(venue, round, member) - venue.ledger.balance(cashOf(member), venue.currency)
    if (missing > 0n) short.set(member, missing)
  }
  return short
}

/** What a member owes to a round beyond its deposit there: its cash has to pay that at the settlement. */
function owedTo(venue: Venue, round: Round, member: string): bigint {
  const owed = -venue.ledger.balance(stakeOf(round.id, member), venue.currency) - coverIn(venue, round, member)
  return owed > 0n ? owed : 0n
}

/** Refuses what takes more of a member's cash than it owes to no round. */
export function refuseBeyondFree(venue: Venue, member: string, amount: bigint): void {
  const { ledger, currency, rounds } = venue
  const cash = ledger.balance(cashOf(member), currency)
  const owed = [...rounds.values()]
    .filter(({ status }) => status === 'cleared')
    .map((round) => ({ round: round.id, sum: owedTo(venue, round, member) }))
    .filter(({ sum }) => sum > 0n)
  const left = owed.reduce((rest, { sum }) => rest - sum, cash)
  const free = left > 0n ? left : 0n
  if (amount <= free) return
  const isOwed = owed.map(({ round, sum }) => `; it owes ${decimalOf(sum)} to the round "${round}"`).join('')
  refuse(
    'CASH_TOO_LITTLE',
    `${member} has ${decimalOf(free)} ${currency} that are free, and this takes ${decimalOf(amount)}${isOwed}.`,
    'Withdraw an order, or pay in first; what is owed to a round is free for nothing else until it is settled.',
  )
}

export function* stakesIn({ ledger, currency }: Venue, { id }: Round): Generator<readonly [member: string, bigint]> {
  const prefix = stakeOf(id, '')
  for (const [account, balance] of ledger.accounts(currency))
    if (account.startsWith(prefix)) yield [account.slice(prefix.length), balance]
}

const coverIn = ({ ledger, currency }: Venue, { id }: Round, member: string): bigint =>
  ledger.balance(coverOf(id, member), currency)

/** A part of what a default leaves open, and whose money closes it. */
export interface Layer {
  readonly account: string
  readonly amount: bigint
}

/**
 * Who pays for a default, each layer only what those before it leave open: the defaulter's deposit, cash and part of the fund; the
 * operator's capital; the fund of all others, in proportion; at last those who were to get something, in proportion.
 */
export function waterfall(venue: Venue, round: Round, defaulter: string): Layer[] {
  const { ledger, currency } = venue
  const balance = (account: string): bigint => ledger.balance(account, currency)
  let open = -balance(stakeOf(round.id, defaulter))
  const layers: Layer[] = []
  const take = (accounts: readonly string[]): void => {
    const each = accounts.map(balance).map((own) => (own > 0n ? own : 0n))
    const total = each.reduce((sum, own) => sum + own, 0n)
    const amount = total < open ? total : open
    if (amount <= 0n) return
    inProportion(amount, each).forEach((part, i) => {
      if (part > 0n) layers.push({ account: accounts[i] ?? '', amount: part })
    })
    open -= amount
  }
  take([coverOf(round.id, defaulter)])
  take([cashOf(defaulter)])
  take([fundOf(defaulter)])
  take([CAPITAL])
  take([...venue.members.keys()].filter((id) => id !== defaulter).map(fundOf))
  take([...stakesIn(venue, round)].filter(([, stake]) => stake > 0n).map(([member]) => stakeOf(round.id, member)))
  return layers
}

function defaulted(venue: Venue, round: Round, organisation: string): Omit<Booking, 'id'> {
  const { currency } = venue
  const layers = waterfall(venue, round, organisation)
  const paid = layers.reduce((sum, { amount }) => sum + amount, 0n)
  return {
    what: `default of ${organisation}`,
    postings: [
      ...layers.map(({ account, amount }) => ({ account, currency, amount: -amount })),
      { account: stakeOf(round.id, organisation), currency, amount: paid },
    ],
  }
}

/** All that is owed is paid from deposits, then from cash; all that is due is paid out; what is left of deposits goes back. */
function settled(venue: Venue, round: Round): Omit<Booking, 'id'> {
  const { currency } = venue
  const postings: Posting[] = []
  const members = new Set([...round.orders.values()].map(({ organisation }) => organisation))
  const stakes = new Map(stakesIn(venue, round))
  for (const member of stakes.keys()) members.add(member)
  for (const member of [...members].sort()) {
    const stake = stakes.get(member) ?? 0n
    const cover = coverIn(venue, round, member)
    postings.push(
      { account: stakeOf(round.id, member), currency, amount: -stake },
      { account: coverOf(round.id, member), currency, amount: -cover },
      { account: cashOf(member), currency, amount: stake + cover },
    )
  }
  return { what: 'settled', postings: postings.filter(({ amount }) => amount !== 0n) }
}

/** Whole parts of an amount, in proportion to sizes that come to at least as much; what is left over goes from the first on. */
function inProportion(amount: bigint, sizes: readonly bigint[]): bigint[] {
  const total = sizes.reduce((sum, size) => sum + size, 0n)
  const parts = sizes.map((size) => (amount * size) / total)
  let left = amount - parts.reduce((sum, part) => sum + part, 0n)
  return parts.map((part, i) => {
    const one = left > 0n && part < (sizes[i] ?? 0n) ? 1n : 0n
    left -= one
    return part + one
  })
}
