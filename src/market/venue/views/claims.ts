import { boundByDisputes } from '../rules/money/dispute-money.ts'
import { daysAfter } from '../forms/days.ts'
import { openParcels } from '../rules/goods/delivery.ts'
import { ANSWER_DAYS, lapsesAt, partiesOf } from '../rules/goods/dispute.ts'
import type { Dispute, ForceMajeure, TradeReview } from '../state/claims.ts'
import { decidedBy, dueWith } from '../rules/goods/force-majeure.ts'
import { goodsAt, kilogramText, moneyText } from '../forms/plain.ts'
import type { Actor } from '../events/roles.ts'
import type { Round } from '../state/round.ts'
import { consentBy, reviewedBy, whyNotReviewable } from '../rules/goods/trade-review.ts'
import type { MarketState } from '../state/market-state.ts'
import { mayRead, memberReading, OVERSEERS } from './reading.ts'
import type { ClaimsShown, ParcelsShown } from './shown.ts'

/** Disputes, requests for cancellations and what sellers have declared: those of a member for its people, all for operators and auditors. */
export function claimsView(venue: MarketState, actor: Actor): ClaimsShown {
  mayRead(actor, ['trader', 'reader', ...OVERSEERS])
  const own = OVERSEERS.includes(actor.role) ? undefined : memberReading(venue, actor)
  return {
    forceMajeure: [...venue.rounds.values()].flatMap((round) => declaredIn(round, own)),
    tradeReviews: [...venue.rounds.values()].flatMap((round) => reviewsIn(venue, round, own)),
    disputes: disputesOf(venue, own).map(({ round, dispute }) => disputeView(venue, round, dispute)),
  }
}

function declaredIn(round: Round, own: string | undefined): ClaimsShown['forceMajeure'] {
  return [...round.forceMajeure.values()].flatMap((declared) => {
    const parcel = round.parcels.find(({ id }) => id === declared.parcel)
    if (parcel === undefined) return []
    const sides = partiesOf(round, parcel)
    if (own !== undefined && !Object.values(sides).includes(own)) return []
    const due = dueWith(parcel, declared)
    const kg = kilogramText(parcel.grams)
    return [
      { round: round.id, parcel: parcel.id, ...sides, ...goodsAt(parcel.sink), kg, due, ...declaredView(declared) },
    ]
  })
}

export const declaredView = (declared: ForceMajeure): NonNullable<ParcelsShown['parcels'][number]['forceMajeure']> => ({
  at: declared.at,
  why: declared.why,
  ...(declared.document === undefined ? {} : { document: declared.document }),
  until: decidedBy(declared),
  ...(declared.decision === undefined ? {} : { decision: declared.decision }),
})

function reviewsIn(venue: MarketState, round: Round, own: string | undefined): ClaimsShown['tradeReviews'] {
  return [...round.tradeReviews.values()].flatMap((review) => {
    const parcel = round.parcels.find(({ id }) => id === review.parcel)
    if (parcel === undefined) return []
    const sides = partiesOf(round, parcel)
    if (own !== undefined && !Object.values(sides).includes(own)) return []
    const kg = kilogramText(parcel.grams)
    const of = { round: round.id, parcel: parcel.id, ...sides, ...goodsAt(parcel.sink), kg }
    return [{ ...of, ...reviewView(venue, round, review) }]
  })
}

export function reviewView(
  venue: MarketState,
  round: Round,
  { parcel: id, by, at, why, compensation, answer, end }: TradeReview,
): NonNullable<ParcelsShown['parcels'][number]['tradeReview']> {
  const parcel = round.parcels.find((one) => one.id === id)
  const isOpen = openParcels(venue, round).some((one) => one.parcel === id)
  return {
    by,
    at,
    why,
    compensation: moneyText(compensation),
    consentBy: consentBy({ at }),
    until: reviewedBy({ at }),
    open: isOpen && parcel !== undefined && whyNotReviewable(round, parcel) === undefined,
    ...(answer === undefined ? {} : { answer }),
    ...(end === undefined ? {} : { end: { how: end.how, at: end.at, why: end.why } }),
  }
}

interface InRound {
  readonly round: Round
  readonly dispute: Dispute
}

/** Disputes of which a member is a side; all, if none is named. */
export const disputesOf = ({ rounds }: Pick<MarketState, 'rounds'>, member?: string): InRound[] =>
  [...rounds.values()].flatMap((round) =>
    [...round.disputes.values()]
      .filter(({ delivery }) => {
        const parcel = round.deliveries.get(delivery)?.parcel
        if (parcel === undefined) return false
        return member === undefined || Object.values(partiesOf(round, parcel)).includes(member)
      })
      .map((dispute) => ({ round, dispute })),
  )

function disputeView(venue: MarketState, round: Round, dispute: Dispute): ClaimsShown['disputes'][number] {
  const { delivery, by, about, end, answer } = dispute
  const { parcel, grams } = round.deliveries.get(delivery) ?? {}
  if (parcel === undefined || grams === undefined) throw new Error(`no delivery ${delivery}`)
  return {
    round: round.id,
    delivery,
    parcel: parcel.id,
    ...partiesOf(round, parcel),
    ...goodsAt(parcel.sink),
    kg: kilogramText(grams),
    by,
    about,
    ...saidOf(dispute),
    ...(answer === undefined ? {} : { answer: saidOf(answer) }),
    heard: daysAfter(dispute.at, ANSWER_DAYS),
    until: lapsesAt(dispute),
    bound: moneyText(boundByDisputes(venue, round).get(delivery) ?? 0n),
    ...(end === undefined ? {} : { end: endOf(end) }),
  }
}

const saidOf = ({
  at,
  why,
  analysis,
}: Pick<Dispute, 'at' | 'why' | 'analysis'>): { at: string; why: string; analysis?: string } => ({
  at,
  why,
  ...(analysis === undefined ? {} : { analysis }),
})

const endOf = ({
  how,
  at,
  amount,
  why,
}: NonNullable<Dispute['end']>): NonNullable<ClaimsShown['disputes'][number]['end']> => ({
  how,
  at,
  amount: moneyText(amount),
  ...(why === undefined ? {} : { why }),
})
