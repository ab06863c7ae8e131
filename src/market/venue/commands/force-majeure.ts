import { z } from 'zod'
import { command, OPERATOR_ONLY, ownOrganisation, roundNamed, TRADER_ONLY } from './command.ts'
import { id, sha256, text, uri } from '../forms/schemas.ts'
import { openParcels } from '../rules/goods/delivery.ts'
import { isOverBy } from '../forms/days.ts'
import { refuse } from '../forms/refusal.ts'
import { decidedBy, dueAt, monthOf, FORCE_MAJEURE_DAYS } from '../rules/goods/force-majeure.ts'

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
