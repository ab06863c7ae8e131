import type { Appliers } from './handler.ts'
import { billionthsOf } from '../../amounts.ts'
import { reviewOf } from '../rules/goods/trade-review.ts'
import type { Round } from '../state/round.ts'
import type { Dispute } from '../state/claims.ts'

type Kind =
  | 'dispute'
  | 'dispute-answered'
  | 'dispute-decided'
  | 'dispute-ended'
  | 'force-majeure'
  | 'force-majeure-decided'
  | 'trade-review'
  | 'trade-review-answered'
  | 'trade-review-refused'

/** What sides of a hand-over say of it, and what operators decide: disputes, force majeure, erroneous trades. */
export const claimAppliers: Appliers<Kind> = {
  dispute: (venue, { round, delivery, organisation: by, about, why, analysis }, { at }) => {
    const opened = { delivery, by, about, at, why, analysis }
    venue.round(round).disputes.set(delivery, { ...opened, answer: undefined, end: undefined })
  },
  'dispute-answered': (venue, { round, delivery, why, analysis }, { at }) => {
    disputeAbout(venue.round(round), delivery).answer = { at, why, analysis }
  },
  'dispute-decided': (venue, { round, delivery, decision: how, amount = '0', why }, { at }) => {
    disputeAbout(venue.round(round), delivery).end = { how, at, amount: billionthsOf(amount), why }
  },
  'dispute-ended': (venue, { round, delivery, how }, { at }) => {
    disputeAbout(venue.round(round), delivery).end = { how, at, amount: 0n, why: undefined }
  },
  'force-majeure': (venue, { round, parcel, why, document }, { at }) => {
    venue.round(round).forceMajeure.set(parcel, { parcel, at, why, document, decision: undefined })
  },
  'force-majeure-decided': (venue, { round, parcel, days = 0, why }, { at }) => {
    const declared = venue.round(round).forceMajeure.get(parcel)
    if (declared === undefined) throw new Error(`no force majeure about ${parcel}`)
    declared.decision = { at, days, why }
  },
  'trade-review': (venue, { round, parcel, organisation: by, compensation, why }, { at }) => {
    const asked = { parcel, by, at, why, compensation: billionthsOf(compensation) }
    venue.round(round).tradeReviews.set(parcel, { ...asked, answer: undefined, end: undefined })
  },
  'trade-review-answered': (venue, { round, parcel, consents, why }, { at }) => {
    reviewOf(venue.round(round), parcel).answer = { at, consents, why }
  },
  'trade-review-refused': (venue, { round, parcel, why }, { at }) => {
    reviewOf(venue.round(round), parcel).end = { at, how: 'refused', grams: 0, why }
  },
}

function disputeAbout({ disputes }: Pick<Round, 'disputes'>, delivery: string): Dispute {
  const dispute = disputes.get(delivery)
  if (dispute === undefined) throw new Error(`no dispute about ${delivery}`)
  return dispute
}
