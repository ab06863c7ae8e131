import type { Parcel, Round } from '../../state/round.ts'
import { goodsAt } from '../../forms/plain.ts'
import type { ForceMajeure } from '../../state/claims.ts'
import { daysAfter, DAY_MS, isOverBy } from '../../forms/days.ts'
import { refuse } from '../../forms/refusal.ts'

/** Force majeure: what a seller could not have prevented gives it time and, if the goods still do not come, spares it the damages. */

/** How long operators have to decide; what they do not is refused. */
export const FORCE_MAJEURE_DAYS = 14

export const monthOf = ({ sink }: Pick<Parcel, 'sink'>): string => goodsAt(sink).month

/** When a parcel is to be handed over: by the end of its month (UTC), in ms since 1970. */
export function dueAt(parcel: Pick<Parcel, 'sink'>): number {
  const [year = 0, month = 0] = monthOf(parcel).split('-').map(Number)
  return Date.UTC(year, month)
}

/** Until when operators may decide, in ms since 1970. */
export const decidedBy = ({ at }: Pick<ForceMajeure, 'at'>): number => daysAfter(at, FORCE_MAJEURE_DAYS)

/** When a parcel is due, given what was declared about it, in ms since 1970. */
export const dueWith = (parcel: Pick<Parcel, 'sink'>, declared: ForceMajeure | undefined): number =>
  dueAt(parcel) + (declared?.decision?.days ?? 0) * DAY_MS

/** Whether its seller owes no damages for what does not come. */
export const isExcused = ({ forceMajeure }: Pick<Round, 'forceMajeure'>, parcel: string): boolean =>
  (forceMajeure.get(parcel)?.decision?.days ?? 0) > 0

/** Refuses to declare undelivered what may still come. */
export function refuseBeforeDue(round: Round, parcel: string, at: string): void {
  const declared = round.forceMajeure.get(parcel)
  const found = round.parcels.find(({ id: one }) => one === parcel)
  if (declared === undefined || found === undefined) return
  if (declared.decision === undefined && !isOverBy(decidedBy(declared), at))
    refuse(
      'FORCE_MAJEURE_OPEN',
      `Its seller declared force majeure at ${declared.at}, and that is not decided.`,
      'Decide it first (decide-force-majeure).',
    )
  if (isExcused(round, parcel) && !isOverBy(dueWith(found, declared), at))
    refuse(
      'FORCE_MAJEURE_TIME',
      `Force majeure was accepted: it is due ${declared.decision?.days ?? 0} days after the end of ${monthOf(found)} (UTC).`,
      'Wait until then.',
    )
}
