import { z } from 'zod'
import { command, OPERATOR_ONLY } from './command.ts'
import { refuse } from './refusal.ts'
import { UNDER_WAY } from './round.ts'

/**
 * Version of the rules by which commands are decided. An entry is held for ever against the rules of its own day: another version is
 * for what an entry of before would not pass, or would be read as something else.
 *
 *     1  what a log says that names no version
 *     2  keys of trustees for one round, envelopes bound to order and sender, recipes of the registry, goods against money,
 *        limits by member, standing as of the close, commands signed by members
 *     3  trustees of whom fewer than open a round cannot have an order unread, all frozen at the announced time of the close, rounds
 *        that share a plant in the order of their closes, shares by the same part at the margin, baskets and storage, one text for
 *        a key of a trustee, an id of a key that was proposed for no other
 */
export const RULES = 3

export const rulesCommands = {
  'adopt-rules': command(
    OPERATOR_ONLY,
    'operate',
    'Has a market that was founded by older rules go on by those of this release. No round may be under way.',
    z.strictObject({ version: z.int().min(2).max(RULES) }),
    (venue, { version }) => {
      if (venue.version >= version)
        refuse('RULES_ADOPTED', `The market keeps to version ${venue.version} of the rules.`, 'There is nothing to do.')
      const going = [...venue.rounds.values()].filter(({ status }) => UNDER_WAY.includes(status))
      if (going.length > 0)
        refuse(
          'RULES_ROUNDS',
          `Orders were taken by the rules of before: ${going.map(({ id, status }) => `"${id}" is ${status}`).join(', ')}.`,
          'Finish these rounds with the release that announced them, or declare them void.',
        )
      const { keepsTables, world, tables } = venue
      return [{ kind: 'rules-version', version, ...(keepsTables ? {} : { world, tables: tables.written }) }]
    },
  ),
} as const
