import { z } from 'zod'
import { command, memberNamed, OPERATOR_ONLY } from './command.ts'
import { sha256, text, uri } from '../forms/schemas.ts'
import { refuse } from '../forms/refusal.ts'
import { SCREENINGS } from '../events/screening.ts'

/** Records that members were looked into. */
export const screeningCommands = {
  'record-screening': command(
    OPERATOR_ONLY,
    'operate',
    'Records that a member was looked into: who it is (identity), or whether sanctions name it; by whom, when, and until when that is good. Takes the place of the record before.',
    z.strictObject({
      organisation: uri,
      what: z.enum(SCREENINGS),
      by: text.meta({ description: 'who has done it' }),
      on: z.iso.date(),
      until: z.iso.date().meta({ description: 'the last day on which it is good (UTC)' }),
      document: sha256.meta({ description: 'SHA-256 of the document, which stays with who keeps it' }),
    }),
    (venue, { organisation, ...record }, { at }) => {
      if (record.on > at.slice(0, 10) || record.until < record.on)
        refuse('SCREENING_DATES', { on: record.on, until: record.until, today: at.slice(0, 10) })
      return [{ kind: 'screening', organisation: memberNamed(venue, organisation), ...record }]
    },
  ),
} as const
