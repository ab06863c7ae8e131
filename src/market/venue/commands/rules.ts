import { z } from 'zod'
import { command, OPERATOR_ONLY } from './command.ts'
import { refuse } from '../forms/refusal.ts'
import { UNDER_WAY } from '../state/round.ts'
import { RULES } from '../events/rules-version.ts'

export const rulesCommands = {
  'adopt-rules': command(
    OPERATOR_ONLY,
    'operate',
    'Has a market that was founded by older rules go on by those of this release. No round may be under way.',
    z.strictObject({ version: z.int().min(2).max(RULES).meta({ 'x-unit': 'number' }) }),
    (venue, { version }) => {
      if (venue.version >= version) refuse('RULES_ADOPTED', { version: venue.version })
      const going = [...venue.rounds.values()].filter(({ status }) => UNDER_WAY.includes(status))
      if (going.length > 0)
        refuse('RULES_ROUNDS', { rounds: going.map(({ id, status }) => `"${id}" is ${status}`).join(', ') })
      const { keepsTables, world, tables } = venue
      return [{ kind: 'rules-version', version, ...(keepsTables ? {} : { world, tables: tables.written }) }]
    },
  ),
} as const
