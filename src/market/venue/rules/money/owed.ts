import { decimalOf } from '../../../ledger/index.ts'
import type { LotLedger } from '../../../origin/index.ts'
import { cashOf, coverOf, settlementBalanceOf } from '../../state/accounts.ts'
import { carriageIn } from './carriage.ts'
import { beyondPrice } from './contract-pay.ts'
import { deliveriesIn } from '../goods/delivery.ts'
import { reducedIn } from '../goods/dispute.ts'
import type { Parcel, Round } from '../../state/round.ts'
import { valueAt } from '../goods/parcels.ts'
import { refuse } from '../../forms/refusal.ts'
import type { MarketState } from '../../state/market-state.ts'
import type { Balances, Owed, OwedByMembers } from '../../state/slices.ts'
import { word, together } from '../../forms/venue-fault.ts'

/** What members owe to cleared rounds, and what of their cash is bound for that. All in nano-dollars. */

/** The lots as they are, or as they would be with a record more, and what that hands over. */
interface AsOf {
  readonly lots: LotLedger
  readonly coming?: { readonly parcel: Parcel; readonly grams: number } | undefined
}

/** What members would have more of a round's result (or less, if negative), in nano-dollars. */
type Changes = ReadonlyMap<string, bigint>
const NO_CHANGES: Changes = new Map()

/** What a round asks of a member's cash. */
interface Claim {
  readonly round: Round
  /** What it owes, beyond its deposit there: the net of all it trades, or what goods cost that it was handed, if that is more. */
  readonly owed: bigint
  /** That of the goods alone. */
  readonly handed: bigint
}

/**
 * The damages on goods of a price, by the terms of their round: a part of it, on either side of nothing. Where goods are taken for money, who does
 * not bring them is not paid for that.
 */
export function damagesOn({ spec, version }: Pick<Round, 'spec' | 'version'>, price: bigint): bigint {
  const size = version < 3 || price > 0n ? price : -price
  return (size * BigInt(Math.round(spec.damages * 1e6))) / 1_000_000n
}

/**
 * By member, what goods cost that it was handed in a round, less what it gets for those that it handed over or carried, at prices as disputes have
 * left them.
 */
export function handedIn(round: Round, { lots, coming }: AsOf): ReadonlyMap<string, bigint> {
  const handed = new Map<string, bigint>()
  const add = (order: string, value: bigint): void => {
    const member = round.orders.get(order)?.organisation ?? ''
    handed.set(member, (handed.get(member) ?? 0n) + value)
  }
  const carriage = round.version < 3 || round.spec.routes.length === 0 ? undefined : carriageIn(round)
  const count = (parcel: Parcel, grams: number): void => {
    for (const { carrier, freight, rent } of carriage?.(parcel, grams) ?? [])
      handed.set(carrier, (handed.get(carrier) ?? 0n) - freight - rent)
    add(parcel.to, valueAt(round, parcel.sink, grams))
    add(parcel.from, -valueAt(round, parcel.source, grams) - beyondPrice(round, parcel, grams))
  }
  for (const { parcel, grams } of deliveriesIn(round, { lots })) count(parcel, grams)
  for (const [member, more] of reducedIn(round)) handed.set(member, (handed.get(member) ?? 0n) + more)
  if (coming !== undefined && round.parcels.includes(coming.parcel)) count(coming.parcel, coming.grams)
  return handed
}

/** What a member owes to a round in all. Damages that others owe it do not count before these have paid them. */
function netIn({ ledger, currency }: Balances, { id, dues }: Round, member: string): bigint {
  const coming = dues.reduce((sum, { to, amount }) => (to === member ? sum + amount : sum), 0n)
  return coming - ledger.balance(settlementBalanceOf(id, member), currency)
}

type ClaimsOn = (member: string) => readonly Claim[]

/** Claims on a member, of the round first that was opened first. */
function claimsOf(
  venue: Owed,
  asOf: AsOf = venue,
  changed?: { readonly round: Round; readonly changes: Changes },
): ClaimsOn {
  const { ledger, currency, rounds } = venue
  const cleared = [...rounds.values()]
    .filter(({ status }) => status === 'cleared')
    .sort((one, other) => one.opened - other.opened)
    .map((round) => ({ round, all: round.version < 2 ? undefined : handedIn(round, asOf) }))
  return (member) =>
    cleared.map(({ round, all }) => {
      const cover = ledger.balance(coverOf(round.id, member), currency)
      // A default has closed what was handed over before it.
      const handed = round.defaulted.has(member) ? 0n : (all?.get(member) ?? 0n)
      const change = changed?.round === round ? (changed.changes.get(member) ?? 0n) : 0n
      const net = netIn(venue, round, member) - change
      return { round, owed: atLeastNone((net > handed ? net : handed) - cover), handed: atLeastNone(handed - cover) }
    })
}

const atLeastNone = (amount: bigint): bigint => (amount > 0n ? amount : 0n)

