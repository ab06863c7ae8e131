import { z } from 'zod'
import { decimalOf } from '../../ledger/index.ts'
import { billionthsOf, money } from '../../amounts.ts'
import { command, OPERATOR_ONLY, ownOrganisation, roundNamed, TRADER_ONLY, type Context } from './command.ts'
import { id, sha256, text, uri } from '../forms/schemas.ts'
import { daysAfter, isOverBy } from '../forms/days.ts'
import { deliveryStanding } from '../rules/goods/delivery.ts'
import { boundByDisputes } from '../rules/money/dispute-money.ts'
import { ABOUT } from '../events/dispute-about.ts'
import { ANSWER_DAYS, disputableUntil, DISPUTE_DAYS, lapsesAt, partiesOf } from '../rules/goods/dispute.ts'
import type { Dispute } from '../state/claims.ts'
import { refuse } from '../forms/refusal.ts'
import type { Round } from '../state/round.ts'
import type { MarketState } from '../state/market-state.ts'

const analysis = sha256
  .optional()
  .meta({ description: 'SHA-256 of a certificate of analysis; the certificate itself goes to the other side' })
const which = { round: id, delivery: uri.meta({ description: 'id of the transfer that delivered' }) }

/** Disputes about what was handed over. */
export const disputeCommands = {
  'open-dispute': command(
    TRADER_ONLY,
    'orders',
    'Disputes a delivery that your organisation handed over or was handed, within the days that the terms of its round give. What the seller gets for it stays bound until that is over.',
    z.strictObject({ ...which, about: z.enum(ABOUT), why: text, analysis }),
    (venue, { round: name, delivery, about, why, analysis: hash }, context) => {
      const organisation = ownOrganisation(venue, context)
      const round = roundNamed(venue, name, 'cleared')
      refuseUndisputable(venue, round, { delivery, organisation, at: context.at })
      return [{ kind: 'dispute', round: name, delivery, organisation, about, why, ...hashed(hash) }]
    },
  ),
  'answer-dispute': command(
    TRADER_ONLY,
    'orders',
    'Answers a dispute that the other side of a delivery has opened: once.',
    z.strictObject({ ...which, why: text, analysis }),
    (venue, { round: name, delivery, why, analysis: hash }, context) => {
      const organisation = ownOrganisation(venue, context)
      const round = roundNamed(venue, name)
      const dispute = openDispute(round, delivery, organisation)
      refuseLapsed(dispute, context)
      if (dispute.by === organisation)
        refuse('DISPUTE_OWN', 'You have opened this dispute yourself.', 'The other side answers.')
      if (dispute.answer !== undefined)
        refuse('DISPUTE_ANSWERED', `It was answered at ${dispute.answer.at}.`, 'Wait for what the operators decide.')
      return [{ kind: 'dispute-answered', round: name, delivery, organisation, why, ...hashed(hash) }]
    },
  ),
  'decide-dispute': command(
    OPERATOR_ONLY,
    'operate',
    'Decides a dispute: dismissed, or the price is reduced by an amount, which the buyer has back of what is bound.',
    z.strictObject({
      ...which,
      decision: z.enum(['dismissed', 'reduced']),
      amount: money.optional().meta({ description: 'what the buyer has back, where the price is reduced' }),
      why: text,
    }),
    (venue, { round: name, delivery, decision, amount, why }, context) => {
      const round = roundNamed(venue, name)
      const dispute = openDispute(round, delivery)
      refuseLapsed(dispute, context)
      if (dispute.answer === undefined && !isOverBy(daysAfter(dispute.at, ANSWER_DAYS), context.at))
        refuse(
          'DISPUTE_UNHEARD',
          `The other side has ${ANSWER_DAYS} days from ${dispute.at} to answer.`,
          'Wait for its answer, or until then.',
        )
      if ((decision === 'reduced') !== (amount !== undefined))
        refuse(
          'DISPUTE_AMOUNT',
          'A reduced price takes an amount, and a dismissed dispute takes none.',
          'Give the amount that the buyer has back, or leave it out.',
        )
      if (amount !== undefined) refuseBeyondBound(venue, round, { delivery, amount })
      return [
        { kind: 'dispute-decided', round: name, delivery, decision, ...(amount === undefined ? {} : { amount }), why },
      ]
    },
  ),
  'end-dispute': command(
    ['operator', 'trader'],
    'orders',
    'Ends a dispute without a decision, so that the seller has all that is bound: by the buyer at any time, by either side or an operator once the time to decide is over.',
    z.strictObject(which),
    (venue, { round: name, delivery }, context) => {
      const isOperator = context.actor.role === 'operator'
      const organisation = isOperator ? undefined : ownOrganisation(venue, context)
      const round = roundNamed(venue, name)
      const dispute = openDispute(round, delivery, organisation)
      if (hasLapsed(dispute, context)) return [{ kind: 'dispute-ended', round: name, delivery, how: 'lapsed' }]
      // A seller that could end its own would take the buyer's only one from it.
      if (buyerOf(round, delivery) !== organisation)
        refuse(
          'DISPUTE_OF_BUYER',
          `For ${DISPUTE_DAYS} days from ${dispute.at} it is for the operators to decide, or for the buyer to end.`,
          isOperator ? 'Decide it (decide-dispute).' : 'Say what you have to say (answer-dispute), and wait.',
        )
      return [{ kind: 'dispute-ended', round: name, delivery, how: 'withdrawn' }]
    },
  ),
} as const

