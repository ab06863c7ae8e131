import { at } from '../../../../lists/index.ts'
import { validateBook, type Book, type Certificate } from '../../../round/index.ts'
import { carriedOf, valueAt } from '../goods/parcels.ts'
import type { Parcel, Round } from '../../state/round.ts'

/** What a route is paid for carrying a part of a parcel. Nano-dollars. */
interface Carriage {
  readonly carrier: string
  readonly freight: bigint
  /** Of a full route, what others would have paid beyond its freight. */
  readonly rent: bigint
}

export type CarriageOf = (parcel: Parcel, grams: number) => Carriage[]
/** By certificate: worked out once, since it is asked for with each hand-over. */
const KNOWN = new WeakMap<Certificate, CarriageOf>()

/** Looks up who carries how much of a round's parcels for what. */
export function carriageIn(round: Round): CarriageOf {
  const { book, certificate } = round
  if (book === undefined || certificate === undefined) return () => []
  const known = KNOWN.get(certificate) ?? carriageBy(round, book, certificate)
  KNOWN.set(certificate, known)
  return known
}

function carriageBy(round: Round, book: Book, certificate: Certificate): CarriageOf {
  const open = validateBook(book)
  const carried = new Map(carriedOf(round.id, open, certificate).map(({ parcel, legs }) => [parcel.id, legs]))
  const carriers = new Map(round.terms.routes.map(({ id, owner }) => [id, owner]))
  return ({ id }, grams) =>
    (carried.get(id) ?? []).flatMap((l) => {
      const { route, from, to, cost } = at(open.legs, l)
      const carrier = route === undefined ? undefined : carriers.get(route)
      if (carrier === undefined) return []
      const paid = valueAt(round, at(open.nodes, to), grams) - valueAt(round, at(open.nodes, from), grams)
      const rent = paid - BigInt(cost) * BigInt(grams)
      return [rent > 0n ? { carrier, freight: paid - rent, rent } : { carrier, freight: paid, rent: 0n }]
    })
}