/** What members have deposited in a round, or are to get there, beyond what they owe to it and have been handed. */
export function spareIn(
  venue: Pick<MarketState, 'currency' | 'ledger' | 'lots'>,
  round: Round,
  changes: Changes = NO_CHANGES,
): (member: string) => bigint {
  const { ledger, currency } = venue
  const all = handedIn(round, venue)
  return (member) => {
    const net = netIn(venue, round, member) - (changes.get(member) ?? 0n)
    const handed = round.defaulted.has(member) ? net : (all.get(member) ?? 0n)
    return atLeastNone(ledger.balance(coverOf(round.id, member), currency) - (net > handed ? net : handed))
  }
}

/**
 * A member's cash that a round may take: less what rounds opened before it have a claim to, and what goods cost that were handed over in
 * others. Each round has such a part of its own, so that a default in one takes nothing from those who delivered in another.
 */
function cashFor(venue: Balances, member: string, round: Round, claims: ClaimsOn, recalled = 0n): bigint {
  const cash = venue.ledger.balance(cashOf(member), venue.currency) + recalled
  const others = claims(member).filter((claim) => claim.round !== round)
  return atLeastNone(
    others.reduce((left, { round: { opened }, owed, handed }) => left - (opened < round.opened ? owed : handed), cash),
  )
}

/**
 * The same of a member whose goods were handed over: what they cost was there, and no damages in a round opened before take it away since.
 * Otherwise a ring would have its money go to one of its own by damages, and the goods be paid by others.
 */
function cashHeldFor(venue: Balances, member: string, round: Round, claims: ClaimsOn, recalled = 0n): bigint {
  const rest = cashFor(venue, member, round, claims, recalled)
  if (round.version < 3) return rest
  const own = claims(member).find((claim) => claim.round === round)?.handed ?? 0n
  const others = claims(member).filter((claim) => claim.round !== round)
  const cash = venue.ledger.balance(cashOf(member), venue.currency) + recalled
  const forGoods = atLeastNone(others.reduce((left, { handed }) => left - handed, cash))
  const goods = own < forGoods ? own : forGoods
  return rest > goods ? rest : goods
}

/** @param recalled what comes into its cash by its default */
export const cashForRound = (venue: Owed, member: string, round: Round, recalled: bigint): bigint =>
  cashHeldFor(venue, member, round, claimsOf(venue), recalled)

/** Who owes to a round, and how much more than what they have with the market for it: their deposit and their cash. */
export function shortfallsIn(venue: OwedByMembers, round: Round): Map<string, bigint> {
  const short = new Map<string, bigint>()
  const claims = claimsOf(venue)
  for (const member of venue.members.keys()) {
    const owed = claims(member).find((claim) => claim.round === round)?.owed ?? 0n
    const missing = owed === 0n ? 0n : owed - cashHeldFor(venue, member, round, claims)
    if (missing > 0n) short.set(member, missing)
  }
  return short
}

/** Refuses what takes more of a member's cash than it owes to no round. */
export function refuseBeyondFree(venue: Owed, member: string, amount: bigint): void {
  const { ledger, currency } = venue
  const owed = claimsOf(venue)(member).filter((claim) => claim.owed > 0n)
  const free = atLeastNone(owed.reduce((rest, claim) => rest - claim.owed, ledger.balance(cashOf(member), currency)))
  if (amount <= free) return
  const isOwed = together(owed.map((claim) => word('owes', { amount: decimalOf(claim.owed), round: claim.round.id })))
  refuse('CASH_TOO_LITTLE', { member, free: decimalOf(free), currency, amount: decimalOf(amount), isOwed })
}

/** Refuses what would have members owe more to a round than they owe now and have free. */
export function refuseMoreOwed(venue: Owed, round: Round, changes: Changes): void {
  const [now, then] = [claimsOf(venue), claimsOf(venue, venue, { round, changes })]
  const owedBy = (claims: ClaimsOn, member: string): bigint =>
    claims(member).find((claim) => claim.round === round)?.owed ?? 0n
  for (const member of changes.keys())
    refuseBeyondFree(venue, member, atLeastNone(owedBy(then, member) - owedBy(now, member)))
}

/**
 * Goods are handed over only against money that is there: refuses a record with which a member would have been handed more than its
 * deposit, its cash for that round and what it handed over itself are worth.
 */
export function refuseUncovered(venue: OwedByMembers, asOf: AsOf): void {
  const [now, then] = [claimsOf(venue), claimsOf(venue, asOf)]
  for (const member of venue.members.keys()) {
    const before = now(member)
    for (const [i, { round, handed }] of then(member).entries()) {
      const missing = handed <= (before[i]?.handed ?? 0n) ? 0n : handed - cashFor(venue, member, round, then)
      if (missing > 0n)
        refuse('PARCEL_NOT_COVERED', { member, round: round.id, missing: decimalOf(missing), currency: venue.currency })
    }
  }
}
