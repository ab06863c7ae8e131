import { z } from 'zod'
import { decimalOf } from '../../ledger/index.ts'
import { billionthsOf, moneyOrNone } from '../../amounts.ts'
import { command, OPERATOR_ONLY, ownOrganisation, roundNamed, TRADER_ONLY } from './command.ts'
import { id, text, uri } from '../forms/schemas.ts'
import { isOverBy } from '../forms/days.ts'
import { partiesOf } from '../rules/goods/dispute.ts'
import { refuseLessForDisputes } from '../rules/money/dispute-money.ts'
import { refuseMoreOwed } from '../rules/money/owed.ts'
import { goodsAt } from '../forms/plain.ts'
import { refuse } from '../forms/refusal.ts'
import type { Round } from '../state/round.ts'
import {
  cancellationOf,
  isPending,
  mostCompensation,
  reviewableIn,
  reviewableUntil,
} from '../rules/goods/trade-review.ts'
import type { TradeReview } from '../state/claims.ts'
import { CONSENT_DAYS, REVIEW_DAYS } from '../rules/goods/trade-review-days.ts'
import type { MarketState } from '../state/market-state.ts'

const which = { round: id, parcel: uri }

/** The erroneous-trade procedure. */
export const tradeReviewCommands = {
  'ask-trade-review': command(
    TRADER_ONLY,
    'orders',
    'Asks for the cancellation of a parcel that your organisation sold or bought by a mistake in its order, within the days that the terms of its round give. Once for each parcel; it is not taken back.',
    z.strictObject({
      ...which,
      compensation: moneyOrNone.meta({
        description:
          'what you pay the other side if it is cancelled, besides the freight: no more than the damages of the terms',
      }),
      why: text,
    }),
    (venue, { round: name, parcel, compensation, why }, context) => {
      const organisation = ownOrganisation(venue, context)
      const round = roundNamed(venue, name, 'cleared')
      const until = reviewableUntil(round)
      if (until === undefined)
        return refuse(
          'TRADE_REVIEW_NONE',
          `The terms of "${name}" know no cancellation of erroneous trades.`,
          'Settle it with the other side, and hand over what was sold.',
        )
      refuseStranger(round, parcel, organisation)
      if (isOverBy(until, context.at))
        refuse(
          'TRADE_REVIEW_LATE',
          `"${name}" was cleared at ${round.clearedAt ?? ''}, and a review could be asked for within ${round.spec.erroneousTradeDays} days.`,
          'Settle it with the other side, and hand over what was sold.',
        )
      if (round.tradeReviews.has(parcel))
        refuse('TRADE_REVIEW_TWICE', 'It was asked for before.', 'A review is asked for once for each parcel.')
      const { parcel: found, grams } = reviewableIn(venue, round, parcel)
      const most = mostCompensation(round, found, grams)
      if (billionthsOf(compensation) > most)
        refuse(
          'TRADE_REVIEW_COMPENSATION',
          `${compensation} ${venue.currency} are offered, and the damages of this parcel are ${decimalOf(most)}.`,
          'Offer no more than that.',
        )
      return [{ kind: 'trade-review', round: name, parcel, organisation, compensation, why }]
    },
  ),
  'answer-trade-review': command(
    TRADER_ONLY,
    'orders',
    'Consents to the cancellation of a parcel that its other side has asked for, or does not: once.',
    z.strictObject({ ...which, consents: z.boolean(), why: text }),
    (venue, { round: name, parcel, consents, why }, context) => {
      const organisation = ownOrganisation(venue, context)
      const round = roundNamed(venue, name, 'cleared')
      refuseStranger(round, parcel, organisation)
      const review = pendingReview(round, parcel, context.at)
      if (review.by === organisation)
        refuse('TRADE_REVIEW_OWN', 'You have asked for it yourself.', 'The other side answers.')
      if (review.answer !== undefined)
        refuse('TRADE_REVIEW_OVER', `It was answered at ${review.answer.at}.`, 'Wait for what the operators decide.')
      // To decline takes nothing; to consent takes that there is something to undo.
      if (consents) reviewableIn(venue, round, parcel)
      return [{ kind: 'trade-review-answered', round: name, parcel, organisation, consents, why }]
    },
  ),
  'decide-trade-review': command(
    OPERATOR_ONLY,
    'operate',
    'Decides a review of a trade: the parcel is cancelled, if its other side has consented, or the review is refused. Prices and all other results stay as they are.',
    z.strictObject({ ...which, decision: z.enum(['cancelled', 'refused']), why: text }),
    (venue, { round: name, parcel, decision, why }, { at }) => {
      const round = roundNamed(venue, name, 'cleared')
      const review = pendingReview(round, parcel, at)
      if (decision === 'refused') return [{ kind: 'trade-review-refused', round: name, parcel, why }]
      if (review.answer === undefined)
        refuse(
          'TRADE_REVIEW_CONSENT',
          'The other side has not consented.',
          'Wait for its answer, or refuse the review: nothing is undone against its will.',
        )
      const { parcel: found, grams } = reviewableIn(venue, round, parcel)
      refuseUnpaid(venue, round, { change: cancellationOf(round, found, grams), ...partiesOf(round, found), at })
      return [{ kind: 'trade-cancelled', round: name, parcel, ...goodsAt(found.sink), grams, why }]
    },
  ),
} as const

/** There are no parcels of others, for all that a member is shown. */
function refuseStranger(round: Round, named: string, organisation: string): void {
  const parcel = round.parcels.find(({ id: one }) => one === named)
  if (parcel === undefined || !Object.values(partiesOf(round, parcel)).includes(organisation))
    refuse(
      'PARCEL_UNKNOWN',
      `Your organisation has no parcel "${named}" in "${round.id}".`,
      'Look at the list of your parcels.',
    )
}

function pendingReview({ tradeReviews }: Round, parcel: string, at: string): TradeReview {
  const review = tradeReviews.get(parcel)
  if (review === undefined)
    return refuse('TRADE_REVIEW_UNKNOWN', 'No review of this parcel was asked for.', 'Look at the list of reviews.')
  if (isPending(review, at)) return review
  const { answer, end } = review
  if (end !== undefined) refuse('TRADE_REVIEW_OVER', `It was ${end.how} at ${end.at}.`, 'There is nothing to do.')
  if (answer?.consents === false)
    refuse('TRADE_REVIEW_OVER', `The other side has not consented, at ${answer.at}.`, 'There is nothing to do.')
  return refuse(
    'TRADE_REVIEW_OVER',
    answer === undefined
      ? `The other side did not consent in ${CONSENT_DAYS} days from ${review.at}, and it counts as dismissed.`
      : `It was not decided in ${REVIEW_DAYS} days from ${review.at}, and counts as dismissed.`,
    'There is nothing to do.',
  )
}

/** Others are not to pay for what two agree on: neither owes more than it has free, and what disputes bind stays bound. */
function refuseUnpaid(
  venue: MarketState,
  round: Round,
  {
    change,
    seller,
    buyer,
    at,
  }: { readonly change: bigint; readonly seller: string; readonly buyer: string; readonly at: string },
): void {
  const changes = new Map([
    [seller, -change],
    [buyer, change],
  ])
  refuseMoreOwed(venue, round, changes)
  refuseLessForDisputes(venue, round, { changes, at })
}
