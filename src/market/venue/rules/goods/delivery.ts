import type { CustodyEvent } from '../../../origin/index.ts'
import type { Parcel, Round, Delivered } from '../../state/round.ts'
import { goodsAt } from '../../forms/plain.ts'
import { nonconformityOf } from './conformity.ts'
import type { MarketState } from '../../state/market-state.ts'

type Transfer = Extract<CustodyEvent, { kind: 'transfer' }>

/** A transfer that names a parcel of a cleared round. */
interface Delivery {
  readonly round: Round
  readonly parcel: Parcel
  readonly transfer: Transfer
}

/** What parcel an act is the delivery of, if it is one. */
export function deliveryOf({ rounds }: Pick<MarketState, 'rounds'>, act: CustodyEvent): Delivery | undefined {
  if (act.kind !== 'transfer') return undefined
  for (const round of rounds.values()) {
    const parcel = round.parcels.find(({ id }) => id === act.order)
    if (parcel !== undefined) return { round, parcel, transfer: act }
  }
  return undefined
}

/**
 * Why a transfer does not deliver the parcel that it names; undefined if it does. Lots change hands where the goods are sold or where
 * they are bought, and are of the grade that the buyer pays for.
 */
export function whyNoDelivery(
  venue: Pick<MarketState, 'grades' | 'lots' | 'registry'>,
  { round, parcel, transfer }: Delivery,
): string | undefined {
  const [seller, buyer] = [parcel.from, parcel.to].map((order) => round.orders.get(order)?.organisation)
  if (transfer.from !== seller || transfer.to !== buyer)
    return `The parcel ${parcel.id} goes from ${seller ?? 'the operator'} to ${buyer ?? 'the operator'}, and this from ${transfer.from} to ${transfer.to}.`
  const goods = goodsAt(parcel.sink)
  const places = [goodsAt(parcel.source).place, goods.place]
  if (!places.includes(transfer.country))
    return `The parcel ${parcel.id} is handed over in ${[...new Set(places)].join(' or ')}, and this is in ${transfer.country}.`
  for (const { lot: id } of transfer.lots) {
    const lot = venue.lots.lots.get(id)
    const why = lot === undefined ? `There is no lot ${id}.` : nonconformityOf(venue, lot, goods)
    if (why !== undefined) return why
  }
  return undefined
}

export const massOf = ({ lots }: Transfer): number => lots.reduce((sum, { mass }) => sum + Number(mass), 0)

/** A delivery of a round, if its transfer stands. */
export const deliveryStanding = (
  { lots }: Pick<MarketState, 'lots'>,
  { deliveries }: Pick<Round, 'deliveries'>,
  event: string,
): Delivered | undefined => (lots.events.has(event) ? deliveries.get(event) : undefined)

/** Deliveries of a round, by transfers that still stand. */
export function* deliveriesIn(
  { deliveries }: Pick<Round, 'deliveries'>,
  { lots }: Pick<MarketState, 'lots'>,
): Generator<{ readonly parcel: Parcel; readonly grams: number }> {
  for (const [event, delivery] of deliveries) if (lots.events.has(event)) yield delivery
}

/** Grams delivered of each parcel of a round. */
export function deliveredIn(round: Round, state: Pick<MarketState, 'lots'>): Map<string, number> {
  const delivered = new Map<string, number>()
  for (const { parcel, grams } of deliveriesIn(round, state))
    delivered.set(parcel.id, (delivered.get(parcel.id) ?? 0) + grams)
  return delivered
}

/** What is still to be delivered from member to member. */
export function openParcels(
  venue: Pick<MarketState, 'lots'>,
  round: Round,
): { readonly parcel: string; readonly grams: number }[] {
  const delivered = deliveredIn(round, venue)
  return round.parcels.flatMap(({ id: parcel, from, to, grams }) => {
    if (!round.orders.has(from) || !round.orders.has(to)) return []
    const same = round.orders.get(from)?.organisation === round.orders.get(to)?.organisation
    const left = grams - (delivered.get(parcel) ?? 0) - (round.undelivered.get(parcel) ?? 0)
    return left > 0 && !same ? [{ parcel, grams: left }] : []
  })
}

/** What a default calls off: of parcels to and from the defaulter, what was not handed over. */
export function calledOff(
  venue: Pick<MarketState, 'lots'>,
  round: Round,
  defaulter: string,
): { readonly parcel: Parcel; readonly grams: number }[] {
  if (round.version < 2) return []
  const open = new Map(openParcels(venue, round).map(({ parcel, grams }) => [parcel, grams]))
  return round.parcels.flatMap((parcel) => {
    const grams = open.get(parcel.id)
    const isOfTheirs = [parcel.from, parcel.to].some((order) => round.orders.get(order)?.organisation === defaulter)
    return grams !== undefined && isOfTheirs ? [{ parcel, grams }] : []
  })
}
