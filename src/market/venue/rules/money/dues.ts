import { carriageIn, type CarriageOf } from './carriage.ts'
import { calledOff } from '../goods/delivery.ts'
import { partiesOf } from '../goods/dispute.ts'
import { isExcused } from '../goods/force-majeure.ts'
import { inProportion } from './in-proportion.ts'
import { damagesOn } from './owed.ts'
import { OPERATOR } from '../../state/accounts.ts'
import type { Parcel, Round, Due } from '../../state/round.ts'
import { valueAt } from '../goods/parcels.ts'
import type { MarketState } from '../../state/market-state.ts'

type Part = readonly [parcel: Parcel, grams: number]

const owing = (dues: readonly Due[]): Due[] => dues.filter(({ by, to, amount }) => amount > 0n && by !== to)

const freight = (carriage: CarriageOf, by: string, part: Part): Due[] =>
  carriage(...part).map(({ carrier, freight: amount }) => ({ by, to: carrier, amount }))

/** What a route is paid in all, by who bears it. */
const freightAndRent = (carriage: CarriageOf, by: string, part: Part): Due[] =>
  carriage(...part).map(({ carrier, freight: own, rent }) => ({ by, to: carrier, amount: own + rent }))

/** Of a seller that does not deliver. */
export function duesOfUndelivered(round: Round, part: Part, carriage: CarriageOf = carriageIn(round)): Due[] {
  const [parcel, grams] = part
  const { seller, buyer } = partiesOf(round, parcel)
  const amount = isExcused(round, parcel.id) ? 0n : damagesOn(round, valueAt(round, parcel.sink, grams))
  return owing([{ by: seller, to: buyer, amount }, ...freight(carriage, seller, part)])
}

/** Of a buyer in default, for what it was not handed. */
function duesOfUntaken(round: Round, part: Part, carriage: CarriageOf): Due[] {
  const [parcel, grams] = part
  const { seller, buyer } = partiesOf(round, parcel)
  const amount = damagesOn(round, valueAt(round, parcel.sink, grams))
  return owing([{ by: buyer, to: seller, amount }, ...freight(carriage, buyer, part)])
}

/** Of the side that had a parcel cancelled. */
export function duesOfCancelled(round: Round, part: Part): Due[] {
  const [parcel] = part
  const { seller, buyer } = partiesOf(round, parcel)
  const { by = '', compensation = 0n } = round.tradeReviews.get(parcel.id) ?? {}
  return owing([
    { by, to: by === seller ? buyer : seller, amount: compensation },
    ...freightAndRent(carriageIn(round), by, part),
  ])
}

/** What nobody hands over: what a member sells to itself, of which it owes the freight, and what the operator takes or gives to make a round even. */
function duesOfItsOwn(round: Round, member: string, carriage: CarriageOf): Due[] {
  return owing(
    round.parcels.flatMap((parcel) => {
      const { id, from, to, source, sink, grams } = parcel
      const { seller, buyer } = partiesOf(round, parcel)
      const left = grams - (round.undelivered.get(id) ?? 0)
      if (seller === member && buyer === member) return freightAndRent(carriage, member, [parcel, left])
      if (from === OPERATOR && buyer === member)
        return [{ by: member, to: OPERATOR, amount: valueAt(round, sink, left) }]
      if (to === OPERATOR && seller === member)
        return [{ by: member, to: OPERATOR, amount: -valueAt(round, source, left) }]
      return []
    }),
  )
}

/** What is due in a round once a member's default has called off all that was not handed over. */
export function duesWithDefault(venue: Pick<MarketState, 'lots'>, round: Round, member: string): Due[] {
  const carriage = carriageIn(round)
  const off = calledOff(venue, round, member).flatMap(({ parcel, grams }) =>
    partiesOf(round, parcel).seller === member
      ? duesOfUndelivered(round, [parcel, grams], carriage)
      : duesOfUntaken(round, [parcel, grams], carriage),
  )
  const own = round.defaulted.has(member) ? [] : duesOfItsOwn(round, member, carriage)
  return [...round.dues, ...off, ...own]
}

/** What becomes of dues with a default. */
interface Closed {
  /** By creditor, what it is not paid. */
  readonly lost: ReadonlyMap<string, bigint>
  /** What is due after it: nothing by the defaulter any more, and to it only what its creditors do not need. */
  readonly left: readonly Due[]
}

/**
 * Closes what a defaulter owes: its creditors have what there is in proportion. What others owe to it goes to them as well, so that none of it is paid
 * out to the defaulter while they lack it; they bear it if these do not pay.
 *
 * @param open what it owes in all, less all that it is to get, and its own money has not paid
 */
export function closeDues(dues: readonly Due[], defaulter: string, open: bigint): Closed {
  const owed = sums(dues.filter(({ by }) => by === defaulter).map(({ to, amount }) => [to, amount]))
  const coming = sums(dues.filter(({ to }) => to === defaulter).map(({ by, amount }) => [by, amount]))
  const [owedInAll, comingInAll] = [total(owed.values()), total(coming.values())]
  // Before what others owe to it: that is in `open` as if it was paid.
  const unpaid = least(owedInAll, most(open + comingInAll, 0n))
  const passed = least(comingInAll, unpaid)
  const lacking = inProportion(unpaid, [...owed.values()])
  const taken = inProportion(passed, lacking)
  const lost = new Map([...owed.keys()].map((to, i) => [to, (lacking[i] ?? 0n) - (taken[i] ?? 0n)]))
  const parts = inProportion(passed, [...coming.values()])
  const rest = [...taken]
  const left = dues.filter(({ by, to }) => by !== defaulter && to !== defaulter)
  for (const [j, [by, amount]] of [...coming].entries()) {
    const each = inProportion(parts[j] ?? 0n, rest)
    for (const [i, to] of [...owed.keys()].entries()) {
      rest[i] = (rest[i] ?? 0n) - (each[i] ?? 0n)
      left.push({ by, to, amount: each[i] ?? 0n })
    }
    left.push({ by, to: defaulter, amount: amount - (parts[j] ?? 0n) })
  }
  return { lost, left: owing(left) }
}

function sums(list: readonly (readonly [key: string, amount: bigint])[]): Map<string, bigint> {
  const all = new Map<string, bigint>()
  for (const [key, amount] of list) all.set(key, (all.get(key) ?? 0n) + amount)
  return all
}
const total = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((sum, amount) => sum + amount, 0n)
const least = (one: bigint, other: bigint): bigint => (one < other ? one : other)
const most = (one: bigint, other: bigint): bigint => (one > other ? one : other)
