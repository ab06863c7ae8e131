import type { Appliers } from './handler.ts'
import type { MarketState } from '../state/market-state.ts'
import { actOf, isRefusal, type Recorded, parseEvent } from '../../origin/index.ts'
import { deliveryOf, whyNoDelivery, massOf } from '../rules/goods/delivery.ts'
import { base64url } from 'jose'

/** Sites, and what happens to lots. */
export const lotAppliers: Appliers<'site' | 'lot-event'> = {
  site: (venue, { site }) => venue.keepSite((site as { id: string }).id, site),
  'lot-event': (venue, { token }, { at }) => {
    venue.keepRecord(recordedIn(token, at))
    noteDelivery(venue)
  },
}

/** Takes note of the last record, if it delivers something: whether it does is judged when it comes in, and not again. */
function noteDelivery(venue: MarketState): void {
  const last = venue.recorded.at(-1)
  if (last === undefined || last.event.errorDeclaration !== undefined) return
  const act = actOf(last.event)
  const delivery = isRefusal(act) ? undefined : deliveryOf(venue, act)
  if (delivery === undefined || whyNoDelivery(venue, delivery) !== undefined) return
  const { round, parcel, transfer } = delivery
  round.deliveries.set(transfer.id, { parcel, grams: massOf(transfer), at: last.received })
}

/** What a credential says, of one that was verified when it was taken. */
function recordedIn(token: string, received: string): Recorded {
  const payload = token.split('.')[1] ?? ''
  const { issuer, credentialSubject } = JSON.parse(new TextDecoder().decode(base64url.decode(payload))) as {
    issuer: string
    credentialSubject: Record<string, unknown>
  }
  return { event: parseEvent(credentialSubject['ytterby:event']), signer: issuer, received }
}
