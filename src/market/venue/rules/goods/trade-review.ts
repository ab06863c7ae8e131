import { daysAfter, isOverBy } from '../../forms/days.ts'
import { openParcels } from './delivery.ts'
import { partiesOf } from './dispute.ts'
import { damagesOn } from '../money/owed.ts'
import type { Parcel, Round } from '../../state/round.ts'
import { valueAt } from './parcels.ts'
import { refuse } from '../../forms/refusal.ts'
import { CONSENT_DAYS, REVIEW_DAYS } from './trade-review-days.ts'
import type { MarketState } from '../../state/market-state.ts'
import type { TradeReview } from '../../state/claims.ts'
import { contractUnder } from '../../../round/index.ts'

/**
 * Erroneous trades: a side that has a parcel by a mistake in its own order asks for its cancellation, the other side consents, and operators
 * decide. The price and what all others have of the round stay as they are.
 */

/** Until when a parcel's cancellation may be asked for, in ms since 1970; undefined where the terms know none. */
export const reviewableUntil = ({ spec, clearedAt }: Pick<Round, 'spec' | 'clearedAt'>): number | undefined =>
  spec.erroneousTradeDays === undefined || clearedAt === undefined
    ? undefined
    : daysAfter(clearedAt, spec.erroneousTradeDays)

/** Until when the other side may consent, in ms since 1970. */
export const consentBy = ({ at }: Pick<TradeReview, 'at'>): number => daysAfter(at, CONSENT_DAYS)
/** Until when operators may decide, in ms since 1970. */
export const reviewedBy = ({ at }: Pick<TradeReview, 'at'>): number => daysAfter(at, REVIEW_DAYS)

/** Whether it waits for the other side's consent, or for the operators. */
export const isPending = (review: TradeReview, at: string): boolean =>
  review.end === undefined &&
  (review.answer === undefined
    ? !isOverBy(consentBy(review), at)
    : review.answer.consents && !isOverBy(reviewedBy(review), at))

export interface Cancelled {
  readonly parcel: Parcel
  readonly grams: number
  /** The side that asked for it. */
  readonly by: string
}

/** Parcels of a round that were cancelled. */
export const cancelledIn = ({ parcels, tradeReviews }: Pick<Round, 'parcels' | 'tradeReviews'>): Cancelled[] =>
  parcels.flatMap((parcel) => {
    const { by, end } = tradeReviews.get(parcel.id) ?? {}
    return by === undefined || end?.how !== 'cancelled' ? [] : [{ parcel, grams: end.grams, by }]
  })

/**
 * What goes from the seller to the buyer if a parcel is cancelled (the other way, if negative), in nano-dollars: the side that asks bears the
 * freight and pays the other one what it offers.
 */
export function cancellationOf(round: Round, parcel: Parcel, grams: number): bigint {
  const { by, compensation } = reviewOf(round, parcel.id)
  return by === partiesOf(round, parcel).seller
    ? valueAt(round, parcel.sink, grams) + compensation
    : valueAt(round, parcel.source, grams) - compensation
}

/** The most that may be offered: what who simply did not deliver would pay. */
export function mostCompensation(round: Round, { sink }: Pick<Parcel, 'sink'>, grams: number): bigint {
  const damages = damagesOn(round, valueAt(round, sink, grams))
  return damages > 0n ? damages : 0n
}

/** Why a parcel is not reviewed, for either side; undefined if it may be. */
export function whyNotReviewable(round: Round, { id, from }: Parcel): 'handed-over' | 'contract' | undefined {
  if ([...round.deliveries.values()].some(({ parcel }) => parcel.id === id)) return 'handed-over'
  // What the budget of its price contract paid was paid for goods that are sold.
  const sold = round.accepted.get(from)
  if (sold !== undefined && contractUnder(sold) !== undefined) return 'contract'
  return undefined
}

/** What of a parcel is to be handed over still, and could be cancelled. */
export function reviewableIn(
  venue: Pick<MarketState, 'lots'>,
  round: Round,
  named: string,
): { parcel: Parcel; grams: number } {
  const parcel = round.parcels.find(({ id }) => id === named)
  const grams = openParcels(venue, round).find((one) => one.parcel === named)?.grams
  if (parcel === undefined || grams === undefined) return refuse('PARCEL_NOT_OPEN', { parcel: named })
  const whyNot = whyNotReviewable(round, parcel)
  if (whyNot !== undefined) refuse(`TRADE_NOT_REVIEWABLE:${whyNot}`, {})
  return { parcel, grams }
}

/** Refuses to declare undelivered what may still be cancelled. */
export function refusePending({ tradeReviews }: Round, parcel: string, at: string): void {
  const review = tradeReviews.get(parcel)
  if (review !== undefined && isPending(review, at)) refuse('TRADE_REVIEW_OPEN', { at: review.at })
}

/** Refuses to hand over what both sides have agreed to undo, until operators have decided: neither goes back on its word as prices move. */
export function refuseAgreed({ tradeReviews }: Round, parcel: string, at: string): void {
  const review = tradeReviews.get(parcel)
  if (review?.answer !== undefined && isPending(review, at))
    refuse('TRADE_REVIEW_OPEN:agreed', { parcel, days: REVIEW_DAYS, at: review.at })
}

export function reviewOf({ tradeReviews }: Pick<Round, 'tradeReviews'>, parcel: string): TradeReview {
  const review = tradeReviews.get(parcel)
  if (review === undefined) throw new Error(`no review of ${parcel}`)
  return review
}
