import type { CustodyEvent, LotsShown, ParcelsShown, RoundsShown } from '../../../../src/market/index.ts'
import { grams } from '../../../../src/quantity/index.ts'
import { gramsIn, kgText } from '../../parts/exact.ts'
import type { Circumstances } from '../../client/recording.ts'

export type Parcel = ParcelsShown['parcels'][number]
export type Lot = LotsShown['lots'][number]

/** Parcels of rounds that are cleared and not settled yet, by side. They keep their order: nothing jumps while somebody hands over. */
export function openParcels(
  parcels: readonly Parcel[],
  rounds: RoundsShown['rounds'],
  side: Parcel['side'],
): readonly Parcel[] {
  const open = new Set(rounds.flatMap(({ id, status }) => (status === 'cleared' ? [id] : [])))
  return parcels.filter((parcel) => parcel.side === side && open.has(parcel.round))
}

/**
 * Lots that a parcel can be handed over from: of what was sold, where it was sold, and of that grade or a stricter one. A part can be
 * split off only at a site of one's own; elsewhere a lot goes as a whole, if it is no more than what is left.
 *
 * @param grades by origin, the strictest first
 */
export function lotsFor(
  { from, left }: Pick<Parcel, 'from' | 'left'>,
  lots: readonly Lot[],
  { grades, ownSites }: { readonly grades: readonly string[]; readonly ownSites: ReadonlySet<string> },
): readonly Lot[] {
  const promised = grades.indexOf(from.grade)
  const wanted = gramsIn(left)
  const fit = lots.filter((lot) => {
    const there = gramsIn(lot.left)
    const grade = grades.indexOf(lot.grade ?? '')
    return (
      lot.material === from.material &&
      lot.country === from.place &&
      lot.site !== null &&
      lot.container === null &&
      there > 0n &&
      grade >= 0 &&
      grade <= promised &&
      (ownSites.has(lot.site) || there <= wanted)
    )
  })
  // One that is enough comes first, the smallest such; then those of which the most can be given.
  return fit.sort((one, other) => {
    const [a, b] = [gramsIn(one.left), gramsIn(other.left)]
    if (a >= wanted !== b >= wanted) return a >= wanted ? -1 : 1
    return a === b ? 0 : a < b === a >= wanted ? -1 : 1
  })
}

/** As much as can be handed over at once from a lot, in kilograms. */
export function mostOf({ left }: Pick<Parcel, 'left'>, lot: Lot): string {
  const [wanted, there] = [gramsIn(left), gramsIn(lot.left)]
  return kgText(wanted < there ? wanted : there)
}

/** What is left of a parcel after so many kilograms of it. */
export function leftAfter({ left }: Pick<Parcel, 'left'>, kg: string): string {
  const rest = gramsIn(left) - gramsIn(kg)
  return kgText(rest > 0n ? rest : 0n)
}

interface HandOver {
  readonly parcel: Pick<Parcel, 'parcel'>
  readonly lot: Lot
  readonly mass: bigint
  readonly seller: string
  readonly buyer: string
  readonly elements: readonly string[]
  /** Where the lot lies, and when it is handed over. */
  readonly where: Circumstances
  readonly part: string
  readonly events: { readonly split: string; readonly transfer: string }
}

/** What is recorded to hand over some of a lot: a part is split off first, since lots change hands as a whole. */
export function handOver({
  parcel,
  lot,
  mass,
  seller,
  buyer,
  elements,
  where,
  part,
  events,
}: HandOver): CustodyEvent[] {
  const isWhole = mass === gramsIn(lot.left)
  const given = { lot: isWhole ? lot.id : part, mass: grams(mass) }
  const transfer: CustodyEvent = {
    kind: 'transfer',
    id: events.transfer,
    ...where,
    lots: [given],
    from: seller,
    to: buyer,
    order: parcel.parcel,
  }
  if (isWhole) return [transfer]
  const split: CustodyEvent = {
    kind: 'regroup',
    id: events.split,
    ...where,
    // An event happens after the one before it, be it by a moment.
    at: new Date(Date.parse(where.at) - 1).toISOString(),
    inputs: [{ lot: lot.id, mass: grams(mass) }],
    outputs: [{ ...given, material: lot.material, elements }],
  }
  return [split, transfer]
}
