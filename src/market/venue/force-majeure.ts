import { z } from 'zod'
import { command, id, OPERATOR_ONLY, ownOrganisation, roundNamed, sha256, text, TRADER_ONLY, uri } from './command.ts'
import { openParcels } from './delivery.ts'
import { DAY_MS, daysAfter, isOverBy } from './days.ts'
import type { MarketEvent } from './event.ts'
import type { Parcel } from './parcels.ts'
import { goodsAt } from './plain.ts'
import { refuse } from './refusal.ts'
import type { Round } from './round.ts'

/** Force majeure: what a seller could not have prevented gives it time and, if the goods do not come all the same, spares it the damages. */

/** How long operators have to decide; what they do not is refused. */
const FORCE_MAJEURE_DAYS = 14

export interface ForceMajeure {
  readonly parcel: string
  readonly at: string
  readonly why: string
  /** SHA-256 of a document that shows it. */
  readonly document: string | undefined
  decision: Decision | undefined
}
interface Decision {
  readonly at: string
  /** How much later the goods are due; none if it was refused. */
  readonly days: number
  readonly why: string
}

const monthOf = ({ sink }: Pick<Parcel, 'sink'>): string => goodsAt(sink).month

/** When a parcel is to be handed over: by the end of its month (UTC), in ms since 1970. */
function dueAt(parcel: Pick<Parcel, 'sink'>): number {
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

type ForceMajeureEvent = Extract<MarketEvent, { readonly kind: `force-majeure${string}` }>

/** Takes note of a declaration, and of what operators decide about it. */
export function noteForceMajeure(
  { forceMajeure }: Pick<Round, 'forceMajeure'>,
  event: ForceMajeureEvent,
  at: string,
): void {
  const { parcel, why } = event
  if (event.kind === 'force-majeure') {
    forceMajeure.set(parcel, { parcel, at, why, document: event.document, decision: undefined })
    return
  }
  const declared = forceMajeure.get(parcel)
  if (declared === undefined) throw new Error(`no force majeure about ${parcel}`)
  declared.decision = { at, days: event.days ?? 0, why }
}

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

const which = { round: id, parcel: uri }

export const forceMajeureCommands = {
  'declare-force-majeure': command(
    TRADER_ONLY,
    'orders',
    'Declares, before goods are due that your organisation has sold, that something beyond its control keeps it from handing them over in time. Once for each parcel.',
    z.strictObject({
      ...which,
      why: text,
      document: sha256
        .optional()
        .meta({ description: 'SHA-256 of a document that shows it; the document itself goes to the operators' }),
    }),
    (venue, { round: name, parcel, why, document }, context) => {
      const organisation = ownOrganisation(venue, context)
      const round = roundNamed(venue, name, 'cleared')
      const found = round.parcels.find(({ id: one }) => one === parcel)
      const isOpen = openParcels(venue, round).some((one) => one.parcel === parcel)
      if (round.spec.forceMajeureDays === undefined)
        refuse(
          'FORCE_MAJEURE_NONE',
          `The terms of "${name}" do not know force majeure.`,
          'Come to terms with the buyer, or hand over what you can.',
        )
      if (!isOpen || found === undefined || round.orders.get(found.from)?.organisation !== organisation)
        return refuse(
          'PARCEL_UNKNOWN',
          `Your organisation has nothing to hand over of "${parcel}".`,
          'Look at the list of your parcels.',
        )
      if (round.forceMajeure.has(parcel))
        refuse('FORCE_MAJEURE_TWICE', 'It was declared about this parcel before.', 'Wait for what is decided.')
      if (isOverBy(dueAt(found), context.at))
        refuse(
          'FORCE_MAJEURE_LATE',
          `The goods were due by the end of ${monthOf(found)} (UTC).`,
          'It is declared before that; come to terms with the buyer.',
        )
      return [
        {
          kind: 'force-majeure',
          round: name,
          parcel,
          organisation,
          why,
          ...(document === undefined ? {} : { document }),
        },
      ]
    },
  ),
  'decide-force-majeure': command(
    OPERATOR_ONLY,
    'operate',
    'Decides what a seller has declared: accepted, with days by which the goods are due later and no damages if they do not come by then; or refused.',
    z.strictObject({
      ...which,
      days: z.number().int().min(1).optional().meta({ description: 'if it is accepted; no more than the terms give' }),
      why: text,
    }),
    (venue, { round: name, parcel, days, why }, { at }) => {
      const { forceMajeure, spec } = roundNamed(venue, name, 'cleared')
      const declared = forceMajeure.get(parcel)
      const most = spec.forceMajeureDays ?? 0
      if (declared === undefined)
        return refuse(
          'FORCE_MAJEURE_UNKNOWN',
          'Nothing was declared about this parcel.',
          'Look at the list of those that are.',
        )
      if (declared.decision !== undefined)
        refuse('FORCE_MAJEURE_OVER', `It was decided at ${declared.decision.at}.`, 'There is nothing to do.')
      if (isOverBy(decidedBy(declared), at))
        refuse(
          'FORCE_MAJEURE_OVER',
          `It was not decided in ${FORCE_MAJEURE_DAYS} days from ${declared.at}, and counts as refused.`,
          'There is nothing to do.',
        )
      if (days !== undefined && days > most)
        refuse('FORCE_MAJEURE_DAYS', `The terms of "${name}" give ${most} days at most.`, 'Give no more than that.')
      return [{ kind: 'force-majeure-decided', round: name, parcel, ...(days === undefined ? {} : { days }), why }]
    },
  ),
} as const