const hashed = (analysed: string | undefined): { readonly analysis?: string } =>
  analysed === undefined ? {} : { analysis: analysed }

function buyerOf(round: Round, delivery: string): string {
  const parcel = round.deliveries.get(delivery)?.parcel
  return parcel === undefined ? '' : partiesOf(round, parcel).buyer
}

const hasLapsed = (dispute: Dispute, { at }: Pick<Context, 'at'>): boolean => isOverBy(lapsesAt(dispute), at)

function refuseLapsed(dispute: Dispute, context: Pick<Context, 'at'>): void {
  if (hasLapsed(dispute, context))
    refuse(
      'DISPUTE_LAPSED',
      `It was not decided in ${DISPUTE_DAYS} days from ${dispute.at}, and counts as dismissed.`,
      'End it (end-dispute), so that what is bound goes to the seller.',
    )
}

/** @param organisation a side of it: there are none of others, for all that they are shown */
function openDispute(round: Round, delivery: string, organisation?: string): Dispute {
  const dispute = round.disputes.get(delivery)
  const parcel = round.deliveries.get(delivery)?.parcel
  const isSide =
    organisation === undefined ||
    (parcel !== undefined && Object.values(partiesOf(round, parcel)).includes(organisation))
  if (dispute === undefined || !isSide)
    return refuse(
      'DISPUTE_UNKNOWN',
      `There is no dispute about "${delivery}" in "${round.id}".`,
      'Look at the list of disputes.',
    )
  if (dispute.end !== undefined)
    return refuse('DISPUTE_OVER', `It was ${dispute.end.how} at ${dispute.end.at}.`, 'There is nothing to do.')
  return dispute
}

function refuseUndisputable(
  venue: MarketState,
  round: Round,
  { delivery, organisation, at }: { readonly delivery: string; readonly organisation: string; readonly at: string },
): void {
  const found = deliveryStanding(venue, round, delivery)
  const sides = found === undefined ? [] : Object.values(partiesOf(round, found.parcel))
  // What others have handed over is nobody's business.
  if (found === undefined || !sides.includes(organisation))
    return refuse(
      'DELIVERY_UNKNOWN',
      `Your organisation has no delivery "${delivery}" in "${round.id}".`,
      'Look at the list of your parcels.',
    )
  const until = disputableUntil(round, found.at)
  if (until === undefined)
    return refuse('DISPUTES_NONE', `The terms of "${round.id}" know no disputes.`, 'Settle it with the other side.')
  if (isOverBy(until, at))
    refuse(
      'DISPUTE_TOO_LATE',
      `It was recorded at ${found.at}, and could be disputed for ${round.spec.disputeDays} days.`,
      'Settle it with the other side.',
    )
  if (round.disputes.has(delivery))
    refuse('DISPUTE_TWICE', 'This delivery was disputed before.', 'Each delivery is disputed once.')
}

function refuseBeyondBound(
  venue: MarketState,
  round: Round,
  { delivery, amount }: { readonly delivery: string; readonly amount: string },
): void {
  const bound = boundByDisputes(venue, round).get(delivery) ?? 0n
  if (billionthsOf(amount) > bound)
    refuse(
      'DISPUTE_BEYOND',
      `${decimalOf(bound)} ${venue.currency} are bound for this delivery, and the price would be reduced by ${amount}.`,
      'Reduce it by no more than that.',
    )
  const buyer = buyerOf(round, delivery)
  if (round.defaulted.has(buyer))
    refuse(
      'DISPUTE_DEFAULTED',
      `${buyer} is in default in "${round.id}", and others have paid for it.`,
      'Dismiss the dispute: a lower price would be paid to who has not paid.',
    )
}
