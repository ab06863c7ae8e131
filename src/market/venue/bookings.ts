import type { Booking, Posting } from '../ledger/index.ts'
import { moneyOf, openBook, settleContracts, type Certificate } from '../round/index.ts'
import { billionthsOf } from './amounts.ts'
import type { VenueEvent } from './event.ts'
import { OPERATOR, type Parcel } from './parcels.ts'
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
export const BANK = 'bank'
export const CAPITAL = 'capital'
export const cashOf = (member: string): string => `cash ${member}`
export const coverOf = (round: string, member: string): string => `cover ${round} ${member}`
export const stakeOf = (round: string, member: string): string => `round ${round} ${member}`
export const fundOf = (member: string): string => `fund ${member}`
export const budgetOf = (budget: string): string => `budget ${budget}`

/** The bank and the operator may stand below nothing, and so may whoever owes to a round. */
export const mayOwe = (account: string): boolean =>
  account === BANK || account === OPERATOR || account.startsWith('round ')

/** What an event does to the books. */
export function bookingsOf(venue: Venue, event: VenueEvent, seq: number): Booking[] {
  const { currency } = venue
  const move = (what: string, from: string, to: string, amount: bigint): Booking[] =>
    amount === 0n
      ? []
      : [
          {
            id: `${seq}`,
            what,
            postings: [
              { account: from, currency, amount: -amount },
              { account: to, currency, amount },
            ],
          },
        ]
  switch (event.kind) {
    case 'paid-in':
      return move('paid in', BANK, cashOf(event.organisation), billionthsOf(event.amount))
    case 'paid-out':
      return move('paid out', cashOf(event.organisation), BANK, billionthsOf(event.amount))
    case 'fund':
      return move('default fund', cashOf(event.organisation), fundOf(event.organisation), billionthsOf(event.amount))
    case 'capital':
      return move('capital of the operator', BANK, CAPITAL, billionthsOf(event.amount))
    case 'budget':
      return move('budget', cashOf(event.organisation), budgetOf(event.budget), billionthsOf(event.amount))
    case 'order': {
      const before = venue.round(event.round).orders.get(event.order)?.cover ?? 0n
      const { organisation, round } = event
      return move('deposit', cashOf(organisation), coverOf(round, organisation), billionthsOf(event.cover) - before)
    }
    case 'withdrawn':
      return released(venue, venue.round(event.round), [event.order], `${seq}`)
    case 'opened':
      return released(
        venue,
        venue.round(event.round),
        event.refused.map(({ order }) => order),
        `${seq}`,
      )
    case 'void': {
      const round = venue.round(event.round)
      const left = [...round.orders.keys()].filter((id) => !round.refused.has(id))
      return released(venue, round, left, `${seq}`)
    }
    case 'cleared':
      return [cleared(venue, venue.round(event.round), event.certificate, `${seq}`)]
    case 'undelivered': {
      const round = venue.round(event.round)
      const parcel = round.parcels.find(({ id }) => id === event.parcel)
      return parcel === undefined ? [] : [undelivered(venue, round, parcel, event.grams, `${seq}`)]
    }
    case 'defaulted':
      return [defaulted(venue, venue.round(event.round), event.organisation, `${seq}`)]
    case 'settled':
      return [settled(venue, venue.round(event.round), `${seq}`)]
    default:
      return []
  }
}

/** Deposits of orders go back. */
function released({ currency }: Venue, { id, orders }: Round, ids: readonly string[], seq: string): Booking[] {
  const postings = ids.flatMap((order): Posting[] => {
    const { organisation, cover = 0n } = orders.get(order) ?? {}
    if (organisation === undefined || cover === 0n) return []
    return [
      { account: coverOf(id, organisation), currency, amount: -cover },
      { account: cashOf(organisation), currency, amount: cover },
    ]
  })
  return postings.length === 0 ? [] : [{ id: seq, what: 'deposits back', postings }]
}

/** What a round's result is to whom. Each member has one sum of all its orders and routes: that is the netting. */
function cleared({ currency }: Venue, round: Round, certificate: Certificate, seq: string): Booking {
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
    add(budgetOf(budget), -amount)
  }
  return {
    id: seq,
    what: 'result of the round',
    postings: [...sums].map(([account, amount]) => ({ account, currency, amount })),
  }
}

/** Who does not deliver pays the buyer's price back, and damages; freight is paid all the same. */
function undelivered({ currency }: Venue, round: Round, parcel: Parcel, grams: number, seq: string): Booking {
  const value = priceAt(round, parcel.sink) * BigInt(grams)
  const amount = value + (value * BigInt(Math.round(round.spec.damages * 1e6))) / 1_000_000n
  const account = (order: string): string => {
    const organisation = round.orders.get(order)?.organisation
    return organisation === undefined ? OPERATOR : stakeOf(round.id, organisation)
  }
  return {
    id: seq,
    what: 'not delivered',
    postings: [
      { account: account(parcel.from), currency, amount: -amount },
      { account: account(parcel.to), currency, amount },
    ],
  }
}

/** Micro-dollars per kg at a node of a cleared round. */
export function priceAt({ book, certificate }: Round, node: string): bigint {
  if (book === undefined || certificate === undefined) return 0n
  return BigInt(certificate.prices[openBook(book).nodes.indexOf(node)] ?? 0)
}

/** Who owes to a round, and how much more than what they have with the market for it: their deposit and their cash. */
export function shortIn(venue: Venue, round: Round): Map<string, bigint> {
  const short = new Map<string, bigint>()
  for (const [member, owed] of stakesIn(venue, round)) {
    if (owed >= 0n) continue
    const missing = -owed - coverIn(venue, round, member) - venue.ledger.balance(cashOf(member), venue.currency)
    if (missing > 0n) short.set(member, missing)
  }
  return short
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

function defaulted(venue: Venue, round: Round, organisation: string, seq: string): Booking {
  const { currency } = venue
  const layers = waterfall(venue, round, organisation)
  const paid = layers.reduce((sum, { amount }) => sum + amount, 0n)
  return {
    id: seq,
    what: `default of ${organisation}`,
    postings: [
      ...layers.map(({ account, amount }) => ({ account, currency, amount: -amount })),
      { account: stakeOf(round.id, organisation), currency, amount: paid },
    ],
  }
}

/** All that is owed is paid from deposits, then from cash; all that is due is paid out; what is left of deposits goes back. */
function settled(venue: Venue, round: Round, seq: string): Booking {
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
  return { id: seq, what: 'settled', postings: postings.filter(({ amount }) => amount !== 0n) }
}

/** Whole parts of an amount, in proportion to sizes that come to at least as much; what is left over goes from the first on. */
function inProportion(amount: bigint, sizes: readonly bigint[]): bigint[] {
  const total = sizes.reduce((sum, size) => sum + size, 0n)
  const parts = sizes.map((size) => (amount * size) / total)
  let left = amount - parts.reduce((sum, part) => sum + part, 0n)
  return parts.map((part, i) => {
    const room = (sizes[i] ?? 0n) - part
    const more = left < room ? left : room
    const one = more > 0n ? (more < 1n ? more : 1n) : 0n
    left -= one
    return part + one
  })
}
