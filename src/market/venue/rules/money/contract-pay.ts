import { nanoUsd } from '../../../../quantity/index.ts'
import {
  settleContracts,
  type Book,
  type Certificate,
  type CanonicalBook,
  type Order,
  type Settlement,
} from '../../../round/index.ts'
import type { Parcel, Round } from '../../state/round.ts'

/** What price contracts pay, or are paid: for goods that one party hands over to another, and for nothing else. */

type Paid = Pick<Round, 'version' | 'beneficialOwners' | 'book' | 'orders'>

/** Whether one party is behind both ends of a parcel, so that nobody else has paid its price. */
export const isOwn = (
  { beneficialOwners }: Pick<Round, 'beneficialOwners'>,
  { from, to }: Pick<Parcel, 'from' | 'to'>,
): boolean => beneficialOwners.has(from) && beneficialOwners.get(from) === beneficialOwners.get(to)

/** What contracts pay for a cleared round, less what their sellers sold to themselves. */
export function paidByContracts(
  round: Paid,
  open: CanonicalBook,
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

/** What a contract has paid, or brought, for a part of a parcel; undefined if it is under none. */
function onPart(round: Round, parcel: Parcel, grams: number): Settlement | undefined {
  const contract = contractsOf(round.book).get(parcel.from)
  if (round.version < 3 || contract === undefined || isOwn(round, parcel)) return undefined
  const amount = differenceOn(round, parcel.from, round.prices.get(parcel.source) ?? 0, grams)
  return { order: parcel.from, budget: contract.budget, amount: nanoUsd(amount) }
}

/** What a seller under a contract gets for goods beyond their price (less, if negative), in nano-dollars. */
export const beyondPrice = (round: Round, parcel: Parcel, grams: number): bigint =>
  onPart(round, parcel, grams)?.amount ?? 0n

/** What goes back for parts that do not come, or are called off: to the budgets what they have paid, to the sellers what they were to bring. */
export const backFromContracts = (
  round: Round,
  missing: readonly { readonly parcel: Parcel; readonly grams: number }[],
): Settlement[] =>
  missing.flatMap(({ parcel, grams }) => {
    const paid = onPart(round, parcel, grams)
    return paid === undefined || paid.amount === 0n ? [] : [paid]
  })

/** What contracts have brought by goods that came. */
export const broughtIn = (round: Round): Settlement[] =>
  round.parcels.flatMap((parcel) => {
    const brought = onPart(round, parcel, parcel.grams - (round.undelivered.get(parcel.id) ?? 0))
    return brought === undefined || brought.amount >= 0n ? [] : [brought]
  })

/** Budgets of the contracts that a round's orders are under. */
export const budgetsOf = ({ book }: Pick<Round, 'book'>): Set<string> =>
  new Set([...contractsOf(book).values()].map(({ budget }) => budget))

type Contracts = ReadonlyMap<string, NonNullable<Order['contract']>>
/** By order, for each book: worked out once, since it is asked for each parcel. */
const KNOWN = new WeakMap<Book, Contracts>()

function contractsOf(book: Book | undefined): Contracts {
  if (book === undefined) return new Map()
  const known =
    KNOWN.get(book) ?? new Map(book.orders.flatMap(({ id, contract }) => (contract ? [[id, contract]] : [])))
  KNOWN.set(book, known)
  return known
}

const differenceOn = ({ book }: Pick<Round, 'book'>, order: string, price: number, grams: number): bigint =>
  BigInt(grams) * (BigInt(contractsOf(book).get(order)?.strike ?? 0) - BigInt(price))
