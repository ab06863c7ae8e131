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
      if (dispute.by === organisation) refuse('DISPUTE_OWN', {})
      if (dispute.answer !== undefined) refuse('DISPUTE_ANSWERED', { at: dispute.answer.at })
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
        refuse('DISPUTE_UNHEARD', { days: ANSWER_DAYS, at: dispute.at })
      if ((decision === 'reduced') !== (amount !== undefined)) refuse('DISPUTE_AMOUNT', {})
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
        refuse('DISPUTE_OF_BUYER', {
          days: DISPUTE_DAYS,
          at: dispute.at,
          reader: isOperator ? 'operator' : 'seller',
        })
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
  if (hasLapsed(dispute, context)) refuse('DISPUTE_LAPSED', { days: DISPUTE_DAYS, at: dispute.at })
}

/** @param organisation a side of it: there are none of others, for all that they are shown */
function openDispute(round: Round, delivery: string, organisation?: string): Dispute {
  const dispute = round.disputes.get(delivery)
  const parcel = round.deliveries.get(delivery)?.parcel
  const isSide =
    organisation === undefined ||
    (parcel !== undefined && Object.values(partiesOf(round, parcel)).includes(organisation))
  if (dispute === undefined || !isSide) return refuse('DISPUTE_UNKNOWN', { delivery, round: round.id })
  if (dispute.end !== undefined) return refuse('DISPUTE_OVER', { how: dispute.end.how, at: dispute.end.at })
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
    return refuse('DELIVERY_UNKNOWN', { delivery, round: round.id })
  const until = disputableUntil(round, found.at)
  if (until === undefined) return refuse('DISPUTES_NONE', { round: round.id })
  if (isOverBy(until, at)) refuse('DISPUTE_TOO_LATE', { at: found.at, days: round.spec.disputeDays ?? 0 })
  if (round.disputes.has(delivery)) refuse('DISPUTE_TWICE', {})
}

function refuseBeyondBound(
  venue: MarketState,
  round: Round,
  { delivery, amount }: { readonly delivery: string; readonly amount: string },
): void {
  const bound = boundByDisputes(venue, round).get(delivery) ?? 0n
  if (billionthsOf(amount) > bound)
    refuse('DISPUTE_BEYOND', { bound: decimalOf(bound), currency: venue.currency, amount })
  const buyer = buyerOf(round, delivery)
  if (round.defaulted.has(buyer)) refuse('DISPUTE_DEFAULTED', { buyer, round: round.id })
}
