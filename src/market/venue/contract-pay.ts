import { nanoUsd } from '../../quantity/index.ts'
import { settleContracts, type Certificate, type OpenBook, type Settlement } from '../round/index.ts'
import { budgetOf } from './accounts.ts'
import type { Parcel } from './parcels.ts'
import type { Round } from './round.ts'
import type { Venue } from './venue.ts'

/** What price contracts pay, or are paid: for goods that one party hands over to another, and for nothing else. */

type Paid = Pick<Round, 'version' | 'behind' | 'book' | 'orders'>

/** Whether one party is behind both ends of a parcel, so that nobody else has paid its price. */
export const isOwn = ({ behind }: Pick<Round, 'behind'>, { from, to }: Pick<Parcel, 'from' | 'to'>): boolean =>
  behind.has(from) && behind.get(from) === behind.get(to)

/** What contracts pay for a cleared round, less what their sellers sold to themselves. */
export function paidByContracts(
  round: Paid,
  open: OpenBook,
  certificate: Certificate,
  parcels: readonly Parcel[],
): Settlement[] {
  const all = settleContracts(open, certificate)
  if (round.version < 3) return all
  const prices = new Map(open.nodes.map((node, n) => [node, certificate.prices[n] ?? 0]))
  return all.flatMap((one) => {
    const own = parcels
      .filter((parcel) => parcel.from === one.order && isOwn(round, parcel))
      .reduce((sum, { source, grams }) => sum + differenceOn(round, one.order, prices.get(source) ?? 0, grams), 0n)
    const amount = one.amount - own
    return amount === 0n ? [] : [{ ...one, amount: nanoUsd(amount) }]
  })
}

/**
 * What a contract has paid for a part of a parcel that does not come, or is called off; undefined if it is under none. What it has brought
 * stays in the budget while orders of another round may be under it: they count on that.
 */
export function paidForMissing(
  { rounds }: Pick<Venue, 'rounds'>,
  round: Round,
  parcel: Parcel,
  grams: number,
): Settlement | undefined {
  const contract = contractOf(round, parcel.from)
  if (round.version < 3 || contract === undefined || isOwn(round, parcel)) return undefined
  const amount = differenceOn(round, parcel.from, round.prices.get(parcel.source) ?? 0, grams)
  if (amount < 0n && [...rounds.values()].some(({ frozen, status }) => frozen !== undefined || status === 'opened'))
    return undefined
  return { order: parcel.from, budget: contract.budget, amount: nanoUsd(amount) }
}

/**
 * The same for several, as much as can go back: what a contract has brought, and its seller is to have again, may have been taken out of the
 * budget since.
 */
export function backFromContracts(
  venue: Venue,
  round: Round,
  missing: readonly { readonly parcel: Parcel; readonly grams: number }[],
): Settlement[] {
  const { ledger, currency } = venue
  const left = new Map<string, bigint>()
  return missing.flatMap(({ parcel, grams }) => {
    const paid = paidForMissing(venue, round, parcel, grams)
    if (paid === undefined || paid.amount === 0n) return []
    const there = left.get(paid.budget) ?? ledger.balance(budgetOf(paid.budget), currency)
    const amount = paid.amount < -there ? -there : paid.amount
    left.set(paid.budget, there + amount)
    return amount === 0n ? [] : [{ ...paid, amount: nanoUsd(amount) }]
  })
}

const contractOf = ({ book }: Pick<Round, 'book'>, order: string) =>
  book?.orders.find(({ id }) => id === order)?.contract

const differenceOn = (round: Pick<Round, 'book'>, order: string, price: number, grams: number): bigint =>
  BigInt(grams) * (BigInt(contractOf(round, order)?.strike ?? 0) - BigInt(price))
