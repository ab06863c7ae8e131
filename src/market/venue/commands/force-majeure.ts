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
      if (round.spec.forceMajeureDays === undefined) refuse('FORCE_MAJEURE_NONE', { name })
      if (!isOpen || found === undefined || round.orders.get(found.from)?.organisation !== organisation)
        return refuse('PARCEL_UNKNOWN', { parcel })
      if (round.forceMajeure.has(parcel)) refuse('FORCE_MAJEURE_TWICE', {})
      if (isOverBy(dueAt(found), context.at)) refuse('FORCE_MAJEURE_LATE', { found: monthOf(found) })
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
      days: z
        .number()
        .int()
        .min(1)
        .optional()
        .meta({ 'x-unit': 'days', description: 'if it is accepted; no more than the terms give' }),
      why: text,
    }),
    (venue, { round: name, parcel, days, why }, { at }) => {
      const { forceMajeure, spec } = roundNamed(venue, name, 'cleared')
      const declared = forceMajeure.get(parcel)
      const most = spec.forceMajeureDays ?? 0
      if (declared === undefined) return refuse('FORCE_MAJEURE_UNKNOWN', {})
      if (declared.decision !== undefined) refuse('FORCE_MAJEURE_OVER', { at: declared.decision.at })
      if (isOverBy(decidedBy(declared), at))
        refuse('FORCE_MAJEURE_OVER:lapsed', { days: FORCE_MAJEURE_DAYS, at: declared.at })
      if (days !== undefined && days > most) refuse('FORCE_MAJEURE_DAYS', { name, most })
      return [{ kind: 'force-majeure-decided', round: name, parcel, ...(days === undefined ? {} : { days }), why }]
    },
  ),
} as const
