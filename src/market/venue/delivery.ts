import { actOf, type LotBook, type Recorded } from '../origin/index.ts'
import type { Round } from './round.ts'

/**
 * Grams delivered of each parcel of a round: what transfers name it as their order, from who brings it to who takes it, and stand in
 * the book of lots.
 */
export function deliveredIn(
  round: Round,
  { recorded, lots }: { readonly recorded: readonly Recorded[]; readonly lots: LotBook },
): Map<string, number> {
  const parties = new Map(
    round.parcels.map(({ id, from, to }) => [
      id,
      { from: round.orders.get(from)?.organisation, to: round.orders.get(to)?.organisation },
    ]),
  )
  const standing = new Set(lots.events)
  const delivered = new Map<string, number>()
  for (const { event } of recorded) {
    const act = actOf(event)
    if ('code' in act || act.kind !== 'transfer' || !standing.has(act.id)) continue
    const due = parties.get(act.order)
    if (due === undefined || due.from !== act.from || due.to !== act.to) continue
    const grams = act.lots.reduce((sum, { mass }) => sum + Number(mass), 0)
    delivered.set(act.order, (delivered.get(act.order) ?? 0) + grams)
  }
  return delivered
}
