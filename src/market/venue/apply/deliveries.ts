import type { Appliers } from './handler.ts'
import { duesOfUndelivered, duesOfCancelled } from '../rules/money/dues.ts'
import { giveBack } from './contracts.ts'
import { calledOff } from '../rules/goods/delivery.ts'
import { noteRecalled } from './money.ts'
import { reviewOf } from '../rules/goods/trade-review.ts'

/** Goods that do not come, and members that cannot pay. */
export const deliveryAppliers: Appliers<'undelivered' | 'defaulted' | 'trade-cancelled'> = {
  undelivered: (venue, { round: id, parcel: named, grams }) => {
    const round = venue.round(id)
    // A correction may open a parcel again of which some was declared before.
    const before = round.version < 2 ? 0 : (round.undelivered.get(named) ?? 0)
    round.undelivered.set(named, before + grams)
    const parcel = round.parcels.find((one) => one.id === named)
    if (parcel === undefined || round.version < 3) return
    round.dues = [...round.dues, ...duesOfUndelivered(round, [parcel, grams])]
    giveBack(venue, round, [{ parcel, grams }])
  },
  defaulted: (venue, { round: id, organisation, why }, { closing }) => {
    const round = venue.round(id)
    const off = calledOff(venue, round, organisation)
    for (const { parcel, grams } of off)
      round.undelivered.set(parcel.id, (round.undelivered.get(parcel.id) ?? 0) + grams)
    giveBack(venue, round, off)
    round.dues = closing?.dues ?? []
    if (closing !== undefined) noteRecalled(venue, closing.recalled, organisation)
    round.defaulted.add(organisation)
    venue.member(organisation).suspended = `in default: ${why}`
  },
  'trade-cancelled': (venue, { round: id, parcel: named, grams, why }, { at }) => {
    const round = venue.round(id)
    const parcel = round.parcels.find((one) => one.id === named)
    if (parcel !== undefined) round.dues = [...round.dues, ...duesOfCancelled(round, [parcel, grams])]
    reviewOf(round, named).end = { at, how: 'cancelled', grams, why }
    round.undelivered.set(named, (round.undelivered.get(named) ?? 0) + grams)
  },
}
