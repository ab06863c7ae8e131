import { z } from 'zod'
import { actOf, isRefusal, sitesSchema, verifyCredential, type Recorded } from '../origin/index.ts'
import { checked, command, OPERATOR_ONLY, TRADER_ONLY } from './command.ts'
import { deliveredIn, deliveryOf, massOf, whyNoDelivery } from './delivery.ts'
import { CommandRefused, refuse } from './refusal.ts'
import type { Venue } from './venue.ts'

/** Where material comes from: sites, and what happened to lots. */
export const lotCommands = {
  'register-site': command(
    OPERATOR_ONLY,
    'operate',
    'Registers a site: where it lies, who runs it, what it can do, what a mine may bring out in a year.',
    z.strictObject({ site: sitesSchema.element }),
    (venue, { site }) => {
      checked(() => venue.registryWith(site.id, site))
      return [{ kind: 'site', site }]
    },
  ),
  'record-lot-event': command(
    TRADER_ONLY,
    'lots',
    'Takes a signed record (EPCIS event in a verifiable credential) of what happened to lots, if every gram in it can be where it says.',
    z.strictObject({ credential: z.string().min(1).max(200_000) }),
    async (venue, { credential }, { at }) => {
      const recorded = await verifyCredential(credential, { keys: venue.signingKeys, received: at })
      if (isRefusal(recorded)) throw new CommandRefused(recorded)
      const before = new Set(venue.lots.refused.map(({ code, event }) => `${code} ${event}`))
      refuseWrongDelivery(venue, recorded)
      const { refused } = venue.lotsWith(recorded)
      const fresh = refused.filter(({ code, event }) => !before.has(`${code} ${event}`))
      // A correction may bring down what stood on the event it corrects: that is told, and it is taken all the same.
      const own = fresh.filter(({ event }) => event === recorded.event.eventID)
      if (own.length > 0) throw new CommandRefused(...own)
      return [{ kind: 'lot-event', token: credential }]
    },
  ),
} as const

/** Who hands over something else than what was sold, or more of it, is told before it is gone. */
function refuseWrongDelivery(venue: Venue, { event }: Recorded): void {
  const act = actOf(event)
  const delivery = isRefusal(act) || act.error !== undefined ? undefined : deliveryOf(venue, act)
  if (delivery === undefined) return
  const { round, parcel, transfer } = delivery
  const why = whyNoDelivery(venue, delivery)
  if (why !== undefined)
    refuse('PARCEL_OTHER_GOODS', why, 'Hand over what was sold, where it was sold, or leave the parcel out.')
  const left = parcel.grams - (deliveredIn(round, venue).get(parcel.id) ?? 0) - (round.undelivered.get(parcel.id) ?? 0)
  if (massOf(transfer) > left)
    refuse(
      'PARCEL_EXCEEDED',
      `Of the parcel ${parcel.id} ${left} g are still to come, and this hands over ${massOf(transfer)} g.`,
      'Split the lot and hand over what is due.',
    )
}
