import { z } from 'zod'
import { canonicalJson } from '../../canonical.ts'
import { command, OPERATOR_ONLY, type Deciding } from './command.ts'
import { id } from '../forms/schemas.ts'
import type { MarketEvent } from '../events/event.ts'
import { aboutWhom } from '../rules/people/operator-act.ts'
import { ALONE_BEFORE, FOR_TWO, isForTwo } from '../events/for-two.ts'
import { hadStood, hasLapsed, standingOperators, takesTwo } from '../rules/people/operators.ts'
import { refuse } from '../forms/refusal.ts'
import type { Proposal } from '../state/people.ts'
import type { MarketState } from '../state/market-state.ts'

/** Refuses a command of one operator that takes two. What a member asks in its own name takes none. */
export function refuseAlone(venue: MarketState, name: string, input: unknown, { actor, at }: Deciding): void {
  if (actor.role !== 'operator' || !isForTwo(name) || !takesTwo(venue, at)) return
  if (venue.version < 3 && ALONE_BEFORE.has(name)) return
  // Who has proposed a key, or sees another do it, takes it back alone.
  if (name === 'revoke-signing-key' && venue.proposedKeys.has((input as { key: string }).key)) return
  refuse('TAKES_TWO_OPERATORS', { command: name.replaceAll('-', ' ') })
}

/** By two operators: one proposes a command, another agrees, and only then is it decided and done. */
export const proposalCommands = {
  'require-two': command(
    OPERATOR_ONLY,
    'operate',
    'Has the market take two operators, for good, for what one alone could abuse.',
    z.strictObject({ forGood: z.literal(true).meta({ description: 'it is not taken back' }) }),
    (venue, _, { at }) => {
      if (venue.needsTwo) refuse('TWO_REQUIRED', {})
      if (standingOperators(venue, at).length < 2) refuse('OPERATORS_TOO_FEW:none', {})
      return [{ kind: 'two-required' }]
    },
  ),
  propose: command(
    OPERATOR_ONLY,
    'operate',
    'Proposes a command that takes two operators. It is done once another agrees, within seven days.',
    z.strictObject({
      proposal: id,
      command: z.enum(FOR_TWO),
      input: z.looseObject({}).meta({ description: 'of that command' }),
    }),
    async (venue, { proposal, command: name, input }, context) => {
      // What was proposed under an id stays what it was: nobody agrees to something else.
      if (venue.proposalIds.has(proposal)) refuse('PROPOSAL_TWICE', { proposal })
      if (canonicalJson(input).length > LONGEST) refuse('PROPOSAL_TOO_LONG', {})
      const [first] = await context.carryOut(name, input)
      const organisation = first?.kind === 'deposit-class' ? first.organisation : first && aboutWhom(venue, first)
      return [
        {
          kind: 'proposed',
          proposal,
          command: name,
          input,
          ...(organisation === undefined ? {} : { organisation }),
        },
      ]
    },
  ),
  'agree-to-proposal': command(
    OPERATOR_ONLY,
    'operate',
    'Agrees to what another operator has proposed: it is decided again and done.',
    z.strictObject({ proposal: id }),
    async (venue, { proposal }, context): Promise<MarketEvent[]> => {
      const { by, at, command: name, input } = proposalNamed(venue, proposal)
      const { actor } = context
      const both = [by, actor.user]
      const stood = both.every((user) => venue.users.get(user)?.role === 'operator' && hadStood(venue, user, at))
      if (by === actor.user || !stood) refuse('PROPOSAL_NEEDS_ANOTHER', { by })
      if (hasLapsed(at, context.at)) refuse('PROPOSAL_LAPSED', { at })
      return [{ kind: 'agreed', proposal, command: name }, ...(await context.carryOut(name, input))]
    },
  ),
  'withdraw-proposal': command(
    OPERATOR_ONLY,
    'operate',
    'Withdraws a proposal of yours, or refuses that of another operator: nobody can agree to it any more.',
    z.strictObject({ proposal: id }),
    (venue, { proposal }) => [
      { kind: 'proposal-withdrawn', proposal, command: proposalNamed(venue, proposal).command },
    ],
  ),
} as const

/** Bytes of what is proposed, as canonical JSON. */
const LONGEST = 20_000

function proposalNamed(venue: MarketState, proposal: string): Proposal {
  return venue.proposals.get(proposal) ?? refuse('PROPOSAL_UNKNOWN', { proposal })
}
