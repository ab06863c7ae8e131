import { boundByDisputes } from '../dispute-money.ts'
import { ANSWER_DAYS, daysAfter, lapsesAt, partiesOf, type Dispute } from '../dispute.ts'
import { goodsAt, kilogramText, moneyText } from '../plain.ts'
import type { Actor } from '../roles.ts'
import type { Round } from '../round.ts'
import type { Venue } from '../venue.ts'
import { mayRead, memberReading, OVERSEERS } from './reading.ts'
import type { ClaimsShown } from './shown.ts'

/** Disputes: those of a member for its people, all for operators and auditors. */
export function claimsView(venue: Venue, actor: Actor): ClaimsShown {
  mayRead(actor, ['trader', 'reader', ...OVERSEERS])
  const own = OVERSEERS.includes(actor.role) ? undefined : memberReading(venue, actor)
  return { disputes: disputesOf(venue, own).map(({ round, dispute }) => disputeView(venue, round, dispute)) }
}

interface InRound {
  readonly round: Round
  readonly dispute: Dispute
}

/** Disputes of which a member is a side; all, if none is named. */
export const disputesOf = ({ rounds }: Pick<Venue, 'rounds'>, member?: string): InRound[] =>
  [...rounds.values()].flatMap((round) =>
    [...round.disputes.values()]
      .filter(({ delivery }) => {
        const parcel = round.deliveries.get(delivery)?.parcel
        if (parcel === undefined) return false
        return member === undefined || Object.values(partiesOf(round, parcel)).includes(member)
      })
      .map((dispute) => ({ round, dispute })),
  )

function disputeView(venue: Venue, round: Round, dispute: Dispute): ClaimsShown['disputes'][number] {
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
